// One item on the agenda: its words, why it is here, its minutes, and what can be done with it.
import { useId, useState } from 'react'
import type { AgendaItem as Item } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { ActionTick } from './action-tick.tsx'
import { useBoard } from './board-context.ts'
import { ItemMarks, ItemWords, Reasons } from './item-body.tsx'
import { ItemControls } from './item-controls.tsx'
import { placeOf } from './item-places.ts'
import { Outcome } from './outcome.tsx'
import { Record } from './record.tsx'
import { useItemDrag } from './use-item-drag.ts'

interface AgendaItemProps { item: Item; segment: AgendaSegmentKey; index: number; count: number; meetingId: string }

export function AgendaItem({ item, segment, index, count, meetingId }: AgendaItemProps) {
  const board = useBoard()
  const titleId = useId()
  const [recording, setRecording] = useState(false)
  const { row, grip, dragging, edge } = useItemDrag(item, segment)
  const isStop = board?.stop === item.subject
  const hero = segment === 'empty-chair' && item.quote !== ''
  const place = placeOf(item)
  const own = item.actions.find(({ id }) => id === item.id)
  const title = (
    <h3 className="ag-title" id={titleId}>
      {own ? (
        <ActionTick action={own} tabIndex={board && !isStop ? -1 : 0} />
      ) : place ? (
        <RouteLink to={place} className="ag-title-link" dir="auto" translate="no" tabIndex={board && !isStop ? -1 : 0}>
          {item.title}
        </RouteLink>
      ) : (
        <span dir="auto" translate="no">
          {item.title}
        </span>
      )}
    </h3>
  )
  return (
    <li
      className="ag-item"
      ref={row}
      data-subject={item.subject}
      data-kind={item.kind}
      data-hero={hero || undefined}
      data-discussed={item.discussedAt !== null || undefined}
      data-grabbed={board?.grabbed === item.subject || undefined}
      data-dragging={dragging || undefined}
      data-edge={edge ?? undefined}
      {...(board
        ? {
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the item itself can be moved, pinned and dropped by keys
            tabIndex: isStop ? 0 : -1,
            'aria-labelledby': titleId,
            'aria-describedby': 'agenda-item-help',
            onFocus: () => board.setStop(item.subject),
            onKeyDown: (event) => board.onItemKey(event, item, segment),
          }
        : {})}
    >
      {board ? <span className="ag-grip no-print" ref={grip} aria-hidden /> : null}
      <div className="ag-item-main">
        {hero ? (
          <>
            <ItemWords item={item} />
            <div className="ag-title-line">
              {title}
              <ItemMarks item={item} />
            </div>
          </>
        ) : (
          <>
            <div className="ag-title-line">
              {title}
              <ItemMarks item={item} />
            </div>
            <ItemWords item={item} />
          </>
        )}
        <Reasons reasons={item.reasons} />
        {recording ? null : <Outcome item={item} editable={board !== null} />}
        {recording ? <Record item={item} meetingId={meetingId} onClose={() => setRecording(false)} /> : null}
      </div>
      <ItemControls item={item} segment={segment} index={index} count={count} recording={recording} onRecord={() => setRecording(!recording)} />
    </li>
  )
}
