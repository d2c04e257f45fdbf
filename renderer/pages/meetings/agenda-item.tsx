// One item on the agenda: its words, why it is here, its minutes, and what can be done with it.
import { useId, useState } from 'react'
import type { AgendaItem as Item } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { useBoard } from './board-context.ts'
import { ItemWords, Reasons } from './item-body.tsx'
import { ItemControls } from './item-controls.tsx'
import { ItemTitle } from './item-title.tsx'
import { Outcome } from './outcome.tsx'
import { Record } from './record.tsx'
import { useItemDrag } from './use-item-drag.ts'

interface AgendaItemProps { item: Item; segment: AgendaSegmentKey; index: number; count: number; meetingId: string; held: boolean }

export function AgendaItem({ item, segment, index, count, meetingId, held }: AgendaItemProps) {
  const board = useBoard()
  const titleId = useId()
  const [recording, setRecording] = useState(false)
  const { row, grip, dragging, edge } = useItemDrag(item, segment)
  const isStop = board?.stop === item.subject
  const hero = segment === 'empty-chair' && item.quote !== ''
  const title = <ItemTitle item={item} id={titleId} tabIndex={board && !isStop ? -1 : 0} />
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
      <div className="ag-item-lead">{hero ? <ItemWords item={item} /> : title}</div>
      <ItemControls item={item} segment={segment} index={index} count={count} recording={recording} onRecord={() => setRecording(!recording)} />
      <div className="ag-item-rest">
        {hero ? title : <ItemWords item={item} />}
        <Reasons item={item} />
        {recording ? <Record item={item} meetingId={meetingId} onClose={() => setRecording(false)} /> : <Outcome item={item} editable={board !== null} {...(held ? {} : { meetingId })} />}
      </div>
    </li>
  )
}
