// The meetings that were held, newest first, each with what came of it; opens its minutes.
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { whenWords } from './agenda-words.ts'

const FIRST = 10
const MOST = 500

export function HeldMeetings() {
  const t = useWords()
  const id = useId()
  const [limit, setLimit] = useState(FIRST)
  const { data: meetings, error, refetch } = useAsk('meetings', 'history', { limit }, { keepPrevious: true })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!meetings || meetings.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mt-heading">
        {t('meetings:held.title')}
      </h2>
      <ul className="mt-held">
        {meetings.map((meeting) => (
          <HeldMeeting key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {meetings.length === limit && limit < MOST ? (
        <Button variant="default" onClick={() => setLimit(MOST)}>
          {t('meetings:held.all')}
        </Button>
      ) : null}
    </section>
  )
}

function HeldMeeting({ meeting }: { meeting: Meeting }) {
  const t = useWords()
  const format = useFormat()
  const { id, series, startsAt, decisions, actions, discussed, example } = meeting
  return (
    <li className="mt-held-row">
      <RouteLink to={{ page: 'agenda', meetingId: id }} className="mt-held-link">
        {whenWords(t, format, startsAt)}
      </RouteLink>
      <bdi className="dim" translate="no">
        {series.name}
      </bdi>
      {example ? <span className="pill">{t('example.mark')}</span> : null}
      <span className="mt-held-counts">
        <span>{t('meetings:summary.discussed', { count: discussed })}</span>
        <span>{t('meetings:summary.decisions', { count: decisions })}</span>
        <span>{t('meetings:summary.actions', { count: actions })}</span>
      </span>
    </li>
  )
}
