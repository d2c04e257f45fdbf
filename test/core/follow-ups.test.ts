// The inner loop through the core: owner and due time at once, first answer, answer, shared, handed over, taken back, reminded, and who keeps what they promise.
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
let berit: string
beforeEach(async () => {
  berit = addMember('Berit')
})

function addMember(name: string): string {
  const id = core.context.newId()
  core.context.store.write((write) => write.put('member', id, { name, role: 'employee', teamId: null, createdAt: core.clock.now }))
  return id
}
const promised = async (text: string, more: { visibility?: 'private' } = {}) => (await core.client.learnings.log({ text, customer: { name: 'Nordvik AB' }, waits: true, ...more })).followUp!.id
const only = async () => (await core.client.followUps.list({})).rows[0]!

describe('a promise', () => {
  it('has an owner and two due times at once', async () => {
    await promised('Waits for the refund')
    expect(await only()).toMatchObject({ owner: { name: 'Ada' }, author: { name: 'Ada' }, state: 'open', dueAt: START + 24 * HOUR, answerBy: START + 24 * HOUR, resolveBy: START + 96 * HOUR, handedBy: null })
  })

  it('is due by the rules of the workspace', async () => {
    await core.client.rules.edit({ changes: { followUpHours: 8, followUpInOffice: true, timeZone: 'Europe/Stockholm' } })
    await core.client.meetings.addFreeDays({ days: [{ name: 'Stock-taking', day: '2026-03-05', lastDay: '2026-03-06' }] })
    await promised('Waits for the refund')
    // Wednesday 10:00 in Stockholm; Thursday and Friday are free
    expect(await only()).toMatchObject({ answerBy: Date.UTC(2026, 2, 9, 9), resolveBy: Date.UTC(2026, 2, 12, 9) })
  })

  it('goes from open to acknowledged to resolved to shared, and what is due then moves on with it', async () => {
    const id = await promised('Waits for the refund')
    core.clock.pass(HOUR)
    expect(await core.client.followUps.acknowledge({ id })).toMatchObject({ state: 'acknowledged', acknowledgedAt: START + HOUR, dueAt: START + 96 * HOUR })
    core.clock.pass(30 * HOUR)
    expect(await core.client.followUps.list({})).toMatchObject({ open: 1, overdue: 0 })
    await expect(core.client.followUps.share({ id })).rejects.toMatchObject({ code: 'not-resolved' })
    expect(await core.client.followUps.resolve({ id, answer: 'Refunded today' })).toMatchObject({ state: 'resolved', answer: 'Refunded today' })
    await expect(core.client.followUps.resolve({ id, answer: 'Again' })).rejects.toMatchObject({ code: 'already-resolved' })
    await expect(core.client.followUps.acknowledge({ id })).rejects.toMatchObject({ code: 'already-resolved' })
    expect(await core.client.followUps.share({ id })).toMatchObject({ state: 'shared' })
  })

  it('is taken back one step at a time, with the answer kept, and never past somebody else’s step', async () => {
    const id = await promised('Waits for the refund')
    await core.client.followUps.acknowledge({ id })
    await core.client.followUps.resolve({ id, answer: 'Refunded today' })
    await core.client.followUps.share({ id })
    await expect(core.client.followUps.takeBack({ id, from: 'resolved' })).rejects.toMatchObject({ code: 'moved-on' })
    expect(await core.client.followUps.takeBack({ id, from: 'shared' })).toMatchObject({ state: 'resolved', sharedAt: null })
    expect(await core.client.followUps.takeBack({ id, from: 'resolved' })).toMatchObject({ state: 'acknowledged', resolvedAt: null, answer: 'Refunded today' })
    expect(await core.client.followUps.takeBack({ id, from: 'acknowledged' })).toMatchObject({ state: 'open', dueAt: START + 24 * HOUR })
    await expect(core.client.followUps.takeBack({ id, from: 'open' })).rejects.toMatchObject({ code: 'moved-on' })
  })

  it('is handed over to another member, keeps its due time, and says who handed it over', async () => {
    const id = await promised('Waits for the refund')
    expect(await core.client.followUps.handOver({ id, to: berit })).toMatchObject({ owner: { name: 'Berit' }, handedBy: { name: 'Ada' }, dueAt: START + 24 * HOUR })
    await expect(core.client.followUps.handOver({ id, to: core.context.newId() })).rejects.toMatchObject({ code: 'unknown-member' })
    expect((await core.client.followUps.list({ open: true, ownerId: berit })).rows.map((row) => row.id)).toEqual([id])
    await core.client.followUps.resolve({ id, answer: 'Done' })
    await expect(core.client.followUps.handOver({ id, to: berit })).rejects.toMatchObject({ code: 'already-resolved' })
  })

  it('of a private learning is neither handed over nor shared, for nobody else could read it', async () => {
    const id = await promised('Told me in confidence', { visibility: 'private' })
    await expect(core.client.followUps.handOver({ id, to: berit })).rejects.toMatchObject({ code: 'private-promise' })
    await core.client.followUps.resolve({ id, answer: 'Done' })
    await expect(core.client.followUps.share({ id })).rejects.toMatchObject({ code: 'private-promise' })
  })

  it('is listed page by page, each once, whatever the page size', async () => {
    for (let n = 0; n < 7; n++) await promised(`Waits ${n}`)
    core.clock.pass(1)
    const read = async (open: boolean) => {
      const seen: string[] = []
      for (let cursor: string | null = null; ; ) {
        const page = await core.client.followUps.list({ open, cursor, limit: 2 })
        seen.push(...page.rows.map(({ learning }) => learning.text))
        if ((cursor = page.next) === null) return seen
      }
    }
    expect(await read(true)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `Waits ${n}`))
    for (const { id } of (await core.client.followUps.list({ open: true })).rows) await core.client.followUps.resolve({ id, answer: 'Done' })
    expect((await read(false)).toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `Waits ${n}`))
    await expect(core.client.followUps.list({ open: true, cursor: 'nonsense' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('reminders', () => {
  const texts = async () => (await core.client.followUps.reminders({})).own.map(({ learning }) => learning.text)

  it('come in the last third of the time, stay while it is overdue, and go with the answer', async () => {
    const id = await promised('Waits for the refund')
    core.clock.pass(15 * HOUR)
    expect(await texts()).toEqual([])
    core.clock.pass(2 * HOUR)
    expect(await texts()).toEqual(['Waits for the refund'])
    core.clock.pass(100 * HOUR)
    expect(await texts()).toEqual(['Waits for the refund'])
    await core.client.followUps.resolve({ id, answer: 'Done' })
    expect(await texts()).toEqual([])
  })

  it('tell what was handed over at once, and nobody is told of what others promised', async () => {
    const id = await promised('Waits for the refund')
    await core.client.followUps.handOver({ id, to: berit })
    core.clock.pass(23 * HOUR)
    expect(await texts()).toEqual([])
    core.context.store.write((write) => void write.run(`UPDATE meta SET value = ? WHERE key = 'me'`, [berit]))
    core.clock.pass(-23 * HOUR)
    expect(await texts()).toEqual(['Waits for the refund'])
    await core.client.followUps.acknowledge({ id })
    expect(await texts()).toEqual([])
  })

  it('name three and count the rest', async () => {
    for (let n = 0; n < 5; n++) await promised(`Waits ${n}`)
    core.clock.pass(20 * HOUR)
    expect(await core.client.followUps.reminders({})).toMatchObject({ own: [{}, {}, {}], ownCount: 5, escalatedCount: 0 })
  })

  it('escalate to nobody while one works alone', async () => {
    const id = await promised('Waits for the refund')
    await core.client.followUps.handOver({ id, to: berit })
    core.clock.pass(48 * HOUR)
    expect(await core.client.followUps.reminders({})).toMatchObject({ own: [], escalated: [] })
  })
})

describe('on the agenda', () => {
  it('overdue promises come first among all promises, the longest owed on top, and nothing keeps them off', async () => {
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 60 })
    for (const [text, hours] of [['Owed for long', 25], ['Owed since yesterday', 27], ['Due before the meeting', 1]] as const) {
      await promised(text)
      core.clock.pass(hours * HOUR)
    }
    const { segments } = await core.client.meetings.agenda({ meetingId: nextMeeting!.id })
    const items = segments.find(({ key }) => key === 'promises')!.items
    expect(items.map(({ title }) => title)).toEqual(['Owed for long', 'Owed since yesterday', 'Due before the meeting'])
    expect(items.map(({ reasons }) => reasons[0]!.code)).toEqual(['promise-overdue-days', 'promise-overdue-hours', 'promise-due-hours'])
  })
})

describe('who keeps what they promise', () => {
  it('is nothing while there is nothing to count', async () => {
    expect(await core.client.followUps.byLeader({})).toEqual({ goal: { days: 30, hours: 24, inOffice: false, first: { kept: 0, of: 0 }, resolved: { kept: 0, of: 0 } }, people: [], teams: [] })
    // made, and not due yet: neither kept nor broken
    await promised('Waits')
    expect(await core.client.followUps.byLeader({})).toMatchObject({ goal: { first: { kept: 0, of: 0 } }, people: [{ member: { name: 'Ada' }, open: 1, overdue: 0 }] })
  })

  it('counts first answers and answers against their due times, for each person and all together', async () => {
    const [early, late, never, theirs] = [await promised('early'), await promised('late'), await promised('never'), await promised('theirs')]
    await core.client.followUps.handOver({ id: theirs, to: berit })
    core.clock.pass(HOUR)
    await core.client.followUps.acknowledge({ id: early })
    await core.client.followUps.resolve({ id: theirs, answer: 'At once' })
    core.clock.pass(24 * HOUR)
    await core.client.followUps.resolve({ id: late, answer: 'Too late for the first answer' })
    expect(await core.client.followUps.byLeader({})).toMatchObject({
      goal: { first: { kept: 2, of: 4 }, resolved: { kept: 2, of: 2 } },
      people: [
        { member: { name: 'Ada' }, open: 2, overdue: 1, oldestDueAt: START + 24 * HOUR, first: { kept: 1, of: 3 }, resolved: { kept: 1, of: 1 } },
        { member: { name: 'Berit' }, open: 0, overdue: 0, oldestDueAt: null, first: { kept: 1, of: 1 }, resolved: { kept: 1, of: 1 } },
      ],
      teams: [{ team: null, leads: [], open: 2, first: { kept: 2, of: 4 } }],
    })
    core.clock.pass(24 * 31 * HOUR)
    // those of a month ago do not count any more, but what is owed is owed
    expect(await core.client.followUps.byLeader({})).toMatchObject({ goal: { first: { of: 0 } }, people: [{ open: 2, overdue: 2 }] })
    expect(never).not.toBe(early)
  })
})
