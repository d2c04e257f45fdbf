// What the hub decides about the steps within stages: none is deleted while ideas stand in it, no idea goes to one that is gone, and names are told apart.
import { MOST_STEPS } from '../../shared/domain/steps.ts'
import type { Op } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, type RecordRow, type Stored } from './records.ts'
import { ideasWith } from './stages.ts'
import type { Rows, Verdict } from './verdict.ts'

/** The step that an operation moves an idea to. What is brought along from elsewhere may name one that is gone: it counts for nothing then. */
export const stepOf = ({ entity, kind, patch }: Pick<Op, 'entity' | 'kind' | 'patch'>): string | null => (entity === 'idea' && kind === 'patch' && typeof patch['stepId'] === 'string' ? patch['stepId'] : null)

export function stepVerdict(op: Op, rows: Rows): Verdict | null {
  const id = stepOf(op)
  if (id === null) return null
  const step = rows.get(id)
  return step?.entity === 'step' && !step.row.deleted ? null : { code: 'step-gone' }
}

/** Looked at when the whole group has been applied. `held`: rows as they are in this transaction, where the database has not got them yet. */
export async function stepsProblem(sql: Sql, op: Op, rows: Rows, held: readonly (Stored | null)[]): Promise<Verdict | null> {
  const step = rows.get(op.rowId)!
  const { stage, name } = step.row.data
  if (step.row.deleted) {
    const count = await ideasWith(sql, { stage: String(stage), stepId: step.id }, held)
    return count > 0 ? { code: 'step-in-use', params: { count } } : null
  }
  if (op.kind === 'patch' && !Object.hasOwn(op.patch, 'name')) return null
  const living = new Map((await sql.all<RecordRow>(`SELECT * FROM record WHERE entity = 'step' AND deleted = 0`)).map((record) => [record.id, fromRecord(record)]))
  for (const stored of held) if (stored?.entity === 'step') living.set(stored.id, stored)
  const others = [...living.values()].filter(({ id, row }) => id !== step.id && !row.deleted).map(({ row }) => row.data)
  if (others.some((other) => String(other['name']).toLowerCase() === String(name).toLowerCase())) return { code: 'name-taken', params: { name: String(name) } }
  const count = others.filter((other) => other['stage'] === stage).length
  return op.kind !== 'patch' && count >= MOST_STEPS ? { code: 'too-many-steps', params: { count } } : null
}
