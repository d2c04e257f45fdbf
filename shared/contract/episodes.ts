// Episodes of the customer's journey: who owns each, and how it stands: its number beside what was heard and the ideas (docs/closed-loop.md, The episode board).
import * as z from 'zod'
import { METRIC_KINDS } from '../domain/metrics.ts'
import { call } from './procedure.ts'
import { count, day, done, id, name, Named } from './fields.ts'

export const EpisodeMetric = z.object({
  id,
  name: z.string(),
  kind: z.enum(METRIC_KINDS),
  unit: z.string(),
  higherIsBetter: z.boolean(),
  target: z.number().nullable(),
  value: z.number(),
  readOn: day,
  sampleSize: z.number().nullable(),
  margin: z.number().nullable(),
  few: z.boolean(),
  /** Against the reading before; null without one. */
  change: z.number().nullable(),
  /** How far it falls short of the target; 0 when it does not, null without a target. */
  short: z.number().nullable(),
})
export const Episode = z.object({
  id,
  name: z.string(),
  owner: Named.nullable(),
  /** Those read in it, the one that falls short most first. */
  metrics: z.array(EpisodeMetric),
  /** Heard in the days that the board looks back, by sentiment; without the private ones. */
  heard: z.object({ good: count, bad: count, neutral: count, unknown: count }),
  /** Learnings whose customer still waits for an answer. */
  waiting: count,
  /** Ideas in the pipeline with evidence from it. */
  ideas: count,
  /** A number falls short of its target, or most of what was heard is bad news. */
  weak: z.boolean(),
  example: z.boolean(),
})

export const episodes = {
  /** The catalogue in its order, each with how it stands. */
  board: call(z.object({}), z.object({ days: count, episodes: z.array(Episode) })),
  create: call(z.object({ name, ownerId: id.nullable().default(null) }), Named, ['name-taken', 'unknown-member']),
  edit: call(z.object({ id, changes: z.object({ name, ownerId: id.nullable() }).partial() }), Named, ['unknown-episode', 'name-taken', 'unknown-member']),
  /** To stand before another; null: at the end. */
  place: call(z.object({ id, before: id.nullable() }), done, ['unknown-episode']),
  /** Refused while anything names it, unless `moveTo` says which takes its place. */
  delete: call(z.object({ id, moveTo: id.nullable().default(null) }), z.object({ moved: count }), ['unknown-episode', 'in-use', 'move-to-itself']),
}

export type Episode = z.output<typeof Episode>
export type EpisodeMetric = z.output<typeof EpisodeMetric>
