// Conflicts: values that gave way to others which their authors had not seen. They travel like any other row and are decided by whoever they concern.
import { FOLLOWING, QUIET_FIELDS, UNTOLD } from '../../../../shared/domain/ledger.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { OWN_NAMELESS } from './nameless.ts'
import type { Read } from '../read.ts'

export interface ConflictRow {
  pk: number
  id: string
  entity: string
  rowId: string
  field: string
  /** JSON. */
  value: string
  ofId: string
  againstId: string
  happenedAt: number
  resolvedAt: number | null
  resolvedById: string | null
}

const COLUMNS = 'pk, id, entity, rowId, field, value, ofId, againstId, happenedAt, resolvedAt, resolvedById'
/** Those that people decide: not about times that changed along, nor about another conflict that two people closed at once. */
const TELLING = `entity NOT IN (${[...UNTOLD].map((entity) => `'${entity}'`).join(', ')}) AND field NOT IN (${[...QUIET_FIELDS].map((field) => `'${field}'`).join(', ')}) AND entity || '.' || field NOT IN (${[...FOLLOWING].map((field) => `'${field}'`).join(', ')})`
/** Of an idea that this device's member wrote without a name, or of what hangs on it. */
const OWN_IDEA = `(rowId IN (${OWN_NAMELESS}) OR rowId IN (SELECT id FROM ideaAnswer WHERE ideaId IN (${OWN_NAMELESS}) UNION ALL SELECT id FROM comment WHERE ideaId IN (${OWN_NAMELESS})))`
const MINE = `(ofId = (SELECT value FROM meta WHERE key = 'me') OR againstId = (SELECT value FROM meta WHERE key = 'me') OR ('${NAMELESS}' IN (ofId, againstId) AND ${OWN_IDEA}))`

/** Undecided ones that concern this person. */
export function countOpenConflicts(read: Read): number {
  return read.value<number>(`SELECT count(*) FROM conflict WHERE deletedAt IS NULL AND resolvedAt IS NULL AND ${TELLING} AND ${MINE}`) ?? 0
}

export function getConflict(read: Read, id: string): ConflictRow | null {
  return read.get<ConflictRow>(`SELECT ${COLUMNS} FROM conflict WHERE id = ? AND deletedAt IS NULL`, [id]) ?? null
}

/** Newest first, after the one at `after`. */
export function listConflicts(read: Read, { open, after, limit }: { open: boolean; after: number | null; limit: number }): ConflictRow[] {
  return read.all<ConflictRow>(`SELECT ${COLUMNS} FROM conflict WHERE deletedAt IS NULL ${open ? 'AND resolvedAt IS NULL' : ''} AND ${TELLING} AND ${MINE} AND pk < ? ORDER BY pk DESC LIMIT ?`, [after ?? Number.MAX_SAFE_INTEGER, limit])
}

/** Undecided ones of a row and of what hangs on it. */
export function conflictsOfRow(read: Read, id: string): ConflictRow[] {
  return read.all<ConflictRow>(
    `SELECT ${COLUMNS} FROM conflict WHERE deletedAt IS NULL AND resolvedAt IS NULL AND ${TELLING} AND rowId IN (
       SELECT ? UNION ALL SELECT id FROM ideaAnswer WHERE ideaId = ? UNION ALL SELECT id FROM comment WHERE ideaId = ? AND deletedAt IS NULL UNION ALL SELECT id FROM followUp WHERE learningId = ?) ORDER BY pk DESC LIMIT 50`,
    [id, id, id, id],
  )
}
