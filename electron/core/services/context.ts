// What every service is given. Nothing in a service reads the clock, makes chance or finds a folder by itself.
import type { Database } from 'better-sqlite3'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../log.ts'
import type { Search } from '../search/search.ts'
import type { Shell } from '../store/data-folder.ts'
import type { Store } from '../store/store.ts'
import type { Connection } from '../sync/connection.ts'
import type { Themes } from '../themes/themes.ts'

export interface Context {
  readonly store: Store
  /** For backups and checks only; services read and write through `store`. */
  readonly database: Database
  readonly dataDir: string
  readonly shell: Shell
  readonly version: string
  readonly now: () => number
  /** A UUID that sorts by time (version 7). */
  readonly newId: () => string
  /** An unguessable name for something short-lived. */
  readonly newToken: () => string
  readonly log: Log
  readonly connection: Connection
  readonly search: Search
  readonly themes: Themes
  readonly notices: readonly string[]
}

/** The member who uses this device. */
export function me({ store }: Context): string {
  const id = store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)
  if (!id) throw new AppError('not-begun')
  return id
}
