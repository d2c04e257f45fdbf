// The grid of the matrix: five steps of impact by five of effort. Each place tells how many ideas stand there and names the best; arrows move between them, and a table says the same.
import { useRef, type KeyboardEvent } from 'react'
import type { Place } from '../../../shared/contract/board.ts'
import { MATRIX_POINTS, quadrantOf } from '../../../shared/domain/idea-views.ts'
import { ChartFigure } from '../../components/charts/chart-figure.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { placeWords, type Spot } from './matrix-words.ts'

const SHADES = 4
/** Lines of the grid, the highest impact on top. */
const LINES = MATRIX_POINTS.toReversed()

interface MatrixGridProps {
  places: readonly Place[]
  at: Spot | null
  onPick: (spot: Spot) => void
}

export function MatrixGrid({ places, at, onPick }: MatrixGridProps) {
  const t = useWords()
  const format = useFormat()
  const grid = useRef<HTMLDivElement>(null)
  const most = Math.max(...places.map(({ count }) => count), 1)
  const placeAt = (impact: number, effort: number) => places.find((one) => one.impact === impact && one.effort === effort)

  function onKey(event: KeyboardEvent<HTMLButtonElement>, { impact, effort }: Spot) {
    const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
    const step = steps[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const sideways = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step[1] : step[1]
    const to = { impact: Math.min(5, Math.max(1, impact + step[0])), effort: Math.min(5, Math.max(1, effort + sideways)) }
    grid.current?.querySelector<HTMLButtonElement>(`[data-spot='${to.impact}${to.effort}']`)?.focus()
    if (placeAt(to.impact, to.effort)) onPick(to)
  }

  const current = at ?? { impact: 5, effort: 1 }
  return (
    <ChartFigure
      title={t('views:matrix.chart')}
      columns={[t('views:matrix.where'), t('views:matrix.impact'), t('views:matrix.effort'), t('views:matrix.ideas')]}
      rows={places.toReversed().map((place) => ({ key: `${place.impact}${place.effort}`, cells: [placeWords(t, place), format.number(place.impact), format.number(place.effort), format.number(place.count)] }))}
    >
      <div className="mx-frame">
        <span className="mx-axis mx-axis-impact" aria-hidden>
          {t('views:matrix.impactAxis')}
        </span>
        <div className="mx-grid" ref={grid} role="group" aria-label={t('views:matrix.help')}>
          {LINES.flatMap((impact) => [
            <span key={impact} className="mx-step" aria-hidden>
              {format.number(impact)}
            </span>,
            ...MATRIX_POINTS.map((effort) => {
              const place = placeAt(impact, effort)
              const count = place?.count ?? 0
              const chosen = at?.impact === impact && at.effort === effort
              return (
                <button
                  key={`${impact}${effort}`}
                  type="button"
                  className="mx-place"
                  data-spot={`${impact}${effort}`}
                  data-quadrant={quadrantOf(impact, effort) ?? undefined}
                  data-shade={count === 0 ? 0 : Math.ceil((count / most) * SHADES)}
                  tabIndex={current.impact === impact && current.effort === effort ? 0 : -1}
                  aria-pressed={chosen}
                  aria-disabled={count === 0 || undefined}
                  onKeyDown={(event) => onKey(event, { impact, effort })}
                  onClick={() => count > 0 && onPick({ impact, effort })}
                >
                  <span className={count > 0 ? 'mx-count' : 'sr-only'}>{format.number(count)}</span>
                  <span className="sr-only"> {t('views:matrix.at', { count, place: placeWords(t, { impact, effort }) })} </span>
                  {place?.titles.map((title, index) => (
                    // oxlint-disable-next-line react/no-array-index-key -- two ideas may have one title
                    <span key={index} className="mx-title cut" dir="auto" translate="no">
                      {title}
                    </span>
                  ))}
                </button>
              )
            }),
          ])}
          <span aria-hidden />
          {MATRIX_POINTS.map((effort) => (
            <span key={effort} className="mx-step" aria-hidden>
              {format.number(effort)}
            </span>
          ))}
        </div>
        <span className="mx-axis" aria-hidden>
          {t('views:matrix.effortAxis')}
        </span>
        <ul className="mx-legend" aria-hidden>
          {(['quick', 'big', 'fill', 'doubt'] as const).map((quadrant) => (
            <li key={quadrant} data-quadrant={quadrant}>
              {t(`views:matrix.quadrant.${quadrant}`)}
            </li>
          ))}
        </ul>
      </div>
    </ChartFigure>
  )
}
