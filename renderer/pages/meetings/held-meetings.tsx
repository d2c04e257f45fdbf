// The last meetings that were held, newest first, each with what came of it; opens its minutes. All of them are on a page of their own.
import { useId } from 'react'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MarkedText as Marked } from '../../../shared/contract/search.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { whenWords } from './agenda-words.ts'

const FIRST = 5

export function HeldMeetings() {
  const t = useWords()
  const id = useId()
  const { data, error, refetch } = useAsk('minutes', 'history', { limit: FIRST }, { keepPrevious: true })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data || data.rows.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mt-heading">
        {t('meetings:held.title')}
      </h2>
      <ul className="mt-held">
        {data.rows.map((meeting) => (
          <HeldMeeting key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      <RouteLink to={{ page: 'held' }}>{t('minutes:history.all')}</RouteLink>
    </section>
  )
}

export function HeldMeeting({ meeting, snippet = null }: { meeting: Meeting; snippet?: Marked | null }) {
  const t = useWords()
  const format = useFormat()
  const { id, series, startsAt, decisions, actions, discussed, example } = meeting
  return (
    <li className="mt-held-row">
      <RouteLink to={{ page: 'minutes', meetingId: id }} className="mt-held-link">
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
      {snippet ? (
        <p className="mn-snippet" dir="auto" translate="no">
          <MarkedText of={snippet} />
        </p>
      ) : null}
    </li>
  )
}
