// The review queue: which ideas wait for an answer, which promise is next, and when each is due. Pure. The words are defined in docs/pipeline.md.
import type { Stage } from './ideas.ts'
import { HOUR_MS, type Office } from './working-hours.ts'
import type { WorkspaceRules } from './workspace-rules.ts'

/** Reaching one of these is a decision: the idea waits for nobody's answer any more. */
export const DECIDED_STAGES = ['approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged'] as const satisfies readonly Stage[]
/** What is looked at: all, mine (I own them), those that nobody owns. */
export const QUEUE_VIEWS = ['all', 'mine', 'unowned'] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]
/** What an idea waits for. */
export type Awaited = 'answer' | 'decision'

/** Most ideas that one act in bulk takes. */
export const MOST_AT_ONCE = 200

export interface Waiting {
  readonly submittedAt: number
  readonly answeredAt: number | null
}

export interface Promises {
  readonly awaits: Awaited
  /** The next promise. */
  readonly dueAt: number
  readonly answerDueAt: number
  readonly decisionDueAt: number
}

type Clock = Pick<WorkspaceRules, 'answerHours' | 'decisionDays'>

/** When the promise of each kind is due for an idea that was handed in at an instant. Later ideas are never due before earlier ones. */
export function dueOf(awaits: Awaited, office: Office, { answerHours, decisionDays }: Clock, submittedAt: number): number {
  return awaits === 'answer' ? office.dueAfter(submittedAt, answerHours * HOUR_MS) : office.dueAfterDays(submittedAt, decisionDays)
}

/** Until it is answered the first answer is the next promise, also where a workspace promises a decision sooner. */
export function promisesOf(office: Office, rules: Clock, { submittedAt, answeredAt }: Waiting): Promises {
  const [answerDueAt, decisionDueAt] = [dueOf('answer', office, rules, submittedAt), dueOf('decision', office, rules, submittedAt)]
  const awaits = answeredAt === null ? 'answer' : 'decision'
  return { awaits, dueAt: awaits === 'answer' ? answerDueAt : decisionDueAt, answerDueAt, decisionDueAt }
}

/** Longer ago than this nothing was handed in; and further back no search for what is overdue needs to go. */
const AGES = 400 * 24 * HOUR_MS

/** All that was handed in before this instant, and nothing else, is overdue at `now`: what is due comes in the order of handing in. */
export function overdueBefore(awaits: Awaited, office: Office, rules: Clock, now: number): number {
  let [due, notDue] = [now - AGES, now]
  while (dueOf(awaits, office, rules, due) >= now) due -= AGES
  while (notDue - due > 1) {
    const middle = Math.floor((due + notDue) / 2)
    if (dueOf(awaits, office, rules, middle) < now) due = middle
    else notDue = middle
  }
  return notDue
}
