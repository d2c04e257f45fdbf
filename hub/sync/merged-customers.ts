// Merged customers are one and the same (docs/merge.md): which rows of the hub are about one customer, and by which name programs read it.
import type { Sql } from '../store/store.ts'
import { loadRecords, type Stored } from './records.ts'

/** The ids of a customer, of those it is merged into, and of all that are merged into any of them. */
export async function sameCustomer(sql: Sql, id: string): Promise<Set<string>> {
  const family = new Set<string>()
  for (let found = [id]; found.length > 0; ) {
    for (const one of found) family.add(one)
    const near = await sql.all<{ id: string; mergedInto: string | null }>(`SELECT id, "mergedInto" FROM record WHERE entity = 'customer' AND (id = ANY(?) OR "mergedInto" = ANY(?))`, [found, found])
    found = [...new Set(near.flatMap(({ id: one, mergedInto }) => [one, ...(mergedInto === null ? [] : [mergedInto])]))].filter((one) => !family.has(one))
  }
  return family
}

/** Adds to the rows that are known those that merged customers among them count for, and tells which id stands for which in the end. */
export async function followMerges(sql: Sql, known: Map<string, Stored>): Promise<(id: string) => string> {
  const nextOf = (stored: Stored | undefined) => (stored?.entity === 'customer' && typeof stored.row.data['mergedIntoId'] === 'string' ? stored.row.data['mergedIntoId'] : null)
  for (let missing = missingIn(); missing.length > 0; missing = missingIn()) {
    const found = await loadRecords(sql, missing)
    if (found.length === 0) break
    for (const stored of found) known.set(stored.id, stored)
  }
  return (id) => {
    let at = id
    for (let next = nextOf(known.get(at)); next !== null && known.has(next); next = nextOf(known.get(at))) at = next
    return at
  }

  function missingIn(): string[] {
    return [...new Set([...known.values()].flatMap((stored) => nextOf(stored) ?? []))].filter((id) => !known.has(id))
  }
}
