// Conflicts and refusals on real stores and a real hub: nothing that somebody wrote is lost, and each is decided once, for everybody.
import { beforeEach, describe, expect, test } from 'vitest'
import { me as meOf } from '../../electron/core/services/context.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import { getState, setState } from '../../electron/core/sync/state.ts'
import type { TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { past } from '../support/past.ts'
import { untilStatus } from '../support/team.ts'

const [team, bo] = teamOfEachTest(['Bo', 'champion'])
let ada: TestCore
let id: string

beforeEach(async () => {
  ada = team.admin
  id = (await ada.client.ideas.create({ title: 'Answer within the hour', description: 'One. Two.', answers: { customers: 'All', delight: 'Fast' } })).id
  await team.settle()
})

/** One core hears nothing of the hub meanwhile, nor the hub of it. */
async function offline(core: TestCore, act: () => Promise<unknown>) {
  const { hub } = getState(core.context.store.read)
  await team.goOffline()
  core.context.store.write((write) => setState(write, { hub: null }))
  await team.goOnline()
  await act()
  core.context.store.write((write) => setState(write, { hub }))
  core.context.connection.hurry()
}

/** Both write without hearing of each other: Bo's reaches the hub first, Ada's was written later. */
async function apart(act: { ada: () => Promise<unknown>; bo: () => Promise<unknown> }) {
  await offline(ada, async () => {
    bo.clock.pass(1000)
    await act.bo()
    await team.settle(bo)
    ada.clock.pass(5000)
    await act.ada()
    team.hub.clock.pass(60_000)
  })
  await team.settle()
}

const titles = () => apart({ ada: () => ada.client.ideas.edit({ id, changes: { title: 'Ada’s' } }), bo: () => bo.client.ideas.edit({ id, changes: { title: 'Bo’s' } }) })
const sentences = () => apart({ ada: () => ada.client.ideas.edit({ id, changes: { description: 'One, by Ada. Two.' } }), bo: () => bo.client.ideas.edit({ id, changes: { description: 'One, by Bo. Two.' } }) })
const openOf = async (core: TestCore) => (await core.client.ledger.conflicts({})).rows

describe('a conflict', () => {
  test('is told to the two whom it concerns, and to nobody else', async () => {
    const cy = await team.add('Cy')
    await titles()
    for (const core of [ada, bo]) {
      expect(await openOf(core)).toMatchObject([{ entity: 'idea', field: 'title', long: false, living: true, lost: { by: { name: 'Bo' }, value: { text: 'Bo’s' } }, standing: { by: { name: 'Ada' }, value: { text: 'Ada’s' } } }])
      expect(core.context.connection.status()).toMatchObject({ state: 'needs-you', conflicts: 1 })
    }
    expect(await openOf(cy)).toEqual([])
    expect(cy.context.connection.status()).toMatchObject({ state: 'up-to-date', conflicts: 0 })
    expect(await cy.client.ledger.conflictsOf({ id })).toMatchObject([{ field: 'title' }])
  })

  test('is closed for both by choosing the value that gave way, and opened again by the undo', async () => {
    await titles()
    const [conflict] = await openOf(bo)
    const { replaced } = await bo.client.ledger.choose({ id: conflict!.id, choice: 'lost' })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).title).toBe('Bo’s')
    expect(await openOf(ada)).toEqual([])
    await untilStatus(ada, 'nothing to be decided', ({ state }) => state === 'up-to-date')
    expect(await ada.client.ledger.conflict({ id: conflict!.id })).toMatchObject({ resolvedBy: { name: 'Bo' } })
    expect((await ada.client.ledger.list({ kinds: ['received'] })).rows.find(({ act }) => act === 'decided')).toMatchObject({ by: { name: 'Bo' }, thing: { id } })
    await expect(ada.client.ledger.choose({ id: conflict!.id, choice: 'standing' })).rejects.toMatchObject({ code: 'already-decided' })
    await bo.client.ledger.reopen({ id: conflict!.id, replaced })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).title).toBe('Ada’s')
    expect(await openOf(ada)).toHaveLength(1)
  })

  test('is closed by keeping what stands, which changes no row', async () => {
    await titles()
    const [conflict] = await openOf(ada)
    expect(await ada.client.ledger.choose({ id: conflict!.id, choice: 'standing' })).toEqual({ replaced: null })
    await team.settle()
    expect((await bo.client.ideas.get({ id })).title).toBe('Ada’s')
    expect(await openOf(bo)).toEqual([])
  })

  test('about a long text may be kept whole from both, as it is put together', async () => {
    await sentences()
    const [conflict] = await openOf(bo)
    expect(conflict).toMatchObject({ long: true, field: 'description' })
    const { replaced } = await bo.client.ledger.choose({ id: conflict!.id, choice: 'both' })
    expect((await bo.client.ideas.get({ id })).description).toBe('One, by Ada. Two.\n\nOne, by Bo. Two.')
    await bo.client.ledger.reopen({ id: conflict!.id, replaced })
    await bo.client.ledger.choose({ id: conflict!.id, choice: 'both', text: 'One, by both. Two.' })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).description).toBe('One, by both. Two.')
  })

  test('about one title cannot keep both', async () => {
    await titles()
    const [conflict] = await openOf(bo)
    await expect(bo.client.ledger.choose({ id: conflict!.id, choice: 'both' })).rejects.toMatchObject({ code: 'not-both' })
    expect(await openOf(bo)).toHaveLength(1)
  })

  test('that two close at once is closed, and makes no other', async () => {
    await titles()
    const [conflict] = await openOf(bo)
    await apart({ ada: () => ada.client.ledger.choose({ id: conflict!.id, choice: 'standing' }), bo: () => bo.client.ledger.choose({ id: conflict!.id, choice: 'standing' }) })
    expect(await openOf(ada)).toEqual([])
    expect(await openOf(bo)).toEqual([])
    expect(ada.context.connection.status().conflicts).toBe(0)
  })

  test('about a deleted thing can be closed', async () => {
    await titles()
    await ada.client.ideas.delete({ id })
    await team.settle()
    const [conflict] = await openOf(bo)
    expect(conflict).toMatchObject({ living: false })
    await expect(bo.client.ledger.choose({ id: conflict!.id, choice: 'lost' })).rejects.toMatchObject({ code: 'unknown-thing' })
    await bo.client.ledger.choose({ id: conflict!.id, choice: 'standing' })
    expect(await openOf(bo)).toEqual([])
  })
})

describe('a change that was not accepted', () => {
  const open = async (core: TestCore) => (await core.client.ledger.rejections({})).rows

  test('of a deleted idea says who deleted it, keeps the text, and brings the idea back when it is sent again', async () => {
    await apart({ bo: () => bo.client.ideas.delete({ id }), ada: () => ada.client.ideas.edit({ id, changes: { title: 'Ada’s', description: 'A long thought.' } }) })
    const [refused] = await open(ada)
    expect(refused).toMatchObject({ code: 'deleted', by: { name: 'Bo' }, act: 'changed', entity: 'idea', resendable: true, commentable: false, thing: { id, living: false } })
    expect(refused!.fields.map(({ field, mine, now, edit }) => [field, mine.text, now?.text, edit])).toEqual([['title', 'Ada’s', 'Answer within the hour', 'line'], ['description', 'A long thought.', 'One. Two.', 'text']])
    expect(ada.context.connection.status()).toMatchObject({ state: 'needs-you', rejections: 1 })
    await ada.client.ledger.resend({ id: refused!.id, values: [{ opId: refused!.fields[0]!.opId, field: 'title', value: ' Edited \n title ' }] })
    await team.settle()
    expect(await bo.client.ideas.get({ id })).toMatchObject({ title: 'Edited title', description: 'A long thought.' })
    expect(await open(ada)).toEqual([])
    expect(ada.context.connection.status()).toMatchObject({ state: 'up-to-date', rejections: 0 })
  })

  test('of a deletion whose idea was changed meanwhile asks again', async () => {
    await apart({ bo: () => bo.client.ideas.edit({ id, changes: { title: 'Bo’s' } }), ada: () => ada.client.ideas.delete({ id }) })
    const [refused] = await open(ada)
    expect(refused).toMatchObject({ code: 'changed', by: { name: 'Bo' }, act: 'deleted', fields: [], thing: { label: 'Bo’s', living: true } })
    await ada.client.ledger.resend({ id: refused!.id, values: [] })
    await team.settle()
    await expect(bo.client.ideas.get({ id })).rejects.toMatchObject({ code: 'unknown-idea' })
  })

  test('of a move that came too late can be moved from where it stands now', async () => {
    await apart({ bo: () => bo.client.ideas.move({ id, from: 'submitted', to: 'in-review' }), ada: () => ada.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: 'Too dear' }) })
    const [refused] = await open(ada)
    expect(refused).toMatchObject({ code: 'stale', params: {}, move: { from: 'submitted', to: 'declined', reason: 'Too dear' }, count: 2, commentable: true })
    await ada.client.ledger.resend({ id: refused!.id, values: [] })
    await team.settle()
    expect((await bo.client.ideas.get({ id })).stage).toBe('declined')
  })

  test('of somebody else’s idea is offered to be sent again only when one may', async () => {
    const bo0 = (await bo.client.session.get({})).member!.id
    const give = (role: string) => ada.context.connection.account.call('PATCH', `/v1/members/${bo0}`, { role })
    await offline(bo, async () => {
      await bo.client.ideas.edit({ id, changes: { title: 'Bo’s' } })
      await give('employee')
    })
    await team.settle()
    expect(await open(bo)).toMatchObject([{ code: 'not-yours', resendable: false, commentable: true }])
    await give('champion')
    await team.settle()
    expect(await open(bo)).toMatchObject([{ code: 'not-yours', resendable: true }])
    await bo.client.ledger.resend({ id: (await open(bo))[0]!.id, values: [] })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).title).toBe('Bo’s')
  })

  test('of a champion who is none any more can go as a comment instead', async () => {
    await offline(bo, async () => {
      await bo.client.ideas.move({ id, from: 'submitted', to: 'declined', reason: 'Too dear' })
      await ada.context.connection.account.call('PATCH', `/v1/members/${(await bo.client.session.get({})).member!.id}`, { role: 'employee' })
    })
    await team.settle()
    const refused = (await open(bo))[0]!
    expect(refused).toMatchObject({ code: 'champions-only', commentable: true })
    await expect(bo.client.ledger.resend({ id: refused.id, values: [] })).rejects.toMatchObject({ code: 'champions-only' })
    await bo.client.ledger.sendAsComment({ id: refused.id, text: 'I would decline it: too dear' })
    await team.settle()
    expect((await ada.client.ideas.get({ id })).discussion.map(({ text }) => text)).toEqual(['I would decline it: too dear'])
    expect(await open(bo)).toEqual([])
  })

  test('with all that was made on it is one: a comment on a deleted idea cannot go again, but its text stays', async () => {
    await apart({ bo: () => bo.client.ideas.delete({ id }), ada: () => ada.client.ideas.comment({ id, text: 'A thought of some length.' }) })
    const [refused] = await open(ada)
    expect(refused).toMatchObject({ code: 'parent-deleted', by: { name: 'Bo' }, entity: 'comment', resendable: false, fields: [{ field: 'text', mine: { text: 'A thought of some length.' }, now: null }] })
    await expect(ada.client.ledger.resend({ id: refused!.id, values: [] })).rejects.toMatchObject({ code: 'cannot-resend' })
    await ada.client.ideas.restore({ id })
    await team.settle()
    expect((await open(ada))[0]).toMatchObject({ resendable: true })
    await ada.client.ledger.resend({ id: refused!.id, values: [] })
    await team.settle()
    expect((await bo.client.ideas.get({ id })).discussion.map(({ text }) => text)).toEqual(['A thought of some length.'])
  })

  test('may not be sent again empty or too long, and says which field', async () => {
    await apart({ bo: () => bo.client.ideas.delete({ id }), ada: () => ada.client.ideas.edit({ id, changes: { title: 'Ada’s' } }) })
    const [refused] = await open(ada)
    const { opId } = refused!.fields[0]!
    const send = (value: string) => ada.client.ledger.resend({ id: refused!.id, values: [{ opId, field: 'title', value }] })
    await expect(send('  ')).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: `${opId}.title`, code: 'required' }] })
    await expect(send('x'.repeat(301))).rejects.toMatchObject({ fields: [{ code: 'too-long' }] })
    await expect(ada.client.ledger.resend({ id: refused!.id, values: [{ opId, field: 'stage', value: 'declined' }] })).rejects.toMatchObject({ code: 'bad-input' })
    expect(await open(ada)).toHaveLength(1)
  })

  test('is discarded with all the others at once, and they come back together, without what was discarded before', async () => {
    await apart({
      bo: () => bo.client.ideas.delete({ id }),
      ada: async () => {
        for (const title of ['One', 'Two', 'Three']) await ada.client.ideas.comment({ id, text: title })
      },
    })
    const [first] = await open(ada)
    await ada.client.ledger.discard({ id: first!.id })
    const { at, count } = await ada.client.ledger.discardAll({})
    expect([count, await open(ada), ada.context.connection.status().rejections]).toEqual([2, [], 0])
    await ada.client.ledger.takeAllBack({ at })
    expect(await open(ada)).toHaveLength(2)
    expect((await open(ada)).map(({ id }) => id)).not.toContain(first!.id)
  })

  test('is discarded only by the person, and comes back when they think again', async () => {
    await apart({ bo: () => bo.client.ideas.delete({ id }), ada: () => ada.client.ideas.edit({ id, changes: { title: 'Ada’s' } }) })
    const [refused] = await open(ada)
    await ada.client.ledger.discard({ id: refused!.id })
    expect(await open(ada)).toEqual([])
    expect((await ada.client.ledger.rejections({ open: false })).rows).toMatchObject([{ id: refused!.id, state: 'discarded' }])
    await expect(ada.client.ledger.discard({ id: refused!.id })).rejects.toMatchObject({ code: 'already-decided' })
    await ada.client.ledger.takeBack({ id: refused!.id })
    expect(await open(ada)).toHaveLength(1)
    expect((await ada.client.ledger.list({ kinds: ['rejected'] })).rows).toMatchObject([{ act: 'changed', entity: 'idea', code: 'deleted', refId: refused!.id }])
  })

  test('of a group of many is one entry, named by its cause', async () => {
    await ada.context.connection.account.call('POST', '/v1/invitations', { role: 'employee' })
    await team.goOffline()
    const made = await bo.client.ideas.create({ title: 'With much', description: 'Whole', answers: { customers: 'All', delight: 'Joy' }, customers: [{ name: 'A' }] })
    await bo.client.ideas.comment({ id: made.id, text: 'Said of it later' })
    // as if the hub knew nothing of a member's right to do this: an operation that no app makes
    bo.context.store.write((write) => write.run(`UPDATE outbox SET patch = json_set(patch, '$.title', '') WHERE entity = 'idea'`))
    bo.context.store.write((write) => write.run(`UPDATE outbox SET patch = json_set(patch, '$.effort', 'never') WHERE entity = 'idea'`))
    await team.goOnline()
    await team.settle()
    const [refused, ...others] = await open(bo)
    expect(others).toEqual([])
    expect(refused).toMatchObject({ code: 'bad-value', act: 'created', entity: 'idea', resendable: true })
    expect(refused!.count).toBeGreaterThan(3)
    expect(refused!.fields.map(({ field, mine }) => `${field}: ${mine.text}`)).toEqual(expect.arrayContaining(['description: Whole', 'text: All', 'text: Joy', 'text: Said of it later']))
    expect((await bo.client.ledger.list({ kinds: ['rejected'] })).rows).toMatchObject([{ code: 'bad-value', params: { entity: 'idea', field: 'effort' } }])
  })

  test('for a number that is none there is set right where it is shown, and taken', async () => {
    const { id } = await bo.client.ideas.create({ title: 'Lockers', answers: { customers: 'All', delight: 'Joy' } })
    await team.settle()
    const memberId = meOf(ada.context)
    past(ada, (write) => write.put('review', joinedId('review', id, memberId), { ideaId: id, memberId, impact: 9, reach: 2, confidence: 2, effort: 2, comment: '', createdAt: 1 }))
    await team.settle()
    const [refused] = await open(ada)
    expect(refused).toMatchObject({ code: 'out-of-range', params: { entity: 'review', field: 'impact', least: 1, most: 5 }, resendable: true })
    const { opId } = refused!.fields[0]!
    await expect(ada.client.ledger.resend({ id: refused!.id, values: [{ opId, field: 'impact', value: '7' }] })).rejects.toMatchObject({ fields: [{ field: `${opId}.impact`, code: 'not-valid' }] })
    await ada.client.ledger.resend({ id: refused!.id, values: [{ opId, field: 'impact', value: '5' }] })
    await team.settle()
    expect((await bo.client.review.score({ id })).reviews).toMatchObject([{ impact: 5, reach: 2 }])
    expect(await open(ada)).toEqual([])
  })
})
