// The history of ideas: as the hub takes an edit, it puts down what it changed, in rows of its own that travel like any other (docs/pipeline.md, History).
import { fieldChanges, isTold } from '../../shared/domain/idea-changes.ts'
import type { HubRow, Op, Stamp } from '../../shared/sync/change.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Stored } from './records.ts'

interface Taken {
  readonly op: Op
  /** The row before, and as the operation leaves it. */
  readonly before: HubRow | null
  readonly after: HubRow
  /** The idea it hangs on, or is. */
  readonly ideaId: string | null
  readonly audience: string | null
  readonly device: string
  /** Whose stamps it carries. */
  readonly as: string
  readonly now: number
}

/** Rows for what one operation changed; none while the idea itself comes into being. `nextVer` gives each its version. */
export function changeRows({ op, before, after, ideaId, audience, device, as, now }: Taken, group: readonly Op[], nextVer: () => number): Stored[] {
  if (ideaId === null || !isTold(op.entity) || group.some((other) => other.entity === 'idea' && other.kind === 'put' && other.rowId === ideaId)) return []
  const at = Math.min(now, Math.floor(op.hlc / STEPS))
  return fieldChanges(op.entity, before && !before.deleted ? before.data : null, after.deleted ? null : after.data).map(({ field, ...values }) => {
    const ver = nextVer()
    const created: Stamp = [ver, device, op.hlc, as]
    const data = { ideaId, entity: op.entity, rowId: op.rowId, field, ...values, memberId: as, at }
    // what stood before is another's words: it goes with them
    const changes = before && values.before !== null ? { before: before.changes[field] ?? before.created } : {}
    return { id: idOfJoined('ideaChange', [op.opId, field]), entity: 'ideaChange', parent: ideaId, audience, plainBy: null, row: { ver, from: 0, deleted: false, data, created, life: created, changes } }
  })
}
