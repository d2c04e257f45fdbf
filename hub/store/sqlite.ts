// The hub on SQLite: one process, one file. Held by the operating system's file lock, so a killed hub keeps nobody out.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/app-error.ts'
import { gather } from './gather.ts'
import { groupCommit } from './group-commit.ts'
import { MIGRATIONS } from './migrations.ts'
import { quoted, TABLES, type Column, type Snapshot, type Sql, type Store, type TableName } from './store.ts'

export const HUB_FILE = 'hub.sqlite'
/** Rows of one piece of a snapshot. */
const PIECE = 1000
/** Milliseconds in which moves are gathered into one. */
const GATHER_MS = 2

interface Translated { statement: Database.Statement; lists: readonly number[] }

export interface SqliteOptions {
  /** False: a power cut may take the last seconds. For tests and benches that say so. */
  durable?: boolean
  /** Milliseconds in which moves are gathered into one. */
  gatherMs?: number
}

/** Opens the database in `folder`, made if need be. Throws an AppError: `hub-folder-in-use`, `hub-folder-not-writable`, `hub-database-newer`. */
export function openSqlite(folder: string, { durable = true, gatherMs = GATHER_MS }: SqliteOptions = {}): Store {
  const { lock, database, reader } = open(folder, durable)
  const writing = sqlOf(database)
  const listeners = new Set<(seq: number) => void>()
  const moves = gather({ most: gatherMs }, (newest) => {
    for (const listener of listeners) listener(newest)
  })

  const group = groupCommit<Sql>({
    begin: async () => {
      database.exec('BEGIN IMMEDIATE')
      return writing
    },
    commit: async () => void database.exec('COMMIT'),
    rollback: async () => {
      if (database.inTransaction) database.exec('ROLLBACK')
    },
    async apart(_handle, act) {
      database.exec('SAVEPOINT apart')
      try {
        const value = await act()
        database.exec('RELEASE apart')
        return value
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK TO apart; RELEASE apart') // a full disk has undone everything already
        throw error
      }
    },
  })
  const checkpoint = setInterval(() => database.pragma('wal_checkpoint(PASSIVE)'), 60_000)
  checkpoint.unref()

  return {
    kind: 'sqlite',
    read: sqlOf(reader),
    write: (act) => group.write(act),
    snapshot: (act) => snapshotOf(folder, act),
    async scrub() {
      for (;;) {
        await group.idle()
        if (!database.inTransaction) break
      }
      database.exec('VACUUM')
      // what was overwritten lies in the journal until nobody reads it any more
      for (let tries = 0; tries < 60 && database.open; tries += 1) {
        const [{ busy } = { busy: 0 }] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
        if (busy === 0) return
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
    },
    onMoved: (listener) => void listeners.add(listener),
    moved: (seq) => moves.add(seq),
    // exactly one process
    whisper() {},
    onWhisper() {},
    async close() {
      moves.stop()
      clearInterval(checkpoint)
      await group.idle()
      database.pragma('wal_checkpoint(TRUNCATE)')
      reader.close()
      database.close()
      lock.close()
    },
  }
}

async function snapshotOf<T>(folder: string, act: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const own = new Database(path.join(folder, HUB_FILE), { readonly: true, timeout: 3000 })
  try {
    own.exec('BEGIN')
    own.prepare('SELECT seq FROM workspace').all() // the snapshot begins at the first read
    return await act({
      all: (sql, params) => sqlOf(own).all(sql, params),
      async *pieces<Row>(sql: string) {
        let piece: Row[] = []
        for (const row of own.prepare(sql).iterate() as IterableIterator<Row>) {
          piece.push(row)
          if (piece.length < PIECE) continue
          yield piece
          piece = []
        }
        if (piece.length > 0) yield piece
      },
    })
  } finally {
    own.close()
  }
}

/** The database of a folder beside the hub that holds it, for taking a backup. */
export function readSqlite(folder: string): Pick<Store, 'snapshot' | 'close'> {
  return { snapshot: (act) => snapshotOf(folder, act), close: async () => {} }
}

function open(folder: string, durable: boolean): { lock: Database.Database; database: Database.Database; reader: Database.Database } {
  let lock: Database.Database
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    lock = new Database(path.join(folder, 'hub.lock'), { timeout: 0 })
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    const busy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
    throw new AppError(busy ? 'hub-folder-in-use' : 'hub-folder-not-writable', { folder })
  }
  try {
    const database = new Database(path.join(folder, HUB_FILE), { timeout: 3000 })
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`) // FULL: an acknowledged operation survives a power cut
    database.pragma('wal_autocheckpoint = 8000') // 32 MB: at the default of 4 a first push of 10,000 rows would stop for it again and again
    database.pragma('temp_store = MEMORY')
    database.pragma('cache_size = -64000')
    const version = database.pragma('user_version', { simple: true }) as number
    if (version > MIGRATIONS.length) throw new AppError('hub-database-newer', { found: version, known: MIGRATIONS.length })
    database.transaction(() => {
      for (const sql of MIGRATIONS.slice(version)) database.exec(sql.replaceAll('int8', 'INTEGER').replace(/^\);$/gm, ') STRICT;'))
      database.pragma(`user_version = ${MIGRATIONS.length}`)
    }).exclusive()
    return { lock, database, reader: new Database(path.join(folder, HUB_FILE), { readonly: true, timeout: 3000 }) }
  } catch (error) {
    lock.close()
    throw error
  }
}

function sqlOf(database: Database.Database): Sql {
  const prepared = new Map<string, Translated>()
  const inserts = new Map<string, Database.Statement>()

  /** SQLite takes a list as JSON. */
  function translate(sql: string): Translated {
    let found = prepared.get(sql)
    if (!found) {
      const lists: number[] = []
      let at = 0
      const text = sql.replace(/= ANY\(\?\)|\?/g, (mark) => {
        if (mark !== '?') lists.push(at)
        at += 1
        return mark === '?' ? '?' : 'IN (SELECT value FROM json_each(?))'
      })
      prepared.set(sql, (found = { statement: database.prepare(text), lists }))
    }
    return found
  }
  function bind({ lists }: Translated, params: readonly unknown[]): unknown[] {
    return lists.length === 0 ? [...params] : params.map((value, at) => (lists.includes(at) ? JSON.stringify(value) : value))
  }
  return {
    async all<Row>(sql: string, params: readonly unknown[] = []) {
      const found = translate(sql)
      return found.statement.all(...bind(found, params)) as Row[]
    },
    async get<Row>(sql: string, params: readonly unknown[] = []) {
      const found = translate(sql)
      return found.statement.get(...bind(found, params)) as Row | undefined
    },
    async run(sql, params = []) {
      const found = translate(sql)
      return found.statement.run(...bind(found, params)).changes
    },
    async putMany(table: TableName, rows: readonly Readonly<Record<string, Column>>[], key?: readonly string[]) {
      const columns = Object.keys(TABLES[table])
      const name = `${table} ${key?.join() ?? ''}`
      let insert = inserts.get(name)
      if (!insert) {
        const replace = key ? ` ON CONFLICT (${key.map(quoted).join(', ')}) DO UPDATE SET ${columns.filter((column) => !key.includes(column)).map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')}` : ''
        inserts.set(name, (insert = database.prepare(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})${replace}`)))
      }
      for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null))
    },
  }
}
