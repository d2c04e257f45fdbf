// Two people who decide the same about an idea without having seen each other's decision agree: nobody is asked about the second (docs/sync.md, Agreement).
import type { Op } from '../../shared/sync/change.ts'
import { toldBy } from '../../shared/sync/rights-of-ops.ts'
import type { Rows } from './verdict.ts'

/** Fields that a move sets along with the stage: of an idea that stands there already they are as the first move left them. */
const ALONG: ReadonlySet<string> = new Set(['stageAt', 'submittedAt', 'stepId'])

/**
 * The ideas that operations of a group move to the stage where they stand already, because another device moved them there unseen. Merges are none:
 * what they name decides, too.
 */
export function agreementsOf(group: readonly Op[], rows: Rows, device: string): ReadonlySet<string> {
  return new Set(group.filter((op) => agrees(op, group, rows, device)).map(({ rowId }) => rowId))
}

function agrees(op: Op, group: readonly Op[], rows: Rows, device: string): boolean {
  if (op.entity !== 'idea' || op.kind !== 'patch' || !Object.hasOwn(op.patch, 'stage')) return false
  const row = rows.get(op.rowId)?.row
  const told = toldBy(op.rowId, group)
  if (!row || row.deleted || !told) return false
  const { stage } = row.data
  if (op.patch['stage'] !== stage || told.patch['toStage'] !== stage || told.patch['fromStage'] === stage || stage === 'merged' || told.patch['fromStage'] === 'merged') return false
  // another step of the same stage is another decision
  if (typeof op.patch['stepId'] === 'string' && op.patch['stepId'] !== row.data['stepId']) return false
  const [ver, by] = row.changes['stage'] ?? row.created
  return ver > op.base && by !== device
}

/** What is done of an operation of an agreement: the idea stays as it is, and the second move is kept as one from that stage to itself. */
export function asAgreed(op: Op, agreed: ReadonlySet<string>): Op {
  if (op.entity === 'idea' && agreed.has(op.rowId)) return { ...op, patch: Object.fromEntries(Object.entries(op.patch).filter(([field]) => !ALONG.has(field))) }
  if (op.entity === 'stageChange' && agreed.has(String(op.patch['ideaId']))) return { ...op, patch: { ...op.patch, fromStage: op.patch['toStage']! } }
  return op
}
