// Histories of chance: what docs/sync.md promises holds at the end of each. More of them: `node test/sync/world-run.ts 10000 1`.
import { describe, expect, it } from 'vitest'
import { MUTANTS } from './mutants.ts'
import { runWorld } from './world.ts'

/** Histories of a plain `npm test`; EMPTY_CHAIR_HISTORIES asks for more. Each takes some tenths of a second. */
const HISTORIES = Number(process.env['EMPTY_CHAIR_HISTORIES'] ?? 60)
const FIRST = 5000

/** Seeds that once failed, by what was wrong. */
const FAILED: Record<string, number> = {}

describe('devices and a hub in a world of faults', () => {
  it.each(Object.entries(FAILED))('hold every promise after %s (seed %i)', async (_, seed) => {
    await expect(runWorld(seed)).resolves.toMatchObject({ operations: expect.any(Number) })
  }, 60_000)

  it(`hold every promise in ${HISTORIES} histories`, async () => {
    const total = { operations: 0, conflicts: 0, rejections: 0, forks: 0, reconnects: 0, kills: 0 }
    for (let seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      const report = await runWorld(seed).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${String(error)}`)
      })
      for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += report[name]
    }
    // the histories are worth running only when the faults do happen in them
    for (const count of Object.values(total)) expect(count).toBeGreaterThan(HISTORIES / 2)
  }, 600_000)

  it('hold every promise in the histories in which a rule left out breaks one (mutants.ts)', async () => {
    for (const { name, seed } of MUTANTS) if (seed !== null) await expect(runWorld(seed), name).resolves.toMatchObject({ operations: expect.any(Number) })
  }, 600_000)
})
