// Histories in which the hub is restored from older backups, and devices from older disks. See world.test.ts.
import { expect, it } from 'vitest'
import { hold, HISTORIES, rare } from './histories.ts'

const SEEDS = Array.from({ length: HISTORIES / 2 }, (_, at) => 5001 + 3 * at)

it(`devices and a hub that are put back to older states hold every promise in ${SEEDS.length} histories`, async () => {
  expect(SEEDS.every((seed) => seed % 3 === 0)).toBe(true)
  expect(rare(await hold(SEEDS), ['operations', 'conflicts', 'rejections', 'forks', 'reconnects', 'kills'], SEEDS.length)).toEqual([])
}, 600_000)
