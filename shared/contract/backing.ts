// What stands behind an idea beside its evidence: for which customers it is supported, whom to thank, and every change of it.
import * as z from 'zod'
import { call } from './procedure.ts'
import { count, cursor, id, instant, Named, pageSize } from './fields.ts'
import { StageChange } from './ideas.ts'
import { Picked } from './learnings.ts'
import { Shown } from './ledger.ts'

/** Support is counted as support, never as evidence: nobody has heard that customer say it. */
export const SupportedFor = z.object({ customer: Named, by: z.array(Named), mine: z.boolean() })

export const Backing = z.object({
  /** The customer with most supporters first. */
  supportedFor: z.array(SupportedFor),
  /** Who gave the evidence: what they heard, by how much of it. */
  givers: z.array(Named.extend({ learnings: count })),
  reviewers: z.array(Named),
  /** Customers who tried it and said something. */
  triedBy: count,
})

/** One step in the life of an idea. `part`: which of several (the question of an answer, the customer of a pilot). `before`, `after`: long texts are cut; of what was added there is no before. */
export const IdeaStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), id: z.string(), at: instant, by: Named, entity: z.string(), field: z.string(), part: z.string().nullable(), before: Shown, after: Shown, /** `before` or `after` is longer than shown. */ cut: z.boolean() }),
  StageChange.extend({ kind: z.literal('moved') }),
])

export const backing = {
  of: call(z.object({ id }), Backing, ['unknown-idea']),
  /** Makes the customers for whom one supports it these; supports it, where one did not. */
  supportFor: call(z.object({ id, customers: z.array(Picked).max(50, 'too-many') }), Backing, ['unknown-idea', 'unknown-customer']),
  /** Everything that changed about an idea, the newest first: who, when, what it was and became, and why where that was asked. */
  changes: call(z.object({ id, cursor: cursor.nullable().default(null), limit: pageSize.default(20) }), z.object({ rows: z.array(IdeaStep), next: cursor.nullable(), total: count }), ['unknown-idea']),
  /** One change with its texts whole. */
  change: call(z.object({ id, changeId: z.string().max(200) }), IdeaStep, ['unknown-idea', 'unknown-entry']),
}

export type Backing = z.output<typeof Backing>
export type SupportedFor = z.output<typeof SupportedFor>
export type IdeaStep = z.output<typeof IdeaStep>
