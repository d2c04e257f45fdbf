// Meeting series, meetings, and the agenda that writes itself: what was generated, what was chosen by hand, what was recorded.
import * as z from 'zod'
import { AGENDA_SEGMENTS, SUBJECT_KINDS } from '../domain/agenda-lists.ts'
import { LONGEST_FREE, MOST_WEEKS } from '../domain/cadence.ts'
import { MEETING_ROLES } from '../domain/meeting-roles.ts'
import { Decision, DecisionKind } from './decisions.ts'
import { call } from './procedure.ts'
import { clockTime, count, day, done, id, instant, name, Named, pageSize, requiredText, text, timeZone, title } from './fields.ts'
import { Stage } from './ideas.ts'
import { Template, templates } from './templates.ts'

export const AgendaSegmentKey = z.enum(AGENDA_SEGMENTS)
/** `kind:id`; names one thing on an agenda, the same from one meeting to the next. */
export const Subject = z.string().regex(/^(learning|idea|follow-up|metric|area|action|added):[0-9a-f-]{36}(\/[0-9a-f-]{36})?$/, 'bad-subject')
/** Longest and shortest meeting, minutes. */
export const minutes = z.number().int('minutes-out-of-range').min(5, 'minutes-out-of-range').max(480, 'minutes-out-of-range')
const itemMinutes = z.number().int().min(1, 'out-of-range').max(240, 'out-of-range')
export const MeetingRoleKey = z.enum(MEETING_ROLES)
/** Who has a role at a meeting: in turn, or said by hand. */
export const MeetingRoleHolder = z.object({ role: MeetingRoleKey, member: Named, byHand: z.boolean() })

/** Why something is so, in words of the catalogue: `agenda:reason.<code>` with `params`. */
export const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

export const ActionItem = z.object({ id, title: z.string(), owner: Named.nullable(), dueOn: day.nullable(), doneAt: instant.nullable(), createdAt: instant, meetingId: id.nullable(), subject: Subject.nullable(), example: z.boolean() })

export const AgendaItem = z.object({
  subject: Subject,
  kind: z.enum(SUBJECT_KINDS),
  /** The row it is about. */
  id,
  segment: AgendaSegmentKey,
  title: z.string(),
  /** The customer's own words, where there are some. */
  quote: z.string(),
  customer: z.string().nullable(),
  by: z.string().nullable(),
  /** Ideas: their two answers, word for word. */
  answers: z.object({ customers: z.string(), delight: z.string() }).nullable(),
  stage: Stage.nullable(),
  sentiment: z.enum(['good', 'bad', 'neutral']).nullable(),
  /** 0: it came up in this meeting and takes no time of its own. */
  minutes: z.number().int().min(0).max(240),
  /** Why it is here (or, among the parked, why it is not on). At least one. */
  reasons: z.array(Reason),
  pinned: z.boolean(),
  /** Pinned, ordered, timed or added by hand: regenerating keeps it. */
  byHand: z.boolean(),
  /** Left over from the meeting before. */
  carriedOver: z.boolean(),
  discussedAt: instant.nullable(),
  note: z.string(),
  /** The note in pieces, each with who wrote it; null: several, or nobody knows. Empty when one hand wrote all of it. */
  noteBy: z.array(z.object({ by: Named.nullable(), text: z.string() })),
  decisions: z.array(Decision),
  actions: z.array(ActionItem),
})

/** How a planned meeting stands to its series. */
export const MeetingPlan = z.object({
  /** Whether others of its series come before it. */
  later: z.boolean(),
  /** Moved by hand. */
  moved: z.boolean(),
  /** The free days it moved away from. */
  freeDays: z.string().nullable(),
  /** Grows whenever its time changes, or it is cancelled or put back: for calendars. */
  sequence: count,
})

/** You said, we did: what the last meeting decided, and what came of it. */
export const Followed = z.object({
  subject: Subject,
  title: z.string(),
  /** Whose idea it is; null when nobody may know it, or it is nobody's. */
  author: z.string().nullable(),
  decision: Decision,
  /** Where the idea stands now; null: it is no idea. */
  stage: Stage.nullable(),
  /** It was deleted since. */
  gone: z.boolean(),
  actions: z.array(ActionItem),
})

export const Agenda = z.object({
  meeting: z.object({ id: id.nullable(), seriesId: id.nullable(), name: z.string(), startsAt: instant, minutes: count, timeZone: z.string(), team: z.string().nullable(), state: z.enum(['planned', 'held', 'cancelled']), since: instant.nullable(), /** Left out where nobody has one. */ roles: z.array(MeetingRoleHolder).optional(), /** Of a planned or cancelled meeting that has its own. */ plan: MeetingPlan.optional() }),
  segments: z.array(z.object({ key: AgendaSegmentKey, /** A lead's own words for it; empty: the catalogue's. */ title: z.string().default(''), intro: z.string().default(''), minutes: count, items: z.array(AgendaItem), /** Set when `items` is empty: what would fill it, and how. */ missing: Reason.nullable() })),
  said: z.array(Followed),
  /** Did not fit: visible, each with the reason. */
  parked: z.array(AgendaItem),
  /** Dropped by hand: can be taken back. */
  dropped: z.array(AgendaItem),
  /** Why the customer does not come first; empty when they do. */
  customerLater: z.string().default(''),
  minutesUsed: count,
})

/** Where one thing stands, or the rules that keep it out. */
export const WhyNot = z.object({
  subject: Subject,
  /** Empty when nothing is known of it. */
  title: z.string(),
  segment: AgendaSegmentKey.nullable(),
  state: z.enum(['on', 'parked', 'dropped', 'out']),
  /** At least one. */
  reasons: z.array(Reason),
})

const Changed = z.object({ subject: Subject, segment: AgendaSegmentKey, title: z.string(), reasons: z.array(Reason) })
/** What is different since the agenda was marked as seen on this device; null: it never was. */
export const AgendaDifference = z.object({
  since: instant.nullable(),
  came: z.array(Changed),
  went: z.array(Changed),
  moved: z.array(Changed.extend({ /** Segment in which it was. */ from: AgendaSegmentKey })),
})

const seriesFields = z.object({
  name,
  /** ISO weekday, Monday is 1. */
  weekday: z.number().int().min(1).max(7),
  time: clockTime,
  timeZone,
  minutes,
  team: name.nullable(),
  /** Weeks from one meeting to the next. */
  every: z.number().int().min(1, 'weeks-out-of-range').max(MOST_WEEKS, 'weeks-out-of-range'),
  /** Set: monthly, on the first to fourth such weekday, or the last (-1). */
  nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]).nullable(),
  /** No meeting before this day. */
  firstOn: day.nullable(),
  /** Ids of members; none: everybody of the team. */
  participants: z.array(id).max(500, 'too-many'),
  /** Those that go round. */
  roles: z.array(MeetingRoleKey).max(MEETING_ROLES.length),
})
export const SeriesInput = seriesFields.extend({
  team: seriesFields.shape.team.default(null),
  every: seriesFields.shape.every.default(1),
  nth: seriesFields.shape.nth.default(null),
  firstOn: seriesFields.shape.firstOn.default(null),
  participants: seriesFields.shape.participants.default([]),
  roles: seriesFields.shape.roles.default([...MEETING_ROLES]),
})
/** Only what changes. Not `SeriesInput.partial()`: zod 4 would fill what is missing with its default. */
export const SeriesChanges = seriesFields.partial()
export const ComingMeeting = z.object({ id, startsAt: instant, minutes: z.number(), cancelled: z.boolean(), moved: z.boolean(), freeDays: z.string().nullable(), /** Choices and items of its own. */ prepared: count, /** What oneself has to be. */ roles: z.array(MeetingRoleKey) })
export const Series = z.object({
  id, name: z.string(), weekday: z.number(), time: z.string(), timeZone: z.string(), minutes: z.number(), team: Named.nullable(), every: z.number(), nth: seriesFields.shape.nth, firstOn: day.nullable(),
  roles: z.array(MeetingRoleKey),
  participants: z.array(Named),
  /** How many take part; null: too many for roles to go round. */
  people: count.nullable(),
  /** This computer does not know the time zone; times are those of UTC. */
  zoneLost: z.boolean(),
  coming: z.array(ComingMeeting),
  nextMeeting: z.object({ id, startsAt: instant }).nullable(),
  held: count,
  example: z.boolean(),
})
export const FreeDay = z.object({ id, day, lastDay: day, name: z.string(), /** Null: of all series. */ series: Named.nullable() })
export const FreeDayInput = z.object({ day, lastDay: day, name }).refine(({ day: first, lastDay }) => lastDay >= first && Date.parse(lastDay) - Date.parse(first) < LONGEST_FREE * 86_400_000, { error: 'free-days-out-of-range', path: ['lastDay'] })
export const OwnRole = z.object({ meetingId: id, series: z.string(), startsAt: instant, timeZone: z.string(), roles: z.array(MeetingRoleKey) })
export const Meeting = z.object({ id, series: Named, startsAt: instant, minutes: z.number(), state: z.enum(['planned', 'held', 'cancelled']), heldAt: instant.nullable(), decisions: count, actions: count, discussed: count, example: z.boolean() })

export const EXPORT_FORMATS = ['markdown', 'ics'] as const
const onItem = z.object({ meetingId: id, subject: Subject })

export const meetings = {
  ...templates,
  listSeries: call(z.object({}), z.array(Series)),
  createSeries: call(SeriesInput, Series, ['name-taken']),
  editSeries: call(z.object({ id, changes: SeriesChanges }), Series, ['unknown-series', 'name-taken']),
  deleteSeries: call(z.object({ id }), done, ['unknown-series']),
  restoreSeries: call(z.object({ id }), Series, ['unknown-series']),
  /** To another time on the wall of the series, this once; null: back to where the series has it. */
  moveMeeting: call(z.object({ meetingId: id, to: z.object({ day, time: clockTime, minutes: minutes.optional() }).nullable() }), done, ['unknown-meeting', 'meeting-held']),
  cancelMeeting: call(z.object({ meetingId: id, cancelled: z.boolean() }), done, ['unknown-meeting', 'meeting-held']),
  /** By hand, for one meeting. `memberId` null: nobody; left out: whose turn it is. */
  setRole: call(z.object({ meetingId: id, role: MeetingRoleKey, memberId: id.nullable().optional() }), z.object({ roles: z.array(MeetingRoleHolder) }), ['unknown-meeting', 'meeting-held', 'unknown-member']),
  /** What oneself has to be at meetings of the next days. */
  ownRoles: call(z.object({}), z.array(OwnRole)),
  /** Those that end on `from` or later. */
  listFreeDays: call(z.object({ from: day }), z.array(FreeDay)),
  addFreeDays: call(z.object({ seriesId: id.nullable().default(null), days: z.array(FreeDayInput).min(1, 'required').max(200, 'too-many') }), done, ['unknown-series']),
  removeFreeDays: call(z.object({ id }), done, ['unknown-free-days']),
  restoreFreeDays: call(z.object({ id }), done, ['unknown-free-days']),
  /** Held meetings, newest first. */
  history: call(z.object({ seriesId: id.optional(), limit: pageSize.default(50) }), z.array(Meeting)),
  /** The agenda of a meeting: generated afresh while planned, as it was once held. */
  agenda: call(z.object({ meetingId: id }), Agenda, ['unknown-meeting']),
  /** An agenda without a stored meeting: for any length and time, or for a series by name. */
  preview: call(z.object({ seriesId: id.optional(), minutes: minutes.optional(), at: instant.optional(), /** Instead of the series' own. */ template: Template.optional() }), Agenda, ['unknown-series']),
  /** Why something is not on the agenda of a meeting (or why it is). */
  whyNot: call(onItem, WhyNot, ['unknown-meeting']),
  /** What came, went and moved since this device's person saw the agenda of a planned meeting. */
  difference: call(z.object({ meetingId: id }), AgendaDifference, ['unknown-meeting']),
  /** Marks the agenda, as it is now, as seen. */
  seen: call(z.object({ meetingId: id }), done, ['unknown-meeting']),
  choose: call(onItem.extend({ pinned: z.boolean().optional(), dropped: z.boolean().optional(), minutes: itemMinutes.nullable().optional() }), Agenda, ['unknown-meeting', 'meeting-held']),
  /** The order of one segment's items, all of them. */
  order: call(z.object({ meetingId: id, segment: AgendaSegmentKey, subjects: z.array(Subject).max(200) }), Agenda, ['unknown-meeting', 'meeting-held']),
  addItem: call(z.object({ meetingId: id, segment: AgendaSegmentKey, title, minutes: itemMinutes.default(5) }), Agenda, ['unknown-meeting', 'meeting-held']),
  /** Forget the hand-made choices of this meeting; added items stay. */
  regenerate: call(z.object({ meetingId: id }), Agenda, ['unknown-meeting', 'meeting-held']),
  discuss: call(onItem.extend({ discussed: z.boolean(), note: text.optional(), /** The note as it was when the person began to write: what others wrote meanwhile stays. */ noteWas: text.optional() }), Agenda, ['unknown-meeting', 'meeting-held']),
  /** Records the decision, marks the item discussed and moves the idea. Declining needs a reason. */
  decide: call(onItem.extend({ decision: DecisionKind, reason: text.default(''), ownerId: id.nullable().default(null), dueOn: day.nullable().default(null) }), Agenda, ['unknown-meeting', 'meeting-held', 'unknown-idea', 'reason-missing', 'stage-left-out', 'illegal-move', 'answers-missing', 'unknown-member']),
  /** What the customer in the chair would likely object to a decision; anybody may speak for them. */
  object: call(z.object({ meetingId: id, decisionId: id, text }), Agenda, ['unknown-meeting', 'meeting-held', 'unknown-decision']),
  act: call(z.object({ meetingId: id.nullable(), subject: Subject.nullable().default(null), title: requiredText, ownerId: id.nullable().default(null), dueOn: day.nullable().default(null) }), ActionItem, ['unknown-meeting', 'unknown-member']),
  finishAction: call(z.object({ id, done: z.boolean() }), ActionItem, ['unknown-action']),
  deleteAction: call(z.object({ id }), done, ['unknown-action']),
  listActions: call(z.object({ open: z.boolean().default(true), limit: pageSize.default(200) }), z.array(ActionItem)),
  /** Ends the meeting: its agenda is kept as it was, and the series' next meeting is planned. */
  close: call(z.object({ meetingId: id }), Agenda, ['unknown-meeting', 'meeting-held']),
  export: call(z.object({ meetingId: id, format: z.enum(EXPORT_FORMATS), language: z.string().max(20) }), z.object({ fileName: z.string(), mime: z.string(), text: z.string() }), ['unknown-meeting']),
}

export type Followed = z.output<typeof Followed>
export type Reason = z.output<typeof Reason>
export type AgendaItem = z.output<typeof AgendaItem>
export type Agenda = z.output<typeof Agenda>
export type WhyNot = z.output<typeof WhyNot>
export type AgendaDifference = z.output<typeof AgendaDifference>
export type ActionItem = z.output<typeof ActionItem>
export type SeriesInput = z.input<typeof SeriesInput>
export type Series = z.output<typeof Series>
export type ComingMeeting = z.output<typeof ComingMeeting>
export type FreeDay = z.output<typeof FreeDay>
export type FreeDayInput = z.input<typeof FreeDayInput>
export type OwnRole = z.output<typeof OwnRole>
export type MeetingRoleHolder = z.output<typeof MeetingRoleHolder>
export type MeetingPlan = z.output<typeof MeetingPlan>
export type Meeting = z.output<typeof Meeting>
