// What a newer hub sent before this app understood it: kept as it came, and put where it belongs when an update of the app knows the place.
import type { Fields as Data } from '../../../../shared/sync/change.ts'
import { arrive, tableOf, type Arrival } from './hub-copy.ts'
import { TABLES, type Table, type Value } from '../tables.ts'
import { dataOf, toColumn, type Write } from '../write.ts'

interface StrangeRow { entity: string; rowId: string; ver: number; state: Arrival['state']; data: string }

/** After an update of the app. Nothing has to be read from the hub again. */
export function takeIn(write: Write, now: number): { rows: number; fields: number } {
  const taken = { rows: 0, fields: 0 }
  for (const { entity, rowId, ver, state, data } of write.all<StrangeRow>('SELECT entity, rowId, ver, state, data FROM strange ORDER BY ver')) {
    if (!tableOf(entity)) continue
    arrive(write, { entity, id: rowId, ver, state, data: JSON.parse(data) as Data }, { lastN: 0, now, anew: true, pending: false })
    write.run('DELETE FROM strange WHERE entity = ? AND rowId = ?', [entity, rowId])
    taken.rows += 1
  }
  for (const table of Object.values(TABLES)) for (const row of write.all<Record<string, Value>>(`SELECT * FROM ${table.name} WHERE extra IS NOT NULL`)) taken.fields += takeInFields(write, table, row)
  return taken
}

function takeInFields(write: Write, table: Table, row: Record<string, Value>): number {
  const extra = Object.entries(JSON.parse(String(row['extra'])) as Data)
  const known = extra.filter(([field]) => table.fields.includes(field))
  if (known.length === 0) return 0
  const rest = extra.filter(([field]) => !table.fields.includes(field))
  const fields = { ...dataOf(table, row), ...Object.fromEntries(known) }
  const columns: Record<string, Value> = { ...Object.fromEntries(known), ...table.derive(fields), extra: rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : null }
  const names = Object.keys(columns)
  write.run(`UPDATE ${table.name} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [...names.map((name) => toColumn(columns[name])), row['id']])
  write.changed(table.noun)
  return known.length
}
