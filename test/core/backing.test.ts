// What stands behind an idea, on one device: the meter, for whom it is supported, and its history field by field.
import { expect, test } from 'vitest'
import type { IdeaStep } from '../../shared/contract/backing.ts'
import { MINUTE } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const ANSWERS = { customers: 'All', delight: 'Much' }
const learn = async (text: string, more: object = {}) => (await core.client.learnings.log({ text, happenedOn: '2026-03-01', ...more })).id
const idea = async (more: object = {}) => (await core.client.ideas.create({ title: 'One invoice', answers: ANSWERS, ...more })).id
const meter = async (id: string) => (await core.client.ideas.get({ id })).meter
const changed = (step: IdeaStep) => (step.kind === 'changed' ? [step.entity, step.field, step.before.text, step.after.text] : [step.from, step.to, step.reason])
const history = async (id: string) => {
  core.clock.pass(MINUTE)
  return (await core.client.backing.changes({ id })).rows.map(changed)
}

test('the meter counts distinct customers, quotes, episodes and numbers that fall short', async () => {
  const { id: metricId } = await core.client.metrics.create({ name: 'Ease', kind: 'own', target: 80 })
  const first = await learn('Five invoices', { customer: { name: 'Nordvik AB' }, quote: 'I pay five times', episode: { name: 'Paying' } })
  const episodeId = (await core.client.customers.suggest({ lookup: 'episode' }))[0]!.id
  await core.client.metrics.read({ metricId, episode: { id: episodeId }, value: 60, readOn: '2026-02-01' })
  const again = await learn('Five again', { customer: { name: 'Nordvik AB' }, episode: { name: 'Paying' }, happenedOn: '2026-01-05' })
  const id = await idea({ evidence: [first, again, await learn('Lost one', { customer: { name: 'Solros' }, episode: { name: 'Support' } }), await learn('Somebody sighed')] })
  expect(await meter(id)).toEqual({ points: 6, strength: 'strong', learnings: 4, customers: 2, unnamed: true, quotes: 1, readings: 1, episodes: 2, oldestOn: '2026-01-05', newestOn: '2026-03-01' })
  await core.client.metrics.read({ metricId, episode: { id: episodeId }, value: 85, readOn: '2026-03-02' })
  expect(await meter(id)).toMatchObject({ readings: 0, points: 5, strength: 'some' })
})

test('what came with a merged idea counts once, private learnings not at all', async () => {
  const shared = await learn('Five invoices', { customer: { name: 'Nordvik AB' } })
  const [id, other] = [await idea({ evidence: [shared] }), await idea({ title: 'Fewer invoices', evidence: [shared, await learn('Too many', { customer: { name: 'Solros' } }), await learn('Mine', { customer: { name: 'Hemligt' }, visibility: 'private' })] })]
  await core.client.ideas.merge({ id: other, intoId: id })
  expect(await meter(id)).toMatchObject({ learnings: 2, customers: 2, unnamed: false, points: 2 })
  const listed = (await core.client.ideas.list({})).rows.find((row) => row.id === id)!
  expect(listed.meter).toEqual(await meter(id))
})

test('one supports an idea for customers: it is support, and no evidence', async () => {
  const id = await idea()
  const backing = await core.client.backing.supportFor({ id, customers: [{ name: 'Nordvik AB' }, { name: 'Solros' }] })
  expect(backing.supportedFor).toMatchObject([{ customer: { name: 'Nordvik AB' }, by: [{ name: 'Ada' }], mine: true }, { customer: { name: 'Solros' } }])
  expect(await core.client.ideas.get({ id })).toMatchObject({ supported: true, supporters: 1, customers: 0, meter: { points: 0, customers: 0 } })
  // only those that are named stay
  const solros = backing.supportedFor[1]!.customer.id
  expect((await core.client.backing.supportFor({ id, customers: [{ id: solros }] })).supportedFor.map(({ customer }) => customer.name)).toEqual(['Solros'])
  // without support nobody is supported for; with it again they are back
  await core.client.ideas.support({ id, support: false })
  expect((await core.client.backing.of({ id })).supportedFor).toEqual([])
  await core.client.ideas.support({ id, support: true })
  expect((await core.client.backing.of({ id })).supportedFor).toHaveLength(1)
  await expect(core.client.backing.supportFor({ id, customers: [{ id: '019cb8a0-0000-7000-8000-0000000000aa' }] })).rejects.toMatchObject({ code: 'unknown-customer' })
})

test('the history tells each field as it was and became, what was added and taken away, and why it was moved', async () => {
  const id = await idea()
  expect(await history(id)).toEqual([['draft', 'submitted', '']])
  await core.client.ideas.edit({ id, changes: { title: 'One invoice a month', effort: 'weeks' } })
  core.clock.pass(MINUTE)
  await core.client.ideas.edit({ id, changes: { answers: { delight: 'They pay once' }, customers: [{ name: 'Nordvik AB' }] } })
  core.clock.pass(MINUTE)
  await core.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: 'Too dear' })
  core.clock.pass(MINUTE)
  await core.client.ideas.edit({ id, changes: { customers: [], segments: [{ name: 'Shops' }] } })
  const told = await history(id)
  expect(told[2]).toEqual(['submitted', 'declined', 'Too dear'])
  expect(told.slice(0, 2)).toEqual(expect.arrayContaining([['ideaCustomer', 'customerId', 'Nordvik AB', ''], ['ideaSegment', 'segmentId', '', 'Shops']]))
  expect(told.slice(3)).toEqual(expect.arrayContaining([['idea', 'title', 'One invoice', 'One invoice a month'], ['idea', 'effort', '', 'weeks'], ['ideaAnswer', 'text', 'Much', 'They pay once'], ['ideaCustomer', 'customerId', '', 'Nordvik AB']]))
  expect((await core.client.backing.changes({ id })).rows.every(({ by }) => by.name === 'Ada')).toBe(true)
})

test('a history of a thousand changes is read page by page, each change once; a long text is whole when it is asked for', async () => {
  const id = await idea()
  for (let n = 0; n < 300; n += 1) {
    if (n % 3 === 0) core.clock.pass(MINUTE)
    await core.client.ideas.edit({ id, changes: { title: `Title ${n}`, expectedBenefit: `Benefit ${n}` } })
  }
  const long = 'A long description. '.repeat(200).trim()
  core.clock.pass(MINUTE)
  await core.client.ideas.edit({ id, changes: { description: long } })
  const ids: string[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await core.client.backing.changes({ id, cursor, limit: 70 })
    expect(page.total).toBe(602)
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.next
  }
  expect(ids).toHaveLength(602)
  expect(new Set(ids).size).toBe(602)
  const [newest] = (await core.client.backing.changes({ id, limit: 1 })).rows
  expect(newest).toMatchObject({ field: 'description', cut: true })
  expect(await core.client.backing.change({ id, changeId: newest!.id })).toMatchObject({ after: { text: long }, cut: false })
  await expect(core.client.backing.change({ id, changeId: 'none' })).rejects.toMatchObject({ code: 'unknown-entry' })
  await expect(core.client.backing.changes({ id, cursor: 'x' })).rejects.toMatchObject({ code: 'bad-input' })
})
