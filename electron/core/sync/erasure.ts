// The end of an erasure on this device: the attached files, the copies in the backups, the index of the search, and what the database has freed but not overwritten.
import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { attachmentFile, partFile } from '../store/attachment-files.ts'
import { listBackups } from '../store/data-folder.ts'
import type { Unfinished } from '../store/replica/erasure.ts'
import type { Store } from '../store/store.ts'
import type { Search } from '../search/search.ts'

/**
 * Removes what is left. Backups that were made before hold the words, so they go; the next is made within the hour. Exports that the person made are
 * theirs. Takes some seconds for a large database; nothing else is served meanwhile.
 */
export function finishErasures({ store, database, dataDir, search, emptyJournal }: { store: Store; database: Database; dataDir: string; search: Pick<Search, 'startOver'>; emptyJournal: () => void }, unfinished: readonly Unfinished[]): void {
  if (!unfinished.some(({ held }) => held)) return
  for (const sha256 of new Set(unfinished.flatMap(({ files }) => files))) {
    if (store.read.value('SELECT 1 FROM attachment WHERE sha256 = ? AND deletedAt IS NULL LIMIT 1', [sha256]) !== undefined) continue
    for (const file of [attachmentFile(dataDir, sha256), partFile(dataDir, sha256)]) rmSync(file, { force: true })
  }
  for (const { file } of listBackups(dataDir)) rmSync(file, { force: true })
  search.startOver() // its vocabulary holds every word, the names too
  database.exec('VACUUM')
  emptyJournal()
}
