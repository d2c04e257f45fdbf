// A theme in words: its name, its trend with the figures, its mood.
import type { ThemeSummary, Trend } from '../../../shared/contract/themes.ts'
import { CHART_WEEKS, TREND_WEEKS } from '../../../shared/domain/themes.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

export interface Named { readonly name: string; readonly words: readonly string[] }

export const nameOf = (t: Words, { name, words }: Named) => name || words.join(' · ') || t('themes:unnamed')

/** "12 in the last 4 weeks, 5 in the 4 before": customers, where any was named. */
export function trendFigures(t: Words, format: Format, { recent, before }: Trend): string {
  if (recent.learnings + before.learnings === 0) return t('themes:trendQuiet', { weeks: TREND_WEEKS * 2 })
  const named = recent.customers + before.customers > 0
  const words = (counted: Trend['recent']) => (named ? t('themes:customers', { count: counted.customers, shown: format.number(counted.customers) }) : t('themes:learnings', { count: counted.learnings, shown: format.number(counted.learnings) }))
  return t(named ? 'themes:trendFigures' : 'themes:trendLearnings', { now: words(recent), before: words(before), weeks: TREND_WEEKS })
}

export function moodWords(t: Words, format: Format, mood: ThemeSummary['mood']): string {
  const parts = (['bad', 'good', 'neutral'] as const).filter((kind) => mood[kind] > 0).map((kind) => t(`themes:mood.${kind}`, { count: mood[kind], shown: format.number(mood[kind]) }))
  return parts.length === 0 ? t('themes:mood.none') : parts.join(', ')
}

export const weeksWords = (t: Words, format: Format, weeks: readonly number[]) => t('themes:weeks', { weeks: CHART_WEEKS, values: weeks.map((count) => format.number(count)).join(', ') })
