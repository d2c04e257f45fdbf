// A segment of a template in words: its title, and what is special about it.
import type { TemplateSegment } from '../../../shared/contract/templates.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import type { Words } from '../../words.ts'

/** A lead's own title, or the catalogue's. */
export function titleOf(t: Words, { segment, title }: { segment: AgendaSegmentKey; title: string }): string {
  return title.trim() || t(`agenda:segment.${segment}`)
}

/** "at most 10 minutes · 2 minutes each · only Billing"; empty when all is as usual. */
export function summaryOf(t: Words, { length, share, minutes, most, filters }: TemplateSegment): string {
  const names = [...filters.team, ...filters.area, ...filters.segment].map(({ name }) => name)
  const only = [...names, ...filters.channel.map((channel) => t(`learnings:channel.${channel}`)), ...filters.sentiment.map((sentiment) => t(`learnings:sentiment.${sentiment}`)), ...filters.tag.map((tag) => `#${tag}`)]
  return [
    length !== null && t('templates:summary.minutes', { count: length }),
    length === null && share !== null && t('templates:summary.share', { count: share }),
    minutes !== null && t('templates:summary.each', { count: minutes }),
    most !== null && t('templates:summary.most', { count: most }),
    only.length > 0 && t('templates:summary.only', { names: only.join(', ') }),
  ].filter(Boolean).join(' · ')
}
