// A core in a temporary folder, with a clock that tests move by hand and ids that repeat from run to run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid7 } from 'uuid'
import { createCore, type Core, type CoreOptions } from '../../electron/core/core.ts'

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

export interface TestCoreOptions extends Partial<CoreOptions> {
  /** Name of the member who begins at once; null leaves the first run to the test. */
  name?: string | null
}

export async function openTestCore({ name = 'Ada', ...options }: TestCoreOptions = {}): Promise<TestCore> {
  const dataDir = options.dataDir ?? temporaryFolder()
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
