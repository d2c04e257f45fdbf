// Promises in a team: who is handed one hears of it, overdue ones reach the champion, and what two devices did apart has one meaning.
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'employee'])
let promise: string
beforeEach(async () => {
  promise = (await bo.client.learnings.log({ text: 'Waits for the refund', customer: { name: 'Nordvik AB' }, waits: true })).followUp!.id
  await team.settle()
})

const idOf = async (core: TestCore) => (await core.client.session.get({})).member!.id
const at = async (core: TestCore) => (await core.client.followUps.list({})).rows.find(({ id }) => id === promise)
const pass = (ms: number, ...cores: TestCore[]) => cores.forEach(({ clock }) => clock.pass(ms))

describe('promises in a team', () => {
  it('are handed over to another, whose device reminds them at once, also with the hub away', async () => {
    const cy = await team.add('Cy', 'employee')
    await team.settle()
    await bo.client.followUps.handOver({ id: promise, to: await idOf(cy) })
    await team.settle()
    await team.goOffline()
    expect(await cy.client.followUps.reminders({})).toMatchObject({ own: [{ id: promise, handedBy: { name: 'Bo' } }] })
    expect((await bo.client.followUps.reminders({})).own).toEqual([])
    // whoever does not owe it, did not hear it and leads nobody
    const di = await cy.client.followUps.acknowledge({ id: promise })
    expect(di.state).toBe('acknowledged')
    await team.goOnline({ hurry: true })
    await until('Cy’s first answer on Bo’s device', async () => (await at(bo))?.state === 'acknowledged')
  })

  it('are no business of who neither owes nor heard them, and nobody hands over in another’s name', async () => {
    const cy = await team.add('Cy', 'employee')
    await team.settle()
    await expect(cy.client.followUps.handOver({ id: promise, to: await idOf(cy) })).rejects.toMatchObject({ code: 'not-yours' })
    const [boId, cyId] = [await idOf(bo), await idOf(cy)]
    expect(() => bo.context.store.write((write) => void write.patch('followUp', promise, { ownerId: cyId, handedById: cyId }))).toThrow(expect.objectContaining({ code: 'as-another' }))
    expect((await at(bo))?.owner.id).toBe(boId)
  })

  it('escalate when they are overdue: to champions, and to admins only while there is no champion', async () => {
    const eve = await team.add('Eve', 'champion')
    await team.settle()
    pass(25 * HOUR, team.admin, bo, eve)
    expect(await eve.client.followUps.reminders({})).toMatchObject({ own: [], escalated: [{ id: promise, owner: { name: 'Bo' } }], escalatedCount: 1 })
    expect(await team.admin.client.followUps.reminders({})).toMatchObject({ escalated: [] })
    expect(await bo.client.followUps.reminders({})).toMatchObject({ own: [{ id: promise }], escalated: [] })
    await bo.client.followUps.resolve({ id: promise, answer: 'Refunded' })
    await team.settle()
    expect(await eve.client.followUps.reminders({})).toMatchObject({ escalatedCount: 0 })
  })

  it('stay answered when a lead’s acknowledgement, made apart, arrives after the answer, and nobody has to decide about it', async () => {
    await team.goOffline()
    await bo.client.followUps.resolve({ id: promise, answer: 'Refunded' })
    pass(HOUR, team.admin)
    await team.admin.client.followUps.acknowledge({ id: promise })
    await team.goOnline({ hurry: true })
    await team.settle()
    for (const core of [bo, team.admin]) {
      expect(await at(core)).toMatchObject({ state: 'resolved', answer: 'Refunded', owner: { name: 'Bo' } })
      expect(await core.client.ledger.open({})).toMatchObject({ conflicts: 0 })
    }
  })

  it('keep both answers that two gave apart', async () => {
    await team.goOffline()
    await bo.client.followUps.resolve({ id: promise, answer: 'Refunded' })
    await team.admin.client.followUps.resolve({ id: promise, answer: 'I called and said sorry' })
    await team.goOnline({ hurry: true })
    await team.settle()
    const answer = (await at(bo))!.answer
    const kept = (await bo.client.ledger.conflicts({})).rows.map(({ field }) => field)
    expect((answer.includes('Refunded') && answer.includes('I called')) || kept.includes('answer')).toBe(true)
    expect((await at(team.admin))!.answer).toBe(answer)
  })

  it('lose the answer when the customer is erased', async () => {
    await bo.client.followUps.resolve({ id: promise, answer: 'Mira was refunded' })
    await team.settle()
    const customerId = (await at(bo))!.customer!.id
    await team.admin.client.privacy.erase({ what: 'customer', id: customerId })
    await until('the answer is gone', async () => (await at(bo))?.answer !== 'Mira was refunded')
    expect(JSON.stringify(bo.context.store.read.all('SELECT * FROM followUp'))).not.toContain('Mira')
  })
})
