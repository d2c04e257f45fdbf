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
/** Rows of one team, field by field: of tens of thousands that are only counted no object is made for each. */
export type Columns<Row> = OfTeam & { readonly [Field in keyof Row]: readonly Row[Field][] }
export interface KpiFacts {
  readonly members: readonly (OfTeam & { readonly from: number; readonly until: number | null })[]
  /** Handed in; those of one author best one after the other. `authorId` null: nobody knows who. `taken`: working time to the first answer, milliseconds; null while there is none. `due`: it is, or was to be, answered by now. */
  readonly ideas: readonly Columns<{ authorId: string | null; submittedAt: number; taken: number | null; due: boolean }>[]
  /** The first decision on each idea; by clocks that differ it may be before it was handed in, which counts as at once. */
  readonly decisions: readonly Columns<{ submittedAt: number; at: number }>[]
  /** Ideas that came to their end: done, or declined and still so. */
  readonly ended: readonly Columns<{ at: number; implemented: Flag }>[]
  readonly benefits: readonly (OfTeam & LedgerEntry & { readonly measuredOn: string })[]
  /** Counts of learnings of one day. `used`: of those that led to something done. */
  readonly learnings: readonly (OfTeam & { readonly day: string; readonly learnings: number; readonly used: number })[]
  /** Held meetings. `decided`: an idea was. */
  readonly meetings: readonly (OfTeam & { readonly at: number; readonly decided: boolean })[]
}
type Flag = number | boolean

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

export type HandedIn = Columns<{ authorId: string | null; submittedAt: number; answeredAt: number | null; waits: Flag }>

/**
 * Ideas with the working time to their first answer. Whatever was handed in in the range, answered until `now`.
 * `waits`: it is still submitted or in review; a promise that nobody can keep any more, as to an idea that its own author merged, is none.
 */
export function timed(ideas: readonly HandedIn[], office: Office, { answerHours, now }: Pick<KpiRules, 'answerHours' | 'now'>): KpiFacts['ideas'] {
  let [from, last] = [now, now]
  for (const { submittedAt, answeredAt } of ideas) {
    for (const at of submittedAt) if (at < from) from = at
    for (const at of answeredAt) if (at !== null && at > last) last = at
  }
  const worked = office.clockOf(from, last + 1)
  const [promised, until] = [answerHours * HOUR_MS, worked(now - 1)]
  return ideas.map(({ teamId, authorId, submittedAt, answeredAt, waits }) => {
    const since = submittedAt.map(worked)
    return {
      teamId, authorId, submittedAt,
      taken: answeredAt.map((at, n) => (at === null ? null : Math.max(0, worked(at) - since[n]!))),
      due: answeredAt.map((at, n) => at !== null || (Boolean(waits[n]) && until - since[n]! >= promised)),
    }
  })
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export function medianOf(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null
  // nobody asks for the order of the others, and to sort tens of thousands takes longer than to count them
  const mixed = Float64Array.from(values)
  const middle = mixed.length >> 1
  const upper = placed(mixed, middle)
  return mixed.length % 2 === 1 ? upper : (mixed.subarray(0, middle).reduce((most, value) => Math.max(most, value)) + upper) / 2
}

/** The value that would stand at `index` if they were sorted. Moves values until none before it is larger and none behind it smaller (Hoare's selection). */
function placed(values: Float64Array, index: number): number {
  for (let [low, high] = [0, values.length - 1]; low < high; ) {
    const pivot = values[(low + high) >> 1]!
    let [left, right] = [low, high]
    while (left <= right) {
      while (values[left]! < pivot) left += 1
      while (values[right]! > pivot) right -= 1
      if (left > right) break
      const swapped = values[left]!
      values[left] = values[right]!
      values[right] = swapped
      left += 1
      right -= 1
    }
    if (index <= right) high = right
    else if (index >= left) low = left
    else break
  }
  return values[index]!
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

/** Which period a day lies in; -1 for none. */
function dayFinder(periods: readonly Period[]): (day: string) => number {
  const known = new Map<string, number>()
  return (day) => {
    let found = known.get(day)
    if (found === undefined) known.set(day, (found = periods.findIndex(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)))
    return found
  }
}

/** What is counted of one team in one period; and put together, of all teams or of all periods. */
interface Counts { ideas: number; authors: Set<string>; answers: ArrayLike<number>; due: number; inTime: number; processing: ArrayLike<number>; implemented: number; declined: number; learnings: number; used: number; meetings: number; deciding: number }
const noCounts = () => ({ ideas: 0, authors: new Set<string>(), answers: [] as number[], due: 0, inTime: 0, processing: [] as number[], implemented: 0, declined: 0, learnings: 0, used: 0, meetings: 0, deciding: 0 })

function together(all: readonly Counts[]): Counts {
  const joined = (lists: readonly ArrayLike<number>[]) => {
    const values = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0))
    let next = 0
    for (const list of lists) {
      values.set(list, next)
      next += list.length
    }
    return values
  }
  const sum: Counts = { ...noCounts(), answers: joined(all.map(({ answers }) => answers)), processing: joined(all.map(({ processing }) => processing)) }
  for (const one of all) {
    for (const count of ['ideas', 'due', 'inTime', 'implemented', 'declined', 'learnings', 'used', 'meetings', 'deciding'] as const) sum[count] += one[count]
    for (const author of one.authors) sum.authors.add(author)
  }
  return sum
}

/** Each team's counts, period by period. */
function countsByTeam({ ideas, decisions, ended, meetings, learnings }: KpiFacts, periods: readonly Period[], promised: number): Map<string | null, Counts[]> {
  const teams = new Map<string | null, ReturnType<typeof noCounts>[]>()
  const [at, on] = [finder(periods), dayFinder(periods)]
  const of = (teamId: string | null) => {
    let found = teams.get(teamId)
    if (!found) teams.set(teamId, (found = periods.map(noCounts)))
    return found
  }
  for (const { teamId, authorId, submittedAt, taken, due } of ideas) {
    const counts = of(teamId)
    // who wrote several is mostly followed by themselves: to look each up in a set takes longer than all other counting
    let [last, lastIn] = [null as string | null, -1]
    for (let n = 0; n < submittedAt.length; n += 1) {
      const period = at(submittedAt[n]!)
      const sum = counts[period]
      if (!sum) continue
      const author = authorId[n]!
      if (author !== null && (period !== lastIn || author !== last)) sum.authors.add(author)
      last = author
      lastIn = period
      sum.ideas += 1
      if (due[n]) sum.due += 1
      const hours = taken[n]!
      if (hours === null) continue
      sum.answers.push(hours)
      if (hours <= promised) sum.inTime += 1
    }
  }
  for (const decided of decisions) {
    const counts = of(decided.teamId)
    for (let n = 0; n < decided.at.length; n += 1) counts[at(decided.at[n]!)]?.processing.push(Math.max(0, decided.at[n]! - decided.submittedAt[n]!))
  }
  for (const end of ended) {
    const counts = of(end.teamId)
    for (let n = 0; n < end.at.length; n += 1) {
      const sum = counts[at(end.at[n]!)]
      if (sum) sum[end.implemented[n] ? 'implemented' : 'declined'] += 1
    }
  }
  for (const meeting of meetings) {
    const sum = of(meeting.teamId)[at(meeting.at)]
    if (!sum) continue
    sum.meetings += 1
    if (meeting.decided) sum.deciding += 1
  }
  for (const heard of learnings) {
    const sum = of(heard.teamId)[on(heard.day)]
    if (!sum) continue
    sum.learnings += heard.learnings
    sum.used += heard.used
  }
  return teams
}

export interface AllKpis {
  /** One row for each period. */
  readonly trend: Kpis[]
  /** Of all periods as one. */
  readonly whole: Kpis
  /** All periods as one, of each team that there are facts of; null: of those without a team. */
  readonly teams: Map<string | null, Kpis>
}

/** Of periods that lie side by side. `teamId` undefined: of all; null: of those without a team. */
export function kpisOf(facts: KpiFacts, periods: readonly Period[], { answerHours, currency, now }: KpiRules, teamId?: string | null): AllKpis {
  const asked = ([team]: readonly [string | null, unknown]) => teamId === undefined || team === teamId
  const counts = new Map([...countsByTeam(facts, periods, answerHours * HOUR_MS)].filter(asked))
  const members = new Map([...Map.groupBy(facts.members, (member) => member.teamId)].filter(asked))
  const on = dayFinder(periods)
  // entries stay in their order: sums are rounded at every step
  const came = facts.benefits.filter((entry) => asked([entry.teamId, entry]) && on(entry.measuredOn) >= 0)
  const cameOf = Map.groupBy(came, (entry) => entry.teamId)
  const cameIn = Map.groupBy(came, ({ measuredOn }) => on(measuredOn))
  const everybody = [...members.values()].flat()
  const whole = wholeOf(periods)
  const byPeriod = periods.map((_, index) => together([...counts.values()].map((one) => one[index]!)))

  function figures({ key, firstDay, lastDay, complete, to }: Period, people: KpiFacts['members'], sum: Counts, entries: readonly LedgerEntry[]): Kpis {
    const end = Math.min(to, now + 1)
    const members = people.reduce((count, { from, until }) => (from < end && (until === null || until >= end) ? count + 1 : count), 0)
    const benefits = ledgerSums(entries, 'realised')
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
  }
  return {
    trend: periods.map((period, index) => figures(period, everybody, byPeriod[index]!, cameIn.get(index) ?? [])),
    whole: figures(whole, everybody, together(byPeriod), came),
    teams: new Map([...new Set([...counts.keys(), ...members.keys(), ...cameOf.keys()])].map((team) => [team, figures(whole, members.get(team) ?? [], together(counts.get(team) ?? []), cameOf.get(team) ?? [])])),
  }
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
