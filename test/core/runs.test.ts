// Running a meeting in one core and in a team: where it stands, who leads it, what is decided and noted on the way.
import { afterEach, describe, expect, it } from 'vitest'
import type { Run } from '../../shared/contract/runs.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { openTestTeam, until, type TestTeam } from '../support/team.ts'

const answers = { customers: 'All who wait at the counter', delight: 'They are served at once' }
const MINUTE = 60_000

let team: TestTeam | null = null
let core: TestCore | null = null
afterEach(async () => {
  await team?.dispose()
  await core?.dispose()
  team = core = null
})

async function meetingOf({ client }: TestCore): Promise<string> {
  return (await client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })).nextMeeting!.id
}

async function fill({ client }: TestCore) {
  const told = await client.learnings.log({ text: 'Waited twenty minutes', quote: 'Nobody even looked up.', customer: { name: 'Nordvik' }, sentiment: 'bad', waits: true })
  const idea = await client.ideas.create({ title: 'A second counter', answers })
  const other = await client.ideas.create({ title: 'A bell at the counter', answers })
  return { told, idea, other }
}

const openConflicts = async ({ client }: TestCore) => (await client.ledger.conflicts({ open: true })).rows
const steps = async ({ client }: TestCore, meetingId: string) => (await client.meetings.agenda({ meetingId })).segments.flatMap(({ items }) => items)

describe('a meeting that runs', () => {
  it('stands where it was left after a restart, and its clocks follow the clock', async () => {
    let now = Date.UTC(2026, 2, 2, 8)
    core = await openTestCore({ now: () => now })
    const meetingId = await meetingOf(core)
    const { idea } = await fill(core)
    const run = await core.client.runs.start({ meetingId })
    expect(run).toMatchObject({ leading: true, startedAt: now, since: now })
    now += 3 * MINUTE
    await core.client.runs.go({ meetingId, to: `idea:${idea.id}`, place: 1 })
    // the computer sleeps
    now += 40 * MINUTE
    expect(await core.client.runs.get({ meetingId })).toMatchObject({ at: `idea:${idea.id}`, since: now - 40 * MINUTE, startedAt: now - 43 * MINUTE, spent: { [run.at]: 3 * MINUTE } })
    await core.client.runs.leaveOut({ meetingId, ms: 40 * MINUTE })
    expect(await core.client.runs.get({ meetingId })).toMatchObject({ since: now, startedAt: now - 3 * MINUTE })
  })

  it('is forgotten as a rehearsal when nothing was recorded, and is not when something was', async () => {
    core = await openTestCore()
    const meetingId = await meetingOf(core)
    const { idea } = await fill(core)
    await core.client.runs.start({ meetingId })
    await core.client.runs.leave({ meetingId })
    expect(await core.client.runs.get({ meetingId })).toBeNull()
    await core.client.runs.start({ meetingId })
    await core.client.meetings.decide({ meetingId, subject: `idea:${idea.id}`, decision: 'park' })
    await core.client.runs.leave({ meetingId })
    expect(await core.client.runs.get({ meetingId })).not.toBeNull()
    await core.client.meetings.close({ meetingId })
    expect(await core.client.runs.get({ meetingId })).toBeNull()
    await expect(core.client.runs.start({ meetingId })).rejects.toMatchObject({ code: 'meeting-held' })
    await expect(core.client.runs.go({ meetingId, to: 'closing', place: 0 })).rejects.toMatchObject({ code: 'not-running' })
  })

  it('does not run any more hours after its end', async () => {
    let now = Date.UTC(2026, 2, 2, 8)
    core = await openTestCore({ now: () => now })
    const meetingId = await meetingOf(core)
    await core.client.runs.start({ meetingId })
    now += (45 + 3 * 60) * MINUTE
    expect(await core.client.runs.get({ meetingId })).not.toBeNull()
    now += 1
    expect(await core.client.runs.get({ meetingId })).toBeNull()
    expect(await core.client.runs.start({ meetingId })).toMatchObject({ startedAt: now })
  })

  it('keeps its items, in whatever comes in or is deleted meanwhile', async () => {
    core = await openTestCore()
    const meetingId = await meetingOf(core)
    const { idea } = await fill(core)
    const before = (await steps(core, meetingId)).map(({ subject }) => subject)
    await core.client.runs.start({ meetingId })
    for (let at = 0; at < 12; at += 1) await core.client.learnings.log({ text: `News ${at}`, quote: `A new story ${at}`, customer: { name: `Customer ${at}` } })
    await core.client.ideas.delete({ id: idea.id })
    const after = await steps(core, meetingId)
    expect(after.map(({ subject }) => subject)).toEqual(expect.arrayContaining(before))
    expect(after[0]!.subject).toBe(before[0])
    expect(after.find(({ subject }) => subject === `idea:${idea.id}`)).toMatchObject({ title: 'A second counter', reasons: [{ code: 'gone' }] })
  })
})

describe('the empty chair', () => {
  it('has a customer in it, in their last own words, and says that they wait', async () => {
    core = await openTestCore()
    const meetingId = await meetingOf(core)
    expect(await core.client.runs.chair({ meetingId })).toBeNull()
    await core.client.learnings.log({ text: 'Waited twenty minutes', quote: 'Nobody even looked up.', customer: { name: 'Nordvik' }, sentiment: 'bad', waits: true, happenedOn: '2026-03-01' })
    expect(await core.client.runs.chair({ meetingId })).toMatchObject({ customer: { name: 'Nordvik' }, words: 'Nobody even looked up.', verbatim: true, saidOn: '2026-03-01', segment: null })
  })

  it('objects to a decision through whoever speaks for the customer: on the agenda, the idea, and the next agenda', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    const meetingId = await meetingOf(team.admin)
    const { idea } = await fill(team.admin)
    await team.settle()
    const decided = await team.admin.client.meetings.decide({ meetingId, subject: `idea:${idea.id}`, decision: 'approve', reason: 'It pays.', ownerId: (await maja.client.session.get({})).member!.id, dueOn: '2026-04-01' })
    const [decision] = decided.segments.flatMap(({ items }) => items).find(({ subject }) => subject === `idea:${idea.id}`)!.decisions
    expect(decision).toMatchObject({ owner: { name: 'Maja' }, dueOn: '2026-04-01', objection: null })
    await team.settle()
    await maja.client.meetings.object({ meetingId, decisionId: decision!.id, text: 'And who opens it on Saturdays?' })
    await team.settle()
    const objection = { text: 'And who opens it on Saturdays?', by: { name: 'Maja' }, customer: 'Nordvik' }
    expect((await team.admin.client.ideas.get({ id: idea.id })).decisions).toMatchObject([{ kind: 'approve', reason: 'It pays.', objection, meeting: { name: 'Monday with customers' } }])
    await expect(maja.client.meetings.decide({ meetingId, subject: `idea:${idea.id}`, decision: 'park' })).rejects.toMatchObject({ code: 'champions-only' })
    const closed = await team.admin.client.meetings.close({ meetingId })
    expect(closed.segments.flatMap(({ items }) => items.flatMap(({ decisions }) => decisions))).toMatchObject([{ objection }])
    const [series] = await team.admin.client.meetings.listSeries({})
    await team.admin.client.meetings.act({ meetingId, subject: `idea:${idea.id}`, title: 'Order the counter' })
    const next = await team.admin.client.meetings.agenda({ meetingId: series!.nextMeeting!.id })
    const { text } = await team.admin.client.meetings.export({ meetingId: series!.nextMeeting!.id, format: 'markdown', language: 'en' })
    expect(text).toContain('## You said, we did\n\n- A second counter: **approved** (Ada asked for it). Now: Approved\n  - [ ] Order the counter')
    expect((await team.admin.client.meetings.export({ meetingId, format: 'markdown', language: 'en' })).text).toContain('**Likely objection of Nordvik** (Maja)\n> And who opens it on Saturdays?')
    expect(next.said).toMatchObject([{ title: 'A second counter', author: 'Ada', stage: 'approved', gone: false, decision: { kind: 'approve', objection }, actions: [{ title: 'Order the counter' }] }])
  })
})

describe('the author of an idea', () => {
  it('is told in the words of the meeting', async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja')
    const meetingId = await meetingOf(team.admin)
    const idea = await maja.client.ideas.create({ title: 'A second counter', answers })
    await team.settle()
    await team.admin.client.meetings.decide({ meetingId, subject: `idea:${idea.id}`, decision: 'decline', reason: 'There is no room.' })
    await team.settle()
    expect(await maja.client.ideas.answers({})).toMatchObject([{ ideaId: idea.id, title: 'A second counter', decision: { kind: 'decline', reason: 'There is no room.', by: { name: 'Ada' }, meeting: { name: 'Monday with customers' } } }])
    expect(await team.admin.client.ideas.answers({})).toEqual([])
  })
})

describe('two at one meeting', () => {
  const two = async () => {
    team = await openTestTeam()
    const maja = await team.add('Maja', 'lead')
    const meetingId = await meetingOf(team.admin)
    const filled = await fill(team.admin)
    await team.settle()
    return { ada: team.admin, maja, meetingId, ...filled }
  }
  const runOn = (device: TestCore, meetingId: string, check: (run: Run) => boolean) => until('the run', async () => {
    const run = await device.client.runs.get({ meetingId })
    return run && check(run) ? run : null
  })

  it('see where it stands; the second to start follows, and may take over', async () => {
    const { ada, maja, meetingId, idea } = await two()
    await ada.client.runs.start({ meetingId })
    await ada.client.runs.go({ meetingId, to: `idea:${idea.id}`, place: 1 })
    expect(await runOn(maja, meetingId, ({ at }) => at === `idea:${idea.id}`)).toMatchObject({ leading: false, lead: { name: 'Ada' } })
    expect(await maja.client.runs.start({ meetingId })).toMatchObject({ leading: false, at: `idea:${idea.id}` })
    await expect(maja.client.runs.go({ meetingId, to: 'closing', place: 2 })).rejects.toMatchObject({ code: 'not-leading', params: { name: 'Ada' } })
    await maja.client.runs.take({ meetingId })
    expect(await runOn(ada, meetingId, ({ leading }) => !leading)).toMatchObject({ lead: { name: 'Maja' } })
    await expect(ada.client.runs.go({ meetingId, to: 'closing', place: 2 })).rejects.toMatchObject({ code: 'not-leading', params: { name: 'Maja' } })
  })

  it('hand over the lead, to who may lead', async () => {
    const { ada, maja, meetingId } = await two()
    const erik = await team!.add('Erik')
    await team!.settle()
    await ada.client.runs.start({ meetingId })
    const idOf = async (device: TestCore) => (await device.client.session.get({})).member!.id
    await expect(ada.client.runs.handOver({ meetingId, toId: await idOf(erik) })).rejects.toMatchObject({ code: 'leads-only' })
    await ada.client.runs.handOver({ meetingId, toId: await idOf(maja) })
    await runOn(maja, meetingId, ({ leading }) => leading)
    await expect(ada.client.runs.handOver({ meetingId, toId: await idOf(ada) })).rejects.toMatchObject({ code: 'not-leading' })
  })

  it('both start it without the hub: then one leads, both say the same, and nobody is asked to decide', async () => {
    const { ada, maja, meetingId, idea, other } = await two()
    await team!.goOffline()
    await ada.client.runs.start({ meetingId })
    await maja.client.runs.start({ meetingId })
    await ada.client.runs.go({ meetingId, to: `idea:${idea.id}`, place: 1 })
    await maja.client.runs.go({ meetingId, to: `idea:${other.id}`, place: 2 })
    await team!.goOnline()
    await team!.settle()
    const [adas, majas] = [await ada.client.runs.get({ meetingId }), await maja.client.runs.get({ meetingId })]
    expect([adas!.lead, adas!.at]).toEqual([majas!.lead, majas!.at])
    expect([adas!.leading, majas!.leading].filter(Boolean)).toHaveLength(1)
    expect(await openConflicts(ada)).toEqual([])
  })

  it('decide and note without the hub; each note stays, with both names', async () => {
    const { ada, maja, meetingId, idea, other } = await two()
    await ada.client.runs.start({ meetingId })
    await team!.settle()
    await team!.goOffline()
    const subject = `idea:${idea.id}`
    await ada.client.meetings.discuss({ meetingId, subject, discussed: true, note: 'Ask the landlord. He knows the room.' })
    await maja.client.meetings.discuss({ meetingId, subject, discussed: true, note: 'Two offers until Friday.' })
    await maja.client.meetings.decide({ meetingId, subject: `idea:${other.id}`, decision: 'pilot' })
    await team!.goOnline()
    await team!.settle()
    const [adas, majas] = await Promise.all([ada, maja].map(async (device) => (await steps(device, meetingId)).find((item) => item.subject === subject)!))
    expect(adas!.note).toBe(majas!.note)
    expect(adas!.note.split('\n').sort()).toEqual(['Ask the landlord. He knows the room.', 'Two offers until Friday.'])
    expect(adas!.noteBy.map(({ by, text }) => `${by?.name}: ${text}`).sort()).toEqual(['Ada: Ask the landlord. He knows the room.', 'Maja: Two offers until Friday.'])
    expect((await ada.client.ideas.get({ id: other.id })).stage).toBe('pilot')
    expect(await openConflicts(maja)).toEqual([])
  })

  it('decide one idea in two ways without the hub: it moves once, and both decisions and both notes stand in the minutes', async () => {
    const { ada, maja, meetingId, idea } = await two()
    const subject = `idea:${idea.id}`
    await team!.goOffline()
    await maja.client.meetings.decide({ meetingId, subject, decision: 'need-more', reason: 'Who pays?' })
    await maja.client.meetings.discuss({ meetingId, subject, discussed: true, note: 'It costs 40,000.' })
    await ada.client.meetings.decide({ meetingId, subject, decision: 'pilot', reason: 'Four weeks.' })
    await ada.client.meetings.discuss({ meetingId, subject, discussed: true, note: 'Ask the landlord.' })
    await team!.goOnline()
    await team!.settle()
    for (const device of [ada, maja]) {
      const item = (await steps(device, meetingId)).find((one) => one.subject === subject)!
      expect(item.decisions.map(({ by, reason }) => `${by.name}: ${reason}`).sort()).toEqual(['Ada: Four weeks.', 'Maja: Who pays?'])
      expect(item.noteBy.map(({ by, text }) => `${by?.name}: ${text}`).sort()).toEqual(['Ada: Ask the landlord.', 'Maja: It costs 40,000.'])
    }
    const stages = await Promise.all([ada, maja].map(async (device) => (await device.client.ideas.get({ id: idea.id })).stage))
    expect(stages[0]).toBe(stages[1])
    expect(['in-review', 'pilot']).toContain(stages[0])
    // whoever came second is asked about the move alone
    const refused = (await Promise.all([ada, maja].map((device) => device.client.ledger.rejections({})))).flatMap(({ rows }) => rows)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ code: 'stale' })
  })

  it('write one note at once: what the other wrote since one began stays', async () => {
    const { ada, maja, meetingId, idea } = await two()
    const subject = `idea:${idea.id}`
    await ada.client.meetings.discuss({ meetingId, subject, discussed: false, note: 'Ask the landlord.' })
    await team!.settle()
    // Maja began before Ada's words were there
    await maja.client.meetings.discuss({ meetingId, subject, discussed: false, note: 'Two offers until Friday.', noteWas: '' })
    await team!.settle()
    const item = (await steps(ada, meetingId)).find((one) => one.subject === subject)!
    expect(item.note).toBe('Ask the landlord.\nTwo offers until Friday.')
    expect(item.noteBy.map(({ by }) => by?.name)).toEqual(['Ada', 'Maja'])
    await ada.client.meetings.discuss({ meetingId, subject, discussed: false, note: 'Ask the landlord.\nThree offers until Friday.', noteWas: item.note })
    expect((await steps(ada, meetingId)).find((one) => one.subject === subject)!.noteBy).toEqual([])
  })

  it('have the same clocks, though one computer’s is an hour wrong', async () => {
    team = await openTestTeam({ hub: { clock: { get now() { return Date.now() }, pass() {} } }, admin: { now: Date.now } })
    const maja = await team.add('Maja', 'lead', { now: () => Date.now() + 60 * MINUTE })
    const meetingId = await meetingOf(team.admin)
    await team.admin.client.runs.start({ meetingId })
    await team.settle()
    const run = await runOn(maja, meetingId, () => true)
    expect(Math.abs(Date.now() + 60 * MINUTE - run.startedAt)).toBeLessThan(MINUTE)
  })
})
