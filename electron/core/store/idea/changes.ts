// The history of an idea in SQL: what the hub put down, the moves, and what this device's outbox still tells: alone all of it, in a team what waits to be sent.
import type { IdeaStep } from '../../../../shared/contract/backing.ts'
import type { Stage } from '../../../../shared/contract/ideas.ts'
import { fieldChanges, TOLD_WITH } from '../../../../shared/domain/idea-changes.ts'
import { STEPS } from '../../../../shared/sync/clock.ts'
import { actorOn } from '../replica/nameless.ts'
import { fits, memberNamed, partOf, shownOf } from '../row-words.ts'
import type { Read } from '../read.ts'
import { TABLES, type Fields, type TableName, type Value } from '../tables.ts'

interface ChangeRow { id: string; at: number; entity: string; rowId: string; field: string; before: string | null; after: string | null; memberId: string }
interface MoveRow { id: string; at: number; fromStage: Stage; toStage: Stage; reason: string; memberId: string }
type Step = ({ kind: 'changed' } & ChangeRow) | ({ kind: 'moved' } & MoveRow)
export type After = readonly [at: number, id: string] | null

/** Letters of a text that a list shows. */
const PREVIEW = 240

const newerFirst = (a: { at: number; id: string }, b: { at: number; id: string }): number => b.at - a.at || (b.id < a.id ? -1 : b.id > a.id ? 1 : 0)

interface OutboxRow { opId: string; txn: string | null; entity: string; rowId: string; kind: 'put' | 'patch' | 'del' | 'restore'; patch: string; hlc: number }

/** What the outbox says of the idea, replayed on what the hub knows of each row. */
function waitingChanges(read: Read, ideaId: string): ChangeRow[] {
  const hanging = TOLD_WITH.map((name) => `SELECT id FROM ${name} WHERE ${TABLES[name as TableName].name === 'attachment' ? 'ofId' : 'ideaId'} = :ideaId`).join(' UNION ALL ')
  const ops = read.all<OutboxRow>(
    `SELECT o.opId, o.txn, o.entity, o.rowId, o.kind, o.patch, o.hlc FROM (SELECT :ideaId AS id UNION ALL ${hanging}) of JOIN outbox o ON o.rowId = of.id WHERE o.ver IS NULL ORDER BY o.n`,
    { ideaId },
  )
  const making = ops.find(({ rowId, kind }) => rowId === ideaId && kind === 'put')
  const memberId = actorOn(read, ideaId)
  const rows = new Map<string, { data: Fields; living: boolean } | null>()
  const known = (rowId: string) => {
    if (!rows.has(rowId)) {
      const shadow = read.get<{ data: string; deleted: number }>('SELECT data, deleted FROM shadow WHERE rowId = ?', [rowId])
      rows.set(rowId, shadow ? { data: JSON.parse(shadow.data) as Fields, living: shadow.deleted === 0 } : null)
    }
    return rows.get(rowId)!
  }
  return ops.flatMap(({ opId, txn, entity, rowId, kind, patch, hlc }) => {
    const before = known(rowId)
    const now = { data: { ...before?.data, ...(JSON.parse(patch) as Fields) }, living: kind === 'del' ? false : kind === 'patch' ? (before?.living ?? true) : true }
    rows.set(rowId, now)
    // what came with the idea is no change of it
    if (kind === 'put' && making && (opId === making.opId || (txn !== null && txn === making.txn))) return []
    return fieldChanges(entity, before?.living ? before.data : null, now.living ? now.data : null).map((change) => ({ id: `${opId}:${change.field}`, at: Math.floor(hlc / STEPS), entity, rowId, ...change, memberId }))
  })
}

/** A page of steps, the newest first. */
export function changesOf(read: Read, ideaId: string, after: After, limit: number): { steps: Step[]; total: number } {
  const from = after ? 'AND (at, id) < (:at, :id)' : ''
  const place = after ? { at: after[0], id: after[1] } : {}
  const told = read.all<ChangeRow>(`SELECT id, at, entity, rowId, field, "before", "after", memberId FROM ideaChange WHERE ideaId = :ideaId AND deletedAt IS NULL ${from} ORDER BY at DESC, id DESC LIMIT :limit`, { ideaId, ...place, limit })
  const moved = read.all<MoveRow>(`SELECT id, createdAt AS at, fromStage, toStage, reason, memberId FROM stageChange WHERE ideaId = :ideaId AND deletedAt IS NULL ${after ? 'AND (createdAt, id) < (:at, :id)' : ''} ORDER BY createdAt DESC, id DESC LIMIT :limit`, { ideaId, ...place, limit })
  const waiting = waitingChanges(read, ideaId)
  const ahead = after === null ? waiting : waiting.filter((step) => newerFirst({ at: after[0], id: after[1] }, step) < 0)
  const steps = [...[...told, ...ahead].map((row): Step => ({ kind: 'changed', ...row })), ...moved.map((row): Step => ({ kind: 'moved', ...row }))].sort(newerFirst).slice(0, limit)
  const count = (table: string) => read.value<number>(`SELECT count(*) FROM ${table} WHERE ideaId = ? AND deletedAt IS NULL`, [ideaId])!
  return { steps, total: count('ideaChange') + count('stageChange') + waiting.length }
}

export function changeOf(read: Read, ideaId: string, id: string): Step | null {
  const told = read.get<ChangeRow>(`SELECT id, at, entity, rowId, field, "before", "after", memberId FROM ideaChange WHERE ideaId = ? AND id = ? AND deletedAt IS NULL`, [ideaId, id])
  const found = told ?? waitingChanges(read, ideaId).find((step) => step.id === id)
  return found ? { kind: 'changed', ...found } : null
}

/** A value was put down as text: it is again what its field holds. */
function valueOf(entity: string, field: string, text: string | null): Value {
  if (text === null || fits(entity, field, text)) return text
  if (text === 'true' || text === 'false') return text === 'true'
  return fits(entity, field, Number(text)) ? Number(text) : text
}

/** Whose verdict, whose message. */
function customerOf(read: Read, rowId: string): string | null {
  return read.value<string>('SELECT c.name FROM pilotCustomer p JOIN customer c ON c.id = p.ofCustomerId WHERE p.id = ? AND c.deletedAt IS NULL', [rowId]) ?? null
}

/** `longest`: letters of a text that are shown. */
export function toStep(read: Read, step: Step, longest = PREVIEW): IdeaStep {
  const { id, at, memberId } = step
  const by = memberNamed(read, memberId)!
  if (step.kind === 'moved') return { kind: 'moved', id, at, by, from: step.fromStage, to: step.toStage, reason: step.reason }
  const { entity, field, rowId, before, after } = step
  const shown = (text: string | null) => shownOf(read, entity, field, valueOf(entity, field, text), longest)
  return { kind: 'changed', id, at, by, entity, field, part: entity === 'pilotCustomer' ? customerOf(read, rowId) : partOf(read, entity, rowId), before: shown(before), after: shown(after), cut: [before, after].some((text) => (text?.length ?? 0) > longest) }
}
