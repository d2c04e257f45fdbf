// Customers: their list in any order, and all about one of them.
import { describe, expect, it } from 'vitest'
import { DAY } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const log = (text: string, customer: string, more: object = {}) => core.client.learnings.log({ text, customer: { name: customer }, ...more })
const idOf = async (name: string) => (await core.client.customers.list({ text: name })).rows[0]!.id
const missing = '00000000-0000-4000-8000-000000000000'

async function names(sort: 'heard' | 'silent' | 'learnings' | 'waiting' | 'name', text = '', limit = 2) {
  const seen: string[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await core.client.customers.list({ sort, text, cursor, limit })
    seen.push(...page.rows.map(({ name }) => name))
    if ((cursor = page.next) === null) return seen
  }
}

describe('the list of customers', () => {
  it('is read page by page in any order, each once', async () => {
    await log('1', 'Berg', { happenedOn: '2026-01-02' })
    await log('2', 'Åkesson', { happenedOn: '2026-03-01', waits: true })
    await log('3', 'Åkesson', { happenedOn: '2026-02-01' })
    await log('4', 'cygnus', { happenedOn: '2025-12-24' })
    await log('5', 'cygnus', { happenedOn: '2025-12-25' })
    await log('6', 'cygnus', { happenedOn: '2025-12-26' })
    expect(await names('heard')).toEqual(['Åkesson', 'Berg', 'cygnus'])
    expect(await names('silent')).toEqual(['cygnus', 'Berg', 'Åkesson'])
    expect(await names('learnings')).toEqual(['cygnus', 'Åkesson', 'Berg'])
    expect((await names('waiting'))[0]).toBe('Åkesson')
    expect((await names('name')).toSorted()).toEqual(['cygnus', 'Berg', 'Åkesson'].toSorted())
    expect(await names('name', 'akess')).toEqual(['Åkesson'])
    expect(await core.client.customers.list({ text: 'g' })).toMatchObject({ total: 2, next: null })
    await expect(core.client.customers.list({ cursor: '{}' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('one customer', () => {
  it('is told with first and last day, last words, colleagues, promises and ideas', async () => {
    await log('Till closed', 'Solros', { happenedOn: '2026-02-01', quote: 'We sent people away', sentiment: 'bad' })
    const waits = await log('Wants a new reader', 'Solros', { happenedOn: '2026-03-01', waits: true })
    const berit = core.context.newId()
    core.context.store.write((write) => {
      write.put('member', berit, { name: 'Berit', role: 'employee', teamId: null, createdAt: 1 })
      write.run('UPDATE learning SET authorId = ? WHERE id = ?', [berit, waits.id])
    })
    const byEvidence = await core.client.ideas.create({ title: 'Readers that work offline', answers: { customers: 'All', delight: 'Joy' }, evidence: [waits.id] })
    const byName = await core.client.ideas.create({ title: 'A second till', answers: { customers: 'Solros', delight: 'Joy' }, customers: [{ name: 'Solros' }] })
    await core.client.ideas.create({ title: 'Of nobody here', answers: { customers: 'Others', delight: 'Joy' } })
    expect(await core.client.customers.get({ id: await idOf('Solros') })).toMatchObject({
      name: 'Solros', learnings: 2, bad: 1, good: 0, firstHeardOn: '2026-02-01', lastHeardOn: '2026-03-01',
      lastWords: { quote: 'We sent people away', happenedOn: '2026-02-01' },
      colleagues: [{ member: { name: 'Berit' }, learnings: 1, lastOn: '2026-03-01' }, { member: { name: 'Ada' }, learnings: 1 }],
      promises: [{ id: waits.followUp!.id, state: 'open' }],
      facts: [],
    })
    expect((await core.client.customers.get({ id: await idOf('Solros') })).ideas.map(({ id }) => id).toSorted()).toEqual([byEvidence.id, byName.id].toSorted())
    await expect(core.client.customers.get({ id: missing })).rejects.toMatchObject({ code: 'unknown-customer' })
  })

  it('names the idea that stays of those that were merged, once', async () => {
    const heard = await log('Till closed', 'Solros')
    const [one, two] = [await core.client.ideas.create({ title: 'One', answers: { customers: 'All', delight: 'Joy' }, evidence: [heard.id] }), await core.client.ideas.create({ title: 'Two', answers: { customers: 'All', delight: 'Joy' }, evidence: [heard.id] })]
    await core.client.ideas.merge({ id: one.id, intoId: two.id, reason: '' })
    expect((await core.client.customers.get({ id: await idOf('Solros') })).ideas.map(({ title }) => title)).toEqual(['Two'])
  })

  it('has notes that are added, mended, deleted and brought back', async () => {
    await log('Till closed', 'Solros')
    const id = await idOf('Solros')
    const { facts: [fact] } = await core.client.customers.addFact({ customerId: id, kind: 'preference', text: 'Call after two, they bake in the morning' })
    expect(fact).toMatchObject({ kind: 'preference', author: { name: 'Ada' } })
    core.clock.pass(DAY)
    await core.client.customers.addFact({ customerId: id, kind: 'fact', text: 'Two shops' })
    expect((await core.client.customers.editFact({ id: fact!.id, changes: { text: 'Call after three' } })).facts.map(({ text }) => text)).toEqual(['Call after three', 'Two shops'])
    expect((await core.client.customers.deleteFact({ id: fact!.id })).facts.map(({ text }) => text)).toEqual(['Two shops'])
    await expect(core.client.customers.editFact({ id: fact!.id, changes: { text: 'x' } })).rejects.toMatchObject({ code: 'unknown-fact' })
    expect((await core.client.customers.restoreFact({ id: fact!.id })).facts).toHaveLength(2)
    await expect(core.client.customers.addFact({ customerId: missing, kind: 'fact', text: 'x' })).rejects.toMatchObject({ code: 'unknown-customer' })
    await expect(core.client.customers.addFact({ customerId: id, kind: 'fact', text: '  ' })).rejects.toMatchObject({ code: 'bad-input' })
  })
})
