// The readings of a metric over time, as a chart with the target: of one episode, or of all the journey.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { TrendChart } from '../../components/charts/trend-chart.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { linesOf } from './metric-lines.ts'
import { valueWords } from './value-words.ts'

export function MetricTrend({ metric }: { metric: Metric }) {
  const t = useWords()
  const format = useFormat()
  const lines = linesOf(metric).filter(({ readings }) => readings.length > 1)
  const [chosen, setChosen] = useState('')
  const line = lines.find(({ episode }) => (episode?.id ?? '') === chosen) ?? lines[0]
  if (!line) return null
  const nameOf = (episode: { name: string } | null) => episode?.name ?? t('numbers:metric.overall')
  const points = line.readings.toReversed().map(({ readOn, value }) => ({ at: Date.parse(readOn), when: format.day(readOn), values: [value] }))
  return (
    <details className="nm-all">
      <summary>{t('numbers:table.trend')}</summary>
      <div className="stack">
        {lines.length > 1 ? <NativeSelect aria-label={t('numbers:table.episode')} value={line.episode?.id ?? ''} data={lines.map(({ episode }) => ({ value: episode?.id ?? '', label: nameOf(episode) }))} onChange={({ currentTarget }) => setChosen(currentTarget.value)} /> : null}
        <TrendChart
          key={line.episode?.id ?? ''}
          title={t('numbers:chart', { name: metric.name, episode: nameOf(line.episode) })}
          time={t('numbers:table.readOn')}
          series={[metric.name]}
          points={points}
          words={(value) => valueWords(format, value, metric.unit)}
          label={format.number}
          target={metric.target === null ? null : { value: metric.target, words: valueWords(format, metric.target, metric.unit) }}
        />
      </div>
    </details>
  )
}
