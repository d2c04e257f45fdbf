// The board: each idea on its way from a thought to proven value. Moves by drag, by keys and by menu.
import { Button, Menu } from '@mantine/core'
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react'
import { useIsFetching } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import type { Place } from '../../../shared/domain/steps.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useNow } from '../../use-now.ts'
import { usePlaces } from '../../places.ts'
import { useWords } from '../../words.ts'
import { BoardColumns } from './board-columns.tsx'
import { BoardLanes } from './board-lanes.tsx'
import { countIn } from './board-places.ts'
import { FilterBar } from './filter-bar.tsx'
import './board.css'
import './ideas.css'
import { MergeDialog } from './merge-dialog.tsx'
import { PlaceItems } from './place-items.tsx'
import { useBoard, type Board } from './use-board.tsx'
import { useFirstCards } from './use-first-cards.ts'
import { useIdeaView } from './use-idea-view.ts'
import { ViewSwitch } from './view-switch.tsx'

/** Ages are told in days: more often than each hour nothing changes. */
const HOUR = 3_600_000

export function BoardPage() {
  const t = useWords()
  const shown = useIdeaView('board')
  const { view, filters, filtered, set, clear } = shown
  const { stages: chosen, steps: chosenSteps, ...others } = filters
  const now = Math.floor(useNow() / HOUR) * HOUR
  const board = useBoard()
  const may = useMay()
  const [merging, setMerging] = useState<IdeaSummary | null>(null)
  const { all, offered } = usePlaces()
  const isChosen = ({ stage, stepId }: Place) => (chosen || chosenSteps ? (chosen?.includes(stage) ?? false) || (stepId !== null && (chosenSteps?.includes(stepId) ?? false)) : offered.some((place) => place.stage === stage))
  // the steps of a folded stage are folded with it
  const places = all.filter((place) => isChosen(place) && (place.stepId === null || !board.isFolded(place.stage)))
  const begun = useFirstCards(others, places.filter(({ stage }) => !board.isFolded(stage)), { enabled: !view.lanes })
  // the cards come first; adding up takes the core longer than all of them
  const [painted, setPainted] = useState(false)
  const onPainted = useCallback(() => setPainted(true), [])
  const { data: rows, error, refetch } = useAsk('ideas', 'stages', { filters: others }, { keepPrevious: true, enabled: painted })
  const asked = useIsFetching({ predicate: ({ queryKey: [noun, verb] }) => (noun === 'ideas' && verb === 'list') || (noun === 'board' && (verb === 'lanes' || verb === 'columns')) })
  const { data: sums } = useAsk('board', 'sums', { filters: others }, { keepPrevious: true, enabled: rows !== undefined && asked === 0 })
  const rowOf = (stage: Stage) => rows?.find((one) => one.stage === stage) ?? null
  const total = rows && places.reduce((sum, place) => sum + (board.isFolded(place.stage) ? rowOf(place.stage)!.count : countIn(rowOf(place.stage), place)!), 0)
  return (
    <Page
      title={t('ideas:board.title')}
      lead={t('ideas:board.lead')}
      layout="fill"
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ page: 'new-idea' })}>
          {t('ideas:new')}
        </Button>
      }
    >
      {total === 0 && !filtered ? (
        <EmptyState icon={<IconLayoutKanban size={36} stroke={1.5} />} title={t('ideas:board.emptyBoard')} text={t('ideas:nothingYetText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
      ) : (
        <>
          <ViewSwitch shown={shown} />
          <FilterBar state={view} set={set} />
          {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : null}
          {may.is('champion') ? null : <MayNot code="champions-only" words={t('rights.board')} />}
          {total === 0 ? (
            <NothingMatches onClear={clear} />
          ) : view.lanes ? (
            <BoardLanes key={view.lanes} by={view.lanes} places={places} rowOf={rowOf} sums={sums} filters={others} board={board} now={now} onPainted={onPainted} />
          ) : (
            <BoardColumns places={places} rowOf={rowOf} sums={sums} filters={others} board={board} now={now} begun={begun} onPainted={onPainted} />
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
      <Menu.Dropdown className="idea-places">
        <Menu.Label>{t('ideas:move.menu')}</Menu.Label>
        <PlaceItems
          places={board.moves(menu.idea)}
          name={board.name}
          keepOpen
          move={(place) => {
            board.closeMenu(true)
            board.move(menu.idea, place)
          }}
        />
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
