// What keys do to a row that was picked up: the arrows move it, Space puts it down, Escape and Tab leave it where it was.
import type { KeyboardEvent } from 'react'

interface Grabbed {
  count: number
  /** Shows it so many places further down, without keeping it. */
  move: (steps: number) => void
  put: () => void
  /** `stays`: the focus stays on the row. */
  leave: (stays: boolean) => void
}

export function onGrabKey(event: KeyboardEvent<HTMLElement>, { count, move, put, leave }: Grabbed): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -count, End: count }[event.key]
  if (step !== undefined) {
    event.preventDefault()
    move(step)
  } else if (event.key === ' ' || event.key === 'Enter') {
    event.preventDefault()
    put()
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.stopPropagation()
    leave(event.key === 'Escape')
  }
}
