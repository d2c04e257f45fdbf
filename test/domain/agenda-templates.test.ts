// What holds for every agenda by whatever template leads make, and what each setting of a template does.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/contract/templates.ts'
import { aboutIdea, aboutLearning, aboutPromise, filteredBy, type About } from '../../shared/domain/agenda/about.ts'
import { buildAgenda, knownNow } from '../../shared/domain/agenda/build.ts'
import type { AgendaFacts } from '../../shared/domain/agenda/facts.ts'
import { segmentMinutes, type AgendaTemplate } from '../../shared/domain/agenda/template.ts'
import { movedBetween, templateProblem, toAgendaTemplate, USUAL, usualSegment } from '../../shared/domain/agenda/template-edit.ts'
import { whyNot } from '../../shared/domain/agenda/why-not.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey } from '../../shared/domain/agenda-lists.ts'
import { action, area, agendaOf, badNews, choice, customer, DAY, facts, idea, idOf, itemsIn, itemsOn, learning, metric, NOW, promise, record, titlesIn } from '../support/agenda.ts'
import { editedTemplate, everything, SEGMENTS, shuffled, subjects, subjectsOf, TEAMS, template, total, world, wrongIn } from '../support/agenda-worlds.ts'

const both = fc.tuple(world, template)
const build = (world: AgendaFacts, template: AgendaTemplate) => buildAgenda(world, template, NOW)
const segmentIn = ({ segments }: AgendaTemplate, key: AgendaSegmentKey) => segments.find((segment) => segment.key === key)!

describe('every agenda, by any template', () => {
  it('is within the meeting’s time, and its sums are right', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build(world, template)
      return [
        ...(agenda.minutesUsed > world.meeting.minutes ? [`${agenda.minutesUsed} of ${world.meeting.minutes} minutes`] : []),
        ...(agenda.minutesUsed === total(itemsOn(agenda)) ? [] : ['the sum']),
        ...agenda.segments.filter(({ items, minutes }) => minutes !== total(items)).map(({ key }) => `the sum of ${key}`),
      ]
    })).toEqual([])
  })

  it('names no subject twice, and is the same in whatever order the facts come', () => {
    expect(wrongIn(fc.tuple(world, template, fc.nat()), ([world, template, seed]) => {
      const agenda = build(world, template)
      const named = subjects(everything(agenda))
      return [...named.filter((subject, index) => named.indexOf(subject) !== index), ...(JSON.stringify(build(shuffled(world, seed), template)) === JSON.stringify(agenda) ? [] : ['differs'])]
    })).toEqual([])
  })

  it('says of everything why it is there, or why not', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build(world, template)
      return [
        ...subjects(everything(agenda).filter(({ reasons }) => reasons.length === 0)),
        ...subjects(agenda.parked.filter(({ reasons }) => !['no-time', 'limit', 'most', 'own-time', 'left-out', 'pins', 'gone'].includes(reasons[0]!.code))),
        ...agenda.segments.filter(({ items, missing }) => (missing === null) !== items.length > 0).map(({ key }) => `missing of ${key}`),
      ]
    })).toEqual([])
  })

  it('begins with the customer, unless a reason is given, which is on it', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build(world, template)
      return agenda.segments[0]?.key === 'empty-chair' || agenda.customerLater !== '' ? [] : [agenda.segments[0]?.key ?? 'nothing']
    })).toEqual([])
  })

  it('has what was recorded, pinned or added, also where the template has nothing', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build(world, template)
      const told = new Set(subjects(everything(agenda)))
      const exists = new Set(subjectsOf(world).filter((subject) => subject !== `idea:${idOf(99_999)}`))
      const recorded = new Set(subjects(world.records))
      const held = everything(agenda).filter((item) => !agenda.dropped.includes(item) && (recorded.has(item.subject) || item.pinned || item.kind === 'added'))
      const least = held.reduce((sum, { subject }) => sum + (world.choices.find((choice) => choice.subject === subject)?.minutes ?? 1), 0)
      const isBare = (subject: string) => subject.startsWith('area:') && world.areas.some(({ id, bad }) => subject === `area:${id}` && bad === 0)
      return [
        ...world.choices.filter(({ subject, pinned }) => (pinned || subject.startsWith('added:')) && (exists.has(subject) || subject.startsWith('added:')) && !told.has(subject) && !isBare(subject)).map(({ subject }) => `not told: ${subject}`),
        ...held.filter((item) => agenda.parked.includes(item) && item.reasons[0]!.code !== 'gone' && least <= world.meeting.minutes).map(({ subject }) => `parked: ${subject}`),
      ]
    })).toEqual([])
  })

  it('has every overdue promise that it asks for on it, parked or dropped, whichever segments are off', () => {
    expect(wrongIn(both, ([world, template]) => {
      const promises = segmentIn(template, 'promises')
      const agenda = build(world, template)
      const told = new Set(subjects(everything(agenda)))
      const dropped = new Set(subjects(world.choices.filter((choice) => choice.dropped)))
      return world.promises
        .filter((promise) => promise.resolvedAt === null && promise.dueAt < NOW && filteredBy(promises.filter, aboutPromise(promise)).length === 0)
        .filter(({ id }) => !told.has(`follow-up:${id}`) && !(dropped.has(`follow-up:${id}`) && !promises.on))
        .map(({ id }) => id)
    })).toEqual([])
  })

  it('gives a segment no more time and no more items than the template says, but what hands put there', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build({ ...world, choices: [], records: [] }, template)
      return agenda.segments.flatMap(({ key, minutes, items }) => {
        const segment = segmentIn(template, key)
        const timed = items.filter((item) => item.minutes > 0)
        return [...(minutes > segmentMinutes(segment, world.meeting.minutes) ? [`${key}: ${minutes} minutes`] : []), ...(timed.length > (segment.own.most ?? Infinity) ? [`${key}: ${timed.length} items`] : []), ...(segment.on ? [] : [`${key} is off`])]
      })
    })).toEqual([])
  })

  it('is not changed by what the template filters away', () => {
    expect(wrongIn(both, ([world, template]) => {
      const free = { ...world, choices: [], records: [], gone: [] }
      const without = (keys: readonly AgendaSegmentKey[], about: About) => keys.every((key) => !segmentIn(template, key).on || filteredBy(segmentIn(template, key).filter, about).length > 0)
      const asked = (keys: readonly AgendaSegmentKey[], about: About) => keys.every((key) => filteredBy(segmentIn(template, key).filter, about).length > 0)
      const less = {
        ...free,
        learnings: free.learnings.filter((fact) => !without(['empty-chair', 'front-line', 'wow'], aboutLearning(fact))),
        ideas: free.ideas.filter((fact) => !without(['ideas'], aboutIdea(fact))),
        promises: free.promises.filter((fact) => !asked(['promises'], aboutPromise(fact))),
        metrics: segmentIn(template, 'numbers').on ? free.metrics : [],
        actions: segmentIn(template, 'actions').on ? free.actions : [],
      }
      return JSON.stringify(build(less, template)) === JSON.stringify(build(free, template)) ? [] : ['differs']
    })).toEqual([])
  })

  it('explains of whatever it was told about that is not on it, which rule keeps it out', () => {
    expect(wrongIn(both, ([world, template]) => {
      const agenda = build(world, template)
      const told = new Set(subjects(everything(agenda)))
      return subjectsOf(world).filter((subject) => !told.has(subject) && subject !== `idea:${idOf(99_999)}`).filter((subject) => {
        const found = whyNot(world, agenda, subject, NOW, template)
        return found === null || found.reasons.length === 0 || found.reasons.some(({ code }) => code === 'why-not-looked-at' || code === 'why-no-place')
      })
    })).toEqual([])
  })

  it('knows of everything on it in which segment it stands', () => {
    expect(wrongIn(both, ([world, template]) => {
      const known = knownNow(world, NOW, template)
      return subjects(itemsOn(build(world, template)).filter(({ subject, segment }) => known.get(subject)?.segment !== segment))
    })).toEqual([])
  })
})

const made = (changes: Partial<Record<AgendaSegmentKey, Partial<Omit<Template['segments'][number], 'filters'>> & { filters?: Partial<Template['segments'][number]['filters']> }>>, order: readonly AgendaSegmentKey[] = AGENDA_SEGMENTS, reason = ''): AgendaTemplate =>
  toAgendaTemplate({ reason, segments: order.map((segment) => ({ ...usualSegment(segment), ...changes[segment], filters: { ...usualSegment(segment).filters, ...changes[segment]?.filters } })) })
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a template', () => {
  const some: AgendaFacts = facts({
    learnings: [...range(6).map((n) => learning(n, { quote: 'So it is', customer: customer(n), sentiment: 'bad', area: area(n % 2) })), learning(20, { wow: true })],
    ideas: range(4).map((n) => idea(100 + n, { customers: n })), promises: range(4).map((n) => promise(200 + n, { dueAt: NOW - n * DAY })), metrics: [metric(300, 30, 40)], actions: [action(400)], areas: [badNews(0)],
  })

  it('that nobody changed gives the agenda of the default', () => {
    expect(JSON.stringify(buildAgenda(some, toAgendaTemplate(USUAL), NOW))).toBe(JSON.stringify(agendaOf(some)))
  })

  it('puts its segments in its order, in its words, and leaves out what is off', () => {
    const agenda = build(some, made({ wow: { shown: false }, numbers: { title: 'How we are doing', intro: 'One minute each' } }, ['empty-chair', 'actions', 'ideas', 'promises', 'front-line', 'numbers', 'prevent', 'wow']))
    expect(agenda.segments.map(({ key }) => key)).toEqual(['empty-chair', 'actions', 'ideas', 'promises', 'front-line', 'numbers', 'prevent'])
    expect(agenda.segments.find(({ key }) => key === 'numbers')).toMatchObject({ title: 'How we are doing', intro: 'One minute each' })
    expect(agenda.customerLater).toBe('')
  })

  it('shows a segment that is off when something was pinned there, and nothing else in it', () => {
    const agenda = build({ ...some, choices: [choice(`idea:${idOf(102)}`, { pinned: true })] }, made({ ideas: { shown: false } }))
    expect(titlesIn(agenda, 'ideas')).toEqual(['Idea 102'])
    expect(agenda.parked.filter(({ kind }) => kind === 'idea')).toEqual([])
  })

  it('gives a segment its own minutes, and says so of what does not fit', () => {
    const agenda = build({ ...some, meeting: { ...some.meeting, minutes: 240 } }, made({ ideas: { length: 12, minutes: 5 } }))
    expect(itemsIn(agenda, 'ideas').map(({ minutes }) => minutes)).toEqual([5, 5])
    expect(agenda.parked.filter(({ kind }) => kind === 'idea').map(({ reasons }) => reasons[0])).toEqual(range(2).map(() => ({ code: 'own-time', params: { count: 12 } })))
    expect(itemsIn(build(some, made({ ideas: { share: 10 } })), 'ideas').map(({ minutes }) => minutes)).toEqual([5])
    expect(itemsIn(build(some, made({ 'empty-chair': { length: 3 } })), 'empty-chair').map(({ minutes }) => minutes)).toEqual([3])
  })

  it('has so many items and no more, however much time is left', () => {
    const agenda = build({ ...some, meeting: { ...some.meeting, minutes: 240 } }, made({ ideas: { most: 2 } }))
    expect(itemsIn(agenda, 'ideas')).toHaveLength(2)
    expect(agenda.parked.filter(({ kind }) => kind === 'idea').map(({ reasons }) => reasons[0])).toEqual(range(2).map(() => ({ code: 'most', params: { count: 2 } })))
  })

  it('asks for some only: by area, team, segment of customers, channel, kind of news and tag', () => {
    const [one, two] = [learning(1, { area: area(1), teamId: TEAMS[0], segmentId: SEGMENTS[0], channel: 'call', sentiment: 'bad', tags: ['lift', 'old'] }), learning(2, { area: area(2), teamId: TEAMS[1], segmentId: SEGMENTS[1], channel: 'email', sentiment: 'good', tags: ['refund'] })]
    const bare = learning(3)
    const filters: Partial<Template['segments'][number]['filters']>[] = [{ area: [area(1)] }, { team: [{ id: TEAMS[0], name: '' }] }, { segment: [{ id: SEGMENTS[0], name: '' }] }, { channel: ['call'] }, { sentiment: ['bad'] }, { tag: ['lift', 'stairs'] }]
    for (const filter of filters) expect(titlesIn(build(facts({ learnings: [one, two, bare] }), made({ 'empty-chair': { shown: false }, 'front-line': { filters: filter } }, AGENDA_SEGMENTS, 'Alone')), 'front-line')).toEqual(['Learning 1'])
    const ideas = [idea(1, { teamId: TEAMS[0], segmentIds: [SEGMENTS[0], SEGMENTS[1]] }), idea(2, { teamId: TEAMS[1] })]
    expect(titlesIn(build(facts({ ideas }), made({ ideas: { filters: { segment: [{ id: SEGMENTS[1], name: '' }] } } })), 'ideas')).toEqual(['Idea 1'])
    expect(titlesIn(build(facts({ ideas }), made({ ideas: { filters: { team: [{ id: TEAMS[1], name: '' }] } } })), 'ideas')).toEqual(['Idea 2'])
    // what makes no sense for a segment is not asked
    expect(titlesIn(build(facts({ ideas }), made({ ideas: { filters: { channel: ['call'] } } })), 'ideas')).toHaveLength(2)
    expect(titlesIn(build(facts({ areas: [badNews(1), badNews(2)] }), made({ prevent: { filters: { area: [area(2)] } } })), 'prevent')).toEqual([area(2).name])
  })

  it('tells in an empty segment that it asks for some only', () => {
    expect(build(facts({ learnings: [learning(1)] }), made({ wow: { filters: { tag: ['gold'] } } })).segments.find(({ key }) => key === 'wow')!.missing).toEqual({ code: 'missing-filtered', params: {} })
  })

  it('explains what it leaves out, and keeps what was recorded', () => {
    const template = made({ ideas: { shown: false }, 'front-line': { filters: { area: [area(1)] } }, 'empty-chair': { filters: { area: [area(1)] } } })
    const agenda = build(some, template)
    expect(whyNot(some, agenda, `idea:${idOf(101)}`, NOW, template)).toMatchObject({ state: 'out', reasons: [{ code: 'why-segment-off', params: { segment: 'ideas' } }] })
    expect(whyNot(some, agenda, `learning:${idOf(2)}`, NOW, template)).toMatchObject({ state: 'out', reasons: [{ code: 'why-filter', params: { segment: 'front-line', context: 'area' } }, { code: 'why-other-story' }] })
    const recorded = build({ ...some, records: [record(`learning:${idOf(2)}`)] }, template)
    expect(subjects(itemsOn(recorded))).toContain(`learning:${idOf(2)}`)
  })

  it('keeps due promises in sight when it leaves the segment out: they are parked', () => {
    const agenda = build(some, made({ promises: { shown: false } }))
    expect(agenda.segments.some(({ key }) => key === 'promises')).toBe(false)
    expect(agenda.parked.filter(({ kind }) => kind === 'follow-up').map(({ reasons }) => reasons[0]!.code)).toEqual(range(4).map(() => 'left-out'))
  })

  it('tells the story in the front line when nobody sits in the chair', () => {
    const agenda = build(facts({ learnings: [learning(1, { quote: 'So it is' })] }), made({ 'empty-chair': { shown: false } }, AGENDA_SEGMENTS, 'One topic only'))
    expect([agenda.customerLater, titlesIn(agenda, 'front-line')]).toEqual(['One topic only', ['Learning 1']])
  })
})

describe('the customer’s place', () => {
  const later = ['front-line', 'empty-chair', ...AGENDA_SEGMENTS.slice(2)] as AgendaSegmentKey[]
  const edited = (order: readonly AgendaSegmentKey[], reason: string, off: readonly AgendaSegmentKey[] = []): Template => ({ reason, segments: order.map((segment) => ({ ...usualSegment(segment), shown: !off.includes(segment) })) })

  it('is the first; to move anything before it, or to turn it off, asks for a reason', () => {
    expect(templateProblem(USUAL)).toBeNull()
    expect([templateProblem(edited(later, '')), templateProblem(edited(later, ' ')), templateProblem(edited(later, 'A guest'))]).toEqual(['customer-later', 'customer-later', null])
    expect([templateProblem(edited(AGENDA_SEGMENTS, '', ['empty-chair'])), templateProblem(edited(AGENDA_SEGMENTS, 'A guest', ['empty-chair']))]).toEqual(['customer-later', null])
    // what is off does not stand before it
    expect(templateProblem(edited(later, '', ['front-line']))).toBeNull()
    expect(templateProblem(edited(AGENDA_SEGMENTS, 'Why not', AGENDA_SEGMENTS))).toBe('nothing-shown')
  })

  it('is given back when two leads together left no reason for another', () => {
    expect(toAgendaTemplate(edited(later, '')).segments.map(({ key }) => key)[0]).toBe('empty-chair')
    expect(toAgendaTemplate(edited(AGENDA_SEGMENTS, '', ['empty-chair'])).segments[0]).toMatchObject({ key: 'empty-chair', on: true })
    expect(toAgendaTemplate(edited(AGENDA_SEGMENTS, 'Gone', AGENDA_SEGMENTS))).toMatchObject({ customerLater: '', segments: expect.arrayContaining([expect.objectContaining({ key: 'empty-chair', on: true })]) })
  })

  it('is never lost by an edit, whichever', () => {
    expect(wrongIn(editedTemplate, (edited) => {
      const { segments, customerLater } = toAgendaTemplate(edited)
      const first = segments.find(({ on }) => on)?.key
      return [...(first === 'empty-chair' || customerLater !== '' ? [] : [String(first)]), ...(segments.length === AGENDA_SEGMENTS.length ? [] : ['a segment is gone'])]
    })).toEqual([])
  })
})

describe('what was moved', () => {
  it('is the fewest that make one order of the other', () => {
    expect([movedBetween([1, 2, 3, 4], [2, 3, 4, 1]), movedBetween([1, 2, 3, 4], [4, 1, 2, 3]), movedBetween([1, 2, 3], [1, 2, 3]), movedBetween([1, 2, 3, 4], [1, 3, 2, 4]).length]).toEqual([[1], [4], [], 1])
  })
})
