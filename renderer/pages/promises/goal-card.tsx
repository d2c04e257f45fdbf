// The goal that everybody sees: how many promises got their first answer, and were settled, in time.
import { ANSWER_GOAL, RESOLVE_TIMES, shareOf, type Share } from '../../../shared/domain/follow-ups.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './promises.css'

export function GoalCard() {
  const t = useWords()
  const format = useFormat()
  const { data } = useAsk('followUps', 'byLeader', {})
  if (!data) return null
  const { goal } = data
  const within = (hours: number) => (goal.inOffice ? t('closing:goal.withinOffice', { hours: format.number(hours) }) : hours > 24 && hours % 24 === 0 ? t('closing:goal.withinDays', { days: format.number(hours / 24) }) : t('closing:goal.within', { hours: format.number(hours) }))
  const line = (what: 'first' | 'resolved', share: Share, hours: number) => {
    const part = shareOf(share)
    return (
      <div className="pr-goal-line">
        <dt>
          {t(`closing:goal.${what}`)} <span className="dim">{within(hours)}</span>
        </dt>
        <dd>
          <b className="pr-goal-share">{part === null ? t('closing:goal.none') : format.percent(part)}</b>{' '}
          {part === null ? null : (
            <span className="pill" data-tone={part >= ANSWER_GOAL ? 'good' : 'bad'}>
              {t(part >= ANSWER_GOAL ? 'closing:goal.met' : 'closing:goal.missed')}
            </span>
          )}{' '}
          <span className="dim sm">
            {part === null ? '' : `${t('closing:goal.counts', { kept: format.number(share.kept), of: format.number(share.of) })} · `}
            {t('closing:goal.want', { share: format.percent(ANSWER_GOAL) })}
          </span>
        </dd>
      </div>
    )
  }
  return (
    <section className="panel pr-goal" aria-labelledby="pr-goal">
      <h2 id="pr-goal">{t('closing:goal.title')}</h2>
      <dl>
        {line('first', goal.first, goal.hours)}
        {line('resolved', goal.resolved, goal.hours * RESOLVE_TIMES)}
      </dl>
      <p className="dim sm flush">{t('closing:goal.about', { days: format.number(goal.days) })}</p>
    </section>
  )
}
