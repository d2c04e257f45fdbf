// The merge rule: what one operation makes of one row, field by field (docs/sync.md, The rules). Pure; the hub runs it inside its write transaction.
import { STEPS } from './clock.ts'
import type { Conflict, HubRow, Op, Outcome, Stamp, Value } from './change.ts'
import { gatherText, mergeText } from './text.ts'

/** How the fields of one entity merge. */
export interface MergeRules {
  /** Long texts: merged sentence by sentence. */
  readonly texts: ReadonlySet<string>
  /** Of those, where both wrote at the same place, what both wrote stays: notes of a meeting. */
  readonly gathered?: ReadonlySet<string>
  /** Tells of the moment: the later clock wins, and what gave way is kept for nobody. */
  readonly passing?: boolean
  /** Never merged: who did not see the other's change decides again. */
  readonly guarded: ReadonlySet<string>
  /** Rows that exist once by what they join: adding twice is adding once. */
  readonly joined: boolean
}

export interface Arrival {
  /** The version this operation gets if it changes anything. */
  readonly ver: number
  readonly dev: string
  readonly by: string
  /** The hub's time, milliseconds: a clock that runs ahead wins nothing by it. */
  readonly now: number
}

/** Applies `op` to `row` (null when the hub has none). Neither is changed. */
export function applyOp(row: HubRow | null, op: Op, rules: MergeRules, { ver, dev, by, now }: Arrival): Outcome {
  const stamp: Stamp = [ver, dev, Math.min(op.hlc, now * STEPS + STEPS - 1), by]
  if (!row) {
    if (op.kind !== 'put') return { done: false, code: 'missing' }
    return { done: true, changed: true, plain: true, conflicts: [], row: { ver, from: 0, deleted: false, data: op.patch, created: stamp, changes: {}, life: stamp } }
  }
  if (op.kind === 'put') return rules.joined ? putAgain(row, op, rules, stamp) : { done: false, code: 'exists' }
  if (op.kind === 'patch') return row.deleted ? { done: false, code: 'deleted', by: row.life[3] } : patch(row, op, rules, stamp)
  return setDeleted(row, op, rules, stamp)
}

const unseen = (last: Stamp, op: Op, stamp: Stamp): boolean => last[0] > op.base && last[1] !== stamp[1]
const lastChange = (row: HubRow, field: string): Stamp => (Object.hasOwn(row.changes, field) ? row.changes[field]! : row.created)
const valueOf = (row: HubRow, field: string): Value => (Object.hasOwn(row.data, field) ? row.data[field]! : null)
/** Later by the clock; devices stand in for a draw, so that every order of arrival gives one answer. */
const isLater = (a: Stamp, b: Stamp): boolean => a[2] > b[2] || (a[2] === b[2] && a[1] > b[1])
const unchanged = (row: HubRow): Outcome => ({ done: true, row, conflicts: [], changed: false, plain: false })

function patch(row: HubRow, op: Op, rules: MergeRules, stamp: Stamp): Outcome {
  const data = new Map(Object.entries(row.data))
  const changes = new Map(Object.entries(row.changes))
  const conflicts: Conflict[] = []
  let plain = true
  for (const [field, mine] of Object.entries(op.patch)) {
    const last = lastChange(row, field)
    const theirs = valueOf(row, field)
    if (rules.guarded.has(field) && unseen(last, op, stamp) && theirs !== mine) return { done: false, code: 'stale', by: last[3] }
    // a field that the row has never had is nobody's: nothing gives way
    const merged: Merged = Object.hasOwn(row.data, field) ? mergeField(field, mine, theirs, last, op, rules, stamp) : { value: mine }
    if (merged.conflict) conflicts.push(merged.conflict)
    if (merged.value !== mine) plain = false
    if (!merged.kept) changes.set(field, stamp)
    data.set(field, merged.value)
  }
  return { done: true, changed: true, plain, conflicts, row: { ...row, ver: stamp[0], from: row.ver, data: Object.fromEntries(data), changes: Object.fromEntries(changes) } }
}

interface Merged {
  readonly value: Value
  /** The hub's value stays, and with it the stamp of who wrote it. */
  readonly kept?: boolean
  readonly conflict?: Conflict
}

function mergeField(field: string, mine: Value, theirs: Value, last: Stamp, op: Op, rules: MergeRules, stamp: Stamp): Merged {
  if (mine === theirs) return { value: mine, kept: true }
  const gathered = rules.gathered?.has(field) === true
  // both made the row: neither has seen anything of the other's
  const was = rules.texts.has(field) && op.was && Object.hasOwn(op.was, field) ? op.was[field]! : gathered && op.kind === 'put' ? '' : null
  // what a text was tells more than versions do: also an own earlier edit may have been merged with another's meanwhile
  const seen = was === null ? !unseen(last, op, stamp) : was === theirs
  if (seen) return { value: mine }
  if (was !== null && typeof mine === 'string' && typeof theirs === 'string') {
    const together = gathered ? gatherText(was, mine, theirs) : mergeText(was, mine, theirs)
    if (together !== null) return { value: together }
  }
  if (rules.passing) return isLater(last, stamp) ? { value: theirs, kept: true } : { value: mine }
  return isLater(last, stamp)
    ? { value: theirs, kept: true, conflict: { field, value: mine, of: stamp, against: last } }
    : { value: mine, conflict: { field, value: theirs, of: last, against: stamp } }
}

/** Two people added the same thing: it is there, and what they said of it merges. */
function putAgain(row: HubRow, op: Op, rules: MergeRules, stamp: Stamp): Outcome {
  const back = row.deleted && !(unseen(row.life, op, stamp) && isLater(row.life, stamp))
  const changed = Object.fromEntries(Object.entries(op.patch).filter(([field, value]) => valueOf(row, field) !== value))
  if (!back && Object.keys(changed).length === 0) return unchanged(row)
  const merged = patch(row, { ...op, patch: changed }, rules, stamp)
  if (!merged.done) return merged
  // its author drew a new row: what became of it must come back
  return { ...merged, plain: false, row: back ? { ...merged.row, deleted: false, life: stamp } : merged.row }
}

function setDeleted(row: HubRow, op: Op, rules: MergeRules, stamp: Stamp): Outcome {
  const deleted = op.kind === 'del'
  if (row.deleted === deleted) return unchanged(row)
  if (rules.joined) {
    // adding and removing what exists once is like setting a switch: the later hand decides
    if (unseen(row.life, op, stamp) && isLater(row.life, stamp)) return unchanged(row)
  } else if (deleted) {
    const other = [row.created, row.life, ...Object.values(row.changes)].find((last) => unseen(last, op, stamp))
    if (other) return { done: false, code: 'changed', by: other[3] }
  }
  return { done: true, changed: true, plain: true, conflicts: [], row: { ...row, ver: stamp[0], from: row.ver, deleted, life: stamp } }
}
