// Runs histories of the world one after another, and sees that the faults which they are about do happen in them.
import { expect } from 'vitest'
import { runWorld, type Report } from './world.ts'

/** Histories of a plain `npm test`; EMPTY_CHAIR_HISTORIES asks for more. Each takes some tenths of a second. */
export const HISTORIES = Number(process.env['EMPTY_CHAIR_HISTORIES'] ?? 200)

export async function hold(seeds: readonly number[]): Promise<Report> {
  const total: Record<string, number> = {}
  for (const seed of seeds) {
    const report = await runWorld(seed).catch((error: unknown) => {
      throw new Error(`seed ${seed}: ${String(error)}`)
    })
    for (const [name, count] of Object.entries(report)) total[name] = (total[name] ?? 0) + Number(count)
  }
  return total as unknown as Report
}

/** The histories are worth running only when this happens in them, about once in each. */
export function expectMuch(total: Report, names: readonly (keyof Report)[], histories: number): void {
  for (const name of names) expect(total[name], name).toBeGreaterThan(histories / 2)
}
