// Where a number stands: one row for each episode, segment and team it was read of, with the newest reading, the movement, the target and the trend.
import type { Metric } from '../../../shared/contract/metrics.ts'
import { goalOn } from '../../../shared/domain/metrics.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { isBetter, linesOf, readOf, type MetricLine } from './metric-lines.ts'
import { Sparkline } from './sparkline.tsx'
import { valueWords } from './value-words.ts'

const tone = (better: boolean | null) => (better === null ? undefined : better ? 'good' : 'bad')

export function MetricTable({ metric, labelledBy }: { metric: Metric; labelledBy: string }) {
  const t = useWords()
  const format = useFormat()
  const { unit, higherIsBetter } = metric
  const lines = linesOf(metric)
  const hasTarget = lines.some(({ beyondTarget }) => beyondTarget !== null)
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
            <th scope="col">{t('numbers:table.where')}</th>
            <th scope="col">{t('numbers:table.newest')}</th>
            <th scope="col">{t('numbers:table.change')}</th>
            {hasTarget ? <th scope="col">{t('numbers:table.target')}</th> : null}
            <th scope="col">{t('numbers:table.trend')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <bdi>{readOf(line.latest, t('numbers:metric.overall'))}</bdi>
              </th>
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
              {hasTarget ? <td data-tone={line.beyondTarget === null ? undefined : line.beyondTarget >= 0 ? 'good' : 'bad'}>{against(line)}</td> : null}
              <td>
                <Sparkline line={line} target={goalOn(metric, line.latest.readOn).target} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
