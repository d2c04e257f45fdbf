// Ways to look at ideas: saved views, lanes, limits of stages, what benefits come to in each stage, and the matrix.
import { describe, expect, test } from 'vitest'
import type { BenefitInput } from '../../shared/contract/benefits.ts'
import type { Stage } from '../../shared/domain/ideas.ts'
import { NONE } from '../../shared/domain/idea-views.ts'
import type { TestCore } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

const write = (title: string, more: object = {}) => core.client.ideas.create({ title, answers: { customers: 'Everybody', delight: 'Less to do' }, ...more })
const titles = async (filters: Parameters<TestCore['client']['ideas']['list']>[0]['filters'], sort: 'moved' | 'newest' | 'score' = 'moved') => (await core.client.ideas.list({ filters, sort })).rows.map(({ title }) => title).sort()
const heard = (text: string, area: string) => core.client.learnings.log({ text, area: { name: area } })
const benefit = (ideaId: string, more: Partial<BenefitInput>) => core.client.benefits.add({ ideaId, state: 'expected', gainer: 'customer', kind: 'revenue', hard: true, low: 100, high: 200, currency: 'EUR', ...more })
const review = (id: string, impact: number, effort: number) => core.client.review.judge({ id, impact, reach: 3, confidence: 3, effort, comment: '' })

describe('lanes', () => {
  test('each idea stands in the lane of its owner, counted by stage; those of nobody are the last lane', async () => {
    const me = (await core.client.session.get({})).member!.id
    await write('Cheaper', { ownerId: me })
    await write('Faster', { ownerId: me })
    await write('Nicer')
    const { lanes, more } = await core.client.board.lanes({ by: 'owner' })
    expect(lanes).toEqual([
      { id: me, name: expect.any(String), count: 2, stages: { submitted: 2 }, steps: {} },
      { id: NONE, name: '', count: 1, stages: { submitted: 1 }, steps: {} },
    ])
    expect(more).toBe(0)
    expect(await titles({ stages: ['submitted'], ownerId: me })).toEqual(['Cheaper', 'Faster'])
    for (const sort of ['moved', 'newest'] as const) expect(await titles({ ownerId: NONE }, sort)).toEqual(['Nicer'])
  })

  test('the area of an idea is the one that most of its evidence is about, whatever comes or goes later', async () => {
    const [a, b, c] = [await heard('It costs too much', 'Billing'), await heard('It was wrong again', 'Billing'), await heard('I could not find it', 'Website')]
    const { id } = await write('One invoice', { evidence: [a.id, b.id, c.id] })
    const lane = async () => (await core.client.board.lanes({ by: 'area' })).lanes.map(({ name }) => name)
    expect(await lane()).toEqual(['Billing'])
    await core.client.ideas.link({ id, learningId: a.id, linked: false })
    await core.client.learnings.delete({ id: b.id })
    expect(await lane()).toEqual(['Website'])
    await core.client.learnings.edit({ id: c.id, changes: { area: { name: 'Shop' } } })
    expect(await lane()).toEqual(['Shop'])
    await core.client.learnings.restore({ id: b.id })
    await core.client.ideas.link({ id, learningId: a.id, linked: true })
    expect(await lane()).toEqual(['Billing'])
  })

  test('the column of an idea is what was realised before what is expected, and customers before the bottom line', async () => {
    const { id } = await write('One invoice')
    const lane = async () => (await core.client.board.lanes({ by: 'gainer' })).lanes.map(({ id: of }) => of)
    expect(await lane()).toEqual([NONE])
    await benefit(id, { gainer: 'bottom-line' })
    expect(await lane()).toEqual(['bottom-line'])
    await benefit(id, { gainer: 'customer' })
    expect(await lane()).toEqual(['customer'])
    await benefit(id, { state: 'realised', gainer: 'employee', low: 5, high: 5, proof: 'Counted' })
    expect(await lane()).toEqual(['employee'])
    expect(await titles({ gainer: 'employee' }, 'newest')).toEqual(['One invoice'])
  })

  test('an idea is in the lane of its category, those of none come last', async () => {
    const { id } = await core.client.categories.create({ name: 'Speed' })
    await write('Faster', { categoryId: id })
    await write('Nicer')
    expect((await core.client.board.lanes({ by: 'category' })).lanes.map(({ name, count }) => [name, count])).toEqual([['Speed', 1], ['', 1]])
    for (const sort of ['moved', 'newest'] as const) {
      expect(await titles({ categoryId: id }, sort)).toEqual(['Faster'])
      expect(await titles({ categoryId: NONE }, sort)).toEqual(['Nicer'])
    }
  })

  test('the first cards of the first lanes come along, the same that each cell gives by itself', async () => {
    const { id } = await core.client.categories.create({ name: 'Speed' })
    for (const title of ['One', 'Two', 'Three']) await write(title, { categoryId: id })
    const [moved] = (await core.client.ideas.list({ filters: { categoryId: id } })).rows
    await core.client.ideas.move({ id: moved!.id, from: 'submitted', to: 'in-review' })
    await write('Of none')
    const columns = [{ stages: ['draft' as const] }, { stages: ['submitted' as const] }, { stages: ['in-review' as const] }]
    const { lanes, cells } = await core.client.board.lanes({ by: 'category', cards: { lanes: 1, each: 1, columns } })
    expect(lanes.map(({ count }) => count)).toEqual([3, 1])
    expect(cells.map(({ lane, column, rows }) => [lane, column, rows.length])).toEqual([[id, 1, 1], [id, 2, 1]])
    for (const { lane, column, rows, next } of cells) expect(await core.client.ideas.list({ filters: { categoryId: lane, ...columns[column] }, sort: 'moved', limit: 1 })).toEqual({ rows, next })
    expect((await core.client.board.lanes({ by: 'category', filters: { text: 'One' }, cards: { lanes: 1, each: 1, columns } })).cells).toEqual([])
  })

  test('the first cards of a board without lanes come in one answer, the same that each column gives by itself', async () => {
    for (const title of ['One', 'Two', 'Three']) await write(title)
    const [moved] = (await core.client.ideas.list({})).rows
    await core.client.ideas.move({ id: moved!.id, from: 'submitted', to: 'in-review' })
    const columns = [{ stages: ['draft' as const] }, { stages: ['submitted' as const] }, { stages: ['in-review' as const] }]
    const cells = await core.client.board.columns({ columns, each: 1 })
    expect(cells.map(({ column, rows }) => [column, rows.length])).toEqual([[0, 0], [1, 1], [2, 1]])
    for (const { column, rows, next } of cells) expect(await core.client.ideas.list({ filters: columns[column]!, sort: 'moved', limit: 1 })).toEqual({ rows, next })
    expect(await core.client.board.columns({ filters: { text: 'One' }, columns, each: 1 })).toEqual([])
  })

  test('lanes count what the filters leave', async () => {
    await write('Cheaper invoices')
    await write('Faster trains')
    expect((await core.client.board.lanes({ by: 'owner', filters: { text: 'trains' } })).lanes).toEqual([{ id: NONE, name: '', count: 1, stages: { submitted: 1 }, steps: {} }])
  })
})

describe('limits of stages', () => {
  test('a stage tells how many it should hold, counts all of its ideas whatever is filtered, and holds nobody up', async () => {
    await core.client.board.setLimit({ stage: 'in-review', most: 1 })
    const ideas = [await write('One'), await write('Two')]
    for (const { id } of ideas) await core.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
    const row = async (filters = {}) => (await core.client.ideas.stages({ filters })).find(({ stage }) => stage === 'in-review')
    expect(await row()).toEqual({ stage: 'in-review', count: 2, total: 2, limit: 1, steps: [] })
    expect(await row({ text: 'two' })).toEqual({ stage: 'in-review', count: 1, total: 2, limit: 1, steps: [] })
    await core.client.board.setLimit({ stage: 'in-review', most: 5 })
    expect(await row()).toMatchObject({ limit: 5 })
    await core.client.board.setLimit({ stage: 'in-review', most: null })
    await core.client.board.setLimit({ stage: 'in-review', most: null })
    expect(await row()).toMatchObject({ limit: null })
  })

  test.each([0, 1000, 2.5, -1])('%d is no limit, and is refused at its field', async (most) => {
    await expect(core.client.board.setLimit({ stage: 'pilot', most })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'most', code: most === 2.5 ? 'not-valid' : 'out-of-range' }] })
  })
})

describe('sums of benefits', () => {
  test('a stage adds up what is alike: soft and hard apart, and each currency by itself', async () => {
    await core.client.rules.edit({ changes: { currency: 'EUR' } })
    const [a, b, c] = [await write('One'), await write('Two'), await write('Three')]
    await benefit(a.id, { cost: 20 })
    await benefit(b.id, {})
    await benefit(b.id, { hard: false, low: 1, high: 3 })
    await benefit(c.id, { currency: 'SEK', low: 100, high: 100, rate: 0.0875 })
    await benefit(c.id, { state: 'realised', low: 7, high: 7, proof: 'Counted' })
    await core.client.ideas.move({ id: c.id, from: 'submitted', to: 'approved' })
    const line = (more: object) => ({ gainer: 'customer', hard: true, currency: 'EUR', kind: null, unit: '', cost: 0, ...more })
    expect(await core.client.board.sums({})).toEqual([
      { stage: 'submitted', stepId: null, expected: [line({ low: 200, high: 400, cost: 20 }), line({ hard: false, low: 1, high: 3 })], realised: [] },
      { stage: 'approved', stepId: null, expected: [line({ low: 8.75, high: 8.75 })], realised: [line({ low: 7, high: 7 })] },
    ])
    expect((await core.client.board.sums({ filters: { text: 'two' } })).map(({ stage, expected }) => [stage, expected.length])).toEqual([['submitted', 2]])
  })

  test('what is in the ledger of a merged idea counts where the idea stands that it counts for', async () => {
    const [one, other] = [await write('One invoice'), await write('A single invoice')]
    await benefit(one.id, {})
    await core.client.ideas.merge({ id: one.id, intoId: other.id })
    expect((await core.client.board.sums({})).map(({ stage }) => stage)).toEqual(['submitted'])
  })

  test('in another currency than its sums the same entry is told as itself', async () => {
    const { id } = await write('One')
    await benefit(id, {})
    await core.client.rules.edit({ changes: { currency: 'SEK' } })
    await benefit(id, { currency: 'SEK' })
    expect((await core.client.board.sums({}))[0]!.expected.map(({ currency }) => currency)).toEqual(['EUR', 'SEK'])
  })
})

describe('the matrix', () => {
  test('an idea stands where its reviews put it on average, and apart as long as it has none', async () => {
    const [a, b] = [await write('One'), await write('Two')]
    await write('Three')
    await review(a.id, 5, 1)
    await review(b.id, 2, 4)
    expect(await core.client.board.places({})).toEqual({
      places: [
        { impact: 2, effort: 4, count: 1, titles: ['Two'] },
        { impact: 5, effort: 1, count: 1, titles: ['One'] },
      ],
      unscored: 1,
    })
    expect(await titles({ spot: { impact: 5, effort: 1 } }, 'score')).toEqual(['One'])
    expect(await titles({ spot: NONE }, 'newest')).toEqual(['Three'])
    await core.client.review.unjudge({ id: a.id })
    expect((await core.client.board.places({})).unscored).toBe(2)
    expect(await core.client.board.places({ filters: { text: 'two', stages: ['submitted'] } })).toMatchObject({ places: [{ impact: 2, effort: 4 }], unscored: 0 })
    expect(await core.client.board.places({ filters: { stages: ['pilot'] } })).toEqual({ places: [], unscored: 0 })
  })

  test('a place outside of it is refused', async () => {
    await expect(core.client.ideas.list({ filters: { spot: { impact: 6, effort: 1 } } })).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('saved views', () => {
  const view = 'board/lanes=owner&stages=submitted'

  test('a view keeps what it shows, is renamed and changed, and comes back after it was deleted', async () => {
    const made = await core.client.views.save({ name: 'Waiting', view: 'board/stages=submitted&lanes=owner&nonsense=1' })
    expect(made).toMatchObject({ name: 'Waiting', view: 'board/stages=submitted&lanes=owner', shared: false, mine: true })
    await core.client.views.edit({ id: made.id, changes: { name: 'Mine first', view: 'list/mine=yes' } })
    expect(await core.client.views.list({})).toMatchObject([{ name: 'Mine first', view: 'list/mine=yes' }])
    await core.client.views.delete({ id: made.id })
    expect(await core.client.views.list({})).toEqual([])
    await expect(core.client.views.edit({ id: made.id, changes: { name: 'Gone' } })).rejects.toMatchObject({ code: 'unknown-view' })
    expect(await core.client.views.restore({ id: made.id })).toMatchObject({ name: 'Mine first' })
  })

  test('asking again after a lost answer makes nothing twice', async () => {
    const id = core.context.newId()
    for (let n = 0; n < 2; n += 1) await core.client.views.save({ id, name: 'Waiting', view })
    expect(await core.client.views.list({})).toHaveLength(1)
  })

  test('without a name it is refused at its field', async () => {
    await expect(core.client.views.save({ name: '  ', view })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'name', code: 'required' }] })
  })
})

test('pages of a lane come whole and in order, however deep', async () => {
  const me = (await core.client.session.get({})).member!.id
  for (let n = 0; n < 25; n += 1) {
    core.clock.now += 1000
    await write(`Idea ${n}`, n % 2 === 0 ? { ownerId: me } : {})
  }
  const seen: string[] = []
  const filters = { stages: ['submitted' as Stage], ownerId: me }
  for (let cursor: string | null = null; ; ) {
    const { rows, next }: { rows: { title: string }[]; next: string | null } = await core.client.ideas.list({ filters, sort: 'moved', cursor, limit: 5 })
    seen.push(...rows.map(({ title }) => title))
    if ((cursor = next) === null) break
  }
  expect(seen).toEqual(Array.from({ length: 13 }, (_, n) => `Idea ${24 - 2 * n}`))
})
