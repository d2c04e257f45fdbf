// Who may do what: one table for the screen (what is offered), the core (what is written) and the hub (what is taken). Pure.

export const ROLES = ['employee', 'lead', 'champion', 'admin'] as const
export type Role = (typeof ROLES)[number]
export const ACTS = ['create', 'edit', 'delete', 'restore', 'move'] as const
export type Act = (typeof ACTS)[number]

/** Stands where a member's id would: the author of an idea without a name. No member ever has it. */
export const NAMELESS = '6e616d65-6c65-8573-8000-000000000000'
/** Audience of what champions keep among themselves. */
export const CHAMPIONS = 'role:champion'

type Values = Readonly<Record<string, unknown>>

export interface Person {
  readonly id: string
  readonly role: Role
}

export interface Thing {
  /** The table. */
  readonly entity: string
  /** The row as it is; for `create` as it is to be. */
  readonly data: Values
  /** The row it hangs on, where it hangs on one. */
  readonly parent?: Values | null | undefined
  /** Who created it. */
  readonly creatorId?: string | null | undefined
  /** For `edit`: the fields that change. */
  readonly changes?: Values | undefined
  /** For `move`: where the idea stands, where it goes, and whether a meeting decided it. `with`: the author of the idea it is merged into, or is to be. `toStep`: into a step of that stage. */
  readonly move?: { readonly from: string; readonly to: string; readonly inMeeting: boolean; readonly with?: string | null; readonly toStep?: boolean } | undefined
}

/**
 * `self`: the row's person (author, supporter, decider...) is oneself, and may be nobody else. `owner`: the row's owner. `creator`: who made the row.
 * `parent-author`, `parent-owner`: the person of the row it hangs on. Champions may what leads may, admins may what champions may.
 */
type Who = 'everyone' | 'self' | 'owner' | 'creator' | 'parent-author' | 'parent-owner' | 'lead' | 'champion' | 'admin'

interface Rights {
  readonly create: readonly Who[]
  readonly edit: readonly Who[]
  readonly delete: readonly Who[]
  readonly restore: readonly Who[]
  /** Fields that nobody changes after the creation. */
  readonly fixed?: readonly string[]
  /** The only fields that may be changed. */
  readonly only?: readonly string[]
  /** Whatever one is to the row, one must be this, too. */
  readonly least?: Role
}

const lookup: Rights = { create: ['everyone'], edit: ['lead'], delete: ['champion'], restore: ['champion'] }
const ofIdea = (...fixed: string[]): Rights => ({ create: ['parent-author', 'parent-owner', 'champion'], edit: ['parent-author', 'parent-owner', 'champion'], delete: ['parent-author', 'parent-owner', 'champion'], restore: ['parent-author', 'parent-owner', 'champion'], fixed })
const ofChampions = (...fixed: string[]): Rights => ({ create: ['champion'], edit: ['champion'], delete: ['champion'], restore: ['champion'], fixed })
const ofAdmins = (...fixed: string[]): Rights => ({ create: ['admin'], edit: ['admin'], delete: ['admin'], restore: ['admin'], fixed })
const ofMeeting = (...fixed: string[]): Rights => ({ create: ['lead'], edit: ['lead'], delete: ['lead'], restore: ['lead'], fixed })

/** By table. A table that is missing here is closed to everybody. */
export const RIGHTS: Readonly<Record<string, Rights>> = {
  team: { create: ['lead'], edit: ['admin'], delete: ['admin'], restore: ['admin'] },
  // members come by invitation; role, team and leaving are the hub's commands for admins
  member: { create: [], edit: ['self'], delete: [], restore: [], only: ['name'] },
  segment: lookup,
  episode: lookup,
  area: lookup,
  customer: lookup,
  // whoever knows better mends it
  customerFact: { create: ['self'], edit: ['everyone'], delete: ['self', 'lead'], restore: ['self', 'lead'], fixed: ['customerId', 'authorId', 'createdAt'] },
  distinctCustomer: { create: ['lead'], edit: [], delete: ['lead'], restore: ['lead'] },
  learning: { create: ['self'], edit: ['self', 'champion'], delete: ['self', 'champion'], restore: ['self', 'champion'], fixed: ['authorId', 'teamId', 'createdAt'] },
  learningTag: { create: ['parent-author', 'champion'], edit: [], delete: ['parent-author', 'champion'], restore: ['parent-author', 'champion'] },
  theme: { create: ['lead'], edit: ['lead'], delete: ['lead'], restore: ['lead'], fixed: ['key', 'splitFromId', 'unit'] },
  themeLearning: { create: ['lead'], edit: ['lead'], delete: ['lead'], restore: ['lead'], fixed: ['learningId'] },
  cause: lookup,
  unitCost: { create: ['champion'], edit: ['champion'], delete: ['champion'], restore: ['champion'], fixed: ['areaId', 'channel', 'fromMonth'] },
  // whoever hears of a customer may say how it came about
  rootCause: { create: ['everyone'], edit: ['everyone'], delete: ['parent-author', 'lead'], restore: ['everyone'], fixed: ['learningId', 'createdAt'] },
  attachment: { create: ['parent-author', 'champion'], edit: [], delete: ['parent-author', 'champion'], restore: ['parent-author', 'champion'] },
  followUp: { create: ['parent-author', 'champion'], edit: ['owner', 'parent-author', 'lead'], delete: ['parent-author', 'champion'], restore: ['parent-author', 'champion'], fixed: ['learningId', 'createdAt', 'answerBy', 'resolveBy'] },
  idea: { create: ['self'], edit: ['self', 'owner', 'champion'], delete: ['self', 'champion'], restore: ['self', 'champion'], fixed: ['authorId', 'createdAt', 'stage', 'stageAt', 'submittedAt', 'mergedIntoId'] },
  category: ofChampions(),
  campaign: ofChampions('createdAt'),
  campaignTeam: ofChampions('campaignId', 'teamId'),
  ideaAnswer: ofIdea('ideaId', 'question'),
  ideaCustomer: ofIdea('ideaId', 'customerId'),
  ideaSegment: ofIdea('ideaId', 'segmentId'),
  supportFor: { create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['ideaId', 'memberId', 'customerId'] },
  // whoever talks with the customer knows what they say
  pilotCustomer: { create: ['parent-author', 'parent-owner', 'lead'], edit: ['everyone'], delete: ['parent-author', 'parent-owner', 'lead'], restore: ['parent-author', 'parent-owner', 'lead'], fixed: ['ideaId', 'customerId', 'createdAt'] },
  // put down by the hub
  ideaChange: { create: [], edit: [], delete: [], restore: [] },
  kudos: { create: ['self'], edit: [], delete: ['self', 'admin'], restore: ['self', 'admin'] },
  // who may enter one, and who stands by it, see `benefitRefusal`
  benefit: ofIdea('ideaId', 'createdAt', 'state'),
  evidence: { create: ['everyone'], edit: [], delete: ['creator', 'parent-author', 'parent-owner', 'champion'], restore: ['everyone'] },
  support: { create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['ideaId', 'memberId'] },
  comment: { create: ['self'], edit: ['self'], delete: ['self', 'admin'], restore: ['self', 'admin'], fixed: ['ideaId', 'authorId', 'createdAt', 'asks', 'answers', 'mentions'] },
  ideaTag: { create: ['parent-author', 'parent-owner', 'champion'], edit: [], delete: ['parent-author', 'parent-owner', 'champion'], restore: ['parent-author', 'parent-owner', 'champion'] },
  review: { least: 'champion', create: ['self'], edit: ['self'], delete: ['self', 'admin'], restore: ['self', 'admin'], fixed: ['ideaId', 'memberId', 'createdAt'] },
  championNote: { least: 'champion', create: ['self'], edit: ['self'], delete: ['self', 'admin'], restore: ['self', 'admin'], fixed: ['ideaId', 'authorId', 'createdAt'] },
  distinctPair: { create: ['champion'], edit: [], delete: ['champion'], restore: ['champion'] },
  // who wrote an idea without a name: told to the hub together with the idea, and never changed
  authorship: { create: ['self'], edit: [], delete: [], restore: [] },
  // only together with the move it tells of: see `move` below
  stageChange: { create: ['self'], edit: [], delete: [], restore: [] },
  metric: { create: ['lead'], edit: ['lead'], delete: ['lead'], restore: ['lead'], fixed: ['createdAt'] },
  metricGoal: { create: ['lead'], edit: ['lead'], delete: ['lead'], restore: ['lead'], fixed: ['metricId', 'fromOn', 'createdAt'] },
  reading: { create: ['lead'], edit: [], delete: ['lead'], restore: ['lead'] },
  series: ofMeeting('createdAt'),
  participant: ofMeeting('seriesId', 'memberId'),
  freeDay: ofMeeting('seriesId', 'day', 'createdAt'),
  templateSegment: ofMeeting('seriesId', 'segment'),
  templateFilter: ofMeeting('seriesId', 'segment', 'kind', 'teamId', 'areaId', 'segmentId', 'word'),
  meeting: ofMeeting('seriesId', 'day'),
  meetingRole: ofMeeting('meetingId', 'role'),
  agendaChoice: ofMeeting('meetingId', 'subject'),
  discussion: ofMeeting('meetingId', 'subject'),
  // each names the sentences of their own hand
  noteAuthor: { least: 'lead', create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['meetingId', 'subject'] },
  // a decision is a lead's; whoever speaks for the customer in the room may say what that customer would object (see `refusal`)
  decision: { create: ['lead'], edit: ['everyone'], delete: ['lead'], restore: ['lead'], only: ['ownerId', 'dueOn', 'objection', 'voiceId', 'customerId'] },
  meetingRun: ofMeeting('meetingId'),
  actionItem: { create: ['everyone'], edit: ['owner', 'creator', 'lead'], delete: ['creator', 'lead'], restore: ['creator', 'lead'], fixed: ['meetingId', 'seriesId', 'subject', 'createdAt'] },
  question: ofAdmins('key'),
  stage: ofAdmins('key'),
  step: ofAdmins('stage'),
  questionWords: { create: ['admin'], edit: [], delete: [], restore: [] },
  workspaceRules: { create: ['admin'], edit: ['admin'], delete: ['admin'], restore: ['admin'], fixed: ['key'] },
  // one's own; for everybody only by champions, see `refusal`
  savedView: { create: ['self'], edit: ['self', 'champion'], delete: ['self', 'champion'], restore: ['self', 'champion'], fixed: ['memberId', 'createdAt'] },
  stageLimit: { create: ['champion'], edit: ['champion'], delete: ['champion'], restore: ['champion'], fixed: ['stage'] },
  follow: { create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['ideaId', 'memberId'] },
  newsMark: { create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['memberId', 'about'] },
  // what one says oneself; only the hub counts
  pulse: { create: ['self'], edit: ['self'], delete: ['self'], restore: ['self'], fixed: ['meetingId', 'memberId'] },
  pulseCount: { create: [], edit: [], delete: [], restore: [] },
  // made by the hub; whoever chooses between the two values closes it
  conflict: { create: [], edit: ['everyone'], delete: [], restore: [], only: ['resolvedAt', 'resolvedById'] },
  // admins erase by the hub's command
  erasure: { create: [], edit: [], delete: [], restore: [] },
}

/** Tables where whoever made a row may do more with it than others. */
export const CREATOR_COUNTS: ReadonlySet<string> = new Set(Object.entries(RIGHTS).flatMap(([entity, { edit, delete: remove, restore }]) => ([edit, remove, restore].some((who) => who.includes('creator')) ? [entity] : [])))

/** The field that names the row's person. */
export const PERSON: Readonly<Record<string, string>> = { customerFact: 'authorId', learning: 'authorId', idea: 'authorId', comment: 'authorId', championNote: 'authorId', authorship: 'memberId', support: 'memberId', supportFor: 'memberId', kudos: 'fromId', review: 'memberId', stageChange: 'memberId', decision: 'memberId', pulse: 'memberId', follow: 'memberId', newsMark: 'memberId', noteAuthor: 'memberId', savedView: 'memberId' }

/** Why something may not be done: codes of the catalogue. */
export type RightsCode = 'not-yours' | 'as-another' | 'confirm-own' | 'kudos-own' | 'leads-only' | 'champions-only' | 'admins-only' | 'fixed-field' | 'nobody-may'

const RANK: Readonly<Record<Role, number>> = { employee: 0, lead: 1, champion: 2, admin: 3 }

export function hasRole(person: Person, role: Role): boolean {
  return RANK[person.role] >= RANK[role]
}

function is(person: Person, who: Who, { entity, data, parent, creatorId }: Thing): boolean {
  switch (who) {
    case 'everyone':
      return true
    case 'self':
      return entity === 'member' ? data['id'] === person.id : data[PERSON[entity] ?? ''] === person.id
    case 'owner':
      return data['ownerId'] === person.id
    case 'creator':
      return creatorId === person.id
    case 'parent-author':
      return parent?.['authorId'] === person.id
    case 'parent-owner':
      return parent?.['ownerId'] === person.id
    default:
      return hasRole(person, who)
  }
}

/** Why `person` may not do this, or null when they may. For rows of `member`, `data` carries the `id` too. */
export function refusal(person: Person, act: Act, thing: Thing): RightsCode | null {
  const rights = Object.hasOwn(RIGHTS, thing.entity) ? RIGHTS[thing.entity]! : null
  if (!rights) return 'nobody-may'
  if (act === 'move') return moveRefusal(person, thing)
  const allowed = rights[act]
  if (allowed.length === 0) return 'nobody-may'
  if (rights.least && !hasRole(person, rights.least)) return 'champions-only'
  const personField = PERSON[thing.entity]
  if (act === 'create' && personField && thing.data[personField] !== person.id) return 'as-another'
  if (!allowed.some((who) => is(person, who, thing))) return allowed.includes('self') || allowed.includes('creator') || allowed.includes('parent-author') ? 'not-yours' : allowed.includes('lead') ? 'leads-only' : allowed.includes('champion') ? 'champions-only' : 'admins-only'
  // only champions ask the author; and nobody answers themselves
  if (act === 'create' && thing.entity === 'comment' && thing.data['asks'] === true && !(hasRole(person, 'champion') && thing.parent?.['authorId'] !== person.id)) return 'champions-only'
  // from step to step ideas are moved like from stage to stage, though it is a field like others
  if (thing.entity === 'idea' && ((act === 'create' && (thing.data['stepId'] ?? null) !== null) || (act === 'edit' && Object.hasOwn(thing.changes ?? {}, 'stepId'))) && !hasRole(person, 'champion')) return 'champions-only'
  if (act === 'create' && thing.entity === 'kudos' && thing.data['toId'] === person.id) return 'kudos-own'
  if (thing.entity === 'benefit') {
    const wrong = benefitRefusal(person, act, thing)
    if (wrong) return wrong
  }
  if (act === 'create' && thing.entity === 'comment' && thing.data['answers'] === true && !(hasRole(person, 'lead') && thing.parent?.['authorId'] !== person.id)) return 'leads-only'
  if (thing.entity === 'savedView' && (act === 'create' ? thing.data : thing.changes)?.['shared'] === true && !hasRole(person, 'champion')) return 'champions-only'
  if (act !== 'edit') return null
  const changed = Object.keys(thing.changes ?? {})
  if (changed.some((field) => rights.fixed?.includes(field) || (rights.only && !rights.only.includes(field)))) return 'fixed-field'
  if (thing.entity === 'decision' && changed.some((field) => field === 'ownerId' || field === 'dueOn') && !hasRole(person, 'lead')) return 'leads-only'
  if (thing.entity === 'decision' && ![undefined, null, person.id].includes(thing.changes?.['voiceId'] as string)) return 'as-another'
  if (thing.entity === 'pilotCustomer' && ['saidById', 'toldById'].some((field) => ![undefined, null, person.id].includes(thing.changes?.[field] as string))) return 'as-another'
  if (thing.entity === 'followUp' && ![undefined, null, person.id].includes(thing.changes?.['handedById'] as string)) return 'as-another'
  if (thing.entity === 'conflict' && ![undefined, null, person.id].includes(thing.changes?.['resolvedById'] as string)) return 'as-another'
  return null
}

/** What a confirmation of a benefit is about: whoever changes it is who entered it. */
const BENEFIT_SAID = ['gainer', 'kind', 'hard', 'low', 'high', 'currency', 'unit', 'cost', 'rate', 'rateTo']

/** One enters in one's own name; whoever did is not who confirms, and only champions do. */
function benefitRefusal(person: Person, act: Act, { data, changes = {} }: Thing): RightsCode | null {
  const said: Values = act === 'create' ? data : changes
  if (act === 'create' ? data['enteredById'] !== person.id : ![undefined, person.id].includes(said['enteredById'] as string)) return 'as-another'
  if (act === 'create') return (data['confirmedById'] ?? null) === null ? null : 'fixed-field'
  if (BENEFIT_SAID.some((field) => Object.hasOwn(changes, field)) && (said['enteredById'] ?? data['enteredById']) !== person.id) return 'as-another'
  if (!['confirmedById', 'confirmedAt', 'confirmedTerms'].some((field) => Object.hasOwn(changes, field))) return null
  if (!hasRole(person, 'champion')) return 'champions-only'
  const by = changes['confirmedById'] ?? null
  if (by !== null && by !== person.id) return 'as-another'
  return by !== null && by === (said['enteredById'] ?? data['enteredById']) ? 'confirm-own' : null
}

/**
 * Champions move ideas; a lead does when a meeting decided it; authors hand theirs in and take it back while nobody has begun on it, and until then merge
 * what they wrote twice. Not those without a name: two of them need not be of one author.
 */
function moveRefusal(person: Person, { entity, data, move }: Thing): RightsCode | null {
  if (entity !== 'idea' || !move) return 'nobody-may'
  if (hasRole(person, 'champion')) return null
  if (move.inMeeting && hasRole(person, 'lead')) return null
  if (move.from === 'merged' || move.to === 'merged') {
    const untouched = [move.from, move.to].some((stage) => stage === 'draft' || stage === 'submitted')
    return untouched && person.id !== NAMELESS && data['authorId'] === person.id && move.with === person.id ? null : 'champions-only'
  }
  const handing = (move.from === 'draft' && move.to === 'submitted') || (move.from === 'submitted' && move.to === 'draft')
  if (handing && !move.toStep && (data['authorId'] === person.id || data['ownerId'] === person.id)) return null
  return 'champions-only'
}

export function can(person: Person, act: Act, thing: Thing): boolean {
  return refusal(person, act, thing) === null
}

/**
 * As whom somebody may act on an idea and what hangs on it. Its nameless author acts as that, with an author's rights and no others, so that nothing which
 * only a lead or champion may do tells who they are; what needs more they do by name, like anybody else.
 */
export function selvesOf(person: Person, wroteNameless: boolean): readonly Person[] {
  return wroteNameless ? [{ id: NAMELESS, role: 'employee' }, person] : [person]
}

/** Who may see a row: one member, by id; all of a role (`CHAMPIONS`); or null, everybody. */
export function audienceOf(entity: string, data: Values, parent: Values | null): string | null {
  if (entity === 'championNote') return CHAMPIONS
  if (entity === 'authorship' || entity === 'pulse' || entity === 'newsMark' || (entity === 'follow' && data['follows'] !== true)) return typeof data['memberId'] === 'string' ? data['memberId'] : null
  if (entity === 'savedView') return data['shared'] === true || typeof data['memberId'] !== 'string' ? null : data['memberId']
  const learning = entity === 'learning' ? data : parent
  return learning?.['visibility'] === 'private' && typeof learning['authorId'] === 'string' ? learning['authorId'] : null
}

/** Who sees such a row changes when somebody's role does. */
export function hangsOnRole(audience: string | null): boolean {
  return audience === CHAMPIONS
}

export function maySee(person: Person, audience: string | null): boolean {
  return audience === null || audience === person.id || (audience === CHAMPIONS && hasRole(person, 'champion'))
}
