// A meeting series: when it meets next, and the way to the agenda that is there already.
import { Button, Menu } from '@mantine/core'
import { IconArmchair, IconListDetails } from '@tabler/icons-react'
import type { Series } from '../../../shared/contract/meetings.ts'
import { EditMenu } from '../../components/edit-menu.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { knownZone } from '../../../shared/domain/meetings.ts'
import { useMay } from '../../may.ts'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { clockIn, showsOwnTime } from './agenda-times.ts'
import { cadenceWords } from './cadence-words.ts'
import { ComingList } from './coming-list.tsx'
import { nearWords, placeWords, whenWords } from './agenda-words.ts'

export function SeriesCard({ series, onEdit }: { series: Series; onEdit: () => void }) {
  const t = useWords()
  const format = useFormat()
  const editable = useMay().is('lead') || series.example
  const { id, name, minutes, team, nextMeeting, example, participants, people, roles, zoneLost } = series
  const timeZone = knownZone(series.timeZone)
  const undoable = useUndoable()
  const remove = () => undoable(() => callCore('meetings', 'deleteSeries', { id }), t('meetings:series.deleted', { name }), () => callCore('meetings', 'restoreSeries', { id }))
  const elsewhere = nextMeeting !== null && !showsOwnTime(timeZone, nextMeeting.startsAt)
  return (
    <li className="panel mt-card">
      <div className="mt-card-main">
        <h2 className="mt-card-title">
          <bdi translate="no">{name}</bdi> {example ? <span className="pill">{t('example.mark')}</span> : null}
        </h2>
        {nextMeeting ? (
          <p className="mt-next">
            {whenWords(t, format, nextMeeting.startsAt)} <span className="dim">{nearWords(t, nextMeeting.startsAt)}</span>
          </p>
        ) : null}
        <p className="mt-facts">
          <span>{cadenceWords(t, series)}</span>
          <span>{t('meetings:minutes', { count: minutes })}</span>
          {elsewhere ? <span>{t('meetings:series.elsewhere', { clock: clockIn(timeZone, nextMeeting.startsAt), place: placeWords(timeZone) })}</span> : null}
          {team ? <bdi translate="no">{team.name}</bdi> : null}
          {participants.length > 0 ? <span>{t('meetings:series.participants', { count: participants.length })}</span> : null}
        </p>
        {zoneLost ? <p className="mt-lost">{t('meetings:series.zoneLost', { timeZone: series.timeZone })}</p> : null}
        {editable && roles.length > 0 && people === null ? <p className="dim mt-explain">{t('meetings:series.crowd')}</p> : null}
        <ComingList series={series} editable={editable} />
      </div>
      <div className="mt-card-actions">
        {nextMeeting ? (
          <Button leftSection={<IconArmchair size={18} aria-hidden />} aria-label={t('meetings:series.openLabel', { name })} onClick={() => go({ page: 'agenda', meetingId: nextMeeting.id })}>
            {t('meetings:series.open')}
          </Button>
        ) : null}
        {editable ? (
          <EditMenu name={name} onEdit={onEdit} onDelete={() => void remove()}>
            <Menu.Item leftSection={<IconListDetails size={16} aria-hidden />} onClick={() => go({ page: 'template', seriesId: id })}>
              {t('templates:open')}
            </Menu.Item>
          </EditMenu>
        ) : null}
      </div>
    </li>
  )
}
