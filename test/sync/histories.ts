// Runs histories of the world one after another, and sees that the faults which they are about do happen in them.
import { runWorld, type Report, type WorldOptions } from './world.ts'

/** Histories of a plain `npm test`; EMPTY_CHAIR_HISTORIES asks for more. Each takes some tenths of a second. */
export const HISTORIES = Number(process.env['EMPTY_CHAIR_HISTORIES'] ?? 80)

export async function hold(seeds: readonly number[], options: WorldOptions = {}): Promise<Report> {
  const total: Record<string, number> = {}
  for (const seed of seeds) {
    const report = await runWorld(seed, options).catch((error: unknown) => {
      throw new Error(`seed ${seed}: ${String(error)}`)
    })
    for (const [name, count] of Object.entries(report)) total[name] = (total[name] ?? 0) + Number(count)
  }
  return total as unknown as Report
}

/** Histories are worth running only when the faults do happen in them. What did not happen in every second one, of these. */
export function rare(total: Report, names: readonly (keyof Report)[], histories: number): string[] {
  return names.filter((name) => total[name] <= histories / 2)
}
