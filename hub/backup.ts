// Backups: everything a hub holds, as it was at one moment, in one file that either database can take back.
// The file is JSON lines packed with Zstandard: a head, pieces of tables, and an end that counts them, without which it is not complete.
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import { AppError } from '../shared/app-error.ts'
import { quoted, TABLES, type Column, type Sql, type Store, type TableName } from './store/store.ts'

const FORMAT = 'empty-chair-hub'
/** Grows with what an older hub would not understand. */
const VERSION = 1

interface Head { format: string; version: number; at: number; seq: number }
interface Piece { table: TableName; rows: Column[][] }
interface End { end: true; rows: Record<string, number> }

export interface BackupResult { file: string; bytes: number; rows: number; seq: number }

/** Writes `file` while the hub goes on. Throws `file-exists`, `file-unwritable`. */
export async function backup(store: Pick<Store, 'snapshot'>, file: string, now: number): Promise<BackupResult> {
  if (existsSync(file)) throw new AppError('file-exists', { file })
  const partial = `${file}.partial`
  try {
    const counted = await store.snapshot(async (snapshot) => {
      const packed = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
      const out = createWriteStream(partial, { mode: 0o600, flush: true })
      const written = finished(packed.pipe(out))
      // a failure while rows are still read is told at the end
      written.catch(() => {})
      const line = async (value: Head | Piece | End) => {
        if (!packed.write(`${JSON.stringify(value)}\n`)) await Promise.race([once(packed, 'drain'), written])
      }
      const [{ seq } = { seq: 0 }] = await snapshot.all<{ seq: number }>('SELECT seq FROM workspace')
      await line({ format: FORMAT, version: VERSION, at: now, seq })
      const rows: Record<string, number> = {}
      for (const table of Object.keys(TABLES) as TableName[]) {
        const columns = Object.keys(TABLES[table])
        rows[table] = 0
        for await (const piece of snapshot.pieces<Record<string, Column>>(`SELECT * FROM ${quoted(table)}`)) {
          rows[table] += piece.length
          await line({ table, rows: piece.map((row) => columns.map((column) => row[column] ?? null)) })
        }
      }
      await line({ end: true, rows })
      packed.end()
      await written
      return { rows: rows['record'] ?? 0, seq }
    })
    renameSync(partial, file)
    return { file, bytes: statSync(file).size, ...counted }
  } catch (error) {
    rmSync(partial, { force: true })
    if ((error as { code?: unknown }).code === undefined || error instanceof AppError) throw error
    throw new AppError('file-unwritable', { file, detail: (error as Error).message })
  }
}

/**
 * Puts a backup's rows into the store and begins a new epoch, all or nothing.
 * Throws `file-unreadable`, `not-a-backup`, `backup-newer`, `backup-damaged`, `database-used`.
 */
export async function restore(store: Store, file: string, { replace, now }: { replace: boolean; now: number }): Promise<BackupResult> {
  // once to see that it is whole, once to take it: a damaged file changes nothing
  for await (const line of linesOf(file)) void line
  const result = await store.write(async (tx) => {
    if (!replace && (await tx.get('SELECT 1 AS found FROM record LIMIT 1'))) throw new AppError('database-used')
    // what was erased since the backup has its words again then: the hub erases it once more when it starts
    const erasures = await tx.all<Record<string, Column>>('SELECT * FROM erasure')
    for (const table of Object.keys(TABLES)) await tx.run(`DELETE FROM ${quoted(table)}`)
    let rows = 0
    for await (const line of linesOf(file)) {
      if (!('table' in line)) continue
      await putPiece(tx, line)
      if (line.table === 'record') rows += line.rows.length
    }
    const known = new Set((await tx.all<{ id: string }>('SELECT id FROM erasure')).map(({ id }) => id))
    await tx.putMany('erasure', erasures.filter(({ id }) => !known.has(String(id))).map((erasure) => ({ ...erasure, state: 'again', terms: null, leaseUntil: 0 })))
    const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    await tx.run('UPDATE workspace SET "epochBefore" = epoch, epoch = ?, "epochHead" = ?, "restoredAt" = ?', [randomUUID(), seq, now])
    return { rows, seq }
  })
  store.moved(result.seq)
  return { file, bytes: statSync(file).size, ...result }
}

async function putPiece(tx: Sql, { table, rows }: Piece): Promise<void> {
  const columns = Object.keys(TABLES[table])
  await tx.putMany(table, rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]))))
}

async function* splitLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest + decoder.decode() !== '') throw new SyntaxError('the last line is cut')
}

/** The lines of a backup, checked: throws at the first that is not one, and at the end when something is missing. */
async function* linesOf(file: string): AsyncGenerator<Head | Piece | End> {
  const input = createReadStream(file)
  const unpacked = createZstdDecompress()
  input.on('error', (error) => unpacked.destroy(error))
  const counted: Record<string, number> = {}
  let head: Head | null = null
  let whole = false
  try {
    for await (const text of splitLines(input.pipe(unpacked))) {
      const line = JSON.parse(text) as Head | Piece | End
      if (!head) {
        head = line as Head
        if (head.format !== FORMAT) throw new AppError('not-a-backup', { file })
        if (head.version > VERSION) throw new AppError('backup-newer', { file, found: head.version, known: VERSION })
      } else if ('table' in line) {
        if (!Object.hasOwn(TABLES, line.table)) throw new AppError('backup-damaged', { file })
        counted[line.table] = (counted[line.table] ?? 0) + line.rows.length
      } else whole = 'end' in line && Object.entries(line.rows).every(([table, rows]) => (counted[table] ?? 0) === rows)
      yield line
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = String((error as { code?: unknown }).code)
    if (code.startsWith('E') && !code.startsWith('ERR')) throw new AppError('file-unreadable', { file, detail: (error as Error).message })
    throw new AppError(head ? 'backup-damaged' : 'not-a-backup', { file })
  }
  if (!head) throw new AppError('not-a-backup', { file })
  if (!whole) throw new AppError('backup-damaged', { file })
}
