// Notes about customers in a team: everybody has them, whoever knows better mends them, and they go with the customer.
import { beforeEach, describe, expect, it } from 'vitest'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'employee'])
let customer: string
let fact: string
beforeEach(async () => {
  await bo.client.learnings.log({ text: 'Till closed', customer: { name: 'Mira Solros' } })
  customer = (await bo.client.customers.list({})).rows[0]!.id
  fact = (await bo.client.customers.addFact({ customerId: customer, kind: 'preference', text: 'Mira wants to be called after two' })).facts[0]!.id
  await team.settle()
})

const texts = async (core: TestCore) => (await core.client.customers.get({ id: customer })).facts.map(({ text }) => text)

describe('notes about a customer', () => {
  it('reach everybody, and whoever knows better mends them; only their author and leads delete them', async () => {
    const cy = await team.add('Cy', 'employee')
    await team.settle()
    expect(await texts(cy)).toEqual(['Mira wants to be called after two'])
    await cy.client.customers.editFact({ id: fact, changes: { text: 'Mira wants to be called after three' } })
    await team.settle()
    expect(await texts(bo)).toEqual(['Mira wants to be called after three'])
    await expect(cy.client.customers.deleteFact({ id: fact })).rejects.toMatchObject({ code: 'not-yours' })
    await team.admin.client.customers.deleteFact({ id: fact })
    await team.settle()
    expect(await texts(cy)).toEqual([])
  })

  it('go with the customer, from every device and from what was written meanwhile', async () => {
    await team.admin.client.privacy.erase({ what: 'customer', id: customer })
    await until('the note is gone from Bo’s device', () => !JSON.stringify(bo.context.store.read.all('SELECT * FROM customerFact WHERE deletedAt IS NULL')).includes('Mira'))
    await team.settle()
    for (const core of [bo, team.admin]) for (const table of ['customerFact', 'customer', 'outbox', 'acked', 'shadow', 'ledger']) expect(`${table}: ${JSON.stringify(core.context.store.read.all(`SELECT * FROM ${table}`))}`).not.toContain('Mira')
    expect(JSON.stringify(await team.hub.context.store.read.all('SELECT * FROM record'))).not.toContain('Mira')
    expect(JSON.stringify(await team.hub.context.store.read.all('SELECT * FROM op'))).not.toContain('Mira')
  })
})

describe('merged customers', () => {
  const idOf = (name: string) => team.admin.context.store.read.value<string>('SELECT id FROM customer WHERE name = ?', [name])!
  const heard = async (core: TestCore, id: string) => (await core.client.customers.get({ id })).learnings
  let nordvik: string
  let nordvikAb: string
  beforeEach(async () => {
    for (const [text, name] of [['Asked Kjell of Nordvik', 'Nordvik'], ['Asked Kjell again', 'Nordvik AB']] as const) await bo.client.learnings.log({ text, customer: { name } })
    await team.settle()
    ;[nordvik, nordvikAb] = [idOf('Nordvik'), idOf('Nordvik AB')]
  })

  it('are merged by leads, also offline, count as one everywhere, and are two again when that is taken back', async () => {
    await expect(bo.client.customers.merge({ id: nordvik, intoId: nordvikAb })).rejects.toMatchObject({ code: 'leads-only' })
    await team.goOffline()
    await team.admin.client.customers.merge({ id: nordvik, intoId: nordvikAb })
    await bo.client.learnings.log({ text: 'Told meanwhile', customer: { id: nordvik } })
    await team.goOnline()
    await team.settle()
    for (const core of [bo, team.admin]) expect([await heard(core, nordvikAb), await heard(core, nordvik), (await core.client.customers.list({ text: 'nordvik' })).total]).toEqual([3, 0, 1])
    await team.admin.client.customers.unmerge({ id: nordvik })
    await team.settle()
    for (const core of [bo, team.admin]) expect([await heard(core, nordvikAb), await heard(core, nordvik), (await core.client.customers.list({ text: 'nordvik' })).total]).toEqual([1, 2, 2])
  })

  it('are not merged into each other by two who had not heard of one another: the first holds, the other can be sent again once that is taken back', async () => {
    const cy = await team.add('Cy', 'lead')
    await team.settle()
    await team.goOffline()
    await team.admin.client.customers.merge({ id: nordvik, intoId: nordvikAb })
    await cy.client.customers.merge({ id: nordvikAb, intoId: nordvik })
    await team.goOnline()
    await team.settle()
    const [first, second] = (await cy.client.ledger.rejections({})).rows.length > 0 ? [team.admin, cy] : [cy, team.admin]
    const [stays, gone] = first === cy ? [nordvik, nordvikAb] : [nordvikAb, nordvik]
    const { rows } = await second.client.ledger.rejections({})
    expect(rows).toMatchObject([{ code: 'merge-circle', entity: 'customer' }])
    for (const core of [bo, cy, team.admin]) expect([await heard(core, stays), await heard(core, gone)]).toEqual([2, 0])
    await first.client.customers.unmerge({ id: gone })
    await team.settle()
    await second.client.ledger.resend({ id: rows[0]!.id, values: [] })
    await team.settle()
    for (const core of [bo, cy, team.admin]) expect([await heard(core, stays), await heard(core, gone)]).toEqual([0, 2])
  })

  it('are erased together, whichever is named', async () => {
    await team.admin.client.customers.addFact({ customerId: nordvik, kind: 'fact', text: 'Kjell has a dog' })
    await team.admin.client.customers.merge({ id: nordvik, intoId: nordvikAb })
    await team.settle()
    await team.admin.client.privacy.erase({ what: 'customer', id: nordvikAb })
    await until('the words are gone from Bo’s device', () => !JSON.stringify(bo.context.store.read.all('SELECT text FROM learning')).includes('Kjell'))
    await team.settle()
    for (const core of [bo, team.admin]) for (const table of ['customer', 'customerFact', 'learning', 'outbox', 'acked', 'shadow', 'ledger']) expect(`${table}: ${JSON.stringify(core.context.store.read.all(`SELECT * FROM ${table}`))}`).not.toMatch(/Kjell|Nordvik/)
    for (const table of ['record', 'op']) expect(JSON.stringify(await team.hub.context.store.read.all(`SELECT * FROM ${table}`))).not.toMatch(/Kjell|Nordvik/)
  })
})

describe('customers who were told apart', () => {
  it('are so on every device, by leads alone; two who say it while apart say it once, and taking it back is for all', async () => {
    const cy = await team.add('Cy', 'lead')
    await bo.client.learnings.log({ text: 'Wants invoices', customer: { name: 'Mira Solros AB' } })
    await team.settle()
    const other = (await cy.client.customers.list({ text: 'AB' })).rows[0]!.id
    const suggested = async () => Promise.all([team.admin, bo, cy].map(async (core) => { const { pairs, apart } = await core.client.customers.alike({}); return `${pairs.length} ${apart}` }))
    expect(await suggested()).toEqual(['1 0', '1 0', '1 0'])
    await expect(bo.client.customers.tellApart({ customerId: customer, otherId: other })).rejects.toMatchObject({ code: 'leads-only' })
    await team.goOffline()
    await cy.client.customers.tellApart({ customerId: customer, otherId: other })
    await team.admin.client.customers.tellApart({ customerId: other, otherId: customer })
    await team.goOnline()
    await team.settle()
    expect(await suggested()).toEqual(['0 1', '0 1', '0 1'])
    expect(await team.hub.context.store.read.all(`SELECT id FROM record WHERE entity = 'distinctCustomer'`)).toHaveLength(1)
    for (const core of [team.admin, cy]) expect((await core.client.ledger.rejections({ open: true })).rows).toEqual([])
    await team.admin.client.customers.forgetApart({ customerId: customer, otherId: other })
    await team.settle()
    expect(await suggested()).toEqual(['1 0', '1 0', '1 0'])
    expect(await cy.client.customers.listApart({})).toEqual([])
  })
})
