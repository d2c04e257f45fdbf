// How often a series meets, in words and as the choices of its form.
import type { Series } from '../../../shared/contract/meetings.ts'
import type { Words } from '../../words.ts'

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
type Cadence = Pick<Series, 'weekday' | 'time' | 'every' | 'nth'>

/** "Every Tuesday at 10:00", "Every 2 weeks on a Tuesday, 10:00", "First Tuesday of the month, 10:00". */
export function cadenceWords(t: Words, { weekday, time, every, nth }: Cadence): string {
  const day = weekday as Weekday
  if (nth) return t(`meetings:cadence.monthly.${nth}`, { weekday: t(`meetings:weekday.${day}`), time })
  return every === 1 ? t(`meetings:every.${day}`, { time }) : t('meetings:cadence.weeks', { count: every, weekday: t(`meetings:weekday.${day}`), time })
}

const WEEKS = [1, 2, 3, 4, 6, 8, 12]

/** `w2`: every second week; `m-1`: the last such weekday of the month. */
export const cadenceKey = ({ every, nth }: Pick<Cadence, 'every' | 'nth'>): string => (nth ? `m${nth}` : `w${every}`)

export function cadenceOf(key: string): Pick<Cadence, 'every' | 'nth'> {
  const number = Number(key.slice(1))
  return key.startsWith('m') ? { every: 1, nth: number as Series['nth'] } : { every: number, nth: null }
}

export function cadenceChoices(t: Words, every: number): { value: string; label: string }[] {
  return [
    ...[...new Set([...WEEKS, every])].sort((a, b) => a - b).map((count) => ({ value: `w${count}`, label: t('meetings:cadence.every', { count }) })),
    ...([1, 2, 3, 4, -1] as const).map((nth) => ({ value: `m${nth}`, label: t(`meetings:cadence.nth.${nth}`) })),
  ]
}
