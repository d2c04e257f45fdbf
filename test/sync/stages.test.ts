// The stages in a team: their names reach everybody; none is left out while an idea stands in it, and no idea goes where none may stand, whoever was offline.
import { beforeEach, expect, test } from 'vitest'
import type { Stage } from '../../shared/domain/ideas.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'admin'], ['Cy', 'champion'])
beforeEach(() => team.settle())

const stageOf = async (core: TestCore, key: Stage) => (await core.client.stages.list({})).find((stage) => stage.key === key)!
const refused = (core: TestCore) => core.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE code NOT IN ('together', 'dependency')`).map(({ code }) => code)

test('two admins who change one stage apart both keep theirs; only admins do', async () => {
  await team.goOffline()
  await team.admin.client.stages.rename({ key: 'pilot', name: 'Trial' })
  await bo.client.stages.show({ key: 'pilot', shown: false })
  await team.goOnline()
  await team.settle()
  for (const core of [team.admin, bo, cy]) expect(await stageOf(core, 'pilot')).toMatchObject({ name: 'Trial', shown: false })
  await expect(cy.client.stages.rename({ key: 'pilot', name: 'Test' })).rejects.toMatchObject({ code: 'admins-only' })
})

test('of an idea that went to a stage and an admin who left it out apart, the hub takes the first and gives the other back with the reason', async () => {
  const { id } = await cy.client.ideas.create({ title: 'Card at the door', answers: { customers: 'All', delight: 'They smile' } })
  await team.settle()
  await team.goOffline()
  await cy.client.ideas.move({ id, from: 'submitted', to: 'parked' })
  await team.admin.client.stages.show({ key: 'parked', shown: false })
  await team.goOnline()
  await until('one of the two to be refused', () => refused(cy).length + refused(team.admin).length === 1)
  await team.settle()
  const stands = (await bo.client.ideas.get({ id })).stage
  const { shown } = await stageOf(bo, 'parked')
  expect([[...refused(cy)], [...refused(team.admin)], stands, shown]).toEqual(shown ? [[], ['stage-in-use'], 'parked', true] : [['stage-left-out'], [], 'submitted', false])
  for (const core of [team.admin, cy]) expect([(await core.client.ideas.get({ id })).stage, (await stageOf(core, 'parked')).shown]).toEqual([stands, shown])
})

test('a stage that the hub knows in use is refused though the device that leaves it out does not know', async () => {
  const { id } = await cy.client.ideas.create({ title: 'Card at the door', answers: { customers: 'All', delight: 'They smile' } })
  await cy.client.ideas.move({ id, from: 'submitted', to: 'parked' })
  await team.settle(cy)
  // as if it had not come to this device yet
  team.admin.context.database.prepare('DELETE FROM idea WHERE id = ?').run(id)
  await team.admin.client.stages.show({ key: 'parked', shown: false })
  await until('the refusal', () => refused(team.admin).length === 1)
  expect(refused(team.admin)).toEqual(['stage-in-use'])
})
