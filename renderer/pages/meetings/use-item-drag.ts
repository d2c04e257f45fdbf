// Drags an item by its grip to another place in its segment. Keys and the item's menu do the same.
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { useRowDrag } from '../../components/use-row-drag.ts'
import { useBoard } from './board-context.ts'

export function useItemDrag({ subject }: AgendaItem, segment: AgendaSegmentKey) {
  const board = useBoard()
  return useRowDrag({ id: subject, group: segment, canMove: board !== null, place: (moved, target, edge) => board?.place(moved, segment, target, edge) })
}
