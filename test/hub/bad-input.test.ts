// What no device writes, from a device that is not ours, or made by two changes that each fit by themselves: the hub refuses it, and the words say why and what to do.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { wordsFor } from '../../electron/core/words.ts'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { WireOp } from '../../shared/protocol.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { START } from '../support/core.ts'
import { invited, joinFirst, makes, once, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'

const t = await wordsFor('en')
let hub: TestHub
let [ada, bo] = [{} as Joined, {} as Joined]
let [adas, bos] = [{} as TestDevice, {} as TestDevice]
beforeEach(async () => {
  hub = await openTestHub()
  ada = await joinFirst(hub)
  bo = await invited(hub, ada, 'champion', 'Bo')
  ;[adas, bos] = [testDevice(hub, ada), testDevice(hub, bo)]
  await adas.hello()
  await bos.hello()
})
afterEach(() => hub.dispose())

type Made = Partial<WireOp> & Pick<WireOp, 'entity' | 'kind'>

const head = async () => (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq
const standing = async (id: string) => JSON.parse((await hub.context.store.read.get<{ data: string }>('SELECT data FROM record WHERE id = ?', [id]))!.data) as Record<string, unknown>

/** What a person reads of the first that was refused; `done` when nothing was. */
async function told(device: TestDevice, ...ops: Made[]): Promise<string> {
  const refused = (await device.results(ops)).find((result) => 'code' in result)
  if (!refused) return 'done'
  const { field } = refused.params ?? {}
  return t([`sync:refused.${refused.code}`], { ...refused.params, by: 'Ada', field: t([`sync:field.${field}`, 'sync:value']) })
}

/** A submitted idea of Ada's. */
async function submitted(): Promise<string> {
  const idea = makes.idea(ada.member.id)
  expect(await told(adas, idea, makes.answer(idea.rowId, 'customers', 'All'), makes.answer(idea.rowId, 'delight', 'Much'))).toBe('done')
  expect(await move(idea.rowId, 'draft', 'submitted')).toBe('done')
  return idea.rowId
}
const move = async (id: string, from: string, to: string, reason = '') => told(adas, ...makes.move(id, ada.member.id, from, to, { base: await head(), reason }))

const entry = (ideaId: string, by: Joined, more: object = {}) => ({
  entity: 'benefit', kind: 'put' as const, rowId: uuid7(),
  patch: { ideaId, state: 'expected', gainer: 'customer', kind: 'revenue', hard: true, low: 10, high: 100, currency: 'EUR', unit: '', cost: 0, rate: null, rateTo: null, proof: '', learningId: null, readingId: null, measuredOn: '2026-03-01', enteredById: by.member.id, createdAt: 1, ...more },
})
const campaign = (more: object = {}) => ({ entity: 'campaign', kind: 'put' as const, rowId: uuid7(), patch: { name: 'Storm', question: 'What do they need?', audience: 'everybody', areaId: null, startsAt: START, endsAt: START + 1000, closing: '', closedAt: null, createdAt: START, ...more } })
const stage = (key: string, more: object) => ({ entity: 'stage', kind: 'put' as const, rowId: once('stage', key), patch: { key, ...more } })

describe('refused with the reason and the way out', () => {
  test('a move that is not legal, one without its reason, and Measured without a proof', async () => {
    const id = await submitted()
    expect(await move(id, 'submitted', 'implemented')).toBe('The idea cannot go there in one step from where it stands. Its page offers the ways that there are.')
    expect(await move(id, 'submitted', 'declined')).toBe('Declining needs a reason: the author will read it.')
    await move(id, 'submitted', 'approved')
    await move(id, 'approved', 'implemented')
    expect(await move(id, 'implemented', 'measured')).toBe('An idea is Measured when its ledger says what it brought, or that it brought nothing and why. Enter that first, then move it again.')
  })

  test('scores out of range, and in between', async () => {
    const ideaId = await submitted()
    const review = (more: object) => told(bos, { entity: 'review', kind: 'put', rowId: once('review', ideaId, bo.member.id), patch: { ideaId, memberId: bo.member.id, impact: 5, reach: 1, confidence: 1, effort: 1, comment: '', createdAt: 1, ...more } })
    expect(await review({ reach: 6 })).toBe('Its reach must be from 1 to 5. Enter it anew.')
    expect(await review({ effort: 0 })).toBe('Its effort must be from 1 to 5. Enter it anew.')
    expect(await review({ confidence: 2.5 })).toBe('Its confidence holds something that is not valid there. Enter it anew.')
    expect(await review({})).toBe('done')
  })

  test('a campaign that ends before it starts', async () => {
    expect(await told(bos, campaign({ endsAt: START - 1 }))).toBe('The campaign would end before it begins. Set an end after its beginning.')
    expect(await told(bos, campaign({ endsAt: START }))).toContain('would end before it begins')
  })

  test('a benefit in a foreign currency without a rate, or with one to another currency', async () => {
    const ideaId = await submitted()
    const words = 'It is in another currency than the workspace’s (EUR) and has no rate to it. Enter the amount in EUR, or the rate that it was counted with.'
    expect(await told(bos, entry(ideaId, bo, { currency: 'SEK' }))).toBe(words)
    expect(await told(bos, entry(ideaId, bo, { currency: 'SEK', rate: 0.09, rateTo: 'USD' }))).toBe(words)
    expect(await told(bos, entry(ideaId, bo, { currency: 'SEK', rate: 0, rateTo: 'EUR' }))).toContain('Its rate must be from')
    expect(await told(bos, entry(ideaId, bo, { currency: 'SEK', rate: 0.09, rateTo: 'EUR' }))).toBe('done')
  })

  test('a stage that is left out while an idea stands in it, in whatever way, and one that is needed', async () => {
    const words = '1 idea stands in this stage. Move it first; then the stage can be left out.'
    const id = await submitted()
    await move(id, 'submitted', 'parked')
    expect(await told(adas, stage('parked', { shown: false }))).toBe(words)
    expect(await told(adas, stage('submitted', { shown: false }))).toBe('The pipeline needs this stage. It can be called otherwise, and not left out.')
    // left out while it was empty, taken in again by deleting the row, and left out by bringing that back
    await move(id, 'parked', 'submitted')
    expect(await told(adas, stage('parked', { shown: false }))).toBe('done')
    expect(await move(id, 'submitted', 'parked')).toBe('This workspace does without the stage that the idea was to go to. Move it to another one.')
    expect(await told(adas, { entity: 'stage', kind: 'del', rowId: once('stage', 'parked'), base: await head() })).toBe('done')
    await move(id, 'submitted', 'parked')
    expect(await told(adas, { entity: 'stage', kind: 'restore', rowId: once('stage', 'parked'), base: await head() })).toBe(words)
    expect(await told(adas, { ...stage('parked', { name: 'Later' }), base: await head() })).toBe(words)
  })
})

describe('two changes that each fit and together do not', () => {
  test('of the beginning of a campaign by one and of both ends by a device whose clock is behind', async () => {
    const made = campaign()
    await told(adas, made)
    const base = await head()
    const change = (patch: object, behind = 0) => ({ entity: 'campaign', kind: 'patch' as const, rowId: made.rowId, base, hlc: (hub.clock.now - behind) * STEPS, patch }) as Made
    expect(await told(adas, change({ startsAt: START + 900 }))).toBe('done')
    expect(await told(bos, change({ startsAt: START - 500, endsAt: START + 500 }, 1000))).toBe('The campaign would end before it begins. Set an end after its beginning.')
    expect(await standing(made.rowId)).toMatchObject({ startsAt: START + 900, endsAt: START + 1000 })
  })

  test('of the least of a benefit by one and of its range by a device whose clock is behind', async () => {
    const made = entry(await submitted(), ada)
    await told(adas, made)
    const base = await head()
    const change = (by: Joined, patch: object, behind = 0) => ({ entity: 'benefit', kind: 'patch' as const, rowId: made.rowId, base, hlc: (hub.clock.now - behind) * STEPS, patch: { ...patch, enteredById: by.member.id } }) as Made
    expect(await told(adas, change(ada, { low: 90 }))).toBe('done')
    expect(await told(bos, change(bo, { low: 5, high: 50 }, 1000))).toBe('The least of it was more than the most. Enter the two anew.')
    expect(await standing(made.rowId)).toMatchObject({ low: 90, high: 100 })
  })
})
