// What a device, or a program, may no longer bring: words that were erased while it was away.
import type { Op, Stamp } from '../../shared/sync/change.ts'
import { ERASER } from '../../shared/sync/erasure.ts'
import type { Rows } from '../sync/verdict.ts'
import { parentIdOf, type Stored } from '../sync/records.ts'

const wasErased = (stored: Stored | null): boolean => stored !== null && stored.row.life[1] === ERASER
const newest = (stamps: readonly Stamp[]): number => Math.max(0, ...stamps.filter(([, dev]) => dev === ERASER).map(([, , hlc]) => hlc))

/** Whether an operation was made on words that are erased now, or says something of a customer who is. */
export function carriesErased(op: Op, rows: Rows): boolean {
  const stored = rows.get(op.rowId)
  if (stored) {
    if (op.kind === 'restore' && wasErased(stored)) return true
    for (const field of Object.keys(op.patch)) {
      const last = stored.row.changes[field]
      if (last && last[1] === ERASER && op.base < last[0]) return true
    }
  }
  const { customerId } = op.patch
  if (typeof customerId === 'string' && wasErased(rows.get(customerId))) return true
  if (op.kind !== 'put' || stored) return false
  // made before, and sent after: an answer to a learning that has lost its words meanwhile
  const parentId = parentIdOf(op.entity, op.patch)
  const parent = parentId === null ? null : rows.get(parentId)
  return parent !== null && op.hlc <= newest(Object.values(parent.row.changes)) && ['followUp', 'attachment'].includes(op.entity)
}
