// Ideas that are probably the same, in pairs, for champions to look through: merged, or told apart for the whole team.
import * as z from 'zod'
import { MOST_PAIRS } from '../domain/search.ts'
import { call } from './procedure.ts'
import { count, done, id, instant } from './fields.ts'
import { Stage } from './ideas.ts'
import { AlikeWord, Marks, MarkedText } from './search.ts'

export const PairedIdea = z.object({
  id,
  title: z.string(),
  /** Where in the title the words stand that both have. */
  marks: Marks,
  /** The beginning of the description. */
  about: MarkedText,
  stage: Stage,
  /** Null of an idea without a name. */
  author: z.string().nullable(),
  supporters: count,
  comments: count,
  createdAt: instant,
  example: z.boolean(),
})

export const LikelyPair = z.object({
  /** The one that was written first. */
  older: PairedIdea,
  newer: PairedIdea,
  /** 0 to 1. */
  score: z.number().min(0).max(1),
  /** What both say, in the words of the older and of the newer one. */
  words: z.array(AlikeWord),
})

const Titled = z.object({ id, title: z.string(), stage: Stage })
const two = z.object({ ideaId: id, otherId: id })

export const duplicates = {
  /** Best first: at least one of them is still to be decided, none was merged, and nobody said that they are not the same. `more`: there are others. `left` of `of` ideas are still to be looked at, which goes on by itself. */
  list: call(z.object({ limit: z.number().int().min(1).max(MOST_PAIRS).default(50) }), z.object({ pairs: z.array(LikelyPair), more: z.boolean(), left: count, of: count, apart: count })),
  /** They are not the same: for the whole team. Champions. */
  tellApart: call(two, done, ['unknown-idea', 'same-idea']),
  /** Takes that back. */
  forgetApart: call(two, done),
  /** The pairs that are not the same, as last said first. */
  listApart: call(z.object({ limit: z.number().int().min(1).max(MOST_PAIRS).default(50) }), z.array(z.object({ older: Titled, newer: Titled, at: instant }))),
}

export type PairedIdea = z.output<typeof PairedIdea>
export type LikelyPair = z.output<typeof LikelyPair>
