// Opening the core for one command: to write in it, or only to look, then also beside another shell that holds the folder.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { AppError } from '../../shared/app-error.ts'
import { createCore, type Core } from '../core/core.ts'
import { lineLog } from '../core/log.ts'
import { DATABASE_FILE } from '../core/store/database.ts'
import { languageOf } from '../core/words.ts'
import { VERSION } from '../version.ts'
import type { Terminal } from './terminal.ts'

const log = lineLog((line) => process.stderr.write(`${line}\n`), Date.now, 'error')
const options = { shell: 'terminal', version: VERSION, log, live: false } as const

function isThere(dataDir: string): boolean {
  try {
    return statSync(path.join(dataDir, DATABASE_FILE)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new AppError('data-folder-not-readable', { folder: dataDir })
  }
}

async function during<T>(core: Core, act: (core: Core) => Promise<T>): Promise<T> {
  try {
    return await act(core)
  } finally {
    await core.close()
  }
}

/** Where nobody has begun yet, `name` does, or else the person's name on this computer. */
export async function toWrite<T>(dataDir: string, name: string | undefined, { words, note }: Terminal, act: (core: Core) => Promise<T>): Promise<T> {
  return during(createCore({ ...options, dataDir }), async (core) => {
    const { member } = await core.client.session.get({})
    if (member === null) {
      const begun = await core.client.session.begin({ name: name ?? nameHere(), language: languageOf(Intl.DateTimeFormat().resolvedOptions().locale) })
      note(words('cli:begun', { name: begun.member!.name, folder: dataDir }))
    }
    return act(core)
  })
}

/** For what brings its own members along. `live`: connected to the hub. */
export async function toFill<T>(dataDir: string, act: (core: Core) => Promise<T>, { live = false } = {}): Promise<T> {
  return during(createCore({ ...options, dataDir, live }), act)
}

/** Where there is nothing yet: an empty workspace when `orEmpty`, else throws `no-workspace`. Nothing is made in the folder. */
export async function toRead<T>(dataDir: string, { words, note }: Terminal, { orEmpty }: { orEmpty: boolean }, act: (core: Core) => Promise<T>): Promise<T> {
  if (isThere(dataDir)) return during(openToRead(dataDir), act)
  if (!orEmpty) throw new AppError('no-workspace', { folder: dataDir })
  note(words('cli:nothingYet', { folder: dataDir }))
  const empty = mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
  try {
    return await during(createCore({ ...options, dataDir: empty }), act)
  } finally {
    rmSync(empty, { recursive: true, force: true })
  }
}

/** To find in: brings the index up to date first where it may be written; beside another shell that one does. */
export async function toFind<T>(dataDir: string, terminal: Terminal, progress: (done: number, of: number) => void, act: (core: Core) => Promise<T>): Promise<T> {
  if (!isThere(dataDir)) return toRead(dataDir, terminal, { orEmpty: true }, act)
  let core: Core
  try {
    core = createCore({ ...options, dataDir })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return toRead(dataDir, terminal, { orEmpty: true }, act)
  }
  return during(core, async () => {
    await core.context.search.settle(progress)
    return act(core)
  })
}

function openToRead(dataDir: string): Core {
  try {
    return createCore({ ...options, dataDir, readOnly: true })
  } catch (error) {
    // only a shell that may write can bring it up to date
    if (error instanceof AppError && error.code === 'database-older') return createCore({ ...options, dataDir })
    throw error
  }
}

function nameHere(): string {
  try {
    return userInfo().username.trim() || 'me'
  } catch {
    return 'me' // some containers have no name for their user
  }
}
