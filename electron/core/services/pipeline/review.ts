// What can be done with the review queue: see what waits, and assign, move and tag ideas, several at once too.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { QueueCounts, review as contract } from '../../../../shared/contract/review.ts'
import { queueCounts, queuePage, tagsOf } from '../../store/pipeline/queue.ts'
import { officeIn, rulesOf } from '../../store/pipeline/rules.ts'
import type { Read } from '../../store/read.ts'
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { moveIdea, undoMove as undoOne } from '../idea/moves.ts'
import { stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>
type Refused = Output<'undoMove'>['refused']

export function list(context: Context, { view, cursor, limit }: Input<'list'>): Output<'list'> {
  const { read } = context.store
  const [now, rules] = [context.now(), rulesOf(read)]
  return { ...queuePage(read, me(context), { view, cursor, limit, now, office: officeIn(read, rules), rules }), now }
}

export function counts({ store: { read }, now }: Context): QueueCounts {
  const rules = rulesOf(read)
  return queueCounts(read, now(), officeIn(read, rules), rules)
}

/** Each by itself: what one of them is refused for does not hold up the others. */
function eachOf<T>({ store: { read } }: Context, ids: readonly { id: string }[], act: (id: string, at: number) => T | null): { done: T[]; refused: Refused } {
  const done: T[] = []
  const refused: Refused = []
  for (const [at, { id }] of ids.entries()) {
    try {
      const result = act(id, at)
      if (result !== null) done.push(result)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push({ id, title: read.value<string>('SELECT title FROM idea WHERE id = ?', [id]) ?? '', code: error.code })
    }
  }
  return { done, refused }
}

export function assign(context: Context, { ids, ownerId }: Input<'assign'>): Output<'assign'> {
  const { store } = context
  if (ownerId && store.read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [ownerId]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'ownerId', code: 'unknown-member' }])
  return eachOf(context, ids.map((id) => ({ id })), (id) =>
    store.write((write) => {
      stageOf(write, id)
      const before = write.value<string | null>('SELECT ownerId FROM idea WHERE id = ?', [id]) ?? null
      return write.patch('idea', id, { ownerId }) ? { id, before } : null
    }))
}

export function unassign(context: Context, { owners }: Input<'unassign'>): Record<string, never> {
  eachOf(context, owners, (id, at) => context.store.write((write) => write.patch('idea', id, { ownerId: owners[at]!.before })))
  return {}
}

const standing = (read: Read, id: string) => read.get<{ stage: Stage; stepId: string | null }>('SELECT stage, inStep AS stepId FROM idea WHERE id = ? AND deletedAt IS NULL', [id])

export function move(context: Context, { ideas, to, stepId, reason }: Input<'move'>): Output<'move'> {
  // else each would be refused for it, one by one
  if (to === 'declined' && !reason.trim()) throw new AppError('reason-missing', {}, [{ field: 'reason', code: 'reason-missing' }])
  return eachOf(context, ideas, (id, at) =>
    context.store.write((write) => {
      const before = standing(write, id)?.stepId ?? null
      return { id, changeId: moveIdea(write, context, { id, from: ideas[at]!.from, to, stepId, reason }), stepId: before }
    }))
}

export function undoMove(context: Context, { moves }: Input<'undoMove'>): Output<'undoMove'> {
  return {
    refused: eachOf(context, moves, (id, at) => {
      const { changeId, stepId } = moves[at]!
      if (changeId !== null) return undoOne(context, { id, changeId, stepId })
      return context.store.write((write) => moveIdea(write, context, { id, to: stageOf(write, id), stepId, reason: '' }))
    }).refused,
  }
}

export function tags({ store: { read } }: Context, { id }: Input<'tags'>): string[] {
  return tagsOf(read, [id]).get(id) ?? []
}

export function tag({ store }: Context, { id, tags: wanted }: Input<'tag'>): Output<'tag'> {
  return store.write((write) => {
    stageOf(write, id)
    const before = tagsOf(write, [id]).get(id) ?? []
    for (const gone of before) if (!wanted.includes(gone)) write.remove('ideaTag', joinedId('ideaTag', id, gone))
    for (const name of new Set(wanted)) if (!before.includes(name)) write.ensure('ideaTag', joinedId('ideaTag', id, name), { ideaId: id, tag: name })
    return { before }
  })
}
