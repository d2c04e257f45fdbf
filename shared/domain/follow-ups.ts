// Follow-ups: the states of the promise to answer one customer.

/** Source: product.md. An overdue follow-up is one not yet resolved after its `dueAt`. */
export const FOLLOW_UP_STATES = ['open', 'acknowledged', 'resolved', 'shared'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

export function isOverdue(followUp: { dueAt: number; resolvedAt: number | null }, now: number): boolean {
  return followUp.resolvedAt === null && followUp.dueAt < now
}
