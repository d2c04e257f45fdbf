// What can be done with customers, segments, episodes and product areas besides making them as they are typed.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { customers as contract, LookupRow } from '../../../shared/contract/customers.ts'
import { listCustomers } from '../store/closing/customers.ts'
import { findByName, suggest as suggestRows } from '../store/lookups.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function suggest({ store }: Context, { lookup, text, limit }: Input<'suggest'>): LookupRow[] {
  return suggestRows(store.read, lookup, text, limit)
}

export function list({ store }: Context, input: Input<'list'>): ReturnType<typeof listCustomers> {
  return listCustomers(store.read, input)
}

export function rename({ store }: Context, { lookup, id, name }: Input<'rename'>): Record<string, never> {
  store.write((write) => {
    const other = findByName(write, lookup, name)
    if (other && other !== id) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
    if (write.value(`SELECT 1 FROM ${lookup} WHERE id = ? AND deletedAt IS NULL`, [id]) === undefined) throw new AppError('unknown-thing')
    if (write.patch(lookup, id, { name })) for (const noun of ['learnings', 'ideas', 'meetings', 'follow-ups'] as const) write.changed(noun)
  })
  return {}
}

export function setSegment({ store }: Context, { id, segmentId }: Input<'setSegment'>): Record<string, never> {
  store.write((write) => {
    if (segmentId && write.value('SELECT 1 FROM segment WHERE id = ? AND deletedAt IS NULL', [segmentId]) === undefined) throw new AppError('unknown-segment')
    if (write.value('SELECT 1 FROM customer WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-customer')
    write.patch('customer', id, { segmentId })
  })
  return {}
}
