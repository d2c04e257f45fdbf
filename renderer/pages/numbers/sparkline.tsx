// A small line of readings over time, with the target; the same in words for those who do not see it.
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import type { MetricLine } from './metric-lines.ts'
import { readOf, sparkPoints } from './metric-lines.ts'

const WIDTH = 120
const HEIGHT = 32
/** So many of the newest readings are drawn. */
const MOST = 24
/** And so many are named in words. */
const NAMED = 8

export function Sparkline({ line: { readings, latest }, target }: { line: MetricLine; target: number | null }) {
  const t = useWords()
  const format = useFormat()
  const drawn = readings.slice(0, MOST).reverse()
  if (drawn.length < 2) return null
  const { points, targetY } = sparkPoints(
    drawn.map(({ value }) => value),
    target,
    WIDTH,
    HEIGHT,
  )
  const [endX, endY] = points.at(-1)!
  const words = t('numbers:trend', {
    count: drawn.length,
    episode: readOf(latest, t('numbers:metric.overall')),
    values: drawn.slice(-NAMED).map(({ value }) => format.number(value)).join(', '),
    from: format.day(drawn[0]!.readOn),
    to: format.day(drawn.at(-1)!.readOn),
  })
  return (
    <svg className="nm-spark" role="img" aria-label={words} viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} width={WIDTH + 8} height={HEIGHT + 8}>
      {targetY === null ? null : <line className="nm-spark-target" x1={0} x2={WIDTH} y1={targetY} y2={targetY} />}
      <polyline className="nm-spark-line" points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      <circle className="nm-spark-end" cx={endX} cy={endY} r={3} />
    </svg>
  )
}
