// A pilot on one device: who tries the idea comes from its evidence, says what they think, and is told what changed.
import { expect, test } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const learn = async (customer: string, more: object = {}) => (await core.client.learnings.log({ text: 'Five invoices', happenedOn: '2026-03-01', customer: { name: customer }, ...more })).id

async function tried(customers: readonly string[] = ['Nordvik AB', 'Solros']): Promise<string> {
  const evidence = await Promise.all(customers.map((name) => learn(name, { quote: `${name} pays five times` })))
  return (await core.client.ideas.create({ title: 'One invoice', answers: { customers: 'All', delight: 'Much' }, evidence })).id
}
const listed = async (of: TestCore, ideaId: string) => (await of.client.pilot.of({ ideaId })).list
const names = async (ideaId: string) => (await listed(core, ideaId)).map(({ customer }) => customer.name)

test('the customers of the evidence become the list, others are added and taken off', async () => {
  const ideaId = await tried()
  const { quoted } = await core.client.pilot.of({ ideaId })
  expect(quoted.map(({ name }) => name)).toEqual(['Nordvik AB', 'Solros'])
  const pilot = await core.client.pilot.add({ ideaId, customers: [...quoted.map(({ id }) => ({ id })), { name: 'Kestrel' }] })
  expect(pilot).toMatchObject({ quoted: [], count: { customers: 3, silent: 3, untold: 3 } })
  expect(pilot.list.map(({ customer, quote }) => [customer.name, quote])).toEqual([['Kestrel', null], ['Nordvik AB', 'Nordvik AB pays five times'], ['Solros', 'Solros pays five times']])
  const { id } = pilot.list[0]!
  await core.client.pilot.remove({ id })
  expect(await names(ideaId)).toEqual(['Nordvik AB', 'Solros'])
  await core.client.pilot.restore({ id })
  expect(await names(ideaId)).toContain('Kestrel')
  await expect(core.client.pilot.remove({ id: ideaId })).rejects.toMatchObject({ code: 'not-in-pilot' })
})

test('what each says is recorded with the day and who wrote it down; who comes back on the list still says it', async () => {
  const ideaId = await tried()
  const { list } = await core.client.pilot.add({ ideaId, customers: [{ name: 'Nordvik AB' }, { name: 'Solros' }] })
  const [nordvik, solros] = list.map(({ id }) => id) as [string, string]
  await core.client.pilot.say({ id: nordvik, verdict: 'works', words: 'One click now', saidOn: '2026-03-02' })
  await core.client.pilot.say({ id: solros, verdict: 'fails', saidOn: '2026-03-03' })
  await expect(core.client.pilot.say({ id: solros, verdict: 'mixed', saidOn: '2026-03-09' })).rejects.toMatchObject({ code: 'date-in-future' })
  expect(await core.client.pilot.of({ ideaId })).toMatchObject({ count: { said: { works: 1, mixed: 0, fails: 1 }, silent: 0 }, list: [{ verdict: 'works', words: 'One click now', saidOn: '2026-03-02', saidBy: { name: 'Ada' } }, { verdict: 'fails' }] })
  await core.client.pilot.remove({ id: nordvik })
  await core.client.pilot.add({ ideaId, customers: [{ name: 'Nordvik AB' }] })
  expect((await listed(core, ideaId))[0]).toMatchObject({ verdict: 'works', words: 'One click now' })
  await core.client.pilot.say({ id: nordvik, verdict: null, saidOn: '2026-03-02' })
  expect((await listed(core, ideaId))[0]).toMatchObject({ verdict: null, words: '', saidBy: null })
  // the page of the customer has it, and the idea's history too
  const { customer } = (await listed(core, ideaId))[1]!
  expect(await core.client.pilot.ofCustomer({ customerId: customer.id })).toMatchObject([{ idea: { title: 'One invoice' }, verdict: 'fails' }])
  const steps = (await core.client.backing.changes({ id: ideaId, limit: 100 })).rows
  expect(steps.filter((step) => step.kind === 'changed' && step.field === 'verdict').map((step) => step.kind === 'changed' && [step.before.text, step.after.text])).toEqual(expect.arrayContaining([['', 'works'], ['works', ''], ['', 'fails']]))
})

test('each is told what changed: the message is kept with who told them and when', async () => {
  const ideaId = await tried(['Nordvik AB'])
  const { list } = await core.client.pilot.add({ ideaId, customers: [{ name: 'Nordvik AB' }] })
  const { id } = list[0]!
  await expect(core.client.pilot.tell({ id, message: ' ' })).rejects.toMatchObject({ code: 'bad-input' })
  await core.client.pilot.tell({ id, message: 'We changed it.' })
  expect(await core.client.pilot.of({ ideaId })).toMatchObject({ count: { untold: 0 }, list: [{ told: { message: 'We changed it.', by: { name: 'Ada' }, at: core.clock.now } }] })
  await core.client.pilot.untell({ id })
  expect((await listed(core, ideaId))[0]!.told).toBeNull()
  expect((await core.client.pilot.mail({ subject: 'What you told us', text: 'Tack så mycket' })).message).toContain('X-Unsent: 1')
})

test('a list comes along with a merged idea, each customer once', async () => {
  const ideaId = await tried()
  const { id: other } = await core.client.ideas.create({ title: 'Fewer invoices', answers: { customers: 'All', delight: 'Much' } })
  await core.client.pilot.add({ ideaId, customers: [{ name: 'Nordvik AB' }] })
  const { list } = await core.client.pilot.add({ ideaId: other, customers: [{ name: 'Nordvik AB' }, { name: 'Kestrel' }] })
  await core.client.pilot.say({ id: list[1]!.id, verdict: 'mixed', saidOn: '2026-03-02' })
  await core.client.ideas.merge({ id: other, intoId: ideaId })
  expect((await listed(core, ideaId)).map(({ customer, verdict, cameAlong }) => [customer.name, verdict, cameAlong])).toEqual([['Kestrel', null, true], ['Nordvik AB', 'mixed', true]])
})
