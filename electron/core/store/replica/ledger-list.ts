// The ledger's reading half: entries by keyset, newest first.
import type { LedgerAct, LedgerKind } from '../../../../shared/domain/ledger.ts'
import type { Change } from './ledger.ts'
import type { Read } from '../read.ts'

export interface EntryRow {
  n: number
  at: number
  kind: LedgerKind
  act: LedgerAct
  entity: string
  rowId: string
  ofEntity: string
  ofId: string
  byId: string | null
  count: number
  code: string | null
  detail: EntryDetail | null
}

export interface EntryDetail { changes?: readonly Change[]; refId?: string; ofId?: string; counts?: Record<string, number> }

type Stored = Omit<EntryRow, 'detail'> & { detail: string | null }
const COLUMNS = 'n, at, kind, act, entity, rowId, ofEntity, ofId, byId, count, code, detail'
const toEntry = (row: Stored): EntryRow => ({ ...row, detail: row.detail === null ? null : (JSON.parse(row.detail) as EntryDetail) })

export function listEntries(read: Read, { kinds, before, limit }: { kinds: readonly LedgerKind[]; before: number; limit: number }): EntryRow[] {
  // an arm for each kind: a rare kind never walks through the others
  const page = kinds.length === 0 ? 'SELECT n FROM ledger WHERE n < :before ORDER BY n DESC LIMIT :limit' : kinds.map((_, at) => `SELECT n FROM (SELECT n FROM ledger WHERE kind = :kind${at} AND n < :before ORDER BY n DESC LIMIT :limit)`).join(' UNION ALL ')
  return read
    .all<Stored>(`SELECT ${COLUMNS} FROM ledger WHERE n IN (${page}) ORDER BY n DESC LIMIT :limit`, { before, limit, ...Object.fromEntries(kinds.map((kind, at) => [`kind${at}`, kind])) })
    .map(toEntry)
}

export function countEntries(read: Read, kinds: readonly LedgerKind[]): number {
  if (kinds.length === 0) return read.value<number>('SELECT count(*) FROM ledger') ?? 0
  return read.value<number>('SELECT count(*) FROM ledger WHERE kind IN (SELECT value FROM json_each(?))', [JSON.stringify(kinds)]) ?? 0
}

export function getEntry(read: Read, n: number): EntryRow | null {
  const row = read.get<Stored>(`SELECT ${COLUMNS} FROM ledger WHERE n = ?`, [n])
  return row ? toEntry(row) : null
}

export interface WaitingRow { entity: string; rowId: string; kind: 'put' | 'patch' | 'del' | 'restore'; patch: string; hlc: number }

/** The newest operations that the hub has not confirmed; several of one row count once. */
export function waitingRows(read: Read, limit: number): WaitingRow[] {
  return read.all<WaitingRow>(`SELECT entity, rowId, kind, patch, hlc FROM outbox WHERE ver IS NULL AND n IN (SELECT max(n) FROM (SELECT n, rowId FROM outbox WHERE ver IS NULL ORDER BY n DESC LIMIT 500) GROUP BY rowId) ORDER BY n DESC LIMIT ?`, [limit])
}

export function countWaiting(read: Read): number {
  // few are accepted and not settled, and an index on the others would cost each write a page
  return read.value<number>('SELECT (SELECT count(*) FROM outbox) - (SELECT count(*) FROM outbox WHERE ver IS NOT NULL)') ?? 0
}
