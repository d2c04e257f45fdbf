// Steps in a team: admins make them, champions move ideas through them, the hub keeps the history; and whatever is done apart ends the same everywhere.
import { beforeEach, expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy, di] = teamOfEachTest(['Bo', 'admin'], ['Cy', 'champion'], ['Di', 'employee'])
let [technical, legal] = ['', '']
beforeEach(async () => {
  for (const name of ['Technical check', 'Legal check']) await team.admin.client.stages.addStep({ stage: 'in-review', name })
  ;[technical, legal] = (await stepsOf(team.admin)).map(({ id }) => id) as [string, string]
  await team.settle()
})

const stepsOf = async (core: TestCore) => (await core.client.stages.list({})).find(({ key }) => key === 'in-review')!.steps
const refused = (core: TestCore) => core.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE code NOT IN ('together', 'dependency')`).map(({ code }) => code)
const idea = (core: TestCore, title = 'Card at the door') => core.client.ideas.create({ title, answers: { customers: 'All', delight: 'They smile' } })
const into = (core: TestCore, id: string, stepId: string | null) => core.client.ideas.move({ id, from: 'in-review', to: 'in-review', stepId })
async function reviewed(): Promise<string> {
  const { id } = await idea(di)
  await team.settle()
  await cy.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
  await team.settle()
  return id
}
const stands = async (core: TestCore, id: string) => {
  const { stage, step } = await core.client.ideas.get({ id })
  return [stage, step?.name ?? null]
}

test('what an admin does to steps reaches everybody, in one order; others may not', async () => {
  await bo.client.stages.placeStep({ id: legal, before: technical })
  await bo.client.stages.renameStep({ id: legal, name: 'Is it legal?' })
  await team.settle()
  for (const core of [team.admin, bo, cy, di]) expect((await stepsOf(core)).map(({ name }) => name)).toEqual(['Is it legal?', 'Technical check'])
  for (const core of [cy, di]) await expect(core.client.stages.addStep({ stage: 'in-review', name: 'Mine' })).rejects.toMatchObject({ code: 'admins-only' })
})

test('champions move ideas from step to step, and the history says so on every device; who may not move ideas may not do this either', async () => {
  const id = await reviewed()
  await expect(into(di, id, legal)).rejects.toMatchObject({ code: 'champions-only' })
  await into(cy, id, technical)
  await team.settle()
  // of two changes in one millisecond nobody can say which came first
  for (const { clock } of [cy, team.hub]) clock.pass(1000)
  await into(cy, id, legal)
  await cy.client.ideas.move({ id, from: 'in-review', to: 'approved' })
  await team.settle()
  for (const core of [team.admin, di]) {
    expect(await stands(core, id)).toEqual(['approved', null])
    const steps = (await core.client.backing.changes({ id, limit: 100 })).rows.flatMap((row) => (row.kind === 'changed' ? [[row.field, row.before.text, row.after.text, row.by.name]] : []))
    // that it left them is told by the move
    expect(steps.toReversed()).toEqual([['stepId', '', 'Technical check', 'Cy'], ['stepId', 'Technical check', 'Legal check', 'Cy']])
  }
})

test('an author who hands an idea in does not choose a step, and the hub refuses a device that does', async () => {
  const first = await team.admin.client.stages.addStep({ stage: 'submitted', name: 'First look' })
  const step = first.find(({ key }) => key === 'submitted')!.steps[0]!.id
  await team.settle()
  const { id } = await di.client.ideas.create({ title: 'Card', answers: { customers: 'All', delight: 'They smile' }, submit: false })
  await expect(di.client.ideas.move({ id, from: 'draft', to: 'submitted', stepId: step })).rejects.toMatchObject({ code: 'champions-only' })
  await di.client.ideas.move({ id, from: 'draft', to: 'submitted' })
  await team.settle()
  // as a device would that does not keep to the rules
  di.context.store.write((write) => {
    write.tidying()
    write.patch('idea', id, { stepId: step })
  })
  await until('the refusal', () => refused(di).length === 1)
  expect(refused(di)).toEqual(['champions-only'])
  await team.settle()
  expect(await stands(di, id)).toEqual(['submitted', null])
})

test('of an idea that left the stage and one who moved it to a step of it apart, it is only said where it stands', async () => {
  const id = await reviewed()
  await team.goOffline()
  await cy.client.ideas.move({ id, from: 'in-review', to: 'approved' })
  await into(team.admin, id, legal)
  await team.goOnline()
  await team.settle()
  for (const core of [team.admin, bo, cy, di]) expect(await stands(core, id)).toEqual(['approved', null])
  expect([refused(cy), refused(team.admin)]).toEqual([[], []])
  expect((await stepsOf(bo)).map(({ ideas }) => ideas)).toEqual([0, 0])
})

test('of an admin who deletes a step and a champion who moves an idea there apart, the hub takes the first and gives the other back with the reason', async () => {
  const id = await reviewed()
  await team.goOffline()
  await into(cy, id, legal)
  await team.admin.client.stages.deleteStep({ id: legal })
  await team.goOnline()
  await until('one of the two to be refused', () => refused(cy).length + refused(team.admin).length === 1)
  await team.settle()
  const there = (await stepsOf(bo)).some((step) => step.id === legal)
  expect([refused(cy), refused(team.admin)]).toEqual(there ? [[], ['step-in-use']] : [['step-gone'], []])
  for (const core of [team.admin, bo, cy, di]) expect(await stands(core, id)).toEqual(['in-review', there ? 'Legal check' : null])
})

test('a step that the hub knows in use is not deleted though the device that deletes it does not know', async () => {
  const id = await reviewed()
  await into(cy, id, legal)
  await team.settle()
  // as if it had not come to this device yet
  team.admin.context.database.prepare('DELETE FROM idea WHERE id = ?').run(id)
  await team.admin.client.stages.deleteStep({ id: legal })
  await until('the refusal', () => refused(team.admin).length === 1)
  expect(refused(team.admin)).toEqual(['step-in-use'])
  await team.settle()
  expect((await stepsOf(team.admin)).map(({ name }) => name)).toEqual(['Technical check', 'Legal check'])
})

test('of two admins who give one name to two steps apart, one keeps it and the other is told', async () => {
  await team.goOffline()
  await team.admin.client.stages.addStep({ stage: 'approved', name: 'Budget' })
  await bo.client.stages.addStep({ stage: 'pilot', name: 'budget' })
  await team.goOnline()
  await until('one of the two to be refused', () => refused(bo).length + refused(team.admin).length === 1)
  await team.settle()
  expect([...refused(bo), ...refused(team.admin)]).toEqual(['name-taken'])
  const names = (await cy.client.stages.list({})).flatMap(({ steps }) => steps.map(({ name }) => name.toLowerCase()))
  expect(names.filter((name) => name === 'budget')).toHaveLength(1)
})

test('an employee who imports ideas chooses no step and makes no category: each such line is told with its reason, the others come in', async () => {
  await cy.client.categories.create({ name: 'Speed' })
  await team.admin.client.stages.addStep({ stage: 'submitted', name: 'First look' })
  await team.settle()
  const { token } = await di.client.settings.openUpload({ name: 'ideas.csv' })
  const lines = ['title,customers,delight,stage,step,category', 'a,A,B,,,speed', 'b,A,B,submitted,First look,', 'c,A,B,,,Price', 'd,A,B,in-review,,']
  await di.client.settings.upload({ token, bytes: new TextEncoder().encode(lines.join('\n')) })
  const { map } = await di.client.settings.previewImport({ token, noun: 'ideas' })
  const told: string[] = []
  for await (const { imported, problems } of di.client.settings.watchImport({ token, noun: 'ideas', map })) told.splice(0, told.length, `${imported}`, ...problems.map(({ line, field, code }) => `${line} ${field} ${code}`))
  expect(told).toEqual(['1', '3 step champions-only', '4 category no-such-category', '5 stage champions-only'])
  await team.settle()
  expect(refused(di)).toEqual([])
  expect((await cy.client.ideas.list({})).rows.map(({ title }) => title)).toEqual(['a'])
})
