// The feed: everything everybody may read, the newest first, page by page; and what a wow moment may cost.
import { describe, expect, it } from 'vitest'
import { HOUR, type TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const log = async (text: string, more: object = {}) => {
  core.clock.pass(HOUR)
  return core.client.learnings.log({ text, customer: { name: 'Nordvik' }, ...more })
}
async function read(query: Parameters<TestCore['client']['feed']['list']>[0] = {}, limit = 2): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await core.client.feed.list({ ...query, cursor, limit })
    seen.push(...page.rows.map(({ kind, text }) => `${kind}: ${text}`))
    if ((cursor = page.next) === null) return seen
  }
}

describe('the feed', () => {
  it('has good and bad news, wow moments, shared answers and decisions together, the newest first, whatever the page size', async () => {
    expect(await read()).toEqual([])
    const waits = await log('Waits', { sentiment: 'bad', waits: true })
    await log('Praise', { sentiment: 'good' })
    await log('Neither', { sentiment: 'neutral' })
    await log('Baked a cake', { sentiment: 'good', wow: true, wowCost: 20 })
    await log('Mine alone', { sentiment: 'bad', visibility: 'private' })
    core.clock.pass(HOUR)
    await core.client.followUps.resolve({ id: waits.followUp!.id, answer: 'Refunded' })
    expect(await read()).toEqual(['wow: Baked a cake', 'good: Praise', 'bad: Waits'])
    core.clock.pass(HOUR)
    await core.client.followUps.share({ id: waits.followUp!.id })
    core.clock.pass(HOUR)
    const idea = await core.client.ideas.create({ title: 'Refund at once', answers: { customers: 'All', delight: 'Joy' } })
    await core.client.ideas.move({ id: idea.id, from: 'submitted', to: 'approved', reason: 'It costs little' })
    const all = ['decision: Refund at once', 'shared: Waits', 'wow: Baked a cake', 'good: Praise', 'bad: Waits']
    for (const limit of [1, 2, 3, 100]) expect(await read({}, limit)).toEqual(all)
    expect(await read({ kinds: ['bad', 'wow'] })).toEqual(['wow: Baked a cake', 'bad: Waits'])
    expect((await core.client.feed.list({})).rows[0]).toMatchObject({ decision: 'approved', answer: 'It costs little', ideaId: idea.id, by: { name: 'Ada' }, inMeeting: false })
    expect((await core.client.feed.list({})).rows.slice(1, 3)).toMatchObject([{ answer: 'Refunded', learningId: waits.id }, { cost: { amount: 20, currency: 'EUR' } }])
    await core.client.followUps.takeBack({ id: waits.followUp!.id, from: 'shared' })
    await core.client.ideas.delete({ id: idea.id })
    expect(await read()).toEqual(['wow: Baked a cake', 'good: Praise', 'bad: Waits'])
  })

  it('tells what happened in one instant in one order, each once', async () => {
    for (let n = 0; n < 5; n++) await core.client.learnings.log({ text: `${n}`, sentiment: n % 2 ? 'good' : 'bad' })
    for (const { id } of (await core.client.learnings.list({})).rows) await core.client.learnings.edit({ id, changes: { waits: true } })
    for (const { id } of (await core.client.followUps.list({ open: true })).rows) {
      await core.client.followUps.resolve({ id, answer: 'Done' })
      await core.client.followUps.share({ id })
    }
    const whole = await read({}, 100)
    expect(whole).toHaveLength(10)
    for (const limit of [1, 2, 3]) expect(await read({}, limit)).toEqual(whole)
  })

  it('tells decisions of a meeting, and only a team’s news where asked', async () => {
    const team = core.context.newId()
    core.context.store.write((write) => write.put('team', team, { name: 'Sales' }))
    await log('Of everybody', { sentiment: 'bad' })
    core.context.store.write((write) => void write.run(`UPDATE member SET teamId = ? WHERE name = 'Ada'`, [team]))
    await log('Of sales', { sentiment: 'bad' })
    expect(await read({ teamId: team })).toEqual(['bad: Of sales'])
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 60 })
    const idea = await core.client.ideas.create({ title: 'Refund at once', answers: { customers: 'All', delight: 'Joy' } })
    core.clock.pass(HOUR)
    await core.client.meetings.decide({ meetingId: nextMeeting!.id, subject: `idea:${idea.id}`, decision: 'approve', reason: 'Yes' })
    expect((await core.client.feed.list({ kinds: ['decision'] })).rows).toMatchObject([{ inMeeting: true, decision: 'approve', text: 'Refund at once' }])
  })

  it('refuses a cursor that is none', async () => {
    await expect(core.client.feed.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('a wow moment', () => {
  it('may cost what the workspace allows, and more is refused at the field', async () => {
    await expect(log('Bought a car', { wow: true, wowCost: 100.01 })).rejects.toMatchObject({ code: 'wow-too-dear', fields: [{ field: 'wowCost', code: 'wow-too-dear' }] })
    await expect(log('Gave money', { wow: true, wowCost: -1 })).rejects.toMatchObject({ code: 'bad-input' })
    await core.client.rules.edit({ changes: { wowCap: 500, currency: 'SEK' } })
    const { id } = await log('Paid the taxi', { wow: true, wowCost: 450 })
    expect(await core.client.learnings.get({ id })).toMatchObject({ wowCost: { amount: 450, currency: 'SEK' } })
    await core.client.rules.edit({ changes: { wowCap: 50 } })
    // what was within the limit then stays
    expect(await core.client.learnings.edit({ id, changes: { text: 'Paid the taxi home' } })).toMatchObject({ wowCost: { amount: 450 } })
    await expect(core.client.learnings.edit({ id, changes: { wowCost: 60 } })).rejects.toMatchObject({ code: 'wow-too-dear' })
    expect(await core.client.learnings.edit({ id, changes: { wow: false } })).toMatchObject({ wow: false, wowCost: null })
  })

  it('that is none costs nothing', async () => {
    expect((await core.client.learnings.get({ id: (await log('Plain', { wow: false, wowCost: 5000 })).id })).wowCost).toBeNull()
  })
})
