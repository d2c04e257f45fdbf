// Follow-ups: the promise to answer one customer (the inner loop).
import * as z from 'zod'
import { FOLLOW_UP_STATES } from '../domain/follow-ups.ts'
import { call } from './procedure.ts'
import { count, id, instant, pageSize, requiredText } from './fields.ts'

export const FollowUpState = z.enum(FOLLOW_UP_STATES)
const Named = z.object({ id, name: z.string() })

export const FollowUp = z.object({
  id,
  learning: z.object({ id, text: z.string() }),
  customer: Named.nullable(),
  owner: Named,
  state: FollowUpState,
  dueAt: instant,
  answer: z.string(),
  createdAt: instant,
  resolvedAt: instant.nullable(),
  example: z.boolean(),
})

export const followUps = {
  /** Unresolved first, the one due soonest on top; then the resolved ones, newest first. */
  list: call(z.object({ open: z.boolean().optional(), limit: pageSize.default(200) }), z.object({ rows: z.array(FollowUp), open: count, overdue: count })),
  acknowledge: call(z.object({ id }), FollowUp, ['unknown-follow-up', 'already-resolved']),
  resolve: call(z.object({ id, answer: requiredText }), FollowUp, ['unknown-follow-up', 'already-resolved']),
  share: call(z.object({ id }), FollowUp, ['unknown-follow-up', 'not-resolved']),
}

export type FollowUp = z.output<typeof FollowUp>
export type FollowUpState = z.output<typeof FollowUpState>
