// Histories of chance: what docs/sync.md promises holds at the end of each. More of them: `node test/sync/world-run.ts 10000 1`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hold, HISTORIES, rare } from './histories.ts'
import { MUTANTS } from './mutants.ts'
import { runWorld } from './world.ts'

/** Seeds that once failed, by what was wrong. */
const FAILED: Record<string, number> = {
  'an operation that the hub took just before its row went out of sight': 7,
  'an edit made while everything is read again from a restored hub': 3,
  'an accepted edit whose row moved on while pages were read': 10383,
  'a value that lost, was decided about, and was sent again to a restored hub': 9,
  'reading everything again, begun twice for a hub restored as it was at its very beginning': 20958,
}

/** In every third history the hub and devices are restored from backups (world-restored.test.ts). */
const SEEDS = Array.from({ length: HISTORIES / 2 }, (_, at) => 5002 + 3 * Math.floor(at / 2) + (at % 2))

describe('devices and a hub in a world of faults', () => {
  it.each(Object.entries(FAILED))('hold every promise after %s (seed %i)', async (_, seed) => {
    await expect(runWorld(seed)).resolves.toMatchObject({ operations: expect.any(Number) })
  }, 60_000)

  it(`hold every promise in ${SEEDS.length} histories`, async () => {
    expect(rare(await hold(SEEDS), ['operations', 'conflicts', 'rejections', 'reconnects', 'kills'], SEEDS.length)).toEqual([])
  }, 600_000)

  it('hold every promise where ideas are merged, also in circles, and merges taken back', async () => {
    // in the last ones the hub and devices are put back to older states, too
    const seeds = [...SEEDS.slice(0, 12), ...Array.from({ length: 8 }, (_, at) => 6000 + 3 * at)]
    expect(rare(await hold(seeds, { merges: 25 }), ['operations', 'rejections', 'merges'], seeds.length)).toEqual([])
  }, 600_000)

  it('hold every promise where a rule left out breaks one (mutants.ts)', async () => {
    const seeds = [...new Set(MUTANTS.flatMap(({ seed }) => (seed === null ? [] : [seed])))]
    expect(rare(await hold(seeds), ['operations', 'reconnects'], seeds.length)).toEqual([])
  }, 600_000)
})

it('the line that each mutant changes is in the code', () => {
  const missing = MUTANTS.flatMap(({ name, changes }) => changes.filter(({ file, from }) => !readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8').includes(from)).map(({ file }) => `${name}: ${file}`))
  expect(missing).toEqual([])
})
