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
