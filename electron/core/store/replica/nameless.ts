// Ideas without a name, as their own author's device knows them: which are this member's, and as whom they act on them (docs/sync.md, Who sees what).
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { memberNamed } from '../row-words.ts'
import { getMeta } from '../session.ts'
import type { Read } from '../read.ts'
import { TABLES, type Table, type TableName } from '../tables.ts'

/** SQL: the ideas that this device's member wrote without a name. */
export const OWN_NAMELESS = `SELECT ideaId FROM authorship WHERE deletedAt IS NULL AND memberId = (SELECT value FROM meta WHERE key = 'me')`

/** SQL: the same of the member whose id is the parameter `:me`: for answers that are kept (store/remembered.ts), which those of tables of the device itself are not. */
export const NAMELESS_OF_ME = 'SELECT ideaId FROM authorship WHERE deletedAt IS NULL AND memberId = :me'

export function wroteNameless(read: Read, ideaId: string): boolean {
  return read.value(`SELECT 1 FROM idea WHERE id = ? AND authorId = '${NAMELESS}' AND id IN (${OWN_NAMELESS})`, [ideaId]) !== undefined
}

/** Who this device's member is on an idea: nobody by name where they wrote it so. */
export function actorOn(read: Read, ideaId: string): string {
  return wroteNameless(read, ideaId) ? NAMELESS : getMeta(read, 'me')!
}

/** The idea that a row hangs on, or is; null when it is about something else. */
export function ideaOfRow(read: Read, entity: string, rowId: string): string | null {
  if (entity === 'idea') return rowId
  if (entity === 'attachment') return read.value<string>(`SELECT ofId FROM attachment WHERE id = ? AND ofNoun = 'idea'`, [rowId]) ?? null
  const table: Table | null = Object.hasOwn(TABLES, entity) ? TABLES[entity as TableName] : null
  return table?.parent?.table === 'idea' ? (read.value<string>(`SELECT ${table.parent.column} FROM ${table.name} WHERE id = ?`, [rowId]) ?? null) : null
}

/** `actorOn` for whatever the row hangs on. */
export function actorOnRow(read: Read, entity: string, rowId: string): string {
  const ideaId = ideaOfRow(read, entity, rowId)
  return ideaId === null ? getMeta(read, 'me')! : actorOn(read, ideaId)
}

/** Who did something to a row, by name. On their own device the author of an idea without a name is themselves. */
export function whoOf(read: Read, id: string | null | undefined, entity: string, rowId: string): { id: string; name: string } | null {
  const own = id === NAMELESS && actorOnRow(read, entity, rowId) === NAMELESS
  return memberNamed(read, own ? getMeta(read, 'me') : id)
}
