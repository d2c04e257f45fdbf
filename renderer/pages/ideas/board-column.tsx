// A column of the board: one stage, its cards page by page, and a place to put a card down.
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { ActionIcon } from '@mantine/core'
import { IconChevronsLeft } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react'
import type { IdeaFilters, IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { BoardCard } from './board-card.tsx'
import { FOLDABLE, sideOf, type Board } from './use-board.tsx'

const CARD_HEIGHT = 9
const keyOf = (idea: IdeaSummary) => idea.id

interface ColumnProps {
  stage: Stage
  /** Null while it is being counted. */
  count: number | null
  filters: IdeaFilters
  board: Board
}

/** How the column stands to the card that is carried. */
function standing({ carry, moves }: Board, stage: Stage): 'from' | 'legal' | 'illegal' | undefined {
  if (!carry) return undefined
  return carry.idea.stage === stage ? 'from' : moves(carry.idea).includes(stage) ? 'legal' : 'illegal'
}

export function BoardColumn({ stage, count, filters, board }: ColumnProps) {
  const t = useWords()
  const format = useFormat()
  const folded = board.isFolded(stage)
  const name = t(`ideas:stage.${stage}`)
  const stands = standing(board, stage)

  const dropTarget = useCallback((element: HTMLElement | null) => (element ? dropTargetForElements({ element, getData: () => ({ stage }), canDrop: ({ source }) => 'idea' in source.data }) : undefined), [stage])

  const marks = { ref: dropTarget, className: 'idea-column', 'data-stage': stage, 'data-carry': stands, 'data-over': (stands !== undefined && board.carry?.to === stage) || undefined }
  if (folded) {
    return (
      <section {...marks} data-folded aria-label={count === null ? name : t('ideas:board.column', { stage: name, count })}>
        <button type="button" className="idea-column-unfold" aria-expanded={false} onClick={() => board.setFolded(stage, false)}>
          <span className="idea-column-name" aria-hidden>
            {name}
          </span>
          <span className="idea-column-count" aria-hidden>
            {count === null ? '' : format.number(count)}
          </span>
          <span className="sr-only">{t('ideas:board.unfold', { stage: name })}</span>
        </button>
      </section>
    )
  }
  return (
    <section {...marks} aria-label={count === null ? name : t('ideas:board.column', { stage: name, count })} onKeyDownCapture={board.carry?.by === 'keys' ? board.onCarryKey : undefined} onBlurCapture={board.carry?.by === 'keys' && stands === 'from' ? board.cancel : undefined}>
      <header className="idea-column-head">
        <h2>{name}</h2>
        <span className="idea-column-count">{count === null ? '' : format.number(count)}</span>
        {FOLDABLE.includes(stage) ? (
          <ActionIcon size="sm" aria-label={t('ideas:board.fold', { stage: name })} aria-expanded onClick={() => board.setFolded(stage, true)}>
            <IconChevronsLeft size={16} className="flips" aria-hidden />
          </ActionIcon>
        ) : null}
      </header>
      {stands === 'illegal' ? <p className="idea-column-note">{t('ideas:board.notFrom', { from: t(`ideas:stage.${board.carry!.idea.stage}`) })}</p> : null}
      {stands === 'legal' && board.carry!.to === stage ? <p className="idea-column-note">{t('ideas:board.dropHere')}</p> : null}
      <Cards stage={stage} count={count} filters={filters} board={board} />
    </section>
  )
}

function Cards({ stage, count, filters, board }: ColumnProps) {
  const t = useWords()
  const pages = usePages('ideas', { filters: { ...filters, stages: [stage] }, sort: 'moved' })
  const { rows } = pages
  const focusRow = useRef<((index: number) => void) | null>(null)
  const last = useRef(0)
  const { register, arrived } = board

  useEffect(() => {
    register(stage, {
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
    return () => register(stage, null)
  }, [register, arrived, stage, rows])

  function onKey(event: KeyboardEvent, idea: IdeaSummary) {
    // the menu's button has keys of its own
    if (!(event.target instanceof HTMLAnchorElement)) return
    const { nativeEvent } = event
    const side = sideOf(event)
    const canMove = board.moves(idea).length > 0
    if (side !== null) board.focusNeighbour(stage, side)
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
      label={t(`ideas:stage.${stage}`)}
      rows={rows}
      rowKey={keyOf}
      total={count}
      rowHeight={CARD_HEIGHT}
      hasMore={pages.hasMore}
      loadingMore={pages.loadingMore}
      loadMore={pages.loadMore}
      keep={`board-${stage}`}
      focusRow={focusRow}
      onKey={onKey}
      render={(idea, { tabIndex }, index) => (
        <BoardCard
          idea={idea}
          tabIndex={tabIndex}
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
