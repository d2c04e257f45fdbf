// When things happen in the example workspace: counted from now, so that its agenda is alive whenever it is added.
import { addDays, weekdayOf, zoneOf } from '../../../../shared/domain/meetings.ts'
import type { Moment } from './people.ts'

const HOUR = 60 * 60 * 1000
const FRIDAY = 5

export interface Timeline {
  /** ISO weekday of the meetings. */
  readonly weekday: number
  /** The n-th last meeting. */
  readonly meeting: (week: number) => number
  readonly at: (moment: Moment) => number
}

/** The next meeting is in two days, or on the Monday after; so the last one was three to five days ago. */
export function timelineOf(now: number, time: string, timeZone: string): Timeline {
  const zone = zoneOf(timeZone)
  let next = addDays(zone.dayOf(now), 2)
  while (weekdayOf(next) > FRIDAY) next = addDays(next, 1)
  const meeting = (week: number) => zone.instantOf(addDays(next, -7 * week), time)
  return { weekday: weekdayOf(next), meeting, at: ({ week, hours }) => (week === 0 ? now : meeting(week)) - hours * HOUR }
}
