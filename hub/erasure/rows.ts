// Rows without the words, as new versions; and the rows that tell devices what goes.
import { v5 as uuid5 } from 'uuid'
import type { Fields, Stamp } from '../../shared/sync/change.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { blankFields, ERASER, type ErasedRow, type Redactor } from '../../shared/sync/erasure.ts'
import { JOINED } from '../../shared/sync/joined.ts'
import type { Stored } from '../sync/records.ts'
import type { Found } from './find.ts'

/** Tables that tell of other rows by their ids. */
const TELLING = new Set(['meeting', 'discussion', 'agendaChoice', 'meetingRun', 'conflict'])

/** A row after the words were taken out, as a new version. */
export function erasedRow(stored: Stored, data: Fields, { ver, by, at, gone }: { ver: number; by: string; at: number; gone: boolean }): Stored {
  const stamp: Stamp = [ver, ERASER, at * STEPS, by]
  const changed = Object.keys(data).filter((field) => data[field] !== stored.row.data[field])
  return {
    ...stored,
    plainBy: null,
    row: { ...stored.row, ver, from: stored.row.ver, data, deleted: stored.row.deleted || gone, life: gone ? stamp : stored.row.life, changes: { ...stored.row.changes, ...Object.fromEntries(changed.map((field) => [field, stamp])) } },
  }
}

/** The fields without the words, or null when there were none. */
export function touched(redactor: Redactor, entity: string, raw: string): Fields | null {
  if (!redactor.mayTouch(raw, TELLING.has(entity))) return null
  const data = JSON.parse(raw) as Fields
  const out = redactor.fields(data)
  return out === data ? null : out
}

/** A conflict about a row that loses words: the value that lost is one of them. */
export function conflictData(data: Fields, found: Found, redactor: Redactor): Fields {
  const fields = found.rows.find(({ stored }) => stored.id === data['rowId'])?.fields ?? []
  const field = String(data['field'])
  if (!fields.includes(field)) return redactor.fields(data)
  const blanked = blankFields({ [field]: JSON.parse(String(data['value'])) as string }, [field])[field]!
  return { ...data, value: JSON.stringify(blanked) }
}

/** The row that tells devices. Its id is made of what it tells, so that telling again changes nothing. */
export function tellingRow(erasure: string, step: 'begin' | 'end', rows: readonly ErasedRow[], mentions: boolean, { ver, by, at, place }: { ver: number; by: string; at: number; place: number }): Stored {
  const stamp: Stamp = [ver, ERASER, at * STEPS, by]
  const id = uuid5(`erasure\n${erasure}\n${step}\n${place}`, JOINED)
  const data: Fields = { erasureId: erasure, step, rows: JSON.stringify(rows), mentions, at }
  return { id, entity: 'erasure', parent: null, audience: null, plainBy: null, row: { ver, from: 0, deleted: false, data, created: stamp, life: stamp, changes: {} } }
}
