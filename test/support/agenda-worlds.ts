// Worlds of chance for agendas, and what is asked of each agenda made from them.
import * as fc from 'fast-check'
import type { Agenda, AgendaItem } from '../../shared/contract/meetings.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey } from '../../shared/domain/agenda-lists.ts'
import { toAgendaTemplate, usualSegment } from '../../shared/domain/agenda/template-edit.ts'
import type { Template, TemplateSegment } from '../../shared/contract/templates.ts'
import type { AgendaTemplate } from '../../shared/domain/agenda/template.ts'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import type { AgendaFacts, ChoiceFact, IdeaFact, LearningFact } from '../../shared/domain/agenda/facts.ts'
import { STAGES } from '../../shared/domain/ideas.ts'
import { action, area, author, badNews, choice, customer, DAY, facts, HOUR, idea, idOf, itemsOn, LAST_WEEK, learning, metric, NOW, promise, record } from './agenda.ts'

/** Raised by hand when the rules change: `AGENDA_RUNS=5000 npx vitest run test/domain/agenda-properties.test.ts test/domain/agenda-templates.test.ts --testTimeout 0`. */
const RUNS = Number(process.env['AGENDA_RUNS'] ?? 100)

/** Segments of customers. */
export const SEGMENTS = [idOf(7101), idOf(7102)] as const
export const TEAMS = [idOf(7001), idOf(7002)] as const

export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const recently = fc.integer({ min: -40, max: 1 }).map((days) => NOW + days * DAY)

const learningFact = (n: number): fc.Arbitrary<LearningFact> =>
  fc.record({
    quote: fc.constantFrom('', 'So it is'), customer: maybe(fc.nat(4).map(customer)), author: fc.nat(3).map(author), teamId: maybe(fc.constantFrom(...TEAMS)), sentiment: fc.constantFrom('good' as const, 'bad' as const, 'neutral' as const, null),
    area: maybe(fc.nat(3).map(area)), segmentId: maybe(fc.constantFrom(...SEGMENTS)), channel: maybe(fc.constantFrom('call', 'email')), tags: fc.subarray(['refund', 'lift']), wow: fc.boolean(), waits: fc.boolean(), ideas: fc.nat(2), happenedOn: fc.constantFrom('2026-03-03', '2026-02-01', '2025-01-01'), createdAt: recently,
  }).map((more) => learning(10_000 + n, more))
const ideaFact = (n: number): fc.Arbitrary<IdeaFact> =>
  fc.record({
    stage: fc.constantFrom(...STAGES), teamId: maybe(fc.constantFrom(...TEAMS)), supporters: fc.nat(30), learnings: fc.nat(12), comments: fc.nat(3), customers: fc.nat(12), segmentIds: fc.subarray([...SEGMENTS]), submittedAt: recently,
    answers: fc.constantFrom({ customers: 'All', delight: 'Peace' }, { customers: '', delight: '' }),
  }).map((more) => idea(20_000 + n, more))
const listOf = <T>(most: number, make: (n: number) => fc.Arbitrary<T>) => fc.nat(most).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => make(n))))

/** Any subject of a world, and some of none. */
export const subjectsOf = (world: Pick<AgendaFacts, 'learnings' | 'ideas' | 'promises' | 'actions' | 'areas' | 'metrics'>) => [
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

export const world: fc.Arbitrary<AgendaFacts> = fc
  .record({
    learnings: listOf(25, learningFact),
    ideas: listOf(25, ideaFact),
    promises: listOf(12, (n) => fc.record({ dueAt: fc.integer({ min: -400, max: 400 }).map((hours) => NOW + hours * HOUR), resolvedAt: maybe(recently), areaId: maybe(fc.nat(3).map((n) => area(n).id)), segmentId: maybe(fc.constantFrom(...SEGMENTS)) }).map((more) => promise(30_000 + n, more))),
    metrics: listOf(5, (n) => fc.tuple(fc.integer({ min: -100, max: 100 }), maybe(fc.integer({ min: -100, max: 100 })), maybe(fc.integer({ min: -100, max: 100 }))).map(([now, before, target]) => metric(40_000 + n, now, before, { target }))),
    areas: listOf(3, (n) => fc.nat(9).map((bad) => badNews(n, { bad, newestBadAt: bad ? NOW - DAY : null }))),
    actions: listOf(12, (n) => fc.record({ dueOn: maybe(fc.constantFrom('2026-03-01', '2026-04-01')), doneAt: maybe(recently), meetingId: maybe(fc.constantFrom(idOf(900), idOf(901))) }).map((more) => action(50_000 + n, more))),
  })
  .chain((some) => {
    const subjects = subjectsOf(some)
    return fc.record({
      some: fc.constant(some),
      minutes: fc.oneof({ arbitrary: fc.integer({ min: 5, max: 480 }), weight: 9 }, { arbitrary: fc.constantFrom(0, 1, 600), weight: 1 }),
      team: maybe(fc.constant({ id: idOf(7001), name: 'Sales' })),
      isFirst: fc.boolean(),
      choices: fc.uniqueArray(fc.constantFrom(...subjects).chain(choiceOf), { maxLength: 6, selector: ({ subject }) => subject }),
      added: listOf(2, (n) => fc.constantFrom(...AGENDA_SEGMENTS).map((segment) => choice(`added:${idOf(60_000 + n)}`, { segment, title: `Added ${n}`, minutes: 5 }))),
      leftOver: fc.subarray(subjects),
      recorded: fc.subarray(subjects, { maxLength: Math.min(6, subjects.length) }),
      heard: fc.subarray([0, 1, 2, 3, 4]),
      voices: fc.subarray([...[0, 1, 2, 3].map((n) => author(n).id), ...[0, 1, 2].map((n) => customer(n).id), idOf(7001)]),
      parkedBefore: fc.subarray(some.learnings.map(({ id }) => `learning:${id}`)),
      often: fc.integer({ min: 1, max: 4 }),
      gone: fc.boolean(),
      told: fc.subarray([...some.ideas]),
    })
  })
  .map(({ some, minutes, team, isFirst, choices, added, leftOver, recorded, heard, voices, parkedBefore, often, gone, told }) =>
    facts({
      ...some, leftOver: isFirst ? [] : leftOver,
      leftOften: isFirst || often < 2 ? [] : leftOver.map((subject) => ({ subject, times: often })),
      parkedBefore: isFirst ? [] : parkedBefore,
      voices: isFirst ? [] : voices.map((id, index) => ({ id, meetingsAgo: 1 + (index % 6) })),
      gone: gone ? [{ subject: `idea:${idOf(99_999)}`, title: 'A bell' }] : [],
      meeting: { minutes, team, ...(isFirst && { since: null, lastMeetingAt: null, lastEndedAt: null }) },
      overdue: some.promises.filter(({ dueAt, resolvedAt }) => resolvedAt === null && dueAt < NOW).length,
      choices: [...choices, ...added],
      records: recorded.map((subject) => record(subject)),
      heard: heard.map((n) => ({ customerId: customer(n).id, meetingsAgo: n + 1 })),
      discussed: told.map((fact) => ({ subject: `idea:${fact.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(fact)) })),
    }),
  )

export const shuffled = (facts: AgendaFacts, seed: number): AgendaFacts => {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  const mix = <T>(list: readonly T[]) => list.map((item) => ({ item, key: next() })).toSorted((a, b) => a.key - b.key).map(({ item }) => item)
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? mix(value) : value])) as unknown as AgendaFacts
}

/** What is wrong in the smallest world in which something is, with the seed to find it again; nothing when all worlds are right. */
export function wrongIn<T>(worlds: fc.Arbitrary<T>, find: (world: T) => readonly string[]): readonly string[] {
  const { failed, counterexample, seed, errorInstance } = fc.check(fc.property(worlds, (world) => find(world).length === 0), { numRuns: RUNS })
  if (!failed) return []
  const said = find(counterexample![0])
  if (said.length === 0) throw errorInstance // it threw, or is not the same each time
  return [...said, `seed ${seed}`, JSON.stringify(counterexample![0])]
}

export const everything = (agenda: Agenda) => [...itemsOn(agenda), ...agenda.parked, ...agenda.dropped]
export const total = (items: readonly AgendaItem[]) => items.reduce((sum, { minutes }) => sum + minutes, 0)
export const subjects = (items: readonly { subject: string }[]) => items.map(({ subject }) => subject)

const valuesOf = <T>(values: readonly T[]) => fc.oneof({ arbitrary: fc.constant<T[]>([]), weight: 5 }, { arbitrary: fc.subarray([...values], { minLength: 1 }), weight: 1 })
const segmentOf = (segment: AgendaSegmentKey): fc.Arbitrary<TemplateSegment> =>
  fc.record({
    shown: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    length: maybe(fc.integer({ min: 1, max: 40 })), share: maybe(fc.integer({ min: 1, max: 100 })), minutes: maybe(fc.integer({ min: 1, max: 30 })), most: maybe(fc.integer({ min: 1, max: 12 })),
    filters: fc.record({
      team: valuesOf(TEAMS.map((id) => ({ id, name: '' }))), area: valuesOf([0, 1, 2, 3].map(area)), segment: valuesOf(SEGMENTS.map((id) => ({ id, name: '' }))),
      channel: valuesOf(['call', 'email'] as const), sentiment: valuesOf(['good', 'bad'] as const), tag: valuesOf(['refund', 'lift']),
    }),
  }).map((more) => ({ ...usualSegment(segment), ...more }))

/** As leads may edit it, and as two of them who did not see each other may have left it. */
export const editedTemplate: fc.Arbitrary<Template> = fc.record({
  segments: fc.tuple(...AGENDA_SEGMENTS.map(segmentOf)).chain((segments) => fc.shuffledSubarray(segments, { minLength: segments.length - 1 })),
  reason: fc.constantFrom('', 'The guest has to leave early'),
})
export const template: fc.Arbitrary<AgendaTemplate> = editedTemplate.map(toAgendaTemplate)
