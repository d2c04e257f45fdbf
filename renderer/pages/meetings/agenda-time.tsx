// How the meeting's time is spent: a ribbon of the segments, and in words what is planned and what is left.
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { dayOf } from '../../../shared/domain/learnings.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { minutesLeft } from './agenda-times.ts'

export function AgendaTime({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const format = useFormat()
  const { meeting, segments, minutesUsed } = agenda
  const left = minutesLeft(agenda)
  return (
    <div className="ag-time">
      <div className="ag-ribbon" aria-hidden>
        {segments.map(({ key, minutes }) => (minutes > 0 ? <span key={key} data-segment={key} style={{ flexGrow: minutes }} /> : null))}
        {left > 0 ? <span className="ag-ribbon-free" style={{ flexGrow: left }} /> : null}
      </div>
      <p className="ag-time-words">
        <span>
          {t('meetings:time.planned', { used: format.number(minutesUsed), count: meeting.minutes })}
          {' · '}
          <span className="ag-left" data-over={left < 0 || undefined}>
            {left < 0 ? t('meetings:time.over', { count: -left }) : left === 0 ? t('meetings:time.full') : t('meetings:time.left', { count: left })}
          </span>
        </span>
        {meeting.since === null ? null : <span className="ag-since">{t('meetings:time.since', { day: format.day(dayOf(meeting.since)) })}</span>}
      </p>
    </div>
  )
}
