// What can be done with what stands behind an idea: say for which customers one supports it, and read its history.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Backing, backing as contract, IdeaStep } from '../../../../shared/contract/backing.ts'
import { backingOf } from '../../store/idea/backing.ts'
import { changeOf, changesOf, toStep, type After } from '../../store/idea/changes.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { partsOf } from '../../store/merged.ts'
import type { Read } from '../../store/read.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { giveSupport, stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

function needIdea(read: Read, id: string): void {
  if (read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-idea')
}

export function of(context: Context, { id }: Input<'of'>): Backing {
  needIdea(context.store.read, id)
  return backingOf(context.store.read, me(context), id)
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
