// The evidence meter: how much speaks for an idea, counted instead of voted. Pure; every definition and its reason are in docs/pipeline.md.
import { addDays } from './meetings.ts'

export interface EvidenceFacts {
  /** Learnings that everybody may see; private ones would make the meter another on every device. */
  readonly learnings: number
  /** Distinct customers who were heard, by name. */
  readonly customers: number
  /** Somebody without a name was heard, too: all of them are one voice, because nobody knows whether they are several. */
  readonly unnamed: boolean
  /** Learnings with the customer's own words. */
  readonly quotes: number
  /** Distinct episodes of the journey in which it was heard. */
  readonly episodes: number
  /** Numbers of those episodes whose newest reading falls short of its target. */
  readonly readings: number
}

export const STRENGTHS = ['none', 'thin', 'some', 'strong', 'very-strong'] as const
export type Strength = (typeof STRENGTHS)[number]
export const FRESHNESS = ['fresh', 'ageing', 'old'] as const
export type Freshness = (typeof FRESHNESS)[number]

export const MOST_EVIDENCE = 10
/** Voices from which each further point is given: one is an anecdote; after six interviews the main themes are known, after twelve nearly nothing new is heard (Guest, Bunce and Johnson, Field Methods 2006). */
const VOICES = [1, 2, 3, 6, 12]
const QUOTES = [1, 3]
const READINGS = [1, 2]
/** Heard in more than one place of the journey. */
const EPISODES = [2]
/** Points from which it is thin, some, strong, very strong. */
const STEPS = [1, 3, 6, 8]
/** Fewer voices than this are never more than `some`, whatever else there is: figures and places say that something is wrong, and not what many want. */
const ENOUGH_VOICES = 3
const MOST_OF_FEW = STEPS[2]! - 1
/** A quarter, and a year: after that the customers' world may be another. */
export const FRESH_DAYS = 90
export const AGEING_DAYS = 365

const steps = (count: number, from: readonly number[]): number => from.filter((least) => count >= least).length

export interface EvidenceMeter {
  /** 0 to 10. */
  readonly points: number
  readonly strength: Strength
}

/** Nothing that was only read counts without a voice: a number alone says that something is wrong, not that this idea mends it. */
export function meterOf({ learnings, customers, unnamed, quotes, episodes, readings }: EvidenceFacts): EvidenceMeter {
  const voices = customers + (unnamed ? 1 : 0)
  const all = learnings === 0 ? 0 : steps(voices, VOICES) + steps(quotes, QUOTES) + steps(readings, READINGS) + steps(episodes, EPISODES)
  const points = voices < ENOUGH_VOICES ? Math.min(all, MOST_OF_FEW) : all
  return { points, strength: STRENGTHS[steps(points, STEPS)]! }
}

/** How long ago the newest of it happened. Days as `YYYY-MM-DD`; null when there is none. */
export function freshnessOf(newestOn: string | null, today: string): Freshness | null {
  if (newestOn === null) return null
  return newestOn >= addDays(today, -FRESH_DAYS) ? 'fresh' : newestOn >= addDays(today, -AGEING_DAYS) ? 'ageing' : 'old'
}
