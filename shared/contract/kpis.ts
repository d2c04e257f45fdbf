// The key figures of idea management, and the page for the executives (docs/pipeline.md).
import * as z from 'zod'
import { ALARMED, PERIOD_KINDS } from '../domain/kpis.ts'
import { BENEFIT_KINDS, BENEFIT_STATES, GAINERS } from '../domain/benefits.ts'
import { LedgerSum } from './benefits.ts'
import { count, day, id, instant, Named } from './fields.ts'
import { call } from './procedure.ts'

const figure = z.number().nullable()
export const KpiRow = z.object({
  key: z.string(), firstDay: day, lastDay: day, complete: z.boolean(), members: count,
  ideas: count, ideasPerMember: figure, authors: count, participation: figure, implemented: count, declined: count, implementationShare: figure, decided: count, processingDays: figure, answerHours: figure,
  due: count, inTime: count, inTimeShare: figure, learnings: count, used: count, usedRate: figure, meetings: count, deciding: count, agendaUse: figure,
  benefits: z.array(LedgerSum), hardNet: z.number(), softNet: z.number(),
})
export const Kpis = z.object({
  /** Both included. */
  from: day,
  to: day,
  by: z.enum(PERIOD_KINDS),
  team: Named.nullable(),
  /** The workspace's own. */
  currency: z.string(),
  /** Working hours in which the first answer is promised. */
  promisedHours: z.number(),
  whole: KpiRow,
  trend: z.array(KpiRow),
  /** Each team over the whole time, by name; `team` null: those in none. Empty when one team was asked for. */
  teams: z.array(z.object({ team: Named.nullable(), row: KpiRow })),
  alarms: z.array(z.object({ of: z.enum(ALARMED), values: z.array(z.number()), keys: z.array(z.string()) })),
})
export const KpiFilters = z.object({ from: day.optional(), to: day.optional(), by: z.enum(PERIOD_KINDS).optional(), teamId: id.optional() })

/** A realised benefit that stands on the executives' page. */
const Proven = z.object({
  ideaId: id, title: z.string(), gainer: z.enum(GAINERS), state: z.enum(BENEFIT_STATES), kind: z.enum(BENEFIT_KINDS), hard: z.boolean(), low: z.number(), high: z.number(), cost: z.number(), currency: z.string().nullable(), unit: z.string(),
  proof: z.string(), measuredOn: day, confirmedBy: z.string().nullable(),
})
export const Report = Kpis.extend({
  madeAt: instant,
  /** In the order of the report: what customers gained, then by value. Money in the workspace's own currency first. */
  customers: z.array(Proven),
  largest: z.array(Proven),
  /** Ideas of the time that brought nothing, and why. */
  nothing: z.array(z.object({ ideaId: id, title: z.string(), proof: z.string() })),
  overdue: z.object({
    answers: count,
    decisions: count,
    followUps: count,
    toMeasure: z.array(z.object({ ideaId: id, title: z.string(), dueAt: instant, owner: z.string().nullable() })),
    toMeasureCount: count,
    ideas: z.array(z.object({ ideaId: id, title: z.string(), awaits: z.enum(['answer', 'decision']), dueAt: instant })),
  }),
})

export const kpis = {
  /** Without days: the last twelve months. Without `by`: months up to 15 of them, else quarters. */
  get: call(KpiFilters, Kpis, ['unknown-team', 'days-upside-down']),
  report: call(KpiFilters, Report, ['unknown-team', 'days-upside-down']),
  /** The page for the executives as a file of Markdown. */
  export: call(KpiFilters.extend({ language: z.string().max(20) }), z.object({ fileName: z.string(), mime: z.string(), text: z.string() }), ['unknown-team', 'days-upside-down']),
}

export type Kpis = z.output<typeof Kpis>
export type KpiRow = z.output<typeof KpiRow>
export type KpiFilters = z.input<typeof KpiFilters>
export type Report = z.output<typeof Report>
export type Proven = z.output<typeof Proven>
