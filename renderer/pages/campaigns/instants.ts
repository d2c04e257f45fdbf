// An instant as a day and a time of the clock where the person is, and back.
import { isDay, today } from '../../days.ts'

export interface Wall { day: string | null; time: string }

export function wallOf(instant: number): Wall {
  const date = new Date(instant)
  return { day: today(date), time: `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}` }
}

/** Null while it is no day, or no time. */
export function instantOf({ day, time }: Wall): number | null {
  if (day === null || !isDay(day) || !/^\d\d:\d\d$/.test(time)) return null
  const instant = new Date(`${day}T${time}:00`).getTime()
  return Number.isNaN(instant) ? null : instant
}
