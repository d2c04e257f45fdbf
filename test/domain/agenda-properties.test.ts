// What holds for every agenda, whatever the facts: found out with random worlds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import type { AgendaFacts, ChoiceFact, IdeaFact, LearningFact } from '../../shared/domain/agenda/facts.ts'
import { buildAgenda } from '../../shared/domain/agenda/build.ts'
import { DEFAULT_TEMPLATE } from '../../shared/domain/agenda/template.ts'
import { AGENDA_SEGMENTS } from '../../shared/domain/agenda-lists.ts'
import { STAGES } from '../../shared/domain/ideas.ts'
import { action, area, author, badNews, choice, customer, DAY, facts, HOUR, idea, idOf, itemsOn, LAST_WEEK, learning, metric, NOW, promise, record } from '../support/agenda.ts'

/** Raised by hand when the rules change: `AGENDA_RUNS=5000 npx vitest run test/domain/agenda-properties.test.ts --testTimeout 0`. */
const RUNS = Number(process.env['AGENDA_RUNS'] ?? 100)

const build = (world: AgendaFacts, now = NOW) => buildAgenda(world, DEFAULT_TEMPLATE, now)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const recently = fc.integer({ min: -40, max: 1 }).map((days) => NOW + days * DAY)

const learningFact = (n: number): fc.Arbitrary<LearningFact> =>
  fc.record({
    quote: fc.constantFrom('', 'So it is'), customer: maybe(fc.nat(4).map(customer)), author: fc.nat(3).map(author), teamId: maybe(fc.constantFrom(idOf(7001), idOf(7002))), sentiment: fc.constantFrom('good' as const, 'bad' as const, 'neutral' as const, null),
    area: maybe(fc.nat(3).map(area)), wow: fc.boolean(), waits: fc.boolean(), ideas: fc.nat(2), happenedOn: fc.constantFrom('2026-03-03', '2026-02-01', '2025-01-01'), createdAt: recently,
  }).map((more) => learning(10_000 + n, more))
const ideaFact = (n: number): fc.Arbitrary<IdeaFact> =>
  fc.record({
    stage: fc.constantFrom(...STAGES), teamId: maybe(fc.constantFrom(idOf(7001), idOf(7002))), supporters: fc.nat(30), learnings: fc.nat(12), comments: fc.nat(3), customers: fc.nat(12), submittedAt: recently,
    answers: fc.constantFrom({ customers: 'All', delight: 'Peace' }, { customers: '', delight: '' }),
  }).map((more) => idea(20_000 + n, more))
const listOf = <T>(most: number, make: (n: number) => fc.Arbitrary<T>) => fc.nat(most).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => make(n))))

/** Any subject of a world, and some of none. */
const subjectsOf = (world: Pick<AgendaFacts, 'learnings' | 'ideas' | 'promises' | 'actions' | 'areas' | 'metrics'>) => [
  ...world.learnings.map(({ id }) => `learning:${id}`), ...world.ideas.map(({ id }) => `idea:${id}`), ...world.promises.map(({ id }) => `follow-up:${id}`),
  ...world.actions.map(({ id }) => `action:${id}`), ...world.areas.map(({ id }) => `area:${id}`), ...world.metrics.map(({ metricId }) => `metric:${metricId}`), `idea:${idOf(99_999)}`,
]

const minutesByHand = maybe(fc.integer({ min: 1, max: 40 }))
const choiceOf = (subject: string): fc.Arbitrary<ChoiceFact> =>
  fc.oneof(
    minutesByHand.map((minutes) => choice(subject, { pinned: true, minutes })),
    fc.constant(choice(subject, { dropped: true })),
    fc.nat(9).map((position) => choice(subject, { position })),
    minutesByHand.map((minutes) => choice(subject, { minutes })),
    fc.constantFrom(...AGENDA_SEGMENTS).map((segment) => choice(subject, { position: 0, segment: subject.startsWith('learning:') ? segment : null })),
  )

const world: fc.Arbitrary<AgendaFacts> = fc
  .record({
    learnings: listOf(25, learningFact),
    ideas: listOf(25, ideaFact),
    promises: listOf(12, (n) => fc.record({ dueAt: fc.integer({ min: -400, max: 400 }).map((hours) => NOW + hours * HOUR), resolvedAt: maybe(recently) }).map((more) => promise(30_000 + n, more))),
    metrics: listOf(5, (n) => fc.tuple(fc.integer({ min: -100, max: 100 }), maybe(fc.integer({ min: -100, max: 100 })), maybe(fc.integer({ min: -100, max: 100 }))).map(([now, before, target]) => metric(40_000 + n, now, before, { target }))),
    areas: listOf(3, (n) => fc.nat(9).map((bad) => badNews(n, { bad, newestBadAt: bad ? NOW - DAY : null }))),
    actions: listOf(12, (n) => fc.record({ dueOn: maybe(fc.constantFrom('2026-03-01', '2026-04-01')), doneAt: maybe(recently), meetingId: maybe(fc.constantFrom(idOf(900), idOf(901))) }).map((more) => action(50_000 + n, more))),
  })
  .chain((some) => {
    const subjects = subjectsOf(some)
    return fc.record({
      some: fc.constant(some),
      minutes: fc.integer({ min: 5, max: 480 }),
      team: maybe(fc.constant({ id: idOf(7001), name: 'Sales' })),
      isFirst: fc.boolean(),
      choices: fc.uniqueArray(fc.constantFrom(...subjects).chain(choiceOf), { maxLength: 6, selector: ({ subject }) => subject }),
      added: listOf(2, (n) => fc.constantFrom(...AGENDA_SEGMENTS).map((segment) => choice(`added:${idOf(60_000 + n)}`, { segment, title: `Added ${n}`, minutes: 5 }))),
      leftOver: fc.subarray(subjects),
      recorded: fc.subarray(subjects, { maxLength: Math.min(6, subjects.length) }),
      heard: fc.subarray([0, 1, 2, 3, 4]),
      told: fc.subarray([...some.ideas]),
    })
  })
  .map(({ some, minutes, team, isFirst, choices, added, leftOver, recorded, heard, told }) =>
    facts({
      ...some, leftOver: isFirst ? [] : leftOver,
      meeting: { minutes, team, ...(isFirst && { since: null, lastMeetingAt: null }) },
      overdue: some.promises.filter(({ dueAt, resolvedAt }) => resolvedAt === null && dueAt < NOW).length,
      choices: [...choices, ...added],
      records: recorded.map((subject) => record(subject)),
      heard: heard.map((n) => ({ customerId: customer(n).id, meetingsAgo: n + 1 })),
      discussed: told.map((fact) => ({ subject: `idea:${fact.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(fact)) })),
    }),
  )

const shuffled = (facts: AgendaFacts, seed: number): AgendaFacts => {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  const mix = <T>(list: readonly T[]) => list.map((item) => ({ item, key: next() })).toSorted((a, b) => a.key - b.key).map(({ item }) => item)
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? mix(value) : value])) as unknown as AgendaFacts
}

const holds = (property: (world: AgendaFacts) => void) => fc.assert(fc.property(world, property), { numRuns: RUNS })

describe('every agenda', () => {
  it('is within the meeting’s time, and its sums are right', () => {
    holds((world) => {
      const agenda = build(world)
      expect(agenda.minutesUsed).toBeLessThanOrEqual(world.meeting.minutes)
      expect(agenda.minutesUsed).toBe(itemsOn(agenda).reduce((sum, { minutes }) => sum + minutes, 0))
      for (const { items, minutes } of agenda.segments) expect(minutes).toBe(items.reduce((sum, item) => sum + item.minutes, 0))
    })
  })

  it('names no subject twice', () => {
    holds((world) => {
      const agenda = build(world)
      const subjects = [...itemsOn(agenda), ...agenda.parked, ...agenda.dropped].map(({ subject }) => subject)
      expect(new Set(subjects).size).toBe(subjects.length)
    })
  })

  it('is the same, byte for byte, in whatever order the facts come', () => {
    fc.assert(fc.property(world, fc.nat(), (world, seed) => {
      expect(JSON.stringify(build(shuffled(world, seed)))).toBe(JSON.stringify(build(world)))
    }), { numRuns: RUNS })
  })

  it('says of everything why it is there, or why not', () => {
    holds((world) => {
      const agenda = build(world)
      for (const item of [...itemsOn(agenda), ...agenda.parked, ...agenda.dropped]) expect(item.reasons.length, item.subject).toBeGreaterThan(0)
      for (const { items, missing } of agenda.segments) expect(missing === null).toBe(items.length > 0)
      for (const item of agenda.parked) expect(['no-time', 'limit', 'pins']).toContain(item.reasons[0]?.code)
    })
  })

  it('has the customer at the top', () => {
    holds((world) => {
      const agenda = build(world)
      expect(agenda.segments.map(({ key }) => key)).toEqual(AGENDA_SEGMENTS)
      // unless something was chosen by hand, a story that could be told is told
      const byHand = world.choices.length + world.records.length > 0
      const tellable = agenda.segments[0]!.items.length + agenda.parked.filter(({ segment }) => segment === 'empty-chair').length
      if (!byHand && tellable > 0) expect(agenda.segments[0]!.items).toHaveLength(1)
    })
  })

  it('has what was pinned or recorded, when it can fit at all', () => {
    holds((world) => {
      const agenda = build(world)
      const on = new Set(itemsOn(agenda).map(({ subject }) => subject))
      const everything = [...itemsOn(agenda), ...agenda.parked, ...agenda.dropped]
      const recorded = new Set(world.records.map(({ subject }) => subject))
      for (const { subject, segment } of agenda.parked) if (recorded.has(subject)) throw new Error(`recorded, but parked: ${subject} of ${segment}`)
      const pinned = everything.filter((item) => item.pinned || item.kind === 'added')
      const least = everything.filter(({ subject }) => on.has(subject) || pinned.some((item) => item.subject === subject)).filter(({ subject, pinned, kind }) => recorded.has(subject) || pinned || kind === 'added')
      const needed = least.reduce((sum, { subject }) => sum + (world.choices.find((choice) => choice.subject === subject)?.minutes ?? 1), 0)
      if (needed <= world.meeting.minutes) for (const { subject } of pinned.filter(({ subject }) => !agenda.dropped.some((item) => item.subject === subject))) expect(on, subject).toContain(subject)
    })
  })

  it('never has what was dropped', () => {
    holds((world) => {
      const on = itemsOn(build(world)).map(({ subject }) => subject)
      for (const { subject, dropped } of world.choices) if (dropped) expect(on).not.toContain(subject)
    })
  })

  it('has every overdue promise of the team on it, parked or dropped', () => {
    holds((world) => {
      const agenda = build(world)
      const told = new Set([...itemsOn(agenda), ...agenda.parked, ...agenda.dropped].map(({ subject }) => subject))
      for (const { id, dueAt, resolvedAt } of world.promises) if (resolvedAt === null && dueAt < NOW) expect(told).toContain(`follow-up:${id}`)
    })
  })

  it('is not changed by what is irrelevant: an idea told and unchanged, another team’s learning, a learning of long ago', () => {
    holds((world) => {
      const told = idea(90_001)
      const more: AgendaFacts = {
        ...world,
        ideas: [...world.ideas, told, idea(90_002, { stage: 'declined' })],
        learnings: [...world.learnings, learning(90_003, { teamId: idOf(7002), quote: 'Theirs' }), learning(90_004, { createdAt: NOW - 500 * DAY })],
        promises: [...world.promises, promise(90_005, { resolvedAt: NOW - 300 * DAY })],
        discussed: [...world.discussed, { subject: `idea:${told.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(told)) }],
        meeting: { ...world.meeting, team: { id: idOf(7001), name: 'Sales' }, since: LAST_WEEK, lastMeetingAt: LAST_WEEK },
      }
      expect(JSON.stringify(build(more))).toBe(JSON.stringify(build({ ...world, meeting: more.meeting })))
    })
  })

  it('ranks the older of two ideas of equal merit first', () => {
    fc.assert(fc.property(world, fc.nat(10), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (world, customers, age, older) => {
      const young = idea(80_001, { customers, submittedAt: NOW - age * DAY })
      const old = idea(80_002, { customers, submittedAt: NOW - (age + older) * DAY })
      const agenda = build({ ...world, ideas: [...world.ideas, young, old] })
      const order = [...itemsOn(agenda).filter(({ kind }) => kind === 'idea'), ...agenda.parked].map(({ subject }) => subject)
      expect(order.indexOf(`idea:${old.id}`)).toBeLessThan(order.indexOf(`idea:${young.id}`))
    }), { numRuns: RUNS })
  })

  it('keeps the order that was made by hand', () => {
    holds((world) => {
      for (const { items } of build(world).segments) {
        const places = items.map(({ subject }) => world.choices.find((choice) => choice.subject === subject)?.position ?? Infinity)
        expect(places).toEqual(places.toSorted((a, b) => (a === b ? 0 : a - b)))
      }
    })
  })
})
