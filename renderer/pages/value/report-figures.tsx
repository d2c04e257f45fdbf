// The report's key figures: of the whole, over time, and by team.
import type { KpiRow, Report } from '../../../shared/contract/kpis.ts'
import { countsBehind, FIGURES, TARGETS, type FigureKey } from '../../../shared/domain/kpis.ts'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { TrendChart } from '../../components/charts/trend-chart.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat, type Format } from '../../format.ts'
import { useWords, type Words } from '../../words.ts'
import { figureWords } from './figure-words.ts'
import { Section } from './report-section.tsx'

/** Figures of which the trend is drawn. */
const DRAWN = ['participation', 'answerHours', 'inTimeShare', 'implementationShare', 'usedRate', 'agendaUse'] as const satisfies readonly FigureKey[]

export function Figures({ report: { whole, currency, promisedHours } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Section title={t('value:report.figures')}>
      <dl className="rp-figures">
        {FIGURES.map(({ key }) => {
          const target = (TARGETS as Partial<Record<FigureKey, number>>)[key]
          return (
            <div key={key}>
              <dt>{t(`value:figure.${key}`)}</dt>
              <dd>
                <span className="rp-figure">{figureWords(t, format, key, whole[key], currency)}</span>
                <span className="dim sm">{t(`value:figure.about.${key}`, countsBehind(whole, promisedHours, format.number))}</span>
                {target === undefined ? null : <span className="dim sm">{t('value:figure.target', { value: figureWords(t, format, key, target, currency) })}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

function periodWords(t: Words, format: Format, { key, complete }: KpiRow): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(key)
  const name = quarter ? t('value:report.quarter', { year: quarter[1]!, quarter: quarter[2]! }) : format.month(key)
  return complete ? name : t('value:report.partial', { period: name })
}

export function Trends({ report: { trend, currency } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  const drawn = DRAWN.filter((key) => trend.filter((row) => row[key] !== null).length > 1)
  return (
    <Section title={t('value:report.trend')}>
      {drawn.length === 0 ? <p className="dim sm">{t('value:report.noTrend')}</p> : null}
      <div className="rp-trends">
        {drawn.map((key) => {
          const target = (TARGETS as Partial<Record<FigureKey, number>>)[key]
          return (
            <TrendChart
              key={key}
              title={t(`value:figure.${key}`)}
              time={t('value:report.time')}
              series={[t(`value:figure.${key}`)]}
              points={trend.map((row, index) => ({ at: index, when: periodWords(t, format, row), values: [row[key]] }))}
              words={(value) => figureWords(t, format, key, value, currency)}
              label={(value) => (key === 'answerHours' ? format.number(value) : format.percent(value))}
              target={target === undefined ? null : { value: target, words: figureWords(t, format, key, target, currency) }}
              zero
            />
          )
        })}
      </div>
    </Section>
  )
}

const TEAMED = ['ideasPerMember', 'participation', 'implementationShare', 'inTimeShare', 'usedRate'] as const satisfies readonly FigureKey[]

export function Teams({ report: { teams, currency } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  if (teams.length < 2) return null
  const title = t('value:report.teams')
  return (
    <Section title={title}>
      <ScrollTable title={title} columns={[t('value:report.team'), t('value:report.members'), ...TEAMED.map((key) => t(`value:figure.${key}`))]}>
        {teams.map(({ team, row }) => (
          <tr key={team?.id ?? ''}>
            <th scope="row">{team ? <UserText>{team.name}</UserText> : t('value:report.noTeam')}</th>
            <td>{format.number(row.members)}</td>
            {TEAMED.map((key) => <td key={key}>{figureWords(t, format, key, row[key], currency)}</td>)}
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}
