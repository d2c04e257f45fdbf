// Amounts, remedies and what was heard again, in words.
import type { Cause, StatementSum } from '../../../shared/contract/causes.ts'
import type { Remedy } from '../../../shared/domain/causes.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

export function moneyWords(format: Format, amounts: StatementSum['amounts']): string {
  return amounts.map(({ amount, currency }) => format.money(amount, currency)).join(' + ')
}

export function remedyWords(t: Words, remedy: Remedy | null): string {
  return remedy === null ? t('causes:noRemedy') : t(`causes:remedy.${remedy}`)
}

/** "Said to be gone since 1 March, heard again by 4 customers". */
export function againWords(t: Words, format: Format, removedOn: string, { contacts, customers }: NonNullable<Cause['again']>): string {
  const day = format.day(removedOn)
  return customers > 0 ? t('causes:of.againCustomers', { count: customers, day }) : t('causes:of.again', { count: contacts, day })
}
