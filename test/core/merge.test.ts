// Merged ideas, through the core's contract: what comes along, that nothing is moved, and that a merge can be taken back whatever happened in between.
import { beforeEach, describe, expect, it } from 'vitest'
import { coreOfEachTest } from '../support/each-test.ts'

const ANSWERS = { customers: 'All who wait', delight: 'They stop waiting' }

const core = coreOfEachTest()
let [ada, berit, cem] = ['', '', '']
beforeEach(async () => {
  ada = (await core.client.session.get({})).member!.id
  const colleague = (name: string) => {
    const id = core.context.newId()
    core.context.store.write((write) => write.put('member', id, { name, role: 'employee', teamId: null, createdAt: core.clock.now }))
    return id
  }
  ;[berit, cem] = [colleague('Berit'), colleague('Cem')]
})

async function as<T>(member: string, act: () => Promise<T>): Promise<T> {
  const be = (id: string) => core.context.store.write((write) => void write.run(`UPDATE meta SET value = ? WHERE key = 'me'`, [id]))
  be(member)
  try {
    return await act()
  } finally {
    be(ada)
  }
}

const learned = async (text: string, customer: string) => (await core.client.learnings.log({ text, customer: { name: customer } })).id
const idea = (title: string, more: object = {}) => core.client.ideas.create({ title, answers: ANSWERS, ...more })
const get = (id: string) => core.client.ideas.get({ id })
const code = (act: Promise<unknown>) => act.then(() => 'done', (error: { code: string }) => error.code)

/** Two ideas for one thing: both supported by Cem; each with a comment, a learning and a customer of its own. */
async function twice() {
  const [queue, line] = [await learned('The queue is long', 'Mira'), await learned('She stood in line', 'Nordvik')]
  const kept = await idea('A second counter', { evidence: [queue], customers: [{ name: 'Mira' }] })
  const dup = await as(berit, () => idea('Open another till', { evidence: [queue, line], customers: [{ name: 'Mira' }, { name: 'Nordvik' }], segments: [{ name: 'Shops' }] }))
  for (const { id } of [kept, dup]) await as(cem, () => core.client.ideas.support({ id, support: true }))
  await core.client.ideas.support({ id: dup.id, support: true })
  await core.client.ideas.comment({ id: kept.id, text: 'Yes' })
  core.clock.pass(1000)
  await as(berit, () => core.client.ideas.comment({ id: dup.id, text: 'Please' }))
  return { kept: kept.id, dup: dup.id, queue, line }
}

describe('merging two ideas', () => {
  it('brings supporters, comments, evidence and customers along, each counted once', async () => {
    const { kept, dup, queue, line } = await twice()
    expect(await core.client.ideas.mergePreview({ id: dup, intoId: kept })).toMatchObject({ supporters: 1, supportersOfBoth: 1, comments: 1, learnings: 1, customers: [{ name: 'Nordvik' }], segments: [{ name: 'Shops' }], merged: [] })
    const one = await core.client.ideas.merge({ id: dup, intoId: kept })
    expect(one).toMatchObject({ id: kept, supporters: 2, comments: 2, learnings: 2, customers: 2, supported: true })
    expect(one.supportedBy.map(({ name }) => name)).toEqual(['Cem', 'Ada'])
    expect(one.discussion.map(({ text, saidOn }) => [text, saidOn])).toEqual([['Yes', null], ['Please', dup]])
    expect(one.evidence.map(({ id }) => id).toSorted()).toEqual([queue, line].toSorted())
    expect(one.cameAlong).toMatchObject({ learnings: [line], customers: [{ name: 'Nordvik' }], segments: [{ name: 'Shops' }] })
    expect(one.affects.customers.map(({ name }) => name)).toEqual(['Mira'])
  })

  it('credits both authors, and points from the merged idea to the one that stays', async () => {
    const { kept, dup, line } = await twice()
    const one = await core.client.ideas.merge({ id: dup, intoId: kept, reason: 'The same till' })
    expect(one.author.name).toBe('Ada')
    expect(one.credits).toMatchObject([{ id: dup, title: 'Open another till', author: { name: 'Berit' }, by: { name: 'Ada' }, stage: 'submitted', intoId: kept }])
    expect(await get(dup)).toMatchObject({ stage: 'merged', mergedInto: { id: kept, title: 'A second counter', gone: false }, moves: [], supporters: 2 })
    expect((await get(dup)).history.at(-1)).toMatchObject({ from: 'submitted', to: 'merged', reason: 'The same till', by: { name: 'Ada' } })
    const { rows } = await core.client.ideas.list({ filters: { stages: ['merged'] } })
    expect(rows.map(({ mergedInto }) => mergedInto?.title)).toEqual(['A second counter'])
    expect((await core.client.learnings.get({ id: line })).ideas).toMatchObject([{ id: kept, stage: 'submitted' }])
    const { hits } = await core.client.search.find({ text: 'another till' })
    expect(hits.find(({ id }) => id === dup)?.ofId).toBe(kept)
    expect((await core.client.search.find({ text: 'please', nouns: ['comment'] })).hits[0]?.ofId).toBe(kept)
  })

  it('finds the one that stays by the customers that came along, and sorts it by all its supporters', async () => {
    const { kept, dup } = await twice()
    const other = await idea('Chairs')
    await core.client.ideas.support({ id: other.id, support: true })
    await core.client.ideas.merge({ id: dup, intoId: kept })
    const nordvik = (await core.client.customers.suggest({ lookup: 'customer', text: 'Nordvik', limit: 1 }))[0]!.id
    expect((await core.client.ideas.list({ filters: { customerId: nordvik } })).rows.map(({ id }) => id).toSorted()).toEqual([kept, dup].toSorted())
    expect((await core.client.ideas.list({ filters: { stages: ['submitted'] }, sort: 'supporters' })).rows.map(({ title, supporters }) => [title, supporters])).toEqual([['A second counter', 2], ['Chairs', 1]])
  })

  it('puts the one that stays on the agenda with all that speaks for it, and the merged one no longer', async () => {
    const { kept, dup } = await twice()
    await core.client.ideas.merge({ id: dup, intoId: kept })
    const { segments } = await core.client.meetings.preview({})
    const items = segments.flatMap((segment) => segment.items)
    expect(items.map(({ subject }) => subject)).not.toContain(`idea:${dup}`)
    const item = items.find(({ subject }) => subject === `idea:${kept}`)
    expect(JSON.stringify(item)).toContain('Nordvik')
    expect((await core.client.ideas.get({ id: kept })).customers).toBe(2)
  })

  it('counts what is said and given on the merged idea for the one that stays', async () => {
    const { kept, dup } = await twice()
    await core.client.ideas.merge({ id: dup, intoId: kept })
    await as(berit, () => core.client.ideas.support({ id: dup, support: true }))
    await core.client.ideas.comment({ id: dup, text: 'Late' })
    expect(await get(kept)).toMatchObject({ supporters: 3, comments: 3 })
    // whoever takes their support back supports neither
    expect(await core.client.ideas.support({ id: kept, support: false })).toMatchObject({ supported: false, supporters: 2 })
  })

  it('keeps what came along where it is: it is not edited into the one that stays', async () => {
    const { kept, dup, line } = await twice()
    await core.client.ideas.merge({ id: dup, intoId: kept })
    expect(await code(core.client.ideas.link({ id: kept, learningId: line, linked: false }))).toBe('came-along')
    const one = await get(kept)
    await core.client.ideas.edit({ id: kept, changes: { customers: one.affects.customers.map(({ id }) => ({ id })), evidence: one.evidence.filter(({ id }) => !one.cameAlong.learnings.includes(id)).map(({ id }) => id) } })
    expect(await core.client.ideas.unmerge({ id: dup })).toMatchObject({ customers: 2, learnings: 2 })
    expect(await get(kept)).toMatchObject({ customers: 1, learnings: 1, cameAlong: { learnings: [], customers: [], segments: [] }, credits: [] })
  })
})

describe('taking a merge back', () => {
  it('puts the idea where it stood, since when it had, and leaves what came later with the one that stayed', async () => {
    const { kept, dup } = await twice()
    core.clock.pass(5000)
    await core.client.ideas.move({ id: dup, from: 'submitted', to: 'in-review' })
    const before = await get(dup)
    core.clock.pass(5000)
    await core.client.ideas.merge({ id: dup, intoId: kept })
    await core.client.ideas.edit({ id: kept, changes: { title: 'Two counters', customers: [{ name: 'Lund' }] } })
    await core.client.ideas.move({ id: kept, from: 'submitted', to: 'approved' })
    await as(berit, () => core.client.ideas.support({ id: kept, support: true }))
    core.clock.pass(5000)
    const after = await core.client.ideas.unmerge({ id: dup })
    expect({ ...after, history: [], updatedAt: 0 }).toEqual({ ...before, history: [], updatedAt: 0 })
    expect(after.history.map(({ to }) => to)).toEqual(['submitted', 'in-review', 'merged', 'in-review'])
    expect(await get(kept)).toMatchObject({ title: 'Two counters', stage: 'approved', supporters: 2, comments: 1, customers: 2, credits: [] })
    expect(await code(core.client.ideas.unmerge({ id: dup }))).toBe('not-merged')
    // its last move is a merge taken back, which is no move of the pipeline
    expect(await code(core.client.ideas.undoMove({ id: dup, changeId: after.history.at(-1)!.id }))).toBe('illegal-move')
  })

  it('can be done twice over, and while the one that stayed is merged itself', async () => {
    const { kept, dup } = await twice()
    const third = await idea('Tills everywhere')
    await core.client.ideas.merge({ id: dup, intoId: kept })
    expect((await core.client.ideas.mergePreview({ id: kept, intoId: third.id })).merged.map(({ name }) => name)).toEqual(['Open another till'])
    core.clock.pass(1000)
    await core.client.ideas.merge({ id: kept, intoId: third.id })
    expect(await get(third.id)).toMatchObject({ supporters: 2, comments: 2, credits: [{ id: dup, intoId: kept }, { id: kept, intoId: third.id }] })
    expect((await get(dup)).mergedInto?.id).toBe(third.id)
    expect(await get(kept)).toMatchObject({ supporters: 1, credits: [] })
    await core.client.ideas.unmerge({ id: dup })
    expect(await get(third.id)).toMatchObject({ supporters: 1, comments: 1 })
    await core.client.ideas.merge({ id: dup, intoId: kept })
    expect((await get(dup)).mergedInto?.id).toBe(third.id)
    await core.client.ideas.unmerge({ id: kept })
    // it was merged into the one that stood then
    expect(await get(third.id)).toMatchObject({ credits: [{ id: dup }] })
  })
})

describe('what is refused', () => {
  it('an idea into itself, in a circle, a second time, and one of the example with a real one', async () => {
    const { kept, dup } = await twice()
    const third = await idea('Tills everywhere')
    expect(await code(core.client.ideas.merge({ id: kept, intoId: kept }))).toBe('same-idea')
    await core.client.ideas.merge({ id: dup, intoId: kept })
    expect(await code(core.client.ideas.merge({ id: kept, intoId: dup }))).toBe('merge-circle')
    await core.client.ideas.merge({ id: kept, intoId: third.id })
    expect(await code(core.client.ideas.merge({ id: third.id, intoId: dup }))).toBe('merge-circle')
    expect(await code(core.client.ideas.merge({ id: dup, intoId: third.id }))).toBe('merge-again')
    expect(await code(core.client.ideas.merge({ id: core.context.newId(), intoId: kept }))).toBe('unknown-idea')
    expect(await code(core.client.ideas.move({ id: third.id, from: 'submitted', to: 'merged' }))).toBe('illegal-move')
    await core.client.session.addExample({})
    const example = (await core.client.ideas.list({})).rows.find((row) => row.example && row.stage === 'submitted')!
    expect(await code(core.client.ideas.merge({ id: third.id, intoId: example.id }))).toBe('merge-example')
  })
})

describe('deleting', () => {
  it('the one that stays hides what counts for it; brought back, or with the merge taken back, it is there again', async () => {
    const { kept, dup, line } = await twice()
    await core.client.ideas.merge({ id: dup, intoId: kept })
    await core.client.ideas.delete({ id: kept })
    expect(await get(dup)).toMatchObject({ stage: 'merged', mergedInto: { id: kept, gone: true } })
    expect((await core.client.learnings.get({ id: line })).ideas).toMatchObject([{ id: dup, stage: 'merged' }])
    expect(await core.client.ideas.unmerge({ id: dup })).toMatchObject({ stage: 'submitted', supporters: 2 })
    await core.client.ideas.restore({ id: kept })
    await core.client.ideas.merge({ id: dup, intoId: kept })
    expect(await get(kept)).toMatchObject({ supporters: 2, comments: 2 })
  })

  it('the merged one takes what hangs on it out of the counts; brought back it counts again', async () => {
    const { kept, dup } = await twice()
    await core.client.ideas.merge({ id: dup, intoId: kept })
    await core.client.ideas.delete({ id: dup })
    expect(await get(kept)).toMatchObject({ supporters: 1, comments: 1, learnings: 1, credits: [] })
    await core.client.ideas.restore({ id: dup })
    expect(await get(kept)).toMatchObject({ supporters: 2, comments: 2, learnings: 2 })
    expect((await core.client.settings.check({})).problems).toEqual([])
  })
})
