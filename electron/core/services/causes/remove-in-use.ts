// Deleting what other rows name: refused with the number of them, unless it is said what takes its place.
import { AppError } from '../../../../shared/app-error.ts'
import { REFERENCES } from '../../store/references.ts'
import type { Read } from '../../store/read.ts'
import { TABLES, type TableName } from '../../store/tables.ts'
import type { Context } from '../context.ts'

type Kind = 'area' | 'episode' | 'cause' | 'category'

/** Rows that are moved before others get their turn. */
const SLICE = 500

/** Places where rows name it. What is made of an id (a template's filter, the cost of a contact) cannot be moved: it goes with what it names. */
const FIXED: ReadonlySet<TableName> = new Set(['templateFilter', 'unitCost'])
/** Never changed once it is there: it goes on naming what was deleted, whose name is kept. */
const APPENDED: ReadonlySet<TableName> = new Set(['reading'])

const placesOf = (kind: Kind) => REFERENCES.filter(({ target }) => target === kind)
const living = (read: Read, kind: Kind, id: string) => read.value(`SELECT 1 FROM ${kind} WHERE id = ? AND deletedAt IS NULL`, [id]) !== undefined
const idsIn = (read: Read, table: TableName, column: string, id: string, most: number) => read.all<{ id: string }>(`SELECT id FROM ${table} WHERE ${column} = ? AND deletedAt IS NULL LIMIT ?`, [id, most]).map((row) => row.id)

/** How many living rows name it, by table. */
export function usesOf(read: Read, kind: Kind, id: string): { table: TableName; count: number }[] {
  return placesOf(kind)
    .filter(({ table }) => !FIXED.has(table))
    .map(({ table, column }) => ({ table, count: read.value<number>(`SELECT count(*) FROM ${table} WHERE ${column} = ? AND deletedAt IS NULL`, [id]) ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** Throws `unknown-<kind>`, `in-use` (params: name, count), `move-to-itself`. In slices: of a hundred thousand learnings nobody waits for the last. */
export async function removeInUse({ store, newId }: Context, kind: Kind, id: string, moveTo: string | null): Promise<{ moved: number }> {
  if (!living(store.read, kind, id)) throw new AppError(`unknown-${kind}`)
  if (moveTo === id) throw new AppError('move-to-itself', {}, [{ field: 'moveTo', code: 'move-to-itself' }])
  if (moveTo !== null && !living(store.read, kind, moveTo)) throw new AppError(`unknown-${kind}`, {}, [{ field: 'moveTo', code: `unknown-${kind}` }])
  const uses = usesOf(store.read, kind, id)
  if (moveTo === null && uses.length > 0) {
    const name = store.read.value<string>(`SELECT name FROM ${kind} WHERE id = ?`, [id])!
    throw new AppError('in-use', { name, count: uses.reduce((sum, { count }) => sum + count, 0), context: kind })
  }
  let moved = 0
  for (const { table, column } of placesOf(kind).filter(({ table }) => !FIXED.has(table) && !APPENDED.has(table))) {
    for (;;) {
      const ids = idsIn(store.read, table, column, id, SLICE)
      if (ids.length === 0) break
      store.write((write) => {
        for (const row of ids) {
          write.unit()
          // a cause that would stand under itself stands at the top
          write.patch(table, row, { [column]: row === moveTo ? null : moveTo })
        }
      })
      moved += ids.length
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  moved += moveReadings(kind, id, moveTo)
  store.write((write) => {
    for (const { table, column } of placesOf(kind)) if (FIXED.has(table)) for (const row of idsIn(write, table, column, id, SLICE)) write.remove(table, row)
    write.remove(kind, id)
    for (const noun of ['learnings', 'metrics', 'meetings', 'causes', 'ideas'] as const) write.changed(noun)
  })
  return { moved }

  /** Readings are put once and never changed: each is deleted and put again at the other episode. */
  function moveReadings(of: Kind, from: string, to: string | null): number {
    if (of !== 'episode' || to === null) return 0
    return store.write((write) => {
      const rows = write.all<Record<string, string | number | null>>(`SELECT id, ${TABLES.reading.fields.join(', ')} FROM reading WHERE episodeId = ? AND deletedAt IS NULL`, [from])
      for (const { id: old, ...fields } of rows) {
        write.remove('reading', String(old))
        write.put('reading', newId(), { ...fields, episodeId: to })
      }
      return rows.length
    })
  }
}
