// The agenda as Markdown and as a calendar file, and the words for every reason.
import { describe, expect, it } from 'vitest'
import type { Agenda, Reason } from '../../shared/contract/meetings.ts'
import { agendaCalendar, escapeValue, foldLine } from '../../electron/core/services/meetings/agenda-calendar.ts'
import { agendaFile } from '../../electron/core/services/meetings/agenda-export.ts'
import { agendaMarkdown, escapeLine } from '../../electron/core/services/meetings/agenda-markdown.ts'
import { agendaWords } from '../../electron/core/services/meetings/agenda-words.ts'
import { fingerprintOf, knownOf } from '../../shared/domain/agenda/changes.ts'
import { buildAgenda, knownNow } from '../../shared/domain/agenda/build.ts'
import { toAgendaTemplate, USUAL } from '../../shared/domain/agenda/template-edit.ts'
import type { TemplateSegment } from '../../shared/contract/templates.ts'
import { differenceOf, seenAgenda } from '../../shared/domain/agenda/difference.ts'
import { whyNot } from '../../shared/domain/agenda/why-not.ts'
import { action, agendaOf, area, badNews, choice, customer, DAY, facts, HOUR, idea, idOf, itemsOn, LAST_WEEK, learning, metric, NOW, promise, record } from '../support/agenda.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const NASTY = '# Not a heading\n<script>alert(1)</script> [click](javascript:alert(1)) *bold* `code` | table\n---\n1. list\n- [ ] task\n![x](http://evil.example/x.png) https://evil.example &amp; \\'

function fullAgenda(more: object = {}): Agenda {
  const decided = idea(100, { stage: 'pilot', customers: 3, learnings: 2, supporters: 1, quote: 'One page is enough', customer: 'Nordvik AB' })
  return agendaOf({
    learnings: [
      learning(1, { text: 'They print every invoice twice', quote: 'I print it twice,\nalways', customer: customer(1), area: area(1) }),
      learning(2, { text: 'The lift hums', area: area(1), sentiment: 'bad' }),
      learning(3, { text: 'Mira drove the part to the farm', wow: true }),
    ],
    ideas: [decided, idea(101)],
    promises: [promise(200, { dueAt: NOW - 2 * DAY - HOUR })],
    metrics: [metric(300, 35, 47, { name: 'NPS', target: 40, episode: { id: idOf(70), name: 'Paying' } })],
    areas: [badNews(1, { learnings: 12, customers: 9, idea: { id: decided.id, name: decided.title, stage: 'pilot' } })],
    actions: [action(400, { dueOn: '2026-03-01', owner: { id: idOf(1), name: 'Ada' } })],
    overdue: 1,
    records: [record(`idea:${decided.id}`, { fingerprint: '{"segment":"ideas"}', note: 'Start with Nordvik', decisions: [{ id: idOf(5), kind: 'pilot', reason: 'They asked first', by: { id: idOf(1), name: 'Ada' }, at: NOW }], actions: [{ ...action(401, { title: 'Call Nordvik', dueOn: '2026-03-06' }) }] })],
    ...more,
  })
}

describe('Markdown', () => {
  it('has the meeting, each segment with its items, their reasons, decisions and actions, and the parking list', async () => {
    const text = agendaMarkdown(fullAgenda({ meeting: { minutes: 15 } }), await agendaWords('en'))
    expect(text).toMatchInlineSnapshot(`
      "# Weekly

      Wednesday, 4 March 2026, 11:00–11:15 (Europe/Stockholm)  
      13 of 15 minutes planned

      ## 1. The empty chair (2 min)

      ### They print every invoice twice

      2 min · told by Colleague 0

      > I print it twice,\\
      > always
      >
      > — Customer 1

      *In the customer’s own words · Customer 1 was not heard at the last meetings · New since the meeting of 25 February*

      ## 2. New from the front line (1 min)

      ### The lift hums

      1 min · told by Colleague 0

      *12 learnings about Area 1 since the last meeting, from 9 customers · New since the meeting of 25 February*

      ## 3. Customer numbers (1 min)

      ### NPS · Paying

      1 min

      *NPS of Paying fell 12 points · Below target by 5 · It was 35 on 2 March*

      ## 4. Promises we owe (1 min)

      ### Promise 200

      1 min · Customer 200 · promised by Ada

      *Overdue by 2 days*

      ## 5. Ideas to decide (4 min)

      ### Idea 100

      2 min · Pilot · idea by Ada · Discussed

      > One page is enough
      >
      > — Nordvik AB

      *3 customers are affected or reported it · 2 learnings behind it · 1 colleague supports it · Decided in this meeting*

      **Which customers does this idea affect?**
      > All

      **Why would it delight them?**
      > It saves a call

      **Note**
      > Start with Nordvik

      **Decision: goes into a pilot** (Ada)
      > They asked first

      - [ ] Call Nordvik (until 6 March 2026)

      ### Idea 101

      2 min · Submitted · idea by Ada

      *Waits 1 day for a first answer · Not yet discussed*

      **Which customers does this idea affect?**
      > All

      **Why would it delight them?**
      > It saves a call

      ## 6. Prevent (2 min)

      ### Area 1

      2 min

      *3 pieces of bad news about Area 1 since the last meeting, from 2 customers · An idea that would prevent it: “Idea 100” (Pilot)*

      ## 7. Wow moments and thanks (1 min)

      ### Mira drove the part to the farm

      1 min · told by Colleague 0

      *Outstanding service, made to be celebrated · New since the meeting of 25 February*

      ## 8. Actions (1 min)

      - [ ] Action 400 (Ada, until 1 March 2026): *Overdue by 3 days · Open since 25 February*
      "
    `)
  })

  it('in full for an hour', async () => {
    const text = agendaMarkdown(fullAgenda(), await agendaWords('en'))
    expect(text).toContain('> I print it twice,\\\n> always\n>\n> — Customer 1')
    expect(text).toContain('NPS of Paying fell 12 points · Below target by 5 · It was 35 on 2 March')
    expect(text).toContain('12 learnings about Area 1 since the last meeting, from 9 customers')
    expect(text).toContain('**Decision: goes into a pilot** (Ada)\n> They asked first')
    expect(text).toContain('- [ ] Call Nordvik (until 6 March 2026)')
    expect(text).toContain('- [ ] Action 400 (Ada, until 1 March 2026): *Overdue by 3 days · Open since 25 February*')
  })

  it('lets nothing that people wrote become structure, link or HTML', async () => {
    const agenda = agendaOf({
      meeting: { name: NASTY, team: { id: idOf(7), name: NASTY } },
      learnings: [learning(1, { text: NASTY, quote: NASTY, customer: { id: idOf(2), name: NASTY }, author: { id: idOf(3), name: NASTY } }), learning(2, { text: NASTY, area: { ...area(1), name: NASTY } })],
      areas: [badNews(1, { name: NASTY, idea: { id: idOf(9), name: NASTY, stage: 'pilot' } })],
      ideas: [idea(5, { title: NASTY, answers: { customers: NASTY, delight: NASTY }, quote: NASTY, customer: NASTY })],
      actions: [action(6, { title: NASTY, owner: { id: idOf(1), name: NASTY } })],
      records: [record(`idea:${idOf(5)}`, { note: NASTY, decisions: [{ id: idOf(5), kind: 'decline', reason: NASTY, by: { id: idOf(1), name: NASTY }, at: NOW }] })],
    })
    const lines = agendaMarkdown(agenda, await agendaWords('en')).split('\n')
    const unescaped = (mark: string) => new RegExp(String.raw`(^|[^\\])(\\\\)*${mark}`)
    const marks = ['<', '`', String.raw`\|`, String.raw`\]\(`, '&'].map(unescaped)
    expect(lines.filter((line) => [...marks, /https?:\/\//, /^>? ?(---|===|#{1,6} Not|1[.)] list)/].some((mark) => mark.test(line)))).toEqual([])
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(8)
    expect(lines.filter((line) => line.startsWith('### '))).toHaveLength(itemsOn(agenda).filter(({ kind }) => kind !== 'action').length)
  })

  it('escapes a line for a line’s sake', () => {
    expect(escapeLine('# a')).toBe('\\# a')
    expect(escapeLine('About #')).toBe('About \\#')
    expect(escapeLine('12) a')).toBe('12\\) a')
    expect(escapeLine('---')).toBe('\\---')
    expect(escapeLine('  snake_case  and\u2028more ')).toBe('snake\\_case and more')
    expect(escapeLine('C# and 3.5 + 2')).toBe('C# and 3.5 + 2')
  })
})

describe('a calendar file', () => {
  const unfold = (text: string) => text.replaceAll('\r\n ', '')

  it('is one event at the time on the wall there, with the agenda in its notes', async () => {
    const text = agendaCalendar(fullAgenda(), await agendaWords('en'), NOW)
    expect(unfold(text).split('\r\n').filter((line) => !line.startsWith('DESCRIPTION'))).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Empty Chair//Agenda//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VTIMEZONE', 'TZID:Europe/Stockholm',
      'BEGIN:STANDARD', 'DTSTART:20250128T110000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'END:STANDARD',
      'BEGIN:DAYLIGHT', 'DTSTART:20250330T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT',
      'BEGIN:STANDARD', 'DTSTART:20251026T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD',
      'BEGIN:DAYLIGHT', 'DTSTART:20260329T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT',
      'BEGIN:STANDARD', 'DTSTART:20261025T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD',
      'BEGIN:DAYLIGHT', 'DTSTART:20270328T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'END:DAYLIGHT',
      'END:VTIMEZONE', 'BEGIN:VEVENT',
      `UID:${idOf(901)}@empty-chair`, 'DTSTAMP:20260304T090000Z', 'DTSTART;TZID=Europe/Stockholm:20260304T110000', 'DTEND;TZID=Europe/Stockholm:20260304T120000', 'SUMMARY:Weekly', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', '',
    ])
    expect(unfold(text)).toContain(String.raw`DESCRIPTION:The empty chair\n- They print every invoice twice (5 min\; In the customer’s own words)\n\nNew from the front line`)
  })

  it('folds at 75 bytes and never inside a character', async () => {
    const agenda = agendaOf({ learnings: [learning(1, { text: '👩‍🦽 žluťoučký 会議 '.repeat(30) })] })
    const text = agendaCalendar(agenda, await agendaWords('en'), NOW)
    const lines = text.split('\r\n')
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
    expect(unfold(text)).toContain('👩‍🦽 žluťoučký 会議 👩‍🦽')
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75))
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
  })

  it('lets nothing that people wrote begin a line of its own', async () => {
    expect(escapeValue('a;b,c\\d\r\nEND:VEVENT\u2028x\u0007')).toBe(String.raw`a\;b\,c\\d\nEND:VEVENT\nx`)
    const text = agendaCalendar(agendaOf({ meeting: { name: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT' } }), await agendaWords('en'), NOW)
    expect(text.match(/^(BEGIN|END):VEVENT\r$/gm)).toHaveLength(2)
  })
})

describe('the words', () => {
  it('are there for every reason that an agenda can give', async () => {
    const words = await agendaWords('en')
    const told = idea(1, { supporters: 1 })
    const toldLearning = learning(2)
    const toldMetric = metric(3, 5, 4)
    const toldArea = badNews(4, { newestBadAt: NOW, charged: { month: '2026-02', contacts: 4, removable: 0, amount: null, currency: null } })
    const before = { ...told, supporters: 0, customers: -1, learnings: -1, comments: -1, stage: 'in-review' as const, title: 'x' }
    const seen = (subject: string, fingerprint: string) => ({ subject, at: LAST_WEEK, fingerprint })
    const empty = { since: null, lastMeetingAt: null, lastEndedAt: null }
    const everyFilter: TemplateSegment['filters'] = { team: [{ id: idOf(1), name: '' }], area: [{ id: idOf(1), name: '' }], segment: [{ id: idOf(1), name: '' }], channel: ['visit'], sentiment: ['good'], tag: ['gold'] }
    const withEach = (change: Partial<TemplateSegment>) => toAgendaTemplate({ reason: 'So', segments: USUAL.segments.map((segment) => (segment.segment === 'empty-chair' ? segment : { ...segment, ...change })) })
    const plain = (kind: 'nps' | 'csat' | 'own', n: number, now: number, was: number | null, more: object = {}) => metric(n, now, was, { kind, unit: 'min', ...more })
    const agendas = [
      agendaOf({}), agendaOf({ meeting: empty }), fullAgenda(), fullAgenda({ meeting: { minutes: 5 } }), fullAgenda({ meeting: { ...empty, since: NOW - 14 * DAY } }), fullAgenda({ meeting: empty }),
      agendaOf({
        ideas: [told, idea(5, { agreed: { score: 82, reviews: 2 } }), idea(6, { stage: 'in-review', answers: { customers: '', delight: '' } }), ...Array.from({ length: 9 }, (_, n) => idea(700 + n, { customers: 9 })), idea(7, { submittedAt: 0 })],
        learnings: [toldLearning, learning(10, { area: area(5), waits: true, ideas: 1 }), learning(11, { area: area(6), quote: 'x', customer: customer(1) }), learning(12, { quote: 'x', createdAt: 0, happenedOn: '2020-01-01' }), learning(13, { area: area(8) }), learning(14, { area: area(9) })],
        areas: [toldArea, badNews(5, { atLeast: true }), badNews(6, { customers: 0, badCustomers: 0 }), badNews(8, { customers: 0, badCustomers: 0, atLeast: true }), badNews(9, { charged: { month: '2026-02', contacts: 9, removable: 3, amount: 120, currency: 'EUR' } })],
        metrics: [toldMetric, ...(['nps', 'csat', 'own'] as const).flatMap((kind, k) => [plain(kind, 20 + k, 5, 4), plain(kind, 30 + k, 4, 5, { target: 9 }), plain(kind, 40 + k, 5, 4, { episode: { id: idOf(70), name: 'Paying' } }), plain(kind, 50 + k, 4, 5, { episode: { id: idOf(70), name: 'Paying' }, target: 2, higherIsBetter: false })]),
          plain('own', 60, 5, null), plain('own', 61, 5, 5), plain('own', 62, 5, 5, { episode: { id: idOf(70), name: 'Paying' } }), plain('own', 63, 5, null, { episode: { id: idOf(70), name: 'Paying' }, target: 4 })],
        promises: [promise(1, { dueAt: NOW - HOUR }), promise(2, { dueAt: NOW - 3 * DAY }), promise(3, { dueAt: NOW + HOUR }), promise(4, { dueAt: NOW + 3 * DAY }), promise(5, { resolvedAt: NOW })],
        overdue: 9,
        actions: [action(1, { carried: 2 }), action(2, { dueOn: '2026-03-01' }), action(3, { dueOn: '2026-04-01' }), action(4, { meetingId: idOf(901) }), action(5, { doneAt: NOW })],
        discussed: [seen(`idea:${told.id}`, fingerprintOf('ideas', knownOf.idea(before))), seen(`learning:${toldLearning.id}`, fingerprintOf('front-line', { words: 'x' })), seen(`metric:${toldMetric.metricId}`, fingerprintOf('numbers', { reading: 'x', value: 1 })), seen(`area:${toldArea.id}`, fingerprintOf('prevent', { newestBadAt: 1, statement: '2026-01' }))],
        heard: [{ customerId: customer(1).id, meetingsAgo: 2 }],
        leftOver: [`idea:${idOf(5)}`],
        choices: [choice(`idea:${idOf(6)}`, { pinned: true }), choice(`idea:${idOf(7)}`, { dropped: true }), choice(`added:${idOf(8)}`, { segment: 'wow', title: 'Cake' })],
        meeting: { minutes: 480 },
      }),
      agendaOf({ ideas: Array.from({ length: 9 }, (_, n) => idea(n)), choices: Array.from({ length: 9 }, (_, n) => choice(`idea:${idOf(n)}`, { pinned: true })), meeting: { minutes: 5 } }),
      agendaOf({ learnings: [toldLearning], discussed: [seen(`learning:${toldLearning.id}`, fingerprintOf('front-line', knownOf.learning(toldLearning)))], records: [record(`learning:${toldLearning.id}`, { fingerprint: '{"segment":"front-line"}' })] }),
      agendaOf({ learnings: [learning(1)] }),
      agendaOf({
        learnings: [learning(1, { quote: 'x' }), learning(2, { customer: customer(2) }), learning(3, { customer: customer(3), createdAt: LAST_WEEK - DAY })], voices: [{ id: idOf(1), meetingsAgo: 1 }], parkedBefore: [`learning:${idOf(3)}`],
        ideas: Array.from({ length: 30 }, (_, n) => idea(100 + n)), leftOver: [`idea:${idOf(100)}`], leftOften: [{ subject: `idea:${idOf(100)}`, times: 3 }],
        choices: [choice(`idea:${idOf(900)}`, { pinned: true })], gone: [{ subject: `idea:${idOf(900)}`, title: 'A bell' }],
      }),
      ...([{ most: 1 }, { length: 5 }, { filters: everyFilter }, { shown: false }] as const).map((change) => buildAgenda(facts({ ideas: [idea(1), idea(2)], promises: [promise(1)], meeting: { minutes: 480 } }), withEach(change), NOW)),
    ]
    // why something is not on, and what is different
    const asked = facts({
      learnings: [learning(1, { teamId: idOf(8), quote: 'x', createdAt: 0 }), learning(12, { createdAt: 0, wow: true }), learning(3, { createdAt: LAST_WEEK - DAY }), toldLearning, learning(4), learning(5, { quote: 'Story' }), learning(6, { quote: 'y', createdAt: 0 })],
      ideas: [idea(1, { stage: 'draft' }), idea(2, { stage: 'declined' })], promises: [promise(1, { resolvedAt: 1 }), promise(2, { dueAt: NOW + 99 * DAY })],
      metrics: [metric(9, 1, 2, { latest: { id: idOf(1), value: 1, readOn: '2025-01-01', createdAt: 1 } })], areas: [badNews(1, { bad: 0 })], actions: [action(1, { seriesId: idOf(77), doneAt: 1 })],
      discussed: [seen(`learning:${toldLearning.id}`, fingerprintOf('front-line', knownOf.learning(toldLearning)))], leftOver: [`learning:${idOf(4)}`], leftOften: [{ subject: `learning:${idOf(4)}`, times: 3 }], meeting: { team: { id: idOf(7), name: 'Sales' } },
    })
    const firstFacts = { ...asked, meeting: { ...asked.meeting, lastMeetingAt: null } }
    const chair = agendaOf({ learnings: [learning(5, { quote: 'Story' })] })
    const rules = [`learning:${idOf(1)}`, `learning:${idOf(12)}`, `learning:${idOf(3)}`, `learning:${idOf(4)}`, `learning:${idOf(5)}`, `learning:${idOf(6)}`, `learning:${toldLearning.id}`, `idea:${idOf(1)}`, `idea:${idOf(2)}`, `follow-up:${idOf(1)}`, `follow-up:${idOf(2)}`, `metric:${idOf(9)}`, `area:${area(1).id}`, `action:${idOf(1)}`]
      .flatMap((subject) => [whyNot(asked, chair, subject, NOW), whyNot(firstFacts, chair, subject, NOW)]).flatMap((found) => found?.reasons ?? [])
    for (const template of [withEach({ filters: everyFilter }), withEach({ shown: false })]) rules.push(...(whyNot(asked, chair, `learning:${toldLearning.id}`, NOW, template)?.reasons ?? []))
    const ideas = Array.from({ length: 4 }, (_, n) => idea(n, { supporters: 9 - n }))
    const knownThen = knownNow(facts({ ideas }), NOW)
    const fewer = new Map([...knownThen].map(([subject, { segment, known }]) => [subject, { segment, known: { ...known, supporters: -1, customers: -1, learnings: -1, comments: -1, stage: 'draft', answers: 'x', words: 'x', reading: 'x', newestBadAt: 1 } }]))
    const knownLater = new Map([...knownThen].map(([subject, { segment, known }]) => [subject, { segment, known: { ...known, words: 'y', reading: 'y', newestBadAt: 2 } }]))
    const back = seenAgenda(agendaOf({ ideas: ideas.toReversed().map((one, n) => ({ ...one, supporters: 9 - n })) }), knownThen, NOW)
    const differences = [
      differenceOf(back, agendaOf({ ideas }), knownThen, () => []), differenceOf(back, agendaOf({ ideas, choices: ideas.map(({ id }, position) => choice(`idea:${id}`, { position })) }), knownThen, () => []),
      differenceOf({ ...back, items: back.items.map((item) => ({ ...item, known: fewer.get(item.subject)!.known })) }, agendaOf({ ideas }), knownLater, () => []),
      differenceOf(seenAgenda(agendaOf({ ideas: ideas.map((one, n) => (n === 0 ? { ...one, supporters: 0 } : one)) }), knownThen, NOW), agendaOf({ ideas }), knownThen, () => []),
    ].flatMap(({ moved }) => moved.flatMap(({ reasons }) => reasons))
    // told by the store, not by the rules
    const byStore: readonly Reason[] = ['why-private', 'why-held', 'why-unknown', 'why-no-place'].map((code) => ({ code, params: {} }))
    const said = new Map<string, string>()
    for (const reason of [...rules, ...differences, ...byStore]) said.set(`${reason.code} ${String(reason.params['context'] ?? '')}`, words.reason(reason))
    for (const agenda of agendas) {
      for (const reason of [...[...itemsOn(agenda), ...agenda.parked, ...agenda.dropped].flatMap(({ reasons }) => reasons), ...agenda.segments.flatMap(({ missing }) => missing ?? [])]) said.set(`${reason.code} ${String(reason.params['context'] ?? '')}`, words.reason(reason))
    }
    expect([...said].filter(([, text]) => /^reason\.|^agenda:|\{\{|\$t\(|undefined|NaN/.test(text))).toEqual([])
    // all that the catalogue has is used, so nothing was forgotten above
    const { default: catalogue } = await import('../../shared/locales/en/agenda.json', { with: { type: 'json' } })
    const codes = new Set([...said.keys()].map((key) => key.split(' ')[0]))
    expect(Object.keys(catalogue.reason).map((key) => key.split('_')[0]).filter((code) => !codes.has(code))).toEqual([])
  })

  it('stand in the language that was asked for, in English when it is not known', async () => {
    const agenda = fullAgenda()
    const { text } = await agendaFile(agenda, 'markdown', 'en-XA', NOW)
    expect(text).toContain('⟦Ťĥé éɱþťý çĥáíŕ')
    expect((await agendaFile(agenda, 'markdown', 'klingon?!', NOW)).text).toBe((await agendaFile(agenda, 'markdown', 'en', NOW)).text)
  })
})

describe('through the contract', () => {
  const core = coreOfEachTest()

  it('gives a file of the agenda, the same each time', async () => {
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Sales: A/B <1>', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 })
    const meetingId = nextMeeting!.id
    await core.client.learnings.log({ text: 'They print every invoice twice', quote: 'Twice' })
    const file = await core.client.meetings.export({ meetingId, format: 'markdown', language: 'en' })
    expect(file).toMatchObject({ fileName: 'Sales A B 1 2026-03-04.md', mime: 'text/markdown; charset=utf-8' })
    expect(file.text.startsWith('# Sales: A/B \\<1\\>\n\nWednesday')).toBe(true)
    expect(await core.client.meetings.export({ meetingId, format: 'markdown', language: 'en' })).toEqual(file)
    expect(await core.client.meetings.export({ meetingId, format: 'ics', language: 'sv' })).toMatchObject({ fileName: 'Sales A B 1 2026-03-04.ics', mime: 'text/calendar; charset=utf-8' })
    await expect(core.client.meetings.export({ meetingId: '00000000-0000-4000-8000-000000000000', format: 'ics', language: 'en' })).rejects.toMatchObject({ code: 'unknown-meeting' })
  })
})
