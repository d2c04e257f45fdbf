// Telling two ideas or two customers apart for the whole team: one row of the two, the same whichever is named first, and the way back.
import { AppError } from '../../../shared/app-error.ts'
import type { MergedTable } from '../store/merged.ts'
import { joinedId, type Write } from '../store/write.ts'

const PAIR = { idea: { table: 'distinctPair', column: 'ideaId' }, customer: { table: 'distinctCustomer', column: 'customerId' } } as const

/** Names the first of two by id, as rows of pairs do. */
const inOrder = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one])

/** Throws `same-<of>`, `unknown-<of>`. */
export function tellApart(write: Write, of: MergedTable, one: string, other: string): void {
  if (one === other) throw new AppError(`same-${of}`)
  const { table, column } = PAIR[of]
  const [first, second] = inOrder(one, other)
  // with one of the example it is the example's: nobody else has that one
  const examples = [one, other].map((id) => write.value<number>(`SELECT example FROM ${of} WHERE id = ? AND deletedAt IS NULL`, [id]))
  if (examples.includes(undefined)) throw new AppError(`unknown-${of}`)
  write.ensure(table, joinedId(table, first, second), { [column]: first, otherId: second }, { example: examples.includes(1) })
}

export function forgetApart(write: Write, of: MergedTable, one: string, other: string): void {
  const { table } = PAIR[of]
  write.remove(table, joinedId(table, ...inOrder(one, other)))
}
