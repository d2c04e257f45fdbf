// Verification: the device's own digest of every table, to compare with the hub's. "Up to date" is known, not assumed.
import { addDigest, rowDigest } from '../../../shared/sync/digest.ts'
import type { Read } from '../store/read.ts'
import { TABLES, type Value } from '../store/tables.ts'
import { dataOf } from '../store/write.ts'

/** Rows looked at before others get their turn. */
const BREATH = 2000

export type Digests = Record<string, { rows: number; digest: string }>

/**
 * Of all living rows that the hub has confirmed; null when something is still on its way, since the two would differ rightly.
 * Counts through whole tables: 100,000 rows take about a second, so others get their turn between; null when something changed meanwhile.
 */
export async function digestTables(read: Read, stillQuiet: () => boolean): Promise<Digests | null> {
  const digests: Digests = {}
  let looked = 0
  for (const table of Object.values(TABLES)) {
    let last = 0
    let rows = 0
    let sum = 0
    for (;;) {
      if (!stillQuiet()) return null
      const slice = read.all<Record<string, Value>>(`SELECT * FROM ${table.name} WHERE pk > ? ORDER BY pk LIMIT ?`, [last, BREATH])
      if (slice.length === 0) break
      for (const row of slice) {
        last = row['pk'] as number
        if (row['deletedAt'] !== null || (row['ver'] as number) === 0) continue
        rows++
        sum = addDigest(sum, rowDigest(row['id'] as string, row['ver'] as number, dataOf(table, row)))
      }
      looked += slice.length
      if (looked < BREATH) continue
      looked = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (rows > 0) digests[table.name] = { rows, digest: sum.toString(16) }
  }
  return digests
}

/** The tables of which the two sides hold different rows. Those that only the hub knows are not compared. */
export function differing(mine: Digests, hubs: Readonly<Record<string, { rows: number; digest: string }>>): string[] {
  const none = { rows: 0, digest: '0' }
  return Object.keys(TABLES).filter((name) => {
    const [a, b] = [mine[name] ?? none, (Object.hasOwn(hubs, name) ? hubs[name] : null) ?? none]
    return a.rows !== b.rows || a.digest !== b.digest
  })
}
