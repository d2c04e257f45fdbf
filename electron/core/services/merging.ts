// Merging duplicates (docs/merge.md): one fact, that an idea or a customer counts for another. Nothing is moved or copied, so taking it back brings everything back.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Idea, ideas as contract, MergePreview, Stage } from '../../../shared/contract/ideas.ts'
import { movesOf } from '../store/idea/whole.ts'
import { leadsTo, partsOf, rootOf, whose, type MergedTable } from '../store/merged.ts'
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'
import { me, type Context } from './context.ts'
import { get, stageOf } from './ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const NAME: Readonly<Record<MergedTable, string>> = { idea: 'title', customer: 'name' }
const nameOf = (read: Read, table: MergedTable, id: string) => read.value<string>(`SELECT ${NAME[table]} FROM ${table} WHERE id = ?`, [id]) ?? ''
const titleOf = (read: Read, id: string) => nameOf(read, 'idea', id)

/** The one that stays when `id` is merged into `intoId`: what that one counts for. Throws `same-<table>`, `merge-again` (it is merged already), `merge-circle` (the other is merged into this one), `unknown-<table>`, `merge-example`. */
export function survivorFor(write: Write, table: MergedTable, { id, intoId, merged }: { id: string; intoId: string; merged: boolean }): string {
  const title = nameOf(write, table, id)
  if (id === intoId) throw new AppError(`same-${table}`)
  if (merged) throw new AppError('merge-again', { title })
  if (leadsTo(write, intoId, id, table)) throw new AppError('merge-circle', { title, other: nameOf(write, table, intoId) })
  const survivor = rootOf(write, intoId, table)
  const row = (of: string) => write.get<{ example: number }>(`SELECT example FROM ${table} WHERE id = ? AND deletedAt IS NULL`, [of])
  const stays = row(survivor)
  if (!stays) throw new AppError(`unknown-${table}`)
  // examples never leave this device, and go one day
  if (row(id)?.example !== stays.example) throw new AppError('merge-example', { title })
  return survivor
}

/**
 * Inside the caller's transaction. Answers the idea that stays.
 * Throws `unknown-idea`, `same-idea`, `merge-circle` (the other is merged into this one), `merge-again` (it is merged already), `merge-example`.
 */
export function mergeIdea(write: Write, context: Context, { id, intoId, reason }: { id: string; intoId: string; reason: string }): string {
  const from = stageOf(write, id)
  stageOf(write, intoId)
  const survivor = survivorFor(write, 'idea', { id, intoId, merged: from === 'merged' })
  const now = context.now()
  write.patch('idea', id, { stage: 'merged', stageAt: now, mergedIntoId: survivor })
  write.put('stageChange', context.newId(), { ideaId: id, fromStage: from, toStage: 'merged', reason, memberId: me(context), meetingId: null, createdAt: now })
  write.changed('learnings')
  return survivor
}

/** Inside the caller's transaction: the idea stands again where it stood, since when it had. Throws `unknown-idea`, `not-merged`. */
export function unmergeIdea(write: Write, context: Context, id: string): void {
  if (stageOf(write, id) !== 'merged') throw new AppError('not-merged', { title: titleOf(write, id) })
  const moves = movesOf(write, id)
  const last = moves.findLast(({ toStage }) => toStage === 'merged')
  const { createdAt, submittedAt } = write.get<{ createdAt: number; submittedAt: number | null }>('SELECT createdAt, submittedAt FROM idea WHERE id = ?', [id])!
  const back: Stage = last?.fromStage ?? (submittedAt === null ? 'draft' : 'submitted')
  const before = last ? moves.slice(0, moves.indexOf(last)) : moves
  const stageAt = since(before, back) ?? createdAt
  write.patch('idea', id, { stage: back, stageAt, mergedIntoId: null })
  write.put('stageChange', context.newId(), { ideaId: id, fromStage: 'merged', toStage: back, reason: '', memberId: me(context), meetingId: null, createdAt: context.now() })
  write.changed('learnings')
}

/** Since when an idea had stood in the stage that these moves led to; merges that were taken back do not count as having left it. */
function since(moves: ReturnType<typeof movesOf>, stage: Stage): number | undefined {
  return moves.findLast(({ fromStage, toStage }) => toStage === stage && fromStage !== 'merged')?.createdAt
}

export function merge(context: Context, input: Input<'merge'>): Idea {
  const survivor = context.store.write((write) => mergeIdea(write, context, input))
  return get(context, { id: survivor })
}

export function unmerge(context: Context, { id }: Input<'unmerge'>): Idea {
  context.store.write((write) => unmergeIdea(write, context, id))
  return get(context, { id })
}

/** What is with one idea, those merged into it included, and not yet with the other. */
export function preview({ store: { read } }: Context, { id, intoId }: Input<'mergePreview'>): MergePreview {
  for (const one of [id, intoId]) if (read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [one]) === undefined) throw new AppError('unknown-idea')
  const ids = { id, intoId: rootOf(read, intoId) }
  const [these, those] = [partsOf(':id'), partsOf(':intoId')]
  const known = (table: string, column: string, of: string) => `EXISTS (SELECT 1 FROM ${table} o WHERE o.ideaId IN ${those} AND o.${column} = ${of} AND o.deletedAt IS NULL)`
  const count = (sql: string) => read.value<number>(`SELECT count(*) FROM (${sql})`, ids) ?? 0
  const supporting = `SELECT DISTINCT x.memberId FROM support x WHERE x.ideaId IN ${these} AND x.deletedAt IS NULL`
  const named = (table: 'ideaCustomer' | 'ideaSegment', lookup: 'customer' | 'segment') =>
    read.all<{ id: string; name: string }>(`SELECT c.id, c.name FROM ${table} x JOIN ${lookup} c ON c.id = x.${whose(lookup)} WHERE x.ideaId IN ${these} AND x.deletedAt IS NULL AND c.deletedAt IS NULL AND NOT ${known(table, whose(lookup), 'c.id')} GROUP BY c.id ORDER BY min(x.pk)`, ids)
  return {
    supporters: count(`${supporting} AND NOT ${known('support', 'memberId', 'x.memberId')}`),
    supportersOfBoth: count(`${supporting} AND ${known('support', 'memberId', 'x.memberId')}`),
    comments: count(`SELECT x.id FROM comment x WHERE x.ideaId IN ${these} AND x.deletedAt IS NULL`),
    learnings: count(`SELECT DISTINCT x.learningId FROM evidence x JOIN learning l ON l.id = x.learningId WHERE x.ideaId IN ${these} AND x.deletedAt IS NULL AND l.deletedAt IS NULL AND NOT ${known('evidence', 'learningId', 'x.learningId')}`),
    customers: named('ideaCustomer', 'customer'),
    segments: named('ideaSegment', 'segment'),
    merged: read.all('SELECT x.id, x.title AS name FROM idea x WHERE x.rootId = ? AND x.deletedAt IS NULL ORDER BY x.pk', [id]),
  }
}
