// A second look at the database that stands still while others write: for exports and checks, which take long. Costs one connection.
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Log } from '../../log.ts'
import { DATABASE_FILE } from '../database.ts'
import { reading, type Read } from '../read.ts'
import { storageError } from '../store.ts'

export interface Snapshot {
  readonly read: Read
  close(): void
}

export function openSnapshot(dataDir: string, log: Log): Snapshot {
  try {
    const database = new Database(path.join(dataDir, DATABASE_FILE), { readonly: true, fileMustExist: true })
    database.pragma('temp_store = MEMORY')
    database.exec('BEGIN')
    const read = reading(database, log)
    read.value('SELECT 1 FROM meta') // a read transaction begins with its first read
    return { read, close: () => void database.close() }
  } catch (error) {
    throw storageError(error, dataDir)
  }
}
