// What the hub decides about the stages of a workspace: none is left out while ideas stand in it, or while the pipeline needs it.
import { OPTIONAL_STAGES, type Stage } from '../../shared/domain/ideas.ts'
import type { Op } from '../../shared/sync/change.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Sql } from '../store/store.ts'
import type { Stored } from './records.ts'
import type { Rows, Verdict } from './verdict.ts'

/** The row that says whether the workspace does without a stage that an idea moves to; null for one that it cannot do without. */
export const stageIdOf = (stage: unknown): string | null => (OPTIONAL_STAGES.includes(stage as Stage) ? idOfJoined('stage', [String(stage)]) : null)

export function isLeftOut(rows: Rows, stage: string): boolean {
  const id = stageIdOf(stage)
  const stored = id === null ? null : rows.get(id)
  return isOut(stored)
}

const isOut = (stored: Stored | null): boolean => stored !== null && !stored.row.deleted && stored.row.data['shown'] === false

/** The stages that operations leave out, in whatever way: looked at when the whole group has been applied. `before`: the rows as they were. */
export const leftOutBy = (group: readonly Op[], before: ReadonlyMap<string, Stored | null>, rows: Rows): { op: Op; stage: string }[] =>
  group.flatMap((op) => {
    const stored = op.entity === 'stage' ? rows.get(op.rowId) : null
    return stored && isOut(stored) && !isOut(before.get(op.rowId) ?? null) ? [{ op, stage: String(stored.row.data['key']) }] : []
  })

/** `held`: rows as they are in this transaction, where the database has not got them yet. */
export async function leaveOutProblem(sql: Sql, stage: string, held: Iterable<Stored | null>): Promise<Verdict | null> {
  if (!OPTIONAL_STAGES.includes(stage as Stage)) return { code: 'stage-needed' }
  const count = await ideasWith(sql, { stage }, held)
  return count > 0 ? { code: 'stage-in-use', params: { count } } : null
}

/** How many living ideas have these values. `held`: rows as they are in this transaction, where the database has not got them yet. */
export async function ideasWith(sql: Sql, values: Readonly<Record<string, string>>, held: Iterable<Stored | null>): Promise<number> {
  const fields = Object.entries(values)
  // JSON escapes the quotes of what people write, so that this stands only where the field does
  const like = fields.map(() => 'AND data LIKE ?').join(' ')
  const standing = new Set((await sql.all<{ id: string }>(`SELECT id FROM record WHERE entity = 'idea' AND deleted = 0 ${like}`, fields.map(([field, value]) => `%"${field}":"${value}"%`))).map(({ id }) => id))
  for (const stored of held) {
    if (stored?.entity !== 'idea') continue
    if (!stored.row.deleted && fields.every(([field, value]) => stored.row.data[field] === value)) standing.add(stored.id)
    else standing.delete(stored.id)
  }
  return standing.size
}
