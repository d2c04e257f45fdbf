// "Was the customer heard?": one tap, one's own answer for oneself, counts only of enough people.
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { Pulse as PulseAnswer } from '../../../shared/contract/minutes.ts'
import { PULSE_ANSWERS, RECOMMEND_ANSWERS } from '../../../shared/domain/minutes-lists.ts'
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
      {pulse.counted && (pulse.asksRecommend || pulse.recommend !== null) ? <Recommend meetingId={meetingId} pulse={pulse} /> : null}
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

/** The eNPS question, at most once in some weeks. */
function Recommend({ meetingId, pulse: { recommend, groups, least }, onSaid }: { meetingId: string; pulse: PulseAnswer; onSaid?: () => void }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const { act, busy, error } = useAct('minutes', 'sayPulse')
  const tap = async (answer: number) => {
    if ((await act({ meetingId, recommend: answer === recommend ? null : answer })) && onSaid) onSaid()
  }
  return (
    <>
      <h2 id={id}>{t('minutes:pulse.recommend')}</h2>
      <div className="mn-answers" role="group" aria-labelledby={id}>
        {RECOMMEND_ANSWERS.map((answer) => (
          <button key={answer} type="button" className="mn-answer" aria-pressed={recommend === answer} disabled={busy} onClick={() => void tap(answer)}>
            {format.number(answer)}
          </button>
        ))}
      </div>
      <p className="dim" role="status">
        {recommend === null ? '' : `${t('minutes:pulse.recommended', { answer: format.number(recommend) })} `}
        {t('minutes:pulse.recommendScale', { least: least - 1 })}
      </p>
      {groups ? <p className="dim">{t('minutes:pulse.groups', { detractors: format.number(groups[0]!), passives: format.number(groups[1]!), promoters: format.number(groups[2]!) })}</p> : null}
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

/** Right after the one tap, where it is time to ask. */
function AfterPulse({ meetingId, onSaid }: { meetingId: string; onSaid: () => void }) {
  const t = useWords()
  const { data: pulse } = useAsk('minutes', 'pulse', { meetingId })
  if (!pulse?.counted || !pulse.asksRecommend) return null
  return (
    <section className="mn-pulse panel" aria-label={t('minutes:pulse.recommend')}>
      <Recommend meetingId={meetingId} pulse={pulse} onSaid={onSaid} />
      <Button variant="subtle" size="compact-sm" onClick={onSaid}>
        {t('minutes:pulse.later')}
      </Button>
    </section>
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
  const [after, setAfter] = useState<string | null>(null)
  if (!meeting) return after === null ? null : <AfterPulse meetingId={after} onSaid={() => setAfter(null)} />
  return (
    <section className="mn-pulse panel" aria-labelledby={id}>
      <h2 id={id}>{t('minutes:pulse.asked', { name: meeting.series.name, day: whenWords(t, format, meeting.startsAt) })}</h2>
      <Answers meetingId={meeting.id} mine={null} named={id} onSaid={() => {
          say(t('minutes:pulse.saved'))
          setAfter(meeting.id)
        }} />
      <Button variant="subtle" size="compact-sm" onClick={() => void act({ meetingId: meeting.id, heard: null })}>
        {t('minutes:pulse.later')}
      </Button>
    </section>
  )
}
