// One segment of a template: whether it is on, what is special about it, and its settings behind a disclosure.
import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { IconArrowBarDown, IconArrowBarUp, IconArrowDown, IconArrowsUpDown, IconArrowUp, IconChevronDown } from '@tabler/icons-react'
import { useId, type KeyboardEvent } from 'react'
import type { TemplateSegment } from '../../../shared/contract/templates.ts'
import { useRowDrag, type Edge } from '../../components/use-row-drag.ts'
import { useWords } from '../../words.ts'
import { SegmentSettings } from './segment-settings.tsx'
import { summaryOf, titleOf } from './template-words.ts'

interface SegmentRowProps {
  segment: TemplateSegment
  /** Of the meeting. */
  minutes: number
  index: number
  count: number
  /** The one row that Tab comes to. */
  stop: boolean
  grabbed: boolean
  open: boolean
  onFocus: () => void
  onKey: (event: KeyboardEvent<HTMLElement>) => void
  onOpen: () => void
  onMove: (steps: number) => void
  onPlace: (moved: string, target: string, edge: Edge) => void
  onChange: (segment: TemplateSegment) => void
}

export function SegmentRow({ segment, minutes, index, count, stop, grabbed, open, onFocus, onKey, onOpen, onMove, onPlace, onChange }: SegmentRowProps) {
  const t = useWords()
  const titleId = useId()
  const settingsId = useId()
  const { row, grip, dragging, edge } = useRowDrag({ id: segment.segment, group: 'template', canMove: true, place: onPlace })
  const title = titleOf(t, segment)
  const summary = segment.shown ? summaryOf(t, segment) : t('templates:off')
  const tabIndex = stop ? 0 : -1
  return (
    <li
      className="tp-row"
      ref={row}
      data-segment={segment.segment}
      data-off={segment.shown ? undefined : true}
      data-grabbed={grabbed || undefined}
      data-dragging={dragging || undefined}
      data-edge={edge ?? undefined}
      {...{
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row itself is moved and opened by keys
        tabIndex,
        'aria-labelledby': titleId,
        'aria-describedby': 'template-row-help',
        onFocus,
        onKeyDown: onKey,
      }}
    >
      <div className="tp-row-head">
        <span className="tp-grip" ref={grip} aria-hidden />
        <Checkbox checked={segment.shown} aria-label={t('templates:shown', { title })} tabIndex={tabIndex} onChange={({ currentTarget }) => onChange({ ...segment, shown: currentTarget.checked })} />
        <div className="tp-row-words">
          <h2 id={titleId} {...(segment.title ? { dir: 'auto', translate: 'no' } : {})}>
            {title}
          </h2>
          {summary ? <p>{summary}</p> : null}
        </div>
        <Menu>
          <Menu.Target>
            <ActionIcon size="lg" aria-label={t('templates:moveMenu', { title })} tabIndex={tabIndex}>
              <IconArrowsUpDown size={17} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowBarUp size={16} aria-hidden />} disabled={index === 0} onClick={() => onMove(-count)}>
              {t('templates:moveFirst')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} disabled={index === 0} onClick={() => onMove(-1)}>
              {t('templates:moveUp')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} disabled={index === count - 1} onClick={() => onMove(1)}>
              {t('templates:moveDown')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowBarDown size={16} aria-hidden />} disabled={index === count - 1} onClick={() => onMove(count)}>
              {t('templates:moveLast')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionIcon size="lg" className="tp-open" aria-expanded={open} aria-controls={settingsId} aria-label={t('templates:settingsOf', { title })} tabIndex={tabIndex} onClick={onOpen}>
          <IconChevronDown size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div id={settingsId} hidden={!open}>
        {open ? <SegmentSettings segment={segment} minutes={minutes} onChange={onChange} /> : null}
      </div>
    </li>
  )
}
