// The key figures of a time, and the page for the executives that is made of them.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Kpis, kpis as contract, Proven, Report } from '../../../../shared/contract/kpis.ts'
import { inOwn } from '../../../../shared/domain/benefits.ts'
import { alarmsOf, kpisOf, MOST_MONTHS, periodsOf, timed, wholeOf, type KpiFacts, type KpiRules } from '../../../../shared/domain/kpis.ts'
import { knownZone, zoneOf } from '../../../../shared/domain/meetings.ts'
import { countFollowUps } from '../../store/follow-ups.ts'
import { overdueCounts, queuePage } from '../../store/pipeline/queue.ts'
import { officeIn, rulesOf } from '../../store/pipeline/rules.ts'
import { getMeta } from '../../store/session.ts'
import { countToMeasure, ideasToMeasure, isConfirmed, MEASURE_AFTER_MS, termsOf } from '../../store/value/benefits.ts'
import { cameInWords, kpiFacts, worth, type Came } from '../../store/value/kpis.ts'
import type { Context } from '../context.ts'
import { safeName } from '../meetings/agenda-export.ts'
import { agendaWords } from '../meetings/agenda-words.ts'
import { paperMarkdown } from '../meetings/paper/paper-markdown.ts'
import { reportPaper, reportWords } from './report-paper.ts'

type Input = z.output<(typeof contract)['get']['in']>

/** Months that a trend shows when nobody says which. */
const USUAL_MONTHS = 12
/** Entries and ideas that the page names of each kind. */
const NAMED = 5

const monthsBetween = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1

/** Throws `unknown-team`, `days-upside-down`. */
export const get = (context: Context, input: Input): Kpis => counted(context, input).kpis

/** With what came of ideas in the time, the newest first. */
function counted({ store: { read }, now: clock }: Context, { teamId, ...asked }: Input): { kpis: Kpis; came: readonly Came[] } {
  const now = clock()
  const rules = rulesOf(read)
  const zone = zoneOf(knownZone(rules.timeZone))
  const to = asked.to ?? zone.dayOf(now)
  const usual = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)) - USUAL_MONTHS, 1)).toISOString().slice(0, 10)
  const from = asked.from ?? usual
  if (from > to) throw new AppError('days-upside-down', { from, to }, [{ field: 'from', code: 'days-upside-down' }])
  const team = teamId === undefined ? null : read.get<{ id: string; name: string }>('SELECT id, name FROM team WHERE id = ? AND deletedAt IS NULL', [teamId])
  if (team === undefined) throw new AppError('unknown-team', {}, [{ field: 'teamId', code: 'unknown-team' }])
  const by = asked.by ?? (monthsBetween(from, to) > MOST_MONTHS ? 'quarter' : 'month')
  const periods = periodsOf(from, to, by, zone, now)
  const whole = wholeOf(periods)
  const counting: KpiRules = { answerHours: rules.answerHours, currency: rules.currency, now }
  const found = kpiFacts(read, { from: whole.from, to: whole.to, firstDay: from, lastDay: to, teamId })
  const facts: KpiFacts = { ...found, ideas: timed(found.ideas, officeIn(read, rules), counting) }
  const { trend, whole: figures, teams } = kpisOf(facts, periods, counting, teamId)
  const kpis = { from, to, by, team, currency: rules.currency, promisedHours: rules.answerHours, whole: figures, trend, teams: teamId === undefined ? named(read.all('SELECT id, name FROM team WHERE deletedAt IS NULL')) : [], alarms: alarmsOf(trend).map(({ of, values, keys }) => ({ of, values: [...values], keys: [...keys] })) }
  return { kpis, came: teamId === undefined ? found.benefits : found.benefits.filter((entry) => entry.teamId === teamId) }

  function named(those: readonly { id: string; name: string }[]): Kpis['teams'] {
    if (those.length === 0) return []
    const rows = [...those.toSorted((a, b) => (a.name < b.name ? -1 : 1)), null].flatMap((one) => {
      const row = teams.get(one?.id ?? null)
      return row ? [{ team: one, row }] : []
    })
    // nobody needs to hear of a team that nobody is in and that did nothing
    return rows.filter(({ row }) => row.members + row.ideas + row.learnings + row.meetings + row.benefits.length > 0)
  }
}

export function report(context: Context, input: Input): Report {
  const { store: { read } } = context
  const { kpis, came } = counted(context, input)
  const now = context.now()
  const rules = rulesOf(read)
  const office = officeIn(read, rules)
  // counted things come after money; what is not confirmed after what is
  const ranked = came.filter(({ state }) => state === 'realised').map((entry) => ({ entry, value: worth(entry, rules.currency) ?? Number.NEGATIVE_INFINITY }))
    .toSorted((a, b) => b.value - a.value || Number(b.entry.confirmed) - Number(a.entry.confirmed) || b.entry.high - a.entry.high).map(({ entry }) => entry)
  const named = (entries: readonly Came[]) => cameInWords(read, entries.slice(0, NAMED).map(({ pk }) => pk))
  // one currency where there is a rate to it
  const told = (row: ReturnType<typeof cameInWords>[number]): Proven => {
    const { ideaId, title, gainer, state, kind, hard, unit, proof, measuredOn, confirmedBy } = row
    return { ideaId, title, gainer, state, kind, hard: hard === 1, ...inOwn(termsOf(row)), unit, proof, measuredOn, confirmedBy: isConfirmed(row) ? confirmedBy : null }
  }
  const overdue = overdueCounts(read, now, office, rules)
  const { rows } = queuePage(read, getMeta(read, 'me') ?? '', { view: 'all', cursor: null, limit: NAMED, now, office, rules })
  return {
    ...kpis,
    madeAt: now,
    customers: named(ranked.filter(({ gainer }) => gainer === 'customer')).map(told),
    largest: named(ranked.filter(({ gainer }) => gainer !== 'customer')).map(told),
    nothing: named(came.filter(({ state }) => state === 'none')).map(({ ideaId, title, proof }) => ({ ideaId, title, proof })),
    overdue: {
      answers: overdue.answer,
      decisions: overdue.decision,
      followUps: countFollowUps(read, now).overdue,
      toMeasure: ideasToMeasure(read, now - MEASURE_AFTER_MS, NAMED).map(({ ideaId, title, implementedAt, ownerName }) => ({ ideaId, title, dueAt: implementedAt + MEASURE_AFTER_MS, owner: ownerName })),
      toMeasureCount: countToMeasure(read, now - MEASURE_AFTER_MS),
      ideas: rows.filter(({ dueAt }) => dueAt < now).map(({ id, title, awaits, dueAt }) => ({ ideaId: id, title, awaits, dueAt })),
    },
  }
}

/** The page as Markdown, in the words of a language. */
export async function exportReport(context: Context, { language, ...input }: z.output<(typeof contract)['export']['in']>): Promise<z.output<(typeof contract)['export']['out']>> {
  const made = report(context, input)
  const words = reportWords(await agendaWords(language), made.currency)
  return { fileName: `${safeName(words.say('value:report.fileName'))} ${made.from} ${made.to}.md`, mime: 'text/markdown; charset=utf-8', text: paperMarkdown(reportPaper(made, words)) }
}
