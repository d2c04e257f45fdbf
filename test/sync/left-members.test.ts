// Who has left the team is counted until then, by every device: also one that joined later, or heard of it late.
import { expect, test } from 'vitest'
import { DAY, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'employee'])

test('key figures count a member until they were let go, on every device; one who comes back is there', async () => {
  await team.settle()
  await bo.client.ideas.create({ title: 'Lockers', answers: { customers: 'All', delight: 'Joy' } })
  await team.settle()
  const pass = (days: number, ...cores: TestCore[]) => [team.hub, ...cores].forEach(({ clock }) => clock.pass(days * DAY))
  const { members } = await team.admin.client.team.members({})
  const id = members.find(({ name }) => name === 'Bo')!.id
  pass(30, team.admin, cy)
  await team.admin.client.team.change({ id, active: false })
  await team.settle(team.admin, cy)
  pass(60, team.admin, cy)
  const di = await team.add('Di', 'employee')
  di.clock.pass(90 * DAY)
  await team.settle(team.admin, cy, di)
  const counted = async (core: TestCore) => (await core.client.kpis.get({ from: '2026-03-01', to: '2026-06-30' })).trend.map(({ members: there, authors }) => [there, authors])
  const counts = await Promise.all([team.admin, cy, di].map(counted))
  // Bo was let go on 3 April, Di came on 2 June
  expect(counts).toEqual([1, 2, 3].map(() => [[3, 1], [2, 0], [2, 0], [3, 0]]))
  await team.admin.client.team.change({ id, active: true })
  await team.settle(team.admin, cy, di)
  expect(await Promise.all([team.admin, cy, di].map(counted))).toEqual([1, 2, 3].map(() => [[3, 1], [3, 0], [3, 0], [4, 0]]))
})
