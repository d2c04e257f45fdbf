// What can be done with an item: its minutes, pin, and a menu with everything the keys and the mouse can do.
import { ActionIcon, Menu, NumberInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowUpRight, IconDots, IconNotes, IconPin, IconPinned, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { keysOf } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { useBoard } from './board-context.ts'
import { placeOf } from './item-places.ts'

const MOST_MINUTES = 240

interface ItemControlsProps { item: AgendaItem; segment: AgendaSegmentKey; index: number; count: number; recording: boolean; onRecord: () => void }

export function ItemControls({ item, segment, index, count, recording, onRecord }: ItemControlsProps) {
  const t = useWords()
  const board = useBoard()
  // What was agreed on in this meeting takes no time of its own.
  const timed = item.minutes > 0
  const plain = timed ? <span className={board ? 'ag-minutes print-only' : 'ag-minutes'}>{t('meetings:minutes', { count: item.minutes })}</span> : null
  if (!board) return <div className="ag-controls">{plain}</div>
  const tabIndex = board.stop === item.subject ? 0 : -1
  const pinLabel = item.pinned ? t('meetings:item.unpin', { title: item.title }) : t('meetings:item.pin', { title: item.title })
  return (
    <div className="ag-controls">
      {plain}
      {timed ? <MinutesField item={item} tabIndex={tabIndex} /> : null}
      <Tooltip label={item.pinned ? t('meetings:item.unpinShort') : t('meetings:item.pinShort')}>
        <ActionIcon className="no-print" aria-label={pinLabel} aria-pressed={item.pinned} data-on={item.pinned || undefined} tabIndex={tabIndex} onClick={() => board.pinItem(item)}>
          {item.pinned ? <IconPinned size={17} aria-hidden /> : <IconPin size={17} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <Menu>
        <Menu.Target>
          <ActionIcon className="no-print" aria-label={t('moreActions', { name: item.title })} tabIndex={tabIndex}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {placeOf(item) ? (
            <Menu.Item leftSection={<IconArrowUpRight size={16} className="flips" aria-hidden />} rightSection={<Key>Enter</Key>} onClick={() => board.openItem(item)}>
              {t('open')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconNotes size={16} aria-hidden />} onClick={onRecord}>
            {recording ? t('meetings:record.hide') : t('meetings:record.show')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPin size={16} aria-hidden />} rightSection={<Key>{keysOf('agenda-pin')}</Key>} onClick={() => board.pinItem(item)}>
            {item.pinned ? t('meetings:item.unpinShort') : t('meetings:item.pinShort')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} rightSection={<Key>{keysOf('agenda-move')}</Key>} disabled={index === 0} onClick={() => board.move(item, segment, -1)}>
            {t('meetings:item.moveUp')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} disabled={index === count - 1} onClick={() => board.move(item, segment, 1)}>
            {t('meetings:item.moveDown')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconX size={16} aria-hidden />} rightSection={<Key>{keysOf('agenda-drop')}</Key>} onClick={() => board.dropItem(item)}>
            {t('meetings:item.drop')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

function Key({ children }: { children: string }) {
  return (
    <span className="xs" aria-hidden translate="no">
      {children}
    </span>
  )
}

/** Empty gives the item as many minutes as the agenda itself would. */
function MinutesField({ item, tabIndex }: { item: AgendaItem; tabIndex: 0 | -1 }) {
  const t = useWords()
  const board = useBoard()
  const [typed, setTyped] = useState<number | string | null>(null)
  const commit = async () => {
    if (typed === null) return
    const minutes = typed === '' ? null : Math.max(1, Math.min(MOST_MINUTES, Math.round(Number(typed))))
    if (minutes !== item.minutes && !Number.isNaN(minutes)) await board?.setMinutes(item, minutes)
    setTyped(null)
  }
  return (
    <NumberInput
      className="ag-minutes-field no-print"
      size="xs"
      variant="unstyled"
      hideControls
      min={1}
      max={MOST_MINUTES}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      aria-label={t('meetings:item.minutesOf', { title: item.title })}
      title={t('meetings:item.minutesHint')}
      value={typed ?? item.minutes}
      tabIndex={tabIndex}
      rightSection={<span aria-hidden>{t('meetings:minutesShort')}</span>}
      onChange={(next) => {
        // The field also reports the minutes it is given.
        if (next !== item.minutes || typed !== null) setTyped(next)
      }}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
