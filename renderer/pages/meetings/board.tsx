// Moves the focus and the items of an agenda: one Tab stop, arrows between items, Space to pick up, arrows to move, Space to put down, Escape to leave it.
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Agenda, AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { onGrabKey as pressGrabbed } from '../../components/grab-keys.ts'
import { go } from '../../nav.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { useAgendaActs } from './agenda-acts.ts'
import { itemsInOrder } from './agenda-times.ts'
import { BoardContext, type Board } from './board-context.ts'
import { inOrder, moveBeside, moveBy, type Subject } from './item-order.ts'
import { placeOf } from './item-places.ts'

interface Grab { item: AgendaItem; segment: AgendaSegmentKey; order: readonly Subject[] }

export function AgendaBoard({ agenda, meetingId, children }: { agenda: Agenda; meetingId: string; children: ReactNode }) {
  const t = useWords()
  const acts = useAgendaActs(meetingId)
  const [active, setStop] = useState<Subject | null>(null)
  const [grab, setGrab] = useState<Grab | null>(null)
  const [spoken, setSpoken] = useState('')
  const wanted = useRef<Subject | null>(null)
  const root = useRef<HTMLDivElement>(null)

  const order = useMemo(() => itemsInOrder(agenda).map(({ item }) => item), [agenda])
  const stop = order.some(({ subject }) => subject === active) ? active : (order[0]?.subject ?? null)

  // An item that moved has lost the focus when it was rendered at its new place.
  useEffect(() => {
    if (wanted.current === null) return
    const element = root.current?.querySelector<HTMLElement>(`[data-subject="${CSS.escape(wanted.current)}"]`)
    if (!element) return
    wanted.current = null
    element.focus()
  })

  const orderOf = useCallback((segment: AgendaSegmentKey) => agenda.segments.find(({ key }) => key === segment)?.items.map(({ subject }) => subject) ?? [], [agenda])
  const focusItem = useCallback((subject: Subject) => {
    wanted.current = subject
    setStop(subject)
  }, [])

  const send = useCallback(
    async (item: AgendaItem, segment: AgendaSegmentKey, next: readonly Subject[]) => {
      if (next.every((subject, index) => subject === orderOf(segment)[index])) return
      focusItem(item.subject)
      if (await acts.order(segment, next)) setSpoken(t('meetings:item.movedTo', { title: item.title, place: next.indexOf(item.subject) + 1, total: next.length }))
    },
    [acts, focusItem, orderOf, t],
  )

  const dropItem = useCallback(
    async (item: AgendaItem) => {
      const at = order.findIndex(({ subject }) => subject === item.subject)
      const neighbour = order[at + 1] ?? order[at - 1]
      if (!(await acts.drop(item))) return
      if (neighbour) focusItem(neighbour.subject)
    },
    [acts, focusItem, order],
  )

  const pinItem = useCallback(
    async (item: AgendaItem) => {
      focusItem(item.subject)
      if (await acts.pin(item, !item.pinned)) setSpoken(item.pinned ? t('meetings:item.unpinned', { title: item.title }) : t('meetings:item.pinnedNow', { title: item.title }))
    },
    [acts, focusItem, t],
  )

  const openItem = useCallback((item: AgendaItem) => {
    const place = placeOf(item)
    if (place) go(place)
  }, [])

  const onGrabKey = useCallback(
    (event: KeyboardEvent<HTMLElement>, { item, segment, order: shown }: Grab) => {
      pressGrabbed(event, {
        count: shown.length,
        move(steps) {
          const next = moveBy(shown, item.subject, steps)
          wanted.current = item.subject
          setGrab({ item, segment, order: next })
          setSpoken(t('meetings:item.place', { place: next.indexOf(item.subject) + 1, total: next.length }))
        },
        put() {
          setGrab(null)
          void send(item, segment, shown)
        },
        leave(stays) {
          setGrab(null)
          wanted.current = stays ? item.subject : null
          setSpoken(t('meetings:item.notMoved', { title: item.title }))
        },
      })
    },
    [send, t],
  )

  const onItemKey = useCallback(
    (event: KeyboardEvent<HTMLElement>, item: AgendaItem, segment: AgendaSegmentKey) => {
      // Keys inside its fields and buttons are theirs.
      if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
      if (grab) return onGrabKey(event, grab)
      const at = order.findIndex(({ subject }) => subject === item.subject)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key]
      if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault()
        void send(item, segment, moveBy(orderOf(segment), item.subject, event.key === 'ArrowDown' ? 1 : -1))
      } else if (event.altKey || event.ctrlKey || event.metaKey) {
        // Shortcuts of the app.
      } else if (to !== undefined) {
        event.preventDefault()
        const next = order[to]
        if (next) focusItem(next.subject)
      } else if (event.key === ' ') {
        event.preventDefault()
        setGrab({ item, segment, order: orderOf(segment) })
        setSpoken(t('meetings:item.grabbed', { title: item.title, place: orderOf(segment).indexOf(item.subject) + 1, total: orderOf(segment).length }))
      } else if (event.key === 'Enter') {
        event.preventDefault()
        openItem(item)
      } else if (event.key === 'Delete') {
        event.preventDefault()
        void dropItem(item)
      } else if (isShortcut(event.nativeEvent, 'agenda-pin')) {
        event.preventDefault()
        void pinItem(item)
      }
    },
    [grab, onGrabKey, order, orderOf, send, focusItem, openItem, dropItem, pinItem, t],
  )

  const board = useMemo<Board>(
    () => ({
      ...acts,
      meetingId,
      stop,
      grabbed: grab?.item.subject ?? null,
      shown: (segment, items) => (grab?.segment === segment ? inOrder(items, grab.order) : items),
      setStop,
      onItemKey,
      move: (item, segment, steps) => void send(item, segment, moveBy(orderOf(segment), item.subject, steps)),
      place(subject, segment, target, side) {
        const item = order.find((each) => each.subject === subject)
        if (item) void send(item, segment, moveBeside(orderOf(segment), subject, target, side))
      },
      dropItem: (item) => void dropItem(item),
      pinItem: (item) => void pinItem(item),
      openItem,
    }),
    [acts, meetingId, stop, grab, onItemKey, send, orderOf, order, dropItem, pinItem, openItem],
  )

  return (
    <BoardContext value={board}>
      <div ref={root}>{children}</div>
      <p id="agenda-item-help" className="sr-only">
        {t('meetings:item.help')}
      </p>
      <div role="status" className="sr-only">
        {spoken}
      </div>
    </BoardContext>
  )
}
