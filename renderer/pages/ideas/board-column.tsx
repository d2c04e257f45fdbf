// A column of the board: one stage, its cards page by page, and a place to put a card down. With lanes, the part of it that lies in one.
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { ActionIcon } from '@mantine/core'
import { IconChevronsLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import type { IdeaFilters, IdeaSummary } from '../../../shared/contract/ideas.ts'
import { isOver } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { BoardCard } from './board-card.tsx'
import { StageCount, type StageRow } from './stage-count.tsx'
import { StageSums, type Sums } from './stage-sums.tsx'
import { FOLDABLE, sideOf, type Board } from './use-board.tsx'

const CARD_HEIGHT = 9
const keyOf = (idea: IdeaSummary) => idea.id

/** How the column stands to the card that is carried. */
function standing({ carry, moves }: Board, stage: Stage): 'from' | 'legal' | 'illegal' | undefined {
  if (!carry) return undefined
  return carry.idea.stage === stage ? 'from' : moves(carry.idea).includes(stage) ? 'legal' : 'illegal'
}

/** What makes an element a place to put a card down, and shows how it stands to the card that is carried. */
function useDropPlace(stage: Stage, board: Board) {
  const stands = standing(board, stage)
  const ref = useCallback((element: HTMLElement | null) => (element ? dropTargetForElements({ element, getData: () => ({ stage }), canDrop: ({ source }) => 'idea' in source.data }) : undefined), [stage])
  const carried = board.carry?.by === 'keys'
  return {
    stands,
    marks: { ref, 'data-stage': stage, 'data-carry': stands, 'data-over': (stands !== undefined && board.carry?.to === stage) || undefined },
    keys: { onKeyDownCapture: carried ? board.onCarryKey : undefined, onBlurCapture: carried && stands === 'from' ? board.cancel : undefined },
  }
}

interface HeadProps { stage: Stage; row: StageRow | null; sums: Sums[number] | undefined; board: Board }

export function StageHead({ stage, row, sums, board }: HeadProps) {
  const t = useWords()
  const name = t(`ideas:stage.${stage}`)
  return (
    <header className="idea-column-head">
      <div className="idea-column-line">
        <h2>{name}</h2>
        <StageCount stage={stage} row={row} />
        {FOLDABLE.includes(stage) ? (
          <ActionIcon size="sm" aria-label={t('ideas:board.fold', { stage: name })} aria-expanded onClick={() => board.setFolded(stage, true)}>
            <IconChevronsLeft size={16} className="flips" aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      <StageSums stage={stage} sums={sums} />
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

interface ColumnProps extends HeadProps { filters: IdeaFilters; now: number }

export function BoardColumn({ stage, row, sums, filters, board, now }: ColumnProps) {
  const t = useWords()
  const place = useDropPlace(stage, board)
  const count = row?.count ?? null
  const label = count === null ? t(`ideas:stage.${stage}`) : t('ideas:board.column', { stage: t(`ideas:stage.${stage}`), count })
  if (board.isFolded(stage)) {
    return (
      <section {...place.marks} className="idea-column" data-folded aria-label={label}>
        <FoldedStage stage={stage} count={count} board={board} />
      </section>
    )
  }
  return (
    <section {...place.marks} {...place.keys} className="idea-column" data-full={(row && isOver(row)) || undefined} aria-label={label}>
      <StageHead stage={stage} row={row} sums={sums} board={board} />
      {place.stands === 'illegal' ? <p className="idea-column-note">{t('ideas:board.notFrom', { from: t(`ideas:stage.${board.carry!.idea.stage}`) })}</p> : null}
      {place.stands === 'legal' && board.carry!.to === stage ? <p className="idea-column-note">{t('ideas:board.dropHere')}</p> : null}
      <Cards stage={stage} lane="" label={t(`ideas:stage.${stage}`)} count={count} filters={filters} board={board} now={now} />
    </section>
  )
}

interface CellProps { stage: Stage; lane: string; laneName: string; count: number; filters: IdeaFilters; board: Board; now: number }

/** Where a lane and a stage cross. */
export function LaneCell({ stage, lane, laneName, count, filters, board, now }: CellProps) {
  const t = useWords()
  const { marks, keys } = useDropPlace(stage, board)
  const folded = board.isFolded(stage)
  return (
    <section {...marks} {...keys} className="idea-column idea-cell" data-folded={folded || undefined} aria-label={t('views:lanes.cell', { lane: laneName, stage: t(`ideas:stage.${stage}`), count })}>
      {folded || count === 0 ? null : <Cards stage={stage} lane={lane} label={t('views:lanes.cell', { lane: laneName, stage: t(`ideas:stage.${stage}`), count })} count={count} filters={filters} board={board} now={now} />}
    </section>
  )
}

interface CardsProps { stage: Stage; lane: string; label: string; count: number | null; filters: IdeaFilters; board: Board; now: number }

function Cards({ stage, lane, label, count, filters, board, now }: CardsProps) {
  const t = useWords()
  const pages = usePages('ideas', { filters: { ...filters, stages: [stage] }, sort: 'moved' })
  const { rows } = pages
  const focusRow = useRef<((index: number) => void) | null>(null)
  const last = useRef(0)
  const { register, arrived } = board

  useEffect(() => {
    register(stage, lane, {
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
    arrived(stage)
    return () => register(stage, lane, null)
  }, [register, arrived, stage, lane, rows])

  function onKey(event: KeyboardEvent, idea: IdeaSummary) {
    // the menu's button has keys of its own
    if (!(event.target instanceof HTMLAnchorElement)) return
    const { nativeEvent } = event
    const side = sideOf(event)
    const canMove = board.moves(idea).length > 0
    if (side !== null) board.focusNeighbour(stage, lane, side)
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
      // many columns side by side, of high cards
      overscan={2}
      hasMore={pages.hasMore}
      loadingMore={pages.loadingMore}
      loadMore={pages.loadMore}
      keep={`board-${lane}-${stage}`}
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
