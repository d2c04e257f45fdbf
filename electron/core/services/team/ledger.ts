// The ledger: what sync did with people's entries, in words' reach, and putting back what was overwritten.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { LedgerDetail, LedgerEntry, ledger as contract } from '../../../../shared/contract/ledger.ts'
import { hangsOn } from '../../../../shared/domain/ledger.ts'
import { countOpenConflicts } from '../../store/replica/conflicts.ts'
import { countEntries, countWaiting, getEntry, listEntries, waitingRows, type EntryRow } from '../../store/replica/ledger-list.ts'
import { whoOf } from '../../store/replica/nameless.ts'
import { countOpenRejections, paramsOf } from '../../store/replica/rejected.ts'
import type { Read } from '../../store/read.ts'
import { fieldsOf, isLiving, isLong, partOf, rowOf, shownOf, tableNamed, thingOf, toldWith } from '../../store/row-words.ts'
import type { TableName, Value } from '../../store/tables.ts'
import type { Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { readBack, restorableField, setField } from './put-back.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Letters of a value that a list shows. */
const PREVIEW = 160

export function numberOf(cursor: string | null): number | null {
  if (cursor === null) return null
  const n = Number(cursor)
  if (!Number.isSafeInteger(n) || n < 0) throw new AppError('bad-input', {}, [{ field: 'cursor', code: 'not-valid' }])
  return n
}

export function list({ store }: Context, { kinds = [], cursor, limit }: Input<'list'>): { rows: LedgerEntry[]; next: string | null } {
  const rows = listEntries(store.read, { kinds, before: numberOf(cursor) ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return { rows: shown.map((row) => toEntry(store.read, row)), next: rows.length > limit ? String(shown.at(-1)!.n) : null }
}

export function count({ store }: Context, { kinds = [] }: Input<'count'>): { count: number } {
  return { count: countEntries(store.read, kinds) }
}

function toEntry(read: Read, { n, at, kind, act, entity, rowId, ofEntity, ofId, byId, count, code, detail }: EntryRow, longest = PREVIEW): LedgerEntry {
  // a conflict and an old refusal know their row, not what it hangs on
  const thing = act === 'many' ? null : ofId === rowId ? toldWith(read, ofEntity, ofId) : thingOf(read, ofEntity, ofId)
  return {
    n, at, kind, act, entity, count, code, thing,
    part: partOf(read, entity, rowId),
    by: whoOf(read, byId, entity, rowId),
    whose: whoOf(read, detail?.ofId, entity, rowId),
    counts: detail?.counts ?? null,
    params: code === null ? {} : paramsOf(read, detail?.refId ?? '', code),
    refId: detail?.refId ?? null,
    changes: (detail?.changes ?? []).map(({ field, before, after }) => ({
      field,
      before: shownOf(read, entity, field, before, longest),
      after: kind === 'overwritten' ? null : shownOf(read, entity, field, after, longest),
    })),
  }
}

export function get({ store: { read } }: Context, { n }: Input<'get'>): LedgerDetail {
  const row = entryAt(read, n)
  const entry = toEntry(read, row, Infinity)
  const fields = fieldsOf(read, row.entity, row.rowId)
  const living = isLiving(read, row.entity, row.rowId)
  return {
    ...entry,
    changes: entry.changes.map((change, at) => {
      const before = row.detail!.changes![at]!.before
      const now = fields && Object.hasOwn(fields, change.field) ? fields[change.field]! : null
      return {
        ...change,
        long: isLong(row.entity, change.field),
        now: fields && shownOf(read, row.entity, change.field, now),
        restorable: living && row.kind !== 'rejected' && now !== before && restorableField(row.entity, change.field, before),
      }
    }),
    revivable: row.act === 'deleted' && row.kind !== 'rejected' && rowOf(read, row.entity, row.rowId) !== null && !living && parentLives(read, row),
  }
}

function parentLives(read: Read, { entity, rowId }: EntryRow): boolean {
  const on = hangsOn(entity, rowOf(read, entity, rowId) ?? {})
  return on === null || isLiving(read, on.entity, on.id)
}

function entryAt(read: Read, n: number): EntryRow {
  const row = getEntry(read, n)
  if (!row) throw new AppError('unknown-entry')
  return row
}

/** The old value comes back as an edit of today: it syncs, and can itself be found in the ledger. */
export function restore(context: Context, { n, field }: Input<'restore'>): { replaced: string } {
  return context.store.write((write) => {
    const { entity, rowId, kind, act, detail } = entryAt(write, n)
    if (kind === 'rejected') throw new AppError('not-restorable')
    if (field === null) {
      if (act !== 'deleted') throw new AppError('not-restorable')
      revive(write, entity, rowId, true)
      return { replaced: 'null' }
    }
    const change = detail?.changes?.find((one) => one.field === field)
    if (!change || !restorableField(entity, field, change.before)) throw new AppError('not-restorable')
    return { replaced: setField(write, context, entity, rowId, field, change.before) }
  })
}

export function undoRestore(context: Context, { n, field, replaced }: Input<'undoRestore'>): Record<string, never> {
  context.store.write((write) => {
    const { entity, rowId, act, detail } = entryAt(write, n)
    if (field === null && act !== 'deleted') throw new AppError('not-restorable')
    if (field === null) revive(write, entity, rowId, false)
    else {
      const value: Value = readBack(entity, field, replaced)
      if (!detail?.changes?.some((one) => one.field === field) || !restorableField(entity, field, value)) throw new AppError('not-restorable')
      setField(write, context, entity, rowId, field, value)
    }
  })
  return {}
}

/** Brings a deleted row back, or takes that back. */
function revive(write: Write, entity: string, rowId: string, living: boolean): void {
  const table = tableNamed(entity)
  if (!table || !(living ? write.restore(table.name as TableName, rowId) : write.remove(table.name as TableName, rowId))) throw new AppError('unknown-thing')
  if (entity === 'learning') keepPromiseWith(write, rowId, living)
}

/** A learning's open promise comes and goes with it. */
function keepPromiseWith(write: Write, learningId: string, living: boolean): void {
  const promise = write.value<string>(`SELECT id FROM followUp WHERE learningId = ? AND resolvedAt IS NULL AND (deletedAt IS NULL) = ? ORDER BY pk DESC`, [learningId, living ? 0 : 1])
  if (promise === undefined) return
  if (!living) write.remove('followUp', promise)
  else if (write.value<number>('SELECT waits FROM learning WHERE id = ?', [learningId]) === 1) write.restore('followUp', promise)
}

const ACTS = { put: 'created', patch: 'changed', del: 'deleted', restore: 'restored' } as const

export function waiting({ store: { read } }: Context, { limit }: Input<'waiting'>): z.output<(typeof contract)['waiting']['out']> {
  const rows = waitingRows(read, limit).map(({ entity, rowId, kind, hlc }) => ({ entity, act: ACTS[kind], thing: toldWith(read, entity, rowId), at: Math.max(0, Math.floor(hlc / 1000)) }))
  return { rows, total: countWaiting(read) }
}

export function open({ store: { read } }: Context): { conflicts: number; rejections: number } {
  return { conflicts: countOpenConflicts(read), rejections: countOpenRejections(read) }
}
