// The shape of every row that syncs: what each field may hold, and how it merges. The hub refuses what does not fit; the device makes nothing else.
import * as z from 'zod'
import { cleanText, currency, day, id, instant, LARGEST_ATTACHMENT, LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE, clockTime, timeZone, month } from '../contract/fields.ts'
import { AGENDA_SEGMENTS, DECISIONS, TEMPLATE_FILTERS } from '../domain/agenda-lists.ts'
import { MOST_WEEKS } from '../domain/cadence.ts'
import { BENEFIT_KINDS, BENEFIT_STATES, GAINERS, LARGEST_BENEFIT } from '../domain/benefits.ts'
import { AUDIENCES } from '../domain/campaigns.ts'
import { REMEDIES } from '../domain/causes.ts'
import { FACT_KINDS } from '../domain/customers.ts'
import { FOLLOW_UP_STATES } from '../domain/follow-ups.ts'
import { LIMIT_RANGE, LONGEST_VIEW, LONGEST_VIEW_NAME } from '../domain/idea-views.ts'
import { EFFORTS, QUESTIONS, STAGES } from '../domain/ideas.ts'
import { CHANNELS, SENTIMENTS, VISIBILITIES } from '../domain/learnings.ts'
import { MEETING_ROLES } from '../domain/meeting-roles.ts'
import { METRIC_KINDS } from '../domain/metrics.ts'
import { KUDOS_FOR } from '../domain/kudos.ts'
import { VERDICTS } from '../domain/pilot.ts'
import { LEAST_POINTS, MOST_POINTS } from '../domain/scoring.ts'
import { STEPPED_STAGES } from '../domain/steps.ts'
import { RULE_RANGES, SCORINGS } from '../domain/workspace-rules.ts'
import type { Op } from './change.ts'
import type { MergeRules } from './merge.ts'

/** Version of the row format that operations are written in. Grows with what follows; old operations are taken as long as they can be understood. */
export const SCHEMA = 1
/** The oldest format the hub still takes. */
export const OLDEST_SCHEMA = 1

export interface Shape extends Required<Omit<MergeRules, 'joined'>> {
  readonly fields: Readonly<Record<string, z.ZodType>>
  /** The fields whose values make the id of a row that exists once by what it joins (a UUID of version 5). */
  readonly joins: readonly string[] | null
  /** Put once and never changed: a correction is a new row. */
  readonly appendOnly: boolean
  /** Made by the hub alone. */
  readonly byHub: boolean
  /** Fields that came later: a row may do without them. */
  readonly optional: ReadonlySet<string>
}

/** Text is stored clean by the contract; what is not clean did not come from there. Also keeps U+0000 and lone surrogates, which PostgreSQL refuses, out. */
const clean = (longest: number) => z.string().max(longest, 'too-long').refine((value) => value === cleanText(value), 'not-clean')
const text = clean(LONGEST_TEXT)
const title = clean(LONGEST_TITLE)
const name = clean(LONGEST_NAME)
const ref = id.nullable()
const flag = z.boolean()
const number = z.number().min(-1e12).max(1e12)
const when = instant.nullable()
const subject = clean(100)
const meetingMinutes = z.number().int().min(1).max(480)
/** JSON that only the app reads. */
const json = (longest: number) => clean(longest)

/** One of the app, or the id of one of the workspace's own. */
const questionKey = z.union([z.enum(QUESTIONS), id])

type Options = Partial<{ texts: readonly string[]; gathered: readonly string[]; passing: boolean; guarded: readonly string[]; joins: readonly string[]; appendOnly: boolean; byHub: boolean; optional: readonly string[] }>

function shape(fields: Record<string, z.ZodType>, { texts, gathered, passing, guarded, joins, appendOnly, byHub, optional }: Options = {}): Shape {
  return { fields, texts: new Set(texts), gathered: new Set(gathered), passing: passing ?? false, guarded: new Set(guarded), joins: joins ?? null, appendOnly: appendOnly ?? false, byHub: byHub ?? false, optional: new Set(optional) }
}

const benefitValue = z.number().min(-LARGEST_BENEFIT).max(LARGEST_BENEFIT)
const points = z.number().int().min(LEAST_POINTS).max(MOST_POINTS)
const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most).nullable()

/** By the name of the table, which is the entity of its operations. */
export const SHAPES = {
  team: shape({ name }),
  /** `leftAt`: when an admin let them go; the hub says it, so that whoever joins later knows until when they were there. */
  member: shape({ name, role: z.enum(['employee', 'lead', 'champion', 'admin']), teamId: ref, createdAt: instant, leftAt: when }, { optional: ['leftAt'] }),
  segment: shape({ name }),
  /** `position`: its place in the journey. */
  episode: shape({ name, ownerId: ref, position: number.nullable() }, { optional: ['ownerId', 'position'] }),
  area: shape({ name }),
  /** `mergedIntoId`: the customer that this one is the same as, and counts for. Whoever merges has seen whether it is merged. */
  customer: shape({ name, segmentId: ref, mergedIntoId: ref }, { guarded: ['mergedIntoId'], optional: ['mergedIntoId'] }),
  /** What one should know of a customer. */
  customerFact: shape({ customerId: id, kind: z.enum(FACT_KINDS), text, authorId: id, createdAt: instant }, { texts: ['text'] }),
  /** Two customers whose names are alike and who are not the same, in the order of their ids: said once for the whole team. */
  distinctCustomer: shape({ customerId: id, otherId: id }, { joins: ['customerId', 'otherId'] }),
  learning: shape(
    {
      text, quote: text, customerId: ref, segmentId: ref, channel: z.enum(CHANNELS).nullable(), sentiment: z.enum(SENTIMENTS).nullable(), episodeId: ref, areaId: ref,
      happenedOn: day, waits: flag, wow: flag, visibility: z.enum(VISIBILITIES), authorId: id, teamId: ref, createdAt: instant,
      wowCost: z.number().min(0).max(1_000_000).nullable(), wowCurrency: currency.nullable(),
    },
    { texts: ['text', 'quote'], optional: ['wowCost', 'wowCurrency'] },
  ),
  learningTag: shape({ learningId: id, tag: clean(60) }, { joins: ['learningId', 'tag'] }),
  /** A theme that somebody named, pinned, merged or split off (docs/themes.md). `founders`: its first learnings, to know it again. */
  theme: shape({ key: clean(200), name: clean(LONGEST_NAME), pinned: flag, intoId: ref, splitFromId: ref, unit: z.number().int().min(0).max(0x7fffffff).nullable(), founders: clean(200), createdAt: instant }, { joins: ['key'] }),
  /** A learning that somebody put in a theme by hand, or in none. */
  themeLearning: shape({ learningId: id, themeId: ref }, { joins: ['learningId'] }),
  /** A cause of the tree (docs/closed-loop.md). `removedOn`: since when it is said to be gone. */
  cause: shape({ name, parentId: ref, areaId: ref, remedy: z.enum(REMEDIES).nullable(), removedOn: day.nullable(), position: number.nullable() }),
  /** What one contact costs: of one area or all, by one channel or all. `joins`: a price is changed, not set twice. */
  unitCost: shape({ areaId: ref, channel: z.enum(CHANNELS).nullable(), fromMonth: month, amount: z.number().min(0).max(1e9), currency }, { joins: ['areaId', 'channel', 'fromMonth'] }),
  /**
   * How a learning came about. `areaId`: the product area that caused it, where it is another than its cause's. Only what was said is in the row, so that two
   * who begin one do not take back each other's fields.
   */
  rootCause: shape(
    { learningId: id, causeId: ref, areaId: ref, remedy: z.enum(REMEDIES).nullable(), why1: title.nullable(), why2: title.nullable(), why3: title.nullable(), why4: title.nullable(), why5: title.nullable(), prevention: text.nullable(), ideaId: ref, createdAt: instant },
    { texts: ['prevention'], joins: ['learningId'], optional: ['causeId', 'areaId', 'remedy', 'why1', 'why2', 'why3', 'why4', 'why5', 'prevention', 'ideaId'] },
  ),
  attachment: shape({ ofNoun: z.enum(['learning', 'idea']), ofId: id, name: clean(255), mime: clean(255), size: z.number().int().min(0).max(LARGEST_ATTACHMENT), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  followUp: shape(
    { learningId: id, customerId: ref, ownerId: id, state: z.enum(FOLLOW_UP_STATES), dueAt: instant, answer: text, createdAt: instant, acknowledgedAt: when, resolvedAt: when, sharedAt: when, answerBy: when, resolveBy: when, handedById: ref, handedAt: when },
    { texts: ['answer'], optional: ['answerBy', 'resolveBy', 'handedById', 'handedAt'] },
  ),
  idea: shape(
    {
      title, description: text, stage: z.enum(STAGES), authorId: id, ownerId: ref, teamId: ref, expectedBenefit: text, effort: z.enum(EFFORTS).nullable(), mergedIntoId: ref,
      createdAt: instant, submittedAt: when, stageAt: instant, campaignId: ref, categoryId: ref, stepId: ref,
    },
    { texts: ['description', 'expectedBenefit'], guarded: ['stage'], optional: ['campaignId', 'categoryId', 'stepId'] },
  ),
  /** What ideas are sorted by. */
  category: shape({ name }),
  /** A question to everybody, some teams or those who work with an area, for a while (docs/pipeline.md). `closing`: what was said at its end to all who took part. */
  campaign: shape({ name, question: title, audience: z.enum(AUDIENCES), areaId: ref, startsAt: instant, endsAt: instant, closing: text, closedAt: when, createdAt: instant, segmentId: ref }, { texts: ['closing'], optional: ['segmentId'] }),
  campaignTeam: shape({ campaignId: id, teamId: id }, { joins: ['campaignId', 'teamId'] }),
  /** One entry of the benefit ledger (docs/pipeline.md). `confirmedTerms`: what it said when it was confirmed. */
  benefit: shape(
    {
      ideaId: id, state: z.enum(BENEFIT_STATES), gainer: z.enum(GAINERS), kind: z.enum(BENEFIT_KINDS), hard: flag, low: benefitValue, high: benefitValue, currency: currency.nullable(), unit: clean(40), cost: benefitValue.min(0),
      rate: z.number().positive().max(1e6).nullable(), rateTo: currency.nullable(), proof: text, learningId: ref, readingId: ref, measuredOn: day, enteredById: id, confirmedById: ref, confirmedAt: when, confirmedTerms: clean(500).nullable(), createdAt: instant,
    },
    { texts: ['proof'], optional: ['confirmedById', 'confirmedAt', 'confirmedTerms'] },
  ),
  /** `wordsId`: the wording that was on the screen when it was answered first; null: that of the app. */
  ideaAnswer: shape({ ideaId: id, question: questionKey, text, wordsId: ref }, { texts: ['text'], joins: ['ideaId', 'question'], optional: ['wordsId'] }),
  /** A question that admins moved, left out, made required or added. Only what was said is in the row. */
  question: shape({ key: questionKey, position: number.nullable(), shown: flag.nullable(), required: flag.nullable() }, { joins: ['key'], optional: ['position', 'shown', 'required'] }),
  /** What admins call a stage, and whether the workspace does without it. Only what was said is in the row. */
  stage: shape({ key: z.enum(STAGES), name: name.nullable(), shown: flag.nullable() }, { joins: ['key'], optional: ['name', 'shown'] }),
  /** A stage of the workspace's own, within one of the app. An idea's `stepId` counts while it is of the stage that the idea stands in. */
  step: shape({ stage: z.enum(STEPPED_STAGES), name, position: number }),
  /** A wording of a question: the newest counts, and none is changed. Empty: that of the app. */
  questionWords: shape({ key: questionKey, wording: title, createdAt: instant }, { appendOnly: true }),
  ideaCustomer: shape({ ideaId: id, customerId: id }, { joins: ['ideaId', 'customerId'] }),
  ideaSegment: shape({ ideaId: id, segmentId: id }, { joins: ['ideaId', 'segmentId'] }),
  evidence: shape({ ideaId: id, learningId: id }, { joins: ['ideaId', 'learningId'] }),
  support: shape({ ideaId: id, memberId: id, createdAt: instant }, { joins: ['ideaId', 'memberId'] }),
  /** A supporter says for which customer. */
  supportFor: shape({ ideaId: id, memberId: id, customerId: id, createdAt: instant }, { joins: ['ideaId', 'memberId', 'customerId'] }),
  /** A customer who tries an idea: what they say of it, and that they were told what changed. Only what was said is in the row. */
  pilotCustomer: shape(
    { ideaId: id, customerId: id, createdAt: instant, verdict: z.enum(VERDICTS).nullable(), words: text.nullable(), saidOn: day.nullable(), saidById: ref, message: text.nullable(), toldById: ref, toldAt: when },
    { joins: ['ideaId', 'customerId'], optional: ['verdict', 'words', 'saidOn', 'saidById', 'message', 'toldById', 'toldAt'] },
  ),
  /** What an edit changed of an idea, or of what hangs on it: put down by the hub as it takes the edit. A row that was added has only `after`, one that went only `before`. */
  ideaChange: shape({ ideaId: id, entity: clean(40), rowId: id, field: clean(40), before: text.nullable(), after: text.nullable(), memberId: id, at: instant }, { byHub: true }),
  /** Thanks to a colleague for something they wrote. */
  kudos: shape({ ofNoun: z.enum(KUDOS_FOR), ofId: id, toId: id, fromId: id, text, createdAt: instant }, { texts: ['text'] }),
  /** `asks`: a champion asks the author. `answers`: said by a lead, champion or admin about another's idea. `mentions`: JSON, who is named in it and how (shared/domain/mentions.ts). */
  comment: shape({ ideaId: id, authorId: id, text, createdAt: instant, asks: flag.nullable(), answers: flag.nullable(), mentions: json(10_000).nullable() }, { texts: ['text'], optional: ['asks', 'answers', 'mentions'] }),
  ideaTag: shape({ ideaId: id, tag: clean(60) }, { joins: ['ideaId', 'tag'] }),
  /** What one champion thinks of an idea, each criterion 1 to 5. */
  review: shape({ ideaId: id, memberId: id, impact: points, reach: points, confidence: points, effort: points, comment: text, createdAt: instant }, { texts: ['comment'], joins: ['ideaId', 'memberId'] }),
  championNote: shape({ ideaId: id, authorId: id, text, createdAt: instant }, { texts: ['text'] }),
  /** Who wrote an idea without a name. Seen by nobody but them. Its id is made of the idea alone: nobody can try members' names on it. */
  authorship: shape({ ideaId: id, memberId: id }, { joins: ['ideaId'] }),
  /** Two ideas that look alike and are not the same, in the order of their ids: said once for the whole team. */
  distinctPair: shape({ ideaId: id, otherId: id }, { joins: ['ideaId', 'otherId'] }),
  stageChange: shape({ ideaId: id, fromStage: z.enum(STAGES), toStage: z.enum(STAGES), reason: text, memberId: id, meetingId: ref, createdAt: instant }),
  metric: shape({ name, kind: z.enum(METRIC_KINDS), unit: clean(20), higherIsBetter: flag, target: number.nullable(), createdAt: instant, benchmark: number.nullable(), benchmarkOf: name.nullable(), least: number.nullable(), most: number.nullable() }, { optional: ['benchmark', 'benchmarkOf', 'least', 'most'] }),
  /** What is aimed at, and what others reach, from a day on. */
  metricGoal: shape({ metricId: id, fromOn: day, target: number.nullable(), benchmark: number.nullable(), createdAt: instant }, { joins: ['metricId', 'fromOn'] }),
  reading: shape({ metricId: id, episodeId: ref, value: number, sampleSize: z.number().int().min(1).max(1e9).nullable(), readOn: day, note: text, createdAt: instant, variance: z.number().min(0).max(1e12).nullable(), segmentId: ref, teamId: ref }, { appendOnly: true, optional: ['variance', 'segmentId', 'teamId'] }),
  series: shape(
    { name, weekday: z.number().int().min(1).max(7), time: clockTime, timeZone, minutes: meetingMinutes, teamId: ref, createdAt: instant, every: z.number().int().min(1).max(MOST_WEEKS).nullable(), nth: z.union([z.literal(-1), z.number().int().min(1).max(4)]).nullable(), firstOn: day.nullable(), timedAt: when, roles: z.string().regex(/^([a-z]+(,[a-z]+)*)?$/).max(60).nullable() },
    { optional: ['every', 'nth', 'firstOn', 'timedAt', 'roles'] },
  ),
  /** Who takes part; a series without any is for all of its team. */
  participant: shape({ seriesId: id, memberId: id, createdAt: instant }, { joins: ['seriesId', 'memberId'] }),
  /** Days on which nobody meets: of one series, or of all. */
  freeDay: shape({ seriesId: ref, day, lastDay: day, name, createdAt: instant }, { joins: ['seriesId', 'day'] }),
  /** What leads changed of a segment in a series' template. Only what was changed is in the row, so that two leads who begin one do not take back each other's fields. */
  templateSegment: shape(
    {
      seriesId: id, segment: z.enum(AGENDA_SEGMENTS), shown: flag.nullable(), position: number.nullable(), length: meetingMinutes.nullable(), share: z.number().int().min(1).max(100).nullable(),
      minutes: z.number().int().min(1).max(120).nullable(), most: z.number().int().min(1).max(50).nullable(), title: name.nullable(), intro: title.nullable(), reason: title.nullable(),
    },
    { joins: ['seriesId', 'segment'], optional: ['shown', 'position', 'length', 'share', 'minutes', 'most', 'title', 'intro', 'reason'] },
  ),
  /** One value that a segment of a template asks for. `kind` says where it is; `word`: a channel, a kind of news or a tag. */
  templateFilter: shape(
    { seriesId: id, segment: z.enum(AGENDA_SEGMENTS), kind: z.enum(TEMPLATE_FILTERS), teamId: ref, areaId: ref, segmentId: ref, word: clean(60) },
    { joins: ['seriesId', 'segment', 'kind', 'teamId', 'areaId', 'segmentId', 'word'] },
  ),
  /** A row only says what does not follow from the series: so two devices may both begin one, and neither takes back what the other said. */
  meeting: shape(
    { seriesId: id, day: day.nullable(), startsAt: when, minutes: meetingMinutes.nullable(), state: z.enum(['planned', 'held', 'cancelled']).nullable(), heldAt: when, agenda: json(2_000_000).nullable(), changedAt: when },
    { joins: ['seriesId', 'day'], optional: ['day', 'startsAt', 'minutes', 'state', 'heldAt', 'agenda', 'changedAt'] },
  ),
  meetingRole: shape({ meetingId: id, role: z.enum(MEETING_ROLES), memberId: ref }, { joins: ['meetingId', 'role'] }),
  agendaChoice: shape(
    { meetingId: id, subject, pinned: flag, dropped: flag, minutes: z.number().int().min(1).max(480).nullable(), position: number.nullable(), segment: clean(40).nullable(), title: title.nullable() },
    { joins: ['meetingId', 'subject'] },
  ),
  discussion: shape({ meetingId: id, subject, fingerprint: json(20_000), note: text, discussedAt: when }, { texts: ['note'], gathered: ['note'], joins: ['meetingId', 'subject'] }),
  /** Which sentences of a note somebody wrote, one to a line, so that a note of several hands names each. */
  noteAuthor: shape({ meetingId: id, subject, memberId: id, wrote: text }, { texts: ['wrote'], gathered: ['wrote'], joins: ['meetingId', 'subject', 'memberId'] }),
  /** `objection`: what the customer in the chair (`customerId`) would likely say against it, recorded by whoever speaks for them (`voiceId`). */
  decision: shape(
    { meetingId: id, subject, kind: z.enum(DECISIONS), reason: text, memberId: id, createdAt: instant, ownerId: ref, dueOn: day.nullable(), objection: text.nullable(), voiceId: ref, customerId: ref },
    { texts: ['objection'], gathered: ['objection'], optional: ['ownerId', 'dueOn', 'objection', 'voiceId', 'customerId'] },
  ),
  /**
   * A meeting that runs: who leads it, at which item it stands, and its clocks in the hub's time. `spent`: JSON, ms on each item before. `items`: JSON, what
   * was on the agenda when it began, `[subject, segment]`. Of the moment only: of two leads the later hand counts, and nobody is asked about it.
   */
  meetingRun: shape(
    { meetingId: id, leadId: id, startedAt: instant, atSubject: clean(100), atPlace: z.number().int().min(0).max(1000), since: instant, spent: json(20_000), items: json(40_000) },
    { passing: true, joins: ['meetingId'] },
  ),
  /** The rules of the workspace: the row of key `workspace`. Only what was changed is in it, so that two admins who begin it do not take back each other's fields. */
  workspaceRules: shape(
    {
      key: clean(40), weekdays: z.string().regex(/^[1-7](,[1-7]){0,6}$/).nullable(), opensAt: clockTime.nullable(), closesAt: clockTime.nullable(), timeZone: timeZone.nullable(),
      answerHours: within(RULE_RANGES.answerHours), decisionDays: within(RULE_RANGES.decisionDays), followUpHours: within(RULE_RANGES.followUpHours), followUpInOffice: flag.nullable(), silenceWeeks: within(RULE_RANGES.silenceWeeks),
      wowCap: z.number().min(RULE_RANGES.wowCap[0]).max(RULE_RANGES.wowCap[1]).nullable(), currency: z.string().regex(/^[A-Z]{3}$/).nullable(), scoring: z.enum(SCORINGS).nullable(), weights: z.string().regex(/^(?=.*[1-9])\d(,\d){3}$/).nullable(),
      impactName: name.nullable(), reachName: name.nullable(), confidenceName: name.nullable(), effortName: name.nullable(),
    },
    { joins: ['key'], optional: ['weekdays', 'opensAt', 'closesAt', 'timeZone', 'answerHours', 'decisionDays', 'followUpHours', 'followUpInOffice', 'silenceWeeks', 'wowCap', 'currency', 'scoring', 'weights', 'impactName', 'reachName', 'confidenceName', 'effortName'] },
  ),
  /** A way to look at ideas. `view`: its text (`viewText` in domain/idea-views.ts). `shared`: everybody sees it. */
  savedView: shape({ name: clean(LONGEST_VIEW_NAME), view: clean(LONGEST_VIEW), shared: flag, memberId: id, createdAt: instant }),
  /** How many ideas a stage should hold at most. */
  stageLimit: shape({ stage: z.enum(STAGES), most: z.number().int().min(LIMIT_RANGE[0]).max(LIMIT_RANGE[1]) }, { joins: ['stage'] }),
  actionItem: shape({ meetingId: ref, seriesId: ref, subject: subject.nullable(), title: text, ownerId: ref, dueOn: day.nullable(), doneAt: when, createdAt: instant }),
  /** Whether somebody wants to hear of an idea, whatever else they have to do with it. Who follows is told to all, who does not want to hear only to themselves. */
  follow: shape({ ideaId: id, memberId: id, follows: flag, createdAt: instant }, { passing: true, joins: ['ideaId', 'memberId'] }),
  /**
   * What a member has seen of their news, and what they do not want to hear of: seen by nobody but them. `about`: `all`, a thing (`idea:<id>`) or a kind (`kind:moved`).
   * `upTo`: the version of the hub up to which it was seen. `off`: of a kind.
   */
  newsMark: shape({ memberId: id, about: clean(80), seenAt: when, upTo: z.number().int().min(0).nullable(), off: flag.nullable() }, { passing: true, joins: ['memberId', 'about'], optional: ['seenAt', 'upTo', 'off'] }),
  /** Whether the customer was heard, in one member's eyes: 1 to 5, 0 when taken back. Seen by nobody but them. */
  pulse: shape({ meetingId: id, memberId: id, heard: z.number().int().min(0).max(5), recommend: within([0, 10]) }, { joins: ['meetingId', 'memberId'], optional: ['recommend'] }),
  /** How often each of 1 to 5 was said, as far as the hub tells it. */
  pulseCount: shape({ meetingId: id, counts: z.string().regex(/^\d{1,6}(,\d{1,6}){4}$/), recommends: z.string().regex(/^\d{1,6}(,\d{1,6}){2}$/).nullable() }, { byHub: true, optional: ['recommends'] }),
  /** A value that lost against one its author had not seen. `value` is JSON; `resolvedAt` is set by whoever chose. */
  conflict: shape(
    { entity: clean(40), rowId: id, field: clean(40), value: json(400_000), ofId: id, againstId: id, happenedAt: instant, resolvedAt: when, resolvedById: ref },
    { byHub: true },
  ),
  /**
   * Personal data was taken out. `begin` comes before the rows that lost their words, so that a device still knows what to look for in what only it holds:
   * drafts, its ledger, what waits to be sent. `rows` is JSON, a list of `[table, id, fields]`. `end` comes when all is done. One erasure may have several of the first.
   */
  erasure: shape({ erasureId: id, step: z.enum(['begin', 'end']), rows: json(400_000), mentions: flag, at: instant }, { byHub: true }),
} as const satisfies Record<string, Shape>

export type Entity = keyof typeof SHAPES

/** Own names only: an operation may carry any word. */
export function shapeOf(entity: string): Shape | null {
  return Object.hasOwn(SHAPES, entity) ? SHAPES[entity as Entity] : null
}

/** Version 5 ids say that the row exists once by what it joins. */
export function rulesOf(shape: Shape, rowId: string): MergeRules {
  return { texts: shape.texts, gathered: shape.gathered, passing: shape.passing, guarded: shape.guarded, joined: shape.joins !== null && rowId[14] === '5' }
}

export interface ShapeProblem {
  readonly code: 'unknown-entity' | 'unknown-field' | 'missing-field' | 'bad-value' | 'out-of-range' | 'append-only' | 'not-empty'
  readonly field?: string
  /** What a number may be, where it lies outside; both included. */
  readonly least?: number
  readonly most?: number
}

/** Why a value does not fit its field: a number that is too small or too large is told from where to where it may go. */
function valueProblem(type: z.ZodType, field: string, value: unknown): ShapeProblem | null {
  const { success, error } = type.safeParse(value)
  if (success) return null
  const plain = type instanceof z.ZodNullable ? type.unwrap() : type
  const outside = error.issues.some(({ code }) => code === 'too_small' || code === 'too_big')
  if (!outside || !(plain instanceof z.ZodNumber) || plain.minValue === null || plain.maxValue === null) return { code: 'bad-value', field }
  return { code: 'out-of-range', field, least: plain.minValue, most: plain.maxValue }
}

/** What is wrong with an operation in itself, or null. Rights and the state of the row are looked at elsewhere. */
export function shapeProblem(op: Op): ShapeProblem | null {
  const shape = shapeOf(op.entity)
  if (!shape) return { code: 'unknown-entity' }
  if (op.kind === 'patch' && shape.appendOnly) return { code: 'append-only' }
  const names = Object.keys(op.patch)
  if (op.kind === 'del' || op.kind === 'restore') return names.length > 0 ? { code: 'not-empty' } : null
  if (op.kind === 'patch' && names.length === 0) return { code: 'missing-field' }
  for (const field of names) {
    if (!Object.hasOwn(shape.fields, field)) return { code: 'unknown-field', field }
    const problem = valueProblem(shape.fields[field]!, field, op.patch[field])
    if (problem) return problem
  }
  if (op.kind === 'put') for (const field of Object.keys(shape.fields)) if (!Object.hasOwn(op.patch, field) && !shape.optional.has(field)) return { code: 'missing-field', field }
  return null
}
