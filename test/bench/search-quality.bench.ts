// What search finds of labelled sets, beside the engines that people would take instead, in one run on the same texts; and the like of real messages, when those are at hand.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { ALIKE } from '../../electron/core/search/similar.ts'
import { QUERIES, type LabelledQuery } from '../search/queries.ts'
import { fillTexts } from '../search/fill.ts'
import { TEXTS } from '../search/texts.ts'
import { PAIRS, type LabelledPair } from '../search/pairs.ts'
import { UNSEEN_PAIRS, UNSEEN_QUERIES, UNSEEN_TEXTS } from '../search/unseen.ts'
import { LATER_PAIRS, LATER_QUERIES, LATER_TEXTS } from '../search/unseen-later.ts'
import { FRESH_PAIRS, FRESH_QUERIES, FRESH_TEXTS } from '../search/unseen-fresh.ts'
import { openTestCore } from '../support/core.ts'
import type { Figure } from './measure.ts'

export type Engine = (query: string, limit: number) => Promise<readonly string[]> | readonly string[]
type Peers = Record<'miniSearch' | 'flexSearch', (texts: Iterable<readonly [key: string, text: string]>) => Engine>

/** Null when they are not installed. */
export async function searchPeers(): Promise<Peers | null> {
  if (!existsSync(path.join(import.meta.dirname, 'peers/node_modules/minisearch'))) return null
  return (await import(new URL('./peers/engines.mjs', import.meta.url).href)) as Peers
}

/** SQLite's own full-text search as it comes: every word, the last one by its beginning, best first. */
export function bareSearch(texts: Iterable<readonly [key: string, text: string]>): Engine {
  const database = new Database(':memory:')
  database.exec('CREATE VIRTUAL TABLE bare USING fts5(key UNINDEXED, text)')
  const insert = database.prepare('INSERT INTO bare (key, text) VALUES (?, ?)')
  database.transaction(() => {
    for (const [key, text] of texts) insert.run(key, text)
  })()
  const ask = database.prepare('SELECT key FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT ?').pluck()
  return (query, limit) => {
    const words = query.split(/\s+/).filter(Boolean).map((word) => `"${word.replaceAll('"', '""')}"`)
    return words.length === 0 ? [] : (ask.all(`${words.join(' ')}*`, limit) as string[])
  }
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

interface Quality { recall: number; precision: number; least: { kind: string; recall: number }; exact: number }

async function qualityOf(engine: Engine, queries: readonly LabelledQuery[]): Promise<Quality> {
  const kinds = new Map<string, number[]>()
  const precise: number[] = []
  for (const { kind, query, wanted } of queries) {
    const found = await engine(query, 10)
    kinds.set(kind, [...(kinds.get(kind) ?? []), wanted.filter((key) => found.includes(key)).length / wanted.length])
    const first = found.slice(0, 5)
    precise.push(first.length === 0 ? 0 : first.filter((key) => wanted.includes(key)).length / Math.min(5, first.length))
  }
  const recalls = [...kinds].map(([kind, shares]) => ({ kind, recall: mean(shares) })).sort((a, b) => a.recall - b.recall)
  return { recall: mean([...kinds.values()].flat()), precision: mean(precise), least: recalls[0]!, exact: recalls.find(({ kind }) => kind === 'exact')!.recall }
}

export async function benchSearchQuality(say: (text: string) => void): Promise<Figure[]> {
  const texts = { ...TEXTS, ...UNSEEN_TEXTS, ...LATER_TEXTS, ...FRESH_TEXTS }
  const core = await openTestCore()
  const keys = await fillTexts(core, texts)
  await core.context.search.settle()
  const engines = new Map<string, Engine>([['Empty Chair', async (query, limit) => (await core.client.search.find({ text: query, limit })).hits.map(({ id }) => keys.get(id) ?? '')]])
  const peers = await searchPeers()
  if (!peers) say('MiniSearch and FlexSearch are not installed, so they are left out. To compare with them: npm ci --prefix test/bench/peers')
  engines.set('bare FTS5', bareSearch(Object.entries(texts)))
  if (peers) engines.set('MiniSearch, fuzzy', peers.miniSearch(Object.entries(texts))).set('FlexSearch', peers.flexSearch(Object.entries(texts)))
  const figures: Figure[] = []
  let bareExact = 0
  for (const [set, queries] of [['labelled', QUERIES], ['once unseen', UNSEEN_QUERIES], ['later unseen', LATER_QUERIES], ['unseen', FRESH_QUERIES]] as const) {
    bareExact = (await qualityOf(engines.get('bare FTS5')!, queries)).exact
    for (const [name, engine] of engines) {
      const { recall, precision, least, exact } = await qualityOf(engine, queries)
      const own = name === 'Empty Chair'
      figures.push({ what: `${queries.length} ${set} queries, ${name}`, measured: `recall@10 ${percent(recall)}, least ${percent(least.recall)} (${least.kind}), precision@5 ${percent(precision)}`, goal: own ? 'recall >= 95 %, each kind >= 85 %, exact as bare FTS5' : '', met: !own || (recall >= 0.95 && least.recall >= 0.85 && exact >= bareExact) })
    }
  }
  await core.dispose()
  for (const [set, pairs] of [['labelled', PAIRS], ['once unseen', UNSEEN_PAIRS], ['later unseen', LATER_PAIRS], ['unseen', FRESH_PAIRS]] as const) figures.push(await benchPairsShown(set, pairs))
  figures.push(await benchIntents())
  return figures
}

/** Which pairs are shown among five, each language in a workspace of its own, and how many of those that are shown are the same idea. */
async function benchPairsShown(set: string, pairs: readonly LabelledPair[]): Promise<Figure> {
  const shown = new Map<LabelledPair['kind'], number[]>()
  for (const group of new Set(pairs.map(groupOf))) {
    const core = await openTestCore()
    const some = pairs.filter((pair) => groupOf(pair) === group)
    const ids = new Map<string, string>()
    for (const { a } of some) if (!ids.has(a)) ids.set(a, (await core.client.ideas.create({ title: a, submit: false })).id)
    await core.context.search.settle()
    for (const { a, b, kind } of some) {
      const { hits } = await core.client.search.similar({ noun: 'idea', title: b })
      shown.set(kind, [...(shown.get(kind) ?? []), hits.some(({ id }) => id === ids.get(a)) ? 1 : 0])
    }
    await core.dispose()
  }
  const count = (kind: LabelledPair['kind']) => (shown.get(kind) ?? []).reduce((sum, one) => sum + one, 0)
  const right = count('near') + count('same') + count('cross')
  const precision = right / Math.max(1, right + count('other'))
  const [near, same, cross] = (['near', 'same', 'cross'] as const).map((kind) => mean(shown.get(kind) ?? [0]))
  return { what: `${pairs.length} ${set} pairs`, measured: `near copies ${percent(near!)}, other words ${percent(same!)}, other language ${percent(cross!)}, right of those shown ${percent(precision)}`, goal: 'near copies 100 %, other words >= 90 %, right >= 85 %', met: near === 1 && same! >= 0.9 && precision >= 0.85 }
}

const groupOf = ({ kind, language }: LabelledPair) => (kind === 'cross' ? kind : language)

const MESSAGES = path.join(import.meta.dirname, '../../../shared/data/banking77-train.csv')
const SAMPLE = 400

/** How often the five most similar messages have the same cause: real messages to a bank, each with one of 77 causes. */
async function benchIntents(): Promise<Figure> {
  const what = 'five most similar of 10,003 messages to a bank share the cause'
  if (!existsSync(MESSAGES)) return { what, measured: 'not measured: ../shared/data/banking77-train.csv is not there', goal: '', met: true }
  const rows = parse<{ text: string; category: string }>(readFileSync(MESSAGES, 'utf8'), { columns: true, skip_empty_lines: true })
  const core = await openTestCore()
  const { store, newId } = core.context
  const template = await core.client.learnings.log({ text: 'A message' })
  const { pk: _pk, id: _id, ...row } = store.read.get<Record<string, unknown>>('SELECT * FROM learning WHERE id = ?', [template.id])!
  const causes = new Map<number, string>()
  for (let from = 0; from < rows.length; from += 1000) {
    store.write((write) => {
      for (const { text, category } of rows.slice(from, from + 1000)) {
        const id = newId()
        write.put('learning', id, { text, quote: '', customerId: null, segmentId: null, channel: row.channel as 'call', sentiment: 'bad', episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId: row.authorId as string, teamId: null, createdAt: row.createdAt as number })
        causes.set(store.read.value<number>('SELECT pk FROM learning WHERE id = ?', [id])!, category)
      }
    })
  }
  await core.context.search.settle()
  let [shown, same, warned, warnedSame] = [0, 0, 0, 0]
  const all = [...causes]
  for (let at = 0; at < SAMPLE; at++) {
    const [pk, cause] = all[Math.floor((at / SAMPLE) * all.length)]!
    const title = store.read.value<string>('SELECT text FROM learning WHERE pk = ?', [pk])!
    for (const like of await core.context.search.similar('learning', { title, description: '' }, { limit: 5, exceptPk: pk, least: 0 })) {
      const right = causes.get(like.pk) === cause
      shown++
      if (right) same++
      if (like.score >= ALIKE) {
        warned++
        if (right) warnedSame++
      }
    }
  }
  await core.dispose()
  return { what, measured: `${percent(same / shown)} of the five, ${percent(warnedSame / Math.max(1, warned))} of the ${(warned / SAMPLE).toFixed(1)} that would be shown`, goal: '', met: true }
}
