// On which days a series meets: every week, every second, or a weekday of the month; around free days. Pure: the same on every device, so a coming meeting needs no row.
import { addDays, knownZone, weekdayOf, zoneOf } from './meetings.ts'

/** Of a month: the first to fourth such weekday, or -1 for the last. */
export const NTHS = [1, 2, 3, 4, -1] as const
export type Nth = (typeof NTHS)[number]
/** Most weeks between two meetings. */
export const MOST_WEEKS = 12
/** Longest stretch of free days, days. */
export const LONGEST_FREE = 366
/** A series that finds no day among so many is one without meetings: all its days are free. */
const TRIES = 600

export interface Cadence {
  /** ISO weekday, Monday is 1. */
  readonly weekday: number
  /** `HH:MM` on the wall there. */
  readonly time: string
  readonly timeZone: string
  /** Weeks from one meeting to the next; null: 1. */
  readonly every?: number | null
  /** Set: monthly, and `every` says nothing. */
  readonly nth?: number | null
  /** No meeting before this day. Every n weeks is counted from the first such weekday on or after it. */
  readonly firstOn?: string | null
}

/** Free days, first and last included. */
export interface FreeDays {
  readonly day: string
  readonly lastDay: string
  readonly name: string
}

export interface Occurrence {
  /** The day that the cadence names. It stands for the meeting, also when that is moved. */
  readonly day: string
  /** The day on which it meets; another than `day` when that one is free. */
  readonly on: string
  readonly startsAt: number
  /** The name of the free days that moved it, or null. */
  readonly moved: string | null
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The days that the cadence names, on or after a day, without an end. */
export function* cadenceDays({ weekday, every, nth, firstOn }: Cadence, from: string): Generator<string, never> {
  const first = firstOn && firstOn > from ? firstOn : from
  if (nth) {
    for (let month = first.slice(0, 7); ; month = nextMonth(month)) {
      const day = nthOf(month, weekday, nth)
      if (day >= first) yield day
    }
  }
  const weeks = every ?? 1
  let day = onOrAfter(first, weekday)
  // counted from a Monday when nothing else is said, so that the answer is one
  const anchor = onOrAfter(firstOn ?? '1970-01-05', weekday)
  const off = Math.round(daysBetween(anchor, day) / 7) % weeks
  if (off !== 0) day = addDays(day, 7 * ((weeks - off) % weeks))
  for (; ; day = addDays(day, 7 * weeks)) yield day
}

const onOrAfter = (day: string, weekday: number) => addDays(day, (weekday - weekdayOf(day) + 7) % 7)

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7)
}

function nthOf(month: string, weekday: number, nth: number): string {
  if (nth > 0) return addDays(onOrAfter(`${month}-01`, weekday), 7 * (nth - 1))
  return addDays(onOrAfter(`${nextMonth(month)}-01`, weekday), -7)
}

/** Whether the cadence names this day. */
export function isCadenceDay(cadence: Cadence, day: string): boolean {
  return cadenceDays(cadence, day).next().value === day
}

const freeOn = (free: readonly FreeDays[], day: string) => free.find((one) => one.day <= day && day <= one.lastDay)

/**
 * Where the meeting of a day takes place, given the day of the one after it; null: not at all. A weekly meeting on a free day is left out, the next is a week away.
 * One that meets less often moves on to the next working day (Monday to Friday, or the weekday of the series), unless that is half-way to the next meeting or further.
 */
function place(cadence: Cadence, day: string, next: string, free: readonly FreeDays[]): { on: string; moved: string | null } | null {
  const first = freeOn(free, day)
  if (!first) return { on: day, moved: null }
  const gap = daysBetween(day, next)
  if (gap <= 7) return null
  for (let on = addDays(day, 1); 2 * daysBetween(day, on) < gap; on = addDays(on, 1)) {
    if ((weekdayOf(on) <= 5 || weekdayOf(on) === cadence.weekday) && !freeOn(free, on)) return { on, moved: first.name }
  }
  return null
}

/** Meetings of a series from the one whose cadence day is on or after `from`, in order. Ends when hundreds of days in a row are free. */
export function* occurrences(cadence: Cadence, from: string, free: readonly FreeDays[] = []): Generator<Occurrence, void> {
  const zone = zoneOf(knownZone(cadence.timeZone))
  const days = cadenceDays(cadence, from)
  let day = days.next().value
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next = days.next().value
    const placed = place(cadence, day, next, free)
    if (placed) {
      tries = 0
      yield { day, ...placed, startsAt: zone.instantOf(placed.on, cadence.time) }
    }
    day = next
  }
}

/** The first day from which meetings must be looked at so that none that starts after an instant is missed: one of an earlier day may have moved, by less than half the way to the next. */
export function lookFrom({ timeZone, nth, every }: Cadence, instant: number): string {
  const weeks = nth ? 5 : (every ?? 1)
  return addDays(zoneOf(knownZone(timeZone)).dayOf(instant), weeks === 1 ? 0 : -Math.ceil((weeks * 7) / 2))
}

/** The first meeting that starts after an instant; undefined when all days are free. */
export function nextOccurrence(cadence: Cadence, after: number, free: readonly FreeDays[] = []): Occurrence | undefined {
  for (const one of occurrences(cadence, lookFrom(cadence, after), free)) if (one.startsAt > after) return one
  return undefined
}
