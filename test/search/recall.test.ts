// How much of what is there is found: labelled queries in six languages, by kind. The goals are those of docs/search.md.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillTexts } from './fill.ts'
import { QUERIES, type LabelledQuery } from './queries.ts'
import { TEXTS } from './texts.ts'

const AMONG = 10

let core: TestCore
let keys: Map<string, string>
beforeAll(async () => {
  core = await openTestCore()
  keys = await fillTexts(core)
  await core.context.search.settle()
})
afterAll(() => core.dispose())

async function found(query: string): Promise<string[]> {
  return (await core.client.search.find({ text: query, limit: AMONG })).hits.map(({ id }) => keys.get(id) ?? '')
}

const shareOf = (wanted: readonly string[], got: readonly string[]) => wanted.filter((key) => got.includes(key)).length / wanted.length
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

async function recallOf(queries: readonly LabelledQuery[], search: (query: string) => Promise<string[]> | string[]): Promise<{ recall: number; missed: string[] }> {
  const shares: number[] = []
  const missed: string[] = []
  for (const { query, wanted, kind } of queries) {
    const share = shareOf(wanted, await search(query))
    shares.push(share)
    if (share < 1) missed.push(`${kind}: ${query}`)
  }
  return { recall: mean(shares), missed }
}

/** SQLite's own full-text search as it comes. */
function bareSearch(): (query: string) => string[] {
  const database = new Database(':memory:')
  database.exec('CREATE VIRTUAL TABLE bare USING fts5(key UNINDEXED, text)')
  for (const [key, text] of Object.entries(TEXTS)) database.prepare('INSERT INTO bare (key, text) VALUES (?, ?)').run(key, text)
  const ask = database.prepare('SELECT key FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 10').pluck()
  return (query) => ask.all(query.split(/\s+/).map((word) => `"${word}"*`).join(' ')) as string[]
}

describe('the labelled queries', () => {
  it('are at least 120, over every kind and six languages', () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(120)
    expect(new Set(QUERIES.map(({ kind }) => kind)).size).toBe(10)
    expect(new Set(QUERIES.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6)
    for (const { wanted } of QUERIES) for (const key of wanted) expect(TEXTS).toHaveProperty(key)
  })

  it('find at least 95 % of what they want among the first ten', async () => {
    const { recall, missed } = await recallOf(QUERIES, found)
    expect(recall >= 0.95 ? [] : missed).toEqual([])
  })

  it.each([...new Set(QUERIES.map(({ kind }) => kind))])('of the kind %s find at least 85 %%', async (kind) => {
    const { recall, missed } = await recallOf(QUERIES.filter((query) => query.kind === kind), found)
    expect(recall >= 0.85 ? [] : missed).toEqual([])
  })

  it('that are exact find no less than SQLite alone', async () => {
    const exact = QUERIES.filter(({ kind }) => kind === 'exact')
    const bare = bareSearch()
    const worse: string[] = []
    for (const { query, wanted } of exact) if (shareOf(wanted, await found(query)) < shareOf(wanted, bare(query))) worse.push(query)
    expect(worse).toEqual([])
  })

  it('are answered the same before and after they are indexed', async () => {
    const fresh = await openTestCore()
    const ids = await fillTexts(fresh)
    const sample = QUERIES.filter((_query, index) => index % 3 === 0)
    const { recall, missed } = await recallOf(sample, async (query) => (await fresh.client.search.find({ text: query, limit: AMONG })).hits.map(({ id }) => ids.get(id) ?? ''))
    await fresh.dispose()
    expect(recall >= 0.95 ? [] : missed).toEqual([])
  })
})
