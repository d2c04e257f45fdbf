// Drags an item by its grip to another place in its segment. Keys and the item's menu do the same.
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { useEffect, useRef, useState } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { useBoard } from './board-context.ts'
import type { Subject } from './item-order.ts'

type Edge = 'before' | 'after'

export function useItemDrag({ subject }: AgendaItem, segment: AgendaSegmentKey) {
  const board = useBoard()
  const place = useRef(board?.place)
  useEffect(() => {
    place.current = board?.place
  })
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLSpanElement>(null)
  const [dragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  const canMove = board !== null

  useEffect(() => {
    const element = row.current
    const handle = grip.current
    if (!canMove || !element || !handle) return
    const edgeAt = (y: number): Edge => {
      const { top, height } = element.getBoundingClientRect()
      return y < top + height / 2 ? 'before' : 'after'
    }
    // Only the grip is draggable, so that the words can still be selected with the mouse.
    const stopDrag = draggable({
      element: handle,
      getInitialData: () => ({ subject, segment }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => nativeSetDragImage?.(element, 16, 16),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
    const stopTarget = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['segment'] === segment && source.data['subject'] !== subject,
      onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientY)),
      onDragLeave: () => setEdge(null),
      onDrop({ source, location }) {
        setEdge(null)
        place.current?.(source.data['subject'] as Subject, segment, subject, edgeAt(location.current.input.clientY))
      },
    })
    return () => {
      stopDrag()
      stopTarget()
    }
  }, [canMove, subject, segment])

  return { row, grip, dragging, edge }
}
