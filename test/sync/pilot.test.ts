// A pilot in a team: the list and the verdicts are on every device, whoever talks with the customer writes down what they say, and it goes with the customer.
import { expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy, el] = teamOfEachTest(['Bo', 'employee'], ['Cy', 'champion'], ['El', 'employee'])
const list = async (core: TestCore, ideaId: string) => (await core.client.pilot.of({ ideaId })).list

async function pilot(): Promise<{ ideaId: string; id: string }> {
  const { id: ideaId } = await bo.client.ideas.create({ title: 'One invoice', answers: { customers: 'All', delight: 'Much' } })
  const { list: made } = await bo.client.pilot.add({ ideaId, customers: [{ name: 'Mira Sandström' }] })
  await team.settle()
  return { ideaId, id: made[0]!.id }
}

test('anybody writes down what the customer says and tells them; only author, owner and leads say who is on the list', async () => {
  const { ideaId, id } = await pilot()
  await el.client.pilot.say({ id, verdict: 'mixed', words: 'The total is missing', saidOn: '2026-03-03' })
  await team.settle()
  // whoever saves what stands there has not written it down
  await cy.client.pilot.say({ id, verdict: 'mixed', words: 'The total is missing', saidOn: '2026-03-03' })
  await cy.client.pilot.tell({ id, message: 'The total is there now.' })
  await team.settle()
  for (const core of [bo, cy, el]) expect(await list(core, ideaId)).toMatchObject([{ customer: { name: 'Mira Sandström' }, verdict: 'mixed', words: 'The total is missing', saidBy: { name: 'El' }, told: { by: { name: 'Cy' } } }])
  await expect(el.client.pilot.remove({ id })).rejects.toMatchObject({ code: 'not-yours' })
  await expect(el.client.pilot.add({ ideaId, customers: [{ name: 'Solros' }] })).rejects.toMatchObject({ code: 'not-yours' })
  expect(() => el.context.store.write((write) => write.patch('pilotCustomer', id, { saidById: (cy.context.store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`))! }))).toThrow(expect.objectContaining({ code: 'as-another' }))
})

test('two who put the same customer on the list apart put them there once, and what both wrote down is not lost', async () => {
  const { ideaId, id } = await pilot()
  const { customer } = (await list(bo, ideaId))[0]!
  await team.goOffline()
  await cy.client.pilot.remove({ id })
  await cy.client.pilot.add({ ideaId, customers: [{ id: customer.id }] })
  await bo.client.pilot.say({ id, verdict: 'works', words: 'It is quick', saidOn: '2026-03-03' })
  await el.client.pilot.tell({ id, message: 'Try it, please.' })
  await team.goOnline()
  await team.settle()
  for (const core of [bo, cy, el]) expect(await list(core, ideaId)).toMatchObject([{ verdict: 'works', words: 'It is quick', told: { message: 'Try it, please.', by: { name: 'El' } } }])
})

test('erasing the customer takes them off every list, with what they said and what they were told', async () => {
  const { ideaId, id } = await pilot()
  await el.client.pilot.say({ id, verdict: 'fails', words: 'My old phone cannot show it at all', saidOn: '2026-03-03' })
  await el.client.pilot.tell({ id, message: 'Dear customer, it works on old phones now' })
  await team.settle()
  const { customer } = (await list(bo, ideaId))[0]!
  await team.admin.client.privacy.erase({ what: 'customer', id: customer.id })
  await until('it is gone from Bo’s device', () => !JSON.stringify(bo.context.store.read.all('SELECT * FROM pilotCustomer')).includes('phone'))
  await team.settle()
  expect(await list(bo, ideaId)).toEqual([])
  for (const core of [bo, el]) for (const table of ['pilotCustomer', 'ideaChange', 'outbox', 'shadow', 'ledger']) expect(`${table}: ${JSON.stringify(core.context.store.read.all(`SELECT * FROM ${table}`))}`).not.toMatch(/Mira|old phone/)
  for (const table of ['record', 'op']) expect(JSON.stringify(await team.hub.context.store.read.all(`SELECT * FROM ${table}`))).not.toMatch(/Mira|old phone/)
})
