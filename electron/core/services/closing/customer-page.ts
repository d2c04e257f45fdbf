// All about one customer, and the notes that colleagues keep about them.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Customer, customers as contract } from '../../../../shared/contract/customers.ts'
import { customerOfFact, getCustomer } from '../../store/closing/customers.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function get({ store }: Context, { id }: Input<'get'>): Customer {
  const customer = getCustomer(store.read, id)
  if (!customer) throw new AppError('unknown-customer')
  return customer
}

export function addFact(context: Context, { customerId, kind, text }: Input<'addFact'>): Customer {
  context.store.write((write) => {
    if (write.value('SELECT 1 FROM customer WHERE id = ? AND deletedAt IS NULL', [customerId]) === undefined) throw new AppError('unknown-customer')
    write.put('customerFact', context.newId(), { customerId, kind, text, authorId: me(context), createdAt: context.now() })
  })
  return get(context, { id: customerId })
}

function onFact(context: Context, id: string, living: boolean, act: (write: Write) => unknown): Customer {
  const customerId = context.store.write((write) => {
    const of = customerOfFact(write, id, living)
    if (of === null) throw new AppError('unknown-fact')
    act(write)
    return of
  })
  return get(context, { id: customerId })
}

export const editFact = (context: Context, { id, changes }: Input<'editFact'>): Customer => onFact(context, id, true, (write) => write.patch('customerFact', id, changes))
export const deleteFact = (context: Context, { id }: Input<'deleteFact'>): Customer => onFact(context, id, true, (write) => write.remove('customerFact', id))
export const restoreFact = (context: Context, { id }: Input<'restoreFact'>): Customer => onFact(context, id, false, (write) => write.restore('customerFact', id))
