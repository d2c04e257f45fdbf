// One engine that people would take instead, in a process of its own, so that its memory is its own and it may fail alone: `ENGINE FOLDER`, queries as JSON on the standard input. Prints JSON.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { temporaryFolder } from '../support/core.ts'
import { percentiles, type Measured } from './measure.ts'
import { searchPeers, type Engine } from './search-quality.bench.ts'

export type PeerName = 'bare FTS5' | 'MiniSearch, fuzzy' | 'FlexSearch'
/** `asked`: of the queries, as many as fitted into the time. `megabytes`: by which the process grew. `rate`: texts taken a second. */
export interface PeerResult extends Measured { readonly asked: number; readonly megabytes: number; readonly rate: number }

const ASK_MS = 25_000
const [name, dataDir] = process.argv.slice(2) as [PeerName, string]
const queries = JSON.parse(await text(process.stdin)) as string[]
const source = new Database(path.join(dataDir, DATABASE_FILE), { readonly: true })
const texts = (source.prepare(`SELECT text FROM learning UNION ALL SELECT title || '. ' || description FROM idea`).pluck().all() as string[]).map((body, at) => [String(at), body] as const)
source.close()
globalThis.gc?.()
const before = process.memoryUsage().rss
const from = performance.now()
const engine = await made()
const rate = texts.length / ((performance.now() - from) / 1000)
globalThis.gc?.()
const megabytes = (process.memoryUsage().rss - before) / 1e6
const taken: number[] = []
const since = performance.now()
for (const query of queries) {
  if (performance.now() - since > ASK_MS) break
  const start = performance.now()
  await engine(query, 20)
  taken.push(performance.now() - start)
}
process.stdout.write(JSON.stringify({ ...percentiles(taken), asked: taken.length, megabytes, rate } satisfies PeerResult), () => process.exit(0))

async function made(): Promise<Engine> {
  if (name === 'bare FTS5') return bareOnDisk()
  const peers = (await searchPeers())!
  return name === 'FlexSearch' ? peers.flexSearch(texts) : peers.miniSearch(texts)
}

/** SQLite's own full-text search as it comes, in one transaction, on the disk. */
function bareOnDisk(): Engine {
  const folder = temporaryFolder()
  const database = new Database(path.join(folder, 'bare.sqlite'))
  database.pragma('journal_mode = WAL')
  database.exec('CREATE VIRTUAL TABLE bare USING fts5(text)')
  const insert = database.prepare('INSERT INTO bare (text) VALUES (?)')
  database.transaction(() => {
    for (const [, body] of texts) insert.run(body)
  })()
  process.once('exit', () => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const ask = database.prepare('SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT ?').pluck()
  return (query, limit) => {
    const words = query.split(/\s+/).filter(Boolean).map((word) => `"${word.replaceAll('"', '""')}"`)
    return words.length === 0 ? [] : (ask.all(`${words.join(' ')}*`, limit) as number[]).map(String)
  }
}
