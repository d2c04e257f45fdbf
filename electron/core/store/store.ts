// The store: one database, a handle to read, transactions to write, and the event that tells which nouns changed.
import type { Database } from 'better-sqlite3'
import { AppError } from '../../../shared/app-error.ts'
import type { Noun } from '../../../shared/contract/session.ts'
import { hybridClock, STEPS } from '../../../shared/sync/clock.ts'
import type { Log } from '../log.ts'
import { reading, type Read } from './read.ts'
import { watchRights } from './rights.ts'
import { writing, type Write } from './write.ts'

type Sync<T> = T extends PromiseLike<unknown> ? never : T

export interface Store {
  readonly read: Read
  /**
   * Runs `act` in one transaction; all of it is durable when this returns, or none of it. A transaction cannot wait for anything.
   * Throws an AppError with a code of `RightsCode` when the team does not let this person do it.
   */
  write<T>(act: (write: Write) => Sync<T>): T
  /** Told after each commit which nouns changed. Returns the way to stop. */
  onChange(listener: (nouns: ReadonlySet<Noun>) => void): () => void
  /** Another clock's time, milliseconds: what is written from now on is stamped later. A device whose clock is behind loses nothing by it. */
  seeTime(time: number): void
}

interface StoreOptions { database: Database; dataDir: string; now: () => number; newId: () => string; log: Log }

export function createStore({ database, dataDir, now, newId, log }: StoreOptions): Store {
  const read = { ...reading(database, log), kept: database.readonly ? undefined : new Map<string, unknown>() }
  // a clock that was wrong yesterday must not run backwards today; operations are stamped in the order of their numbers
  const kept = [read.value<number>('SELECT hlc FROM outbox ORDER BY n DESC LIMIT 1'), Number(read.value<string>(`SELECT value FROM meta WHERE key = 'sync.hlc'`) ?? 0)]
  const clock = hybridClock(Math.max(...kept.map((reading) => reading ?? 0)))
  const listeners = new Set<(nouns: ReadonlySet<Noun>) => void>()

  // made once: to make it costs as much as a small write
  const inTransaction = database.transaction((act: () => unknown) => act())

  return {
    read,
    write<T>(act: (write: Write) => Sync<T>): T {
      const changed = new Set<Noun>()
      let result: T
      try {
        result = inTransaction.immediate(() => {
          const rights = watchRights(read)
          const done = act(writing({ read, clock, now, newId, rights }, changed))
          rights.judge()
          return done
        }) as T
      } catch (error) {
        read.kept?.clear()
        throw storageError(error, dataDir)
      }
      if (changed.size > 0) for (const listener of listeners) listener(changed)
      return result
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    seeTime: (time) => clock.see(time * STEPS),
  }
}

/** SQLite's errors in words that name the thing and lead to the remedy. Source of the codes: sqlite.org/rescode.html. */
export function storageError(error: unknown, dataDir: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return error
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new AppError('storage-full', { folder: dataDir })
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('storage-locked', { folder: dataDir })
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new AppError('storage-read-only', { folder: dataDir })
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return new AppError('database-damaged', { folder: dataDir })
  if (code.startsWith('SQLITE_IOERR')) return new AppError('storage-failed', { folder: dataDir, detail: code })
  return error
}
