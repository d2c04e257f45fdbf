// What can be done with what stands behind an idea: support it, say for which customers, and read its history.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Backing, backing as contract, IdeaStep } from '../../../../shared/contract/backing.ts'
import type { Idea, ideas } from '../../../../shared/contract/ideas.ts'
import { backingOf } from '../../store/idea/backing.ts'
import { changeOf, changesOf, toStep, type After } from '../../store/idea/changes.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { partsOf } from '../../store/merged.ts'
import type { Read } from '../../store/read.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { get, stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

function needIdea(read: Read, id: string): void {
  if (read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-idea')
}

export function of(context: Context, { id }: Input<'of'>): Backing {
  needIdea(context.store.read, id)
  return backingOf(context.store.read, me(context), id)
}

export function support(context: Context, { id, support }: z.output<typeof ideas.support.in>): Idea {
  context.store.write((write) => {
    stageOf(write, id)
    giveSupport(write, context, id, support)
  })
  return get(context, { id })
}

/** Inside the caller's transaction. */
function giveSupport(write: Write, context: Context, ideaId: string, support: boolean): void {
  const memberId = me(context)
  // also what was given to an idea that was merged into this one
  const present = write.all<{ id: string }>(`SELECT id FROM support WHERE ideaId IN ${partsOf(':ideaId')} AND memberId = :memberId AND deletedAt IS NULL`, { ideaId, memberId })
  if (support && present.length === 0) write.ensure('support', joinedId('support', ideaId, memberId), { ideaId, memberId, createdAt: context.now() })
  if (!support) for (const given of present) write.remove('support', given.id)
}

export function supportFor(context: Context, { id, customers }: Input<'supportFor'>): Backing {
  const memberId = me(context)
  context.store.write((write) => {
    stageOf(write, id)
    if (customers.length > 0) giveSupport(write, context, id, true)
    const wanted = new Set(customers.map((picked) => resolvePicked(write, 'customer', picked, context.newId)!))
    forCustomers(write, context, id, memberId, wanted)
  })
  return of(context, { id })
}

/** Makes those for whom one supports it these; also what was said on ideas merged into it. */
function forCustomers(write: Write, context: Context, ideaId: string, memberId: string, wanted: ReadonlySet<string>): void {
  const present = write.all<{ id: string; customerId: string }>(`SELECT id, ofCustomerId AS customerId FROM supportFor WHERE ideaId IN ${partsOf(':ideaId')} AND memberId = :memberId AND deletedAt IS NULL`, { ideaId, memberId })
  for (const { id, customerId } of present) if (!wanted.has(customerId)) write.remove('supportFor', id)
  for (const customerId of wanted) if (!present.some((row) => row.customerId === customerId)) write.ensure('supportFor', joinedId('supportFor', ideaId, memberId, customerId), { ideaId, memberId, customerId, createdAt: context.now() })
}

function afterOf(cursor: string | null): After {
  if (cursor === null) return null
  try {
    const [at, id] = JSON.parse(cursor) as [number, string]
    if (Number.isSafeInteger(at) && typeof id === 'string') return [at, id]
  } catch {
    // said below
  }
  throw new AppError('bad-input', {}, [{ field: 'cursor', code: 'not-valid' }])
}

export function changes({ store: { read } }: Context, { id, cursor, limit }: Input<'changes'>): { rows: IdeaStep[]; next: string | null; total: number } {
  needIdea(read, id)
  const { steps, total } = changesOf(read, id, afterOf(cursor), limit + 1)
  const shown = steps.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown.map((step) => toStep(read, step)), next: steps.length > limit ? JSON.stringify([last!.at, last!.id]) : null, total }
}

export function change({ store: { read } }: Context, { id, changeId }: Input<'change'>): IdeaStep {
  needIdea(read, id)
  const step = changeOf(read, id, changeId)
  if (!step) throw new AppError('unknown-entry')
  return toStep(read, step, Infinity)
}
