// A meeting that runs: who leads it, at which item it stands, since when. The same for all who have its agenda open (docs/agenda.md, Running it).
import * as z from 'zod'
import { CLOSING, SAID } from '../domain/runs.ts'
import { call } from './procedure.ts'
import { count, done, id, instant } from './fields.ts'
import { AgendaSegmentKey, Subject } from './meetings.ts'

/** Where it stands: an item; what became of last time's decisions; or the end. */
export const Step = z.union([Subject, z.literal(SAID), z.literal(CLOSING)])

/** Times are this computer's, whatever its clock says. */
export const Run = z.object({
  meetingId: id,
  lead: z.object({ id, name: z.string() }),
  /** Whether it is led by the member of this device. */
  leading: z.boolean(),
  startedAt: instant,
  at: Step,
  /** Its place then, from 0: where to go on when it is no longer there. */
  place: count,
  /** When this step was opened. */
  since: instant,
  /** Time on each step before its last opening, ms. */
  spent: z.record(z.string(), count),
  /** What was on the agenda when it began. */
  items: z.array(z.object({ subject: Subject, segment: AgendaSegmentKey })),
})

/** Who sits in the empty chair: a real customer, in their own last words. */
export const Chair = z.object({
  /** The learning that tells it. */
  learningId: id,
  /** Null when it was heard from nobody who is named. */
  customer: z.object({ id, name: z.string() }).nullable(),
  segment: z.string().nullable(),
  /** Verbatim where they were written down so; else what was learned. */
  words: z.string(),
  verbatim: z.boolean(),
  saidOn: z.iso.date(),
  /** Since when an answer is owed; null: none is. */
  waitsSince: instant.nullable(),
})

const of = z.object({ meetingId: id })
export const runs = {
  /** Null while it does not run. */
  get: call(of, Run.nullable(), ['unknown-meeting']),
  /** Begins it, or comes back to it. Somebody else leads it already: the answer says who, and nothing changes. */
  start: call(of, Run, ['unknown-meeting', 'meeting-held']),
  go: call(of.extend({ to: Step, place: count }), Run, ['unknown-meeting', 'not-running', 'not-leading']),
  /** Leads it from now on. */
  take: call(of, Run, ['unknown-meeting', 'not-running']),
  handOver: call(of.extend({ toId: id }), Run, ['unknown-meeting', 'not-running', 'not-leading', 'unknown-member', 'leads-only']),
  /** The clocks forget so much time: a break, or that the computer slept. */
  leaveOut: call(of.extend({ ms: count }), Run, ['unknown-meeting', 'not-running', 'not-leading']),
  /** It does not run any more when nothing was recorded in it: it was a rehearsal. */
  leave: call(of, done, ['unknown-meeting']),
  chair: call(of, Chair.nullable(), ['unknown-meeting']),
}

export type Run = z.output<typeof Run>
export type Step = z.output<typeof Step>
export type Chair = z.output<typeof Chair>
