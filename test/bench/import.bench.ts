// Importing a table of learnings: time against bare inserts of the same rows, memory against the size of the file, and the longest block.
import { execFile } from 'node:child_process'
import { createWriteStream, rmSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { v7 as uuid7 } from 'uuid'
import { fold } from '../../electron/core/search/fold.ts'
import { first } from '../../electron/core/store/migrations/001-first.ts'
import { temporaryFolder } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { ms, type Figure } from './measure.ts'

const run = promisify(execFile)
const WORDS = 'customer invoice waits printer twice refund card branch counter phone letter promise again password reset weekend delivery broken kind helpful quick slow form page'.split(' ')

interface Line { text: string; customer: string; area: string; sentiment: string; date: string }

function* lines(count: number): Generator<Line> {
  const random = seededRandom(5)
  for (let n = 0; n < count; n++) {
    yield {
      text: `${Array.from({ length: 18 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')} ${n}`,
      customer: `Customer ${Math.floor(random() ** 2 * 2000)}`,
      area: `Area ${Math.floor(random() * 40)}`,
      sentiment: random() < 0.6 ? 'bad' : 'good',
      date: new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 400) * 86_400_000).toISOString().slice(0, 10),
    }
  }
}

async function writeCsv(file: string, count: number): Promise<void> {
  const out = createWriteStream(file)
  out.write('text,customer,area,sentiment,date\n')
  for (const line of lines(count)) if (!out.write(`"${line.text}",${line.customer},${line.area},${line.sentiment},${line.date}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
}

/** The same rows, operations and indexes, prepared statements, 1,000 lines a transaction, nothing checked. Seconds. */
function bareInsert(folder: string, count: number): number {
  const database = new Database(path.join(folder, 'bare.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -32000')
  database.exec(first)
  const learning = database.prepare(`INSERT INTO learning (id, text, quote, customerId, areaId, sentiment, happenedOn, waits, wow, visibility, authorId, createdAt, folded, updatedAt) VALUES (?, ?, '', ?, ?, ?, ?, 0, 0, 'everyone', ?, ?, ?, ?)`)
  const outbox = database.prepare(`INSERT INTO outbox (opId, entity, rowId, kind, patch, base, hlc, schema) VALUES (?, 'learning', ?, 'put', ?, 0, ?, 1)`)
  const imported = database.prepare(`INSERT INTO imported (fingerprint, noun, times, run, seen) VALUES (randomblob(32), 'learnings', 1, 1, 1)`)
  const ids = new Map<string, string>()
  const idOf = (name: string) => ids.get(name) ?? (ids.set(name, uuid7()), ids.get(name)!)
  const author = uuid7()
  const batch = database.transaction((rows: readonly Line[]) => {
    for (const { text, customer, area, sentiment, date } of rows) {
      const [id, now, customerId, areaId] = [uuid7(), Date.now(), idOf(customer), idOf(area)]
      learning.run(id, text, customerId, areaId, sentiment, date, author, now, fold(text), now)
      outbox.run(uuid7(), id, JSON.stringify({ text, quote: '', customerId, segmentId: null, channel: null, sentiment, episodeId: null, areaId, happenedOn: date, waits: false, wow: false, visibility: 'everyone', authorId: author, teamId: null, createdAt: now }), now * 1000)
      imported.run()
    }
  })
  const from = performance.now()
  let rows: Line[] = []
  for (const line of lines(count)) {
    rows.push(line)
    if (rows.length === 1000) {
      batch.immediate(rows)
      rows = []
    }
  }
  batch.immediate(rows)
  const seconds = (performance.now() - from) / 1000
  database.close()
  return seconds
}

async function importCsv(count: number): Promise<{ imported: number; seconds: number; block: number; megabytes: number }> {
  const folder = temporaryFolder()
  try {
    const file = path.join(folder, 'bench.csv')
    await writeCsv(file, count)
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL('import-child.ts', import.meta.url)), file, path.join(folder, 'data')])
    return JSON.parse(stdout) as Awaited<ReturnType<typeof importCsv>>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function benchImport(count: number): Promise<Figure[]> {
  const folder = temporaryFolder()
  const bare = bareInsert(folder, count)
  rmSync(folder, { recursive: true, force: true })
  const large = await importCsv(count)
  const small = await importCsv(Math.round(count / 4))
  const growth = large.megabytes - small.megabytes
  return [
    { what: `import ${large.imported.toLocaleString('en')} lines`, measured: `${ms(large.seconds)} s`, raw: `${ms(bare)} s`, ratio: large.seconds / bare, goal: 'at most 4 x bare', met: large.seconds / bare <= 4 },
    { what: 'longest block of the core during the import', measured: `${ms(large.block)} ms`, goal: '< 100 ms', met: large.block < 100 },
    { what: 'memory: a file four times as large needs', measured: `${ms(growth)} MB more (${ms(large.megabytes)} MB)`, goal: 'flat: < 40 MB more', met: growth < 40 },
  ]
}
