// The board cut into lanes: the stages side by side on top, and below them one lane for each owner, area, category or column of value. Only lanes in sight exist.
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import type { Lane } from '../../../shared/contract/board.ts'
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import type { Gainer } from '../../../shared/domain/benefits.ts'
import { isOver, NONE, type Lanes } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { isSamePlace, placeKey, type Place } from '../../../shared/domain/steps.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { usePlaces } from '../../places.ts'
import { rootFontSize } from '../../rem.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords, type Words } from '../../words.ts'
import { FoldedStage, LaneCell, PlaceHead } from './board-column.tsx'
import type { StageRow } from './stage-count.tsx'
import { StageSums, type Sums } from './stage-sums.tsx'
import type { Board } from './use-board.tsx'
import { COLUMN, useInSight } from './use-in-sight.ts'
import { cellFilters, useLanes } from './use-lanes.ts'

/** Heights in rem: of the line with a lane's name, of one card, and of the cards of a lane at most. */
const NAME = 2.75
const CARD = 9
const MOST = 20
/** Widths in px: of a folded column, and between columns. */
const FOLDED = 44
const GAP = 10

function laneName(t: Words, by: Lanes, { id, name }: Lane): string {
  if (id === NONE) return t(`views:none.${by}`)
  return by === 'gainer' ? t(`value:gainer.${id as Gainer}`) : name
}

interface LanesProps { by: Lanes; places: readonly Place[]; rowOf: (stage: Stage) => StageRow | null; sums: Sums | undefined; filters: IdeaFilters; board: Board; now: number; onPainted: () => void }

export function BoardLanes({ by, places, rowOf, sums, filters, board, now, onPainted }: LanesProps) {
  const t = useWords()
  const format = useFormat()
  const { stepsOf } = usePlaces()
  const { data, error, refetch } = useLanes(by, filters, places.filter(({ stage }) => !board.isFolded(stage)))
  const [folded, setFolded] = useKept<readonly string[]>(`board-lanes-${by}`, [])
  const [rem] = useState(rootFontSize)
  const lanes = data?.lanes ?? []
  const { box, painted, drawn } = useInSight(data !== undefined, onPainted)
  const isFolded = ({ stage }: Place) => board.isFolded(stage)
  /** Of a folded stage with its steps, which are not shown by themselves. */
  const countIn = ({ stages, steps }: Lane, place: Place): number => {
    if (place.stepId !== null) return steps[place.stepId] ?? 0
    const whole = stages[place.stage] ?? 0
    return isFolded(place) ? whole : stepsOf(place.stage).reduce((rest, { id }) => rest - (steps[id] ?? 0), whole)
  }
  const inPlaces = (lane: Lane) => places.reduce((sum, place) => sum + countIn(lane, place), 0)
  const cardsHigh = (lane: Lane) => Math.min(MOST, Math.max(1, ...places.filter((place) => !isFolded(place)).map((place) => countIn(lane, place))) * CARD)
  const heightOf = (lane: Lane) => NAME + (folded.includes(lane.id) ? 0 : cardsHigh(lane) + 1)
  const virtual = useVirtualizer({ count: lanes.length, getScrollElement: () => box.current, estimateSize: (index) => heightOf(lanes[index]!) * rem, overscan: painted ? 1 : 0, getItemKey: (index) => lanes[index]!.id })
  const heights = lanes.map(heightOf).join()
  const laidOut = useRef('')
  useLayoutEffect(() => {
    // the first time they are laid out by themselves
    if (laidOut.current !== '' && laidOut.current !== heights) virtual.measure()
    laidOut.current = heights
  }, [virtual, heights])
  const columns = places.map((place) => (isFolded(place) ? `${FOLDED}px` : 'minmax(0, 1fr)')).join(' ')
  const least = places.reduce((sum, place) => sum + GAP + (isFolded(place) ? FOLDED : COLUMN), -GAP)
  return (
    <>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : null}
      <div className="idea-lanes" ref={box} role="group" aria-label={t('ideas:board.label')} data-carrying={board.carry?.by} style={{ '--idea-columns': columns, '--idea-least': `${least}px` } as CSSProperties}>
        <div className="idea-lanes-heads">
          {places.map((place) => {
            const row = rowOf(place.stage)
            return (
              <div key={placeKey(place)} className="idea-lanes-head" data-folded={isFolded(place) || undefined} data-full={(place.stepId === null && row && isOver(row)) || undefined}>
                {isFolded(place) ? (
                  <FoldedStage stage={place.stage} count={row?.count ?? null} board={board} />
                ) : (
                  <>
                    <PlaceHead place={place} row={row} board={board} />
                    <StageSums name={board.name(place)} sums={sums?.find((one) => isSamePlace(one, place))} />
                  </>
                )}
              </div>
            )
          })}
        </div>
        <div className="idea-lanes-all" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const lane = lanes[index]!
            const name = laneName(t, by, lane)
            const open = !folded.includes(lane.id)
            return (
              <section key={key} className="idea-lane" aria-label={name} style={{ transform: `translateY(${start}px)`, height: `${heightOf(lane)}rem` }}>
                <h3 className="idea-lane-name">
                  <button type="button" aria-expanded={open} onClick={() => setFolded(open ? [...folded, lane.id] : folded.filter((id) => id !== lane.id))}>
                    {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} className="flips" aria-hidden />}
                    <span className="cut" {...(lane.name ? { dir: 'auto', translate: 'no' } : {})}>
                      {name}
                    </span>
                    <span className="idea-column-count">{format.number(inPlaces(lane))}</span>
                  </button>
                </h3>
                {open ? (
                  <div className="idea-lane-cells">
                    {places.map((place, column) => (
                      <LaneCell key={placeKey(place)} place={place} lane={lane.id} laneName={name} count={countIn(lane, place)} filters={cellFilters(by, lane.id, filters, place, stepsOf(place.stage).length > 0)} board={board} now={now} drawn={drawn(column)} height={cardsHigh(lane) * rem} />
                    ))}
                  </div>
                ) : null}
              </section>
            )
          })}
        </div>
        {data && data.more > 0 ? <p className="dim sm idea-lanes-more">{t('views:lanes.more', { count: data.more })}</p> : null}
      </div>
    </>
  )
}
