// When a role is somebody's, in words: "today at 10:00", "on Tuesday at 10:00".
import { dayOf } from '../../../shared/domain/learnings.ts'
import { weekdayOf } from '../../../shared/domain/meetings.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'
import { daysUntil } from './agenda-times.ts'

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export function onDayWords(t: Words, format: Format, startsAt: number, now: number): string {
  const clock = format.clock(startsAt)
  const days = daysUntil(startsAt, now)
  if (days === 0) return t('meetings:onDay.today', { clock })
  if (days === 1) return t('meetings:onDay.tomorrow', { clock })
  return days > 1 && days < 7 ? t('meetings:onDay.weekday', { weekday: t(`meetings:weekday.${weekdayOf(dayOf(startsAt)) as Weekday}`), clock }) : t('meetings:onDay.day', { day: format.longDay(dayOf(startsAt)), clock })
}
