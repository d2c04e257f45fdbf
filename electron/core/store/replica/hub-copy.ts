// The hub's copy of each row. What the device shows is that copy with its own remaining operations on it (docs/sync.md, R6 and R7).
import { audienceOf, hangsOnRole, maySee, PERSON } from '../../../../shared/domain/rights.ts'
import type { Fields as Data, OpKind } from '../../../../shared/sync/change.ts'
import { gatherText, mergeText } from '../../../../shared/sync/text.ts'
import { changesBetween, forgetWords, silentNotes, type Notes } from './ledger.ts'
import { actorOnRow } from './nameless.ts'
import { personOf } from '../rights.ts'
import { TABLES, type Table, type TableName, type Value } from '../tables.ts'
import { dataOf, toColumn, type Write } from '../write.ts'

export interface OutboxOp {
  readonly n: number
  readonly opId: string
  readonly sentN: number | null
  readonly txn: string | null
  readonly entity: string
  readonly rowId: string
  readonly kind: OpKind
  readonly patch: Data
  readonly base: number
  readonly dep: string | null
  readonly hlc: number
  readonly schema: number
  readonly was: Readonly<Record<string, string>> | null
  /** Version that the hub gave it; null until it is acknowledged. */
  readonly ver: number | null
}

export interface OutboxRow extends Omit<OutboxOp, 'patch' | 'was'> { readonly patch: string; readonly was: string | null }
export const OUTBOX_COLUMNS = 'n, opId, sentN, txn, entity, rowId, kind, patch, base, dep, hlc, schema, was, ver'

export function toOp(row: OutboxRow): OutboxOp {
  return { ...row, patch: JSON.parse(row.patch) as Data, was: row.was === null ? null : (JSON.parse(row.was) as Record<string, string>) }
}

/** `gone`: out of this member's sight; kept only as long as the hub has not answered what they had sent on it. */
interface Copy { readonly ver: number; readonly upTo: number; readonly deleted: boolean; readonly gone?: boolean; readonly data: Data }
type Row = Record<string, Value>

/** A row as it came from the hub. */
export interface Arrival {
  readonly entity: string
  readonly id: string
  readonly ver: number
  readonly state: 'living' | 'deleted' | 'gone'
  readonly data: Data
  /** The one member who changed it elsewhere since this device read last; null when there are several, or it is not known. */
  readonly by?: string | null
}

export function tableOf(entity: string): Table | null {
  return Object.hasOwn(TABLES, entity) ? TABLES[entity as TableName] : null
}

export function opsOf(write: Write, entity: string, rowId: string): OutboxOp[] {
  return write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE rowId = ? AND entity = ? ORDER BY n`, [rowId, entity]).map(toOp)
}

/** Rows that own operations change; mostly there is none. */
export const hasCopies = (write: Write): boolean => write.value('SELECT 1 FROM shadow LIMIT 1') !== undefined

/** In the shadow's column `deleted`. */
const GONE = 2

/** Whether own operations on the row are left. */
const hasOps = (write: Write, entity: string, rowId: string) => write.value('SELECT 1 FROM outbox WHERE rowId = ? AND entity = ? LIMIT 1', [rowId, entity]) !== undefined

const verOf = (write: Write, table: Table, id: string) => write.value<number>(`SELECT ver FROM ${table.name} WHERE id = ?`, [id]) ?? 0

const rowOf = (write: Write, table: Table, id: string) => write.get<Row>(`SELECT * FROM ${table.name} WHERE id = ?`, [id])

function copyOf(write: Write, table: Table, id: string): Copy | null {
  const shadow = write.get<{ ver: number; upTo: number; deleted: number; data: string }>('SELECT ver, upTo, deleted, data FROM shadow WHERE entity = ? AND rowId = ?', [table.name, id])
  return shadow ? { ver: shadow.ver, upTo: shadow.upTo, deleted: shadow.deleted === 1, gone: shadow.deleted === GONE, data: JSON.parse(shadow.data) as Data } : null
}

function keepCopy(write: Write, table: Table, id: string, copy: Copy): void {
  write.run('INSERT OR REPLACE INTO shadow (entity, rowId, ver, upTo, deleted, data) VALUES (?, ?, ?, ?, ?, ?)', [table.name, id, copy.ver, copy.upTo, copy.gone ? GONE : copy.deleted ? 1 : 0, JSON.stringify(copy.data)])
}

const dropCopy = (write: Write, table: Table, id: string) => write.run('DELETE FROM shadow WHERE entity = ? AND rowId = ?', [table.name, id])

/** Operations that the copy does not contain yet: drawn over it. */
function notIn(copy: Copy | null, ops: readonly OutboxOp[]): OutboxOp[] {
  return ops.filter((op) => !(copy && op.sentN !== null && op.sentN <= copy.upTo))
}

function applyLocally(view: { deleted: boolean; data: Data } | null, op: OutboxOp): { deleted: boolean; data: Data } | null {
  if (op.kind === 'put') return { deleted: false, data: { ...view?.data, ...op.patch } }
  if (!view) return null
  if (op.kind === 'patch') return { ...view, data: { ...view.data, ...op.patch } }
  return { ...view, deleted: op.kind === 'del' }
}

/** Writes what the person sees: the copy and, over it, the operations. Nothing left of either: the row goes. */
function show(write: Write, table: Table, id: string, copy: Copy | null, ops: readonly OutboxOp[], now: number): void {
  const seen = copy?.gone ? null : copy
  const view = notIn(copy, ops).reduce<{ deleted: boolean; data: Data } | null>(applyLocally, seen)
  write.changed(table.noun)
  if (!view) {
    write.run(`DELETE FROM ${table.name} WHERE id = ?`, [id])
    return
  }
  const { data } = view
  const { known, sql } = drawingOf(table)
  const strange = Object.keys(data).filter((field) => !known.has(field))
  const extra = strange.length > 0 ? JSON.stringify(Object.fromEntries(strange.map((field) => [field, data[field]]))) : null
  const values = table.fields.map((field) => toColumn(data[field]))
  write.run(sql, [id, ...values, ...Object.values(table.derive(data)), seen?.ver ?? 0, view.deleted ? goneAt(data, now) : null, now, extra])
}

/** Of a member the hub says since when they are gone; of all else this device only knows when it heard of it. */
const goneAt = (data: Data, now: number): number => (typeof data['leftAt'] === 'number' ? data['leftAt'] : now)

interface Drawing { readonly known: ReadonlySet<string>; readonly sql: string }
const drawings = new Map<Table, Drawing>()

/** The statement that writes a row of this table: made once, since a first reading writes 100,000 of them. */
function drawingOf(table: Table): Drawing {
  const made = drawings.get(table)
  if (made) return made
  const columns = [...table.fields, ...Object.keys(table.derive({})), 'ver', 'deletedAt', 'updatedAt', 'extra']
  const set = columns.map((column) => (column === 'deletedAt' ? 'deletedAt = iif(excluded.deletedAt IS NULL, NULL, coalesce(deletedAt, excluded.deletedAt))' : `${column} = excluded.${column}`))
  const drawing = { known: new Set(table.fields), sql: `INSERT INTO ${table.name} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)}) ON CONFLICT (id) DO UPDATE SET ${set.join(', ')}` }
  drawings.set(table, drawing)
  return drawing
}

/**
 * Takes a row from the hub. `lastN`: this device's operations up to there are in it (R6). `anew`: also when the device believes to have a newer one
 * (starting over). `pending`: whether the outbox holds anything at all. True when a row that was here went out of this member's sight.
 */
export function arrive(write: Write, arrival: Arrival, { lastN, now, anew, pending, notes = silentNotes }: { lastN: number; now: number; anew: boolean; pending: boolean; notes?: Notes }): boolean {
  const table = tableOf(arrival.entity)
  if (!table) {
    write.run('INSERT OR REPLACE INTO strange (entity, rowId, ver, state, data) VALUES (?, ?, ?, ?, ?)', [arrival.entity, arrival.id, arrival.ver, arrival.state, JSON.stringify(arrival.data)])
    return false
  }
  const all = pending ? opsOf(write, table.name, arrival.id) : []
  const row = rowOf(write, table, arrival.id)
  const old = all.length > 0 ? copyOf(write, table, arrival.id) : null
  const known = old?.ver ?? (typeof row?.['ver'] === 'number' ? row['ver'] : 0)
  if (!anew && known > arrival.ver) return false
  const ops = all.filter((op) => op.ver === null || op.ver > arrival.ver)
  for (const op of all) if (!ops.includes(op)) settle(write, op, op.ver!)
  if (arrival.state === 'gone') {
    if (row) notes.note({ kind: 'received', act: 'gone', entity: table.name, rowId: arrival.id, data: dataOf(table, row) })
    hide(write, table, { id: arrival.id, ver: arrival.ver, upTo: lastN }, ops, now)
    return row !== undefined
  }

  // a deleted row may come without its fields: those of the last copy stay, so that it can be brought back at sight
  const bare = arrival.state === 'deleted' && Object.keys(arrival.data).length === 0
  const before = old?.gone ? null : old
  const data = bare ? (before?.data ?? (row ? dataOf(table, row) : null)) : arrival.data
  if (!data) return false
  const copy: Copy = { ver: arrival.ver, upTo: lastN, deleted: arrival.state === 'deleted', data }
  if (known !== arrival.ver) tellArrival(write, notes, table, arrival, { row, old: before, copy, own: notIn(old, all).filter((op) => !notIn(copy, ops).includes(op)) })
  if (ops.length > 0) keepCopy(write, table, arrival.id, copy)
  else if (all.length > 0) dropCopy(write, table, arrival.id)
  show(write, table, arrival.id, copy, ops, now)
  return false
}

/** Who must have made a row, by what it says: a page for whoever starts from nothing names nobody. */
function personIn(entity: string, id: string, data: Data): string | null {
  if (entity === 'member') return id
  const person = data[PERSON[entity] ?? '']
  return typeof person === 'string' ? person : null
}

/** What others did with the row since, as far as it was not this device's own doing (`own`: its operations that are in the row now and were not before). */
function tellArrival(write: Write, notes: Notes, table: Table, { id, by = null }: Arrival, { row, old, copy, own }: { row: Row | undefined; old: Copy | null; copy: Copy; own: readonly OutboxOp[] }): void {
  if (!row) {
    if (!copy.deleted) notes.added('received', table.name, id, () => copy.data, by ?? personIn(table.name, id, copy.data))
  } else {
    const before = own.reduce<{ deleted: boolean; data: Data } | null>(applyLocally, old ?? (row['ver'] === 0 ? null : { deleted: row['deletedAt'] !== null, data: dataOf(table, row) }))
    if (before && before.deleted !== copy.deleted) notes.note({ kind: 'received', act: copy.deleted ? 'deleted' : 'restored', entity: table.name, rowId: id, data: copy.data, byId: by })
    else if (before) {
      const touched = new Set(own.flatMap((op) => Object.keys(op.patch)))
      const merged = mergedTexts(table, own, copy.data)
      if (merged.length > 0) notes.note({ kind: 'merged', act: 'changed', entity: table.name, rowId: id, data: copy.data, byId: by, changes: merged })
      // an own value that is not there now is in a conflict, which is told by itself
      const changes = changesBetween(before.data, copy.data, table.fields.filter((field) => !touched.has(field)))
      if (table.name === 'conflict') {
        if (before.data['resolvedAt'] === null) tellDecision(notes, id, copy.data)
      } else if (changes.length > 0) notes.note({ kind: 'received', act: 'changed', entity: table.name, rowId: id, data: copy.data, byId: by, changes })
    }
  }
  if (table.name === 'conflict' && !row) tellConflict(write, notes, id, copy)
}

/** Own long texts that the hub put together with another's: what was written, and what became of it. */
function mergedTexts(table: Table, own: readonly OutboxOp[], data: Data): { field: string; before: Value; after: Value }[] {
  const last = new Map<string, { was: string; mine: string }>()
  for (const { was, patch } of own) for (const [field, text] of Object.entries(was ?? {})) if (typeof patch[field] === 'string') last.set(field, { was: last.get(field)?.was ?? text, mine: patch[field] })
  return [...last].flatMap(([field, { was, mine }]) => {
    const now = data[field]
    if (!table.texts.has(field) || typeof now !== 'string' || now === mine || (table.gathered.has(field) ? gatherText : mergeText)(was, mine, now) !== now) return []
    return [{ field, before: mine, after: now }]
  })
}

/** To the two whom it concerns. */
function tellConflict(write: Write, notes: Notes, id: string, { data, deleted }: Copy): void {
  const [entity, rowId, field] = [String(data['entity']), String(data['rowId']), String(data['field'])]
  const own = [write.value<string>(`SELECT value FROM meta WHERE key = 'me'`), actorOnRow(write, entity, rowId)]
  if (deleted || data['resolvedAt'] !== null || ![data['ofId'], data['againstId']].some((id) => own.includes(String(id)))) return
  notes.note({ kind: 'overwritten', act: 'changed', entity, rowId, data: null, byId: String(data['againstId']), ofId: String(data['ofId']), refId: id, changes: [{ field, before: JSON.parse(String(data['value'])) as Value, after: null }] })
}

function tellDecision(notes: Notes, id: string, data: Data): void {
  if (data['resolvedAt'] === null) return
  notes.note({ kind: 'received', act: 'decided', entity: String(data['entity']), rowId: String(data['rowId']), data: null, byId: typeof data['resolvedById'] === 'string' ? data['resolvedById'] : null, refId: id })
}

/**
 * Out of this member's sight, or erased. What they had written on it stays in the outbox until the hub has judged it: it may have been taken before, or be
 * taken when the row is back in sight; to refuse it here would tear groups apart, leave holes in the numbers, or give two outcomes (seed 7 of test/sync).
 */
function hide(write: Write, table: Table, { id, ver, upTo }: { id: string; ver: number; upTo: number }, ops: readonly OutboxOp[], now: number): void {
  forgetWords(write, id)
  const copy: Copy = { ver, upTo, deleted: false, gone: true, data: {} }
  if (ops.length > 0) keepCopy(write, table, id, copy)
  else dropCopy(write, table, id)
  show(write, table, id, ops.length > 0 ? copy : null, ops, now)
}

/**
 * Versions after `head` are of a history that the hub has lost, and it gives their numbers anew: what is written on these rows before they have been read
 * again must not claim to have seen the new ones (seed 3 of test/sync).
 */
export function dropVersions(write: Write, head: number): void {
  for (const table of [...Object.values(TABLES).map(({ name }) => name), 'shadow']) write.run(`UPDATE ${table} SET ver = ? WHERE ver > ?`, [head, head])
}

/** The hub's copies of rows out of sight, when everything is read again. */
export function dropHidden(write: Write): void {
  write.run('DELETE FROM shadow WHERE deleted = ?', [GONE])
}

/** The hub has accepted it. It leaves the outbox when its row has arrived (R7), or at once when the answer says what the row is now. */
export function accepted(write: Write, op: OutboxOp, { ver, from }: { ver: number; from?: number | undefined }, { now, notes = silentNotes }: { now: number; notes?: Notes }): void {
  const table = tableOf(op.entity)
  const copy = table ? copyOf(write, table, op.rowId) : null
  if (table) tellSent(write, notes, table, op, copy)
  const known = copy?.ver ?? (table ? verOf(write, table, op.rowId) : 0)
  if (!table || known >= ver) return settleAndTidy(write, op, ver, now)
  const view = from === known && (from === 0 || copy) && !copy?.gone ? applyLocally(copy, op) : null
  if (!view) {
    write.run('UPDATE outbox SET ver = ? WHERE n = ?', [ver, op.n])
    return
  }
  settle(write, op, ver)
  if (hasOps(write, op.entity, op.rowId)) keepCopy(write, table, op.rowId, { ver, upTo: Math.max(copy?.upTo ?? 0, op.sentN ?? 0), deleted: view.deleted, data: view.data })
  else if (copy) dropCopy(write, table, op.rowId)
  write.run(`UPDATE ${table.name} SET ver = ? WHERE id = ?`, [ver, op.rowId])
}

/** The old values are those that this person saw: the hub's copy, or what the text was when they wrote. */
function tellSent(write: Write, notes: Notes, table: Table, op: OutboxOp, copy: Copy | null): void {
  if (op.kind === 'put') return notes.added('sent', table.name, op.rowId, () => op.patch, null)
  const row = copy ? null : rowOf(write, table, op.rowId)
  const data = copy?.data ?? (row ? dataOf(table, row) : null)
  const told = { kind: 'sent', entity: table.name, rowId: op.rowId, data } as const
  if (op.kind !== 'patch') notes.note({ ...told, act: op.kind === 'del' ? 'deleted' : 'restored' })
  else if (table.name === 'conflict') {
    if (data && typeof op.patch['resolvedAt'] === 'number') notes.note({ kind: 'sent', act: 'decided', entity: String(data['entity']), rowId: String(data['rowId']), data: null, refId: op.rowId })
  } else notes.note({ ...told, act: 'changed', changes: changesBetween({ ...copy?.data, ...op.was }, op.patch, Object.keys(op.patch)) })
}

/** Its row is here already. Drawn again without it: the hub may have found nothing to do (what was to be added was removed by a later hand). */
function settleAndTidy(write: Write, op: OutboxOp, ver: number, now: number): void {
  settle(write, op, ver)
  const table = tableOf(op.entity)
  if (table && copyOf(write, table, op.rowId)) redraw(write, op.entity, op.rowId, now)
}

const SETTLED = 'n, opId, sentN, txn, entity, rowId, kind, patch, base, dep, hlc, schema, was'
const settling = (ver: string, which: string) => `INSERT INTO acked (${SETTLED}, ver, at) SELECT ${SETTLED}, ${ver}, coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'sync.hubTime'), 0) FROM outbox WHERE ${which}`
const [SETTLE, SETTLE_RUN] = [settling('?', 'n = ?'), settling('sentN + ?', 'sentN BETWEEN ? AND ?')]

/** Out of the outbox; kept a while, by the hub's clock, in case the hub is restored from an older backup. */
function settle(write: Write, op: OutboxOp, ver: number): void {
  write.run(SETTLE, [ver, op.n])
  write.run('DELETE FROM outbox WHERE n = ?', [op.n])
}

/** The same for all that were sent with the numbers `from` to `to`, and got versions that are greater by `more`. */
export function settleRun(write: Write, { from, to, more }: { from: number; to: number; more: number }): void {
  write.run(SETTLE_RUN, [more, from, to])
  write.run('DELETE FROM outbox WHERE sentN BETWEEN ? AND ?', [from, to])
}

export interface Refusal { readonly code: string; readonly params: Readonly<Record<string, string | number>>; readonly row: Data | null }

/** The hub has refused it: its text is kept for the person, and the row is what the hub has, with what else is still on its way. */
export function refused(write: Write, op: OutboxOp, refusal: Refusal, { now, notes = silentNotes }: { now: number; notes?: Notes }): void {
  const table = tableOf(op.entity)
  const hidden = refusal.code === 'missing' && table !== null && copyOf(write, table, op.rowId)?.gone === true
  keepRejected(write, op, hidden ? { ...refusal, code: 'no-access' } : refusal, { now, notes })
  write.run('DELETE FROM outbox WHERE n = ?', [op.n])
  redraw(write, op.entity, op.rowId, now)
}

/** What stood or fell together is decided together, and so is what was made on a creation that was refused. */
function groupOf(write: Write, op: OutboxOp, code: string): string {
  const cause = code === 'dependency' && op.dep !== null ? write.value<string>('SELECT coalesce(groupId, opId) FROM rejected WHERE opId = ?', [op.dep]) : undefined
  return cause ?? op.txn ?? op.opId
}

function keepRejected(write: Write, op: OutboxOp, { code, params, row }: Refusal, { now, notes }: { now: number; notes: Notes }): void {
  const groupId = groupOf(write, op, code)
  const kept = write.run(`INSERT OR IGNORE INTO rejected (opId, n, op, code, params, hubRow, at, state, groupId) VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)`, [op.opId, op.n, JSON.stringify(op), code, JSON.stringify(params), row && JSON.stringify(row), now, groupId])
  if (kept > 0) {
    const changes = op.kind === 'patch' ? { changes: changesBetween({ ...row, ...op.was }, op.patch, Object.keys(op.patch)) } : {}
    notes.note({ kind: 'rejected', act: REFUSED_ACTS[op.kind], entity: op.entity, rowId: op.rowId, data: op.kind === 'put' ? op.patch : row, byId: typeof params['by'] === 'string' ? params['by'] : null, code, refId: groupId, ...changes })
  }
  write.changed('session')
  write.changed('ledger')
}

const REFUSED_ACTS = { put: 'created', patch: 'changed', del: 'deleted', restore: 'restored' } as const

/** The row from its copy and what is left of its operations. */
export function redraw(write: Write, entity: string, rowId: string, now: number): void {
  const table = tableOf(entity)
  if (!table) return
  const ops = opsOf(write, entity, rowId)
  const copy = copyOf(write, table, rowId)
  show(write, table, rowId, copy, ops, now)
  if (ops.length === 0) dropCopy(write, table, rowId)
}

/** A row that is no longer here, though operations on it are on their way again. */
export function redrawMissing(write: Write, entity: string, rowId: string, now: number): void {
  const table = tableOf(entity)
  if (table && !rowOf(write, table, rowId)) redraw(write, entity, rowId, now)
}

/** Operations that the hub accepted up to version `upTo`, its newest, which has been read, and whose row did not come: deleted since, and forgotten there. */
export function settleForgotten(write: Write, upTo: number, now: number): void {
  // `+n`: by the index on ver, of which there are few, not through the whole outbox in its order
  for (const op of write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE ver IS NOT NULL AND ver <= ? ORDER BY +n`, [upTo]).map(toOp)) {
    settle(write, op, op.ver!)
    redraw(write, op.entity, op.rowId, now)
  }
}

/** While starting over, the hub did not name this row again: it is gone there. Own operations on it stay and are judged by the hub. */
export function forget(write: Write, entity: string, rowId: string, now: number): void {
  const table = tableOf(entity)
  if (!table) return
  if (outOfSight(write, entity, rowId)) forgetWords(write, rowId)
  else if (entity === 'conflict') keepForgottenConflict(write, rowId, now)
  dropCopy(write, table, rowId)
  // the hub must not think that this device holds the version they were made on: what becomes of them has to come back
  write.run('UPDATE outbox SET base = 0 WHERE rowId = ? AND entity = ?', [rowId, entity])
  redraw(write, entity, rowId, now)
}

/** Whether the row went with a role: the hub names such rows as little as those that it has lost to whoever reads everything again. */
function outOfSight(write: Write, entity: string, rowId: string): boolean {
  const about = entity === 'conflict' ? write.value<string>('SELECT entity FROM conflict WHERE id = ?', [rowId])! : entity
  const audience = audienceOf(about, {}, null)
  const person = hangsOnRole(audience) ? personOf(write) : null
  return person !== null && !maySee(person, audience)
}

/** A hub restored from a backup has lost the conflicts it noted since. The values in them are kept on the device, like those of a refused operation. */
function keepForgottenConflict(write: Write, id: string, now: number): void {
  const conflict = write.get<{ entity: string; rowId: string; field: string; value: string; ofId: string; againstId: string; resolvedAt: number | null }>('SELECT * FROM conflict WHERE id = ? AND deletedAt IS NULL', [id])
  if (!conflict || conflict.resolvedAt !== null) return
  const op = { opId: id, entity: conflict.entity, rowId: conflict.rowId, kind: 'patch', patch: { [conflict.field]: JSON.parse(conflict.value) as Value } }
  write.changed('ledger')
  write.run(`INSERT OR IGNORE INTO rejected (opId, n, op, code, params, hubRow, at, state) VALUES (?, 0, ?, 'conflict-forgotten', ?, NULL, ?, 'open')`, [id, JSON.stringify(op), JSON.stringify({ of: conflict.ofId, by: conflict.againstId }), now])
}
