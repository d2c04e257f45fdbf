// The ledger: what sync did with people's entries, in fixed lists; and which fields are nobody's words.

/** `merged`: two people's sentences were put together. `overwritten`: of two values one had to give way. */
export const LEDGER_KINDS = ['sent', 'received', 'merged', 'overwritten', 'rejected'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]
/** `gone`: out of this member's sight, or erased. `decided`: a conflict was. `many`: a number of entries at once. */
export const LEDGER_ACTS = ['created', 'changed', 'deleted', 'restored', 'gone', 'decided', 'many'] as const
export type LedgerAct = (typeof LEDGER_ACTS)[number]
/** How long an entry is kept, and how many and how much of them at most. */
export const LEDGER_DAYS = 90
export const LEDGER_ENTRIES = 50_000
export const LEDGER_BYTES = 64 * 1024 * 1024

/** What somebody may decide about a conflict: the value that gave way, the one that stands, or both (long texts only). */
export const CHOICES = ['lost', 'standing', 'both'] as const
export type Choice = (typeof CHOICES)[number]

/** Times and the app's own notes: they change along with what people write, and nobody needs to hear of them apart. */
export const QUIET_FIELDS: ReadonlySet<string> = new Set(['createdAt', 'submittedAt', 'stageAt', 'acknowledgedAt', 'resolvedAt', 'sharedAt', 'answerBy', 'resolveBy', 'wordsId', 'handedById', 'handedAt', 'heldAt', 'discussedAt', 'fingerprint', 'agenda', 'position', 'key', 'founders', 'resolvedById', 'timedAt', 'changedAt', 'rateTo', 'enteredById', 'confirmedAt', 'confirmedTerms', 'saidById', 'toldAt', 'leftAt'])

/** Fields that follow from others of their row: nobody decides about them, and none is put back by itself. */
export const FOLLOWING: ReadonlySet<string> = new Set(['followUp.state', 'followUp.dueAt'])

/** Tables that nobody is told of: what the hub is told beside an idea without a name; where a meeting stands, and who wrote which sentence of a note. A conflict is told by what it is about. */
export const UNTOLD: ReadonlySet<string> = new Set(['authorship', 'conflict', 'erasure', 'pulse', 'pulseCount', 'meetingRun', 'follow', 'newsMark', 'noteAuthor', 'ideaChange'])

/** The row that a row is told and reached with, and the column that names it; others stand for themselves. */
export const HANGS_ON: Readonly<Record<string, { readonly column: string; readonly entity: string }>> = {
  customerFact: { column: 'customerId', entity: 'customer' },
  distinctCustomer: { column: 'customerId', entity: 'customer' },
  learningTag: { column: 'learningId', entity: 'learning' },
  themeLearning: { column: 'learningId', entity: 'learning' },
  rootCause: { column: 'learningId', entity: 'learning' },
  followUp: { column: 'learningId', entity: 'learning' },
  campaignTeam: { column: 'campaignId', entity: 'campaign' },
  benefit: { column: 'ideaId', entity: 'idea' },
  ideaAnswer: { column: 'ideaId', entity: 'idea' },
  ideaCustomer: { column: 'ideaId', entity: 'idea' },
  ideaSegment: { column: 'ideaId', entity: 'idea' },
  evidence: { column: 'ideaId', entity: 'idea' },
  supportFor: { column: 'ideaId', entity: 'idea' },
  pilotCustomer: { column: 'ideaId', entity: 'idea' },
  ideaChange: { column: 'ideaId', entity: 'idea' },
  support: { column: 'ideaId', entity: 'idea' },
  follow: { column: 'ideaId', entity: 'idea' },
  comment: { column: 'ideaId', entity: 'idea' },
  ideaTag: { column: 'ideaId', entity: 'idea' },
  review: { column: 'ideaId', entity: 'idea' },
  championNote: { column: 'ideaId', entity: 'idea' },
  authorship: { column: 'ideaId', entity: 'idea' },
  distinctPair: { column: 'ideaId', entity: 'idea' },
  stageChange: { column: 'ideaId', entity: 'idea' },
  metricGoal: { column: 'metricId', entity: 'metric' },
  reading: { column: 'metricId', entity: 'metric' },
  participant: { column: 'seriesId', entity: 'series' },
  freeDay: { column: 'seriesId', entity: 'series' },
  meetingRole: { column: 'meetingId', entity: 'meeting' },
  templateSegment: { column: 'seriesId', entity: 'series' },
  templateFilter: { column: 'seriesId', entity: 'series' },
  agendaChoice: { column: 'meetingId', entity: 'meeting' },
  discussion: { column: 'meetingId', entity: 'meeting' },
  decision: { column: 'meetingId', entity: 'meeting' },
  pulse: { column: 'meetingId', entity: 'meeting' },
  pulseCount: { column: 'meetingId', entity: 'meeting' },
  noteAuthor: { column: 'meetingId', entity: 'meeting' },
  meetingRun: { column: 'meetingId', entity: 'meeting' },
}

export function hangsOn(entity: string, data: Readonly<Record<string, unknown>>): { entity: string; id: string } | null {
  if (entity === 'attachment' || entity === 'kudos') return typeof data['ofId'] === 'string' ? { entity: String(data['ofNoun']), id: data['ofId'] } : null
  if (entity === 'conflict') return typeof data['rowId'] === 'string' ? { entity: String(data['entity']), id: data['rowId'] } : null
  const parent = Object.hasOwn(HANGS_ON, entity) ? HANGS_ON[entity]! : null
  const id = parent && data[parent.column]
  return typeof id === 'string' ? { entity: parent!.entity, id } : null
}
