// A column of the board: one stage or one of its steps, its cards page by page, and a place to put a card down. With lanes, the part of it that lies in one.
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { ActionIcon } from '@mantine/core'
import { IconChevronsLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import type { IdeaFilters, IdeaSummary } from '../../../shared/contract/ideas.ts'
import { isOver } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { isSamePlace, placeKey, type Place } from '../../../shared/domain/steps.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { UserText } from '../../components/user-text.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { placeOf, usePlaces } from '../../places.ts'
import { usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { BoardCard } from './board-card.tsx'
import { countIn, FIRST_OF_CELL, FIRST_OF_COLUMN, filtersOfPlace, LEFT } from './board-places.ts'
import { StageCount, type StageRow } from './stage-count.tsx'
import { StageSums, type Sums } from './stage-sums.tsx'
import { FOLDABLE, sideOf, type Board } from './use-board.tsx'
import type { Drawn } from './use-in-sight.ts'

const CARD_HEIGHT = 9
const keyOf = (idea: IdeaSummary) => idea.id

/** How the column stands to the card that is carried. */
function standing({ carry, moves }: Board, place: Place): 'from' | 'legal' | 'illegal' | undefined {
  if (!carry) return undefined
  return isSamePlace(placeOf(carry.idea), place) ? 'from' : moves(carry.idea).some((other) => isSamePlace(other, place)) ? 'legal' : 'illegal'
}

/** What makes an element a place to put a card down, and shows how it stands to the card that is carried. */
function useDropPlace(place: Place, board: Board) {
  const { stage, stepId } = place
  const stands = standing(board, place)
  const ref = useCallback((element: HTMLElement | null) => (element ? dropTargetForElements({ element, getData: () => ({ place: { stage, stepId } }), canDrop: ({ source }) => 'idea' in source.data }) : undefined), [stage, stepId])
  const carried = board.carry?.by === 'keys'
  return {
    stands,
    marks: { ref, 'data-place': placeKey(place), 'data-carry': stands, 'data-over': (stands !== undefined && board.carry !== null && isSamePlace(board.carry.to, place)) || undefined },
    keys: { onKeyDownCapture: carried ? board.onCarryKey : undefined, onBlurCapture: carried && stands === 'from' ? board.cancel : undefined },
  }
}

interface HeadProps { place: Place; row: StageRow | null; board: Board }

/** `row`: of the stage. */
export function PlaceHead({ place, row, board }: HeadProps) {
  const t = useWords()
  const format = useFormat()
  const { stage, stepId } = place
  const name = board.name(place)
  const count = countIn(row, place)
  if (stepId !== null) {
    return (
      <header className="idea-column-head">
        <div className="idea-column-line">
          <h2>
            <UserText>{name}</UserText>
          </h2>
          <span className="idea-column-count">{count === null ? '' : format.number(count)}</span>
        </div>
        <p className="idea-column-of cut dim xs">{t('ideas:step.ofStage', { stage: t(`ideas:stage.${stage}`) })}</p>
      </header>
    )
  }
  return (
    <header className="idea-column-head">
      <div className="idea-column-line">
        <h2>{name}</h2>
        <StageCount stage={stage} row={row && { ...row, count: count! }} />
        {FOLDABLE.includes(stage) ? (
          <ActionIcon size="sm" aria-label={t('ideas:board.fold', { stage: name })} aria-expanded onClick={() => board.setFolded(stage, true)}>
            <IconChevronsLeft size={16} className="flips" aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
    </header>
  )
}

/** A folded stage: its name, and how many stand there. */
export function FoldedStage({ stage, count, board }: { stage: Stage; count: number | null; board: Board }) {
  const t = useWords()
  const format = useFormat()
  const name = t(`ideas:stage.${stage}`)
  return (
    <button type="button" className="idea-column-unfold" aria-expanded={false} onClick={() => board.setFolded(stage, false)}>
      <span className="idea-column-name" aria-hidden>
        {name}
      </span>
      <span className="idea-column-count" aria-hidden>
        {count === null ? '' : format.number(count)}
      </span>
      <span className="sr-only">{t('ideas:board.unfold', { stage: name })}</span>
    </button>
  )
}

/** `begun`: its first cards are here, or it has to ask for them. */
interface ColumnProps extends HeadProps { sums: Sums | undefined; filters: IdeaFilters; now: number; begun: boolean; drawn: Drawn }

export function BoardColumn({ place, row, sums, filters, board, now, begun, drawn }: ColumnProps) {
  const t = useWords()
  const drop = useDropPlace(place, board)
  const { stepsOf } = usePlaces()
  const { stage, stepId } = place
  const name = board.name(place)
  if (board.isFolded(stage)) {
    // with its steps, which are not shown by themselves
    const count = row?.count ?? null
    return (
      <section {...drop.marks} className="idea-column" data-folded aria-label={count === null ? name : t('ideas:board.column', { stage: name, count })}>
        <FoldedStage stage={stage} count={count} board={board} />
      </section>
    )
  }
  const count = countIn(row, place)
  const label = count === null ? name : t('ideas:board.column', { stage: name, count })
  return (
    <section {...drop.marks} {...drop.keys} className="idea-column" data-full={(stepId === null && row && isOver(row)) || undefined} aria-label={label}>
      <PlaceHead place={place} row={row} board={board} />
      {drop.stands === 'illegal' ? <p className="idea-column-note">{t('ideas:board.notFrom', { from: board.name(placeOf(board.carry!.idea)) })}</p> : null}
      {drop.stands === 'legal' && isSamePlace(board.carry!.to, place) ? <p className="idea-column-note">{t('ideas:board.dropHere')}</p> : null}
      {drawn === 'not' ? null : <Cards place={place} lane="" label={name} count={count} filters={{ ...filters, ...filtersOfPlace(place, stepsOf(stage).length > 0) }} board={board} now={now} begun={begun} drawn={drawn} />}
      <StageSums name={name} sums={sums?.find((one) => isSamePlace(one, place))} />
    </section>
  )
}

/** `filters`: those of the cell. */
interface CellProps { place: Place; lane: string; laneName: string; count: number; filters: IdeaFilters; board: Board; now: number; drawn: Drawn; /** Of the lane, px. */ height: number }

/** Where a lane and a stage cross. */
export function LaneCell({ place, lane, laneName, count, filters, board, now, drawn, height }: CellProps) {
  const t = useWords()
  const { marks, keys } = useDropPlace(place, board)
  const folded = board.isFolded(place.stage)
  const label = t('views:lanes.cell', { lane: laneName, stage: board.name(place), count })
  return (
    <section {...marks} {...keys} className="idea-column idea-cell" data-folded={folded || undefined} aria-label={label}>
      {folded || count === 0 || drawn === 'not' ? null : <Cards place={place} lane={lane} label={label} count={count} filters={filters} board={board} now={now} begun drawn={drawn} height={height} />}
    </section>
  )
}

/** `filters`: those of the column. */
interface CardsProps { place: Place; lane: string; label: string; count: number | null; filters: IdeaFilters; board: Board; now: number; begun: boolean; drawn: Drawn; height?: number }

function Cards({ place, lane, label, count, filters, board, now, begun, drawn, height }: CardsProps) {
  const t = useWords()
  const first = lane === '' ? FIRST_OF_COLUMN : FIRST_OF_CELL
  const pages = usePages('ideas', { filters, sort: 'moved' }, { first, enabled: begun })
  const { rows } = pages
  const focusRow = useRef<((index: number) => void) | null>(null)
  const last = useRef(0)
  const { register, arrived } = board
  const { stage, stepId } = place

  useEffect(() => {
    const at = { stage, stepId }
    register(at, lane, {
      focusCard(id) {
        const index = rows.findIndex((idea) => idea.id === id)
        if (index < 0) return false
        focusRow.current?.(index)
        return true
      },
      focusLast() {
        if (rows.length === 0) return false
        focusRow.current?.(Math.min(last.current, rows.length - 1))
        return true
      },
    })
    arrived(at)
    return () => register(at, lane, null)
  }, [register, arrived, stage, stepId, lane, rows])

  function onKey(event: KeyboardEvent, idea: IdeaSummary) {
    // the menu's button has keys of its own
    if (!(event.target instanceof HTMLAnchorElement)) return
    const { nativeEvent } = event
    const side = sideOf(event)
    const canMove = board.moves(idea).length > 0
    if (side !== null) board.focusNeighbour(place, lane, side)
    else if (isShortcut(nativeEvent, 'card-grab') && canMove) board.pickUp(idea)
    else if (isShortcut(nativeEvent, 'card-menu') && canMove) board.openMenu(idea, event.target)
    else if (isShortcut(nativeEvent, 'list-edit')) go({ page: 'edit-idea', id: idea.id })
    else return
    event.preventDefault()
  }

  if (pages.error) return <ErrorNote error={pages.error} onRetry={pages.retry} />
  if (rows.length === 0 && !pages.loading && !pages.hasMore && !pages.loadingMore) return <p className="idea-column-empty dim sm">{t('ideas:board.empty')}</p>
  return (
    <VirtualList
      label={label}
      rows={rows}
      rowKey={keyOf}
      total={count}
      rowHeight={CARD_HEIGHT}
      {...(height === undefined ? {} : { height })}
      // many columns side by side, of high cards
      overscan={drawn === 'seen' ? 0 : lane === '' ? 2 : 1}
      {...(rows.length <= first ? { ahead: LEFT } : {})}
      hasMore={pages.hasMore}
      loadingMore={pages.loadingMore}
      loadMore={pages.loadMore}
      keep={`board-${lane}-${placeKey(place)}`}
      focusRow={focusRow}
      onKey={onKey}
      render={(idea, { tabIndex }, index) => (
        <BoardCard
          idea={idea}
          tabIndex={tabIndex}
          now={now}
          grabbed={board.carry?.by === 'keys' && board.carry.idea.id === idea.id}
          canMove={board.moves(idea).length > 0}
          onFocus={() => {
            last.current = index
          }}
          onMenu={(button) => board.openMenu(idea, button)}
        />
      )}
    />
  )
}
