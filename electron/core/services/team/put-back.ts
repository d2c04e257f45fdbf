// Putting one value into one field of any row, as a new edit: for what the ledger restores and conflicts decide.
import { AppError } from '../../../../shared/app-error.ts'
import { FOLLOWING, QUIET_FIELDS } from '../../../../shared/domain/ledger.ts'
import { RIGHTS } from '../../../../shared/domain/rights.ts'
import { fieldsOf, fits, isGuarded, tableNamed } from '../../store/row-words.ts'
import type { TableName, Value } from '../../store/tables.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { setFollowUp } from '../learnings.ts'

/** A field that people may change by itself (an idea's stage is moved, not set), and a value that it can hold. */
export function restorableField(entity: string, field: string, value: Value): boolean {
  const table = tableNamed(entity)
  const rights = Object.hasOwn(RIGHTS, entity) ? RIGHTS[entity]! : null
  if (!table?.fields.includes(field) || !rights || rights.edit.length === 0) return false
  return !QUIET_FIELDS.has(field) && !FOLLOWING.has(`${entity}.${field}`) && !isGuarded(entity, field) && !rights.fixed?.includes(field) && (rights.only?.includes(field) ?? true) && fits(entity, field, value)
}

/** Returns what it replaced, as JSON. Throws `unknown-thing` when the row is not there, and the codes of rights. */
export function setField(write: Write, context: Context, entity: string, rowId: string, field: string, value: Value): string {
  const table = tableNamed(entity)
  const before = fieldsOf(write, entity, rowId)
  if (!table || !before || write.value(`SELECT 1 FROM ${table.name} WHERE id = ? AND deletedAt IS NULL`, [rowId]) === undefined) throw new AppError('unknown-thing')
  write.patch(table.name as TableName, rowId, { [field]: value })
  write.changed('ledger')
  if (entity === 'learning' && (field === 'waits' || field === 'customerId')) {
    const { waits, customerId } = { ...before, [field]: value } as { waits: boolean; customerId: string | null }
    setFollowUp(write, context, rowId, { waits, customerId, ownerId: me(context), from: context.now() })
  }
  return JSON.stringify(before[field] ?? null)
}

/** A value that an undo gives back. Throws `not-restorable` when it is none of that field. */
export function readBack(entity: string, field: string, replaced: string): Value {
  try {
    const value = JSON.parse(replaced) as Value
    if (fits(entity, field, value)) return value
  } catch {
    // said below
  }
  throw new AppError('not-restorable')
}
