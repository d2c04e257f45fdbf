// After the meeting, through the contract: minutes and their files, what is due, the meetings of the past and their figures.
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { unzip } from '../support/unzip.ts'

const core = coreOfEachTest()

const WEEKLY = { name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 }
/** Half an hour after the test begins. */
const FIRST = START + 30 * MINUTE

const nextOf = async (name = 'Weekly') => (await core.client.meetings.listSeries({})).find((series) => series.name === name)!.nextMeeting!
const me = async () => (await core.client.session.get({})).member!.id
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const exported = (format: 'markdown' | 'text' | 'docx' | 'mail', meetingId: string) => core.client.minutes.export({ meetingId, format, language: 'en' })

/** To the beginning of the next meeting of the series. */
async function toNext(name?: string): Promise<string> {
  const { id, startsAt } = await nextOf(name)
  core.clock.now = startsAt
  return id
}

/** The first meeting, of an hour, which takes 71 minutes: one idea is decided, one story told, and an idea is not reached. */
async function firstMeeting(): Promise<{ meetingId: string; idea: string; story: string; late: string }> {
  await core.client.meetings.createSeries(WEEKLY)
  const { id: story } = await core.client.learnings.log({ text: 'They print every invoice twice', quote: 'I print it twice', customer: { name: 'Nordvik AB' } })
  const { id: idea } = await core.client.ideas.create({ title: 'One clear invoice', answers: { customers: 'All', delight: 'It saves a call' }, customers: [{ name: 'Nordvik AB' }] })
  const { id: late } = await core.client.ideas.create({ title: 'Softer bells', answers: { customers: 'All', delight: 'Quiet' } })
  const meetingId = await toNext()
  core.clock.pass(10 * MINUTE)
  await core.client.meetings.discuss({ meetingId, subject: `learning:${story}`, discussed: true, note: 'Read out by Ada' })
  core.clock.pass(20 * MINUTE)
  await core.client.meetings.decide({ meetingId, subject: `idea:${idea}`, decision: 'pilot', reason: 'They asked first' })
  await core.client.meetings.act({ meetingId, subject: `idea:${idea}`, title: 'Call Nordvik', ownerId: await me(), dueOn: '2026-03-06' })
  await core.client.meetings.act({ meetingId, title: 'Book the room' })
  core.clock.now = FIRST + 71 * MINUTE
  await core.client.meetings.close({ meetingId })
  return { meetingId, idea, story, late }
}

describe('minutes', () => {
  it('say what was talked about, decided and agreed, who was heard, how long it took and what comes back', async () => {
    const { meetingId, idea, story, late } = await firstMeeting()
    const found = await core.client.minutes.get({ meetingId })
    expect(found.meeting).toMatchObject({ name: 'Weekly', minutes: 60, took: 71, startsAt: FIRST })
    expect(found.segments.map(({ key, items }) => [key, items.map(({ subject }) => subject)])).toEqual([['empty-chair', [`learning:${story}`]], ['ideas', [`idea:${idea}`]]])
    expect(found.segments[0]!.items[0]).toMatchObject({ note: 'Read out by Ada', quote: 'I print it twice' })
    expect(found.segments[1]!.items[0]!.decisions).toMatchObject([{ kind: 'pilot', reason: 'They asked first', by: { name: 'Ada' } }])
    expect(found.actions.map(({ title, owner, dueOn }) => [title, owner?.name ?? null, dueOn])).toEqual([['Call Nordvik', 'Ada', '2026-03-06'], ['Book the room', null, null]])
    expect(found.heard).toEqual([{ name: 'Nordvik AB', times: 1 }])
    expect(found.carriedOver).toEqual([{ subject: `idea:${late}`, segment: 'ideas', title: 'Softer bells', times: 1 }])
  })

  it('are there once the meeting was held, and not before', async () => {
    await core.client.meetings.createSeries(WEEKLY)
    const { id } = await nextOf()
    await expect(core.client.minutes.get({ meetingId: id })).rejects.toMatchObject({ code: 'meeting-not-held' })
    await expect(core.client.minutes.export({ meetingId: id, format: 'docx', language: 'en' })).rejects.toMatchObject({ code: 'meeting-not-held' })
    await expect(core.client.minutes.get({ meetingId: '00000000-0000-4000-8000-000000000001' })).rejects.toMatchObject({ code: 'unknown-meeting' })
  })

  it('take in what a colleague recorded offline and sent after the end, also about something that was not on', async () => {
    const { meetingId, late } = await firstMeeting()
    const { id: other } = await core.client.learnings.log({ text: 'The lift hums' })
    const { id: hidden } = await core.client.learnings.log({ text: 'for my eyes only', visibility: 'private' })
    core.context.store.write((write) => {
      write.put('discussion', core.context.newId(), { meetingId, subject: `idea:${late}`, fingerprint: '{}', note: 'Bo likes it', discussedAt: FIRST })
      for (const id of [other, hidden]) write.put('discussion', core.context.newId(), { meetingId, subject: `learning:${id}`, fingerprint: '{}', note: 'It hums', discussedAt: FIRST })
    })
    const found = await core.client.minutes.get({ meetingId })
    expect(found.carriedOver).toEqual([])
    expect(found.segments.find(({ key }) => key === 'ideas')!.items.map(({ title, note }) => [title, note])).toContainEqual(['Softer bells', 'Bo likes it'])
    expect(found.segments.find(({ key }) => key === 'front-line')!.items).toMatchObject([{ title: 'The lift hums', note: 'It hums' }])
    expect(JSON.stringify(found)).not.toContain('my eyes')
  })

  it('know what became of an action since', async () => {
    const { meetingId } = await firstMeeting()
    const [action] = (await core.client.minutes.get({ meetingId })).actions
    await core.client.meetings.finishAction({ id: action!.id, done: true })
    expect((await core.client.minutes.get({ meetingId })).actions[0]!.doneAt).toBe(core.clock.now)
  })
})

describe('files of minutes', () => {
  it('say who had which role, where a number stands and how late a promise is, and why things were parked only once', async () => {
    const { client } = core
    await client.meetings.createSeries({ ...WEEKLY, minutes: 15 })
    const { id: metric } = await client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
    await client.metrics.read({ metricId: metric, value: 30, readOn: '2026-02-20' })
    await client.metrics.read({ metricId: metric, value: 18, readOn: '2026-03-01' })
    await client.learnings.log({ text: 'Waits for the bill', customer: { name: 'Nordvik AB' }, waits: true })
    for (let number = 1; number <= 30; number += 1) await client.learnings.log({ text: `Imported ${number}` })
    const meetingId = await toNext()
    await client.meetings.setRole({ meetingId, role: 'scribe', memberId: await me() })
    const agenda = await client.meetings.agenda({ meetingId })
    for (const kind of ['metric', 'follow-up']) await client.meetings.discuss({ meetingId, subject: agenda.segments.flatMap(({ items }) => items).find((item) => item.kind === kind)!.subject, discussed: true })
    await client.meetings.close({ meetingId })
    const text = textOf((await exported('text', meetingId)).bytes)
    expect(text).toContain('Scribe: Ada')
    expect(text).toMatch(/NPS\n\nNPS fell 12 points · Below target by 22 · It was 18 on 1 March/)
    expect(text).toContain('Due within 24 hours')
    expect(text.match(/No time left in 15 minutes/g)).toHaveLength(1)
    expect(text).toMatch(/- and \d more/)
    expect(textOf((await exported('markdown', meetingId)).bytes).match(/No time left in 15 minutes/g)).toHaveLength(1)
  })

  const NASTY = '# No heading\n<script>alert(1)</script> | a | b |\n**bold** `code` [x](http://evil.example) \\'

  it('as Markdown have a table of decisions and one of actions', async () => {
    const { meetingId } = await firstMeeting()
    const { fileName, mime, bytes } = await exported('markdown', meetingId)
    expect([fileName, mime]).toEqual(['Weekly Minutes 2026-03-04.md', 'text/markdown; charset=utf-8'])
    expect(textOf(bytes)).toMatchInlineSnapshot(`
      "# Weekly

      **Minutes** · Wednesday, 4 March 2026, 10:30–11:30 (Europe/Stockholm)  
      Planned for 60 minutes, took 71  
      Heard: Nordvik AB

      ## Decisions

      | About | Decision | Reason | By |
      | --- | --- | --- | --- |
      | One clear invoice | **Goes into a pilot** | They asked first | Ada |

      ## Actions

      | What | Who | Until | State |
      | --- | --- | --- | --- |
      | Call Nordvik | Ada | 6 March 2026 | open |
      | Book the room | nobody yet |  | open |

      ## What was talked about

      ### The empty chair

      #### They print every invoice twice

      *told by Ada*

      > I print it twice
      >
      > — Nordvik AB

      **Note**
      > Read out by Ada

      ### Ideas to decide

      #### One clear invoice

      *idea by Ada*

      - **Goes into a pilot** (Ada)
      - [ ] Call Nordvik *(Ada, until 6 March 2026)*

      ## Carried over to the next meeting

      - Softer bells *(Ideas to decide)*
      "
    `)
  })

  it('as plain text keep what people wrote, and need no Markdown to be read', async () => {
    const { meetingId } = await firstMeeting()
    const text = textOf((await exported('text', meetingId)).bytes)
    expect(text).toMatchInlineSnapshot(`
      "Weekly
      ======

      Minutes · Wednesday, 4 March 2026, 10:30–11:30 (Europe/Stockholm)
      Planned for 60 minutes, took 71
      Heard: Nordvik AB

      Decisions
      ---------

      - One clear invoice
        Decision: Goes into a pilot
        Reason: They asked first
        By: Ada

      Actions
      -------

      - Call Nordvik
        Who: Ada
        Until: 6 March 2026
        State: open
      - Book the room
        Who: nobody yet
        State: open

      What was talked about
      ---------------------

      The empty chair

      They print every invoice twice

      told by Ada

      > I print it twice
      > — Nordvik AB

      Note:
      > Read out by Ada

      Ideas to decide

      One clear invoice

      idea by Ada

      - Goes into a pilot (Ada)
      - [ ] Call Nordvik (Ada, until 6 March 2026)

      Carried over to the next meeting
      --------------------------------

      - Softer bells (Ideas to decide)
      "
    `)
  })

  it('leave what people wrote as text: no headings, tables or links come of it', async () => {
    await core.client.meetings.createSeries(WEEKLY)
    const { id } = await core.client.ideas.create({ title: 'a | b | *c*', answers: { customers: 'All', delight: 'x' } })
    const meetingId = await toNext()
    await core.client.meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'approve', reason: NASTY })
    await core.client.meetings.discuss({ meetingId, subject: `idea:${id}`, discussed: true, note: NASTY })
    await core.client.meetings.close({ meetingId })
    const markdown = textOf((await exported('markdown', meetingId)).bytes)
    expect(markdown.split('\n').filter((line) => line.startsWith('| ') && line.includes('No heading'))).toHaveLength(1)
    expect(markdown).not.toMatch(/^# No heading|[^\\]<script|[^\\]\]\(http|[^\\]\| b/m)
    const xml = unzip((await exported('docx', meetingId)).bytes).get('word/document.xml')!
    expect(xml).toContain('&lt;script&gt;')
    expect(xml).not.toContain('<script')
  })

  it('as a Word file use its own headings, lists and tables, and write from right to left where the text does', async () => {
    await core.client.meetings.createSeries(WEEKLY)
    const { id } = await core.client.learnings.log({ text: 'החשבונית מודפסת פעמיים', quote: '每张发票都打印两次', customer: { name: 'נורדוויק' } })
    const meetingId = await toNext()
    await core.client.meetings.discuss({ meetingId, subject: `learning:${id}`, discussed: true })
    await core.client.meetings.act({ meetingId, title: 'Call them' })
    await core.client.meetings.close({ meetingId })
    const { fileName, bytes } = await exported('docx', meetingId)
    expect(fileName).toBe('Weekly Minutes 2026-03-04.docx')
    const files = unzip(bytes)
    const xml = files.get('word/document.xml')!
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3', 'Quote']) expect(xml).toContain(`<w:pStyle w:val="${style}"/>`)
    expect(files.get('word/styles.xml')).toContain('w:styleId="Quote"')
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml).toMatch(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<w:bidi\/>(?:(?!<\/w:p>).)*החשבונית/)
    expect(xml).toMatch(/<w:rtl\/>(?:(?!<\/w:r>).)*החשבונית/)
    expect(xml).toContain('每张发票都打印两次')
  })

  it('as a mail have a subject and a text to copy, and the same as a message file', async () => {
    const { meetingId } = await firstMeeting()
    const mail = await core.client.minutes.mail({ meetingId, language: 'en' })
    expect(mail).toMatchObject({ subject: 'Minutes: Weekly, 4 March 2026', fileName: 'Weekly Minutes 2026-03-04.eml' })
    expect(mail.text).toBe(textOf((await exported('text', meetingId)).bytes))
    const [head = '', body = ''] = mail.message.split('\r\n\r\n')
    expect(head.split('\r\n')).toEqual(['Subject: Minutes: Weekly, 4 March 2026', 'X-Unsent: 1', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'])
    expect(Buffer.from(body, 'base64').toString()).toBe(mail.text.replaceAll('\n', '\r\n'))
  })

  it('before the meeting are its agenda to read', async () => {
    await core.client.meetings.createSeries({ ...WEEKLY, name: 'Möte “å” 客户之声' })
    await core.client.learnings.log({ text: 'They print every invoice twice', quote: 'I print it twice', customer: { name: 'Nordvik AB' } })
    const { id } = await nextOf('Möte “å” 客户之声')
    const mail = await core.client.minutes.mail({ meetingId: id, language: 'en' })
    expect(mail.subject).toBe('Agenda: Möte “å” 客户之声, 4 March 2026')
    expect(mail.text).toContain('> I print it twice\n> — Nordvik AB')
    const [subject] = mail.message.split('\r\nX-Unsent')
    expect(subject!.split('\r\n').every((line) => line.length <= 76 && /^[\x20-\x7e]*$/.test(line))).toBe(true)
    expect([...subject!.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, part]) => Buffer.from(part!, 'base64').toString()).join('')).toBe(mail.subject)
  })

  it('open with what the last meeting decided, and say a day once', async () => {
    await firstMeeting()
    const { text } = await core.client.minutes.mail({ meetingId: (await nextOf()).id, language: 'en' })
    expect(text).toMatch(/You said, we did\n-+\n\n\* One clear invoice\n\nGoes into a pilot: They asked first\nAda asked for it · Now: Pilot\n\n- \[ \] Call Nordvik, Ada, until 6 March 2026\n\n1\. /)
    expect(text).toContain('- [ ] Call Nordvik (Ada, until 6 March 2026, Open since 4 March)')
  })
})

describe('open actions', () => {
  it('count the meetings at which they were open since', async () => {
    const { meetingId } = await firstMeeting()
    const carried = async () => Object.fromEntries((await core.client.minutes.openActions({})).map(({ title, carried }) => [title, carried]))
    expect(await carried()).toEqual({ 'Call Nordvik': 0, 'Book the room': 0 })
    for (const times of [1, 2]) {
      const next = await toNext()
      core.clock.pass(HOUR)
      await core.client.meetings.close({ meetingId: next })
      expect(await carried()).toEqual({ 'Call Nordvik': times, 'Book the room': times })
    }
    const [action] = await core.client.minutes.openActions({})
    await core.client.meetings.finishAction({ id: action!.id, done: true })
    const next = await toNext()
    core.clock.pass(HOUR)
    await core.client.meetings.close({ meetingId: next })
    expect((await core.client.minutes.get({ meetingId })).actions.map(({ title, carried }) => [title, carried])).toEqual([['Call Nordvik', 2], ['Book the room', 3]])
  })

  it('remind their owner the day before, on the day and after it', async () => {
    const ownerId = await me()
    for (const [title, dueOn] of [['late', '2026-03-03'], ['now', '2026-03-04'], ['soon', '2026-03-05'], ['far', '2026-03-06']] as const) await core.client.meetings.act({ meetingId: null, title, ownerId, dueOn })
    await core.client.meetings.act({ meetingId: null, title: 'nobody’s', dueOn: '2026-03-03' })
    await core.client.meetings.act({ meetingId: null, title: 'some day', ownerId })
    const due = async (today: string) => (await core.client.minutes.reminders({ today })).map(({ title, due }) => `${title}: ${due}`)
    expect(await due('2026-03-04')).toEqual(['late: overdue', 'now: today', 'soon: tomorrow'])
    expect(await due('2026-03-05')).toEqual(['late: overdue', 'now: overdue', 'soon: today', 'far: tomorrow'])
    const [late] = await core.client.minutes.reminders({ today: '2026-03-04' })
    await core.client.meetings.finishAction({ id: late!.id, done: true })
    expect(await due('2026-03-04')).toEqual(['now: today', 'soon: tomorrow'])
  })
})

describe('held meetings', () => {
  it('are found by words, series, customer and day, newest first', async () => {
    const { meetingId, story } = await firstMeeting()
    await core.client.meetings.createSeries({ ...WEEKLY, name: 'Söljes monthly' })
    const second = await toNext()
    await core.client.meetings.discuss({ meetingId: second, subject: `learning:${story}`, discussed: false, note: 'Der Aufzug summt' })
    core.clock.pass(HOUR)
    await core.client.meetings.close({ meetingId: second })
    const third = await toNext('Söljes monthly')
    core.clock.pass(HOUR)
    await core.client.meetings.close({ meetingId: third })
    await core.context.search.settle()

    const ids = async (which: object) => (await core.client.minutes.history(which)).rows.map(({ id }) => id)
    expect(await ids({})).toEqual([third, second, meetingId])
    expect(await ids({ text: 'aufzug' })).toEqual([second])
    expect(await ids({ text: 'AUFZ' })).toEqual([second])
    expect(await ids({ text: 'soljes' })).toEqual([third])
    expect(await ids({ text: 'they asked' })).toEqual([meetingId])
    expect(await ids({ text: 'nowhere at all' })).toEqual([])
    expect((await core.client.minutes.history({ text: 'aufzug' })).rows[0]!.snippet).toMatchObject({ text: expect.stringContaining('Aufzug') as string })
    const { series } = (await core.client.minutes.history({ limit: 1 })).rows[0]!
    expect(await ids({ seriesId: series.id })).toEqual([third])
    const customer = (await core.client.customers.list({ text: 'Nordvik' })).rows[0]!
    expect(await ids({ customerId: customer.id })).toEqual([second, meetingId])
    expect(await ids({ from: '2026-03-05' })).toEqual([third, second])
    expect(await ids({ to: '2026-03-04' })).toEqual([meetingId])
    expect(await core.client.minutes.history({ limit: 2, offset: 2 })).toMatchObject({ total: 3, rows: [{ id: meetingId, took: 71 }] })
  })
})

describe('figures', () => {
  it('are those of the meeting: lines from customers, decisions, customers heard, real minutes and what was carried over', async () => {
    await firstMeeting()
    const second = await toNext()
    core.clock.pass(50 * MINUTE)
    await core.client.meetings.close({ meetingId: second })
    const [first, next] = await core.client.minutes.statistics({})
    // the story and the idea with a customer are theirs; the other idea is nobody's
    expect(first).toMatchObject({ series: 'Weekly', lines: 3, customerLines: 2, decisions: 1, heard: 1, planned: 60, took: 71, carried: 0, carriedDays: null, pulse: null })
    // two actions, and the idea that was not reached
    expect(next).toMatchObject({ lines: 3, customerLines: 0, decisions: 0, heard: 0, took: 50, carried: 3 })
    expect(next!.carriedDays).toBeCloseTo(7, 0)
  })

  it('say nothing of the length of a meeting that was ended in the evening', async () => {
    await core.client.meetings.createSeries(WEEKLY)
    const meetingId = await toNext()
    core.clock.pass(9 * HOUR)
    await core.client.meetings.close({ meetingId })
    expect(await core.client.minutes.statistics({})).toMatchObject([{ took: null, planned: 60 }])
  })

  it('are of the last twelve, oldest first, of a series or of all', async () => {
    const { id: seriesId } = await core.client.meetings.createSeries(WEEKLY)
    for (let held = 0; held < 14; held += 1) {
      const meetingId = await toNext()
      core.clock.pass(HOUR)
      await core.client.meetings.close({ meetingId })
    }
    const figures = await core.client.minutes.statistics({ seriesId })
    expect(figures.map(({ startsAt }) => Math.round((startsAt - FIRST) / (7 * DAY)))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    expect(await core.client.minutes.statistics({ seriesId: '00000000-0000-4000-8000-000000000001' })).toEqual([])
  })
})

describe('whether the customer was heard', () => {
  it('is asked about the last meeting until it is said, can be changed and taken back, and is counted for nobody who works alone', async () => {
    expect(await core.client.minutes.pulseDue({})).toEqual({ meeting: null })
    const { meetingId } = await firstMeeting()
    expect((await core.client.minutes.pulseDue({})).meeting).toMatchObject({ id: meetingId, series: { name: 'Weekly' } })
    expect(await core.client.minutes.pulse({ meetingId })).toMatchObject({ mine: null, counts: null, least: 5, counted: false })
    expect(await core.client.minutes.sayPulse({ meetingId, heard: 2 })).toMatchObject({ mine: 2 })
    expect(await core.client.minutes.sayPulse({ meetingId, heard: 4 })).toMatchObject({ mine: 4, counts: null })
    expect(await core.client.minutes.pulseDue({})).toEqual({ meeting: null })
    expect(await core.client.minutes.sayPulse({ meetingId, heard: null })).toMatchObject({ mine: null })
    await expect(core.client.minutes.sayPulse({ meetingId: (await nextOf()).id, heard: 3 })).rejects.toMatchObject({ code: 'meeting-not-held' })
  })
})
