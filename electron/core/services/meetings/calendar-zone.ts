// A time zone inside a calendar file (VTIMEZONE; RFC 5545, 3.6.5): the changes of its clocks around one event, written out, so that every calendar shows the time on the wall there.
import { zoneOf, type Zone } from '../../../../shared/domain/meetings.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** No zone changes its clocks twice in one: the shortest time between two changes is Morocco's month of Ramadan. */
const WEEK = 7 * DAY
/** So far on both sides of the event clocks are looked at: every zone that changes them does so within a year. */
const AROUND = 400 * DAY

/** Instant as the wall there shows it: `20260304T100000`. */
const stamp = (instant: number) => new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/** `+0100`; zones of long ago may have seconds. */
function offset(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, ...(seconds % 60 > 0 ? [seconds % 60] : [])]
  return (milliseconds < 0 ? '-' : '+') + parts.map((part) => String(part).padStart(2, '0')).join('')
}

interface ZonedTimes {
  /** Lines of the VTIMEZONE; none when the times are in UTC. */
  readonly zone: readonly string[]
  /** A property of an instant, with its parameters: `DTSTART;TZID=Europe/Stockholm:20260304T100000`. */
  readonly at: (name: string, instant: number) => string
}

/** UTC where a time on the wall would not say which instant is meant: in UTC itself, and in the hour that comes twice. */
export function zonedTimes(timeZone: string, instants: readonly number[]): ZonedTimes {
  const zone = zoneOf(timeZone)
  const wall = (instant: number) => instant + zone.offsetAt(instant)
  const isPlain = (instant: number) => zone.instantOf(zone.dayOf(instant), new Date(wall(instant)).toISOString().slice(11, 16)) === instant
  if (/^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal)$/.test(timeZone) || !instants.every(isPlain)) return { zone: [], at: (name, instant) => `${name}:${stamp(instant)}Z` }
  return { zone: zoneLines(timeZone, zone, Math.min(...instants), Math.max(...instants)), at: (name, instant) => `${name};TZID=${timeZone}:${stamp(wall(instant))}` }
}

function zoneLines(timeZone: string, zone: Zone, first: number, last: number): string[] {
  const from = Math.floor((first - AROUND) / MINUTE) * MINUTE
  const changes = changesBetween(zone, from, last + AROUND)
  const least = Math.min(zone.offsetAt(from), ...changes.map((at) => zone.offsetAt(at)))
  // what held at the beginning, and each change after it
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...[from, ...changes].flatMap((at, index) => {
    const [before, after] = [zone.offsetAt(index === 0 ? at : at - MINUTE), zone.offsetAt(at)]
    const kind = after > least ? 'DAYLIGHT' : 'STANDARD'
    // the onset is written as the wall showed it before the change
    return [`BEGIN:${kind}`, `DTSTART:${stamp(at + before)}`, `TZOFFSETFROM:${offset(before)}`, `TZOFFSETTO:${offset(after)}`, `END:${kind}`]
  }), 'END:VTIMEZONE']
}

/** Instants at which the clocks change, to the minute. */
function changesBetween(zone: Zone, from: number, to: number): number[] {
  const changes: number[] = []
  for (let week = from; week < to; week += WEEK) {
    let [before, after] = [week, week + WEEK]
    if (zone.offsetAt(before) === zone.offsetAt(after)) continue
    while (after - before > MINUTE) {
      const middle = before + Math.round((after - before) / 2 / MINUTE) * MINUTE
      if (zone.offsetAt(middle) === zone.offsetAt(before)) before = middle
      else after = middle
    }
    changes.push(after)
  }
  return changes
}
