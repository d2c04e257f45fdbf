// The readings of a metric over time, as a chart with the target of each day: of one episode, segment and team, or of all.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { goalOn } from '../../../shared/domain/metrics.ts'
import { TrendChart } from '../../components/charts/trend-chart.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { linesOf, readOf, type MetricLine } from './metric-lines.ts'
import { valueWords } from './value-words.ts'

export function MetricTrend({ metric }: { metric: Metric }) {
  const t = useWords()
  const format = useFormat()
  const lines = linesOf(metric).filter(({ readings }) => readings.length > 1)
  const [chosen, setChosen] = useState('')
  const line = lines.find(({ key }) => key === chosen) ?? lines[0]
  if (!line) return null
  const nameOf = ({ latest }: MetricLine) => readOf(latest, t('numbers:metric.overall'))
  const points = line.readings.toReversed().map(({ readOn, value }) => ({ at: Date.parse(readOn), when: format.day(readOn), values: [value], target: goalOn(metric, readOn).target }))
  return (
    <details className="nm-all">
      <summary>{t('numbers:table.trend')}</summary>
      <div className="stack">
        {lines.length > 1 ? <NativeSelect aria-label={t('numbers:table.where')} value={line.key} data={lines.map((each) => ({ value: each.key, label: nameOf(each) }))} onChange={({ currentTarget }) => setChosen(currentTarget.value)} /> : null}
        <TrendChart
          key={line.key}
          title={t('numbers:chart', { name: metric.name, episode: nameOf(line) })}
          time={t('numbers:table.readOn')}
          series={[metric.name]}
          points={points}
          words={(value) => valueWords(format, value, metric.unit)}
          label={format.number}
        />
      </div>
    </details>
  )
}
