// Series in a team: everybody sees the same coming meetings and roles, and devices that prepared apart agree.
import { expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'lead'])

const WEEKLY = { name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 }
const seen = async (core: TestCore) => (await core.client.meetings.listSeries({})).map(({ name, coming, participants }) => ({ name, participants, coming: coming.map(({ id, startsAt, minutes, cancelled, prepared }) => ({ id, startsAt, minutes, cancelled, prepared })) }))
const rolesOn = async (core: TestCore, meetingId: string) => (await core.client.meetings.agenda({ meetingId })).meeting.roles
const ledgerOf = (core: TestCore) => core.context.store.read.value<number>('SELECT count(*) FROM rejected')
const conflictsOf = (core: TestCore) => core.context.store.read.value<number>('SELECT count(*) FROM conflict')

test('an employee sees the meetings and the roles that a lead sees, though no device ever planned one', async () => {
  const series = await team.admin.client.meetings.createSeries({ ...WEEKLY, every: 2 })
  await team.settle()
  expect(await seen(bo)).toEqual(await seen(team.admin))
  expect((await seen(bo))[0]!.coming).toHaveLength(4)
  const { id } = series.coming[0]!
  expect(await rolesOn(bo, id)).toHaveLength(4)
  expect(await rolesOn(bo, id)).toEqual(await rolesOn(team.admin, id))
})

test('two leads who prepare the same meeting offline keep both, with nothing refused and no conflict', async () => {
  const series = await team.admin.client.meetings.createSeries(WEEKLY)
  await team.settle()
  await team.goOffline()
  const { id } = series.coming[1]!
  await team.admin.client.meetings.addItem({ meetingId: id, segment: 'wow', title: 'Cake for Mira' })
  await cy.client.meetings.addItem({ meetingId: id, segment: 'wow', title: 'Flowers for Bo' })
  await cy.client.meetings.editSeries({ id: series.id, changes: { time: '14:00' } })
  await team.goOnline()
  await team.settle()
  for (const core of [team.admin, bo, cy]) {
    const agenda = await core.client.meetings.agenda({ meetingId: id })
    expect(agenda.segments.find(({ key }) => key === 'wow')!.items.map(({ title }) => title).sort()).toEqual(['Cake for Mira', 'Flowers for Bo'])
    expect([ledgerOf(core), conflictsOf(core)]).toEqual([0, 0])
    expect(await seen(core)).toEqual(await seen(cy))
  }
})

test('a meeting that was held is not taken back by one who prepares it without knowing', async () => {
  const series = await team.admin.client.meetings.createSeries(WEEKLY)
  await team.settle()
  await team.goOffline()
  const { id } = series.coming[0]!
  await team.admin.client.meetings.close({ meetingId: id })
  cy.clock.pass(60_000)
  await cy.client.meetings.addItem({ meetingId: id, segment: 'wow', title: 'Flowers for Bo' })
  await team.goOnline()
  await team.settle()
  for (const core of [team.admin, bo, cy]) {
    expect(await core.client.meetings.history({})).toMatchObject([{ id, state: 'held' }])
    expect((await core.client.meetings.agenda({ meetingId: id })).meeting.state).toBe('held')
    expect(ledgerOf(core)).toBe(0)
  }
})

test('people, free days, a moved and a cancelled meeting that were changed apart come together', async () => {
  const series = await team.admin.client.meetings.createSeries(WEEKLY)
  await team.settle()
  await team.goOffline()
  const [boId, cyId] = (await team.admin.client.session.people({})).filter(({ me }) => !me).map(({ id }) => id) as [string, string]
  await team.admin.client.meetings.editSeries({ id: series.id, changes: { participants: [boId] } })
  await cy.client.meetings.editSeries({ id: series.id, changes: { participants: [cyId] } })
  await team.admin.client.meetings.addFreeDays({ days: [{ day: '2026-03-18', lastDay: '2026-03-18', name: 'Holiday' }] })
  await cy.client.meetings.addFreeDays({ days: [{ day: '2026-03-18', lastDay: '2026-03-18', name: 'Holiday' }, { day: '2026-03-25', lastDay: '2026-03-25', name: 'Fair' }] })
  await team.admin.client.meetings.cancelMeeting({ meetingId: series.coming[0]!.id, cancelled: true })
  await cy.client.meetings.moveMeeting({ meetingId: series.coming[1]!.id, to: { day: '2026-03-12', time: '08:00' } })
  await team.goOnline()
  await team.settle()
  const all = await seen(team.admin)
  expect(all[0]!.participants.map(({ id }) => id).sort()).toEqual([boId, cyId].sort())
  expect(all[0]!.coming.map(({ startsAt, cancelled }) => [new Date(startsAt).toISOString().slice(0, 10), cancelled])).toEqual([['2026-03-04', true], ['2026-03-12', false], ['2026-04-01', false], ['2026-04-08', false], ['2026-04-15', false]])
  expect(await seen(bo)).toEqual(all)
  expect(await seen(cy)).toEqual(all)
})

test('an employee plans nothing', async () => {
  const { coming } = await team.admin.client.meetings.createSeries(WEEKLY)
  await team.settle()
  const { id: meetingId } = coming[0]!
  for (const refused of [bo.client.meetings.moveMeeting({ meetingId, to: { day: '2026-03-12', time: '08:00' } }), bo.client.meetings.cancelMeeting({ meetingId, cancelled: true }), bo.client.meetings.setRole({ meetingId, role: 'voice', memberId: null }), bo.client.meetings.addFreeDays({ days: [{ day: '2026-03-18', lastDay: '2026-03-18', name: 'Holiday' }] })]) {
    await expect(refused).rejects.toMatchObject({ code: 'leads-only' })
  }
  // but agrees on something to do in a meeting that nobody prepared yet
  await bo.client.meetings.act({ meetingId, title: 'Call Nordvik' })
  await team.settle()
  expect(await team.admin.client.meetings.listActions({})).toMatchObject([{ title: 'Call Nordvik', meetingId }])
})
