// Search: anything in any language from one field, and what was already said while somebody writes.
import * as z from 'zod'
import { MOST_SIMILAR, SEARCH_NOUNS, SEARCH_TOKENS, SIMILAR_NOUNS } from '../domain/search.ts'
import { FOLLOW_UP_STATES } from '../domain/follow-ups.ts'
import { STAGES } from '../domain/ideas.ts'
import { call, stream } from './procedure.ts'
import { count, id, instant, LONGEST_TEXT } from './fields.ts'

const noun = z.enum(SEARCH_NOUNS)

/** Where in a text words stand: from and to in UTF-16 units, in order. */
export const Marks = z.array(z.tuple([count, count]))
/** A part of the original text, one line, and where in it the found words stand. */
export const MarkedText = z.object({ text: z.string(), marks: Marks })
/** A word of one text, and what says the same in the other: the same word, a form of it, or one of another language. */
export const AlikeWord = z.object({ mine: z.string(), theirs: z.string() })

export const SearchHit = z.object({
  noun,
  id,
  /** Title or name; of a learning, a comment or a follow-up the part of its text around what was found. */
  title: MarkedText,
  /** Where else it was found; null when only there. Of a comment: the idea's title. */
  snippet: MarkedText.nullable(),
  /** What it is opened with: the idea of a comment, the learning of a follow-up; else `id`. */
  ofId: id,
  /** When it was written; of a meeting when it starts, of a follow-up when it is due; null for customers. */
  at: instant.nullable(),
  stage: z.enum(STAGES).nullable(),
  /** The step of that stage in which it stands. */
  step: z.string().nullable(),
  state: z.enum(FOLLOW_UP_STATES).nullable(),
  customer: z.string().nullable(),
  /** Author or owner; null when nobody is named. */
  author: z.string().nullable(),
  example: z.boolean(),
  /** The words themselves; begun, in another form or spelling; nearly them or a part; only some of them. */
  match: z.enum(['exact', 'form', 'near', 'some']),
  /** Higher is better; compares within one answer. */
  score: z.number(),
})

export const SimilarHit = z.object({
  noun: z.enum(SIMILAR_NOUNS),
  id,
  /** Of a learning its text, shortened; marked are the words that both have. */
  title: z.string(),
  marks: Marks,
  /** What both say: a few words, wherever they stand. */
  words: z.array(AlikeWord),
  /** 0 to 1. */
  score: z.number().min(0).max(1),
  stage: z.enum(STAGES).nullable(),
  supporters: count,
  /** This member supports it already. */
  supported: z.boolean(),
  /** Null of an idea without a name. */
  author: z.string().nullable(),
  /** One's own, with or without a name. */
  mine: z.boolean(),
  customer: z.string().nullable(),
  at: instant,
})

export const search = {
  /**
   * Best first. `text` may narrow by tokens: `in:ideas stage:approved from:sales mood:bad customer:"Nordvik AB" segment: area: episode: author: tag: state: before:2026-10-01 after: on:2026-10`;
   * an unknown token is a plain word. `typing`: the last word counts as begun. Without `nouns` each noun that was found has some of its best among the `limit`.
   */
  find: call(
    z.object({ text: z.string().max(LONGEST_TEXT), nouns: z.array(noun).max(SEARCH_NOUNS.length).optional(), typing: z.boolean().default(true), limit: z.number().int().min(1).max(200).default(20) }),
    z.object({
      hits: z.array(SearchHit),
      /** Nouns found, most hits first; `many`: there are more than were counted. */
      groups: z.array(z.object({ noun, found: count, many: z.boolean() })),
      tokens: z.array(z.object({ key: z.enum(SEARCH_TOKENS), value: z.string() })),
      /** How much of the workspace can be found so far, 0 to 1, while the index is first made; then null. */
      built: z.number().min(0).max(1).nullable(),
    }),
  ),
  /** Ideas or learnings like what is being written, best first; only those that are probably the same. `exceptId`: itself, when it is edited. `found` counts all of them, also beyond `limit`; `colleagues` the others who wrote them, `customers` those of colleagues (one's own when there is no colleague's). */
  similar: call(
    z.object({ noun: z.enum(SIMILAR_NOUNS), title: z.string().max(LONGEST_TEXT), description: z.string().max(LONGEST_TEXT).default(''), exceptId: id.nullable().default(null), limit: z.number().int().min(1).max(50).default(MOST_SIMILAR) }),
    z.object({ hits: z.array(SimilarHit), found: count, colleagues: count, customers: count }),
  ),
  /** Makes the index anew, and tells how many texts are in it; ends when all are. It goes on when nobody listens any more. Searching goes on meanwhile. */
  watchRebuild: stream(z.object({}), z.object({ done: count, of: count })),
}

export type Marks = z.output<typeof Marks>
export type MarkedText = z.output<typeof MarkedText>
export type AlikeWord = z.output<typeof AlikeWord>
export type SearchHit = z.output<typeof SearchHit>
export type SimilarHit = z.output<typeof SimilarHit>
