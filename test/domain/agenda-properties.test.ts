// What holds for every agenda, whatever the facts: found out with random worlds.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import type { Agenda, AgendaItem } from '../../shared/contract/meetings.ts'
import type { AgendaFacts, ChoiceFact, IdeaFact, LearningFact } from '../../shared/domain/agenda/facts.ts'
import { buildAgenda, knownNow } from '../../shared/domain/agenda/build.ts'
import { differenceOf, seenAgenda } from '../../shared/domain/agenda/difference.ts'
import { whyNot } from '../../shared/domain/agenda/why-not.ts'
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

const shuffled = (facts: AgendaFacts, seed: number): AgendaFacts => {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  const mix = <T>(list: readonly T[]) => list.map((item) => ({ item, key: next() })).toSorted((a, b) => a.key - b.key).map(({ item }) => item)
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, Array.isArray(value) ? mix(value) : value])) as unknown as AgendaFacts
}

/** What is wrong in the smallest world in which something is, with the seed to find it again; nothing when all worlds are right. */
function wrongIn<T>(worlds: fc.Arbitrary<T>, find: (world: T) => readonly string[]): readonly string[] {
  const { failed, counterexample, seed, errorInstance } = fc.check(fc.property(worlds, (world) => find(world).length === 0), { numRuns: RUNS })
  if (!failed) return []
  const said = find(counterexample![0])
  if (said.length === 0) throw errorInstance // it threw, or is not the same each time
  return [...said, `seed ${seed}`, JSON.stringify(counterexample![0])]
}

const everything = (agenda: Agenda) => [...itemsOn(agenda), ...agenda.parked, ...agenda.dropped]
const total = (items: readonly AgendaItem[]) => items.reduce((sum, { minutes }) => sum + minutes, 0)
const subjects = (items: readonly { subject: string }[]) => items.map(({ subject }) => subject)

describe('every agenda', () => {
  it('is within the meeting’s time, and its sums are right', () => {
    expect(wrongIn(world, (world) => {
      const agenda = build(world)
      return [
        ...(agenda.minutesUsed > world.meeting.minutes ? [`${agenda.minutesUsed} of ${world.meeting.minutes} minutes`] : []),
        ...(agenda.minutesUsed === total(itemsOn(agenda)) ? [] : ['the sum']),
        ...agenda.segments.filter(({ items, minutes }) => minutes !== total(items)).map(({ key }) => `the sum of ${key}`),
      ]
    })).toEqual([])
  })

  it('names no subject twice', () => {
    expect(wrongIn(world, (world) => {
      const named = subjects(everything(build(world)))
      return named.filter((subject, index) => named.indexOf(subject) !== index)
    })).toEqual([])
  })

  it('is the same, byte for byte, in whatever order the facts come', () => {
    expect(wrongIn(fc.tuple(world, fc.nat()), ([world, seed]) => (JSON.stringify(build(shuffled(world, seed))) === JSON.stringify(build(world)) ? [] : ['differs']))).toEqual([])
  })

  it('says of everything why it is there, or why not', () => {
    expect(wrongIn(world, (world) => {
      const agenda = build(world)
      return [
        ...subjects(everything(agenda).filter(({ reasons }) => reasons.length === 0)),
        ...subjects(agenda.parked.filter(({ reasons }) => !['no-time', 'limit', 'pins', 'gone'].includes(reasons[0]!.code))),
        ...agenda.segments.filter(({ items, missing }) => (missing === null) !== items.length > 0).map(({ key }) => `missing of ${key}`),
      ]
    })).toEqual([])
  })

  it('has the customer at the top: what could be told is told, unless hands decided otherwise', () => {
    expect(wrongIn(world, (world) => {
      const agenda = build({ ...world, choices: [], records: [] })
      const tellable = everything(agenda).filter(({ segment }) => segment === 'empty-chair').length
      if (world.meeting.minutes < 1) return []
      return [...(agenda.segments[0]!.key === 'empty-chair' ? [] : ['order']), ...(tellable === agenda.segments[0]!.items.length ? [] : ['story parked'])]
    })).toEqual([])
  })

  it('has what was recorded, and what was pinned when it can fit at all', () => {
    expect(wrongIn(world, (world) => {
      const agenda = build(world)
      const recorded = new Set(subjects(world.records))
      const held = everything(agenda).filter((item) => !agenda.dropped.includes(item) && (recorded.has(item.subject) || item.pinned || item.kind === 'added'))
      const least = held.reduce((sum, { subject }) => sum + (world.choices.find((choice) => choice.subject === subject)?.minutes ?? 1), 0)
      const parked = subjects(held.filter((item) => agenda.parked.includes(item)))
      const isGone = (subject: string) => world.gone.some((gone) => gone.subject === subject)
      return parked.filter((subject) => recorded.has(subject) || isGone(subject) ? !isGone(subject) || recorded.has(subject) : least <= world.meeting.minutes)
    })).toEqual([])
  })

  it('is not reshuffled by recording something about what is on it', () => {
    expect(wrongIn(fc.tuple(world, fc.nat()), ([world, index]) => {
      const before = build({ ...world, records: [] })
      const items = itemsOn(before)
      const item = items[index % Math.max(1, items.length)]
      if (!item) return []
      const decided = item.kind === 'idea' ? { ...world, ideas: world.ideas.map((idea) => (idea.id === item.id ? { ...idea, stage: 'pilot' as const } : idea)) } : world
      const decisions = [{ id: idOf(1), kind: 'pilot' as const, reason: '', by: author(1), at: NOW }]
      const after = build({ ...decided, records: [record(item.subject, { fingerprint: JSON.stringify({ segment: item.segment }), decisions: item.kind === 'idea' ? decisions : [] })] })
      const shape = (agenda: Agenda) => itemsOn(agenda).map(({ subject, segment, minutes }) => `${segment} ${subject} ${minutes}`)
      return JSON.stringify(shape(after)) === JSON.stringify(shape(before)) ? [] : [item.subject, ...shape(before), 'but then', ...shape(after)]
    })).toEqual([])
  })

  it('never has what was dropped', () => {
    expect(wrongIn(world, (world) => {
      const dropped = subjects(world.choices.filter((choice) => choice.dropped))
      return subjects(itemsOn(build(world))).filter((subject) => dropped.includes(subject))
    })).toEqual([])
  })

  it('has every overdue promise on it, parked or dropped', () => {
    expect(wrongIn(world, (world) => {
      const told = new Set(subjects(everything(build(world))))
      return world.promises.filter(({ id, dueAt, resolvedAt }) => resolvedAt === null && dueAt < NOW && !told.has(`follow-up:${id}`)).map(({ id }) => id)
    })).toEqual([])
  })

  it('is not changed by what is irrelevant: an idea told and unchanged, another team’s idea and learning, a learning of long ago', () => {
    expect(wrongIn(world, (world) => {
      const told = idea(90_001)
      const meeting = { ...world.meeting, team: { id: idOf(7001), name: 'Sales' }, since: LAST_WEEK, lastMeetingAt: LAST_WEEK }
      const more: AgendaFacts = {
        ...world,
        meeting,
        ideas: [...world.ideas, told, idea(90_002, { stage: 'declined' }), idea(90_006, { teamId: idOf(7002), customers: 10 })],
        learnings: [...world.learnings, learning(90_003, { teamId: idOf(7002), quote: 'Theirs' }), learning(90_004, { createdAt: NOW - 500 * DAY })],
        promises: [...world.promises, promise(90_005, { resolvedAt: NOW - 300 * DAY })],
        discussed: [...world.discussed, { subject: `idea:${told.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(told)) }],
      }
      return JSON.stringify(build(more)) === JSON.stringify(build({ ...world, meeting })) ? [] : ['differs']
    })).toEqual([])
  })

  it('ranks the older of two ideas of equal merit first', () => {
    expect(wrongIn(fc.tuple(world, fc.nat(10), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })), ([world, customers, age, older]) => {
      const young = idea(80_001, { customers, submittedAt: NOW - age * DAY })
      const old = idea(80_002, { customers, submittedAt: NOW - (age + older) * DAY })
      const agenda = build({ ...world, ideas: [...world.ideas, young, old] })
      const order = subjects([...itemsOn(agenda), ...agenda.parked])
      return order.indexOf(`idea:${old.id}`) < order.indexOf(`idea:${young.id}`) ? [] : ['the younger is first']
    })).toEqual([])
  })

  it('explains of whatever it was told about that is not on it, which rule keeps it out', () => {
    expect(wrongIn(world, (world) => {
      const agenda = build(world)
      const told = new Set(subjects(everything(agenda)))
      return subjectsOf(world).filter((subject) => !told.has(subject)).filter((subject) => {
        const found = whyNot(world, agenda, subject, NOW)
        return subject === `idea:${idOf(99_999)}` ? found !== null : found === null || found.reasons.length === 0 || found.reasons.some(({ code }) => code === 'why-not-looked-at' || code === 'why-no-place')
      })
    })).toEqual([])
  })

  it('is no different from itself, and the difference from another names each thing once', () => {
    expect(wrongIn(fc.tuple(world, world), ([world, other]) => {
      const agenda = build(world)
      const known = knownNow(world, NOW)
      const { came, went, moved } = differenceOf(seenAgenda(agenda, known, NOW), agenda, known, () => [])
      const apart = differenceOf(seenAgenda(build(other), knownNow(other, NOW), NOW), agenda, known, () => [])
      const named = subjects([...apart.came, ...apart.went, ...apart.moved])
      const isOn = new Set(subjects(itemsOn(agenda)))
      return [
        ...subjects([...came, ...went, ...moved]),
        ...named.filter((subject, index) => named.indexOf(subject) !== index),
        ...subjects([...apart.came, ...apart.moved]).filter((subject) => !isOn.has(subject)), ...subjects(apart.went).filter((subject) => isOn.has(subject)),
      ]
    })).toEqual([])
  })

  it('keeps the order that was made by hand', () => {
    expect(wrongIn(world, (world) =>
      build(world).segments.flatMap(({ key, items }) => {
        const places = items.map(({ subject }) => world.choices.find((choice) => choice.subject === subject)?.position ?? 1000)
        return places.every((place, index) => index === 0 || places[index - 1]! <= place) ? [] : [key]
      }),
    )).toEqual([])
  })
})

/** Holds one meeting after the other: what is on is discussed, what is not is parked; `arrive` says what is new at each. */
function holdMeetings(meetings: number, minutes: number, arrive: (meeting: number, at: number) => Pick<AgendaFacts, 'learnings' | 'ideas'>): Map<string, number> {
  const on = new Map<string, number>()
  let learnings: readonly LearningFact[] = []
  let ideas: readonly IdeaFact[] = []
  let parkedBefore: readonly string[] = []
  let voices: AgendaFacts['voices'] = []
  let discussed: AgendaFacts['discussed'] = []
  for (let meeting = 0; meeting < meetings; meeting++) {
    const at = NOW + meeting * 7 * DAY
    const more = arrive(meeting, at)
    ;[learnings, ideas] = [[...learnings, ...more.learnings], [...ideas, ...more.ideas]]
    const world = facts({ learnings, ideas, parkedBefore, voices, discussed, meeting: { minutes, startsAt: at, since: at - 7 * DAY, lastMeetingAt: at - 7 * DAY, lastEndedAt: at - 7 * DAY + HOUR, nextAt: at + 7 * DAY } })
    const agenda = build(world, at)
    for (const { subject } of itemsOn(agenda)) on.set(subject, meeting)
    const known = knownNow(world, at)
    discussed = [...discussed, ...itemsOn(agenda).map(({ subject, segment }) => ({ subject, at, fingerprint: fingerprintOf(segment, known.get(subject)!.known) }))]
    parkedBefore = agenda.parked.filter(({ segment }) => segment === 'front-line').slice(0, 30).map(({ subject }) => subject)
    const spoke = new Set(itemsOn(agenda).flatMap(({ id }) => learnings.filter((learning) => learning.id === id).flatMap(({ author, customer }) => [author.id, ...(customer ? [customer.id] : [])])))
    voices = [...[...spoke].map((id) => ({ id, meetingsAgo: 1 })), ...voices.filter(({ id, meetingsAgo }) => meetingsAgo < 6 && !spoke.has(id)).map(({ id, meetingsAgo }) => ({ id, meetingsAgo: meetingsAgo + 1 }))]
  }
  return on
}
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('meeting after meeting', () => {
  it('an idea never loses for ever to newer ones of equal merit, however many come', () => {
    const settings = fc.record({ merit: fc.record({ customers: fc.nat(5), supporters: fc.nat(5) }), each: fc.integer({ min: 1, max: 12 }), minutes: fc.constantFrom(15, 30, 60), age: fc.integer({ min: 1, max: 60 }) })
    expect(wrongIn(settings, ({ merit, each, minutes, age }) => {
      const old = idea(1, { ...merit, submittedAt: NOW - age * DAY, authorId: author(99).id })
      const on = holdMeetings(12, minutes, (meeting, at) => ({ learnings: [], ideas: [...(meeting === 0 ? [old] : []), ...range(each).map((n) => idea(1000 + meeting * 50 + n, { ...merit, submittedAt: at - DAY, authorId: author(n).id }))] }))
      return on.get(`idea:${old.id}`) === 0 ? [] : [`first on at meeting ${on.get(`idea:${old.id}`)}`]
    })).toEqual([])
  })

  it('an idea of which nothing speaks gets its answer within weeks, while stronger ones come every week', () => {
    const on = holdMeetings(30, 60, (meeting, at) => ({ learnings: [], ideas: [...(meeting === 0 ? range(5).map((n) => idea(1 + n, { submittedAt: NOW - (9 - n) * DAY })) : []), ...range(20).map((n) => idea(1000 + meeting * 50 + n, { customers: 9, submittedAt: at - DAY, authorId: author(n).id }))] }))
    expect(range(5).map((n) => on.get(`idea:${idOf(1 + n)}`))).toEqual([0, 1, 2, 3, 4])
  })

  it('a piece of news is told before a newer one of equal merit', () => {
    const settings = fc.record({ each: fc.integer({ min: 1, max: 25 }), minutes: fc.constantFrom(15, 30, 60), sentiment: fc.constantFrom('good' as const, 'bad' as const, 'neutral' as const) })
    expect(wrongIn(settings, ({ each, minutes, sentiment }) => {
      const news = (meeting: number, at: number) => range(each).map((n) => learning(1000 + meeting * 50 + n, { sentiment, createdAt: at - DAY + n, customer: customer(n), author: author(n) }))
      const on = holdMeetings(6, minutes, (meeting, at) => ({ ideas: [], learnings: news(meeting, at) }))
      // of one voice, what came first was told first
      return range(each).flatMap((n) => {
        const times = range(6).map((meeting) => on.get(`learning:${idOf(1000 + meeting * 50 + n)}`) ?? Infinity)
        return times.every((time, index) => index === 0 || times[index - 1]! <= time) ? [] : [`voice ${n}: ${times.join(' ')}`]
      })
    })).toEqual([])
  })

  it('gives every customer and colleague a turn before anybody has two, when all have as much to say', () => {
    const settings = fc.record({ voices: fc.integer({ min: 2, max: 12 }), each: fc.integer({ min: 2, max: 4 }), minutes: fc.constantFrom(15, 30, 60) })
    expect(wrongIn(settings, ({ voices, each, minutes }) => {
      const learnings = range(voices * each).map((n) => learning(1000 + n, { customer: customer(n % voices), author: author(n % voices), sentiment: 'bad', createdAt: NOW - DAY + n }))
      const told = build(facts({ learnings, meeting: { minutes } })).segments.flatMap(({ key, items }) => (key === 'front-line' || key === 'empty-chair' ? items : []))
      const times = range(voices).map((n) => told.filter(({ customer: name }) => name === customer(n).name).length)
      return Math.max(...times) - Math.min(...times) <= 1 ? [] : [times.join(' ')]
    })).toEqual([])
  })

  it('gives nobody with equal ideas two places more than anybody else', () => {
    const settings = fc.record({ counts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }), minutes: fc.constantFrom(15, 30, 60, 120) })
    expect(wrongIn(settings, ({ counts, minutes }) => {
      const ideas = counts.flatMap((count, who) => range(count).map((n) => idea(1000 + who * 50 + n, { authorId: author(who).id, author: author(who).name, supporters: 3 })))
      const on = build(facts({ ideas, meeting: { minutes } })).segments.find(({ key }) => key === 'ideas')!.items
      const times = counts.map((count, who) => ({ count, on: on.filter(({ by }) => by === author(who).name).length }))
      // who has fewer on than another has no more to offer, or one less at most
      return times.flatMap((a) => times.filter((b) => b.on > a.on + 1 && a.on < a.count)).map(() => JSON.stringify(times))
    })).toEqual([])
  })
})

describe('odd meetings', () => {
  const crowd = { learnings: range(20).map((n) => learning(n, { quote: 'So it is' })), ideas: range(20).map((n) => idea(100 + n)), promises: range(5).map((n) => promise(200 + n, { dueAt: NOW - DAY })), overdue: 5 }

  it('of no minutes have everything on the parking list, with the reason', () => {
    const agenda = build(facts({ ...crowd, meeting: { minutes: 0 } }))
    expect(itemsOn(agenda)).toEqual([])
    expect(agenda.parked.length).toBe(45)
    expect(new Set(agenda.parked.map(({ reasons }) => reasons[0]!.code))).toEqual(new Set(['no-time']))
  })

  it('of ten hours are not filled with one segment', () => {
    const agenda = build(facts({ ...crowd, meeting: { minutes: 600 } }))
    expect(agenda.minutesUsed).toBeLessThanOrEqual(600)
    expect(Math.max(...itemsOn(agenda).map(({ minutes }) => minutes))).toBeLessThanOrEqual(10)
    expect(agenda.parked).toEqual([])
  })

  it('at three in the morning of the day on which the clocks change count days by the calendar', () => {
    // 29 March 2026, 03:00 in Stockholm: 02:00 to 03:00 does not exist
    const now = Date.UTC(2026, 2, 29, 1)
    const agenda = build(facts({ actions: [action(1, { dueOn: '2026-03-28' }), action(2, { dueOn: '2026-03-29' })], promises: [promise(3, { dueAt: now - 23 * HOUR })], overdue: 1, meeting: { startsAt: now, nextAt: now + 7 * DAY } }), now)
    expect(itemsOn(agenda).map(({ title, reasons }) => [title, reasons[0]!.code, reasons[0]!.params['count']])).toEqual([['Promise 3', 'promise-overdue-hours', 23], ['Action 1', 'action-overdue', 1], ['Action 2', 'action-due', undefined]])
  })
})
