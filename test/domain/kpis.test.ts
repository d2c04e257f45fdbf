// The key figures of idea management, each by its definition in docs/pipeline.md, counted by hand.
import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { alarmsOf, kpisOf, medianOf, periodsOf, timed, wholeOf, type Columns, type KpiFacts, type Kpis } from '../../shared/domain/kpis.ts'
import { addDays, zoneOf } from '../../shared/domain/meetings.ts'
import { officeOf } from '../../shared/domain/working-hours.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const zone = zoneOf('Europe/Stockholm')
const at = (text: string) => Date.parse(`${text}:00+01:00`)
const NOW = at('2026-04-15T12:00')
const NONE: KpiFacts = { members: [], ideas: [], decisions: [], ended: [], benefits: [], learnings: [], meetings: [] }
const office = officeOf({ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', timeZone: 'Europe/Stockholm' })
const rules = { answerHours: 24, currency: 'EUR', now: NOW }
const months = periodsOf('2026-01-01', '2026-03-31', 'month', zone, NOW)
type Idea = { teamId: string | null; authorId: string | null; submittedAt: number; answeredAt: number | null; waits: boolean }
/** Facts as one would write them down, one after the other. */
type Facts = Partial<Omit<KpiFacts, 'ideas' | 'decisions' | 'ended'> & { ideas: Idea[]; decisions: { teamId: string | null; submittedAt: number; at: number }[]; ended: { teamId: string | null; at: number; implemented: boolean }[] }>
const columns = <Row extends { teamId: string | null }>(rows: readonly Row[] = []) =>
  [...Map.groupBy(rows, ({ teamId }) => teamId)].map(([teamId, of]) => ({ ...Object.fromEntries(Object.keys(of[0]!).map((field) => [field, of.map((one) => one[field as keyof Row])])), teamId }) as unknown as Columns<Omit<Row, 'teamId'>>)
const kpis = ({ ideas, decisions, ended, ...facts }: Facts, periods = months, teamId?: string | null) => kpisOf({ ...NONE, ...facts, ideas: timed(columns(ideas), office, rules), decisions: columns(decisions), ended: columns(ended) }, periods, rules, teamId)
const row = (facts: Facts, teamId?: string | null): Kpis => kpis(facts, [wholeOf(months)], teamId).whole
const idea = (authorId: string | null, submitted: string, answered: string | null, teamId: string | null = null): Idea => ({ teamId, authorId, submittedAt: at(submitted), answeredAt: answered === null ? null : at(answered), waits: true })
const people = (count: number) => Array.from({ length: count }, () => ({ teamId: null, from: 0, until: null }))

describe('periods', () => {
  it('are whole months or quarters in the workspace’s time zone, cut to what is asked for', () => {
    expect(months.map(({ key, firstDay, lastDay, complete }) => [key, firstDay, lastDay, complete])).toEqual([['2026-01', '2026-01-01', '2026-01-31', true], ['2026-02', '2026-02-01', '2026-02-28', true], ['2026-03', '2026-03-01', '2026-03-31', true]])
    expect(periodsOf('2025-11-15', '2026-05-02', 'quarter', zone, NOW).map(({ key, firstDay, lastDay, complete }) => [key, firstDay, lastDay, complete])).toEqual([['2025-Q4', '2025-11-15', '2025-12-31', false], ['2026-Q1', '2026-01-01', '2026-03-31', true], ['2026-Q2', '2026-04-01', '2026-05-02', false]])
    expect(months[0]!.from).toBe(Date.parse('2026-01-01T00:00:00+01:00'))
    // daylight saving began on 29 March
    expect(months[2]!.to).toBe(Date.parse('2026-04-01T00:00:00+02:00'))
  })

  it('lie side by side without a gap, whatever is asked for', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2022, 0, 1) + days * DAY).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.constantFrom('month' as const, 'quarter' as const), (a, b, kind) => {
        const [first, last] = a < b ? [a, b] : [b, a]
        const periods = periodsOf(first, last, kind, zone, NOW)
        expect([periods[0]!.firstDay, periods.at(-1)!.lastDay]).toEqual([first, last])
        expect(periods.slice(1).map(({ from }) => from)).toEqual(periods.slice(0, -1).map(({ to }) => to))
      }),
    )
  })
})

describe('figures', () => {
  it('ideas per employee and participation: an author counts once, one without a name not at all', () => {
    expect(row({ members: people(4), ideas: [idea('a', '2026-01-05T10:00', null), idea('a', '2026-02-05T10:00', null), idea('b', '2026-03-05T10:00', null), idea(null, '2026-03-05T10:00', null), idea('c', '2025-12-31T23:00', null)] })).toMatchObject({ members: 4, ideas: 4, ideasPerMember: 1, authors: 2, participation: 0.5 })
  })

  it('members are those who were there at the end', () => {
    const members = [{ teamId: null, from: at('2026-02-10T00:00'), until: null }, { teamId: null, from: 0, until: at('2026-02-10T00:00') }, { teamId: null, from: 0, until: at('2026-04-02T00:00') }]
    expect(kpis({ members }).trend.map((one) => one.members)).toEqual([2, 2, 2])
    expect(kpis({ members: members.slice(0, 1) }).trend.map((one) => one.members)).toEqual([0, 1, 1])
  })

  it('the share that is implemented is of those that came to an end', () => {
    expect(row({ ended: [{ teamId: null, at: at('2026-01-05T10:00'), implemented: true }, { teamId: null, at: at('2026-02-05T10:00'), implemented: false }, { teamId: null, at: at('2026-02-06T10:00'), implemented: true }, { teamId: null, at: at('2026-05-06T10:00'), implemented: true }] })).toMatchObject({ implemented: 2, declined: 1, implementationShare: 2 / 3 })
  })

  it('processing time is the median of days from handing in to the first decision', () => {
    expect(row({ decisions: [3, 10, 100].map((days) => ({ teamId: null, submittedAt: at('2026-03-01T10:00') - days * DAY, at: at('2026-03-01T10:00') })) })).toMatchObject({ decided: 3, processingDays: 10 })
  })

  it('first answers are counted in working hours; what is not due yet does not count against anybody', () => {
    // Friday 16:00 to Monday 10:00 are two working hours; three working days are 24
    const answered = row({ ideas: [idea('a', '2026-01-09T16:00', '2026-01-12T10:00'), idea('a', '2026-01-12T09:00', '2026-01-16T10:00')] })
    expect(answered).toMatchObject({ answerHours: (2 + 33) / 2, due: 2, inTime: 1, inTimeShare: 0.5 })
    expect(row({ ideas: [idea('a', '2026-01-09T16:00', null)] })).toMatchObject({ due: 1, inTime: 0, answerHours: null })
    const fresh = kpis({ ideas: [idea('a', '2026-04-14T10:00', null)] }, periodsOf('2026-04-01', '2026-04-30', 'month', zone, NOW))
    expect(fresh.trend[0]).toMatchObject({ ideas: 1, due: 0, inTimeShare: null, complete: false })
  })

  it('a promise that nobody can keep any more counts against nobody, however long ago it was made; one that was kept counts', () => {
    const of = (waits: boolean, answered: string | null) => [{ ...idea('a', '2026-01-09T16:00', answered), waits }]
    expect(row({ ideas: of(false, null) })).toMatchObject({ ideas: 1, due: 0, inTimeShare: null })
    expect(row({ ideas: of(true, null) })).toMatchObject({ ideas: 1, due: 1, inTimeShare: 0 })
    expect(row({ ideas: of(false, '2026-01-12T10:00') })).toMatchObject({ ideas: 1, due: 1, inTimeShare: 1 })
  })

  it('the working time of many ideas at once is that of each by itself, and due is what the office says is due', () => {
    const instants = fc.integer({ min: at('2025-10-01T00:00'), max: NOW })
    fc.assert(
      fc.property(fc.array(fc.tuple(instants, fc.option(fc.integer({ min: 0, max: 20 * DAY }))), { minLength: 1, maxLength: 20 }), (drawn) => {
        const ideas = drawn.map(([submittedAt, later]) => ({ teamId: null, authorId: null, submittedAt, answeredAt: later === null ? null : submittedAt + later, waits: true }))
        const [{ taken, due } = { taken: [], due: [] }] = timed(columns(ideas), office, rules)
        for (const [index, { submittedAt, answeredAt }] of ideas.entries()) {
          expect(taken[index]).toBe(answeredAt === null ? null : office.between(submittedAt, answeredAt))
          expect(due[index]).toBe(answeredAt !== null || office.dueAfter(submittedAt, 24 * HOUR) < NOW)
        }
      }),
    )
  })

  it('the used rate is of learnings, agenda use of held meetings', () => {
    expect(row({ learnings: [{ teamId: null, day: '2026-01-31', learnings: 8, used: 0 }, { teamId: 't', day: '2026-02-01', learnings: 2, used: 4 }, { teamId: null, day: '2026-04-01', learnings: 50, used: 50 }] })).toMatchObject({ learnings: 10, used: 4, usedRate: 0.4 })
    expect(row({ meetings: [{ teamId: null, at: at('2026-01-31T10:00'), decided: true }, { teamId: null, at: at('2026-02-01T10:00'), decided: false }] })).toMatchObject({ meetings: 2, deciding: 1, agendaUse: 0.5 })
  })

  it('benefit is realised money net of cost, hard and soft apart, other currencies and counts left to their lines', () => {
    const entry = { teamId: null, measuredOn: '2026-02-01', state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 100, high: 100, currency: 'EUR', unit: '', cost: 30, rate: null, rateTo: null, proof: '', confirmed: false } as const
    const figures = row({ benefits: [entry, { ...entry, hard: false, cost: 0 }, { ...entry, currency: 'SEK' }, { ...entry, state: 'expected' }, { ...entry, kind: 'contacts-avoided', currency: null, cost: 0 }, { ...entry, measuredOn: '2026-04-01' }] })
    expect(figures).toMatchObject({ hardNet: 70, softNet: 100 })
    expect(figures.benefits).toHaveLength(4)
  })

  it('of one team count what is that team’s, and all teams make the whole', () => {
    const facts: Facts = { members: [{ teamId: 't', from: 0, until: null }, ...people(2)], ideas: [idea('a', '2026-01-05T10:00', null, 't'), idea('b', '2026-01-05T10:00', null), idea('c', '2026-01-05T10:00', null, 'u')] }
    expect([row(facts).ideas, row(facts, 't').ideas, row(facts, 'u').ideas, row(facts, null).ideas]).toEqual([3, 1, 1, 1])
    expect([row(facts).members, row(facts, 't').members, row(facts, null).members]).toEqual([3, 1, 2])
  })

  it('of nothing are unknown, not zero', () => {
    expect(row({})).toMatchObject({ ideasPerMember: null, participation: null, implementationShare: null, processingDays: null, answerHours: null, inTimeShare: null, usedRate: null, agendaUse: null })
    expect([medianOf([]), medianOf([3]), medianOf([9, 1]), medianOf([5, 1, 3])]).toEqual([null, 3, 5, 3])
  })
})

it('the median is that of all values in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1e12 })), { minLength: 1, maxLength: 60 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b)
      expect(medianOf(values)).toBe((sorted[Math.floor((values.length - 1) / 2)]! + sorted[Math.ceil((values.length - 1) / 2)]!) / 2)
    }),
  )
})

it('all periods together, and all teams, are what one count of everything gives', () => {
  const instant = fc.integer({ min: at('2025-12-15T00:00'), max: at('2026-04-10T00:00') })
  const team = fc.constantFrom(null, 't', 'u')
  const day = instant.map((one) => new Date(one).toISOString().slice(0, 10))
  const facts = fc.record({
    members: fc.array(fc.record({ teamId: team, from: instant, until: fc.option(instant) }), { maxLength: 6 }),
    ideas: fc.array(fc.record({ teamId: team, authorId: fc.constantFrom(null, 'a', 'b', 'c'), submittedAt: instant, answeredAt: fc.option(instant), waits: fc.boolean() }), { maxLength: 30 }),
    decisions: fc.array(fc.record({ teamId: team, submittedAt: instant, at: instant }), { maxLength: 20 }),
    ended: fc.array(fc.record({ teamId: team, at: instant, implemented: fc.boolean() }), { maxLength: 20 }),
    learnings: fc.array(fc.record({ teamId: team, day, learnings: fc.integer({ min: 1, max: 9 }), used: fc.nat(9) }), { maxLength: 20 }),
    meetings: fc.array(fc.record({ teamId: team, at: instant, decided: fc.boolean() }), { maxLength: 20 }),
    benefits: fc.array(fc.record({ teamId: team, measuredOn: day, state: fc.constantFrom('realised' as const, 'none' as const), gainer: fc.constantFrom('customer' as const, 'employee' as const), kind: fc.constant('revenue' as const), hard: fc.boolean(), low: fc.constant(0.125), high: fc.constantFrom(0.125, 7.001, 3), currency: fc.constantFrom('EUR', 'SEK'), unit: fc.constant(''), cost: fc.constant(0.005), rate: fc.constant(null), rateTo: fc.constant(null), confirmed: fc.boolean() }), { maxLength: 20 }).map((entries) => entries.toSorted((a, b) => (a.measuredOn > b.measuredOn ? -1 : 1))),
  })
  type Drawn = typeof facts extends fc.Arbitrary<infer One> ? One : never
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  /** Counted one by one, of a period as it is shown, and of one team or of all. */
  function counted({ ideas, decisions, ended, learnings, meetings }: Drawn, [firstDay, lastDay]: readonly [string, string], teamId?: string | null) {
    const of = <Fact extends { teamId: string | null }>(rows: readonly Fact[], instantOf: (fact: Fact) => number) =>
      rows.filter((fact) => (teamId === undefined || fact.teamId === teamId) && instantOf(fact) >= zone.instantOf(firstDay, '00:00') && instantOf(fact) < zone.instantOf(addDays(lastDay, 1), '00:00'))
    const handedIn = of(ideas, ({ submittedAt }) => submittedAt)
    const decided = of(decisions, ({ at: decidedAt }) => decidedAt)
    const ends = of(ended, (one) => one.at)
    const held = of(meetings, (one) => one.at)
    const heard = of(learnings, (one) => zone.instantOf(one.day, '12:00'))
    const median = medianOf(decided.map((one) => Math.max(0, one.at - one.submittedAt)))
    const worked = handedIn.flatMap(({ submittedAt, answeredAt }) => (answeredAt === null ? [] : [office.between(submittedAt, Math.max(submittedAt, answeredAt))]))
    const answers = medianOf(worked)
    return {
      ideas: handedIn.length, authors: new Set(handedIn.flatMap(({ authorId }) => authorId ?? [])).size, decided: decided.length, processingDays: median === null ? null : median / DAY, answerHours: answers === null ? null : answers / HOUR,
      inTime: worked.filter((taken) => taken <= 24 * HOUR).length,
      implemented: ends.filter(({ implemented }) => implemented).length, declined: ends.filter(({ implemented }) => !implemented).length,
      learnings: sum(heard.map((one) => one.learnings)), used: sum(heard.map((one) => one.used)), meetings: held.length, deciding: held.filter((one) => one.decided).length,
    }
  }
  const range = [months[0]!.firstDay, months.at(-1)!.lastDay] as const
  fc.assert(
    fc.property(facts, (drawn) => {
      const { trend, whole, teams } = kpis(drawn)
      expect(whole).toEqual(row(drawn))
      expect(whole).toMatchObject(counted(drawn, range))
      for (const period of trend) expect(period).toMatchObject(counted(drawn, [period.firstDay, period.lastDay]))
      for (const [teamId, figures] of teams) {
        expect(figures).toEqual(row(drawn, teamId))
        expect(figures).toMatchObject(counted(drawn, range, teamId))
      }
      for (const count of ['ideas', 'due', 'inTime', 'decided', 'implemented', 'declined', 'learnings', 'used', 'meetings', 'deciding', 'members'] as const) expect([count, sum([...teams.values()].map((figures) => figures[count]))]).toEqual([count, whole[count]])
    }),
  )
})

describe('alarms', () => {
  const trend = (values: readonly (number | null)[], of: 'participation' | 'answerHours' | 'agendaUse', incomplete = 0): Kpis[] =>
    values.map((value, index) => ({ ...row({}), key: `2026-0${index + 1}`, complete: index < values.length - incomplete, [of]: value }))

  it('sound when a figure worsened in each of the last three whole periods', () => {
    expect(alarmsOf(trend([0.5, 0.4, 0.3, 0.2], 'participation'))).toEqual([{ of: 'participation', values: [0.5, 0.4, 0.3, 0.2], keys: ['2026-01', '2026-02', '2026-03', '2026-04'] }])
    expect(alarmsOf(trend([1, 2, 3, 4], 'answerHours'))).toHaveLength(1)
    expect(alarmsOf(trend([4, 3, 2, 1], 'answerHours'))).toEqual([])
    expect(alarmsOf(trend([0.9, 0.5, 0.4, 0.3], 'agendaUse'))).toHaveLength(1)
  })

  it('are silent when one period held its ground, is unknown, or has only begun', () => {
    expect(alarmsOf(trend([0.5, 0.4, 0.4, 0.2], 'participation'))).toEqual([])
    expect(alarmsOf(trend([0.5, 0.4, null, 0.2], 'participation'))).toEqual([])
    expect(alarmsOf(trend([0.5, 0.4, 0.3], 'participation'))).toEqual([])
    expect(alarmsOf(trend([0.6, 0.5, 0.4, 0.1], 'participation', 1))).toEqual([])
    expect(alarmsOf(trend([0.1, 0.6, 0.5, 0.4, 0.3, 0.9], 'participation', 1))).toHaveLength(1)
  })
})
