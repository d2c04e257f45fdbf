// The page for the executives as a document, before it becomes Markdown or a PDF; and how its figures are told.
import type { KpiRow, Proven, Report } from '../../../../shared/contract/kpis.ts'
import { GAINERS } from '../../../../shared/domain/benefits.ts'
import { countsBehind, FIGURES, type FigureAs, type FigureKey } from '../../../../shared/domain/kpis.ts'
import type { AgendaWords } from '../meetings/agenda-words.ts'
import { joined, plain, type Block, type Line, type Paper } from '../meetings/paper/paper.ts'

export interface ReportWords {
  readonly say: AgendaWords['say']
  readonly locale: string
  readonly figure: (key: FigureKey, value: number | null) => string
  readonly about: (key: FigureKey, row: KpiRow, promisedHours: number) => string
  readonly period: (row: Pick<KpiRow, 'key' | 'complete' | 'firstDay'>) => string
  readonly day: (day: string) => string
  readonly benefit: (benefit: Counted) => string
}

type Counted = Pick<Proven, 'low' | 'high' | 'cost' | 'currency' | 'kind' | 'unit'> | { low: number; high: number; cost: number; currency: string | null; kind: Proven['kind'] | null; unit: string }

/** `currency`: the workspace's own. */
export function reportWords({ say, locale, day }: AgendaWords, currency: string): ReportWords {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const money = (value: number, of: string) => new Intl.NumberFormat(locale, { style: 'currency', currency: of, trailingZeroDisplay: 'stripIfInteger', ...(Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : {}) }).format(value)
  const tell: Record<FigureAs, (value: number) => string> = {
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value),
    share: (value) => percent.format(value),
    money: (value) => money(value, currency),
    days: (value) => say('value:figure.days', { count: value, shown: number.format(value) }),
    hours: (value) => say('value:figure.hours', { count: value, shown: number.format(value) }),
  }
  const valueOf = (value: number, { currency: of, kind, unit }: Counted): string => {
    if (of !== null) return money(value, of)
    const shown = number.format(value)
    if (kind === 'contacts-avoided') return say('value:amount.contacts', { count: value, shown })
    if (kind !== 'metric-points') return say('value:amount.counted', { shown, unit })
    const points = say('value:amount.points', { count: value, shown })
    return unit ? say('value:amount.pointsOf', { points, unit }) : points
  }
  const asOf = new Map(FIGURES.map(({ key, as }) => [key, as]))
  return {
    say,
    locale,
    day,
    figure: (key, value) => (value === null ? '–' : tell[asOf.get(key)!](value)),
    about: (key, row, hours) => say(`value:figure.about.${key}`, countsBehind(row, hours, (value) => number.format(value))),
    period({ key, complete, firstDay }) {
      const quarter = /^(\d{4})-Q(\d)$/.exec(key)
      const name = quarter ? say('value:report.quarter', { year: quarter[1]!, quarter: quarter[2]! }) : new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${firstDay}T12:00:00Z`))
      return complete ? name : say('value:report.partial', { period: name })
    },
    benefit(line) {
      const value = line.low === line.high ? valueOf(line.high, line) : say('value:amount.range', { low: line.currency === null ? number.format(line.low) : valueOf(line.low, line), high: valueOf(line.high, line) })
      return line.cost === 0 ? value : say('value:amount.net', { value, cost: valueOf(line.cost, line), net: valueOf(line.high - line.cost, line) })
    },
  }
}

/** Figures of which the trend is shown. */
const TRENDED = ['ideasPerMember', 'participation', 'implementationShare', 'answerHours', 'inTimeShare', 'usedRate', 'agendaUse'] as const satisfies readonly FigureKey[]
const TEAMED = ['ideasPerMember', 'participation', 'implementationShare', 'inTimeShare', 'usedRate'] as const satisfies readonly FigureKey[]

export function reportPaper(report: Report, words: ReportWords): Paper {
  const { say, figure, day } = words
  const { whole, trend, teams, alarms, overdue } = report
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  const lines = (...texts: string[]): Block => ({ kind: 'lines', lines: texts.map(plain) })
  const list = (items: readonly Line[]): Block => ({ kind: 'list', items: items.map((line) => ({ line })) })
  const proven = (rows: readonly Proven[], none: string): Block => (rows.length === 0 ? lines(none) : list(rows.map((row) => provenLine(row, words))))
  return [
    { kind: 'heading', level: 1, text: say('value:report.title') },
    lines(report.team ? say('value:report.leadTeam', { team: report.team.name, from: day(report.from), to: day(report.to) }) : say('value:report.lead', { from: day(report.from), to: day(report.to) })),
    ...(alarms.length > 0 ? [heading(say('value:alarm.title')), list(alarms.map((alarm) => [{ text: alarmText(alarm, words), tone: 'strong' as const }]))] : []),
    heading(say('value:report.customers')),
    proven(report.customers, say('value:report.noCustomers')),
    heading(say('value:report.largest')),
    proven(report.largest, say('value:report.noBenefits')),
    ...(whole.benefits.length > 0 ? [heading(say('value:report.sums')), { kind: 'table' as const, head: GAINERS.map((gainer) => say(`value:gainer.${gainer}`)), rows: columnsOf(whole, words) }] : []),
    ...(report.nothing.length > 0 ? [heading(say('value:report.nothing')), list(report.nothing.map(({ title, proof }) => [{ text: title, tone: 'strong' as const }, { text: ` · ${proof}` }]))] : []),
    heading(say('value:report.figures')),
    { kind: 'table', head: [say('value:report.figure'), say('value:report.whole'), ''], rows: FIGURES.map(({ key }) => [[{ text: say(`value:figure.${key}`), tone: 'strong' as const }], plain(figure(key, whole[key])), plain(words.about(key, whole, report.promisedHours))]) },
    ...(trend.length > 1 ? [heading(say('value:report.trend')), { kind: 'table' as const, head: [say('value:report.time'), ...TRENDED.map((key) => say(`value:figure.${key}`))], rows: trend.map((row) => [plain(words.period(row)), ...TRENDED.map((key) => plain(figure(key, row[key])))]) }] : []),
    ...(teams.length > 1 ? [heading(say('value:report.teams')), { kind: 'table' as const, head: [say('value:report.team'), say('value:report.members'), ...TEAMED.map((key) => say(`value:figure.${key}`))], rows: teams.map(({ team, row }) => [plain(team?.name ?? say('value:report.noTeam')), plain(String(row.members)), ...TEAMED.map((key) => plain(figure(key, row[key])))]) }] : []),
    heading(say('value:report.overdue')),
    overdueBlock(overdue, words),
  ]
}

function provenLine(row: Proven, words: ReportWords): Line {
  const { say, benefit, day } = words
  const beside = joined([say(`value:gainer.${row.gainer}`), say(`value:kind.${row.kind}`), say(row.hard ? 'value:hard' : 'value:soft'), day(row.measuredOn), row.confirmedBy ? say('value:report.confirmedBy', { name: row.confirmedBy }) : say('value:report.unconfirmed')])
  return [{ text: benefit(row), tone: 'strong' }, { text: ` · ${row.title}` }, ...(row.proof ? [{ text: ` · ${row.proof.replaceAll(/\s+/g, ' ')}` }] : []), { text: ` · ${beside}`, tone: 'quiet' }]
}

/** What each column realised, hard before soft, one under the other. */
function columnsOf({ benefits }: KpiRow, { say, benefit }: ReportWords): Line[][] {
  const columns = GAINERS.map((gainer) => benefits.filter((line) => line.gainer === gainer).map((line) => `${benefit(line)} (${say(line.hard ? 'value:hard' : 'value:soft')})`))
  return Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, index) => columns.map((column) => plain(column[index] ?? '')))
}

export function alarmText({ of, values }: Report['alarms'][number], { say, figure }: ReportWords): string {
  return say(`value:alarm.${of}`, { values: values.map((value) => figure(of, value)).join(` ${say('value:alarm.then')} `) })
}

function overdueBlock({ answers, decisions, followUps, toMeasureCount, toMeasure, ideas }: Report['overdue'], { say, day, locale }: ReportWords): Block {
  const of = (count: number, key: string) => (count === 0 ? [] : [[{ text: say(`value:report.${key}`, { count, shown: new Intl.NumberFormat(locale).format(count) }), tone: 'strong' as const }]])
  const named = (title: string, dueAt: number): Line => [{ text: title }, { text: ` · ${say('value:report.since', { day: day(new Date(dueAt).toISOString().slice(0, 10)) })}`, tone: 'quiet' }]
  const items = [
    ...of(followUps, 'followUps'),
    ...of(answers, 'answers'), ...ideas.filter(({ awaits }) => awaits === 'answer').map(({ title, dueAt }) => named(title, dueAt)),
    ...of(decisions, 'decisions'), ...ideas.filter(({ awaits }) => awaits === 'decision').map(({ title, dueAt }) => named(title, dueAt)),
    ...of(toMeasureCount, 'toMeasure'), ...toMeasure.map(({ title, dueAt }) => named(title, dueAt)),
  ]
  return items.length === 0 ? { kind: 'lines', lines: [plain(say('value:report.noneOverdue'))] } : { kind: 'list', items: items.map((line) => ({ line })) }
}

