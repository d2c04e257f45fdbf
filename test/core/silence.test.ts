// Silence through the core: who was not heard for as many weeks as the workspace says, and what the agenda makes of it.
import { describe, expect, it } from 'vitest'
import { DAY, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const named = async () => (await core.client.silence.list({})).rows.map(({ kind, name, weeks }) => `${kind} ${name} ${weeks}`)

describe('what was not heard for long', () => {
  it('are customers, segments, episodes and colleagues, each with the weeks and who heard them last', async () => {
    expect(await core.client.silence.list({})).toEqual({ weeks: 6, rows: [], counts: { customer: 0, episode: 0, segment: 0, colleague: 0 } })
    await core.client.learnings.log({ text: 'old', customer: { name: 'Nordvik' }, segment: { name: 'Hotels' }, episode: { name: 'Paying' }, happenedOn: '2026-01-05' })
    await core.client.learnings.log({ text: 'fresh', customer: { name: 'Solros' }, segment: { name: 'Bakers' }, episode: { name: 'Joining' }, happenedOn: '2026-03-01' })
    core.context.store.write((write) => write.put('member', core.context.newId(), { name: 'Berit', role: 'employee', teamId: null, createdAt: START - 100 * DAY }))
    core.context.store.write((write) => write.put('member', core.context.newId(), { name: 'New here', role: 'employee', teamId: null, createdAt: START - DAY }))
    expect(await named()).toEqual(['customer Nordvik 8', 'episode Paying 8', 'segment Hotels 8', 'colleague Berit null'])
    expect((await core.client.silence.list({})).rows[0]).toMatchObject({ lastBy: { name: 'Ada' }, learnings: 1, lastOn: '2026-01-05' })
  })

  it('follow the weeks of the workspace, and end with the next word', async () => {
    await core.client.learnings.log({ text: 'old', customer: { name: 'Nordvik' }, happenedOn: '2026-01-05' })
    await core.client.rules.edit({ changes: { silenceWeeks: 12 } })
    expect(await named()).toEqual([])
    await core.client.rules.edit({ changes: { silenceWeeks: 2 } })
    expect(await named()).toEqual(['customer Nordvik 8'])
    await core.client.learnings.log({ text: 'again', customer: { name: 'Nordvik' } })
    expect(await named()).toEqual([])
  })

  it('are not ended by what somebody keeps to themselves', async () => {
    await core.client.learnings.log({ text: 'old', customer: { name: 'Nordvik' }, happenedOn: '2026-01-05' })
    await core.client.learnings.log({ text: 'mine', customer: { name: 'Nordvik' }, visibility: 'private' })
    expect(await named()).toEqual(['customer Nordvik 8'])
  })

  it('become assignments at the next meeting', async () => {
    await core.client.learnings.log({ text: 'old', customer: { name: 'Nordvik' }, happenedOn: '2026-01-05' })
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Weekly', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 60 })
    expect(await core.client.silence.assignments({ meetingId: nextMeeting!.id })).toMatchObject({ weeks: 6, rows: [{ silent: { kind: 'customer', name: 'Nordvik', weeks: 8 }, member: { name: 'Ada' }, mine: true }] })
    await expect(core.client.silence.assignments({ meetingId: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({ code: 'unknown-meeting' })
  })
})
