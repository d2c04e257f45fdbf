// After the meeting: its minutes, what was agreed and what is due, whether the customer was heard, the meetings of the past, and what they show together.
import * as z from 'zod'
import { MINUTES_FORMATS, PULSE_LEAST } from '../domain/minutes-lists.ts'
import { call } from './procedure.ts'
import { count, day, id, instant, line, LONGEST_TITLE, noInput, pageSize } from './fields.ts'
import { ActionItem, Agenda, AgendaItem, AgendaSegmentKey, Meeting, Reason, Subject } from './meetings.ts'
import { MarkedText } from './search.ts'

/** An action, and at how many meetings of its series it was open since the one where it was agreed. */
export const OpenAction = ActionItem.extend({ carried: count, series: z.string().nullable() })

export const Minutes = z.object({
  meeting: Agenda.shape.meeting.omit({ since: true, state: true }).extend({ id, heldAt: instant, /** How long it really took, minutes; null when nothing tells. */ took: count.nullable(), example: z.boolean() }),
  /** Talked about, in the order of the agenda: discussed, noted, decided or agreed on. Segments without such items are left out. */
  segments: z.array(z.object({ key: AgendaSegmentKey, /** A lead's own words for it; empty: the catalogue's. */ title: z.string(), items: z.array(AgendaItem) })),
  /** Agreed in this meeting. */
  actions: z.array(OpenAction),
  /** From before, as it stands now. */
  before: z.array(OpenAction),
  /** Customers of what was talked about, the most often named first. */
  heard: z.array(z.object({ name: z.string(), times: count })),
  /** On the agenda and not talked about. `times`: on how many agendas in a row by then. */
  carriedOver: z.array(z.object({ subject: Subject, segment: AgendaSegmentKey, title: z.string(), times: count })),
  /** Did not fit, with the reason. */
  parked: z.array(z.object({ subject: Subject, segment: AgendaSegmentKey, title: z.string(), reasons: z.array(Reason) })),
})

export const Pulse = z.object({
  /** What this member said, 1 to 5; null when nothing. */
  mine: z.number().int().min(1).max(5).nullable(),
  /** How often each of 1 to 5 was said; null while fewer than `least` said something, and in a workspace without a hub. */
  counts: z.array(count).length(5).nullable(),
  /** How likely this member would recommend working here, 0 to 10; null when it was not said. */
  recommend: z.number().int().min(0).max(10).nullable(),
  /** Detractors, passives and promoters; null like `counts`. */
  groups: z.array(count).length(3).nullable(),
  /** It was not said for so long that it is asked again. */
  asksRecommend: z.boolean(),
  least: z.literal(PULSE_LEAST),
  /** Others can say something, too: there is a hub that counts. */
  counted: z.boolean(),
})

/** One held meeting in figures. */
export const MeetingFigures = z.object({
  id,
  series: z.string(),
  startsAt: instant,
  /** Lines on its agenda that took time, and those of them that came from customers. */
  lines: count,
  customerLines: count,
  decisions: count,
  /** Different customers among what was talked about. */
  heard: count,
  planned: count,
  /** Null: not known. */
  took: count.nullable(),
  /** Lines left over from before, and actions from before that were open. */
  carried: count,
  /** How old those were on average, days; null without any. */
  carriedDays: z.number().min(0).nullable(),
  /** Mean of what people said about whether the customer was heard, 1 to 5; null while too few did. */
  pulse: z.number().min(1).max(5).nullable(),
})

const which = { seriesId: id.optional(), customerId: id.optional(), from: day.optional(), to: day.optional() }

export const minutes = {
  get: call(z.object({ meetingId: id }), Minutes, ['unknown-meeting', 'meeting-not-held']),
  export: call(z.object({ meetingId: id, format: z.enum(MINUTES_FORMATS), language: z.string().max(20) }), z.object({ fileName: z.string(), mime: z.string(), bytes: z.instanceof(Uint8Array) }), ['unknown-meeting', 'meeting-not-held']),
  /** The pre-read of a planned meeting, or the minutes of a held one, to be sent: `message` is a whole message file (.eml) without sender and recipients. */
  mail: call(z.object({ meetingId: id, language: z.string().max(20) }), z.object({ subject: z.string(), text: z.string(), fileName: z.string(), message: z.string() }), ['unknown-meeting']),
  /** Held meetings, newest first. `text` is searched for in what was noted, decided and agreed, and in the names of series. */
  history: call(z.object({ ...which, text: line(LONGEST_TITLE).default(''), limit: pageSize.default(50), offset: count.max(100_000).default(0) }), z.object({ rows: z.array(Meeting.extend({ took: count.nullable(), /** What was found, where it is not only the series' name. */ snippet: MarkedText.nullable() })), total: count })),
  /** The last twelve held meetings, oldest first. */
  statistics: call(z.object({ seriesId: id.optional() }), z.array(MeetingFigures)),
  /** Open actions with how often they were carried over; due first on top. */
  openActions: call(noInput, z.array(OpenAction)),
  /** What this device's person must think of: own actions overdue, due today or tomorrow. */
  reminders: call(z.object({ today: day }), z.array(OpenAction.extend({ due: z.enum(['overdue', 'today', 'tomorrow']) }))),
  pulse: call(z.object({ meetingId: id }), Pulse, ['unknown-meeting', 'meeting-not-held']),
  /** Null takes it back; what is left out stays. */
  sayPulse: call(z.object({ meetingId: id, heard: z.number().int().min(1).max(5).nullable().optional(), recommend: z.number().int().min(0).max(10).nullable().optional() }), Pulse, ['unknown-meeting', 'meeting-not-held']),
  /** The last meeting, at most a week ago, that this member has not said anything about. */
  pulseDue: call(noInput, z.object({ meeting: Meeting.nullable() })),
}

export type Minutes = z.output<typeof Minutes>
export type OpenAction = z.output<typeof OpenAction>
export type MeetingFigures = z.output<typeof MeetingFigures>
export type Pulse = z.output<typeof Pulse>
