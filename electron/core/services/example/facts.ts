// What the example's colleagues know of their customers.
import type { FactKind } from '../../../../shared/domain/customers.ts'
import type { Colleague } from './people.ts'

export const FACTS: readonly { readonly customer: string; readonly kind: FactKind; readonly by: Colleague; readonly text: string }[] = [
  { customer: 'Norrby Hospital', kind: 'preference', by: 'ingrid', text: 'Call after three: the wards change shifts at half past two.' },
  { customer: 'Norrby Hospital', kind: 'fact', by: 'ingrid', text: 'Four hundred nurses ride to work. Their contract ends in March.' },
  { customer: 'Aberwen Bakery', kind: 'preference', by: 'mila', text: 'Writes in Welsh and likes to be answered so.' },
]
