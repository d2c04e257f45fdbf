// The page for the executives: what customers gained, the key figures with their trend, the largest benefits with evidence, what is overdue, alarms. Made to be printed.
import { Button, NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconPrinter, IconReportMoney } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KpiFilters, Report } from '../../../shared/contract/kpis.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { figureWords } from './figure-words.ts'
import { Figures, Teams, Trends } from './report-figures.tsx'
import { ProvenList, Sums } from './report-proven.tsx'
import { Section } from './report-section.tsx'
import './report.css'

const SPANS = ['months', 'quarters', 'thisYear'] as const
type Span = (typeof SPANS)[number]

function filtersOf(span: Span, teamId: string): KpiFilters {
  const day = today()
  const year = Number(day.slice(0, 4))
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  // the quarter before the one of this quarter, two years ago: eight with this one
  const from = quarter === 4 ? `${year - 1}-01-01` : `${year - 2}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
  return { ...(span === 'thisYear' ? { from: `${year}-01-01`, to: day } : span === 'quarters' ? { from, to: day, by: 'quarter' as const } : {}), ...(teamId ? { teamId } : {}) }
}

export function ReportPage() {
  const t = useWords()
  const format = useFormat()
  const { i18n } = useTranslation()
  const [span, setSpan] = useState<Span>('months')
  const [teamId, setTeamId] = useState('')
  const filters = filtersOf(span, teamId)
  const { data: report, error, refetch } = useAsk('kpis', 'report', filters, { keepPrevious: true })
  // of no team: which is what is shown at first, so that nothing is asked twice
  const { data: all } = useAsk('kpis', 'report', filtersOf(span, ''), { keepPrevious: true })
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
          {empty ? null : (
            <>
              <Button variant="default" leftSection={<IconFileText size={17} aria-hidden />} onClick={() => void save()}>
                {t('value:report.markdown')}
              </Button>
              <Button leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
                {t('value:report.print')}
              </Button>
            </>
          )}
        </>
      }
    >
      <ErrorNote error={error} />
      {empty ? (
        <EmptyState icon={<IconReportMoney size={36} stroke={1.5} />} title={t('value:report.empty')} text={t('value:report.emptyText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
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
          <div className="rp-end">
            <Teams report={report} />
            <Overdue report={report} />
          </div>
          <p className="dim sm print-only">{t('value:report.made', { day: format.time(report.madeAt) })}</p>
        </>
      )}
    </Page>
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
