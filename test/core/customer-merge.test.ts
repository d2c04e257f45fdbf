// Customers who are one and the same: everything counts for the one that stays, and all of it comes back when that is taken back.
import { beforeEach, describe, expect, it } from 'vitest'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const missing = '00000000-0000-4000-8000-000000000000'
const log = (text: string, customer: string, more: object = {}) => core.client.learnings.log({ text, customer: { name: customer }, ...more })
const idOf = (name: string) => core.context.store.read.value<string>('SELECT id FROM customer WHERE name = ?', [name])!
let [nordvik, nordvikAb] = ['', '']
beforeEach(async () => {
  await log('Card declined', 'Nordvik', { happenedOn: '2026-01-05', quote: 'Again!', sentiment: 'bad', waits: true })
  await log('Likes the new till', 'Nordvik AB', { happenedOn: '2026-02-05', sentiment: 'good' })
  ;[nordvik, nordvikAb] = [idOf('Nordvik'), idOf('Nordvik AB')]
  await core.client.customers.addFact({ customerId: nordvik, kind: 'fact', text: 'Three shops' })
})
const get = (id: string) => core.client.customers.get({ id })
const merge = (id = nordvik, intoId = nordvikAb) => core.client.customers.merge({ id, intoId })

/** Everything that people see of customers. */
async function seen() {
  const [list, feed, promises, silence, ideas, suggested] = await Promise.all([core.client.customers.list({ sort: 'name' }), core.client.feed.list({}), core.client.followUps.list({}), core.client.silence.list({}), core.client.ideas.list({}), core.client.customers.suggest({ lookup: 'customer', text: 'nord' })])
  const pages = await Promise.all(list.rows.map(({ id }) => get(id)))
  const heard = await Promise.all(list.rows.map(({ id }) => core.client.learnings.list({ filters: { customerId: id } })))
  return JSON.parse(JSON.stringify({ list, pages, heard, feed, promises, silence, ideas, suggested })) as unknown
}

describe('a merged customer', () => {
  it('counts for the one that stays with learnings, words, promises, notes and ideas', async () => {
    const idea = await core.client.ideas.create({ title: 'A second reader', answers: { customers: 'Both', delight: 'Joy' }, customers: [{ id: nordvik }, { id: nordvikAb }] })
    expect(await merge()).toMatchObject({
      id: nordvikAb, name: 'Nordvik AB', learnings: 2, good: 1, bad: 1, firstHeardOn: '2026-01-05', lastHeardOn: '2026-02-05', lastWords: { quote: 'Again!' }, facts: [{ text: 'Three shops' }], promises: [{ state: 'open', customer: { name: 'Nordvik AB' } }],
      ideas: [{ id: idea.id }], merged: [{ id: nordvik, name: 'Nordvik', intoId: nordvikAb }], mergedInto: null, isMerged: false,
    })
    const list = await core.client.customers.list({})
    expect(list).toMatchObject({ total: 1, rows: [{ id: nordvikAb, learnings: 2, waiting: 1 }] })
    expect((await core.client.learnings.list({ filters: { customerId: nordvikAb } })).rows.map(({ customer }) => customer!.name)).toEqual(['Nordvik AB', 'Nordvik AB'])
    expect((await core.client.feed.list({})).rows.map(({ customer }) => customer?.id)).toEqual([nordvikAb, nordvikAb])
    expect(await core.client.ideas.get({ id: idea.id })).toMatchObject({ affects: { customers: [{ id: nordvikAb }] } })
    expect((await core.client.ideas.list({})).rows).toMatchObject([{ customers: 1 }])
  })

  it('says on its own page where it counts, and is found by its name as the one that stays', async () => {
    await merge()
    expect(await get(nordvik)).toMatchObject({ name: 'Nordvik', isMerged: true, mergedInto: { id: nordvikAb, name: 'Nordvik AB' }, learnings: 0 })
    await core.client.customers.rename({ lookup: 'customer', id: nordvikAb, name: 'Havn AB' })
    for (const text of ['nordvik', 'havn']) {
      expect(await core.client.customers.suggest({ lookup: 'customer', text })).toMatchObject([{ id: nordvikAb, name: 'Havn AB', learnings: 2 }])
      expect(await core.client.customers.list({ text })).toMatchObject({ total: 1, rows: [{ id: nordvikAb }] })
    }
    // who types the old name means the one that stays
    expect(await log('Asks for invoices', 'nordvik')).toMatchObject({ customer: { id: nordvikAb } })
    expect((await core.client.learnings.list({ filters: { text: 'nordvik' } })).rows).toHaveLength(3)
  })

  it('is as it was when that is taken back, whatever was merged and unmerged in between', async () => {
    await core.client.ideas.create({ title: 'A second reader', answers: { customers: 'Both', delight: 'Joy' }, customers: [{ id: nordvik }, { id: nordvikAb }] })
    await log('Elsewhere', 'Nordvik Gruppen')
    const group = idOf('Nordvik Gruppen')
    const before = await seen()
    await merge()
    await merge(nordvikAb, group)
    expect(await get(group)).toMatchObject({ learnings: 3, merged: [{ id: nordvik, intoId: nordvikAb }, { id: nordvikAb, intoId: group }] })
    await core.client.customers.unmerge({ id: nordvik })
    expect(await get(group)).toMatchObject({ learnings: 2 })
    await merge(nordvik, nordvikAb)
    await core.client.customers.unmerge({ id: nordvikAb })
    expect(await get(nordvikAb)).toMatchObject({ learnings: 1 })
    // it was merged into what the other counted for then
    expect(await get(nordvik)).toMatchObject({ mergedInto: { id: group } })
    await core.client.customers.unmerge({ id: nordvik })
    expect(await seen()).toEqual(before)
    expect((await core.client.settings.check({})).problems).toEqual([])
  })

  it('takes along what is hidden now and brought back later', async () => {
    const id = (await core.client.learnings.list({ filters: { customerId: nordvik } })).rows[0]!.id
    await core.client.learnings.delete({ id })
    await merge()
    expect(await get(nordvikAb)).toMatchObject({ learnings: 1 })
    await core.client.learnings.restore({ id })
    expect(await get(nordvikAb)).toMatchObject({ learnings: 2 })
  })

  it('keeps its own when the idea that names it is edited, and goes when it is taken off', async () => {
    const idea = await core.client.ideas.create({ title: 'A second reader', answers: { customers: 'One', delight: 'Joy' }, customers: [{ id: nordvik }] })
    await merge()
    await core.client.ideas.edit({ id: idea.id, changes: { customers: [{ id: nordvikAb }, { name: 'Havn' }] } })
    await core.client.customers.unmerge({ id: nordvik })
    expect((await core.client.ideas.get({ id: idea.id })).affects.customers.map(({ name }) => name)).toEqual(['Nordvik', 'Havn'])
    await merge()
    await core.client.ideas.edit({ id: idea.id, changes: { customers: [{ name: 'Havn' }] } })
    expect((await core.client.ideas.list({})).rows).toMatchObject([{ customers: 1 }])
  })

  it('is found by search under the one that stays', async () => {
    await merge()
    const found = async (text: string) => (await core.client.search.find({ text })).hits.map(({ ofId, id }) => ofId ?? id)
    await expect.poll(() => found('in:learnings customer:nordvik declined')).toHaveLength(1)
  })
})

describe('what is refused', () => {
  it('is a customer with itself, twice, in a circle, or one that is not there', async () => {
    await expect(merge(nordvik, nordvik)).rejects.toMatchObject({ code: 'same-customer' })
    await expect(merge(nordvik, missing)).rejects.toMatchObject({ code: 'unknown-customer' })
    await expect(core.client.customers.unmerge({ id: nordvik })).rejects.toMatchObject({ code: 'not-merged' })
    await merge()
    await expect(merge()).rejects.toMatchObject({ code: 'merge-again' })
    await expect(merge(nordvikAb, nordvik)).rejects.toMatchObject({ code: 'merge-circle', params: { title: 'Nordvik AB', other: 'Nordvik' } })
  })
})

describe('customers who may be the same', () => {
  it('are told by their names, the one that is heard more as the one to keep, and no more once they are merged', async () => {
    await log('Another', 'Nordvik')
    await log('Elsewhere', 'Solros')
    expect(await core.client.customers.alike({})).toEqual({ pairs: [{ keep: { id: nordvik, name: 'Nordvik', learnings: 2 }, other: { id: nordvikAb, name: 'Nordvik AB', learnings: 1 }, why: 'same-words' }], more: false, apart: 0 })
    await merge(nordvikAb, nordvik)
    expect(await core.client.customers.alike({})).toEqual({ pairs: [], more: false, apart: 0 })
  })
})

describe('customers who were told apart', () => {
  const alike = async () => (await core.client.customers.alike({})).pairs.map(({ keep, other }) => [keep.name, other.name].toSorted((a, b) => a.localeCompare(b)).join(' = '))

  it('are not suggested again, also under other names that are alike, until that is taken back', async () => {
    expect(await alike()).toEqual(['Nordvik = Nordvik AB'])
    await core.client.customers.tellApart({ customerId: nordvikAb, otherId: nordvik })
    expect(await core.client.customers.alike({})).toEqual({ pairs: [], more: false, apart: 1 })
    await core.client.customers.rename({ lookup: 'customer', id: nordvikAb, name: 'Nordvik Ltd' })
    expect(await core.client.customers.alike({})).toMatchObject({ pairs: [], apart: 1 })
    expect(await core.client.customers.listApart({})).toMatchObject([{ one: { id: nordvik < nordvikAb ? nordvik : nordvikAb }, other: { id: nordvik < nordvikAb ? nordvikAb : nordvik } }])
    await core.client.customers.forgetApart({ customerId: nordvik, otherId: nordvikAb })
    expect(await core.client.customers.alike({})).toMatchObject({ pairs: [{}], apart: 0 })
    await core.client.customers.tellApart({ customerId: nordvik, otherId: nordvikAb })
    expect(await core.client.customers.alike({})).toMatchObject({ pairs: [], apart: 1 })
  })

  it('leave a third of that name to be compared with either, and can still be merged by hand', async () => {
    await log('Asks for invoices', 'Nordvik AS')
    const third = idOf('Nordvik AS')
    await core.client.customers.tellApart({ customerId: nordvik, otherId: nordvikAb })
    expect(await alike()).toEqual(['Nordvik = Nordvik AS'])
    await core.client.customers.tellApart({ customerId: nordvik, otherId: third })
    expect(await alike()).toEqual(['Nordvik AB = Nordvik AS'])
    await merge(third, nordvikAb)
    expect(await core.client.customers.alike({})).toMatchObject({ pairs: [], apart: 1 })
    await merge()
    expect(await core.client.customers.alike({})).toMatchObject({ pairs: [], apart: 0 })
  })

  it('are two, and there', async () => {
    await expect(core.client.customers.tellApart({ customerId: nordvik, otherId: nordvik })).rejects.toMatchObject({ code: 'same-customer' })
    await expect(core.client.customers.tellApart({ customerId: nordvik, otherId: missing })).rejects.toMatchObject({ code: 'unknown-customer' })
  })

  it('of the example stay on this computer, and go with it', async () => {
    await core.client.session.addExample({})
    const { read } = core.context.store
    const example = read.value<string>('SELECT id FROM customer WHERE example = 1')!
    await core.client.customers.tellApart({ customerId: nordvik, otherId: example })
    expect(read.value(`SELECT count(*) FROM outbox WHERE entity = 'distinctCustomer'`)).toBe(0)
    await core.client.session.removeExample({})
    expect(read.value('SELECT count(*) FROM distinctCustomer')).toBe(0)
  })
})
