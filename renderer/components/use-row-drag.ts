// Drags a row by its grip to another place among its like. Keys and a menu must do the same.
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { useEffect, useRef, useState } from 'react'

export type Edge = 'before' | 'after'

interface RowDrag {
  id: string
  /** Rows are only dropped on rows of the same. */
  group: string
  canMove: boolean
  /** `id` was dropped on the edge of `target`. */
  place: (id: string, target: string, edge: Edge) => void
}

export function useRowDrag({ id, group, canMove, place: placed }: RowDrag) {
  const place = useRef(placed)
  useEffect(() => {
    place.current = placed
  })
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLSpanElement>(null)
  const [dragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)

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
      getInitialData: () => ({ id, group }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => nativeSetDragImage?.(element, 16, 16),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
    const stopTarget = dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['group'] === group && source.data['id'] !== id,
      onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientY)),
      onDragLeave: () => setEdge(null),
      onDrop({ source, location }) {
        setEdge(null)
        place.current(String(source.data['id']), id, edgeAt(location.current.input.clientY))
      },
    })
    return () => {
      stopDrag()
      stopTarget()
    }
  }, [canMove, id, group])

  return { row, grip, dragging, edge }
}
