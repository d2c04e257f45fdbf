// Merges at the hub: what it refuses however a device came to ask for it, and what programs read of merged ideas.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { PushResult } from '../../shared/protocol.ts'
import { onBoth } from '../support/both.ts'
import { invited, joinFirst, makes, once, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'
import { program } from '../support/programs.ts'

interface Idea { stage: string; mergedInto: string | null; supporters: number; comments: number; learnings: string[]; customers: { name: string }[] }

const codeOf = (result: PushResult | undefined) => (result && 'code' in result ? result.code : 'done')

onBoth('merges at the hub', (postgres) => {
  let hub: TestHub
  let ada: Joined
  let device: TestDevice
  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres() })
    ada = await joinFirst(hub)
    device = testDevice(hub, ada)
    await device.hello()
  })
  afterEach(() => hub.dispose())

  const head = async () => (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq
  async function ideas(count: number, authorId = ada.member.id): Promise<string[]> {
    const made = Array.from({ length: count }, () => makes.idea(authorId))
    expect((await device.results(made)).map(codeOf)).toEqual(made.map(() => 'done'))
    return made.map(({ rowId }) => rowId)
  }
  /** The operations of a move, with what it says of `mergedIntoId`. */
  async function changed(id: string, from: string, to: string, more: object = {}, by = ada.member.id, on = device) {
    const [patch, told] = makes.move(id, by, from, to, { base: await head() })
    return (await on.results([{ ...patch!, patch: { ...patch!.patch, ...more } }, told!])).map(codeOf)[0]
  }
  const merge = (id: string, intoId: string) => changed(id, 'draft', 'merged', { mergedIntoId: intoId })

  test('a circle is refused, however long, and also by way of a deleted idea', async () => {
    const [a, b, c] = (await ideas(3)) as [string, string, string]
    expect(await merge(a, a)).toBe('merge-circle')
    expect(await merge(a, b)).toBe('done')
    expect(await merge(b, a)).toBe('merge-circle')
    expect(await merge(b, c)).toBe('done')
    expect(await merge(c, a)).toBe('merge-circle')
    await device.results([{ entity: 'idea', kind: 'del', rowId: b, base: await head() }])
    expect(await merge(c, a)).toBe('merge-circle')
  })

  test('a circle within one push is refused where it closes', async () => {
    const [a, b] = (await ideas(2)) as [string, string]
    const base = await head()
    const ops = [[a, b], [b, a]].flatMap(([id, intoId]) => {
      const [patch, told] = makes.move(id!, ada.member.id, 'draft', 'merged', { base })
      return [{ ...patch!, patch: { ...patch!.patch, mergedIntoId: intoId! } }, told!]
    })
    expect((await device.results(ops)).map(codeOf)).toEqual(['done', 'done', 'merge-circle', 'together'])
  })

  test('only merges name another idea, every merge names one, and that one is there', async () => {
    const [a, b, gone] = (await ideas(3)) as [string, string, string]
    const comment = makes.comment(b, ada.member.id)
    await device.results([comment, { entity: 'idea', kind: 'del', rowId: gone, base: await head() }])
    expect(await changed(a, 'draft', 'merged')).toBe('illegal-move')
    expect(await changed(a, 'draft', 'merged', { mergedIntoId: null })).toBe('illegal-move')
    expect(await changed(a, 'draft', 'submitted', { mergedIntoId: b })).toBe('illegal-move')
    expect(await merge(a, uuid7())).toBe('parent-missing')
    expect(await merge(a, comment.rowId)).toBe('parent-missing')
    expect(await merge(a, gone)).toBe('parent-deleted')
    const made = makes.idea(ada.member.id, { stage: 'merged', mergedIntoId: b })
    expect((await device.results([made])).map(codeOf)).toEqual(['move-missing'])
  })

  test('a merge is taken back to where the idea stood, and nowhere else, by whom it may be', async () => {
    const [a, b] = (await ideas(2)) as [string, string]
    const bo = await invited(hub, ada, 'employee', 'Bo')
    const theirs = testDevice(hub, bo)
    await theirs.hello()
    expect(await changed(a, 'draft', 'merged', { mergedIntoId: b }, bo.member.id, theirs)).toBe('champions-only')
    expect(await merge(a, b)).toBe('done')
    expect(await changed(a, 'merged', 'draft', { mergedIntoId: null }, bo.member.id, theirs)).toBe('champions-only')
    expect(await changed(a, 'merged', 'approved', { mergedIntoId: null })).toBe('illegal-move')
    expect(await changed(a, 'merged', 'draft')).toBe('illegal-move')
    expect(await changed(a, 'merged', 'merged', { mergedIntoId: b })).toBe('illegal-move')
    expect(await changed(a, 'draft', 'merged', { mergedIntoId: b })).toBe('stale')
    expect(await changed(a, 'merged', 'draft', { mergedIntoId: null })).toBe('done')
  })

  test('programs read the one that stays with all that counts for it, and of the merged one where it went', async () => {
    const [a, b, c] = (await ideas(3)) as [string, string, string]
    const bo = await invited(hub, ada, 'employee', 'Bo')
    const theirs = testDevice(hub, bo)
    await theirs.hello()
    const customer = makes.customer('Acme')
    const learning = makes.learning(ada.member.id)
    const link = (ideaId: string) => ({ entity: 'ideaCustomer', kind: 'put' as const, rowId: once('ideaCustomer', ideaId, customer.rowId), patch: { ideaId, customerId: customer.rowId } })
    const evidence = (ideaId: string) => ({ entity: 'evidence', kind: 'put' as const, rowId: once('evidence', ideaId, learning.rowId), patch: { ideaId, learningId: learning.rowId } })
    await device.results([customer, learning, link(a), link(c), evidence(a), evidence(b), makes.comment(a, ada.member.id), makes.comment(b, ada.member.id), makes.support(a, ada.member.id), makes.support(c, ada.member.id)])
    await theirs.results([makes.support(b, bo.member.id)])
    const script = await program(hub, ada)
    const read = async (id: string) => (await script.ask<Idea>('GET', `/v1/ideas/${id}`)).body
    expect([await merge(a, b), await merge(b, c)]).toEqual(['done', 'done'])
    expect(await read(c)).toMatchObject({ stage: 'draft', mergedInto: null, supporters: 2, comments: 2, learnings: [learning.rowId], customers: [{ name: 'Acme' }] })
    expect(await read(a)).toMatchObject({ stage: 'merged', mergedInto: c, supporters: 1, comments: 1 })
    expect(await read(b)).toMatchObject({ stage: 'merged', mergedInto: c, supporters: 1, comments: 1 })
    expect((await script.ask<{ items: Idea[] }>('GET', '/v1/ideas?stage=draft')).body.items).toMatchObject([{ supporters: 2, comments: 2 }])
    expect(await changed(b, 'merged', 'draft', { mergedIntoId: null })).toBe('done')
    expect(await read(c)).toMatchObject({ supporters: 1, comments: 0, learnings: [], customers: [{ name: 'Acme' }] })
    expect(await read(b)).toMatchObject({ stage: 'draft', mergedInto: null, supporters: 2, comments: 2, learnings: [learning.rowId] })
  })

  describe('customers', () => {
    const customers = async (count: number) => {
      const made = Array.from({ length: count }, (_, at) => makes.customer(`Customer ${at + 1}`))
      await device.results(made)
      return made.map(({ rowId }) => rowId) as [string, string, string]
    }
    const into = (rowId: string, mergedIntoId: string | null, base: number) => ({ entity: 'customer', kind: 'patch' as const, rowId, patch: { mergedIntoId }, base })
    const mergeCustomer = async (id: string, intoId: string | null, on = device) => (await on.results([into(id, intoId, await head())])).map(codeOf)[0]

    test('are merged by leads into customers that are there, never in a circle, also by way of a deleted one', async () => {
      const [a, b, c] = await customers(3)
      const theirs = testDevice(hub, await invited(hub, ada, 'employee', 'Bo'))
      await theirs.hello()
      expect(await mergeCustomer(a, b, theirs)).toBe('leads-only')
      expect(await mergeCustomer(a, a)).toBe('merge-circle')
      expect(await mergeCustomer(a, (await ideas(1))[0]!)).toBe('parent-missing')
      expect(await mergeCustomer(a, b)).toBe('done')
      expect(await mergeCustomer(b, c)).toBe('done')
      await device.results([{ entity: 'customer', kind: 'del', rowId: b, base: await head() }])
      expect(await mergeCustomer(c, a)).toBe('merge-circle')
      const looped = makes.customer('Looped', uuid7())
      expect((await device.results([{ ...looped, patch: { ...looped.patch, mergedIntoId: b } }])).map(codeOf)).toEqual(['parent-deleted'])
      expect(await mergeCustomer(a, null)).toBe('done')
    })

    test('a circle within one push is refused where it closes, and who merges what another has merged meanwhile is told', async () => {
      const [a, b, c] = await customers(3)
      const base = await head()
      expect((await device.results([into(a, b, base), into(b, a, base)])).map(codeOf)).toEqual(['done', 'merge-circle'])
      const theirs = testDevice(hub, await invited(hub, ada, 'lead', 'Bo'))
      await theirs.hello()
      expect((await theirs.results([into(a, c, base)])).map(codeOf)).toEqual(['stale'])
    })

    test('programs read learnings and ideas under the customer that stays, by whichever id they ask', async () => {
      const [a, b] = await customers(2)
      const learning = makes.learning(ada.member.id, { customerId: a })
      const [idea] = await ideas(1)
      const link = (customerId: string) => ({ entity: 'ideaCustomer', kind: 'put' as const, rowId: once('ideaCustomer', idea!, customerId), patch: { ideaId: idea!, customerId } })
      await device.results([learning, link(a), link(b)])
      await mergeCustomer(a, b)
      const script = await program(hub, ada)
      for (const id of [a, b]) expect((await script.ask<{ items: object[] }>('GET', `/v1/learnings?customer=${id}`)).body.items).toMatchObject([{ id: learning.rowId, customer: { id: b, name: 'Customer 2' } }])
      expect((await script.ask<Idea>('GET', `/v1/ideas/${idea}`)).body.customers).toEqual([{ id: b, name: 'Customer 2' }])
    })
  })
})
