// Puts what an agenda says as data into words: reasons, times, days.
import type { Agenda, Reason } from '../../../shared/contract/meetings.ts'
import { changesClocks } from '../../../shared/domain/meetings.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'
import { clockIn, daysUntil, meetingEnd, showsOwnTime } from './agenda-times.ts'

/** Whose an item is, by what it is: who heard it, had the idea, owes the answer, does it. */
export const BY = { learning: 'heard', idea: 'idea', 'follow-up': 'owes', action: 'does', metric: null, area: null, added: null } as const

/** A reason in words of the catalogue, its days as the person's region writes them. */
export function reasonWords(t: Words, { locale }: Format, { code, params }: Reason): string {
  return (t as (key: string, params: object) => string)(`agenda:reason.${code}`, { ...params, locale })
}

/** "Tuesday 24 November 2026, 10:00". */
export function whenWords(t: Words, format: Format, startsAt: number): string {
  return t('meetings:when', { day: format.longDay(dayOf(startsAt)), clock: format.clock(startsAt) })
}

/** "today", "tomorrow", "in 3 days", "2 days ago", by the calendar. */
export function nearWords(t: Words, startsAt: number, now = Date.now()): string {
  const days = daysUntil(startsAt, now)
  if (days === 0) return t('meetings:near.today')
  if (days === 1) return t('meetings:near.tomorrow')
  if (days === -1) return t('meetings:near.yesterday')
  return days > 0 ? t('meetings:near.inDays', { count: days }) : t('meetings:near.daysAgo', { count: -days })
}

/** Day, beginning and end, and the clock where the meeting is when that differs from the person's. */
export function timeWords(t: Words, format: Format, agenda: Agenda): string {
  const { startsAt, timeZone } = agenda.meeting
  const end = meetingEnd(agenda)
  const span = t('meetings:span', { day: format.longDay(dayOf(startsAt)), from: format.clock(startsAt), to: format.clock(end) })
  const when = showsOwnTime(timeZone, startsAt) ? span : t('meetings:spanElsewhere', { span, clock: clockIn(timeZone, startsAt), place: placeWords(timeZone) })
  return changesClocks(Intl.DateTimeFormat().resolvedOptions().timeZone, startsAt, end) ? t('agenda:export.clocks', { when }) : when
}

/** Day, beginning and planned end of a held meeting. */
export function heldWords(t: Words, format: Format, { startsAt, minutes }: { startsAt: number; minutes: number }): string {
  return t('meetings:span', { day: format.longDay(dayOf(startsAt)), from: format.clock(startsAt), to: format.clock(startsAt + minutes * 60_000) })
}

/** `Europe/Belgrade`: "Belgrade". */
export function placeWords(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** A lead's own title of a segment, or the catalogue's. Agendas that were held before templates have none. */
export function segmentTitle(t: Words, { key, title }: Pick<Agenda['segments'][number], 'key' | 'title'>): string {
  return title?.trim() || t(`agenda:segment.${key}`)
}
