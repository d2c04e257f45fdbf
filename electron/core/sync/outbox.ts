// From the outbox to the hub and back: folding, numbering, pushes, answers, and a new identity when two devices turn out to share one.
import { MOST_OPS, PUSH_BYTES, PUSH_OPS, type PushResult, type WireOp } from '../../../shared/protocol.ts'
import { shapeOf } from '../../../shared/sync/shapes.ts'
import { startCreations } from '../store/creations.ts'
import { accepted, dropVersions, OUTBOX_COLUMNS, redrawMissing, refused, settleForgotten, toOp, type OutboxRow } from '../store/replica/hub-copy.ts'
import { startNotes } from '../store/replica/ledger.ts'
import type { Write } from '../store/write.ts'
import { startOver } from './pages.ts'
import { getState, setState, type SyncState } from './state.ts'

/** Accepted operations are kept this long, for a hub that is restored from an older backup. Milliseconds. */
const ACKED_KEPT = 30 * 24 * 60 * 60 * 1000

export interface Push { readonly prev: string | null; readonly ops: readonly WireOp[] }

/**
 * The next push after the operation numbered `after`: closed when it is full, but operations that stand or fall together stay together.
 * Gives numbers to what has none, after folding it. Null when there is nothing to send.
 */
export function nextPush(write: Write, after: number): Push | null {
  const waiting = enoughFor(write, after)
  if (waiting.length === 0) return null
  const txns = new Map(waiting.map(({ n, txn }) => [n, txn]))
  const taken = takeGroups(fold(write, waiting))
  const state = getState(write)
  let { sentN } = state
  const fresh = taken.filter((op) => op.sentN === null)
  // as a rule they follow each other without holes, and none was parted from its group: one statement numbers them all
  const together = fresh.length > 1 && fresh.at(-1)!.n - fresh[0]!.n === fresh.length - 1 && fresh.every((op) => op.txn === (txns.get(op.n) ?? null))
  if (together) write.run('UPDATE outbox SET sentN = n + ? WHERE n BETWEEN ? AND ?', [sentN + 1 - fresh[0]!.n, fresh[0]!.n, fresh.at(-1)!.n])
  const ops = taken.map((row): WireOp => {
    const op = toOp(row)
    const n = op.sentN ?? ++sentN
    if (op.sentN === null && !together) write.run('UPDATE outbox SET sentN = ?, txn = ? WHERE n = ?', [n, op.txn, op.n])
    return {
      n, opId: op.opId, entity: op.entity, rowId: op.rowId, kind: op.kind, patch: op.patch, base: op.base, hlc: op.hlc, schema: op.schema,
      ...(op.txn !== null && { txn: op.txn }), ...(op.dep !== null && { dep: op.dep }), ...(op.was !== null && { was: op.was }),
    }
  })
  if (sentN > state.sentN) setState(write, { sentN })
  return { prev: opNumbered(write, state, ops[0]!.n - 1), ops }
}

/** What waits, as much as a push may hold. The last group that was read may go on beyond what was read: then it waits for the next push, or more is read. */
function enoughFor(write: Write, after: number): readonly OutboxRow[] {
  for (const most of [PUSH_OPS, MOST_OPS]) {
    const ops = write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE ver IS NULL AND (sentN IS NULL OR sentN > ?) ORDER BY n LIMIT ?`, [after, most + 1])
    const txn = ops.at(-1)?.txn ?? null
    if (ops.length <= most || txn === null) return ops
    const begin = ops.findIndex((op) => op.txn === txn)
    if (begin > 0) return ops.slice(0, begin)
    if (most === MOST_OPS) return ops
  }
  return []
}

/** Whole groups up to the size of a push. A group that no push can hold goes in parts that stand alone. */
function takeGroups(ops: readonly OutboxRow[]): OutboxRow[] {
  const taken: OutboxRow[] = []
  let bytes = 0
  for (const group of groups(ops)) {
    const size = group.reduce((sum, { patch, was }) => sum + patch.length + (was?.length ?? 0) + 300, 0)
    if (taken.length > 0 && (taken.length + group.length > PUSH_OPS || bytes + size > PUSH_BYTES)) break
    if (group.length > MOST_OPS) return group.slice(0, MOST_OPS).map((op) => (op.sentN === null ? { ...op, txn: null } : op))
    taken.push(...group)
    bytes += size
  }
  return taken
}

function groups(ops: readonly OutboxRow[]): OutboxRow[][] {
  const found: OutboxRow[][] = []
  for (const op of ops) {
    const last = found.at(-1)
    if (op.txn !== null && last?.[0]!.txn === op.txn) last.push(op)
    else found.push([op])
  }
  return found
}

/** Several edits of one row that were not sent yet become one: what a person typed in an hour offline is one operation, not sixty. */
function fold(write: Write, ops: readonly OutboxRow[]): OutboxRow[] {
  const kept: OutboxRow[] = []
  const last = new Map<string, number>()
  for (const op of ops) {
    const at = last.get(op.rowId)
    const before = at === undefined ? undefined : kept[at]
    if (before && folds(before, op)) {
      const together = foldTogether(before, op)
      kept[at!] = together
      write.run('UPDATE outbox SET patch = ?, hlc = ?, was = ? WHERE n = ?', [together.patch, together.hlc, together.was, together.n])
      write.run('DELETE FROM outbox WHERE n = ?', [op.n])
    } else {
      last.set(op.rowId, kept.length)
      kept.push(op)
    }
  }
  return kept
}

/** Equal bases: nothing of others arrived between the two. Steps of a guarded field (an idea's stages) are each told. */
function folds(before: OutboxRow, op: OutboxRow): boolean {
  const guarded = shapeOf(op.entity)?.guarded
  return (
    before.sentN === null && op.sentN === null && before.entity === op.entity && op.kind === 'patch' && (before.kind === 'patch' || before.kind === 'put') &&
    before.base === op.base && before.txn === op.txn && !Object.keys(toOp(op).patch).some((field) => guarded?.has(field))
  )
}

function foldTogether(before: OutboxRow, op: OutboxRow): OutboxRow {
  const [first, second] = [toOp(before), toOp(op)]
  const was = before.kind === 'put' ? null : { ...second.was, ...first.was }
  return { ...before, patch: JSON.stringify({ ...first.patch, ...second.patch }), hlc: op.hlc, was: was && Object.keys(was).length > 0 ? JSON.stringify(was) : null }
}

/** The id of this device's operation of that number: acknowledged last, or still in the outbox. */
export function opNumbered(write: Write, state: SyncState, n: number): string | null {
  return n === state.ackedN ? state.ackedOp : (write.value<string>('SELECT opId FROM outbox WHERE sentN = ?', [n]) ?? null)
}

/** The operations that wait for an answer, by their numbers. */
function numbered(write: Write, from: number, to: number): Map<number, OutboxRow> {
  const rows = write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE sentN BETWEEN ? AND ? AND ver IS NULL`, [from, to])
  return new Map(rows.map((row) => [row.sentN!, row]))
}

/** Takes the hub's answers. One that is not waited for changes nothing (R3). `head`: the newest version that the hub has told of. */
export function takeResults(write: Write, results: readonly PushResult[], head: number, now: number): void {
  let acked: OutboxRow | null = null
  const notes = startNotes()
  const answered = results.map(({ n }) => n)
  const [from, to] = [Math.min(...answered), Math.max(...answered)]
  const waiting = numbered(write, from, to)
  const creations = startCreations(write, from, to, notes)
  for (const result of results) {
    const row = waiting.get(result.n)
    if (!row) continue
    waiting.delete(result.n)
    acked = row
    if ('ver' in result && result.from === 0 && creations.take(row, result.ver)) continue
    const op = toOp(row)
    if ('ver' in result) accepted(write, op, result, { now, notes })
    else refused(write, op, { code: result.code, params: { ...result.params, ...(result.by && { by: result.by }) }, row: result.row ?? null }, { now, notes })
  }
  creations.settle()
  notes.keep(write, now)
  const state = getState(write)
  if (!state.sweeping && state.cursor >= head) settleForgotten(write, state.cursor, now)
  if (acked && acked.sentN! > state.ackedN) setState(write, { ackedN: acked.sentN!, ackedOp: acked.opId, hlc: Math.max(state.hlc, acked.hlc) })
}

/** What the hub's clock, which only a welcome tells, says is too old. */
export function forgetSettled(write: Write, hubTime: number): void {
  write.run('DELETE FROM acked WHERE at < ?', [hubTime - ACKED_KEPT])
}

/**
 * R5: this copy of the data goes on as a device of its own. The hub knows the operations by their ids, so none counts twice.
 * It reads everything again: rows that the hub left out for the old device must come now.
 */
export function becomeNewDevice(write: Write, dev: string): void {
  startOver(write)
  write.run('UPDATE shadow SET upTo = 0')
  setState(write, { dev, ackedN: 0, ackedOp: null })
  renumber(write, write.all<{ n: number }>('SELECT n FROM outbox WHERE sentN IS NOT NULL AND ver IS NULL ORDER BY n').map(({ n }) => n))
}

/**
 * Counts from 1 again. What was ever sent keeps a number, for only what was never sent may be folded: the hub may know the operation by its id already,
 * and would answer with what it made of it then (seed 1011 of test/sync).
 */
function renumber(write: Write, sent: readonly number[]): void {
  write.run('UPDATE outbox SET sentN = NULL')
  for (const [at, n] of sent.entries()) write.run('UPDATE outbox SET sentN = ? WHERE n = ?', [at + 1, n])
  setState(write, { sentN: sent.length })
}

/** The hub was restored as it was at version `head`: what it had accepted since is sent again, before what waits. For a device that is new to the hub. */
export function sendAgain(write: Write, head: number, now: number): void {
  const lost = write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM acked WHERE ver > ? ORDER BY n`, [head]).map(toOp)
  const waiting = write.all<OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM outbox ORDER BY n`).map(toOp)
  write.run('DELETE FROM acked WHERE ver > ?', [head])
  write.run('DELETE FROM outbox')
  const sent: number[] = []
  for (const op of [...lost, ...waiting]) {
    const ver = op.ver !== null && op.ver <= head ? op.ver : null
    write.run('INSERT INTO outbox (opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, was, ver) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      op.opId, op.txn, op.entity, op.rowId, op.kind, JSON.stringify(op.patch), Math.min(op.base, head), op.dep, op.hlc, op.schema, op.was && JSON.stringify(op.was), ver,
    ])
    if (ver === null && (op.sentN !== null || op.ver !== null)) sent.push(write.value<number>('SELECT max(n) FROM outbox')!)
  }
  renumber(write, sent)
  dropVersions(write, head)
  for (const op of lost) redrawMissing(write, op.entity, op.rowId, now)
}
