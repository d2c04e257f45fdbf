// Removing everything of the workspace from this device: by its person, or by the policy of a hub that has put the device out.
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { NOUNS } from '../../../../shared/domain/session.ts'
import { backupFolder } from '../../store/data-folder.ts'
import type { Store } from '../../store/store.ts'

/** What stays: how the person likes the app. */
const KEPT = ['language', 'theme']

/** Rows, outbox, ledger, drafts, attachments, exports, imports and the backups in the data folder. What was written over is overwritten on the disk, too. */
export function wipe({ store, database, dataDir }: { store: Store; database: Database; dataDir: string }): void {
  store.write((write) => {
    const tables = write.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'meta'`)
    for (const { name } of tables) write.run(`DELETE FROM "${name}"`)
    write.run(`DELETE FROM meta WHERE key NOT IN (${KEPT.map(() => '?').join(', ')})`, KEPT)
    for (const noun of NOUNS) write.changed(noun)
  })
  database.exec('VACUUM')
  database.pragma('wal_checkpoint(TRUNCATE)')
  for (const folder of [backupFolder(dataDir), ...['attachments', 'exports', 'uploads'].map((name) => path.join(dataDir, name))]) rmSync(folder, { recursive: true, force: true })
}
