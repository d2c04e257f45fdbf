// What search finds of queries that were written without a look at its rules: the figure that people may expect, in docs/search.md.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillTexts } from './fill.ts'
import { TEXTS } from './texts.ts'
import { UNSEEN_PAIRS, UNSEEN_QUERIES, UNSEEN_TEXTS } from './unseen.ts'
import { FRESH_QUERIES, FRESH_TEXTS } from './unseen-fresh.ts'
import { LATER_QUERIES, LATER_TEXTS } from './unseen-later.ts'

let core: TestCore
let keys: Map<string, string>
beforeAll(async () => {
  core = await openTestCore()
  keys = await fillTexts(core, { ...TEXTS, ...UNSEEN_TEXTS, ...LATER_TEXTS, ...FRESH_TEXTS })
  await core.context.search.settle()
})
afterAll(() => core.dispose())

it.each([['the first', UNSEEN_QUERIES], ['the later', LATER_QUERIES], ['the fresh', FRESH_QUERIES]] as const)('finds at least 95 %% of what %s want among the first ten, and of each kind of three and more 80 %%', async (_which, queries) => {
  let sum = 0
  const missed: string[] = []
  const kinds = new Map<string, number[]>()
  for (const { query, wanted, kind } of queries) {
    const found = (await core.client.search.find({ text: query, limit: 10 })).hits.map(({ id }) => keys.get(id) ?? '')
    const share = wanted.filter((key) => found.includes(key)).length / wanted.length
    sum += share
    kinds.set(kind, [...(kinds.get(kind) ?? []), share])
    if (share < 1) missed.push(query)
  }
  expect(sum / queries.length >= 0.95 ? [] : missed).toEqual([])
  expect([...kinds].filter(([, shares]) => shares.length > 2 && shares.reduce((all, one) => all + one, 0) / shares.length < 0.8).map(([kind]) => kind)).toEqual([])
})

it('holds at least 40 queries and 40 pairs, with hard negatives', () => {
  expect(UNSEEN_QUERIES.length).toBeGreaterThanOrEqual(40)
  expect(UNSEEN_PAIRS.length).toBeGreaterThanOrEqual(40)
  expect(UNSEEN_PAIRS.filter(({ kind }) => kind === 'other').length).toBeGreaterThanOrEqual(10)
})
