// The page for the executives: what customers gained, the key figures with their trend, the largest benefits with evidence, what is overdue, alarms. Made to be printed.
import { Button, NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconPrinter } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { KpiFilters, KpiRow, Proven, Report } from '../../../shared/contract/kpis.ts'
import { GAINERS } from '../../../shared/domain/benefits.ts'
import { countsBehind, FIGURES, TARGETS, type FigureKey } from '../../../shared/domain/kpis.ts'
import { TrendChart } from '../../components/charts/trend-chart.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { today } from '../../days.ts'
import { useFormat, type Format } from '../../format.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords, type Words } from '../../words.ts'
import { sumWords } from './benefit-words.ts'
import './report.css'

const SPANS = ['months', 'quarters', 'thisYear'] as const
type Span = (typeof SPANS)[number]

/** Figures of which the trend is drawn. */
const DRAWN = ['participation', 'answerHours', 'inTimeShare', 'implementationShare', 'usedRate', 'agendaUse'] as const satisfies readonly FigureKey[]

function filtersOf(span: Span, teamId: string): KpiFilters {
  const day = today()
  const year = Number(day.slice(0, 4))
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  // the quarter before the one of this quarter, two years ago: eight with this one
  const from = quarter === 4 ? `${year - 1}-01-01` : `${year - 2}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
  return { ...(span === 'thisYear' ? { from: `${year}-01-01`, to: day } : span === 'quarters' ? { from, to: day, by: 'quarter' as const } : {}), ...(teamId ? { teamId } : {}) }
}

/** A figure in words; what has nothing to be counted of is not known. */
function figureWords(t: Words, format: Format, key: FigureKey, value: number | null, currency: string): string {
  if (value === null) return '–'
  const { as } = FIGURES.find((figure) => figure.key === key)!
  const rounded = Math.round(value * 10) / 10
  if (as === 'share') return format.percent(value)
  if (as === 'money') return format.money(value, currency)
  if (as === 'number') return format.number(Math.round(value * 100) / 100)
  return t(as === 'days' ? 'value:figure.days' : 'value:figure.hours', { count: rounded, shown: format.number(rounded) })
}



export function ReportPage() {
  const t = useWords()
  const format = useFormat()
  const { i18n } = useTranslation()
  const [span, setSpan] = useState<Span>('months')
  const [teamId, setTeamId] = useState('')
  const filters = filtersOf(span, teamId)
  const { data: report, error, refetch } = useAsk('kpis', 'report', filters, { keepPrevious: true })
  const { data: all } = useAsk('kpis', 'get', filtersOf(span, ''), { keepPrevious: true })
  const teams = (all?.teams ?? []).flatMap(({ team }) => (team ? [team] : []))
  if (!report) return <Page title={t('value:report.title')}>{error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}</Page>
  const dates = { from: format.day(report.from), to: format.day(report.to) }
  const save = async () => {
    try {
      const { fileName, mime, text } = await callCore('kpis', 'export', { ...filters, language: i18n.language })
      saveFile(fileName, new Blob([text], { type: mime }))
    } catch (problem) {
      say(errorWords(t, asAppError(problem)), { tone: 'wrong' })
    }
  }
  const empty = report.whole.ideas + report.whole.learnings + report.whole.benefits.length === 0 && teamId === ''
  return (
    <Page
      title={t('value:report.title')}
      layout="read"
      lead={<bdi>{report.team ? t('value:report.leadTeam', { team: report.team.name, ...dates }) : t('value:report.lead', dates)}</bdi>}
      actions={
        <>
          <NativeSelect aria-label={t('value:report.period')} value={span} data={SPANS.map((value) => ({ value, label: t(`value:report.${value}`) }))} onChange={({ currentTarget }) => setSpan(currentTarget.value as Span)} />
          {teams.length > 0 ? <NativeSelect aria-label={t('value:report.team')} value={teamId} data={[{ value: '', label: t('value:report.everyTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]} onChange={({ currentTarget }) => setTeamId(currentTarget.value)} /> : null}
          <Button variant="default" leftSection={<IconFileText size={17} aria-hidden />} onClick={() => void save()}>
            {t('value:report.markdown')}
          </Button>
          <Button leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
            {t('value:report.print')}
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      {empty ? (
        <EmptyState title={t('value:report.empty')} text={t('value:report.emptyText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
      ) : (
        <>
          <Alarms report={report} />
          <Section title={t('value:report.customers')}>
            <ProvenList rows={report.customers} none={t('value:report.noCustomers')} />
          </Section>
          <Section title={t('value:report.largest')}>
            <ProvenList rows={report.largest} none={t('value:report.noBenefits')} />
          </Section>
          {report.whole.benefits.length > 0 ? <Sums report={report} /> : null}
          <Figures report={report} />
          <Trends report={report} />
          <Teams report={report} />
          {report.nothing.length > 0 ? (
            <Section title={t('value:report.nothing')}>
              <ul className="rp-list">
                {report.nothing.map(({ ideaId, title, proof }) => (
                  <li key={`${ideaId}${proof}`}>
                    <RouteLink to={{ page: 'idea', id: ideaId }}><bdi translate="no">{title}</bdi></RouteLink>
                    <UserText block className="prewrap sm">{proof}</UserText>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Overdue report={report} />
          <p className="dim sm print-only">{t('value:report.made', { day: format.time(report.madeAt) })}</p>
        </>
      )}
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel rp-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Alarms({ report: { alarms, currency } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  if (alarms.length === 0) return null
  return (
    <section className="rp-alarms" aria-label={t('value:alarm.title')}>
      {alarms.map(({ of, values }) => (
        <p key={of}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>{t(`value:alarm.${of}`, { values: values.map((value) => figureWords(t, format, of, value, currency)).join(` ${t('value:alarm.then')} `) })}</span>
        </p>
      ))}
    </section>
  )
}

function ProvenList({ rows, none }: { rows: readonly Proven[]; none: string }) {
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

function Sums({ report: { whole: { benefits } } }: { report: Report }) {
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

function Figures({ report: { whole, currency, promisedHours } }: { report: Report }) {
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

function Trends({ report: { trend, currency } }: { report: Report }) {
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

function Teams({ report: { teams, currency } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  if (teams.length < 2) return null
  const title = t('value:report.teams')
  return (
    <Section title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, and must do so by the keyboard */}
      <div className="ch-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="ch-table">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {[t('value:report.team'), t('value:report.members'), ...TEAMED.map((key) => t(`value:figure.${key}`))].map((head) => <th key={head} scope="col">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {teams.map(({ team, row }) => (
              <tr key={team?.id ?? ''}>
                <th scope="row">{team ? <UserText>{team.name}</UserText> : t('value:report.noTeam')}</th>
                <td>{format.number(row.members)}</td>
                {TEAMED.map((key) => <td key={key}>{figureWords(t, format, key, row[key], currency)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Overdue({ report: { overdue } }: { report: Report }) {
  const t = useWords()
  const format = useFormat()
  const { answers, decisions, followUps, toMeasureCount, toMeasure, ideas } = overdue
  const since = (at: number) => t('value:report.since', { day: format.day(new Date(at).toISOString().slice(0, 10)) })
  const named = (rows: readonly { ideaId: string; title: string; dueAt: number }[]) => (
    <ul>
      {rows.map(({ ideaId, title, dueAt }) => (
        <li key={ideaId}>
          <RouteLink to={{ page: 'idea', id: ideaId }} className="link rp-title"><bdi translate="no">{title}</bdi></RouteLink> <span className="dim sm">{since(dueAt)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={t('value:report.overdue')}>
      {answers + decisions + followUps + toMeasureCount === 0 ? <p className="dim sm">{t('value:report.noneOverdue')}</p> : null}
      <ul className="rp-overdue">
        {followUps > 0 ? <li><RouteLink to={{ page: 'promises' }}>{t('value:report.followUps', { count: followUps, shown: format.number(followUps) })}</RouteLink></li> : null}
        {answers > 0 ? <li>{t('value:report.answers', { count: answers, shown: format.number(answers) })}{named(ideas.filter(({ awaits }) => awaits === 'answer'))}</li> : null}
        {decisions > 0 ? <li>{t('value:report.decisions', { count: decisions, shown: format.number(decisions) })}{named(ideas.filter(({ awaits }) => awaits === 'decision'))}</li> : null}
        {toMeasureCount > 0 ? <li>{t('value:report.toMeasure', { count: toMeasureCount, shown: format.number(toMeasureCount) })}{named(toMeasure)}</li> : null}
      </ul>
    </Section>
  )
}
