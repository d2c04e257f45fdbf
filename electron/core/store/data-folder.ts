// The folder that holds a person's data: where it is by default, whether it is fit for a database, and who holds it.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/app-error.ts'
import type { Session } from '../../../shared/contract/session.ts'

export { defaultDataFolder } from './data-place.ts'
export type Shell = Session['shell']

/** Folders that a service copies between machines file by file, which tears a database apart. Source: practices.md, 2, row 23. */
const SYNCED: readonly { service: string; part: RegExp; marker?: string }[] = [
  { service: 'OneDrive', part: /^onedrive( ?[-–] .*)?$/i },
  { service: 'Dropbox', part: /^dropbox( \(.*\))?$/i, marker: '.dropbox.cache' },
  { service: 'iCloud Drive', part: /^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i },
  { service: 'Google Drive', part: /^(google ?drive|googledrive-.*|drivefs|my drive)$/i },
  { service: 'Nextcloud', part: /^nextcloud$/i },
]

/** The service that syncs this folder, or null. */
export function syncedBy(folder: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const absolute = path.resolve(folder)
  for (const variable of ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']) {
    const root = env[variable]
    if (root && (absolute === path.resolve(root) || absolute.startsWith(path.resolve(root) + path.sep))) return 'OneDrive'
  }
  const parts = absolute.split(/[\\/]/)
  for (const [at, part] of parts.entries()) {
    for (const { service, part: pattern, marker } of SYNCED) {
      if (pattern.test(part) || (marker && existsSync(path.join(parts.slice(0, at + 1).join(path.sep) || path.sep, marker)))) return service
    }
  }
  return null
}

/** Makes the folder if need be. Refuses one that cannot be written or that a service syncs. */
export function prepareFolder(folder: string): void {
  const service = syncedBy(folder)
  if (service) throw new AppError('data-folder-synced', { folder, service })
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC') throw new AppError('storage-full', { folder })
    throw new AppError(code === 'ENOTDIR' || code === 'EEXIST' ? 'data-folder-is-a-file' : 'data-folder-not-writable', { folder })
  }
}

/** Not by mkdir's own `recursive`: where the system denies a folder that its parent seems to allow, as in /proc, that one tries for ever. */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (!found && path.dirname(folder) !== folder) makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // another process may have been quicker
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

export interface Hold {
  /** True when the last holder did not say good-bye: killed, or the power went. */
  readonly afterCrash: boolean
  release(): void
}

/**
 * Takes the folder for this process. The operating system's own file lock (through SQLite) stands for it, so a killed holder
 * leaves nothing behind that would keep the next one out.
 */
export function holdFolder(folder: string, shell: Shell): Hold {
  const note = path.join(folder, 'in-use.json')
  let lock: Database.Database
  try {
    lock = new Database(path.join(folder, 'in-use.lock'), { timeout: 0 })
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!code.startsWith('SQLITE_BUSY')) throw new AppError(code === 'SQLITE_FULL' ? 'storage-full' : 'data-folder-not-writable', { folder })
    throw new AppError('data-folder-in-use', { folder, ...holder(note) })
  }
  const afterCrash = existsSync(note)
  try {
    writeFileSync(note, JSON.stringify({ shell, pid: process.pid }))
  } catch (error) {
    // a note without words would tell the next one of a crash that never was
    if (!afterCrash) rmSync(note, { force: true })
    lock.close()
    throw new AppError((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'storage-full' : 'data-folder-not-writable', { folder })
  }
  return {
    afterCrash,
    release() {
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

function holder(note: string): { shell: string; pid: number } {
  try {
    const { shell, pid } = JSON.parse(readFileSync(note, 'utf8')) as { shell: unknown; pid: unknown }
    return { shell: String(shell), pid: Number(pid) }
  } catch {
    return { shell: 'unknown', pid: 0 }
  }
}

export interface Backup { file: string; bytes: number; at: number }

export function backupFolder(dataDir: string): string {
  return path.join(dataDir, 'backups')
}

/** Newest first. */
export function listBackups(dataDir: string): Backup[] {
  const folder = backupFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name))
      return { file: path.join(folder, name), bytes: size, at: Math.round(mtimeMs) }
    })
    .sort((a, b) => b.at - a.at)
}
