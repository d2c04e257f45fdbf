// The next meetings of a series: each can be opened and prepared ahead, moved, cancelled, put back.
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowBackUp, IconCalendarOff, IconCalendarShare, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { ComingMeeting, Series } from '../../../shared/contract/meetings.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { whenWords } from './agenda-words.ts'
import { MoveDialog } from './move-dialog.tsx'

export function ComingList({ series, editable }: { series: Series; editable: boolean }) {
  const t = useWords()
  const [moving, setMoving] = useState<ComingMeeting | null>(null)
  if (series.coming.length === 0) return <p className="dim mt-coming-none">{t('meetings:coming.none')}</p>
  return (
    <details className="mt-more mt-coming">
      <summary>{t('meetings:coming.title', { count: series.coming.filter(({ cancelled }) => !cancelled).length })}</summary>
      <ul className="mt-coming-list" aria-label={t('meetings:coming.of', { name: series.name })}>
        {series.coming.map((meeting) => (
          <ComingRow key={meeting.id} meeting={meeting} editable={editable} onMove={() => setMoving(meeting)} />
        ))}
      </ul>
      <MoveDialog series={series} meeting={moving} onClose={() => setMoving(null)} />
    </details>
  )
}

function ComingRow({ meeting, editable, onMove }: { meeting: ComingMeeting; editable: boolean; onMove: () => void }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const { id, startsAt, cancelled, moved, freeDays, prepared, roles } = meeting
  const when = whenWords(t, format, startsAt)
  const setCancelled = (to: boolean) => undoable(() => callCore('meetings', 'cancelMeeting', { meetingId: id, cancelled: to }), t(to ? 'meetings:coming.cancelled' : 'meetings:coming.isBack', { when }), () => callCore('meetings', 'cancelMeeting', { meetingId: id, cancelled: !to }))
  return (
    <li className="mt-coming-row" data-cancelled={cancelled || undefined}>
      <span className="mt-coming-main">
        <RouteLink to={{ page: 'agenda', meetingId: id }} className="mt-coming-link">
          {when}
        </RouteLink>
        <span className="mt-facts">
          {cancelled ? <span>{t('meetings:coming.isCancelled')}</span> : null}
          {moved && !cancelled ? <span>{t('meetings:coming.moved')}</span> : null}
          {freeDays ? <span>{t('meetings:coming.freeDays', { name: freeDays })}</span> : null}
          {prepared > 0 ? <span>{t('meetings:coming.prepared', { count: prepared })}</span> : null}
          {roles.map((role) => (
            <span key={role}>{t('meetings:coming.role', { role: t(`agenda:role.name.${role}`) })}</span>
          ))}
        </span>
      </span>
      {editable ? (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('moreActions', { name: when })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {cancelled ? (
              <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void setCancelled(false)}>
                {t('meetings:coming.putBack')}
              </Menu.Item>
            ) : (
              <>
                <Menu.Item leftSection={<IconCalendarShare size={16} aria-hidden />} onClick={onMove}>
                  {t('meetings:coming.move')}
                </Menu.Item>
                <Menu.Item leftSection={<IconCalendarOff size={16} aria-hidden />} onClick={() => void setCancelled(true)}>
                  {t('meetings:coming.cancel')}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  )
}
