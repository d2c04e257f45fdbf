// "Was the customer heard?": one tap, one's own answer for oneself, counts only of enough people.
import { Button } from '@mantine/core'
import { useId } from 'react'
import { PULSE_ANSWERS } from '../../../shared/domain/minutes-lists.ts'
import { useFormat } from '../../format.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { whenWords } from './agenda-words.ts'

export function Pulse({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const id = useId()
  const { data: pulse } = useAsk('minutes', 'pulse', { meetingId })
  if (!pulse) return null
  return (
    <section className="mn-pulse no-print" aria-labelledby={id}>
      <h2 id={id}>{t('minutes:pulse.title')}</h2>
      <Answers meetingId={meetingId} mine={pulse.mine} named={id} />
      <p className="dim" role="status">
        {pulse.mine === null ? '' : `${t('minutes:pulse.said', { answer: t(`minutes:pulse.${pulse.mine as 1}`) })} `}
        {pulse.counted ? (pulse.counts ? t('minutes:pulse.private', { least: pulse.least }) : `${t('minutes:pulse.private', { least: pulse.least })} ${t('minutes:pulse.waiting', { least: pulse.least })}`) : t('minutes:pulse.alone')}
      </p>
      {pulse.counts ? <Counts counts={pulse.counts} /> : null}
    </section>
  )
}

function Answers({ meetingId, mine, named, onSaid }: { meetingId: string; mine: number | null; named: string; onSaid?: () => void }) {
  const t = useWords()
  const { act, busy, error } = useAct('minutes', 'sayPulse')
  const tap = async (heard: number) => {
    // the same again takes it back
    if ((await act({ meetingId, heard: heard === mine ? null : heard })) && onSaid) onSaid()
  }
  return (
    <>
      <div className="mn-answers" role="group" aria-labelledby={named}>
        {PULSE_ANSWERS.map((answer) => (
          <button key={answer} type="button" className="mn-answer" aria-pressed={mine === answer} disabled={busy} onClick={() => void tap(answer)}>
            {t(`minutes:pulse.${answer}`)}
          </button>
        ))}
      </div>
      {error ? <p className="wrong">{errorWords(t, error)}</p> : null}
    </>
  )
}

function Counts({ counts }: { counts: readonly number[] }) {
  const t = useWords()
  const format = useFormat()
  const total = counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(...counts, 1)
  return (
    <figure className="mn-counts">
      <figcaption>{t('minutes:pulse.results', { total: format.number(total) })}</figcaption>
      <ul>
        {counts.map((count, at) => (
          <li key={PULSE_ANSWERS[at]}>
            <span>{t(`minutes:pulse.${PULSE_ANSWERS[at]!}`)}</span>
            <span className="mn-count-bar" style={{ inlineSize: `${(100 * count) / most}%` }} aria-hidden />
            <span>{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** On the page of meetings: about the last one, until it is answered. */
export function PulseDue() {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const { data } = useAsk('minutes', 'pulseDue', {})
  const { act } = useAct('minutes', 'sayPulse')
  const meeting = data?.meeting
  if (!meeting) return null
  return (
    <section className="mn-pulse panel" aria-labelledby={id}>
      <h2 id={id}>{t('minutes:pulse.asked', { name: meeting.series.name, day: whenWords(t, format, meeting.startsAt) })}</h2>
      <Answers meetingId={meeting.id} mine={null} named={id} onSaid={() => say(t('minutes:pulse.saved'))} />
      <Button variant="subtle" size="compact-sm" onClick={() => void act({ meetingId: meeting.id, heard: null })}>
        {t('minutes:pulse.later')}
      </Button>
    </section>
  )
}
