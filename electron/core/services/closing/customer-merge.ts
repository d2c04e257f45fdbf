// Customers who are one and the same (docs/merge.md): one counts for the other, and which of them may be.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Customer, customers as contract } from '../../../../shared/contract/customers.ts'
import { alikeNames } from '../../../../shared/domain/customer-names.ts'
import { countApart, customersApart, listApart as apart, listNames } from '../../store/closing/customers.ts'
import type { Write } from '../../store/write.ts'
import * as pair from '../apart.ts'
import type { Context } from '../context.ts'
import { survivorFor } from '../merging.ts'
import { get } from './customer-page.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** What shows or counts customers. */
const TELLING = ['learnings', 'ideas', 'follow-ups', 'meetings', 'causes'] as const

function setMergedInto(write: Write, id: string, mergedIntoId: string | null): void {
  write.patch('customer', id, { mergedIntoId })
  for (const noun of TELLING) write.changed(noun)
}

function living(write: Write, id: string): { name: string; mergedIntoId: string | null } {
  const row = write.get<{ name: string; mergedIntoId: string | null }>('SELECT name, mergedIntoId FROM customer WHERE id = ? AND deletedAt IS NULL', [id])
  if (!row) throw new AppError('unknown-customer')
  return row
}

export function merge(context: Context, { id, intoId }: Input<'merge'>): Customer {
  const survivor = context.store.write((write) => {
    const { mergedIntoId } = living(write, id)
    const stays = survivorFor(write, 'customer', { id, intoId, merged: mergedIntoId !== null })
    setMergedInto(write, id, stays)
    return stays
  })
  return get(context, { id: survivor })
}

export function unmerge(context: Context, { id }: Input<'unmerge'>): Customer {
  context.store.write((write) => {
    const { name, mergedIntoId } = living(write, id)
    if (mergedIntoId === null) throw new AppError('not-merged', { title: name })
    setMergedInto(write, id, null)
  })
  return get(context, { id })
}

/** Every name is looked at for each answer: less than a tenth of a second for 10,000 of them. */
export function alike({ store: { read } }: Context, { limit }: Input<'alike'>): Output<'alike'> {
  const rows = listNames(read)
  const told = customersApart(read)
  const pairs = alikeNames(rows, (a, b) => told.has(`${a.id} ${b.id}`)).toSorted((x, y) => Number(x.why === 'one-letter') - Number(y.why === 'one-letter') || y.a.learnings + y.b.learnings - (x.a.learnings + x.b.learnings))
  return {
    pairs: pairs.slice(0, limit).map(({ a, b, why }) => {
      const [keep, other] = b.learnings > a.learnings ? [b, a] : [a, b]
      return { keep: shown(keep), other: shown(other), why }
    }),
    more: pairs.length > limit,
    apart: countApart(read),
  }
}

const shown = ({ id, name, learnings }: ReturnType<typeof listNames>[number]) => ({ id, name, learnings })

export function tellApart({ store }: Context, { customerId, otherId }: Input<'tellApart'>): Record<string, never> {
  store.write((write) => pair.tellApart(write, 'customer', customerId, otherId))
  return {}
}

export function forgetApart({ store }: Context, { customerId, otherId }: Input<'forgetApart'>): Record<string, never> {
  store.write((write) => pair.forgetApart(write, 'customer', customerId, otherId))
  return {}
}

export function listApart({ store: { read } }: Context, { limit }: Input<'listApart'>): Output<'listApart'> {
  return apart(read, limit)
}
