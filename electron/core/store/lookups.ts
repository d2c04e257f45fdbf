// Customers, segments, episodes and product areas: found by name, made as they are typed.
import { AppError } from '../../../shared/app-error.ts'
import type { Lookup, LookupRow } from '../../../shared/contract/customers.ts'
import type { Picked } from '../../../shared/contract/learnings.ts'
import { fold } from '../search/fold.ts'
import type { Read } from './read.ts'
import type { Fields } from './tables.ts'
import type { Write } from './write.ts'

/** The column of `learning` that names a row of each. */
const COLUMN: Record<Exclude<Lookup, 'cause' | 'category'>, string> = { customer: 'ofCustomerId', segment: 'segmentId', episode: 'episodeId', area: 'areaId' }
/** How often each is named. */
const USES = (lookup: Lookup) => (lookup === 'category' ? 'SELECT count(*) FROM idea WHERE categoryId = category.id AND deletedAt IS NULL' : lookup === 'cause' ? 'SELECT count(*) FROM rootCause WHERE causeId = cause.id AND deletedAt IS NULL' : `SELECT count(*) FROM learning WHERE ${COLUMN[lookup]} = ${lookup}.id AND deletedAt IS NULL`)
/** What a row has besides its name when it is made as it is typed. */
const BESIDES: Partial<Record<Lookup, Fields>> = { customer: { segmentId: null, mergedIntoId: null }, episode: { ownerId: null, position: null }, cause: { parentId: null, areaId: null, remedy: null, removedOn: null, position: null } }

/** A living row of that name, whatever its capitals; `Ås` and `As` are two names. Of a merged customer the one that stays. */
export function findByName(read: Read, lookup: Lookup, name: string): string | null {
  const rows = read.all<{ id: string; name: string }>(`SELECT ${lookup === 'customer' ? 'coalesce(rootId, id)' : 'id'} AS id, name FROM ${lookup} WHERE folded = ? AND deletedAt IS NULL ORDER BY pk`, [fold(name)])
  return rows.find((row) => row.name.toLowerCase() === name.toLowerCase())?.id ?? null
}

/** The id of what was picked: an existing row, or a new one made from the name. Throws `unknown-<lookup>`. */
export function resolvePicked(write: Write, lookup: Lookup, picked: Picked | null, newId: () => string, options?: { example?: boolean }): string | null {
  if (!picked) return null
  if ('id' in picked) {
    if (write.value('SELECT 1 FROM ' + lookup + ' WHERE id = ? AND deletedAt IS NULL', [picked.id]) === undefined) throw new AppError(`unknown-${lookup}`, {}, [{ field: lookup, code: `unknown-${lookup}` }])
    return picked.id
  }
  const found = findByName(write, lookup, picked.name)
  if (found) return found
  const id = newId()
  write.put(lookup, id, { name: picked.name, ...BESIDES[lookup] }, options)
  return id
}

/** SQL: customers that stay and whose own name, or that of one merged into them, holds what was typed. */
export const NAMED_SO = `customer.rootId IS NULL AND (instr(customer.folded, :typed) > 0 OR customer.id IN (SELECT part.rootId FROM customer part WHERE part.rootId IS NOT NULL AND part.deletedAt IS NULL AND instr(part.folded, :typed) > 0))`

export function suggest(read: Read, lookup: Lookup, text: string, limit: number): LookupRow[] {
  const typed = fold(text.trim())
  return read.all<LookupRow>(
    `SELECT id, name, (${USES(lookup)}) AS learnings
     FROM ${lookup} WHERE deletedAt IS NULL AND ${lookup === 'customer' ? NAMED_SO : 'instr(folded, :typed) > 0'}
     ORDER BY instr(folded, :typed) = 1 DESC, learnings DESC, folded, pk LIMIT :limit`,
    { typed, limit },
  )
}
