// Wall-clock time in a time zone, through daylight-saving changes; and calendar days. When a series meets is said in cadence.ts.

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Calendar and clock of one time zone. Made once and kept: making one is slow (a formatter), asking it is fast. */
export interface Zone {
  /** The calendar day of an instant there, `YYYY-MM-DD`. */
  dayOf(instant: number): string
  /**
   * The instant of a wall-clock time `HH:MM` on a day there. A time that a daylight-saving change skips moves forward by what was skipped;
   * one that comes twice is the first of the two (as RFC 5545, 3.3.5).
   */
  instantOf(day: string, clock: string): number
  /** What the wall there shows at an instant, less UTC; milliseconds. */
  offsetAt(instant: number): number
}

export function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone)
  if (!zone) zones.set(timeZone, (zone = makeZone(timeZone)))
  return zone
}

/** Those that were asked for: there are a few hundred in all. */
const zones = new Map<string, Zone>()

/** Whether this computer knows the zone. A series may name one that a newer or an older one knows. */
export function isKnownZone(timeZone: string): boolean {
  try {
    return Boolean(zoneOf(timeZone))
  } catch {
    return false
  }
}

/** Where the zone is not known, the clock of UTC: the same on every computer that does not know it. */
export function knownZone(timeZone: string): string {
  return isKnownZone(timeZone) ? timeZone : 'UTC'
}

/** Whether the clocks there change between two instants: the wall then shows another length than passes. */
export function changesClocks(timeZone: string, from: number, to: number): boolean {
  const zone = zoneOf(knownZone(timeZone))
  return zone.offsetAt(from) !== zone.offsetAt(to)
}

function makeZone(timeZone: string): Zone {
  // sv-SE writes dates as ISO does
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const wallOf = (instant: number) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`)
  const offsetAt = (instant: number) => wallOf(instant) - Math.floor(instant / 1000) * 1000
  return {
    offsetAt,
    dayOf: (instant) => format.format(instant).slice(0, 10),
    instantOf(day, clock) {
      const wall = Date.parse(`${day}T${clock}:00Z`)
      // a day on either side of the wanted time, wherever the zone lies: what held before a change near it, and what holds after
      const [before, after] = [offsetAt(wall - 38 * HOUR), offsetAt(wall + 38 * HOUR)]
      const found = [wall - before, wall - after].filter((instant) => wallOf(instant) === wall)
      return found.length > 0 ? Math.min(...found) : wall - before
    },
  }
}

/** ISO weekday of a calendar day, Monday is 1. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}
