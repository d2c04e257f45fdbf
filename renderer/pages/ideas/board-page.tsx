// The board: each idea on its way from a thought to proven value. Moves by drag, by keys and by menu.
import { Button, Menu } from '@mantine/core'
import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { STAGES } from '../../../shared/domain/ideas.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { BoardColumn } from './board-column.tsx'
import { FilterBar } from './filter-bar.tsx'
import { EVERYTHING, toFilters, type ListState } from './filters.ts'
import './board.css'
import './ideas.css'
import { MergeDialog } from './merge-dialog.tsx'
import { useBoard, type Board } from './use-board.tsx'

export function BoardPage() {
  const t = useWords()
  const [state, setState] = useKept<ListState>('board-filters', EVERYTHING)
  const { data: session } = useAsk('session', 'get', {})
  const filters = useMemo(() => toFilters(state, session?.member?.id), [state, session])
  const { data: counts, error, refetch } = useAsk('ideas', 'stages', { filters }, { keepPrevious: true })
  const board = useBoard()
  const may = useMay()
  const [merging, setMerging] = useState<IdeaSummary | null>(null)
  const total = counts?.reduce((sum, { count }) => sum + count, 0)
  const filtered = Object.keys(filters).length > 0
  return (
    <Page
      title={t('ideas:board.title')}
      lead={t('ideas:board.lead')}
      layout="fill"
      actions={
        <>
          <Button variant="default" leftSection={<IconList size={18} aria-hidden />} onClick={() => go({ page: 'ideas' })}>
            {t('ideas:toList')}
          </Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ page: 'new-idea' })}>
            {t('ideas:new')}
          </Button>
        </>
      }
    >
      {total === 0 && !filtered ? (
        <EmptyState icon={<IconLayoutKanban size={36} stroke={1.5} />} title={t('ideas:board.emptyBoard')} text={t('ideas:nothingYetText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
      ) : (
        <>
          <FilterBar board state={state} set={(change) => setState({ ...state, ...change })} />
          {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : null}
          {may.is('champion') ? null : <MayNot code="champions-only" words={t('rights.board')} />}
          {total === 0 ? (
            <NothingMatches onClear={() => setState(EVERYTHING)} />
          ) : (
            <div className="idea-board" role="group" aria-label={t('ideas:board.label')} data-carrying={board.carry?.by}>
              {STAGES.map((stage) => (
                <BoardColumn key={stage} stage={stage} count={counts?.find((row) => row.stage === stage)?.count ?? null} filters={filters} board={board} />
              ))}
            </div>
          )}
        </>
      )}
      <p id="board-help" hidden>
        {t('ideas:board.help')}
      </p>
      <div className="sr-only" aria-live="assertive" data-testid="board-live">
        {board.heard}
      </div>
      <MoveMenu board={board} merge={setMerging} />
      {merging ? <MergeDialog ideaId={merging.id} onClose={() => setMerging(null)} onMerged={board.focusIdea} /> : null}
      {board.dialog}
    </Page>
  )
}

/** One menu for all cards, at the card that asked for it: a menu in each of the visible cards would cost more than the cards. */
function MoveMenu({ board, merge }: { board: Board; merge: (idea: IdeaSummary) => void }) {
  const t = useWords()
  const { menu } = board
  if (!menu) return null
  const { left, top, width, height } = menu.button
  return (
    <Menu opened onClose={() => board.closeMenu(false)} returnFocus={false} position="bottom-end" trapFocus>
      <Menu.Target>
        <span className="idea-menu-anchor" style={{ left, top, width, height }} aria-hidden aria-label={t('ideas:move.menuFor', { title: menu.idea.title })} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('ideas:move.menu')}</Menu.Label>
        {board.moves(menu.idea).map((stage) => (
          <Menu.Item
            key={stage}
            closeMenuOnClick={false}
            {...(stage === 'declined' ? { color: 'brick' } : {})}
            onClick={() => {
              board.closeMenu(true)
              board.move(menu.idea, stage)
            }}
          >
            {stage === 'declined' ? t('ideas:move.decline') : t(`ideas:stage.${stage}`)}
          </Menu.Item>
        ))}
        {menu.idea.stage === 'merged' ? null : (
          <Menu.Item
            closeMenuOnClick={false}
            onClick={() => {
              board.closeMenu(false)
              merge(menu.idea)
            }}
          >
            {t('ideas:merge.menu')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
