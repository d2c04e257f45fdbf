// Situations about who is heard: customers, colleagues, departments, good and bad news.
import { area, author, badNews, DAY, idea, idOf, LAST_WEEK, learning, NOW, promise } from '../../support/agenda.ts'
import type { Situation } from './situation.ts'

const who = (number: number, name: string) => ({ id: idOf(1000 + number), name })
const staff = (number: number, name: string) => ({ id: idOf(3000 + number), name })
const [sales, support, warehouse] = [idOf(7001), idOf(7002), idOf(7003)]
const told = (number: number, text: string, more: Parameters<typeof learning>[1] = {}) => learning(number, { text, ...more })
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, index) => make(index + 1))

export const aboutCustomers: readonly Situation[] = [
  {
    name: 'A quiet week',
    because: 'Three things came in: the one in a customer’s own words opens, the other two are told, and nothing is made up to fill the time.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [
        told(1, 'The bread is cold at nine', { quote: 'I stopped coming before work', customer: who(1, 'Ingrid'), sentiment: 'bad' }),
        told(2, 'The new rolls sell out', { customer: who(2, 'Café Norr'), sentiment: 'good', author: author(1) }),
        told(3, 'A school asks for nut-free cake', { customer: who(3, 'Byskolan'), author: author(2) }),
      ],
    },
    expected: { 'empty-chair': ['The bread is cold at nine'], 'front-line': ['The new rolls sell out', 'A school asks for nut-free cake'] },
  },
  {
    name: 'The loudest customer',
    because: 'Nordvik wrote ten times; the four others who wrote once each come first, then Nordvik again, and nobody else is left out.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [
        told(50, 'The engineer came twice', { quote: 'Nobody had told her', customer: who(9, 'Brunn'), sentiment: 'bad', author: author(9) }),
        ...many(10, (n) => told(n, `Nordvik ${n}`, { customer: who(1, 'Nordvik'), sentiment: 'bad', author: author(1), area: area(1) })),
        told(21, 'Berg cannot print', { customer: who(2, 'Berg'), sentiment: 'bad', author: author(2) }),
        told(22, 'Lind likes the app', { customer: who(3, 'Lind'), sentiment: 'good', author: author(3) }),
        told(23, 'Sjö asks for English', { customer: who(4, 'Sjö'), author: author(4) }),
        told(24, 'Ek moved and nobody noticed', { customer: who(5, 'Ek'), sentiment: 'bad', author: author(5) }),
      ],
      areas: [badNews(1, { learnings: 10, customers: 1, bad: 10, badCustomers: 1 })],
    },
    expected: {
      'empty-chair': ['The engineer came twice'],
      'front-line': ['Lind likes the app', 'Berg cannot print', 'Ek moved and nobody noticed', 'Sjö asks for English', 'Nordvik 1', 'Nordvik 2', 'Nordvik 3', 'Nordvik 4', 'Nordvik 5', 'Nordvik 6', 'Nordvik 7', 'Nordvik 8'],
      prevent: ['Area 1'],
    },
    apart: { why: 'The lead wants Nordvik after the four others; here it has its one turn among them, and what time is left goes to two more of its ten.', extra: ['front-line: Nordvik 9', 'front-line: Nordvik 10'], swapped: 2 },
  },
  {
    name: 'Three departments, one of them busy',
    because: 'The help desk logged nine things, sales two, the warehouse one: each department is heard before the help desk is heard again.',
    facts: {
      meeting: { minutes: 20 },
      learnings: [
        told(50, 'A blind customer finished the order alone', { quote: 'For the first time', customer: who(50, 'Elin'), sentiment: 'good', author: staff(9, 'Olle'), teamId: support }),
        ...many(9, (n) => told(n, `Help desk ${n}`, { customer: who(n, `Caller ${n}`), sentiment: 'bad', author: staff(1 + (n % 3), `Agent ${n % 3}`), teamId: support })),
        told(21, 'Two tenders asked for it', { customer: who(21, 'The county'), sentiment: 'bad', author: staff(5, 'Sven'), teamId: sales }),
        told(22, 'They would sign for three years', { customer: who(22, 'Fors'), sentiment: 'good', author: staff(6, 'Siv'), teamId: sales }),
        told(23, 'Boxes come back crushed', { customer: who(23, 'Alm'), sentiment: 'bad', author: staff(7, 'Kim'), teamId: warehouse }),
      ],
    },
    expected: { 'empty-chair': ['A blind customer finished the order alone'], 'front-line': ['Boxes come back crushed', 'They would sign for three years', 'Two tenders asked for it', 'Help desk 1', 'Help desk 2', 'Help desk 3', 'Help desk 4', 'Help desk 5', 'Help desk 6', 'Help desk 7', 'Help desk 8', 'Help desk 9'] },
    apart: { why: 'Each department has its turn before the help desk, but sales opens instead of the warehouse: they are equal, and sales wrote first.', swapped: 1 },
  },
  {
    name: 'Bad news everywhere',
    because: 'After the outage fourteen customers complain about the login; the two pieces of good news must not drown, and the cause is taken up.',
    facts: {
      meeting: { minutes: 45 },
      learnings: [
        told(60, 'He drove to the branch', { quote: 'I drove forty kilometres', customer: who(60, 'Arne'), sentiment: 'bad', area: area(4), author: author(30) }),
        ...many(14, (n) => told(n, `Locked out ${n}`, { customer: who(n, `Customer ${n}`), sentiment: 'bad', area: area(4), author: author(n) })),
        told(31, 'The call-back was quick', { customer: who(31, 'Maj'), sentiment: 'good', author: author(31) }),
        told(32, 'The card arrived early', { customer: who(32, 'Tor'), sentiment: 'good', author: author(32) }),
      ],
      areas: [badNews(4, { learnings: 15, customers: 15, bad: 15, badCustomers: 15 })],
    },
    expected: {
      'empty-chair': ['He drove to the branch'],
      'front-line': ['The call-back was quick', 'Locked out 1', 'The card arrived early', ...many(13, (n) => `Locked out ${n + 1}`)],
      prevent: ['Area 4'],
    },
  },
  {
    name: 'Who was not heard lately',
    because: 'Six equal stories in a short meeting: the customers and colleagues who had no turn at the last meetings come before those who had.',
    facts: {
      meeting: { minutes: 10 },
      learnings: [
        told(50, 'The queue was out of the door', { quote: 'I gave up', customer: who(50, 'Rut'), sentiment: 'bad', author: staff(50, 'Pia') }),
        ...many(3, (n) => told(n, `Heard last week ${n}`, { customer: who(n, `Regular ${n}`), author: staff(n, `Talker ${n}`), sentiment: 'bad' })),
        ...many(3, (n) => told(10 + n, `Never heard ${n}`, { customer: who(10 + n, `Stranger ${n}`), author: staff(10 + n, `Quiet ${n}`), sentiment: 'bad' })),
      ],
      voices: many(3, (n) => [{ id: idOf(1000 + n), meetingsAgo: 1 }, { id: idOf(3000 + n), meetingsAgo: 1 }]).flat(),
    },
    expected: { 'empty-chair': ['The queue was out of the door'], 'front-line': ['Never heard 1', 'Never heard 2', 'Never heard 3', 'Heard last week 1', 'Heard last week 2', 'Heard last week 3'] },
  },
  {
    name: 'The chair rotates',
    because: 'Nordvik sat in the chair last week and is louder again; Hav has waited for a turn and has words of its own.',
    facts: {
      meeting: { minutes: 15 },
      learnings: [
        told(1, 'Nordvik waits for the refund', { quote: 'Where is our money?', customer: who(1, 'Nordvik'), sentiment: 'bad', waits: true, ideas: 2 }),
        told(2, 'Hav cannot find the form', { quote: 'I looked for an hour', customer: who(2, 'Hav'), sentiment: 'neutral', author: author(1), happenedOn: '2026-02-27' }),
      ],
      heard: [{ customerId: idOf(1001), meetingsAgo: 1 }],
    },
    expected: { 'empty-chair': ['Hav cannot find the form'], 'front-line': ['Nordvik waits for the refund'] },
  },
  {
    name: 'Did not fit last week',
    because: 'What stood on the parking list last week and is as good as what is new is told before it; a month-old thing that nobody wanted is not.',
    facts: {
      meeting: { minutes: 10 },
      learnings: [
        told(50, 'She sent it back', { quote: 'It was the wrong size again', customer: who(50, 'Eva'), sentiment: 'bad', author: author(50) }),
        ...many(2, (n) => told(n, `Parked ${n}`, { customer: who(n, `P ${n}`), sentiment: 'bad', author: author(n), createdAt: LAST_WEEK - 2 * DAY })),
        ...many(2, (n) => told(10 + n, `New ${n}`, { customer: who(10 + n, `N ${n}`), sentiment: 'bad', author: author(10 + n) })),
        told(30, 'Long ago', { customer: who(30, 'L'), sentiment: 'bad', author: author(30), createdAt: NOW - 80 * DAY }),
      ],
      parkedBefore: [`learning:${idOf(1)}`, `learning:${idOf(2)}`],
    },
    expected: { 'empty-chair': ['She sent it back'], 'front-line': ['Parked 1', 'Parked 2', 'New 1', 'New 2'] },
  },
  {
    name: 'Sales meet alone',
    because: 'On the agenda of the sales team stands what is theirs and what is everybody’s, not what the warehouse talks about.',
    facts: {
      meeting: { minutes: 30, team: { id: sales, name: 'Sales' } },
      learnings: [
        told(1, 'They compare us with three others', { quote: 'You are the slowest to answer', customer: who(1, 'Fors'), sentiment: 'bad', teamId: sales }),
        told(2, 'The price list is read on the phone', { customer: who(2, 'Alm'), author: author(2) }),
        told(3, 'The forklift is loud', { customer: who(3, 'Dock'), sentiment: 'bad', teamId: warehouse, author: author(3) }),
      ],
      ideas: [idea(100, { title: 'Answer tenders within a day', teamId: sales, customers: 2 }), idea(101, { title: 'Silent forklift', teamId: warehouse, customers: 9 })],
      promises: [promise(200, { text: 'Send Fors the references', teamId: sales, dueAt: NOW - DAY }), promise(201, { text: 'Repair the gate', teamId: warehouse, dueAt: NOW - 9 * DAY })],
      overdue: 1,
    },
    expected: { 'empty-chair': ['They compare us with three others'], 'front-line': ['The price list is read on the phone'], promises: ['Send Fors the references'], ideas: ['Answer tenders within a day'] },
  },
  {
    name: 'Only praise',
    because: 'A good week: a story opens, two wow moments close, the rest of the praise is news; nothing bad is invented.',
    facts: {
      meeting: { minutes: 30 },
      learnings: [
        told(1, 'Three friends came along', { quote: 'I told everybody', customer: who(1, 'Nils'), sentiment: 'good' }),
        told(2, 'Mira drove the part to the farm', { customer: who(2, 'Gård'), sentiment: 'good', wow: true, author: author(2) }),
        told(3, 'Ali stayed until midnight', { customer: who(3, 'Hotellet'), sentiment: 'good', wow: true, author: author(3) }),
        told(4, 'The new form takes a minute', { customer: who(4, 'Vera'), sentiment: 'good', author: author(4) }),
        told(5, 'The letter was clear', { customer: who(5, 'Bo'), sentiment: 'good', author: author(5) }),
      ],
    },
    expected: { 'empty-chair': ['Three friends came along'], 'front-line': ['The new form takes a minute', 'The letter was clear'], wow: ['Mira drove the part to the farm', 'Ali stayed until midnight'] },
  },
  {
    name: 'The promise tells it already',
    because: 'In ten minutes the same complaint is not discussed twice: it stands among the promises, and the news is something else.',
    facts: {
      meeting: { minutes: 8 },
      learnings: [
        told(50, 'The invoice is in English only', { quote: 'My mother cannot read it', customer: who(50, 'Sara'), author: author(50) }),
        told(1, 'Refund missing', { customer: who(1, 'Nordvik'), sentiment: 'bad', waits: true, author: author(1) }),
        told(2, 'The lift hums', { customer: who(2, 'Berg'), sentiment: 'bad', author: author(2) }),
        told(3, 'The shop smells of paint', { customer: who(3, 'Lind'), author: author(3) }),
      ],
      promises: [promise(200, { learningId: idOf(1), text: 'Refund missing', customer: who(1, 'Nordvik'), dueAt: NOW - 2 * DAY })],
      overdue: 1,
    },
    expected: { 'empty-chair': ['The invoice is in English only'], 'front-line': ['The lift hums', 'The shop smells of paint', 'Refund missing'], promises: ['Refund missing'] },
  },
]
