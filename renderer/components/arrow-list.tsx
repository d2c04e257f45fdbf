// A short list of links with one Tab stop: arrows, Home and End move inside, and stop at both ends.
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

interface ArrowListProps<T> {
  label: string
  rows: readonly T[]
  rowKey: (row: T) => string
  /** `tabIndex`: for the row's one link. */
  render: (row: T, props: { tabIndex: 0 | -1 }) => ReactNode
}

export function ArrowList<T>({ label, rows, rowKey, render }: ArrowListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const current = Math.min(active, rows.length - 1)
  function move(event: KeyboardEvent) {
    const last = rows.length - 1
    const to = { ArrowDown: Math.min(current + 1, last), ArrowUp: Math.max(current - 1, 0), Home: 0, End: last }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setActive(to)
    list.current?.children[to]?.querySelector<HTMLElement>('a, button')?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the links inside
    <ul ref={list} aria-label={label} className="arrow-list" onKeyDown={move} onFocus={({ target, currentTarget }) => setActive([...currentTarget.children].findIndex((row) => row.contains(target)))}>
      {rows.map((row, at) => (
        <li key={rowKey(row)}>{render(row, { tabIndex: at === current ? 0 : -1 })}</li>
      ))}
    </ul>
  )
}
