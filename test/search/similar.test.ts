// Whether what was said already is seen: labelled pairs in six languages, near copies, other words, other languages, and ideas that only look alike.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLES, type Value } from '../../electron/core/store/tables.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { PAIRS, type LabelledPair } from './pairs.ts'

/** Each language in a workspace of its own, and one for pairs across languages: the same idea stands in several, and five places are not enough for all. */
const groupOf = ({ language, kind }: LabelledPair) => (kind === 'cross' ? 'cross' : language)
const cores = new Map<string, TestCore>()
const ids = new Map<string, string>()
beforeAll(async () => {
  for (const pair of PAIRS) {
    const group = groupOf(pair)
    if (!cores.has(group)) cores.set(group, await openTestCore())
    const key = `${group} ${pair.a}`
    if (!ids.has(key)) ids.set(key, (await cores.get(group)!.client.ideas.create({ title: pair.a, submit: false })).id)
  }
  for (const core of cores.values()) await core.context.search.settle()
})
afterAll(async () => {
  for (const core of cores.values()) await core.dispose()
})

async function isShown(pair: LabelledPair): Promise<boolean> {
  const { hits } = await cores.get(groupOf(pair))!.client.search.similar({ noun: 'idea', title: pair.b })
  return hits.some(({ id }) => id === ids.get(`${groupOf(pair)} ${pair.a}`))
}

async function shownOf(kind: LabelledPair['kind']): Promise<{ share: number; shown: number; missed: string[] }> {
  const pairs = PAIRS.filter((pair) => pair.kind === kind)
  const missed: string[] = []
  for (const pair of pairs) if (!(await isShown(pair))) missed.push(`${pair.a} | ${pair.b}`)
  return { share: 1 - missed.length / pairs.length, shown: pairs.length - missed.length, missed }
}

describe('the labelled pairs', () => {
  it('are at least 150, with hard negatives, in five languages besides each other', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(150)
    expect(PAIRS.filter(({ kind }) => kind === 'other').length).toBeGreaterThanOrEqual(40)
    expect(new Set(PAIRS.map(({ language }) => language)).size).toBe(5)
  })

  it.each([['near', 1], ['same', 0.9], ['cross', 0.85]] as const)('of the kind %s are shown among five in at least %d', async (kind, goal) => {
    const { share, missed } = await shownOf(kind)
    expect(share >= goal ? [] : missed).toEqual([])
  })

  it('that are shown are the same idea in at least 85 of 100', async () => {
    let right = 0
    for (const kind of ['near', 'same', 'cross'] as const) right += (await shownOf(kind)).shown
    const wrong = (await shownOf('other')).shown
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.85)
  })
})

describe('one thing in the place of another', () => {
  it('is another idea where all else is said word by word the same, and not where it is said in other words', async () => {
    const core = await openTestCore()
    const titles = ['Sell spare batteries at the entrance', 'Låt två personer dela på ett skåp', '在步道旁增加路灯']
    for (const title of titles) await core.client.ideas.create({ title, submit: false })
    const shown = async (title: string) => (await core.client.search.similar({ noun: 'idea', title })).hits.length
    expect([await shown('Sell spare sandwiches at the entrance'), await shown('Låt två personer dela på ett tält'), await shown('在步道旁增加喷泉')]).toEqual([0, 0, 0])
    expect([await shown('Sell a spare battery at the entrance'), await shown('Låt två personer dela skåp')]).toEqual([1, 1])
    await core.dispose()
  })
})

const learningOf = (core: TestCore, id: string) => {
  const row = core.context.store.read.get<Record<string, Value>>('SELECT * FROM learning WHERE id = ?', [id])!
  return Object.fromEntries(TABLES.learning.fields.map((field) => [field, row[field]!]))
}

describe('similar learnings', () => {
  let core: TestCore
  beforeAll(async () => {
    core = await openTestCore()
  })
  afterAll(() => core.dispose())

  it('say how many colleagues heard it from how many customers, and leave out the one being edited', async () => {
    const one = await core.client.learnings.log({ text: 'The customer waited an hour on the phone', customer: { name: 'Nordvik AB' } })
    await core.client.learnings.log({ text: 'Customers wait an hour on the telephone', customer: { name: 'Lind' } })
    const question = { noun: 'learning', title: 'They waited one hour on the phone' } as const
    const seen = await core.client.search.similar(question)
    // one's own are no colleague's
    expect(seen).toMatchObject({ found: 2, colleagues: 0, customers: 2 })
    const bo = core.context.newId()
    core.context.store.write((write) => {
      write.put('member', bo, { name: 'Bo', role: 'employee', teamId: null, createdAt: core.clock.now })
      write.put('learning', core.context.newId(), { ...learningOf(core, one.id), authorId: bo, customerId: null })
    })
    expect(await core.client.search.similar({ ...question, limit: 1 })).toMatchObject({ hits: [{}], found: 3, colleagues: 1, customers: 0 })
    expect(seen.hits.map(({ customer }) => customer ?? '').toSorted()).toEqual(['Lind', 'Nordvik AB'])
    const others = await core.client.search.similar({ noun: 'learning', title: one.text, exceptId: one.id })
    expect(others.hits.map(({ id }) => id)).not.toContain(one.id)
    expect(others.hits).toHaveLength(2)
  })

  it('of nothing, of small words alone, and of what was never said are none', async () => {
    for (const title of ['', '   ', 'the of and', '!!!', '\ud800', 'Zeppelin mooring mast in Ulaanbaatar']) expect([title, (await core.client.search.similar({ noun: 'idea', title })).hits]).toEqual([title, []])
  })
})
