// What holds for every agenda, whatever the facts: found out with random worlds.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import type { Agenda } from '../../shared/contract/meetings.ts'
import type { AgendaFacts, IdeaFact, LearningFact } from '../../shared/domain/agenda/facts.ts'
import { buildAgenda, knownNow } from '../../shared/domain/agenda/build.ts'
import { differenceOf, seenAgenda } from '../../shared/domain/agenda/difference.ts'
import { whyNot } from '../../shared/domain/agenda/why-not.ts'
import { DEFAULT_TEMPLATE } from '../../shared/domain/agenda/template.ts'
import { action, author, customer, DAY, facts, HOUR, idea, idOf, itemsOn, LAST_WEEK, learning, NOW, promise, record } from '../support/agenda.ts'
import { everything, shuffled, subjects, subjectsOf, total, world, wrongIn } from '../support/agenda-worlds.ts'

const build = (world: AgendaFacts, now = NOW) => buildAgenda(world, DEFAULT_TEMPLATE, now)

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
