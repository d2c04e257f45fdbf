// What search finds of queries that were written without a look at its rules: the figure that people may expect, in docs/search.md.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillTexts } from './fill.ts'
import { TEXTS } from './texts.ts'
import { UNSEEN_PAIRS, UNSEEN_QUERIES, UNSEEN_TEXTS } from './unseen.ts'

let core: TestCore
let keys: Map<string, string>
beforeAll(async () => {
  core = await openTestCore()
  keys = await fillTexts(core, { ...TEXTS, ...UNSEEN_TEXTS })
  await core.context.search.settle()
})
afterAll(() => core.dispose())

it('finds at least 95 % of what they want among the first ten', async () => {
  let sum = 0
  const missed: string[] = []
  for (const { query, wanted } of UNSEEN_QUERIES) {
    const found = (await core.client.search.find({ text: query, limit: 10 })).hits.map(({ id }) => keys.get(id) ?? '')
    const share = wanted.filter((key) => found.includes(key)).length / wanted.length
    sum += share
    if (share < 1) missed.push(query)
  }
  expect(sum / UNSEEN_QUERIES.length >= 0.95 ? [] : missed).toEqual([])
})

it('holds at least 40 queries and 40 pairs, with hard negatives', () => {
  expect(UNSEEN_QUERIES.length).toBeGreaterThanOrEqual(40)
  expect(UNSEEN_PAIRS.length).toBeGreaterThanOrEqual(40)
  expect(UNSEEN_PAIRS.filter(({ kind }) => kind === 'other').length).toBeGreaterThanOrEqual(10)
})
