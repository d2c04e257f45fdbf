// The segments of a template in their order: one Tab stop, arrows between them, Space to pick up, arrows to move, Space to put down.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Template, TemplateSegment } from '../../../shared/contract/templates.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { onGrabKey } from '../../components/grab-keys.ts'
import { useWords } from '../../words.ts'
import { moveBeside, moveBy } from '../meetings/item-order.ts'
import { SegmentRow } from './segment-row.tsx'
import { titleOf } from './template-words.ts'

type Order = readonly AgendaSegmentKey[]

export function SegmentList({ template, minutes, onChange }: { template: Template; minutes: number; onChange: (template: Template) => void }) {
  const t = useWords()
  const [stop, setStop] = useState<AgendaSegmentKey>(template.segments[0]!.segment)
  const [open, setOpen] = useState<AgendaSegmentKey | null>(null)
  const [grab, setGrab] = useState<{ segment: AgendaSegmentKey; order: Order } | null>(null)
  const [spoken, setSpoken] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const wanted = useRef<AgendaSegmentKey | null>(null)
  const order = template.segments.map(({ segment }) => segment)
  const shown = grab?.order ?? order
  const byKey = new Map(template.segments.map((segment) => [segment.segment, segment]))
  const title = (key: AgendaSegmentKey) => titleOf(t, byKey.get(key)!)

  // A row that moved has lost the focus when it was rendered at its new place.
  useEffect(() => {
    if (wanted.current === null) return
    const row = list.current?.querySelector<HTMLElement>(`[data-segment="${wanted.current}"]`)
    wanted.current = null
    row?.focus()
  })

  const focusRow = (segment: AgendaSegmentKey) => {
    wanted.current = segment
    setStop(segment)
  }
  const send = (segment: AgendaSegmentKey, next: readonly string[]) => {
    focusRow(segment)
    if (next.every((key, index) => key === order[index])) return setSpoken(t('templates:said.notMoved', { title: title(segment) }))
    onChange({ ...template, segments: (next as Order).map((key) => byKey.get(key)!) })
    setSpoken(t('templates:said.moved', { title: title(segment), place: next.indexOf(segment) + 1, total: next.length }))
  }
  const edit = (changed: TemplateSegment) => onChange({ ...template, segments: template.segments.map((segment) => (segment.segment === changed.segment ? changed : segment)) })

  const onKey = (event: KeyboardEvent<HTMLElement>, segment: AgendaSegmentKey) => {
    // Keys inside its fields and buttons are theirs.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    if (grab) {
      return onGrabKey(event, {
        count: order.length,
        move(steps) {
          const next = moveBy(grab.order, grab.segment, steps) as Order
          wanted.current = grab.segment
          setGrab({ ...grab, order: next })
          setSpoken(t('templates:said.place', { place: next.indexOf(grab.segment) + 1, total: next.length }))
        },
        put() {
          setGrab(null)
          send(grab.segment, grab.order)
        },
        leave(stays) {
          setGrab(null)
          wanted.current = stays ? grab.segment : null
          setSpoken(t('templates:said.notMoved', { title: title(grab.segment) }))
        },
      })
    }
    const at = order.indexOf(segment)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key]
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      send(segment, moveBy(order, segment, event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.altKey || event.ctrlKey || event.metaKey) {
      // Shortcuts of the app.
    } else if (to !== undefined) {
      event.preventDefault()
      const next = order[to]
      if (next) focusRow(next)
    } else if (event.key === ' ') {
      event.preventDefault()
      setGrab({ segment, order })
      setSpoken(t('templates:said.grabbed', { title: title(segment), place: at + 1, total: order.length }))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      setOpen(open === segment ? null : segment)
    }
  }

  return (
    <>
      <ul className="tp-list" ref={list} aria-label={t('templates:list')}>
        {shown.map((key, index) => (
          <SegmentRow
            key={key}
            segment={byKey.get(key)!}
            minutes={minutes}
            index={index}
            count={order.length}
            stop={stop === key}
            grabbed={grab?.segment === key}
            open={open === key}
            onFocus={() => setStop(key)}
            onKey={(event) => onKey(event, key)}
            onOpen={() => setOpen(open === key ? null : key)}
            onMove={(steps) => send(key, moveBy(order, key, steps))}
            onPlace={(moved, target, edge) => send(moved as AgendaSegmentKey, moveBeside(order, moved, target, edge))}
            onChange={edit}
          />
        ))}
      </ul>
      <p id="template-row-help" className="sr-only">
        {t('templates:help')}
      </p>
      <div role="status" className="sr-only">
        {spoken}
      </div>
    </>
  )
}
