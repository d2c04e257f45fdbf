// Operations that the hub refused: kept whole until the person has decided, and a while longer. What was refused together is decided together.
import type { Fields, OpKind } from '../../../../shared/sync/change.ts'
import type { Read } from '../read.ts'
import type { Write } from '../write.ts'

export type RejectedState = 'open' | 'resent' | 'discarded'

/** As much of an operation as deciding about it needs. */
export interface RejectedOp {
  readonly opId: string
  readonly entity: string
  readonly rowId: string
  readonly kind: OpKind
  readonly patch: Fields
}

export interface Rejected {
  readonly op: RejectedOp
  readonly n: number
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** What the hub had. */
  readonly hubRow: Fields | null
  readonly at: number
  readonly state: RejectedState
}

interface RejectedRow { n: number; op: string; code: string; params: string; hubRow: string | null; at: number; state: RejectedState }

const GROUP = 'coalesce(groupId, opId)'
/** Decided ones are kept this long, so that a discarding can be taken back. Milliseconds. */
const DECIDED_KEPT = 90 * 24 * 60 * 60 * 1000

/** Groups, not operations: an idea with its answers is one change to whoever wrote it. */
export function countOpenRejections(read: Read): number {
  return read.value<number>(`SELECT count(DISTINCT ${GROUP}) FROM rejected WHERE state = 'open'`) ?? 0
}

export interface GroupRow { id: string; last: number }

/** Newest first. `last` of the last row is where the next page begins. */
export function listGroups(read: Read, { open, after, limit }: { open: boolean; after: number | null; limit: number }): GroupRow[] {
  return read.all<GroupRow>(`SELECT ${GROUP} AS id, max(rowid) AS last FROM rejected ${open ? `WHERE state = 'open'` : ''} GROUP BY 1 HAVING max(rowid) < ? ORDER BY last DESC LIMIT ?`, [after ?? Number.MAX_SAFE_INTEGER, limit])
}

/** The operations of a group, in the order in which they were made. */
export function opsOfGroup(read: Read, id: string): Rejected[] {
  return read
    .all<RejectedRow>('SELECT n, op, code, params, hubRow, at, state FROM rejected WHERE groupId = ? UNION ALL SELECT n, op, code, params, hubRow, at, state FROM rejected WHERE opId = ? AND groupId IS NULL ORDER BY n', [id, id])
    .map((row) => ({ ...row, op: JSON.parse(row.op) as RejectedOp, params: JSON.parse(row.params) as Rejected['params'], hubRow: row.hubRow === null ? null : (JSON.parse(row.hubRow) as Fields) }))
}

/** What the words of a refusal name; nothing once it is decided and forgotten. */
export function paramsOf(read: Read, groupId: string, code: string): Rejected['params'] {
  const params = read.value<string>(`SELECT params FROM rejected WHERE groupId = :groupId AND code = :code UNION ALL SELECT params FROM rejected WHERE opId = :groupId AND groupId IS NULL AND code = :code LIMIT 1`, { groupId, code })
  return params === undefined ? {} : (JSON.parse(params) as Rejected['params'])
}

export function setGroupState(write: Write, id: string, state: RejectedState, now: number): void {
  write.run(`UPDATE rejected SET state = ?, decidedAt = ? WHERE ${GROUP} = ?`, [state, state === 'open' ? null : now, id])
  settled(write, now)
}

/** All that are open are discarded at this time; or all that were discarded at this time are open again. */
export function setAllStates(write: Write, { from, to, at }: { from: 'open'; to: 'discarded'; at: number } | { from: 'discarded'; to: 'open'; at: number }): void {
  if (to === 'discarded') write.run('UPDATE rejected SET state = ?, decidedAt = ? WHERE state = ?', [to, at, from])
  else write.run('UPDATE rejected SET state = ?, decidedAt = NULL WHERE state = ? AND decidedAt = ?', [to, from, at])
  settled(write, at)
}

function settled(write: Write, now: number): void {
  write.run(`DELETE FROM rejected WHERE state <> 'open' AND decidedAt < ?`, [now - DECIDED_KEPT])
  for (const noun of ['session', 'ledger'] as const) write.changed(noun)
}
