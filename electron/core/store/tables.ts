// Every table whose rows sync: its fields, which of them are booleans, and the noun that is said to have changed.
import type { Noun } from '../../../shared/contract/session.ts'
import { SHAPES, type Entity } from '../../../shared/sync/shapes.ts'
import { fold } from '../search/fold.ts'

/** One value of a column as the domain sees it. */
export type Value = string | number | boolean | null
export type Fields = Record<string, Value>

export interface Table {
  readonly name: string
  readonly noun: Noun
  /** Columns that sync carries, without `id`. */
  readonly fields: readonly string[]
  readonly booleans: ReadonlySet<string>
  /** Long texts that the hub merges: an operation tells what they were. */
  readonly texts: ReadonlySet<string>
  /** Of those, where nothing gives way: both hands' words stay. */
  readonly gathered: ReadonlySet<string>
  /** Local columns computed from the fields. */
  readonly derive: (fields: Fields) => Fields
  /** The column that names the row this one hangs on, and its table: such a row is an example when its parent is. */
  readonly parent?: { readonly column: string; readonly table: string }
}

function table(noun: Noun, name: Entity, fields: readonly string[], more: { booleans?: readonly string[]; folds?: readonly string[]; parent?: Table['parent'] } = {}): Table {
  const folds = more.folds
  return {
    name,
    noun,
    fields,
    booleans: new Set(more.booleans),
    texts: SHAPES[name].texts,
    gathered: SHAPES[name].gathered,
    derive: folds ? (row) => ({ folded: fold(folds.map((field) => row[field] ?? '').join('\n')) }) : () => ({}),
    ...(more.parent && { parent: more.parent }),
  }
}

const ofIdea = { column: 'ideaId', table: 'idea' }
const ofSeries = { column: 'seriesId', table: 'series' }
const ofMetric = { column: 'metricId', table: 'metric' }
const ofMeeting = { column: 'meetingId', table: 'meeting' }

export const TABLES = {
  team: table('members', 'team', ['name']),
  member: table('members', 'member', ['name', 'role', 'teamId', 'createdAt', 'leftAt']),
  segment: table('customers', 'segment', ['name'], { folds: ['name'] }),
  episode: table('customers', 'episode', ['name', 'ownerId', 'position'], { folds: ['name'] }),
  area: table('customers', 'area', ['name'], { folds: ['name'] }),
  customer: table('customers', 'customer', ['name', 'segmentId', 'mergedIntoId'], { folds: ['name'] }),
  customerFact: table('customers', 'customerFact', ['customerId', 'kind', 'text', 'authorId', 'createdAt'], { parent: { column: 'customerId', table: 'customer' } }),
  distinctCustomer: table('customers', 'distinctCustomer', ['customerId', 'otherId'], { parent: { column: 'customerId', table: 'customer' } }),
  learning: table('learnings', 'learning', ['text', 'quote', 'customerId', 'segmentId', 'channel', 'sentiment', 'episodeId', 'areaId', 'happenedOn', 'waits', 'wow', 'visibility', 'authorId', 'teamId', 'createdAt', 'wowCost', 'wowCurrency'], { booleans: ['waits', 'wow'], folds: ['text', 'quote'] }),
  learningTag: table('learnings', 'learningTag', ['learningId', 'tag'], { parent: { column: 'learningId', table: 'learning' } }),
  theme: table('themes', 'theme', ['key', 'name', 'pinned', 'intoId', 'splitFromId', 'unit', 'founders', 'createdAt'], { booleans: ['pinned'] }),
  themeLearning: table('themes', 'themeLearning', ['learningId', 'themeId'], { parent: { column: 'learningId', table: 'learning' } }),
  cause: table('causes', 'cause', ['name', 'parentId', 'areaId', 'remedy', 'removedOn', 'position'], { folds: ['name'] }),
  unitCost: table('causes', 'unitCost', ['areaId', 'channel', 'fromMonth', 'amount', 'currency']),
  rootCause: table('causes', 'rootCause', ['learningId', 'causeId', 'areaId', 'remedy', 'why1', 'why2', 'why3', 'why4', 'why5', 'prevention', 'ideaId', 'createdAt'], { parent: { column: 'learningId', table: 'learning' } }),
  followUp: table('follow-ups', 'followUp', ['learningId', 'customerId', 'ownerId', 'state', 'dueAt', 'answer', 'createdAt', 'acknowledgedAt', 'resolvedAt', 'sharedAt', 'answerBy', 'resolveBy', 'handedById', 'handedAt'], { parent: { column: 'learningId', table: 'learning' } }),
  step: table('ideas', 'step', ['stage', 'name', 'position']),
  question: table('ideas', 'question', ['key', 'position', 'shown', 'required'], { booleans: ['shown', 'required'] }),
  stage: table('ideas', 'stage', ['key', 'name', 'shown'], { booleans: ['shown'] }),
  questionWords: table('ideas', 'questionWords', ['key', 'wording', 'createdAt']),
  idea: table('ideas', 'idea', ['title', 'description', 'stage', 'authorId', 'ownerId', 'teamId', 'expectedBenefit', 'effort', 'mergedIntoId', 'createdAt', 'submittedAt', 'stageAt', 'campaignId', 'categoryId', 'stepId'], { folds: ['title', 'description'] }),
  attachment: table('learnings', 'attachment', ['ofNoun', 'ofId', 'name', 'mime', 'size', 'sha256']),
  category: table('ideas', 'category', ['name'], { folds: ['name'] }),
  campaign: table('ideas', 'campaign', ['name', 'question', 'audience', 'areaId', 'startsAt', 'endsAt', 'closing', 'closedAt', 'createdAt', 'segmentId']),
  campaignTeam: table('ideas', 'campaignTeam', ['campaignId', 'teamId'], { parent: { column: 'campaignId', table: 'campaign' } }),
  benefit: table('ideas', 'benefit', ['ideaId', 'state', 'gainer', 'kind', 'hard', 'low', 'high', 'currency', 'unit', 'cost', 'rate', 'rateTo', 'proof', 'learningId', 'readingId', 'measuredOn', 'enteredById', 'confirmedById', 'confirmedAt', 'confirmedTerms', 'createdAt'], { booleans: ['hard'], parent: ofIdea }),
  ideaAnswer: table('ideas', 'ideaAnswer', ['ideaId', 'question', 'text', 'wordsId'], { parent: ofIdea }),
  ideaCustomer: table('ideas', 'ideaCustomer', ['ideaId', 'customerId'], { parent: ofIdea }),
  supportFor: table('ideas', 'supportFor', ['ideaId', 'memberId', 'customerId', 'createdAt'], { parent: ofIdea }),
  pilotCustomer: table('ideas', 'pilotCustomer', ['ideaId', 'customerId', 'createdAt', 'verdict', 'words', 'saidOn', 'saidById', 'message', 'toldById', 'toldAt'], { parent: ofIdea }),
  ideaChange: table('ideas', 'ideaChange', ['ideaId', 'entity', 'rowId', 'field', 'before', 'after', 'memberId', 'at'], { parent: ofIdea }),
  kudos: table('members', 'kudos', ['ofNoun', 'ofId', 'toId', 'fromId', 'text', 'createdAt']),
  ideaSegment: table('ideas', 'ideaSegment', ['ideaId', 'segmentId'], { parent: ofIdea }),
  evidence: table('ideas', 'evidence', ['ideaId', 'learningId'], { parent: ofIdea }),
  support: table('ideas', 'support', ['ideaId', 'memberId', 'createdAt'], { parent: ofIdea }),
  comment: table('ideas', 'comment', ['ideaId', 'authorId', 'text', 'createdAt', 'asks', 'answers', 'mentions'], { booleans: ['asks', 'answers'], parent: ofIdea }),
  ideaTag: table('ideas', 'ideaTag', ['ideaId', 'tag'], { parent: ofIdea }),
  review: table('ideas', 'review', ['ideaId', 'memberId', 'impact', 'reach', 'confidence', 'effort', 'comment', 'createdAt'], { parent: ofIdea }),
  championNote: table('ideas', 'championNote', ['ideaId', 'authorId', 'text', 'createdAt'], { parent: ofIdea }),
  authorship: table('ideas', 'authorship', ['ideaId', 'memberId'], { parent: ofIdea }),
  distinctPair: table('ideas', 'distinctPair', ['ideaId', 'otherId'], { parent: ofIdea }),
  stageChange: table('ideas', 'stageChange', ['ideaId', 'fromStage', 'toStage', 'reason', 'memberId', 'meetingId', 'createdAt'], { parent: ofIdea }),
  metric: table('metrics', 'metric', ['name', 'kind', 'unit', 'higherIsBetter', 'target', 'createdAt', 'benchmark', 'benchmarkOf', 'least', 'most'], { booleans: ['higherIsBetter'] }),
  metricGoal: table('metrics', 'metricGoal', ['metricId', 'fromOn', 'target', 'benchmark', 'createdAt'], { parent: ofMetric }),
  reading: table('metrics', 'reading', ['metricId', 'episodeId', 'value', 'sampleSize', 'readOn', 'note', 'createdAt', 'variance', 'segmentId', 'teamId'], { parent: ofMetric }),
  series: table('meetings', 'series', ['name', 'weekday', 'time', 'timeZone', 'minutes', 'teamId', 'createdAt', 'every', 'nth', 'firstOn', 'timedAt', 'roles']),
  participant: table('meetings', 'participant', ['seriesId', 'memberId', 'createdAt'], { parent: ofSeries }),
  freeDay: table('meetings', 'freeDay', ['seriesId', 'day', 'lastDay', 'name', 'createdAt'], { parent: ofSeries }),
  templateSegment: table('meetings', 'templateSegment', ['seriesId', 'segment', 'shown', 'position', 'length', 'share', 'minutes', 'most', 'title', 'intro', 'reason'], { booleans: ['shown'], parent: ofSeries }),
  templateFilter: table('meetings', 'templateFilter', ['seriesId', 'segment', 'kind', 'teamId', 'areaId', 'segmentId', 'word'], { parent: ofSeries }),
  meeting: table('meetings', 'meeting', ['seriesId', 'day', 'startsAt', 'minutes', 'state', 'heldAt', 'agenda', 'changedAt'], { parent: ofSeries }),
  meetingRole: table('meetings', 'meetingRole', ['meetingId', 'role', 'memberId'], { parent: ofMeeting }),
  agendaChoice: table('meetings', 'agendaChoice', ['meetingId', 'subject', 'pinned', 'dropped', 'minutes', 'position', 'segment', 'title'], { booleans: ['pinned', 'dropped'], parent: ofMeeting }),
  discussion: table('meetings', 'discussion', ['meetingId', 'subject', 'fingerprint', 'note', 'discussedAt'], { parent: ofMeeting }),
  noteAuthor: table('meetings', 'noteAuthor', ['meetingId', 'subject', 'memberId', 'wrote'], { parent: ofMeeting }),
  decision: table('meetings', 'decision', ['meetingId', 'subject', 'kind', 'reason', 'memberId', 'createdAt', 'ownerId', 'dueOn', 'objection', 'voiceId', 'customerId'], { parent: ofMeeting }),
  meetingRun: table('runs', 'meetingRun', ['meetingId', 'leadId', 'startedAt', 'atSubject', 'atPlace', 'since', 'spent', 'items'], { parent: ofMeeting }),
  actionItem: table('meetings', 'actionItem', ['meetingId', 'seriesId', 'subject', 'title', 'ownerId', 'dueOn', 'doneAt', 'createdAt'], { parent: ofMeeting }),
  pulse: table('meetings', 'pulse', ['meetingId', 'memberId', 'heard', 'recommend'], { parent: ofMeeting }),
  pulseCount: table('meetings', 'pulseCount', ['meetingId', 'counts', 'recommends'], { parent: ofMeeting }),
  follow: table('home', 'follow', ['ideaId', 'memberId', 'follows', 'createdAt'], { booleans: ['follows'], parent: ofIdea }),
  newsMark: table('home', 'newsMark', ['memberId', 'about', 'seenAt', 'upTo', 'off'], { booleans: ['off'] }),
  workspaceRules: table('settings', 'workspaceRules', ['key', 'weekdays', 'opensAt', 'closesAt', 'timeZone', 'answerHours', 'decisionDays', 'followUpHours', 'followUpInOffice', 'silenceWeeks', 'wowCap', 'currency', 'scoring', 'weights', 'impactName', 'reachName', 'confidenceName', 'effortName'], { booleans: ['followUpInOffice'] }),
  savedView: table('views', 'savedView', ['name', 'view', 'shared', 'memberId', 'createdAt'], { booleans: ['shared'] }),
  stageLimit: table('settings', 'stageLimit', ['stage', 'most']),
  erasure: table('session', 'erasure', ['erasureId', 'step', 'rows', 'mentions', 'at'], { booleans: ['mentions'] }),
  conflict: table('ledger', 'conflict', ['entity', 'rowId', 'field', 'value', 'ofId', 'againstId', 'happenedAt', 'resolvedAt', 'resolvedById']),
} as const satisfies Record<string, Table>

export type TableName = keyof typeof TABLES
