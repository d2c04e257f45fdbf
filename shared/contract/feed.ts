// The feed: good and bad news, wow moments, shared answers and decisions, the newest first.
import * as z from 'zod'
import { FEED_KINDS } from '../domain/feed.ts'
import { call } from './procedure.ts'
import { cursor, id, instant, Named, pageSize } from './fields.ts'

export const FeedItem = z.object({
  /** Unique in the feed. */
  key: z.string(),
  kind: z.enum(FEED_KINDS),
  at: instant,
  /** What was heard, or what was decided about. */
  text: z.string(),
  quote: z.string(),
  /** Where it is read in full. */
  learningId: id.nullable(),
  ideaId: id.nullable(),
  customer: Named.nullable(),
  by: Named.nullable(),
  /** Of a shared answer: what was answered. Of a decision: its reason. Of kudos: who is thanked. */
  answer: z.string(),
  /** Of a decision outside a meeting, the stage; in one, what was decided. */
  decision: z.string().nullable(),
  inMeeting: z.boolean(),
  /** What a wow moment cost. */
  cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
  example: z.boolean(),
})

export const feed = {
  /** A page. Without `kinds` everything. `teamId`: news of that team, and decisions about its ideas. */
  list: call(z.object({ kinds: z.array(z.enum(FEED_KINDS)).max(FEED_KINDS.length).default([]), teamId: id.optional(), cursor: cursor.nullable().default(null), limit: pageSize.default(100) }), z.object({ rows: z.array(FeedItem), next: cursor.nullable() })),
}

export type FeedItem = z.output<typeof FeedItem>
