// Rows as they leave a workspace and come into one: every table that syncs, without what belongs to this device alone.
import * as z from 'zod'
import { SCHEMA, SHAPES, shapeOf } from '../../../../shared/sync/shapes.ts'
import { usedExampleRows } from '../example.ts'
import type { Read } from '../read.ts'
import { REFERENCES } from '../references.ts'
import { TABLES, type Fields, type Table, type TableName, type Value } from '../tables.ts'
import { dataOf, type Write } from '../write.ts'

export interface TransferRow {
  readonly table: TableName
  readonly id: string
  readonly fields: Fields
  readonly updatedAt: number
  /** Set for a row that was deleted and can be brought back. */
  readonly deletedAt?: number
}

/** Version of the row format. */
export const ROW_FORMAT = SCHEMA
/** What a field of a newer version may hold. */
const Extra = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** The one door for rows from outside: the fields as they are stored, or the name of the first that does not fit ('' when there is no such table). */
export function admitFields(table: string, fields: Readonly<Record<string, unknown>>): { table: TableName; fields: Fields } | { misfit: string } {
  const shape = shapeOf(table)
  if (!shape || !Object.hasOwn(TABLES, table) || STAY_HERE.has(table as TableName)) return { misfit: '' }
  const admitted: Fields = {}
  for (const field of new Set([...Object.keys(shape.fields), ...Object.keys(fields)])) {
    if (fields[field] === undefined && shape.optional.has(field)) continue
    const found = (shape.fields[field] ?? Extra).safeParse(fields[field])
    if (!found.success || field === '__proto__') return { misfit: field }
    admitted[field] = found.data as Value
  }
  return { table: table as TableName, fields: admitted }
}

/** The fields of a stored row that hold what they must not hold. */
export function misfits(table: TableName, fields: Fields): string[] {
  return Object.entries(SHAPES[table].fields).filter(([field, shape]) => !shape.safeParse(fields[field]).success).map(([field]) => field)
}

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
/** What an export never holds, because it is passed on: what champions keep among themselves, who wrote an idea without a name, what people said of a meeting, and what they have seen. */
const STAY_HERE: ReadonlySet<TableName> = new Set(['championNote', 'authorship', 'newsMark', 'pulse', 'pulseCount', 'ideaChange'])
export const TRANSFERRED = TABLE_NAMES.filter((name) => !STAY_HERE.has(name))

/** Examples that stay behind, of the tables that others name: all but those that real rows use. */
function leftBehind(read: Read, used: ReadonlySet<string>): Map<TableName, Set<string>> {
  const targets = [...new Set(REFERENCES.map(({ target }) => target))]
  return new Map(targets.map((table) => [table, new Set(read.all<{ id: string }>(`SELECT id FROM ${table} WHERE example = 1`).map(({ id }) => id).filter((id) => !used.has(id)))]))
}

/**
 * The rows to export, in slices of at most `size`. Example rows stay behind, and with them what only joins a real thing with one of them.
 * Tables come in an order in which a row follows what it names, as far as there is one.
 */
export function* transferRows(read: Read, size: number): Generator<TransferRow[]> {
  const used = new Set(usedExampleRows(read).map(({ id }) => id))
  const behind = leftBehind(read, used)
  for (const name of TRANSFERRED) {
    const references = REFERENCES.filter(({ table, target }) => table === name && behind.get(target)!.size > 0)
    for (let after = 0; ; ) {
      const rows = read.all<Record<string, Value>>(`SELECT * FROM ${name} WHERE pk > ? ORDER BY pk LIMIT ?`, [after, size])
      if (rows.length === 0) break
      after = rows.at(-1)!['pk'] as number
      yield rows.filter((row) => (row['example'] === 0 || used.has(row['id'] as string)) && !(name === 'conflict' && STAY_HERE.has(row['entity'] as TableName)) && !(name === 'follow' && row['follows'] === 0)).flatMap((row) => {
        const forgotten: Fields = {}
        for (const { column, target } of references) {
          if (!behind.get(target)!.has(row[column] as string)) continue
          if (!MAY_BE_EMPTY.has(`${name}.${column}`)) return []
          forgotten[column] = null
        }
        return [toTransfer(name, { ...row, ...forgotten })]
      })
    }
  }
}

/** What a row may lose and still mean something. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['stageChange.meetingId', 'idea.mergedIntoId', 'idea.stepId', 'customer.mergedIntoId', 'theme.intoId', 'actionItem.meetingId', 'actionItem.seriesId'])

function toTransfer(name: TableName, row: Record<string, Value>): TransferRow {
  const table: Table = TABLES[name]
  return { table: name, id: row['id'] as string, fields: dataOf(table, row), updatedAt: row['updatedAt'] as number, ...(row['deletedAt'] !== null && { deletedAt: row['deletedAt'] as number }) }
}

/** Adds a row with its own times. False when there is one of that id already: it is left as it is. */
export function takeRow(write: Write, { table: name, id, fields, updatedAt, deletedAt }: TransferRow): boolean {
  if (write.value(`SELECT 1 FROM ${name} WHERE id = ?`, [id]) !== undefined) return false
  const table: Table = TABLES[name]
  const known = Object.fromEntries(table.fields.map((field) => [field, fields[field]!]))
  const extra = Object.entries(fields).filter(([field]) => !table.fields.includes(field))
  write.unit()
  write.put(name, id, known)
  if (deletedAt !== undefined) {
    write.unit()
    write.remove(name, id)
  }
  write.run(`UPDATE ${name} SET updatedAt = ?, deletedAt = ?, extra = ? WHERE id = ?`, [updatedAt, deletedAt ?? null, extra.length > 0 ? JSON.stringify(Object.fromEntries(extra)) : null, id])
  return true
}

/** Living rows that are no examples. */
export function rowCount(read: Read, table: TableName): number {
  return read.value<number>(`SELECT count(*) FROM ${table} WHERE deletedAt IS NULL AND example = 0`) ?? 0
}
