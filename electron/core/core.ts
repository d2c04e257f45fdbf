// The core: everything the app can do, without a window. Plain Node; the three shells start it and talk to its contract.
import { randomUUID } from 'node:crypto'
import { v7 as uuid7 } from 'uuid'
import { contract, type AppContract } from '../../shared/contract/contract.ts'
import { inProcessClient, serve, type Client, type Router, type Wire } from '../../shared/rpc.ts'
import { silentLog, type Log } from './log.ts'
import { createRouter } from './router.ts'
import { createSearch } from './search/search.ts'
import type { Context } from './services/context.ts'
import { clearUploads } from './services/uploads.ts'
import { wipe } from './services/team/wipe.ts'
import { backupDaily, cutJournal, openDatabase } from './store/database.ts'
import { holdFolder, prepareFolder, type Shell } from './store/data-folder.ts'
import { createStore } from './store/store.ts'
import { takeIn } from './store/replica/strange.ts'
import { createThemes } from './themes/themes.ts'
import { createConnection } from './sync/connection.ts'
import { noKeychain, type Keychain } from './sync/credentials.ts'
import { finishErasures } from './sync/erasure.ts'

const HOUR = 60 * 60 * 1000

export interface CoreOptions {
  dataDir: string
  shell: Shell
  version: string
  /** Milliseconds since 1970. */
  now?: () => number
  newId?: () => string
  log?: Log
  /** For looking only, beside another shell that holds the folder. */
  readOnly?: boolean
  /** Whether to stay connected to the hub, where there is one. */
  live?: boolean
  /** Of the system, for what signs this device in at the hub. */
  keychain?: Keychain
}

export interface Core {
  readonly context: Context
  readonly client: Client<AppContract>
  serve(wire: Wire): void
  close(): Promise<void>
}

/**
 * Opens the data folder and everything above it.
 * Throws an AppError when the folder or the database cannot be used: `data-folder-synced`, `data-folder-not-writable`, `data-folder-is-a-file`,
 * `data-folder-in-use`, `database-newer`, `database-older` (when only looking), `database-damaged`, `storage-full`, `storage-locked`, `storage-read-only`.
 */
export function createCore({ dataDir, shell, version, now = Date.now, newId = uuid7, log = silentLog, readOnly = false, live = !readOnly, keychain = noKeychain }: CoreOptions): Core {
  if (!readOnly) prepareFolder(dataDir)
  const hold = readOnly ? null : holdFolder(dataDir, shell)
  try {
    const { database, notices } = openDatabase({ dataDir, readOnly, afterCrash: hold?.afterCrash ?? false, now, log })
    if (!readOnly) clearUploads(dataDir)
    const store = createStore({ database, dataDir, now, newId, log })
    if (notices.includes('migrated')) log.info('took in what an older version did not know', store.write((write) => takeIn(write, now())))
    const search = createSearch({ store, dataDir, readOnly, now, log })
    const themes = createThemes({ store, now, log })
    /** What was taken out of the rows is to leave what was made of them. */
    const startOver = () => {
      search.startOver()
      themes.startOver()
    }
    const forget = () => {
      wipe({ store, database, dataDir })
      startOver()
    }
    let wordsLeft = false
    /** While another program reads, the journal is tried again each time. */
    const checkpoint = () => {
      try {
        if (wordsLeft) wordsLeft = !cutJournal(database)
        else database.pragma('wal_checkpoint(PASSIVE)')
      } catch (error) {
        log.error('the journal could not be written into the database', { error: String(error) })
      }
    }
    const emptyJournal = () => {
      wordsLeft = true
      checkpoint()
    }
    const connection = createConnection({ store, dataDir, keychain, app: version, now, newId, log, live, wipe: forget, emptyJournal, finishErasures: (unfinished) => finishErasures({ store, database, dataDir, search: { startOver }, emptyJournal }, unfinished) })
    const context: Context = { store, connection, search, themes, database, dataDir, shell, version, now, newId, newToken: randomUUID, log, notices }
    const router: Router<AppContract> = createRouter(context)
    const logError = (error: unknown, procedure: string) => log.error('a call failed', { procedure, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })

    let backingUp: Promise<unknown> = Promise.resolve()
    const keepBackups = () => {
      backingUp = backupDaily(database, dataDir, now()).catch((error: unknown) => log.error('the daily backup failed', { error: String(error) }))
    }
    const timers = readOnly ? [] : [setTimeout(keepBackups, 30_000), setInterval(keepBackups, HOUR), setInterval(checkpoint, 60_000)]
    for (const timer of timers) timer.unref()

    return {
      context,
      client: inProcessClient(contract, router, logError),
      serve: (wire) => serve(contract, router, wire, logError),
      async close() {
        for (const timer of timers) clearTimeout(timer)
        connection.close()
        search.close()
        themes.close()
        await backingUp
        try {
          if (!readOnly) database.pragma('wal_checkpoint(TRUNCATE)')
        } catch (error) {
          log.info('the journal stays for the next start', { error: String(error) }) // a full disk, say: what is saved is in it
        } finally {
          database.close()
          hold?.release()
        }
      },
    }
  } catch (error) {
    hold?.release()
    throw error
  }
}
