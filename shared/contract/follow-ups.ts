// Follow-ups: the promise to answer one customer (the inner loop).
import * as z from 'zod'
import { FOLLOW_UP_STATES } from '../domain/follow-ups.ts'
import { ROLES } from '../domain/rights.ts'
import { call } from './procedure.ts'
import { count, cursor, id, instant, Named, noInput, pageSize, requiredText } from './fields.ts'

export const FollowUpState = z.enum(FOLLOW_UP_STATES)

export const FollowUp = z.object({
  id,
  learning: z.object({ id, text: z.string() }),
  /** Who heard it. */
  author: Named,
  customer: Named.nullable(),
  owner: Named,
  state: FollowUpState,
  /** When the next thing that is owed is due: the first answer, then all of it. */
  dueAt: instant,
  answerBy: instant,
  resolveBy: instant,
  answer: z.string(),
  createdAt: instant,
  acknowledgedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  sharedAt: instant.nullable(),
  /** Who handed it to its owner, if somebody else did. */
  handedBy: Named.nullable(),
  /** Of a private learning: nobody else can be given it, or read its answer. */
  isPrivate: z.boolean(),
  example: z.boolean(),
})

const Share = z.object({ kept: count, of: count })
const Owed = z.object({ open: count, overdue: count, oldestDueAt: instant.nullable(), first: Share, resolved: Share })

export const followUps = {
  /** Unresolved first, the one due soonest on top; then the resolved ones, newest first. Pages (`next`) are of one of the two kinds only. */
  list: call(
    z.object({ open: z.boolean().optional(), ownerId: id.optional(), cursor: cursor.nullable().default(null), limit: pageSize.default(200) }),
    z.object({ rows: z.array(FollowUp), next: cursor.nullable(), open: count, overdue: count }),
  ),
  /** The customer has a first answer. From now on all of it is due. */
  acknowledge: call(z.object({ id }), FollowUp, ['unknown-follow-up', 'already-resolved']),
  resolve: call(z.object({ id, answer: requiredText }), FollowUp, ['unknown-follow-up', 'already-resolved']),
  share: call(z.object({ id }), FollowUp, ['unknown-follow-up', 'not-resolved', 'private-promise']),
  /** One step back, when it is still in the state that was seen. What was answered stays written. */
  takeBack: call(z.object({ id, from: FollowUpState }), FollowUp, ['unknown-follow-up', 'moved-on']),
  handOver: call(z.object({ id, to: id }), FollowUp, ['unknown-follow-up', 'already-resolved', 'unknown-member', 'private-promise']),
  /** What this member is reminded of: own promises that are overdue, nearly due or were just handed over; and for whom promises escalate to, those of others that are overdue. */
  reminders: call(noInput, z.object({ own: z.array(FollowUp), ownCount: count, escalated: z.array(FollowUp), escalatedCount: count })),
  /** Who owes what, and how many were kept in time. `goal` is of all promises of the last `days` days. */
  byLeader: call(
    noInput,
    z.object({
      goal: z.object({ days: count, hours: count, inOffice: z.boolean(), first: Share, resolved: Share }),
      people: z.array(Owed.extend({ member: Named, role: z.enum(ROLES).nullable(), team: Named.nullable() })),
      teams: z.array(Owed.extend({ team: Named.nullable(), leads: z.array(z.string()) })),
    }),
  ),
}

export type FollowUp = z.output<typeof FollowUp>
export type FollowUpState = z.output<typeof FollowUpState>
export type Owed = z.output<typeof Owed>
