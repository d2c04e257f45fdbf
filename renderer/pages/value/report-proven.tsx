// The report's benefits: each with its evidence, and added up by who gains.
import type { Proven, Report } from '../../../shared/contract/kpis.ts'
import { GAINERS } from '../../../shared/domain/benefits.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { sumWords } from './benefit-words.ts'
import { Section } from './report-section.tsx'

export function ProvenList({ rows, none }: { rows: readonly Proven[]; none: string }) {
  const t = useWords()
  const format = useFormat()
  if (rows.length === 0) return <p className="dim sm">{none}</p>
  return (
    <ul className="rp-list">
      {rows.map((row) => (
        <li key={`${row.ideaId}${row.kind}${row.high}${row.unit}${row.measuredOn}`}>
          <p className="rp-amount"><bdi>{sumWords(t, format, row)}</bdi></p>
          <p><RouteLink to={{ page: 'idea', id: row.ideaId }}><bdi translate="no">{row.title}</bdi></RouteLink></p>
          {row.proof ? <UserText block className="prewrap sm">{row.proof}</UserText> : null}
          <p className="dim sm">
            <bdi>{[t(`value:gainer.${row.gainer}`), t(`value:kind.${row.kind}`), t(row.hard ? 'value:hard' : 'value:soft'), format.day(row.measuredOn), row.confirmedBy ? t('value:report.confirmedBy', { name: row.confirmedBy }) : t('value:report.unconfirmed')].join(' · ')}</bdi>
          </p>
        </li>
      ))}
    </ul>
  )
}

export function Sums({ report: { whole: { benefits } } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Section title={t('value:report.sums')}>
      <div className="rp-columns">
        {GAINERS.map((gainer) => {
          const lines = benefits.filter((line) => line.gainer === gainer)
          return (
            <section key={gainer}>
              <h3>{t(`value:gainer.${gainer}`)}</h3>
              {lines.length === 0 ? <p className="dim sm">{t('value:panel.nothing')}</p> : null}
              <ul className="rp-sums">
                {lines.map((line) => (
                  <li key={`${line.hard}${line.currency}${line.kind}${line.unit}`}>
                    <bdi>{sumWords(t, format, line)}</bdi> <span className="dim sm">{t(line.hard ? 'value:hard' : 'value:soft')}</span>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Section>
  )
}
