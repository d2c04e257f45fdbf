// The benefit ledger through the contract, as a person would use it.
import { describe, expect, it } from 'vitest'
import { me } from '../../electron/core/services/context.ts'
import { addIdea } from '../../electron/core/services/ideas.ts'
import type { BenefitInput } from '../../shared/contract/benefits.ts'
import { IdeaInput } from '../../shared/contract/ideas.ts'
import type { Stage } from '../../shared/domain/ideas.ts'
import { DAY } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const ANSWERS = { customers: 'Everybody who pays by invoice', delight: 'They are done in one minute' }
function idea(stage: Stage, ownerId: string | null = null): string {
  const id = core.context.newId()
  core.context.store.write((write) => addIdea(write, core.context, id, IdeaInput.parse({ title: `One that is ${stage}`, answers: ANSWERS, ownerId }), { authorId: me(core.context), createdAt: core.clock.now, stage }))
  return id
}
const fields = (error: unknown) => (error as { fields: { field: string; code: string }[] }).fields.map(({ field, code }) => `${field}: ${code}`)
const saved = (more: Partial<BenefitInput> = {}): BenefitInput => ({ state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 900, high: 900, currency: 'EUR', proof: 'The invoices of May', ...more })

describe('entering', () => {
  it('tells what was expected beside what came of it, net of what it costs', async () => {
    const ideaId = idea('implemented')
    await core.client.benefits.add({ ideaId, ...saved({ state: 'expected', low: 500, high: 2000, cost: 100, proof: '' }) })
    const ledger = await core.client.benefits.add({ ideaId, ...saved({ cost: 50 }) })
    expect(ledger).toMatchObject({ currency: 'EUR', expected: [{ low: 500, high: 2000, cost: 100 }], realised: [{ low: 900, high: 900, cost: 50, confirmed: 0 }] })
    expect(ledger.entries).toMatchObject([{ state: 'realised', enteredBy: { name: 'Ada' }, confirmedBy: null, measuredOn: '2026-03-04' }, { state: 'expected' }])
  })

  it('links a learning or a reading as evidence', async () => {
    const ideaId = idea('implemented')
    const learning = await core.client.learnings.log({ text: 'The invoice came in a minute' })
    const metric = await core.client.metrics.create({ name: 'NPS', kind: 'nps' })
    const { readings } = await core.client.metrics.read({ metricId: metric.id, value: 40, readOn: '2026-03-01' })
    const { entries } = await core.client.benefits.add({ ideaId, ...saved({ proof: '', learningId: learning.id, readingId: readings[0]!.id }) })
    expect(entries[0]).toMatchObject({ learning: { text: 'The invoice came in a minute' }, reading: { metric: 'NPS', value: 40 } })
    await expect(core.client.benefits.add({ ideaId, ...saved({ learningId: ideaId }) }).catch(fields)).resolves.toEqual(['learningId: unknown-learning'])
  })

  it('names the field that does not go together with the others, and the way out', async () => {
    const ideaId = idea('implemented')
    await expect(core.client.benefits.add({ ideaId, ...saved({ currency: 'SEK' }) })).rejects.toMatchObject({ code: 'rate-missing', params: { currency: 'EUR' }, fields: [{ field: 'rate' }] })
    await expect(core.client.benefits.add({ ideaId, ...saved({ proof: '' }) }).catch(fields)).resolves.toEqual(['proof: proof-missing'])
    await expect(core.client.benefits.add({ ideaId, ...saved({ measuredOn: '2027-01-01' }) }).catch(fields)).resolves.toEqual(['measuredOn: date-in-future'])
    await expect(core.client.benefits.add({ ideaId, ...saved({ low: 2e9, high: 2e9 }) }).catch(fields)).resolves.toEqual(expect.arrayContaining(['low: too-large']))
    expect((await core.client.benefits.of({ ideaId })).entries).toEqual([])
  })

  it('counts another currency by its rate in the workspace’s own, and keeps sums of currencies apart when that one changes', async () => {
    const ideaId = idea('implemented')
    await core.client.benefits.add({ ideaId, ...saved() })
    expect(await core.client.benefits.add({ ideaId, ...saved({ currency: 'SEK', low: 1000, high: 1000, rate: 0.09 }) })).toMatchObject({ realised: [{ currency: 'EUR', high: 990 }] })
    await core.client.rules.edit({ changes: { currency: 'SEK' } })
    const { entries, realised } = await core.client.benefits.add({ ideaId, ...saved({ currency: 'SEK', low: 10, high: 10 }) })
    expect(realised).toMatchObject([{ currency: 'EUR', high: 990 }, { currency: 'SEK', high: 10 }])
    const old = entries.find(({ low }) => low === 900)!
    await core.client.benefits.edit({ id: old.id, changes: { proof: 'Said better' } })
    await expect(core.client.benefits.edit({ id: old.id, changes: { currency: 'EUR' } }).catch(fields)).resolves.toEqual(['changes.rate: rate-missing'])
  })

  it('twice, because the answer to the first was lost, enters one', async () => {
    const [ideaId, id] = [idea('implemented'), '019cb8a0-0000-7000-8000-0000000000aa']
    await core.client.benefits.add({ ideaId, id, ...saved() })
    expect((await core.client.benefits.add({ ideaId, id, ...saved() })).entries).toHaveLength(1)
  })
})

describe('Measured', () => {
  it('needs a realised benefit, and keeps the last one', async () => {
    const ideaId = idea('implemented')
    const measure = () => core.client.ideas.move({ id: ideaId, from: 'implemented', to: 'measured' })
    await core.client.benefits.add({ ideaId, ...saved({ state: 'expected' }) })
    await expect(measure()).rejects.toMatchObject({ code: 'benefit-missing' })
    const { entries } = await core.client.benefits.add({ ideaId, ...saved() })
    expect(await measure()).toMatchObject({ stage: 'measured' })
    await expect(core.client.benefits.delete({ id: entries[0]!.id })).rejects.toMatchObject({ code: 'benefit-needed' })
    await core.client.benefits.delete({ id: entries[1]!.id })
    await core.client.ideas.move({ id: ideaId, from: 'measured', to: 'implemented' })
    expect((await core.client.benefits.delete({ id: entries[0]!.id })).entries).toEqual([])
    expect((await core.client.benefits.restore({ id: entries[0]!.id })).entries).toHaveLength(1)
  })

  it('is reached by an honest none with its reason, whose place a realised benefit takes', async () => {
    const ideaId = idea('implemented')
    const none = { ideaId, state: 'none', gainer: 'customer', kind: 'other', low: 0, high: 0 } as const
    await expect(core.client.benefits.add({ ...none }).catch(fields)).resolves.toEqual(['proof: none-without-reason'])
    await core.client.benefits.add({ ...none, proof: 'Nobody used it' })
    await core.client.ideas.move({ id: ideaId, from: 'implemented', to: 'measured' })
    expect((await core.client.benefits.add({ ideaId, ...saved() })).entries).toMatchObject([{ state: 'realised' }])
    await expect(core.client.benefits.add({ ...none, proof: 'Nobody used it' })).rejects.toMatchObject({ code: 'benefit-there' })
  })

  it('is to be reached within 90 days: then the owner is reminded, until it is measured', async () => {
    const ideaId = idea('implemented', me(core.context))
    expect(await core.client.benefits.of({ ideaId })).toMatchObject({ measureBy: core.clock.now + 90 * DAY })
    core.clock.pass(90 * DAY - 1)
    expect(await core.client.benefits.reminders({})).toEqual({ count: 0, ideas: [] })
    core.clock.pass(1)
    expect(await core.client.benefits.reminders({})).toMatchObject({ count: 1, ideas: [{ ideaId, dueAt: core.clock.now, owner: { name: 'Ada' } }] })
    await core.client.benefits.add({ ideaId, ...saved() })
    expect(await core.client.benefits.reminders({})).toEqual({ count: 0, ideas: [] })
    expect(await core.client.benefits.of({ ideaId })).toMatchObject({ measureBy: null })
  })

  it('is reminded of however many older ideas of others wait, and counts all of one’s own', async () => {
    const other = core.context.newId()
    core.context.store.write((write) => write.put('member', other, { name: 'Bo', role: 'employee', teamId: null, createdAt: core.clock.now }))
    for (let n = 0; n < 60; n += 1) idea('implemented', other)
    core.clock.pass(DAY)
    for (let n = 0; n < 55; n += 1) idea('implemented', me(core.context))
    core.clock.pass(90 * DAY)
    const { count, ideas } = await core.client.benefits.reminders({})
    expect({ count, named: ideas.length, owners: new Set(ideas.map(({ owner }) => owner?.name)) }).toEqual({ count: 55, named: 50, owners: new Set(['Ada']) })
    expect(await core.client.home.get({})).toMatchObject({ promises: { measureCount: 55, measure: expect.objectContaining({ length: 5 }) } })
    expect((await core.client.kpis.report({})).overdue).toMatchObject({ toMeasureCount: 115, toMeasure: expect.objectContaining({ length: 5 }) })
  })

  it('is reminded of by the champions when its owner has left', async () => {
    const gone = core.context.newId()
    core.context.store.write((write) => write.put('member', gone, { name: 'Bo', role: 'employee', teamId: null, createdAt: core.clock.now }))
    const ideaId = idea('implemented', gone)
    core.clock.pass(100 * DAY)
    expect(await core.client.benefits.reminders({})).toMatchObject({ count: 0 })
    core.context.store.write((write) => {
      write.tidying()
      write.remove('member', gone)
    })
    expect(await core.client.benefits.reminders({})).toMatchObject({ count: 1, ideas: [{ ideaId }] })
  })
})

it('nobody confirms what they entered themselves, also when they are alone', async () => {
  const ideaId = idea('implemented')
  const { entries } = await core.client.benefits.add({ ideaId, ...saved() })
  await expect(core.client.benefits.confirm({ id: entries[0]!.id, confirmed: true })).rejects.toMatchObject({ code: 'confirm-own' })
})

it('the example shows the ledger of its measured ideas', async () => {
  await core.client.session.addExample({})
  const measured = (await core.client.ideas.list({ filters: { stages: ['measured'] } })).rows
  expect(measured.length).toBeGreaterThanOrEqual(3)
  for (const { id } of measured) expect((await core.client.benefits.of({ ideaId: id })).realised).not.toEqual([])
})
