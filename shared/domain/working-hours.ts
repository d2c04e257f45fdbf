// Office hours of a workspace: when a promise that is counted in working hours or days is due, and how much working time lies between two instants. Pure.
import type { FreeDays } from './cadence.ts'
import { addDays, knownZone, weekdayOf, zoneOf } from './meetings.ts'

export const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** So many days before the first that was asked for are known with it: the next question is often about an earlier one. */
const SPARE_DAYS = 60
/** An office that does not open on so many days in a row keeps no hours: then the clock on the wall counts. */
const CLOSED_DAYS = 800

export interface OfficeHours {
  /** ISO weekdays on which the office is open, Monday is 1. */
  readonly weekdays: readonly number[]
  /** `HH:MM` on the wall there. */
  readonly from: string
  /** `HH:MM`, later than `from`; `00:00` is the end of the day. */
  readonly to: string
  readonly timeZone: string
}

/** Monday to Friday, nine to five. The zone is that of the workspace. */
export const OFFICE_HOURS = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' } as const

/** The office is open from `opens` until just before `closes`; instants. */
interface Opening { readonly opens: number; readonly closes: number }

/** Made once for many questions: it remembers the openings of the days that it was asked about. */
export interface Office {
  /** The instant at which so much working time after `start` has passed, milliseconds. With nothing to pass: `start`, or the next opening when it is closed then. */
  dueAfter(start: number, working: number): number
  /** Working time from one instant to a later one, milliseconds; 0 when it is not later. */
  between(from: number, to: number): number
  /** The end of the first working day on or after the calendar day that is so many days after the one of `start`. */
  dueAfterDays(start: number, days: number): number
  isOpen(at: number): boolean
  /** Working time since `from` as a function of the instant, for many questions about instants from there to `to`, milliseconds. */
  clockOf(from: number, to: number): (at: number) => number
}

/** Whether hours make an office: at least one day a week, and an end after the beginning. */
export function isOffice({ weekdays, from, to }: OfficeHours): boolean {
  return weekdays.length > 0 && (to === '00:00' || from < to)
}

export function officeOf({ weekdays, from, to, timeZone }: OfficeHours, free: readonly Pick<FreeDays, 'day' | 'lastDay'>[] = []): Office {
  const zone = zoneOf(knownZone(timeZone))
  const known = new Map<string, Opening | null>()

  function opening(day: string): Opening | null {
    let found = known.get(day)
    if (found === undefined) known.set(day, (found = openingOn(day)))
    return found
  }
  function openingOn(day: string): Opening | null {
    if (!weekdays.includes(weekdayOf(day)) || free.some((one) => one.day <= day && day <= one.lastDay)) return null
    const opens = zone.instantOf(day, from)
    const closes = to === '00:00' ? zone.instantOf(addDays(day, 1), to) : zone.instantOf(day, to)
    // a day that the zone left out (Samoa's 30 December 2011) has no hours, nor have those that daylight saving left out
    return closes > opens && zone.dayOf(opens) === day ? { opens, closes } : null
  }

  /** The openings from the day of an instant on; ends when the office stays closed. */
  function* openings(from: number): Generator<Opening, void> {
    let day = zone.dayOf(from)
    for (let closed = 0; closed < CLOSED_DAYS; closed += 1, day = addDays(day, 1)) {
      const found = opening(day)
      if (!found) continue
      closed = 0
      yield found
    }
  }

  // working time of all days before one, from a first day on: so that years between two instants cost no more than a day
  let first = 0
  let sums: number[] = []
  const numberOf = (day: string) => Math.round(Date.parse(day) / DAY_MS)
  /** Of all days from the first known one to just before this one. */
  function before(day: number): number {
    if (sums.length === 0 || day < first) {
      first = day - SPARE_DAYS
      sums = [0]
    }
    for (let at = first + sums.length - 1; at < day; at += 1) {
      const found = opening(new Date(at * DAY_MS).toISOString().slice(0, 10))
      sums.push(sums.at(-1)! + (found ? found.closes - found.opens : 0))
    }
    return sums[day - first]!
  }
  /** What of a day's hours lies between two instants. */
  function within(day: string, from: number, to: number): number {
    const found = opening(day)
    return found ? Math.max(0, Math.min(found.closes, to) - Math.max(found.opens, from)) : 0
  }

  return {
    dueAfter(start, working) {
      let left = working
      for (const { opens, closes } of openings(start)) {
        const begin = Math.max(opens, start)
        if (begin >= closes) continue
        if (begin + left <= closes) return begin + left
        left -= closes - begin
      }
      return start + working
    },
    between(from, to) {
      if (to <= from) return 0
      const [firstDay, lastDay] = [zone.dayOf(from), zone.dayOf(to)]
      if (firstDay === lastDay) return within(firstDay, from, to)
      // the earlier day first: what is known begins there
      const start = before(numberOf(firstDay) + 1)
      return within(firstDay, from, to) + before(numberOf(lastDay)) - start + within(lastDay, from, to)
    },
    dueAfterDays(start, days) {
      const wanted = addDays(zone.dayOf(start), days)
      let day = wanted
      for (let closed = 0; closed < CLOSED_DAYS; closed += 1, day = addDays(day, 1)) {
        const found = opening(day)
        if (found) return found.closes
      }
      return zone.instantOf(addDays(wanted, 1), '00:00')
    },
    clockOf(from, to) {
      const starts: number[] = []
      const ends: number[] = []
      /** Working time before each opening. */
      const before: number[] = []
      let total = 0
      for (const { opens, closes } of openings(from)) {
        if (opens >= to) break
        if (closes <= from) continue
        const begin = Math.max(opens, from)
        starts.push(begin)
        ends.push(closes)
        before.push(total)
        total += closes - begin
      }
      return (at) => {
        let [low, high] = [0, starts.length]
        while (low < high) {
          const middle = (low + high) >> 1
          if (starts[middle]! <= at) low = middle + 1
          else high = middle
        }
        return low === 0 ? 0 : before[low - 1]! + Math.min(at, ends[low - 1]!) - starts[low - 1]!
      }
    },
    isOpen(at) {
      const found = opening(zone.dayOf(at))
      return found !== null && found.opens <= at && at < found.closes
    },
  }
}
