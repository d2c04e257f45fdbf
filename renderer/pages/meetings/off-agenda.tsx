// What is not on: the parking list, with the rule that keeps items out said once for all of a segment, and what was dropped by hand. Both can be put on.
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconPin } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Agenda, AgendaItem } from '../../../shared/contract/meetings.ts'
import { offGroups, type OffGroup } from '../../../shared/domain/agenda/off-groups.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { reasonWords, segmentTitle } from './agenda-words.ts'
import { useBoard } from './board-context.ts'
import { Reasons } from './item-body.tsx'
import type { Subject } from './item-order.ts'
import { placeOf } from './item-places.ts'

/** So many items of a group are shown at first: an import of thousands must not make the page long. */
const FIRST = 5
const MORE = 50

export function ParkingList({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const id = useId()
  const { parked } = agenda
  if (parked.length === 0) return null
  return (
    <section className="ag-off" data-list="parked" aria-labelledby={id}>
      <header className="ag-off-head">
        <h2 id={id}>{t('meetings:parked.title')}</h2>
        <p>{t('meetings:parked.lead', { count: parked.length })}</p>
      </header>
      {offGroups(parked).map((group) => (
        <ParkedGroup key={`${group.segment} ${JSON.stringify(group.shared[0] ?? null)}`} group={group} title={segmentTitle(t, agenda.segments.find(({ key }) => key === group.segment) ?? { key: group.segment, title: '' })} />
      ))}
    </section>
  )
}

function ParkedGroup({ group: { shared, items }, title }: { group: OffGroup<AgendaItem>; title: string }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const [shown, setShown] = useState(FIRST)
  const rest = items.length - shown
  return (
    <div className="ag-off-group" role="group" aria-labelledby={id}>
      <h3 id={id}>
        <bdi>{title}</bdi> <span className="ag-off-count">{format.number(items.length)}</span>
      </h3>
      <p className="ag-off-shared">
        <span className="sr-only">{t('meetings:parked.why')} </span>
        {shared.map((reason) => reasonWords(t, format, reason)).join(' · ')}
      </p>
      <OffList items={items.slice(0, shown)} act="park" />
      {rest > 0 ? (
        <>
          <Button className="no-print" variant="default" size="compact-md" onClick={() => setShown(shown + MORE)}>
            {rest > MORE ? t('meetings:parked.more', { count: MORE, total: rest }) : t('meetings:parked.others', { count: rest })}
          </Button>
          <p className="print-only">{t('meetings:parked.rest', { count: rest })}</p>
        </>
      ) : null}
    </div>
  )
}

export function DroppedList({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const id = useId()
  const { dropped } = agenda
  if (dropped.length === 0) return null
  return (
    <section className="ag-off no-print" data-list="dropped" aria-labelledby={id}>
      <header className="ag-off-head">
        <h2 id={id}>{t('meetings:dropped.title')}</h2>
        <p>{t('meetings:dropped.lead')}</p>
      </header>
      <OffList items={dropped} act="drop" />
    </section>
  )
}

function OffList({ items, act }: { items: readonly AgendaItem[]; act: 'park' | 'drop' }) {
  const t = useWords()
  const board = useBoard()
  const list = useRef<HTMLUListElement>(null)

  // The button pressed goes with its item: the focus goes to the one that takes its place.
  const leaving = useRef<{ subject: Subject; index: number } | null>(null)
  useEffect(() => {
    if (!leaving.current || items.some(({ subject }) => subject === leaving.current?.subject)) return
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('.ag-off-act') ?? [])]
    buttons[Math.min(leaving.current.index, buttons.length - 1)]?.focus({ preventScroll: true })
    leaving.current = null
  })

  const putOn = async (item: AgendaItem, index: number) => {
    if (!board) return
    leaving.current = { subject: item.subject, index }
    if (items.length === 1) document.querySelector<HTMLElement>('.page-title')?.focus({ preventScroll: true })
    if (await (act === 'park' ? board.pin(item, true) : board.takeBack(item))) say(t('meetings:parked.putOn', { title: item.title }))
    else leaving.current = null
  }

  return (
    <ul className="ag-off-items" ref={list}>
      {items.map((item, index) => {
        const place = placeOf(item)
        return (
          <li key={item.subject} className="ag-off-item" data-subject={item.subject}>
            <div className="ag-off-main">
              <p className="ag-off-title">
                {place ? (
                  <RouteLink to={place} className="ag-title-link" dir="auto" translate="no">
                    {item.title}
                  </RouteLink>
                ) : (
                  <span dir="auto" translate="no">
                    {item.title}
                  </span>
                )}{' '}
                <span className="ag-off-facts">
                  {item.customer ? <bdi translate="no">{item.customer}</bdi> : null}
                  {act === 'drop' ? <span>{t(`agenda:segment.${item.segment}`)}</span> : null}
                  <span>{t('meetings:minutes', { count: item.minutes })}</span>
                </span>
              </p>
              <Reasons item={item} label={act === 'park' ? t('meetings:parked.why') : t('meetings:item.why')} />
            </div>
            {board ? (
              <Button
                className="ag-off-act no-print"
                size="compact-sm"
                variant="default"
                leftSection={act === 'park' ? <IconPin size={15} aria-hidden /> : <IconArrowBackUp size={15} className="flips" aria-hidden />}
                aria-label={act === 'park' ? t('meetings:parked.putOnLabel', { title: item.title }) : t('meetings:dropped.takeBackLabel', { title: item.title })}
                onClick={() => void putOn(item, index)}
              >
                {act === 'park' ? t('meetings:parked.put') : t('meetings:dropped.takeBack')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
