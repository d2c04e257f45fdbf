// Saving one learning, durable, through the contract; beside it the same rows by bare better-sqlite3 into tables with the same indexes.
import path from 'node:path'
import Database from 'better-sqlite3'
import { v7 as uuid7 } from 'uuid'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { fold } from '../../electron/core/search/fold.ts'
import type { TestCore } from '../support/core.ts'
import { percentiles, repeat, spread, type Figure } from './measure.ts'

const SAVES = 3000
const words = 'the customer asked twice whether the invoice could be sent by post because the printer at home does not work any more'.split(' ')
const textOf = (index: number) => Array.from({ length: 20 }, (_, word) => words[(index * 7 + word * 3) % words.length]).join(' ')

export async function benchLog(core: TestCore): Promise<Figure[]> {
  const customer = (await core.client.customers.suggest({ lookup: 'customer', text: '', limit: 1 }))[0]
  const picked = customer ? { id: customer.id } : null
  // taken in turns, so that both meet the same moods of the disk
  const ours: number[] = []
  const bare: number[] = []
  const raw = bareWriter(core)
  const time = async (act: () => unknown, into: number[]) => {
    const from = performance.now()
    await act()
    into.push(performance.now() - from)
  }
  for (let index = 0; index < SAVES; index++) {
    await time(() => core.client.learnings.log({ text: textOf(index), customer: picked, sentiment: 'bad', channel: 'call' }), ours)
    await time(() => raw.write(textOf(index), customer?.id ?? null), bare)
  }
  raw.close()
  const [logged, written] = [percentiles(ours), percentiles(bare)]
  const ratio = logged.p50 / written.p50
  return [
    { what: 'log one learning, durable (p50 / p99 / worst)', measured: spread(logged), raw: spread(written), ratio, goal: 'p50 at most 3 x bare; p99 <= 2 ms, worst <= 20 ms', met: ratio <= 3 },
    { what: 'keep one keystroke of a draft, durable', measured: spread(await repeat(1000, (index) => core.client.session.saveDraft({ key: 'bench', value: textOf(index) }))), goal: 'p50 <= 2 ms', met: true },
  ]
}

/** The row, its operation and their indexes, with everything prepared and nothing checked. The same file system, the same settings. */
export function bareWriter(core: TestCore): { write(text: string, customerId: string | null): void; close(): void } {
  const database = new Database(path.join(core.dataDir, 'bare.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -32000')
  database.prepare('ATTACH ? AS filled').run(path.join(core.dataDir, DATABASE_FILE))
  for (const { sql } of database.prepare<[], { sql: string }>(`SELECT sql FROM filled.sqlite_master WHERE tbl_name IN ('learning', 'outbox') AND sql IS NOT NULL AND type IN ('table', 'index')`).all()) database.exec(sql)
  for (const table of ['learning', 'outbox']) {
    // generated columns cannot be given
    const columns = database.prepare<[string], string>(`SELECT group_concat(name, ', ') FROM pragma_table_xinfo(?) WHERE hidden = 0`).pluck().get(table)
    database.exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM filled.${table}`)
  }
  database.exec('DETACH filled')
  const learning = database.prepare(`INSERT INTO learning (id, text, quote, customerId, channel, sentiment, happenedOn, waits, wow, visibility, authorId, createdAt, folded, updatedAt) VALUES (?, ?, '', ?, 'call', 'bad', '2026-03-04', 0, 0, 'everyone', ?, ?, ?, ?)`)
  const outbox = database.prepare(`INSERT INTO outbox (opId, entity, rowId, kind, patch, base, hlc, schema) VALUES (?, 'learning', ?, 'put', ?, 0, ?, 1)`)
  const author = uuid7()
  const write = database.transaction((text: string, customerId: string | null) => {
    const [id, now] = [uuid7(), Date.now()]
    learning.run(id, text, customerId, author, now, fold(text), now)
    outbox.run(uuid7(), id, JSON.stringify({ text, quote: '', customerId, segmentId: null, channel: 'call', sentiment: 'bad', episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId: author, teamId: null, createdAt: now }), now * 1000)
  })
  return { write: (text, customerId) => write.immediate(text, customerId), close: () => void database.close() }
}
