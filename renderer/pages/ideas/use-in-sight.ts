// What of a board is drawn first: the columns in sight, and no more of them than is seen. The rest follows once these are painted.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Width of a column at least, px. */
export const COLUMN = 226

/** Of a column: nothing yet, what is seen of it, or that with what lies beyond. */
export type Drawn = 'not' | 'seen' | 'all'

export interface InSight {
  /** Of the element in which the columns lie. */
  box: RefObject<HTMLDivElement | null>
  drawn: (column: number) => Drawn
  painted: boolean
}

/** `begun`: the first cards are here. `onPainted` is called once, when they are seen. */
export function useInSight(begun: boolean, onPainted: () => void): InSight {
  const box = useRef<HTMLDivElement>(null)
  const [columns, setColumns] = useState(0)
  const [painted, setPainted] = useState(false)
  useLayoutEffect(() => setColumns(Math.ceil(box.current!.clientWidth / COLUMN)), [])
  useEffect(() => {
    if (!begun) return
    const frame = requestAnimationFrame(() => setTimeout(() => {
      setPainted(true)
      onPainted()
    }))
    return () => cancelAnimationFrame(frame)
  }, [begun, onPainted])
  return { box, painted, drawn: (column) => (painted ? 'all' : column < columns ? 'seen' : 'not') }
}
