// Situations about what is decided and owed: ideas, promises, numbers, causes, actions, and short or long meetings.
import { fingerprintOf, knownOf } from '../../../shared/domain/agenda/changes.ts'
import { action, author, badNews, choice, customer, DAY, HOUR, idea, idOf, LAST_WEEK, learning, metric, NOW, promise } from '../../support/agenda.ts'
import type { Situation } from './situation.ts'

const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, index) => make(index + 1))
const story = learning(900, { text: 'The story', quote: 'So it was', customer: customer(90), sentiment: 'bad', author: author(90) })
const by = (name: string, number: number) => ({ author: name, authorId: idOf(3000 + number) })
const discussed = (fact: ReturnType<typeof idea>) => ({ subject: `idea:${fact.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('ideas', knownOf.idea(fact)) })
const cable = idea(1, { title: 'A longer cable', supporters: 2, customers: 1, submittedAt: NOW - 20 * DAY })
const label = idea(2, { title: 'A larger label', supporters: 3, customers: 1, submittedAt: NOW - 20 * DAY })

export const aboutDecisions: readonly Situation[] = [
  {
    name: 'The colleague with nine ideas',
    because: 'Ada’s nine ideas are as good as the one each of the other three: everybody’s first idea is decided before Ada’s second.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [story],
      ideas: [...many(9, (n) => idea(n, { title: `Ada ${n}`, supporters: 2, ...by('Ada', 1) })), idea(21, { title: 'Bo’s idea', supporters: 2, ...by('Bo', 2) }), idea(22, { title: 'Cia’s idea', supporters: 1, ...by('Cia', 3) }), idea(23, { title: 'Dan’s idea', supporters: 1, ...by('Dan', 4) })],
    },
    expected: { 'empty-chair': ['The story'], ideas: ['Ada 1', 'Bo’s idea', 'Cia’s idea', 'Dan’s idea', 'Ada 2', 'Ada 3', 'Ada 4', 'Ada 5', 'Ada 6', 'Ada 7', 'Ada 8'] },
    apart: { why: 'The lead forgot the clock: half an hour has room for nine ideas of three minutes.', missing: ['ideas: Ada 7', 'ideas: Ada 8'] },
  },
  {
    name: 'Merit before turn',
    because: 'Two of Eva’s ideas have eight customers each behind them: both go before ideas that one colleague likes.',
    facts: {
      meeting: { minutes: 20 },
      learnings: [story],
      ideas: [idea(1, { title: 'Bill in one page', customers: 8, learnings: 6, ...by('Eva', 1) }), idea(2, { title: 'Bill before noon', customers: 8, learnings: 5, ...by('Eva', 1) }), idea(3, { title: 'Blue bill', supporters: 1, ...by('Finn', 2) }), idea(4, { title: 'Green bill', supporters: 1, ...by('Gun', 3) })],
    },
    expected: { 'empty-chair': ['The story'], ideas: ['Bill in one page', 'Bill before noon', 'Blue bill', 'Green bill'] },
  },
  {
    name: 'The idea that nobody decides',
    because: 'Eight strong ideas wait for a week, one weak idea for a year: the weak one gets its answer today, in third place.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [story],
      ideas: [...many(8, (n) => idea(n, { title: `Strong ${n}`, customers: 9, ...by(`Colleague ${n}`, n) })), idea(50, { title: 'A bell at the desk', submittedAt: NOW - 365 * DAY, ...by('Olle', 50) })],
    },
    expected: { 'empty-chair': ['The story'], ideas: ['Strong 1', 'Strong 2', 'A bell at the desk', 'Strong 3', 'Strong 4', 'Strong 5', 'Strong 6', 'Strong 7', 'Strong 8'] },
  },
  {
    name: 'Talked about, and what came of it',
    because: 'Both ideas were discussed last week; for the label two more customers asked since, so it comes back; the cable stays away until something changes.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [story],
      ideas: [cable, { ...label, customers: 3, learnings: 2 }, idea(3, { title: 'A new hinge', supporters: 1 })],
      discussed: [discussed(cable), discussed(label)],
    },
    expected: { 'empty-chair': ['The story'], ideas: ['A larger label', 'A new hinge'] },
  },
  {
    name: 'Time ran out last week',
    because: 'What the meeting did not reach comes before what is new and as good; what was on three agendas and never reached lets others go first.',
    facts: {
      meeting: { minutes: 20 },
      learnings: [story],
      ideas: [idea(1, { title: 'Not reached', supporters: 2, ...by('Ada', 1), submittedAt: NOW - 9 * DAY }), idea(2, { title: 'Never reached', supporters: 3, ...by('Bo', 2), submittedAt: NOW - 9 * DAY }), ...many(3, (n) => idea(10 + n, { title: `New ${n}`, supporters: 3, ...by(`N ${n}`, 10 + n), submittedAt: NOW - 3 * DAY }))],
      leftOver: [`idea:${idOf(1)}`, `idea:${idOf(2)}`],
      leftOften: [{ subject: `idea:${idOf(2)}`, times: 3 }],
    },
    expected: { 'empty-chair': ['The story'], ideas: ['Not reached', 'New 1', 'New 2', 'New 3', 'Never reached'] },
  },
  {
    name: 'Promises pile up',
    because: 'Nine answers are overdue and the meeting is short: the ones overdue longest are on, the rest is visible, and one idea is decided all the same.',
    facts: {
      meeting: { minutes: 15 },
      learnings: [story],
      promises: many(9, (n) => promise(n, { text: `Owed for ${n} days`, dueAt: NOW - n * DAY - HOUR })),
      overdue: 9,
      ideas: [idea(100, { title: 'Answer by machine', supporters: 4 })],
    },
    expected: { 'empty-chair': ['The story'], promises: many(9, (n) => `Owed for ${10 - n} days`), ideas: ['Answer by machine'] },
  },
  {
    name: 'The numbers moved',
    because: 'The largest movement first, whatever its scale; then what misses its target; what nobody read anew is left out.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [story],
      metrics: [
        metric(1, 79, 80, { name: 'CSAT', kind: 'csat', target: 85 }),
        metric(2, 20, 44, { name: 'NPS', target: 40 }),
        metric(3, 80, 80, { name: 'CSAT abroad', kind: 'csat', target: 75 }),
        metric(4, 12, 30, { name: 'eNPS', kind: 'enps', latest: { id: idOf(5), value: 12, readOn: '2026-01-02', createdAt: NOW - 60 * DAY } }),
      ],
    },
    expected: { 'empty-chair': ['The story'], numbers: ['NPS', 'CSAT', 'CSAT abroad'] },
  },
  {
    name: 'One cause, many customers',
    because: 'One customer complained six times about returns, five different ones about delivery: delivery costs more of them and is taken up.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [story],
      areas: [badNews(1, { name: 'Returns', bad: 6, badCustomers: 1 }), badNews(2, { name: 'Delivery', bad: 5, badCustomers: 5, idea: { id: idOf(7), name: 'A text on the way', stage: 'approved' } })],
    },
    expected: { 'empty-chair': ['The story'], prevent: ['Delivery'] },
  },
  {
    name: 'Fifteen minutes at the coffee machine',
    because: 'A little of everything: the customer first, the worst promise, the best idea, and what is open; nothing takes the whole quarter of an hour.',
    facts: {
      meeting: { minutes: 15 },
      learnings: [story, ...many(6, (n) => learning(n, { text: `News ${n}`, customer: customer(n), author: author(n), sentiment: n % 2 ? 'bad' : 'good' })), learning(70, { text: 'Wow', wow: true, author: author(70) })],
      metrics: [metric(1, 35, 47, { name: 'NPS' })],
      promises: many(4, (n) => promise(n, { text: `Owed ${n}`, dueAt: NOW - n * DAY - HOUR })),
      overdue: 4,
      ideas: many(5, (n) => idea(n, { title: `Idea ${n}`, customers: 6 - n, ...by(`C ${n}`, n) })),
      areas: [badNews(1, { name: 'Billing' })],
      actions: many(3, (n) => action(n, { title: `To do ${n}`, dueOn: `2026-03-0${n}` })),
    },
    expected: { 'empty-chair': ['The story'], 'front-line': ['News 1', 'News 2'], numbers: ['NPS'], promises: ['Owed 4'], ideas: ['Idea 1', 'Idea 2'], prevent: ['Billing'], wow: ['Wow'], actions: ['To do 1'] },
    apart: { why: 'One minute is left, and a third piece of news fits into it. After a bad story the good news comes first.', extra: ['front-line: News 4'], swapped: 1 },
  },
  {
    name: 'The lead wants to talk about three things',
    because: 'What was pinned is on, in the order it was put; the customer’s story keeps its place, and the one that was dropped is off.',
    facts: {
      meeting: { minutes: 20 },
      learnings: [story],
      ideas: [idea(1, { title: 'Best', customers: 9, ...by('A', 1) }), idea(2, { title: 'Second', customers: 8, ...by('B', 2) }), idea(3, { title: 'Weak but pinned', ...by('C', 3) }), idea(4, { title: 'Parked long ago', stage: 'parked', ...by('D', 4) })],
      promises: [promise(200, { text: 'Call Nordvik', dueAt: NOW + 40 * DAY })],
      choices: [choice(`idea:${idOf(3)}`, { pinned: true, position: 0 }), choice(`idea:${idOf(4)}`, { pinned: true, position: 1 }), choice(`follow-up:${idOf(200)}`, { pinned: true }), choice(`idea:${idOf(1)}`, { dropped: true })],
    },
    expected: { 'empty-chair': ['The story'], promises: ['Call Nordvik'], ideas: ['Weak but pinned', 'Parked long ago', 'Second'] },
  },
  {
    name: 'The very first meeting',
    because: 'There is little, and all of it is new: it is all on, and a number that was read once is shown.',
    facts: {
      meeting: { minutes: 45, since: null, lastMeetingAt: null, lastEndedAt: null },
      learnings: [learning(1, { text: 'They ask for a map', createdAt: NOW - 40 * DAY }), learning(2, { text: 'They pay in coins', createdAt: NOW - 2 * DAY, author: author(1), sentiment: 'bad' })],
      ideas: [idea(100, { title: 'A map at the door', answers: { customers: 'Tourists', delight: '' } })],
      metrics: [metric(1, 35, null, { name: 'NPS', latest: { id: idOf(5), value: 35, readOn: '2026-01-02', createdAt: NOW - 60 * DAY } })],
    },
    expected: { 'empty-chair': ['They pay in coins'], 'front-line': ['They ask for a map'], numbers: ['NPS'], ideas: ['A map at the door'] },
  },
  {
    name: 'Everything was settled',
    because: 'All was discussed last week and nothing changed: only what is owed and what is to be done comes back.',
    facts: {
      meeting: { minutes: 60 },
      learnings: [{ ...story, createdAt: LAST_WEEK - DAY }],
      ideas: [cable, label],
      promises: [promise(200, { text: 'Pay Nordvik back', dueAt: NOW - 8 * DAY })],
      overdue: 1,
      actions: [action(300, { title: 'Ask the bank', dueOn: '2026-03-05' }), action(301, { title: 'Order chairs', doneAt: NOW - 2 * DAY })],
      discussed: [discussed(cable), discussed(label), { subject: `learning:${story.id}`, at: LAST_WEEK, fingerprint: fingerprintOf('empty-chair', knownOf.learning(story)) }, { subject: `follow-up:${idOf(200)}`, at: LAST_WEEK, fingerprint: '{}' }],
    },
    expected: { promises: ['Pay Nordvik back'], actions: ['Ask the bank', 'Order chairs'] },
  },
]
