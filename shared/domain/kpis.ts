// The key figures of idea management: counted from facts, period by period and team by team. Pure. Every definition, with its formula and source: docs/pipeline.md.
import { ledgerSums, type LedgerEntry, type LedgerSum } from './benefits.ts'
import { addDays, type Zone } from './meetings.ts'
import { HOUR_MS, type Office } from './working-hours.ts'

export const PERIOD_KINDS = ['month', 'quarter'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
/** From more months on than these a trend is shown by quarters. */
export const MOST_MONTHS = 15
/** Periods in a row that worsen before there is an alarm. Source: practices.md 3, 13. */
export const WORSENING = 3

export interface Period {
  /** `2026-03`, `2026-Q1`. */
  readonly key: string
  /** Both included. */
  readonly firstDay: string
  readonly lastDay: string
  /** Instants: from, and just not until. */
  readonly from: number
  readonly to: number
  /** It is over, and was asked for whole. */
  readonly complete: boolean
}

const firstOf = (day: string, kind: PeriodKind): string => {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(kind === 'month' ? month : month - ((month - 1) % 3)).padStart(2, '0')}-01`
}
const nextFirst = (first: string, kind: PeriodKind): string => firstOf(addDays(first, kind === 'month' ? 31 : 92), kind)

/** The periods that the days from `firstDay` to `lastDay` touch, cut to them. */
export function periodsOf(firstDay: string, lastDay: string, kind: PeriodKind, zone: Zone, now: number): Period[] {
  const found: Period[] = []
  for (let first = firstOf(firstDay, kind); first <= lastDay; first = nextFirst(first, kind)) {
    const end = addDays(nextFirst(first, kind), -1)
    const [from, to] = [first < firstDay ? firstDay : first, end > lastDay ? lastDay : end]
    const until = zone.instantOf(addDays(to, 1), '00:00')
    found.push({ key: kind === 'month' ? first.slice(0, 7) : `${first.slice(0, 4)}-Q${(Number(first.slice(5, 7)) + 2) / 3}`, firstDay: from, lastDay: to, from: zone.instantOf(from, '00:00'), to: until, complete: from === first && to === end && until <= now })
  }
  return found
}

/** Whole range as one period. */
export function wholeOf(periods: readonly Period[]): Period {
  const [first, last] = [periods[0]!, periods.at(-1)!]
  return { key: `${first.firstDay}/${last.lastDay}`, firstDay: first.firstDay, lastDay: last.lastDay, from: first.from, to: last.to, complete: periods.every(({ complete }) => complete) }
}

type OfTeam = { readonly teamId: string | null }
export interface KpiFacts {
  readonly members: readonly (OfTeam & { readonly from: number; readonly until: number | null })[]
  /** Handed in. `authorId` null: nobody knows who. `taken`: working time to the first answer, milliseconds; null while there is none. `due`: it is, or was to be, answered by now. */
  readonly ideas: readonly (OfTeam & { readonly authorId: string | null; readonly submittedAt: number; readonly taken: number | null; readonly due: boolean })[]
  /** The first decision on each idea; by clocks that differ it may be before it was handed in, which counts as at once. */
  readonly decisions: readonly (OfTeam & { readonly submittedAt: number; readonly at: number })[]
  /** Ideas that came to their end: done, or declined and still so. */
  readonly ended: readonly (OfTeam & { readonly at: number; readonly implemented: boolean })[]
  readonly benefits: readonly (OfTeam & LedgerEntry & { readonly measuredOn: string })[]
  /** Counts of learnings of one day. `used`: of those that led to something done. */
  readonly learnings: readonly (OfTeam & { readonly day: string; readonly learnings: number; readonly used: number })[]
  /** Held meetings. `decided`: an idea was. */
  readonly meetings: readonly (OfTeam & { readonly at: number; readonly decided: boolean })[]
}

/** Shares are 0 to 1; what has nothing to be counted of is null. */
export interface Kpis {
  readonly key: string
  readonly firstDay: string
  readonly lastDay: string
  readonly complete: boolean
  readonly members: number
  readonly ideas: number
  readonly ideasPerMember: number | null
  readonly authors: number
  readonly participation: number | null
  readonly implemented: number
  readonly declined: number
  readonly implementationShare: number | null
  /** Ideas first decided on, and the median of days from handing in to that. */
  readonly decided: number
  readonly processingDays: number | null
  /** Median of working hours to the first answer, of ideas handed in that have one. */
  readonly answerHours: number | null
  /** Ideas whose first answer was due, and those of them answered in time. */
  readonly due: number
  readonly inTime: number
  readonly inTimeShare: number | null
  readonly learnings: number
  readonly used: number
  readonly usedRate: number | null
  readonly meetings: number
  readonly deciding: number
  readonly agendaUse: number | null
  readonly benefits: LedgerSum[]
  /** Realised money in the workspace's own currency, net of cost, all columns. */
  readonly hardNet: number
  readonly softNet: number
}

export interface KpiRules {
  /** Working hours until the first answer. */
  readonly answerHours: number
  readonly currency: string
  readonly now: number
}

interface HandedIn { readonly teamId: string | null; readonly authorId: string | null; readonly submittedAt: number; readonly answeredAt: number | null; readonly waits: number | boolean }

/**
 * Ideas with the working time to their first answer. Whatever was handed in in the range, answered until `now`.
 * `waits`: it is still submitted or in review; a promise that nobody can keep any more, as to an idea that its own author merged, is none.
 */
export function timed(ideas: readonly HandedIn[], office: Office, { answerHours, now }: Pick<KpiRules, 'answerHours' | 'now'>): KpiFacts['ideas'] {
  const from = ideas.reduce((least, { submittedAt }) => Math.min(least, submittedAt), now)
  const last = ideas.reduce((most, { answeredAt }) => Math.max(most, answeredAt ?? 0), now)
  const worked = office.clockOf(from, last + 1)
  const [promised, until] = [answerHours * HOUR_MS, worked(now - 1)]
  return ideas.map(({ teamId, authorId, submittedAt, answeredAt, waits }) => {
    const since = worked(submittedAt)
    return { teamId, authorId, submittedAt, taken: answeredAt === null ? null : Math.max(0, worked(answeredAt) - since), due: answeredAt !== null || (Boolean(waits) && until - since >= promised) }
  })
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  // numbers by themselves are sorted many times faster than by a comparison
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Which period an instant lies in; -1 for none. What is asked for in the order of time mostly lies in the one that the last was in. */
function finder(periods: readonly Period[]): (at: number) => number {
  let last = 0
  return (at) => {
    if (at < periods[last]!.from || periods[last]!.to <= at) {
      const found = periods.findIndex(({ from, to }) => from <= at && at < to)
      if (found < 0) return -1
      last = found
    }
    return last
  }
}

/** One row of figures per period. `teamId` undefined: of all; null: of those without a team. */
export function kpisOf(facts: KpiFacts, periods: readonly Period[], { answerHours, currency, now }: KpiRules, teamId?: string | null): Kpis[] {
  const at = finder(periods)
  const onDay = (day: string) => periods.findIndex(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
  const sums = periods.map(() => ({ ideas: 0, authors: new Set<string>(), answers: [] as number[], due: 0, inTime: 0, processing: [] as number[], implemented: 0, declined: 0, learnings: 0, used: 0, meetings: 0, deciding: 0, benefits: [] as LedgerEntry[] }))
  const of = <T extends OfTeam>(rows: readonly T[], place: (row: T) => number, take: (sum: (typeof sums)[number], row: T) => void) => {
    for (const row of rows) {
      if (teamId !== undefined && row.teamId !== teamId) continue
      const index = place(row)
      if (index >= 0) take(sums[index]!, row)
    }
  }
  const promised = answerHours * HOUR_MS
  of(facts.ideas, ({ submittedAt }) => at(submittedAt), (sum, { authorId, taken, due }) => {
    sum.ideas += 1
    if (authorId !== null) sum.authors.add(authorId)
    if (due) sum.due += 1
    if (taken === null) return
    sum.answers.push(taken)
    if (taken <= promised) sum.inTime += 1
  })
  of(facts.decisions, (row) => at(row.at), (sum, row) => sum.processing.push(Math.max(0, row.at - row.submittedAt)))
  of(facts.ended, (row) => at(row.at), (sum, { implemented }) => (implemented ? (sum.implemented += 1) : (sum.declined += 1)))
  of(facts.meetings, (row) => at(row.at), (sum, { decided }) => {
    sum.meetings += 1
    if (decided) sum.deciding += 1
  })
  of(facts.learnings, ({ day }) => onDay(day), (sum, row) => {
    sum.learnings += row.learnings
    sum.used += row.used
  })
  of(facts.benefits, ({ measuredOn }) => onDay(measuredOn), (sum, row) => sum.benefits.push(row))
  return periods.map(({ key, firstDay, lastDay, complete, to }, index) => {
    const sum = sums[index]!
    const end = Math.min(to, now + 1)
    const members = facts.members.filter((member) => (teamId === undefined || member.teamId === teamId) && member.from < end && (member.until === null || member.until >= end)).length
    const benefits = ledgerSums(sum.benefits, 'realised')
    const net = (hard: boolean) => benefits.reduce((total, line) => total + (line.hard === hard && line.currency === currency ? line.high - line.cost : 0), 0)
    const days = medianOf(sum.processing)
    const hours = medianOf(sum.answers)
    return {
      key, firstDay, lastDay, complete, members,
      ideas: sum.ideas, ideasPerMember: share(sum.ideas, members), authors: sum.authors.size, participation: members === 0 ? null : Math.min(1, sum.authors.size / members),
      implemented: sum.implemented, declined: sum.declined, implementationShare: share(sum.implemented, sum.implemented + sum.declined),
      decided: sum.processing.length, processingDays: days === null ? null : days / (24 * HOUR_MS), answerHours: hours === null ? null : hours / HOUR_MS,
      due: sum.due, inTime: sum.inTime, inTimeShare: share(sum.inTime, sum.due),
      learnings: sum.learnings, used: sum.used, usedRate: share(sum.used, sum.learnings),
      meetings: sum.meetings, deciding: sum.deciding, agendaUse: share(sum.deciding, sum.meetings),
      benefits, hardNet: net(true), softNet: net(false),
    }
  })
}

/** The figures of each team that there are facts of, over one time; null: of those without a team. */
export function kpisByTeam(facts: KpiFacts, whole: Period, rules: KpiRules): Map<string | null, Kpis> {
  const split = Object.entries(facts).map(([of, rows]) => [of, Map.groupBy(rows as readonly OfTeam[], ({ teamId }) => teamId)] as const)
  const teams = new Set(split.flatMap(([, rows]) => [...rows.keys()]))
  return new Map([...teams].map((teamId) => [teamId, kpisOf(Object.fromEntries(split.map(([of, rows]) => [of, rows.get(teamId) ?? []])) as unknown as KpiFacts, [whole], rules)[0]!]))
}

/** How a figure is told. */
export const FIGURES = [
  { key: 'ideasPerMember', as: 'number' }, { key: 'participation', as: 'share' }, { key: 'implementationShare', as: 'share' }, { key: 'hardNet', as: 'money' }, { key: 'softNet', as: 'money' }, { key: 'processingDays', as: 'days' },
  { key: 'answerHours', as: 'hours' }, { key: 'inTimeShare', as: 'share' }, { key: 'usedRate', as: 'share' }, { key: 'agendaUse', as: 'share' },
] as const satisfies readonly { key: keyof Kpis; as: 'number' | 'share' | 'money' | 'days' | 'hours' }[]
export type FigureKey = (typeof FIGURES)[number]['key']
export type FigureAs = (typeof FIGURES)[number]['as']
/** What is aimed at. Source: practices.md 4. */
export const TARGETS: Readonly<Partial<Record<FigureKey, number>>> = { participation: 0.6, implementationShare: 0.45, processingDays: 14, inTimeShare: 0.9, usedRate: 0.4 }

export const ALARMED = ['participation', 'answerHours', 'agendaUse'] as const
export type Alarmed = (typeof ALARMED)[number]
export interface Alarm { readonly of: Alarmed; /** The value before, and those that worsened, oldest first. */ readonly values: readonly number[]; readonly keys: readonly string[] }

/** Figures that worsened in each of the last three whole periods. A period without the figure says nothing: then there is no alarm. */
export function alarmsOf(rows: readonly Kpis[]): Alarm[] {
  const last = rows.filter(({ complete }) => complete).slice(-WORSENING - 1)
  if (last.length <= WORSENING) return []
  return ALARMED.flatMap((of) => {
    const values = last.map((row) => row[of])
    const worse = (before: number | null, after: number | null) => before !== null && after !== null && (of === 'answerHours' ? after > before : after < before)
    return values.slice(1).every((value, index) => worse(values[index]!, value)) ? [{ of, values: values as number[], keys: last.map(({ key }) => key) }] : []
  })
}

/** The counts that figures are made of, each as `write` writes a number. */
export function countsBehind({ ideas, members, authors, implemented, declined, decided, inTime, due, used, learnings, deciding, meetings }: Kpis, hours: number, write: (value: number) => string) {
  const counts = { ideas, members, authors, implemented, ended: implemented + declined, decided, inTime, due, used, learnings, deciding, meetings, hours }
  return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, write(value)])) as Record<keyof typeof counts, string>
}
