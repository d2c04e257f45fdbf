// The parts that the list of themes and the page of one share: trend, mood and weeks, each also in words.
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight, IconMoodSad, IconMoodSmile, IconSparkles, IconZzz } from '@tabler/icons-react'
import type { ThemeSummary, Trend } from '../../../shared/contract/themes.ts'
import type { TrendKind } from '../../../shared/domain/themes.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { moodWords, weeksWords } from './theme-words.ts'

const SIGNS: Readonly<Record<TrendKind, typeof IconArrowRight>> = { new: IconSparkles, rising: IconArrowUpRight, steady: IconArrowRight, falling: IconArrowDownRight, quiet: IconZzz }

export function TrendPill({ trend: { kind, small } }: { trend: Trend }) {
  const t = useWords()
  const Sign = SIGNS[kind]
  return (
    <span className="pill" data-tone={kind === 'rising' || kind === 'new' ? 'warm' : undefined}>
      <Sign size={14} aria-hidden />
      {t(`themes:trend.${kind}`)}
      {small && kind !== 'quiet' ? <span className="th-small">({t('themes:small')})</span> : null}
    </span>
  )
}

export function Mood({ mood }: { mood: ThemeSummary['mood'] }) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className="th-mood" title={moodWords(t, format, mood)}>
      {mood.bad > 0 ? (
        <span data-tone="bad">
          <IconMoodSad size={15} aria-hidden />
          {format.number(mood.bad)}
        </span>
      ) : null}
      {mood.good > 0 ? (
        <span data-tone="good">
          <IconMoodSmile size={15} aria-hidden />
          {format.number(mood.good)}
        </span>
      ) : null}
      <span className="sr-only">{t('themes:mood.label', { moods: moodWords(t, format, mood) })}</span>
    </span>
  )
}

const BAR = 7
const HEIGHT = 26

/** A bar for each week. */
export function Weeks({ weeks }: { weeks: readonly number[] }) {
  const t = useWords()
  const format = useFormat()
  const most = Math.max(1, ...weeks)
  return (
    <svg className="th-weeks" role="img" aria-label={weeksWords(t, format, weeks)} viewBox={`0 0 ${weeks.length * BAR} ${HEIGHT}`} width={weeks.length * BAR} height={HEIGHT}>
      {weeks.map((count, week) => {
        const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT)
        // oxlint-disable-next-line react/no-array-index-key -- a week is its place
        return <rect key={week} className="th-week" data-none={count === 0 || undefined} x={week * BAR} width={BAR - 2} y={HEIGHT - height} height={height} rx={1} />
      })}
    </svg>
  )
}
