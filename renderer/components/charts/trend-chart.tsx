// Values over time as a line, with the target where there is one. Arrow keys go from point to point, and each is told in words.
import { useId, useState } from 'react'
import { useWords } from '../../words.ts'
import { ChartFigure } from './chart-figure.tsx'
import { heightOf, scaleOf } from './scale.ts'

export interface TrendPoint {
  /** Place in time; only the distances count. */
  readonly at: number
  /** When, in words. */
  readonly when: string
  /** One value per series; null: there is none. */
  readonly values: readonly (number | null)[]
  /** What was aimed at then, where that changes with time. */
  readonly target?: number | null
}

interface TrendChartProps {
  title: string
  /** What the points are counted by: the head of the table's first column. */
  time: string
  series: readonly string[]
  points: readonly TrendPoint[]
  words: (value: number) => string
  /** Short, for the lines of the scale. */
  label: (value: number) => string
  target?: { value: number; words: string } | null
  /** The scale begins at 0. */
  zero?: boolean
}

const WIDTH = 640
const HEIGHT = 180
const LEFT = 52
const RIGHT = 14
const TOP = 20
const FOOT = 26

export function TrendChart({ title, time, series, points, words, label, target = null, zero = false }: TrendChartProps) {
  const t = useWords()
  const id = useId()
  const [picked, setPicked] = useState(points.length - 1)
  const known = points.flatMap(({ values }) => values.filter((value) => value !== null))
  if (known.length === 0) return null
  const chosen = Math.min(picked, points.length - 1)
  const aims = points.flatMap(({ at, target: aim }) => (typeof aim === 'number' ? [{ at, aim }] : []))
  const hasTarget = target !== null || aims.length > 0
  const aimWords = (point: TrendPoint) => (target ? target.words : typeof point.target === 'number' ? words(point.target) : '–')
  const scale = scaleOf([...known, ...(target ? [target.value] : []), ...aims.map(({ aim }) => aim)], { zero })
  const [first, last] = [points[0]!.at, points.at(-1)!.at]
  const x = (at: number) => LEFT + (last === first ? 0.5 : (at - first) / (last - first)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => TOP + (1 - heightOf(scale, value)) * (HEIGHT - TOP - FOOT)
  const told = (point: TrendPoint) => t('charts:point', { when: point.when, values: series.map((name, index) => (point.values[index] == null ? null : series.length === 1 ? words(point.values[index]) : `${name} ${words(point.values[index])}`)).filter(Boolean).join(', ') })
  return (
    <ChartFigure title={title} columns={[time, ...series, ...(hasTarget ? [t('charts:target')] : [])]} rows={points.map((point) => ({ key: `${point.at}`, cells: [point.when, ...point.values.map((value) => (value === null ? '–' : words(value))), ...(hasTarget ? [aimWords(point)] : [])] }))}>
      <div className="ch-trend">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className="ch-svg" preserveAspectRatio="xMidYMid meet">
          {scale.lines.map((line) => (
            <g key={line}>
              <line className="ch-grid" x1={0} x2={WIDTH - RIGHT} y1={y(line)} y2={y(line)} />
              <text className="ch-label" x={0} y={y(line) - 4}>
                {label(line)}
              </text>
            </g>
          ))}
          {target ? <line className="ch-target" x1={LEFT} x2={WIDTH - RIGHT} y1={y(target.value)} y2={y(target.value)} /> : null}
          {aims.length > 0 ? <polyline className="ch-target" points={aims.flatMap(({ at, aim }, index) => [...(index > 0 ? [`${x(at).toFixed(1)},${y(aims[index - 1]!.aim).toFixed(1)}`] : []), `${x(at).toFixed(1)},${y(aim).toFixed(1)}`]).join(' ')} /> : null}
          <line className="ch-cursor" x1={x(points[chosen]!.at)} x2={x(points[chosen]!.at)} y1={TOP} y2={HEIGHT - FOOT} />
          {series.map((name, index) => {
            const drawn = points.filter(({ values }) => values[index] != null)
            return (
              <g key={name} className="ch-series" data-series={index}>
                <polyline className="ch-line" points={drawn.map((point) => `${x(point.at).toFixed(1)},${y(point.values[index]!).toFixed(1)}`).join(' ')} />
                {drawn.map((point) => (
                  <circle key={point.at} className="ch-dot" cx={x(point.at)} cy={y(point.values[index]!)} r={point === points[chosen] ? 5 : 2.5} />
                ))}
              </g>
            )
          })}
          <text className="ch-label ch-label-foot" x={LEFT} y={HEIGHT - FOOT + 5}>
            {points[0]!.when}
          </text>
          {points.length > 1 ? (
            <text className="ch-label ch-label-foot" x={WIDTH - RIGHT} y={HEIGHT - FOOT + 5} textAnchor="end">
              {points.at(-1)!.when}
            </text>
          ) : null}
        </svg>
        <input className="ch-range" type="range" aria-label={t('charts:walk', { title })} aria-describedby={id} aria-valuetext={told(points[chosen]!)} min={0} max={points.length - 1} step={1} value={chosen} onChange={({ currentTarget }) => setPicked(Number(currentTarget.value))} />
      </div>
      <p className="ch-legend" id={id}>
        {series.length > 1
          ? series.map((name, index) => (
              <span key={name} className="ch-key" data-series={index}>
                {name}
              </span>
            ))
          : null}
        {hasTarget ? (
          <span className="ch-key" data-series="target">
            {t('charts:targetIs', { value: aimWords(points[chosen]!) })}
          </span>
        ) : null}
        <span className="ch-told">{told(points[chosen]!)}</span>
      </p>
    </ChartFigure>
  )
}
