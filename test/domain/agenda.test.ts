// The agenda that writes itself, situation by situation.
import { describe, expect, it } from 'vitest'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import { action, agendaOf, area, author, badNews, choice, codesOf, customer, DAY, facts, HOUR, idea, idOf, itemsIn, itemsOn, LAST_WEEK, learning, metric, NOW, promise, record, titlesIn } from '../support/agenda.ts'

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const reason = (code: string, params: object = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) })

describe('an empty workspace', () => {
  it('still has the eight segments, and each says what would fill it', () => {
    const agenda = agendaOf({ meeting: { since: null, lastMeetingAt: null, lastEndedAt: null } })
    expect(agenda.segments.map(({ key }) => key)).toEqual(['empty-chair', 'front-line', 'numbers', 'promises', 'ideas', 'prevent', 'wow', 'actions'])
    expect(agenda.segments.map(({ missing }) => missing?.code)).toEqual(['missing-empty-chair', 'missing-front-line', 'missing-numbers', 'missing-promises', 'missing-ideas', 'missing-prevent', 'missing-wow', 'missing-actions'])
    expect(agenda.minutesUsed).toBe(0)
  })
})

describe('the empty chair', () => {
  it('tells one story, in the words of a customer who was not heard lately', () => {
    const learnings = [
      learning(1, { quote: 'I gave up', customer: customer(1), sentiment: 'bad', waits: true }),
      learning(2, { quote: 'I print it twice', customer: customer(2) }),
    ]
    const agenda = agendaOf({ learnings, heard: [{ customerId: customer(1).id, meetingsAgo: 1 }] })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 2'])
    expect(itemsIn(agenda, 'empty-chair')[0]?.reasons).toEqual([reason('story-own-words'), reason('story-not-heard', { customer: 'Customer 2' }), reason('new-since')])
    expect(titlesIn(agenda, 'front-line')).toEqual(['Learning 1'])
  })

  it('comes back to a customer when all were heard: to the one heard longest ago', () => {
    const learnings = range(3).map((n) => learning(n, { quote: 'So it is', customer: customer(n) }))
    const agenda = agendaOf({ learnings, heard: range(3).map((n) => ({ customerId: customer(n).id, meetingsAgo: n })) })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 3'])
  })

  it('prefers words with a consequence: of the customer who waits', () => {
    const learnings = [learning(1, { quote: 'Nice', customer: customer(1) }), learning(2, { quote: 'When?', customer: customer(2), waits: true })]
    expect(titlesIn(agendaOf({ learnings }), 'empty-chair')).toEqual(['Learning 2'])
  })

  it('leaves wow moments to the celebration, as long as somebody else has words', () => {
    const learnings = [learning(1, { quote: 'Best day ever', wow: true, sentiment: 'good', customer: customer(1) }), learning(2, { quote: 'Hm', happenedOn: '2026-01-01' })]
    const agenda = agendaOf({ learnings })
    expect([titlesIn(agenda, 'empty-chair'), titlesIn(agenda, 'wow')]).toEqual([['Learning 2'], ['Learning 1']])
    expect(titlesIn(agendaOf({ learnings: learnings.slice(0, 1) }), 'empty-chair')).toEqual(['Learning 1'])
  })

  it('tells an older story that no meeting heard rather than none', () => {
    const agenda = agendaOf({ learnings: [learning(1, { quote: 'Still so', happenedOn: '2025-11-01', createdAt: NOW - 120 * DAY })] })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 1'])
    expect(codesOf(itemsIn(agenda, 'empty-chair')[0])).toContain('not-discussed')
  })

  it('without anybody’s own words takes the newest learning, and says so', () => {
    const agenda = agendaOf({ learnings: [learning(1)] })
    expect(codesOf(itemsIn(agenda, 'empty-chair')[0])?.[0]).toBe('story-no-words')
  })

  it('comes first however short the meeting is', () => {
    const crowd = { learnings: range(20).map((n) => learning(n, { quote: 'So it is' })), ideas: range(20).map((n) => idea(100 + n)), promises: range(20).map((n) => promise(200 + n, { dueAt: NOW - n * DAY })) }
    for (const minutes of [5, 6, 10, 15, 30]) {
      const agenda = agendaOf({ ...crowd, meeting: { minutes } })
      expect(agenda.segments[0]?.items).toHaveLength(1)
      expect(agenda.minutesUsed).toBe(minutes)
    }
  })

  it('is told again for the same learning when it stays pinned in the chair', () => {
    const learnings = [learning(1, { quote: 'Old', happenedOn: '2026-01-01' }), learning(2, { quote: 'New', customer: customer(2), waits: true })]
    const agenda = agendaOf({ learnings, choices: [choice(`learning:${idOf(1)}`, { pinned: true, segment: 'empty-chair' })] })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 1'])
    expect(titlesIn(agenda, 'front-line')).toEqual(['Learning 2'])
  })

  it('passes to the next customer when the story is dropped', () => {
    const learnings = [learning(1, { quote: 'One', waits: true }), learning(2, { quote: 'Two' })]
    const agenda = agendaOf({ learnings, choices: [choice(`learning:${idOf(1)}`, { dropped: true, segment: 'empty-chair' })] })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 2'])
    expect(agenda.dropped.map(({ title, segment }) => [title, segment])).toEqual([['Learning 1', 'empty-chair']])
  })
})

describe('the front line', () => {
  it('spreads over customers, areas and authors instead of repeating the loudest', () => {
    const loud = range(12).map((n) => learning(n, { customer: customer(1), area: area(1), author: author(1), sentiment: 'bad' }))
    const others = range(3).map((n) => learning(100 + n, { customer: customer(1 + n), area: area(1 + n), author: author(1 + n) }))
    const titles = titlesIn(agendaOf({ learnings: [...loud, ...others], meeting: { minutes: 60 } }), 'front-line')
    expect(titles.slice(0, 4)).toEqual(expect.arrayContaining(['Learning 101', 'Learning 102', 'Learning 103']))
  })

  it('lets each customer speak before one speaks twice', () => {
    const learnings = [...range(6).map((n) => learning(n, { customer: customer(1), sentiment: 'bad' })), ...range(3).map((n) => learning(100 + n, { customer: customer(1 + n) }))]
    const speakers = itemsIn(agendaOf({ learnings }), 'front-line').map(({ customer }) => customer)
    expect(new Set(speakers.slice(0, 4)).size).toBe(4)
  })

  it('keeps good and bad news in balance', () => {
    const learnings = [...range(10).map((n) => learning(n, { sentiment: 'bad', customer: customer(n) })), ...range(10).map((n) => learning(50 + n, { sentiment: 'good', customer: customer(50 + n) }))]
    const moods = itemsIn(agendaOf({ learnings }), 'front-line').map(({ sentiment }) => sentiment)
    expect(moods.filter((mood) => mood === 'good').length).toBeGreaterThanOrEqual(3)
    expect(moods.filter((mood) => mood === 'bad').length).toBeGreaterThanOrEqual(3)
  })

  it('joins many learnings about one area in the reason', () => {
    const agenda = agendaOf({ learnings: [learning(1, { quote: 'x' }), learning(2, { area: area(7) })], areas: [badNews(7, { learnings: 12, customers: 9 })] })
    expect(itemsIn(agenda, 'front-line')[0]?.reasons).toContainEqual(reason('area-learnings', { count: 12, area: 'Area 7', customers: 9, since: 'meeting' }))
  })

  it('leaves out what was logged before the last meeting, and what belongs to another team', () => {
    const story = learning(1, { quote: 'x' })
    const agenda = agendaOf({ learnings: [story, learning(2, { createdAt: LAST_WEEK - DAY }), learning(3, { teamId: idOf(7) }), learning(4, { teamId: idOf(8) })], meeting: { team: { id: idOf(7), name: 'Sales' } } })
    expect(titlesIn(agenda, 'front-line')).toEqual(['Learning 3'])
    expect(agenda.parked).toEqual([])
  })
})

describe('customer numbers', () => {
  it('shows the largest movement of its scale first, with its distance from the target', () => {
    const metrics = [
      metric(1, 35, 47, { name: 'NPS', target: 40, episode: { id: idOf(70), name: 'Paying' } }), // 12 of 200
      metric(2, 71, 80, { name: 'CSAT', kind: 'csat', target: 70 }), // 9 of 100
      metric(3, 5, 4.1, { name: 'Contact rate', kind: 'contact-rate', unit: '%', higherIsBetter: false, target: 4 }), // 0.9 of 5, of which a quarter
    ]
    const [first, second, third] = itemsIn(agendaOf({ metrics }), 'numbers')
    expect(first?.reasons).toEqual([reason('metric-fell-percent', { metric: 'CSAT', count: 9 }), reason('metric-on-target'), reason('metric-reading', { value: 71 })])
    expect(second?.subject).toBe(`metric:${idOf(1)}/${idOf(70)}`)
    expect(second?.reasons).toEqual([reason('metric-fell-points', { metric: 'NPS', episode: 'Paying', count: 12 }), reason('metric-below-target', { count: 5 }), reason('metric-reading', { value: 35 })])
    expect(third?.reasons).toEqual([reason('metric-rose-plain', { count: 0.9 }), reason('metric-above-target', { count: 1 }), reason('metric-reading')])
  })

  it('leaves out readings that are not new, except before the first meeting', () => {
    const old = metric(1, 35, 47, { latest: { id: idOf(5), value: 35, readOn: '2026-01-02', createdAt: NOW - 60 * DAY } })
    expect(itemsIn(agendaOf({ metrics: [old] }), 'numbers')).toEqual([])
    expect(itemsIn(agendaOf({ metrics: [old], meeting: { lastMeetingAt: null, lastEndedAt: null, since: NOW - 14 * DAY } }), 'numbers')).toHaveLength(1)
  })
})

describe('promises we owe', () => {
  it('puts the one that is overdue longest first, then what falls due before the next meeting, then what was kept', () => {
    const promises = [
      promise(1, { dueAt: NOW + 3 * DAY }),
      promise(2, { dueAt: NOW - 2 * DAY - HOUR }),
      promise(3, { dueAt: NOW - 5 * HOUR }),
      promise(4, { dueAt: NOW + 30 * DAY }),
      promise(5, { state: 'resolved', dueAt: NOW - 3 * DAY, resolvedAt: NOW - DAY }),
      promise(6, { state: 'resolved', dueAt: NOW - 30 * DAY, resolvedAt: LAST_WEEK - DAY }),
    ]
    const items = itemsIn(agendaOf({ promises, overdue: 2 }), 'promises')
    expect(items.map(({ title }) => title)).toEqual(['Promise 2', 'Promise 3', 'Promise 1', 'Promise 5'])
    expect(items.map(({ reasons }) => reasons[0])).toEqual([reason('promise-overdue-days', { count: 2 }), reason('promise-overdue-hours', { count: 5 }), reason('promise-due'), reason('promise-kept')])
  })

  it('keeps bringing back an overdue one until it is kept, though it was discussed', () => {
    const late = promise(1, { dueAt: NOW - 9 * DAY })
    const discussed = [{ subject: `follow-up:${late.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('promises', knownOf.promise(late)) }]
    expect(titlesIn(agendaOf({ promises: [late], overdue: 1, discussed }), 'promises')).toEqual(['Promise 1'])
  })

  it('says how many more are overdue than it was told of', () => {
    expect(itemsIn(agendaOf({ promises: [promise(1, { dueAt: NOW - DAY })], overdue: 400 }), 'promises')[0]?.reasons).toContainEqual(reason('promise-others', { count: 399 }))
  })
})

describe('ideas to decide', () => {
  it('ranks by distinct customers before evidence, and evidence before supporters', () => {
    const ideas = [idea(1, { supporters: 3 }), idea(2, { learnings: 3 }), idea(3, { customers: 3 }), idea(4)]
    expect(titlesIn(agendaOf({ ideas }), 'ideas')).toEqual(['Idea 3', 'Idea 2', 'Idea 1', 'Idea 4'])
  })

  it('says who is behind it and how long it waits', () => {
    const [item] = itemsIn(agendaOf({ ideas: [idea(1, { customers: 3, learnings: 5, supporters: 2, submittedAt: NOW - 9 * DAY })] }), 'ideas')
    expect(item?.reasons).toEqual([reason('idea-customers', { count: 3 }), reason('idea-learnings', { count: 5 }), reason('idea-supporters', { count: 2 }), reason('idea-waits-answer', { count: 9 }), reason('not-discussed')])
    expect(item?.answers).toEqual({ customers: 'All', delight: 'It saves a call' })
  })

  it('says a high score on which reviewers agree, and ranks by what customers said all the same', () => {
    const ideas = [idea(1, { agreed: { score: 92, reviews: 3 } }), idea(2, { customers: 1 })]
    const items = itemsIn(agendaOf({ ideas }), 'ideas')
    expect(items.map(({ title }) => title)).toEqual(['Idea 2', 'Idea 1'])
    expect(items[1]?.reasons).toContainEqual(reason('idea-score', { score: 92, count: 3 }))
    expect(items[0]?.reasons.map(({ code }) => code)).not.toContain('idea-score')
  })

  it('gives the third place to the one that waits longest, so that no idea waits for ever', () => {
    const ideas = [...range(12).map((n) => idea(n, { customers: 10 })), idea(50, { submittedAt: NOW - 400 * DAY })]
    const items = itemsIn(agendaOf({ ideas }), 'ideas')
    expect(items[2]?.title).toBe('Idea 50')
    expect(items[2]?.reasons).toContainEqual(reason('idea-waits-longest', { count: 400 }))
  })

  it('gives that place to none that is pinned, so that deciding one again moves nothing', () => {
    const old = idea(50, { stage: 'implemented', submittedAt: NOW - 400 * DAY })
    const world = { ideas: [old, idea(51, { submittedAt: NOW - 40 * DAY }), ...range(6).map((n) => idea(n, { customers: 10 }))], choices: [choice(`idea:${old.id}`, { pinned: true })] }
    const decisions = [{ id: idOf(1), kind: 'pilot' as const, reason: '', by: author(1), at: NOW }]
    expect(titlesIn(agendaOf(world), 'ideas')[2]).toBe('Idea 51')
    expect(titlesIn(agendaOf({ ...world, records: [record(`idea:${old.id}`, { decisions })] }), 'ideas')).toEqual(titlesIn(agendaOf(world), 'ideas'))
  })

  it('puts ideas whose two questions are not answered behind', () => {
    const ideas = [idea(1, { answers: { customers: 'All', delight: '' }, supporters: 5 }), idea(2)]
    const [first, second] = itemsIn(agendaOf({ ideas }), 'ideas')
    expect([first?.title, second?.title]).toEqual(['Idea 2', 'Idea 1'])
    expect(codesOf(second)).toContain('idea-unanswered')
  })

  it('has nothing to decide about ideas that were decided', () => {
    const stages = ['draft', 'approved', 'pilot', 'implemented', 'measured', 'declined', 'parked', 'merged'] as const
    const agenda = agendaOf({ ideas: stages.map((stage, n) => idea(n, { stage })) })
    expect(itemsOn(agenda)).toEqual([])
    expect(agenda.parked).toEqual([])
  })
})

describe('what was discussed before', () => {
  const before = idea(1, { supporters: 2, customers: 1 })
  const discussed = [{ subject: `idea:${before.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(before)) }]

  it('does not come back unchanged', () => {
    const agenda = agendaOf({ ideas: [before], discussed })
    expect([...itemsOn(agenda), ...agenda.parked]).toEqual([])
  })

  it('comes back when more speaks for it, and says what', () => {
    const [item] = itemsIn(agendaOf({ ideas: [{ ...before, supporters: 4, customers: 2 }], discussed }), 'ideas')
    expect(item?.reasons.slice(0, 2)).toEqual([reason('changed-supporters', { count: 2, on: Date.UTC(2026, 1, 25, 12) }), reason('changed-customers', { count: 1 })])
    expect(codesOf(item)).not.toContain('not-discussed')
  })

  it('does not come back because a supporter left', () => {
    expect(itemsIn(agendaOf({ ideas: [{ ...before, supporters: 1 }], discussed }), 'ideas')).toEqual([])
  })

  it('comes back when it was moved or its answers were written again', () => {
    expect(codesOf(itemsIn(agendaOf({ ideas: [{ ...before, stage: 'in-review' }], discussed }), 'ideas')[0])?.[0]).toBe('changed-stage')
    expect(codesOf(itemsIn(agendaOf({ ideas: [{ ...before, answers: { customers: 'Families', delight: 'Peace' } }], discussed }), 'ideas')[0])?.[0]).toBe('changed-answers')
  })

  it('comes back when it was left over: on the last agenda, but not reached', () => {
    const [item] = itemsIn(agendaOf({ ideas: [before], leftOver: [`idea:${before.id}`] }), 'ideas')
    expect(item).toMatchObject({ carriedOver: true })
    expect(item?.reasons[0]).toEqual(reason('left-over', { on: Date.UTC(2026, 1, 25, 12) }))
  })

  it('keeps a learning told at the last meeting away, and brings it back when it was written again', () => {
    const told = learning(1)
    const seen = [{ subject: `learning:${told.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('front-line', knownOf.learning(told)) }]
    expect(itemsOn(agendaOf({ learnings: [told], discussed: seen }))).toEqual([])
    expect(codesOf(itemsOn(agendaOf({ learnings: [{ ...told, text: 'It was two invoices' }], discussed: seen }))[0])).toContain('changed-words')
  })

  it('brings a number back with a new reading only', () => {
    const told = metric(1, 35, 47)
    const seen = [{ subject: `metric:${told.metricId}`, at: NOW - HOUR, fingerprint: fingerprintOf('numbers', knownOf.metric(told)) }]
    expect(itemsIn(agendaOf({ metrics: [told], discussed: seen }), 'numbers')).toEqual([])
    expect(codesOf(itemsIn(agendaOf({ metrics: [{ ...told, latest: { ...told.latest, id: idOf(9), value: 36 } }], discussed: seen }), 'numbers')[0])?.[0]).toBe('changed-reading')
  })
})

describe('prevent', () => {
  it('takes up the area with most bad news, and the idea that would remove it', () => {
    const areas = [badNews(1, { bad: 3 }), badNews(2, { bad: 7, badCustomers: 5, idea: { id: idOf(5), name: 'One clear invoice', stage: 'approved' } })]
    const agenda = agendaOf({ areas })
    expect(itemsIn(agenda, 'prevent')[0]?.reasons).toEqual([reason('area-bad', { count: 7, area: 'Area 2', customers: 5 }), reason('area-idea', { idea: 'One clear invoice', stage: 'approved' })])
    expect(agenda.parked.map(({ title, reasons }) => [title, reasons[0]?.code])).toEqual([['Area 1', 'limit']])
  })

  it('asks for an idea where there is none', () => {
    expect(codesOf(itemsIn(agendaOf({ areas: [badNews(1)] }), 'prevent')[0])).toEqual(['area-bad', 'area-no-idea'])
  })
})

describe('actions', () => {
  it('puts overdue ones first, then by day, and those of today last and without time of their own', () => {
    const actions = [action(1), action(2, { dueOn: '2026-03-10' }), action(3, { dueOn: '2026-03-01' }), action(4, { meetingId: idOf(901), createdAt: NOW }), action(5, { doneAt: NOW - DAY })]
    const items = itemsIn(agendaOf({ actions }), 'actions')
    expect(items.map(({ title, minutes }) => [title, minutes])).toEqual([['Action 3', 1], ['Action 2', 1], ['Action 1', 1], ['Action 5', 0], ['Action 4', 0]])
    expect(items.map(({ reasons }) => reasons[0])).toEqual([reason('action-overdue', { count: 3 }), reason('action-due'), reason('action-open'), reason('action-done'), reason('action-today')])
    expect(items[0]?.actions).toMatchObject([{ title: 'Action 3', dueOn: '2026-03-01' }])
  })

  it('are carried over when a meeting passed while they were open, whether it talked about them or not', () => {
    const actions = [action(1, { carried: 2 }), action(2, { carried: 0 }), action(3, { carried: 1, doneAt: NOW - DAY })]
    const items = itemsIn(agendaOf({ actions, leftOver: [`action:${idOf(2)}`, `action:${idOf(3)}`] }), 'actions')
    expect(items.map(({ title, carriedOver }) => [title, carriedOver])).toEqual([['Action 1', true], ['Action 2', false], ['Action 3', false]])
    expect(items.map((item) => codesOf(item)?.includes('action-carried'))).toEqual([true, false, false])
  })
})

describe('wow moments', () => {
  it('have a segment of their own and are celebrated once', () => {
    const wow = learning(1, { wow: true })
    const news = learning(2, { quote: 'x' })
    expect(titlesIn(agendaOf({ learnings: [wow, news] }), 'wow')).toEqual(['Learning 1'])
    const discussed = [{ subject: `learning:${wow.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('wow', knownOf.learning(wow)) }]
    expect(itemsOn(agendaOf({ learnings: [wow], discussed }))).toEqual([])
  })
})

describe('time', () => {
  const crowd = {
    learnings: range(60).map((n) => learning(n, { quote: n % 2 ? 'x' : '', customer: customer(n % 7), area: area(n % 5), wow: n % 20 === 0 })),
    ideas: range(40).map((n) => idea(100 + n, { supporters: n })),
    promises: range(30).map((n) => promise(200 + n, { dueAt: NOW - n * DAY })),
    metrics: range(12).map((n) => metric(300 + n, n, 0)),
    actions: range(30).map((n) => action(400 + n)),
    areas: range(3).map((n) => badNews(n)),
  }

  it('is filled and never exceeded, in five minutes and in eight hours', () => {
    for (const minutes of [5, 15, 30, 45, 60, 90, 120]) expect(agendaOf({ ...crowd, meeting: { minutes } }).minutesUsed, `${minutes} minutes`).toBe(minutes)
    const day = agendaOf({ ...crowd, meeting: { minutes: 480 } })
    expect(day.minutesUsed).toBeLessThanOrEqual(480)
    expect(day.minutesUsed).toBeGreaterThan(300)
  })

  it('of no minutes, or of ten hours, is an agenda too: all that is not on is parked and says why', () => {
    for (const minutes of [0, 1, 600]) {
      const agenda = agendaOf({ ...crowd, meeting: { minutes } })
      expect(agenda.minutesUsed, `${minutes} minutes`).toBeLessThanOrEqual(minutes)
      expect(itemsOn(agenda).length + agenda.parked.length).toBe(60 + 40 + 30 + 12 + 30 + 3)
      expect(agenda.parked.filter(({ reasons }) => !['no-time', 'limit'].includes(reasons[0]!.code))).toEqual([])
    }
    expect(itemsOn(agendaOf({ ...crowd, meeting: { minutes: 0 } }))).toEqual([])
  })

  it('in a quarter of an hour has room for every segment', () => {
    const agenda = agendaOf({ ...crowd, meeting: { minutes: 15 } })
    expect(agenda.segments.filter(({ items }) => items.length > 0).map(({ key }) => key)).toEqual(['empty-chair', 'front-line', 'numbers', 'promises', 'ideas', 'prevent', 'wow', 'actions'])
  })

  it('in five minutes hears the customer, one promise and one idea', () => {
    const agenda = agendaOf({ ...crowd, meeting: { minutes: 5 } })
    expect(agenda.segments.filter(({ items }) => items.length > 0).map(({ key, minutes }) => [key, minutes])).toEqual([['empty-chair', 2], ['promises', 1], ['ideas', 2]])
  })

  it('parks what does not fit, with the reason', () => {
    const agenda = agendaOf({ ...crowd, meeting: { minutes: 15 } })
    expect(new Set(agenda.parked.map(({ reasons }) => reasons[0]?.code))).toEqual(new Set(['no-time']))
    expect(itemsOn(agenda).length + agenda.parked.length).toBe(60 + 40 + 30 + 12 + 30 + 3)
  })

  it('that is left over goes to more of what there is, up to twice what a segment usually has', () => {
    const agenda = agendaOf({ learnings: crowd.learnings.map((one) => ({ ...one, wow: false })), meeting: { minutes: 60 } })
    expect(itemsIn(agenda, 'front-line')).toHaveLength(16)
    expect(agenda.minutesUsed).toBeLessThan(60)
    expect(agenda.parked.map(({ reasons }) => reasons[0])).toEqual(Array.from({ length: 60 - 17 }, () => reason('limit', { count: 16 })))
  })
})

describe('what was chosen by hand', () => {
  const ideas = range(20).map((n) => idea(n, { supporters: 20 - n }))

  it('pinned: on, and the first of the others makes room', () => {
    const without = agendaOf({ ideas, meeting: { minutes: 20 } })
    const last = ideas[19]!
    expect(titlesIn(without, 'ideas')).not.toContain(last.title)
    const agenda = agendaOf({ ideas, meeting: { minutes: 20 }, choices: [choice(`idea:${last.id}`, { pinned: true })] })
    expect(itemsIn(agenda, 'ideas').find(({ title }) => title === last.title)).toMatchObject({ pinned: true, byHand: true, reasons: expect.arrayContaining([reason('pinned')]) })
    expect(agenda.minutesUsed).toBeLessThanOrEqual(20)
  })

  it('pinned more than the meeting is long: each gets less, and those that do not fit even so are parked with the reason', () => {
    const choices = ideas.slice(0, 8).map(({ id }) => choice(`idea:${id}`, { pinned: true }))
    const short = agendaOf({ ideas, choices, meeting: { minutes: 8 } })
    expect(itemsIn(short, 'ideas').map(({ minutes }) => minutes)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    const tooShort = agendaOf({ ideas, choices, meeting: { minutes: 5 } })
    expect(itemsOn(tooShort)).toHaveLength(5)
    expect(tooShort.parked.filter(({ pinned }) => pinned).map(({ reasons }) => reasons[0]?.code)).toEqual(['pins', 'pins', 'pins'])
  })

  it('ordered until the meeting is full: the customer’s story still has its place', () => {
    const choices = ideas.slice(0, 6).map(({ id }, position) => choice(`idea:${id}`, { position }))
    const agenda = agendaOf({ ideas, choices, learnings: [learning(900, { quote: 'So it is' })], meeting: { minutes: 12 } })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 900'])
    expect(itemsIn(agenda, 'ideas')).toHaveLength(6)
  })

  it('pinned, and gone: nothing is said', () => {
    expect(itemsOn(agendaOf({ choices: [choice(`idea:${idOf(77)}`, { pinned: true })] }))).toEqual([])
  })

  it('pinned: an idea that was decided long ago can be talked about', () => {
    const agenda = agendaOf({ ideas: [idea(1, { stage: 'implemented' })], choices: [choice(`idea:${idOf(1)}`, { pinned: true })] })
    expect(itemsIn(agenda, 'ideas')).toMatchObject([{ title: 'Idea 1', stage: 'implemented' }])
    expect(codesOf(itemsIn(agenda, 'ideas')[0])?.[0]).toBe('pinned')
  })

  it('dropped: off, but it can be taken back', () => {
    const agenda = agendaOf({ ideas: ideas.slice(0, 2), choices: [choice(`idea:${idOf(1)}`, { dropped: true })] })
    expect(titlesIn(agenda, 'ideas')).toEqual(['Idea 2'])
    expect(agenda.dropped.map(({ title, reasons, minutes }) => [title, reasons[0]?.code, minutes])).toEqual([['Idea 1', 'dropped', itemsIn(agenda, 'ideas')[0]!.minutes]])
  })

  it('ordered and timed: kept, and new ideas come after', () => {
    const choices = [choice(`idea:${idOf(2)}`, { position: 0, minutes: 12 }), choice(`idea:${idOf(1)}`, { position: 1 })]
    const items = itemsIn(agendaOf({ ideas: [ideas[0]!, ideas[1]!, idea(50, { customers: 10 })], choices }), 'ideas')
    expect(items.map(({ title, minutes, byHand }) => [title, minutes, byHand])).toEqual([['Idea 2', 12, true], ['Idea 1', 5, true], ['Idea 50', 5, false]])
  })

  it('added: stands where it was put, with its time', () => {
    const agenda = agendaOf({ choices: [choice(`added:${idOf(5)}`, { segment: 'wow', title: 'Cake for Mira', minutes: 4 })] })
    expect(itemsIn(agenda, 'wow')).toMatchObject([{ kind: 'added', title: 'Cake for Mira', minutes: 4, byHand: true, reasons: [{ code: 'added' }] }])
  })
})

describe('while the meeting runs', () => {
  it('keeps a decided idea on the agenda, though it moved on', () => {
    const decisions = [{ id: idOf(1), kind: 'pilot' as const, reason: '', by: author(1), at: NOW }]
    const agenda = agendaOf({ ideas: [idea(1, { stage: 'pilot' })], records: [record(`idea:${idOf(1)}`, { fingerprint: '{"segment":"ideas"}', decisions })] })
    expect(itemsIn(agenda, 'ideas')).toMatchObject([{ title: 'Idea 1', discussedAt: NOW, decisions: [{ kind: 'pilot' }] }])
    expect(codesOf(itemsIn(agenda, 'ideas')[0])).toContain('idea-decided')
    const later = { ...decisions[0]!, id: idOf(2), kind: 'park' as const, at: NOW + HOUR }
    const both = agendaOf({ ideas: [idea(1, { stage: 'parked' })], records: [record(`idea:${idOf(1)}`, { decisions: [later, ...decisions] })] })
    expect(itemsIn(both, 'ideas')[0]?.decisions.map(({ kind }) => kind)).toEqual(['pilot', 'park'])
  })

  it('does not give what the meeting itself did to an idea as a reason why it is here', () => {
    const before = idea(1, { stage: 'in-review' })
    const discussed = [{ subject: `idea:${before.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(before)) }]
    const now = idea(1, { stage: 'declined', supporters: 2 })
    const records = [record(`idea:${before.id}`, { fingerprint: '{"segment":"ideas"}', decisions: [{ id: idOf(1), kind: 'decline' as const, reason: 'No', by: author(1), at: NOW }] })]
    expect(codesOf(itemsIn(agendaOf({ ideas: [now], discussed, records }), 'ideas')[0])).toEqual(['changed-supporters', 'idea-supporters', 'idea-decided'])
    const elsewhere = agendaOf({ ideas: [idea(1, { stage: 'submitted' })], discussed })
    expect(codesOf(itemsIn(elsewhere, 'ideas')[0])).toContain('changed-stage')
  })

  it('keeps the story in the chair after it was told, though a better one was logged', () => {
    const learnings = [learning(1, { quote: 'Told' }), learning(2, { quote: 'Better', customer: customer(2), waits: true, sentiment: 'bad' })]
    const agenda = agendaOf({ learnings, records: [record(`learning:${idOf(1)}`, { fingerprint: '{"segment":"empty-chair"}' })] })
    expect(titlesIn(agenda, 'empty-chair')).toEqual(['Learning 1'])
  })

  it('keeps in its place what is done on the spot: an action ticked, a promise kept', () => {
    const actions = [action(1, { dueOn: '2026-03-01' }), action(2, { dueOn: '2026-03-02' })]
    const promises = [promise(1, { dueAt: NOW - 2 * DAY }), promise(2, { dueAt: NOW - DAY })]
    const agenda = agendaOf({ actions: [{ ...actions[0]!, doneAt: NOW }, actions[1]!], promises: [{ ...promises[0]!, state: 'resolved', resolvedAt: NOW }, promises[1]!] })
    expect(itemsIn(agenda, 'actions').map(({ title, minutes }) => [title, minutes])).toEqual([['Action 1', 1], ['Action 2', 1]])
    expect(titlesIn(agenda, 'promises')).toEqual(['Promise 1', 'Promise 2'])
    expect(codesOf(itemsIn(agenda, 'promises')[0])).toEqual(['promise-kept'])
  })

  it('never loses what was recorded, however much there is of it', () => {
    const ideas = range(30).map((n) => idea(n))
    const agenda = agendaOf({ ideas, meeting: { minutes: 10 }, records: ideas.map(({ id }) => record(`idea:${id}`)) })
    expect(itemsIn(agenda, 'ideas')).toHaveLength(30)
    expect(agenda.minutesUsed).toBe(10)
  })
})

describe('words of any size', () => {
  it('are cut for the agenda, not through a character', () => {
    const agenda = agendaOf({ learnings: [learning(1, { text: '👩‍🦽'.repeat(400), quote: 'ö'.repeat(5000) })] })
    const [item] = itemsIn(agenda, 'empty-chair')
    expect(item!.title.length).toBeLessThanOrEqual(301)
    expect(item!.title.isWellFormed()).toBe(true)
    expect(item!.quote.length).toBeLessThanOrEqual(2001)
  })
})

it('leaves its facts as they were', () => {
  const frozen = Object.freeze(facts({ ideas: Object.freeze([idea(2), idea(1)]) as never, actions: Object.freeze([action(2), action(1)]) as never }))
  expect(() => agendaOf(frozen)).not.toThrow()
})
