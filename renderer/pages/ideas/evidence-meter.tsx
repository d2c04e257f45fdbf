// The evidence meter: how much speaks for an idea and how fresh it is, with what it is counted from; and as a small mark on rows and cards.
import type { Idea, Meter } from '../../../shared/contract/ideas.ts'
import { freshnessOf, MOST_EVIDENCE, STRENGTHS } from '../../../shared/domain/evidence.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './evidence-meter.css'

export function EvidenceMeter({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const { data: backing } = useAsk('backing', 'of', { id: idea.id })
  const { meter } = idea
  const strength = t(`backing:meter.strength.${meter.strength}`)
  const fresh = freshnessOf(meter.newestOn, today())
  const facts = [
    meter.customers > 0 ? t('backing:meter.customers', { count: meter.customers }) : '',
    meter.unnamed ? t('backing:meter.unnamed') : '',
    meter.quotes > 0 ? t('backing:meter.quotes', { count: meter.quotes }) : '',
    meter.readings > 0 ? t('backing:meter.readings', { count: meter.readings }) : '',
    meter.episodes > 0 ? t('backing:meter.episodes', { count: meter.episodes }) : '',
  ].filter(Boolean)
  const supported = backing?.supportedFor.length ?? 0
  return (
    <section className="panel ev-panel">
      <h2>{t('backing:meter.title')}</h2>
      <div className="stack-tight">
        <div className="ev-scale">
          <div className="ev-bar" role="meter" aria-valuemin={0} aria-valuemax={MOST_EVIDENCE} aria-valuenow={meter.points} aria-label={t('backing:meter.label', { strength, points: meter.points, most: MOST_EVIDENCE })}>
            {Array.from({ length: MOST_EVIDENCE }, (_, n) => (
              <span key={n} data-on={n < meter.points || undefined} />
            ))}
          </div>
          <b aria-hidden>{strength}</b>
        </div>
        {meter.learnings === 0 ? (
          <p className="dim sm">{t('backing:meter.none')}</p>
        ) : (
          <p className="sm">
            {facts.join(' · ')}
            {meter.newestOn && fresh ? <span className="ev-fresh dim">{t('backing:meter.newest', { day: format.day(meter.newestOn), fresh: t(`backing:meter.fresh.${fresh}`) })}</span> : null}
          </p>
        )}
        {supported > 0 ? <p className="dim sm">{t('backing:meter.supportNote', { count: supported })}</p> : null}
        <details className="ev-how sm">
          <summary>{t('backing:meter.how')}</summary>
          <ul>
            <li>{t('backing:meter.howVoices')}</li>
            <li>{t('backing:meter.howQuotes')}</li>
            <li>{t('backing:meter.howReadings')}</li>
            <li>{t('backing:meter.howEpisodes')}</li>
          </ul>
          <p>{t('backing:meter.howFresh')}</p>
        </details>
      </div>
    </section>
  )
}

/** On a row or a card: as many bars as it is strong. */
export function EvidenceMark({ meter }: { meter: Meter }) {
  const t = useWords()
  const at = STRENGTHS.indexOf(meter.strength)
  if (at === 0) return null
  const strength = t(`backing:meter.strength.${meter.strength}`)
  const fresh = freshnessOf(meter.newestOn, today())
  const words = fresh ? t('backing:meter.markFresh', { strength, fresh: t(`backing:meter.fresh.${fresh}`) }) : t('backing:meter.mark', { strength })
  return (
    <span className="ev-mark" data-fresh={fresh ?? undefined} title={words}>
      {STRENGTHS.slice(1).map((one, n) => (
        <i key={one} data-on={n < at || undefined} aria-hidden />
      ))}
      <span className="sr-only">{words}</span>
    </span>
  )
}
