// The times of an agenda: when each segment begins, what is left of the meeting, and how near a clock is to its end. Nothing here reads the clock.
import type { Agenda, AgendaItem } from '../../../shared/contract/meetings.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'

const MINUTE = 60_000
/** From so many minutes before its end on, the meeting says that it is time to close. Source: ui.md, rule 23. */
export const CLOSING_MINUTES = 5

/** `title`: a lead's own words for the segment; empty: the catalogue's. */
export interface Placed { item: AgendaItem; segment: AgendaSegmentKey; title: string }

/** Every item that is on, in the order of the meeting. */
export function itemsInOrder(agenda: Agenda): Placed[] {
  return agenda.segments.flatMap(({ key, title, items }) => items.map((item) => ({ item, segment: key, title })))
}

/** What is presented one by one. Actions are gone through together, on the closing page. */
export function itemsToPresent(agenda: Agenda): Placed[] {
  return itemsInOrder(agenda).filter(({ item }) => item.kind !== 'action')
}

/** When each segment begins, ms since 1970, if all before it keep to their minutes. */
export function segmentStarts({ meeting, segments }: Agenda): number[] {
  let at = meeting.startsAt
  return segments.map(({ minutes }) => {
    const start = at
    at += minutes * MINUTE
    return start
  })
}

/** Minutes of the meeting that nothing is planned for; negative when more is planned than there is time. */
export function minutesLeft({ meeting, minutesUsed }: Agenda): number {
  return meeting.minutes - minutesUsed
}

export function meetingEnd({ meeting }: Agenda): number {
  return meeting.startsAt + meeting.minutes * MINUTE
}

/** Calendar days from now until then, where the person is: 0 today, 1 tomorrow, -1 yesterday. */
export function daysUntil(then: number, now: number): number {
  return Math.round((Date.parse(dayOf(then)) - Date.parse(dayOf(now))) / (24 * 60 * MINUTE))
}

/** `calm` until the end is near, `soon` near it, `over` after it. */
export type ClockTone = 'calm' | 'soon' | 'over'

export interface ClockState {
  tone: ClockTone
  /** Whole minutes left, rounded up, or whole minutes over, rounded down. */
  minutes: number
  /** Part of the time that is used, 0 to 1. */
  used: number
}

/** @param spent ms @param planned minutes @param near minutes before the end from which on it is `soon` */
export function clockState(spent: number, planned: number, near: number): ClockState {
  const left = planned * MINUTE - spent
  const used = planned > 0 ? Math.min(1, Math.max(0, spent / (planned * MINUTE))) : 1
  if (left < 0) return { tone: 'over', minutes: Math.floor(-left / MINUTE), used }
  return { tone: left <= near * MINUTE ? 'soon' : 'calm', minutes: Math.ceil(left / MINUTE), used }
}

/** The clock of a time zone at an instant, `HH:MM`. */
export function clockIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)
}

/** The computer's own time zone. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Whether that zone's clocks show the same time as the person's at this instant. */
export function showsOwnTime(timeZone: string, instant: number): boolean {
  return clockIn(timeZone, instant) === clockIn(ownTimeZone(), instant)
}
