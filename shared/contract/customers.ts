// Customers and what sorts them: segments, episodes, product areas. All can be made as they are typed.
import * as z from 'zod'
import { CUSTOMER_SORTS, FACT_KINDS } from '../domain/customers.ts'
import { LOOKUPS } from '../domain/learnings.ts'
import { FollowUp } from './follow-ups.ts'
import { call } from './procedure.ts'
import { count, cursor, done, id, instant, name, Named, pageSize, requiredText } from './fields.ts'

export const Lookup = z.enum([...LOOKUPS, 'cause', 'category'])
export const LookupRow = z.object({ id, name: z.string(), learnings: count })
export const CustomerRow = LookupRow.extend({ segment: Named.nullable(), lastHeardOn: z.string().nullable(), waiting: count })

/** What one should know of a customer: how they want to be treated, and facts. */
export const CustomerFact = z.object({ id, kind: z.enum(FACT_KINDS), text: z.string(), author: Named, createdAt: instant, updatedAt: instant })

/** Everything about one customer but what was heard, which is a list by pages (`learnings.list`). */
export const Customer = z.object({
  id,
  name: z.string(),
  segment: Named.nullable(),
  learnings: count,
  good: count,
  bad: count,
  firstHeardOn: z.string().nullable(),
  lastHeardOn: z.string().nullable(),
  /** Where a merged one counts; null while it is not merged, and while that one is not here. */
  mergedInto: Named.nullable(),
  isMerged: z.boolean(),
  /** Those merged into it, whichever way: everything above and below is with theirs. `intoId`: the one they were merged into. */
  merged: z.array(Named.extend({ intoId: id })),
  /** The newest thing they said in their own words. */
  lastWords: z.object({ learningId: id, quote: z.string(), happenedOn: z.string() }).nullable(),
  facts: z.array(CustomerFact),
  /** Who talks with them, the most talkative first. */
  colleagues: z.array(z.object({ member: Named, learnings: count, lastOn: z.string() })),
  /** The open ones, and the last kept. */
  promises: z.array(FollowUp),
  /** Ideas that name them, or that something they said is evidence for; the newest first. */
  ideas: z.array(z.object({ id, title: z.string(), stage: z.string() })),
  example: z.boolean(),
})

const kind = z.enum(FACT_KINDS)
const two = z.object({ customerId: id, otherId: id })

export const customers = {
  /** Names that contain what was typed, those that begin with it first, then by how often they are heard. */
  suggest: call(z.object({ lookup: Lookup, text: z.string().max(1000).default(''), limit: pageSize.default(20) }), z.array(LookupRow)),
  /** A page of the customers whose names contain what was typed. `total`: how many there are in all. */
  list: call(
    z.object({ text: z.string().max(1000).default(''), sort: z.enum(CUSTOMER_SORTS).default('heard'), cursor: cursor.nullable().default(null), limit: pageSize.default(100) }),
    z.object({ rows: z.array(CustomerRow), next: cursor.nullable(), total: count }),
  ),
  get: call(z.object({ id }), Customer, ['unknown-customer']),
  rename: call(z.object({ lookup: Lookup, id, name }), done, ['unknown-thing', 'name-taken']),
  setSegment: call(z.object({ id, segmentId: id.nullable() }), done, ['unknown-customer', 'unknown-segment']),
  /** Makes a customer count for another, or for the one that this one is merged into already. Nothing is moved, so it can be taken back at any time. Answers the one that stays. */
  merge: call(z.object({ id, intoId: id }), Customer, ['unknown-customer', 'same-customer', 'merge-circle', 'merge-again', 'merge-example']),
  /** Takes a merge back, with all that was of that customer. */
  unmerge: call(z.object({ id }), Customer, ['unknown-customer', 'not-merged']),
  /** Customers whose names are so alike that they may be one and the same; the one that is heard more first. `more`: there are more pairs than that. `apart`: pairs that somebody told apart, which are not among them. */
  alike: call(z.object({ limit: pageSize.default(50) }), z.object({ pairs: z.array(z.object({ keep: LookupRow, other: LookupRow, why: z.enum(['same-words', 'one-letter']) })), more: z.boolean(), apart: count })),
  /** They are not the same, whatever their names: for the whole team. Leads. */
  tellApart: call(two, done, ['unknown-customer', 'same-customer']),
  /** Takes that back. */
  forgetApart: call(two, done),
  /** The pairs that are not the same, as last said first. */
  listApart: call(z.object({ limit: pageSize.default(100) }), z.array(z.object({ one: Named, other: Named }))),
  addFact: call(z.object({ customerId: id, kind, text: requiredText }), Customer, ['unknown-customer']),
  editFact: call(z.object({ id, changes: z.object({ kind, text: requiredText }).partial() }), Customer, ['unknown-fact']),
  deleteFact: call(z.object({ id }), Customer, ['unknown-fact']),
  restoreFact: call(z.object({ id }), Customer, ['unknown-fact']),
}

export type Lookup = z.output<typeof Lookup>
export type LookupRow = z.output<typeof LookupRow>
export type CustomerRow = z.output<typeof CustomerRow>
export type CustomerFact = z.output<typeof CustomerFact>
export type Customer = z.output<typeof Customer>
