// A list of any length: only the rows in sight exist. One Tab stop; arrows, Home, End, PageUp and PageDown move inside; stops at both ends.
import { useVirtualizer, type Range, defaultRangeExtractor } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { rootFontSize } from '../rem.ts'
import { isTyping } from '../shortcuts.ts'

/** Rows that pass by unseen on the way to the end. */
const SHOWN_EVERY = 2000

/** Where each list was when it was left: `keep` -> row and scroll position. */
const places = new Map<string, { active: number; top: number }>()

export interface RowProps {
  /** For the row's main link or button, which must come first in it: the one Tab stop when this row is the active one. */
  tabIndex: 0 | -1
}

interface VirtualListProps<T> {
  label: string
  rows: readonly T[]
  rowKey: (row: T) => string
  /** Rows that are drawn beyond those in sight, on either side. */
  overscan?: number
  /** Rows left below the last one in sight when the next page is asked for. */
  ahead?: number
  /** Rows in all, loaded or not; null when not known yet. */
  total: number | null
  /** Height of every row, rem. */
  rowHeight: number
  /** How high the list will be, px, where it is known: its rows are drawn at once, not after it was measured. */
  height?: number
  render: (row: T, props: RowProps, index: number) => ReactNode
  /** More rows may follow. */
  hasMore?: boolean
  loadingMore?: boolean
  loadMore?: () => void
  /** Remembers row and scroll position under this name. */
  keep?: string
  /** What the rows answer: when it changes the list begins at its top again. */
  question?: unknown
  /** Keys of the row that has the focus, besides those that move. */
  onKey?: (event: KeyboardEvent, row: T) => void
  /** Told which row is the active one: the one that has the focus, or would get it. */
  onActive?: (index: number) => void
  /** The list's own way to put the focus on a row. */
  focusRow?: RefObject<((index: number) => void) | null>
  /** Shown below the last row. */
  footer?: ReactNode
}

export function VirtualList<T>({ label, rows, rowKey, total, rowHeight, height, overscan = 8, ahead = 40, render, hasMore = false, loadingMore = false, loadMore, keep, question, onKey, onActive, focusRow, footer }: VirtualListProps<T>) {
  const before = keep === undefined ? undefined : places.get(keep)
  const [active, setActive] = useState(before?.active ?? 0)
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<number | null>(null)
  const [rem] = useState(rootFontSize)
  const current = Math.min(active, rows.length - 1)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight * rem,
    // No getItemKey: all rows are as high, and a new function at each render would lay out every row again.
    overscan,
    initialOffset: before?.top ?? 0,
    ...(height === undefined ? {} : { initialRect: { width: 0, height } }),
    // The active row stays in the page when it is scrolled out of sight, or it would lose the focus.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range)
      if (current < 0 || (current >= seen[0]! && current <= seen.at(-1)!)) return seen
      return current < seen[0]! ? [current, ...seen] : [...seen, current]
    },
  })

  const laidOut = useRef(rowHeight)
  useLayoutEffect(() => {
    if (laidOut.current === rowHeight) return
    laidOut.current = rowHeight
    virtual.measure()
  }, [virtual, rowHeight])

  const items = virtual.getVirtualItems()
  const lastSeen = virtual.range?.endIndex ?? 0
  // End means the end of the whole list: it is followed page by page, and shown only now and then, for a page on the screen costs more than one asked for.
  const following = useRef<{ shown: number } | null>(null)
  useEffect(() => {
    const last = rows.length - 1
    if (following.current && (!hasMore || last - following.current.shown >= SHOWN_EVERY)) {
      following.current = hasMore ? { shown: last } : null
      moveTo(last)
    }
    if (hasMore && !loadingMore && (following.current || lastSeen >= rows.length - ahead)) loadMore?.()
    // oxlint-disable-next-line react/exhaustive-deps -- when the list has grown or moved, and only then
  }, [hasMore, loadingMore, lastSeen, rows.length, ahead, loadMore])

  useEffect(
    () => () => {
      if (keep !== undefined) places.set(keep, { active: latest.current.active, top: latest.current.top })
    },
    [keep],
  )
  useEffect(() => {
    if (current >= 0) onActive?.(current)
  }, [current, onActive])

  const latest = useRef({ active: 0, top: 0 })
  useEffect(() => {
    latest.current.active = active
  })

  const asked = useRef(question)
  useEffect(() => {
    if (asked.current === question) return
    asked.current = question
    setActive(0)
    box.current?.scrollTo({ top: 0 })
  }, [question])

  // The row that had the focus was deleted: its neighbour, which has its place now, gets it.
  const focused = useRef(false)
  useEffect(() => {
    if (focused.current && document.activeElement === document.body && rows.length > 0) moveTo(current)
    // oxlint-disable-next-line react/exhaustive-deps -- when rows came or went, and only then
  }, [rows])

  // Rows came or went above the one that has the focus: keys go to that one, not to the one that has its place now.
  useLayoutEffect(() => {
    const focusedRow = document.activeElement?.closest<HTMLElement>('[data-index]')
    if (!focusedRow || !box.current?.contains(focusedRow)) return
    const index = Number(focusedRow.dataset['index'])
    if (index !== current) setActive(index)
    // oxlint-disable-next-line react/exhaustive-deps -- when rows came or went, and only then
  }, [rows])

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    wanted.current = next
    virtual.scrollToIndex(next, { align: 'auto' })
    focusWanted()
  }

  function focusWanted() {
    const element = wanted.current === null ? null : box.current?.querySelector<HTMLElement>(`[data-index='${wanted.current}'] :is(a, button)`)
    if (!element) return
    wanted.current = null
    element.focus({ preventScroll: true })
  }

  useEffect(() => {
    if (focusRow) focusRow.current = moveTo
  })

  // A row that had to be rendered first gets the focus once it is there.
  useEffect(focusWanted)

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || isTyping(event.target)) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (rowHeight * rem)) - 1)
    const steps: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1, PageDown: current + page, PageUp: current - page }
    const to = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key]
    following.current = event.key === 'End' && to !== undefined && hasMore ? { shown: rows.length } : null
    if (to !== undefined) {
      event.preventDefault()
      moveTo(to)
      if (following.current) loadMore?.()
      return
    }
    const row = rows[current]
    if (row !== undefined) onKey?.(event, row)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows inside have the focus; their keys bubble to here
    <div
      className="list"
      ref={box}
      onKeyDown={onKeyDown}
      onFocus={() => (focused.current = true)}
      onBlur={({ target, relatedTarget, currentTarget }) => {
        // From one row to the next.
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
        // An element that is still there lost the focus because the person went elsewhere.
        queueMicrotask(() => {
          if (target.isConnected) focused.current = false
        })
      }}
      onPointerDown={() => (following.current = null)}
      onWheel={() => (following.current = null)}
      onScroll={(event) => {
        latest.current.top = event.currentTarget.scrollTop
      }}
    >
      <div role="list" aria-label={label} aria-busy={loadingMore} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- follows the focus of the button inside
          <div
            key={rowKey(rows[item.index]!)}
            role="listitem"
            data-index={item.index}
            className="list-row"
            aria-setsize={total ?? -1}
            aria-posinset={item.index + 1}
            data-active={item.index === current || undefined}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            onFocus={() => setActive(item.index)}
          >
            {render(rows[item.index]!, { tabIndex: item.index === current ? 0 : -1 }, item.index)}
          </div>
        ))}
      </div>
      {footer}
    </div>
  )
}
