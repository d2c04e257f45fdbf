// A core in a temporary folder, with a clock that tests move by hand and ids that repeat from run to run.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid7 } from 'uuid'
import { createCore, type Core, type CoreOptions } from '../../electron/core/core.ts'
import { silentLog } from '../../electron/core/log.ts'
import { DATABASE_FILE, openDatabase } from '../../electron/core/store/database.ts'

/** Wednesday, 4 March 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 2, 4, 9)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface TestCore extends Core {
  readonly dataDir: string
  readonly clock: { now: number; pass(ms: number): void }
  /** Closes the core and opens it again on the same folder. */
  reopen(): Promise<TestCore>
  /** Closes it and removes the folder. */
  dispose(): Promise<void>
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'empty-chair-test-'))
}

/** A database in which nobody has begun yet. Made once for many tests: the migrations take longer than most of them. */
let untouched: string | null = null
function newDataDir(): string {
  if (untouched === null) {
    untouched = temporaryFolder()
    const folder = untouched
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const { database } = openDatabase({ dataDir: folder, readOnly: false, afterCrash: false, now: Date.now, log: silentLog })
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  }
  const dataDir = temporaryFolder()
  copyFileSync(path.join(untouched, DATABASE_FILE), path.join(dataDir, DATABASE_FILE))
  return dataDir
}

export interface TestCoreOptions extends Partial<CoreOptions> {
  /** Name of the member who begins at once; null leaves the first run to the test. */
  name?: string | null
}

export async function openTestCore({ name = 'Ada', ...options }: TestCoreOptions = {}): Promise<TestCore> {
  const dataDir = options.dataDir ?? newDataDir()
  const clock = { now: START, pass: (ms: number) => void (clock.now += ms) }
  const core = createCore({ shell: 'test', version: '0.0.0', now: () => clock.now, newId: () => uuid7({ msecs: clock.now }), ...options, dataDir })
  if (name !== null && (await core.client.session.get({})).member === null) await core.client.session.begin({ name, language: 'en' })
  return {
    ...core,
    dataDir,
    clock,
    async reopen() {
      await core.close()
      return openTestCore({ ...options, name, dataDir })
    },
    async dispose() {
      await core.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
