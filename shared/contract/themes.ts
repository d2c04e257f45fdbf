// Themes: learnings grouped by what they are about, and what people decide about that.
import * as z from 'zod'
import { STAGES } from '../domain/ideas.ts'
import { THEME_SORTS, TRENDS } from '../domain/themes.ts'
import { call } from './procedure.ts'
import { count, cursor, day, done, id, line, LONGEST_NAME, pageSize } from './fields.ts'
import { LearningSummary } from './learnings.ts'

const Counted = z.object({ customers: count, learnings: count })
export const Trend = z.object({ kind: z.enum(TRENDS), recent: Counted, before: Counted, small: z.boolean() })
export const Mood = z.object({ good: count, bad: count, neutral: count })

export const ThemeSummary = z.object({
  id,
  /** What somebody named it; '' while it goes by its words. */
  name: z.string(),
  /** What it goes by, as its learnings write it: the heaviest first. */
  words: z.array(z.string()),
  customers: count,
  learnings: count,
  mood: Mood,
  trend: Trend,
  /** Learnings of each of the last weeks, the oldest first. */
  weeks: z.array(count),
  pinned: z.boolean(),
  /** Somebody named, pinned, merged or split it, or moved learnings into it. */
  edited: z.boolean(),
  example: z.boolean(),
})

/** `unit`: for `split`. `forms`: as its learnings write it, the most used first. */
export const ThemeWord = z.object({ unit: count, forms: z.array(z.string()), learnings: count })

export const Theme = ThemeSummary.extend({
  weeksFrom: day,
  weekly: z.array(Counted.extend({ from: day })),
  words: z.array(z.string()),
  makers: z.array(ThemeWord),
  /** Those who said it, the most often first. */
  saidBy: z.array(z.object({ id, name: z.string(), learnings: count })),
  /** Learnings that name no customer. */
  unnamed: count,
  /** Moved here by hand. */
  byHand: count,
  /** Themes that were merged into it; can be taken out again. */
  merged: z.array(z.object({ id, name: z.string(), words: z.array(z.string()) })),
  /** The theme that it was split from. */
  splitFrom: z.object({ id, name: z.string(), words: z.array(z.string()) }).nullable(),
  ideas: z.array(z.object({ id, title: z.string(), stage: z.enum(STAGES), learnings: count })),
})

const name = line(LONGEST_NAME)
/** How the grouping stands: `making` at first, with how far it is; `following` while it takes in what is new and shows what was. */
const State = z.object({ state: z.enum(['making', 'following', 'ready']), done: count, of: count })

export const themes = {
  /** All of them. A theme counts customers, each once. `loose`: learnings in no theme. */
  list: call(z.object({ sort: z.enum(THEME_SORTS).default('customers') }), State.extend({ themes: z.array(ThemeSummary), loose: count, learnings: count })),
  get: call(z.object({ id }), Theme, ['unknown-theme']),
  /** Newest first; `id` null: those in no theme. */
  learnings: call(z.object({ id: id.nullable(), cursor: cursor.nullable().default(null), limit: pageSize.default(100) }), z.object({ rows: z.array(LearningSummary.extend({ byHand: z.boolean() })), next: cursor.nullable() }), ['unknown-theme']),
  /** '' gives it its words back. */
  rename: call(z.object({ id, name }), done, ['unknown-theme']),
  pin: call(z.object({ id, pinned: z.boolean() }), done, ['unknown-theme']),
  /** Into another theme, or (null) out of all. What each was moved by before comes back, for `putBack`. */
  move: call(z.object({ learningIds: z.array(id).min(1).max(500, 'too-many'), themeId: id.nullable() }), z.object({ before: z.array(z.object({ learningId: id, moved: z.boolean(), themeId: id.nullable() })) }), ['unknown-theme', 'unknown-learning']),
  putBack: call(z.object({ before: z.array(z.object({ learningId: id, moved: z.boolean(), themeId: id.nullable() })).min(1).max(500, 'too-many') }), done),
  /** A new theme: of the learnings that hold one of its words, or of some of them. `undoSplit` with the new one's id. */
  split: call(z.object({ id, name, unit: count.nullable().default(null), learningIds: z.array(id).max(500, 'too-many').default([]) }), z.object({ id }), ['unknown-theme', 'nothing-to-split']),
  undoSplit: call(z.object({ id }), done, ['unknown-theme']),
  /** `intoId` null takes it out again. */
  merge: call(z.object({ id, intoId: id.nullable() }), done, ['unknown-theme', 'theme-in-itself']),
  /** Of one learning; null when it is in none. */
  of: call(z.object({ learningId: id }), z.object({ theme: z.object({ id, name: z.string(), words: z.array(z.string()) }).nullable() })),
}

export type ThemeSummary = z.output<typeof ThemeSummary>
export type Theme = z.output<typeof Theme>
export type Trend = z.output<typeof Trend>
