// Chance that repeats: everything random in the world of test/sync comes from one seed.
import { seededRandom } from '../support/seeded-random.ts'

export interface Chance {
  /** From 0 up to 1. */
  next(): number
  below(limit: number): number
  pick<T>(from: readonly T[]): T
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
  id(): string
}

export function chanceOf(seed: number): Chance {
  const next = seededRandom(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('')
  return { next, below, pick: (from) => from[below(from.length)]!, percent: (share) => next() * 100 < share, id: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}` }
}
