// The board without lanes: its stages and their steps side by side.
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { placeKey, type Place } from '../../../shared/domain/steps.ts'
import { useWords } from '../../words.ts'
import { BoardColumn } from './board-column.tsx'
import type { StageRow } from './stage-count.tsx'
import type { Sums } from './stage-sums.tsx'
import type { Board } from './use-board.tsx'
import { useInSight } from './use-in-sight.ts'

interface ColumnsProps { places: readonly Place[]; rowOf: (stage: Stage) => StageRow | null; sums: Sums | undefined; filters: IdeaFilters; board: Board; now: number; begun: boolean; onPainted: () => void }

export function BoardColumns({ places, rowOf, sums, filters, board, now, begun, onPainted }: ColumnsProps) {
  const t = useWords()
  const { box, drawn } = useInSight(begun, onPainted)
  return (
    <div ref={box} className="idea-board" role="group" aria-label={t('ideas:board.label')} data-carrying={board.carry?.by}>
      {places.map((place, index) => (
        <BoardColumn key={placeKey(place)} place={place} row={rowOf(place.stage)} sums={sums} filters={filters} board={board} now={now} begun={begun} drawn={drawn(index)} />
      ))}
    </div>
  )
}
