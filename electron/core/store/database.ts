// Opening the database: settings, refusal of what cannot be read, migrations with a backup before, backups, and the health check.
import { existsSync, mkdirSync, openSync, readSync, closeSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../log.ts'
import { backupFolder, listBackups } from './data-folder.ts'
import { MIGRATIONS } from './migrations/migrations.ts'
import { storageError } from './store.ts'

export const DATABASE_FILE = 'empty-chair.sqlite'
/** Daily backups that are kept; those made before a migration are kept besides. */
const DAILY_KEPT = 7
const DAY = 24 * 60 * 60 * 1000
/** Pages copied at a time by a backup, so that calls get their turn between. */
const BACKUP_PAGES = 256
/** Pages of writes after which they go into the main file: each time one save waits for it. With SQLite's 1,000 that was one of 70 saves, so a hundredth of them took twice as long. */
export const CHECKPOINT_PAGES = 4000
/** How long a write waits for another program that holds the database, milliseconds. */
const BUSY_MS = 3000

interface OpenOptions { dataDir: string; readOnly: boolean; afterCrash: boolean; now: () => number; log: Log; migrations?: readonly string[] }
export interface Opened { database: Database.Database; notices: string[] }

export function openDatabase({ dataDir, readOnly, afterCrash, now, log, migrations = MIGRATIONS }: OpenOptions): Opened {
  const file = path.join(dataDir, DATABASE_FILE)
  const notices: string[] = []
  let database: Database.Database | undefined
  try {
    refuseForeignFile(file, dataDir)
    database = new Database(file, { timeout: BUSY_MS, readonly: readOnly, fileMustExist: readOnly })
    if (!readOnly) {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL') // a save survives a power cut
      database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
      database.pragma('secure_delete = ON') // what is deleted is overwritten: notes of champions go with the role. Saves take no longer by it
    }
    database.pragma('foreign_keys = ON')
    database.pragma('temp_store = MEMORY')
    database.pragma('cache_size = -32000')
    const version = database.pragma('user_version', { simple: true }) as number
    if (version > migrations.length) throw new AppError('database-newer', { folder: dataDir, found: version, known: migrations.length })
    if (afterCrash && version > 0) {
      const [{ quick_check: verdict } = { quick_check: 'ok' }] = database.pragma('quick_check(1)') as { quick_check: string }[]
      if (verdict !== 'ok') throw Object.assign(new Error(verdict), { code: 'SQLITE_CORRUPT' })
      log.info('checked after an unclean exit', { verdict })
    }
    if (version < migrations.length && readOnly) throw new AppError('database-older', { folder: dataDir })
    if (version < migrations.length) {
      if (version > 0) {
        backupNow(database, dataDir, `before-version-${migrations.length}`, now())
        notices.push('migrated')
      }
      migrate(database, version, migrations)
    }
    return { database, notices }
  } catch (error) {
    database?.close()
    const known = storageError(error, dataDir)
    if (known instanceof AppError && known.code === 'database-damaged') throw new AppError('database-damaged', { folder: dataDir, file, backup: listBackups(dataDir)[0]?.file ?? '' })
    throw known
  }
}

/** SQLite would take an empty file for a new database and a cut one for a broken page: say what it is instead. */
function refuseForeignFile(file: string, dataDir: string): void {
  if (!existsSync(file)) return
  const size = statSync(file).size
  const head = Buffer.alloc(32)
  const handle = openSync(file, 'r')
  readSync(handle, head, 0, 32, 0)
  closeSync(handle)
  const damaged = () => new AppError('database-damaged', { folder: dataDir, file, backup: listBackups(dataDir)[0]?.file ?? '' })
  if (size === 0) {
    if (listBackups(dataDir).length > 0) throw damaged() // there was a database here before
    return
  }
  // header: sqlite.org/fileformat.html, 1.3; a WAL may hold pages that the file has not got yet
  if (size < 100 || head.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw damaged()
  const pageSize = head.readUInt16BE(16) === 1 ? 65536 : head.readUInt16BE(16)
  const pages = head.readUInt32BE(28)
  if (pages * pageSize > size && !existsSync(`${file}-wal`)) throw damaged()
}

function migrate(database: Database.Database, from: number, migrations: readonly string[]): void {
  database.transaction(() => {
    for (const sql of migrations.slice(from)) database.exec(sql)
    database.pragma(`user_version = ${migrations.length}`)
  }).exclusive()
}

/** An instant as a part of a file's name, UTC. */
export const stampOf = (now: number) => new Date(now).toISOString().replace(/[:.]/g, '-').slice(0, 19)

/**
 * Writes the journal into the database and cuts it: what was freed is overwritten in the database only then, and the journal holds it until it is cut.
 * False while another program reads or writes: it is not waited for, since everybody would wait.
 */
export function cutJournal(database: Database.Database): boolean {
  database.pragma('busy_timeout = 0')
  try {
    const [{ busy } = { busy: 0 }] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return busy === 0
  } finally {
    database.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}

/** A whole copy, made while nothing else runs: for before a migration. */
function backupNow(database: Database.Database, dataDir: string, label: string, now: number): string {
  mkdirSync(backupFolder(dataDir), { recursive: true })
  const file = path.join(backupFolder(dataDir), `${label}-${stampOf(now)}.sqlite`)
  rmSync(file, { force: true })
  database.prepare('VACUUM INTO ?').run(file)
  return file
}

/** A whole copy made page by page while the app goes on. It appears under its name only when it is complete. */
export async function backupTo(database: Database.Database, file: string): Promise<{ file: string; bytes: number }> {
  const partial = `${file}.partial`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    rmSync(partial, { force: true })
    await database.backup(partial, { progress: () => BACKUP_PAGES })
    renameSync(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw storageError(error, path.dirname(file))
  }
  return { file, bytes: statSync(file).size }
}

/** Makes the daily backup when the last is a day old, and removes those that are not kept. */
export async function backupDaily(database: Database.Database, dataDir: string, now: number): Promise<string | null> {
  const daily = () => listBackups(dataDir).filter(({ file }) => path.basename(file).startsWith('daily-'))
  const newest = daily()[0]
  if (newest && now - newest.at < DAY) return null
  const { file } = await backupTo(database, path.join(backupFolder(dataDir), `daily-${stampOf(now)}.sqlite`))
  for (const { file: old } of daily().slice(DAILY_KEPT)) rmSync(old, { force: true })
  return file
}
