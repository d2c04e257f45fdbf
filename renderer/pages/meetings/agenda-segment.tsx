// One segment of the agenda: when it begins, how long it takes, its items, and what would fill it when there are none.
import { Button } from '@mantine/core'
import { useId } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useWords } from '../../words.ts'
import { AddItem } from './add-item.tsx'
import { AgendaItem } from './agenda-item.tsx'
import { reasonWords, segmentTitle } from './agenda-words.ts'
import { useBoard } from './board-context.ts'
import { FILLED_AT } from './item-places.ts'

type Segment = Agenda['segments'][number]

export function AgendaSegment({ segment, startsAt, meetingId, held }: { segment: Segment; startsAt: number; meetingId: string; held: boolean }) {
  const t = useWords()
  const format = useFormat()
  const board = useBoard()
  const id = useId()
  const { key, minutes, missing } = segment
  const items = board ? board.shown(key, segment.items) : segment.items
  return (
    <section className="ag-segment" data-segment={key} data-empty={items.length === 0 || undefined} aria-labelledby={id}>
      <p className="ag-clock">{minutes > 0 ? <time dateTime={new Date(startsAt).toISOString()}>{format.clock(startsAt)}</time> : null}</p>
      <div className="ag-segment-body">
        <header className="ag-segment-head">
          <h2 id={id} {...(segment.title ? { dir: 'auto', translate: 'no' } : {})}>
            {segmentTitle(t, segment)}
          </h2>
          {minutes > 0 ? <span className="ag-segment-minutes">{t('meetings:minutes', { count: minutes })}</span> : null}
        </header>
        {segment.intro ? (
          <p className="ag-intro" dir="auto" translate="no">
            {segment.intro}
          </p>
        ) : null}
        {items.length > 0 ? (
          <ol className="ag-items">
            {items.map((item, index) => (
              <AgendaItem key={item.subject} item={item} segment={key} index={index} count={items.length} meetingId={meetingId} held={held} />
            ))}
          </ol>
        ) : (
          <Missing segment={segment} reason={missing ? reasonWords(t, format, missing) : t('meetings:nothing')} editable={board !== null} />
        )}
        {board ? <AddItem segment={key} meetingId={meetingId} /> : null}
      </div>
    </section>
  )
}

/** Nothing here yet: what would fill it, and the way there. */
function Missing({ segment: { key }, reason, editable }: { segment: Segment; reason: string; editable: boolean }) {
  const t = useWords()
  const place = FILLED_AT[key]
  return (
    <div className="ag-missing">
      <p>{reason}</p>
      {editable && place ? (
        <Button className="no-print" size="compact-sm" variant="light" onClick={() => go(place)}>
          {t(`meetings:fill.${key as Exclude<typeof key, 'actions'>}`)}
        </Button>
      ) : null}
    </div>
  )
}
