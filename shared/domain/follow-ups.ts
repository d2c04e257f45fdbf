// Follow-ups (the inner loop): the states of the promise to answer one customer, when it is due, and who is reminded of it. Pure. Definitions: docs/closed-loop.md.
import type { Office } from './working-hours.ts'

/** Source: product.md. `acknowledged`: the customer has had a first answer, "we are on it". `shared`: everybody reads the answer in the feed. */
export const FOLLOW_UP_STATES = ['open', 'acknowledged', 'resolved', 'shared'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

/** Where a promise may go from each state. Backwards it goes one step at a time, to mend a slip of the hand. */
export const FOLLOW_UP_MOVES: Readonly<Record<FollowUpState, readonly FollowUpState[]>> = {
  open: ['acknowledged', 'resolved'],
  acknowledged: ['resolved', 'open'],
  resolved: ['shared', 'acknowledged', 'open'],
  shared: ['resolved'],
}

const HOUR = 60 * 60 * 1000
/** Hours until the first answer where the workspace has set nothing. Source: practices.md, 1a and 4 (first response within 24 h for 90 %, resolved within 4 days). */
export const FIRST_ANSWER_HOURS = 24
/** All of it takes at most so many times as long as the first answer: 4 days beside 24 hours. */
export const RESOLVE_TIMES = 4
export const ANSWER_GOAL = 0.9
/** The goal is looked at over so many days. */
export const GOAL_DAYS = 30
/** How long before a promise is due its owner is reminded: a third of the time that they have. */
export const REMIND_MS = 8 * HOUR

interface Times { readonly acknowledgedAt: number | null; readonly resolvedAt: number | null; readonly sharedAt: number | null }

/**
 * The state follows from the times, so that what two devices did apart has one meaning: an acknowledgement that arrives after the answer changes nothing.
 * The same rule in SQL is the column `standing` (migrations/013-follow-ups.ts).
 */
export function stateOf({ acknowledgedAt, resolvedAt, sharedAt }: Times): FollowUpState {
  if (resolvedAt !== null) return sharedAt === null ? 'resolved' : 'shared'
  return acknowledgedAt === null ? 'open' : 'acknowledged'
}

/** The state one step back: what taking back the last step leads to. Null from `open`. */
export function stateBefore(times: Times): FollowUpState | null {
  const state = stateOf(times)
  if (state === 'shared') return 'resolved'
  if (state === 'resolved') return times.acknowledgedAt === null ? 'open' : 'acknowledged'
  return state === 'acknowledged' ? 'open' : null
}

/**
 * When a promise made at `from` (ms) is due: the first answer, and all of it. Without an office the hours are hours of real time, wherever the person is and
 * whatever the clocks on the wall do meanwhile. With one they are hours in which that office is open.
 */
export function dueTimes(from: number, hours: number, office: Office | null): { answerBy: number; resolveBy: number } {
  const after = (time: number) => (office ? office.dueAfter(from, time) : from + time)
  return { answerBy: after(hours * HOUR), resolveBy: after(RESOLVE_TIMES * hours * HOUR) }
}

/** What is owed next is due at `dueAt`: the first answer until it is given, then the rest. */
export function isOverdue(followUp: { dueAt: number; resolvedAt: number | null }, now: number): boolean {
  return followUp.resolvedAt === null && followUp.dueAt < now
}

/** Whether there is something to count, and how much of it was in time. */
export interface Share { readonly kept: number; readonly of: number }

/** Null when there is nothing to count: no share is better than a wrong one. */
export function shareOf({ kept, of }: Share): number | null {
  return of === 0 ? null : kept / of
}
