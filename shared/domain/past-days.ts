// Days of what has happened: of being heard, read, measured, said, removed. None of them lies in the future, and devices and hub go by the same rule.
import { AppError } from '../app-error.ts'
import { isFutureDay } from './learnings.ts'

/** The fields that hold such a day, by entity. */
export const PAST_DAYS: Readonly<Record<string, readonly string[]>> = {
  learning: ['happenedOn'],
  reading: ['readOn'],
  benefit: ['measuredOn'],
  cause: ['removedOn'],
  pilotCustomer: ['saidOn'],
}

/** How far a device's clock may be ahead of the hub's before its today is refused, milliseconds. */
export const CLOCKS_APART = 24 * 60 * 60 * 1000

/** The day. `field`: how the input names it. Throws `date-in-future`. */
export function needPast<Day extends string | null | undefined>(day: Day, now: number, field: string): Day {
  if (day && isFutureDay(day, now)) throw new AppError('date-in-future', { date: day }, [{ field, code: 'date-in-future' }])
  return day
}

/** The field of a change whose day has not come, though clocks may differ; null when there is none. `now`: the hub's time. */
export function futureField(entity: string, patch: Readonly<Record<string, unknown>>, now: number): string | null {
  return PAST_DAYS[entity]?.find((field) => typeof patch[field] === 'string' && isFutureDay(patch[field], now + CLOCKS_APART)) ?? null
}
