// What stands behind an idea in a team: who supports it for whom on every device, and one history that the hub puts down.
import { expect, test } from 'vitest'
import type { IdeaStep } from '../../shared/contract/backing.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'champion'])
const ANSWERS = { customers: 'All', delight: 'Much' }
const told = (step: IdeaStep) => (step.kind === 'changed' ? [step.by.name, step.entity, step.field, step.before.text, step.after.text] : [step.by.name, step.from, step.to, step.reason])
const history = async (core: TestCore, id: string) => (await core.client.backing.changes({ id, limit: 100 })).rows

const lines = (steps: readonly (readonly string[])[]) => steps.map((step) => step.join(' | ')).toSorted()

async function shared(more: object = {}): Promise<string> {
  const { id } = await bo.client.ideas.create({ title: 'One invoice', answers: ANSWERS, ...more })
  await team.settle()
  return id
}

test('for whom an idea is supported is on every device, each supporter for their own', async () => {
  const id = await shared()
  await bo.client.backing.supportFor({ id, customers: [{ name: 'Nordvik AB' }] })
  await team.settle()
  const { customer } = (await cy.client.backing.of({ id })).supportedFor[0]!
  await team.goOffline()
  await cy.client.backing.supportFor({ id, customers: [{ id: customer.id }, { name: 'Solros' }] })
  await bo.client.backing.supportFor({ id, customers: [] })
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy]) expect((await core.client.backing.of({ id })).supportedFor.map(({ customer: { name }, by }) => [name, by.map((one) => one.name)])).toEqual([['Nordvik AB', ['Cy']], ['Solros', ['Cy']]])
})

test('every device reads the same history: by whom, what it was and what it became', async () => {
  const id = await shared()
  await cy.client.ideas.edit({ id, changes: { title: 'One invoice a month', customers: [{ name: 'Nordvik AB' }] } })
  await team.settle()
  await bo.client.ideas.edit({ id, changes: { title: 'One invoice a quarter', answers: { delight: 'They pay once' } } })
  await cy.client.ideas.move({ id, from: 'submitted', to: 'parked', reason: 'After the summer' })
  await team.settle()
  const expected = [
    ['Bo', 'draft', 'submitted', ''], ['Bo', 'idea', 'title', 'One invoice a month', 'One invoice a quarter'], ['Bo', 'ideaAnswer', 'text', 'Much', 'They pay once'],
    ['Cy', 'idea', 'title', 'One invoice', 'One invoice a month'], ['Cy', 'ideaCustomer', 'customerId', '', 'Nordvik AB'], ['Cy', 'submitted', 'parked', 'After the summer'],
  ]
  for (const core of [bo, cy, team.admin]) expect(lines((await history(core, id)).map(told))).toEqual(lines(expected))
})

test('what is not sent yet is in one’s own history, and there once when it is', async () => {
  const id = await shared()
  await team.goOffline()
  await bo.client.ideas.edit({ id, changes: { title: 'Offline' } })
  const mine = ['Bo', 'idea', 'title', 'One invoice', 'Offline']
  expect((await history(bo, id)).map(told)).toContainEqual(mine)
  expect((await history(cy, id)).map(told)).not.toContainEqual(mine)
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy]) expect((await history(core, id)).map(told).filter(([, , field]) => field === 'title')).toEqual([mine])
})

test('the author of an idea without a name changes it without one', async () => {
  const id = await shared({ nameless: true })
  await bo.client.ideas.edit({ id, changes: { title: 'Fewer invoices' } })
  await team.settle()
  const [step] = (await history(cy, id)).filter(({ kind }) => kind === 'changed')
  expect(step).toMatchObject({ by: { id: NAMELESS }, before: { text: 'One invoice' }, after: { text: 'Fewer invoices' } })
  const bosId = (await bo.client.session.get({})).member!.id
  expect(JSON.stringify(cy.context.store.read.all('SELECT * FROM ideaChange'))).not.toContain(bosId)
})

test('nobody writes history but the hub', async () => {
  const id = await shared()
  const row = { ideaId: id, entity: 'idea', rowId: id, field: 'title', before: 'x', after: 'y', memberId: (await bo.client.session.get({})).member!.id, at: 1 }
  expect(() => bo.context.store.write((write) => write.put('ideaChange', bo.context.newId(), row))).toThrow(expect.objectContaining({ code: 'nobody-may' }))
})

test('erasing a customer takes them out of the support, and their name out of the history', async () => {
  const id = await shared()
  await bo.client.backing.supportFor({ id, customers: [{ name: 'Mira Sandström' }] })
  await bo.client.ideas.edit({ id, changes: { description: 'Mira Sandström asked for it' } })
  await team.settle()
  await bo.client.ideas.edit({ id, changes: { description: 'Somebody asked for it' } })
  await team.settle()
  const { customer } = (await bo.client.backing.of({ id })).supportedFor[0]!
  await team.admin.client.privacy.erase({ what: 'customer', id: customer.id, mentions: true })
  await until('the name is gone from Bo’s device', () => !JSON.stringify([bo.context.store.read.all('SELECT * FROM ideaChange'), bo.context.store.read.all('SELECT * FROM customer')]).includes('Mira'))
  await team.settle()
  expect((await bo.client.backing.of({ id })).supportedFor).toEqual([])
  for (const table of ['record', 'op']) expect(JSON.stringify(await team.hub.context.store.read.all(`SELECT * FROM ${table}`))).not.toContain('Mira')
})
