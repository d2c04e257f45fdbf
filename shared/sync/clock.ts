// Hybrid logical clock: orders changes by time as far as clocks agree, and never runs backwards on one device (sync.md, Vocabulary).

/** Steps of the counter within one millisecond; `ms * STEPS` stays exact until the year 2255. */
export const STEPS = 1000

export interface Clock {
  /** The next reading: later than every reading before, and not before `now` (milliseconds since 1970). */
  tick(now: number): number
  /** Takes note of another device's reading. */
  see(reading: number): void
  last(): number
}

export function hybridClock(last: number): Clock {
  return {
    tick: (now) => (last = Math.max(last + 1, now * STEPS)),
    see: (reading) => {
      last = Math.max(last, reading)
    },
    last: () => last,
  }
}
