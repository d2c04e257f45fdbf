// The review queue and scoring: what waits for an answer, and what champions do about it, one by one or several at once.
import * as z from 'zod'
import { STAGES } from '../domain/ideas.ts'
import { MOST_AT_ONCE, QUEUE_VIEWS } from '../domain/review.ts'
import { LEAST_POINTS, MOST_POINTS } from '../domain/scoring.ts'
import { CRITERIA, SCORINGS } from '../domain/workspace-rules.ts'
import { call } from './procedure.ts'
import { count, cursor, done, id, instant, Named, noInput, pageSize, tag, text } from './fields.ts'
import { IdeaSummary } from './ideas.ts'
import { eachCriterion, WorkspaceRules } from './rules.ts'

export const QueueRow = IdeaSummary.extend({
  awaits: z.enum(['answer', 'decision']),
  /** When the next promise is due. */
  dueAt: instant,
  /** Working time left, milliseconds; negative: overdue for so long. */
  left: z.number(),
  submittedAt: instant,
  answeredAt: instant.nullable(),
  tags: z.array(z.string()),
})

export const QueueCounts = z.object({
  waiting: count,
  overdue: z.object({ answer: count, decision: count }),
  /** Whose promises are overdue; null: nobody's. The most first. */
  owners: z.array(z.object({ owner: Named.nullable(), overdue: count })),
})

const points = z.number('required').int('points-out-of-range').min(LEAST_POINTS, 'points-out-of-range').max(MOST_POINTS, 'points-out-of-range')
const EachPoint = eachCriterion(points)

export const Review = EachPoint.extend({ id, by: Named, mine: z.boolean(), comment: z.string(), at: instant })

export const Score = z.object({
  reviews: z.array(Review),
  /** 0 to 100; null without a review. */
  score: z.number().nullable(),
  scoring: z.enum(SCORINGS),
  weights: WorkspaceRules.shape.weights,
  means: eachCriterion(z.number()).nullable(),
  /** Criteria on which reviewers disagree, the widest first, with the least and the most that was said. */
  apart: z.array(z.object({ criterion: z.enum(CRITERIA), least: z.number(), most: z.number() })),
  /** What the score is made of, what speaks for the idea most first. `good`: 1 to 5, effort turned round. */
  reasons: z.array(z.object({ criterion: z.enum(CRITERIA), mean: z.number(), good: z.number() })),
})

const ids = z.array(id).min(1).max(MOST_AT_ONCE, 'too-many')
const Refused = z.array(z.object({ id, title: z.string(), code: z.string() }))
const Moved = z.object({ id, changeId: id.nullable(), stepId: id.nullable().default(null) })

export const review = {
  /** Ideas that wait, the oldest promise first. */
  list: call(z.object({ view: z.enum(QUEUE_VIEWS).default('all'), cursor: cursor.nullable().default(null), limit: pageSize.default(100) }), z.object({ rows: z.array(QueueRow), next: cursor.nullable(), now: instant })),
  counts: call(noInput, QueueCounts),
  /** Answers whose they were before, to be put back. What is refused is told, the rest is done. */
  assign: call(z.object({ ids, ownerId: id.nullable() }), z.object({ done: z.array(z.object({ id, before: id.nullable() })), refused: Refused }), ['unknown-member']),
  unassign: call(z.object({ owners: z.array(z.object({ id, before: id.nullable() })).min(1).max(MOST_AT_ONCE) }), done),
  /** Each idea by itself: what is refused is told, the rest is done. Declining needs a reason. `changeId` (null: it only changed its step) and the step in which it stood: to take it back. */
  move: call(z.object({ ideas: z.array(z.object({ id, from: z.enum(STAGES) })).min(1).max(MOST_AT_ONCE, 'too-many'), to: z.enum(STAGES), stepId: id.nullable().default(null), reason: text.default('') }), z.object({ done: z.array(Moved), refused: Refused }), ['reason-missing']),
  undoMove: call(z.object({ moves: z.array(Moved).min(1).max(MOST_AT_ONCE) }), z.object({ refused: Refused })),
  /** Makes the tags of an idea these. */
  tag: call(z.object({ id, tags: z.array(tag).max(30, 'too-many') }), z.object({ before: z.array(z.string()) }), ['unknown-idea']),
  tags: call(z.object({ id }), z.array(z.string())),
  score: call(z.object({ id }), Score, ['unknown-idea']),
  /** One's own review; saying it again changes it. */
  judge: call(EachPoint.extend({ id, comment: text.default('') }), Score, ['unknown-idea', 'own-idea']),
  /** Takes one's own back; `restoreJudgement` undoes that. */
  unjudge: call(z.object({ id }), Score, ['unknown-idea', 'unknown-review']),
  restoreJudgement: call(z.object({ id }), Score, ['unknown-idea', 'unknown-review']),
}

export type QueueRow = z.output<typeof QueueRow>
export type QueueCounts = z.output<typeof QueueCounts>
export type Score = z.output<typeof Score>
