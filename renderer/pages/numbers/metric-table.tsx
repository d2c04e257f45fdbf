// Where a number stands: one row for each episode, with the newest reading, the movement, the target and the trend.
import type { Metric } from '../../../shared/contract/metrics.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { isBetter, linesOf, type MetricLine } from './metric-lines.ts'
import { Sparkline } from './sparkline.tsx'
import { valueWords } from './value-words.ts'

const tone = (better: boolean | null) => (better === null ? undefined : better ? 'good' : 'bad')

export function MetricTable({ metric, labelledBy }: { metric: Metric; labelledBy: string }) {
  const t = useWords()
  const format = useFormat()
  const { unit, target, higherIsBetter } = metric
  const lines = linesOf(metric)
  const change = ({ change }: MetricLine) => {
    if (change === null) return null
    const value = valueWords(format, Math.abs(change), unit)
    return change === 0 ? t('numbers:metric.unchanged') : change > 0 ? t('numbers:metric.up', { value }) : t('numbers:metric.down', { value })
  }
  const against = ({ beyondTarget }: MetricLine) => {
    if (beyondTarget === null) return null
    if (beyondTarget >= 0) return t('numbers:metric.met')
    const value = valueWords(format, -beyondTarget, unit)
    return higherIsBetter ? t('numbers:metric.short', { value }) : t('numbers:metric.above', { value })
  }
  return (
    <div className="nm-scroll">
      <table className="nm-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('numbers:table.episode')}</th>
            <th scope="col">{t('numbers:table.newest')}</th>
            <th scope="col">{t('numbers:table.change')}</th>
            {target === null ? null : <th scope="col">{t('numbers:table.target')}</th>}
            <th scope="col">{t('numbers:table.trend')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.episode?.id ?? ''}>
              <th scope="row">{line.episode ? <bdi translate="no">{line.episode.name}</bdi> : t('numbers:metric.overall')}</th>
              <td>
                <span className="nm-value">{valueWords(format, line.latest.value, unit)}</span>
                {line.latest.margin !== null && line.latest.margin > 0 ? <span className="nm-under">{t('numbers:margin', { value: format.number(line.latest.margin) })}</span> : null}
                {line.latest.few ? (
                  <span className="pill" data-tone="warm" title={t('numbers:fewHint')}>
                    {t('numbers:few')}
                  </span>
                ) : null}
                <span className="nm-under">
                  {format.day(line.latest.readOn)}
                  {line.latest.sampleSize === null ? '' : `, ${t('numbers:reading.from', { count: line.latest.sampleSize })}`}
                </span>
              </td>
              <td data-tone={tone(isBetter(line.change, higherIsBetter))}>{change(line)}</td>
              {target === null ? null : <td data-tone={line.beyondTarget === null ? undefined : line.beyondTarget >= 0 ? 'good' : 'bad'}>{against(line)}</td>}
              <td>
                <Sparkline line={line} target={target} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
