// Conflicts: two values, of which one had to give way. Whoever it concerns chooses; the value and the end of the conflict are written together.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import { cleanText } from '../../../../shared/contract/fields.ts'
import type { Conflict, ledger as contract } from '../../../../shared/contract/ledger.ts'
import { conflictsOfRow, getConflict, listConflicts, type ConflictRow } from '../../store/replica/conflicts.ts'
import { actorOnRow, whoOf } from '../../store/replica/nameless.ts'
import type { Read } from '../../store/read.ts'
import { fieldsOf, fits, isLiving, isLong, partOf, shownOf, toldWith } from '../../store/row-words.ts'
import type { Context } from '../context.ts'
import type { Value } from '../../store/tables.ts'
import { numberOf } from './ledger.ts'
import { readBack, setField } from './put-back.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function conflicts({ store: { read } }: Context, { open, cursor, limit }: Input<'conflicts'>): { rows: Conflict[]; next: string | null } {
  const rows = listConflicts(read, { open, after: numberOf(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return { rows: shown.map((row) => toConflict(read, row)), next: rows.length > limit ? String(shown.at(-1)!.pk) : null }
}

export function conflict({ store: { read } }: Context, { id }: Input<'conflict'>): Conflict {
  return toConflict(read, conflictAt(read, id))
}

export function conflictsOf({ store: { read } }: Context, { id }: Input<'conflictsOf'>): z.output<(typeof contract)['conflictsOf']['out']> {
  return conflictsOfRow(read, id).map(({ id, entity, rowId, field }) => ({ id, entity, field, part: partOf(read, entity, rowId) }))
}

function conflictAt(read: Read, id: string): ConflictRow {
  const row = getConflict(read, id)
  if (!row) throw new AppError('unknown-conflict')
  return row
}

function toConflict(read: Read, { id, entity, rowId, field, value, ofId, againstId, happenedAt, resolvedAt, resolvedById }: ConflictRow): Conflict {
  const now = fieldsOf(read, entity, rowId)?.[field] ?? null
  return {
    id, entity, field, resolvedAt,
    at: happenedAt,
    part: partOf(read, entity, rowId),
    thing: toldWith(read, entity, rowId),
    long: isLong(entity, field),
    lost: { by: whoOf(read, ofId, entity, rowId), value: shownOf(read, entity, field, JSON.parse(value) as Value) },
    standing: { by: whoOf(read, againstId, entity, rowId), value: shownOf(read, entity, field, now) },
    living: isLiving(read, entity, rowId),
    resolvedBy: whoOf(read, resolvedById, entity, rowId),
  }
}

/** `both` is for long texts: as the person put them together, else one under the other. */
export function choose(context: Context, { id, choice, text }: Input<'choose'>): { replaced: string | null } {
  return context.store.write((write) => {
    const row = conflictAt(write, id)
    if (row.resolvedAt !== null) throw new AppError('already-decided')
    const { entity, rowId, field } = row
    const lost = JSON.parse(row.value) as Value
    let replaced: string | null = null
    if (choice === 'lost') replaced = setField(write, context, entity, rowId, field, lost)
    if (choice === 'both') {
      if (!isLong(entity, field)) throw new AppError('not-both')
      const together = text === undefined ? [fieldsOf(write, entity, rowId)?.[field], lost].filter(Boolean).join('\n\n') : cleanText(text).trim()
      if (!fits(entity, field, together)) throw new AppError('bad-input', {}, [{ field: 'text', code: 'too-long' }])
      replaced = setField(write, context, entity, rowId, field, together)
    }
    write.patch('conflict', id, { resolvedAt: context.now(), resolvedById: actorOnRow(write, entity, rowId) })
    return { replaced }
  })
}

/** Takes a choice back: the conflict is open again, with the value that stood before. */
export function reopen(context: Context, { id, replaced }: Input<'reopen'>): Record<string, never> {
  context.store.write((write) => {
    const { entity, rowId, field } = conflictAt(write, id)
    if (replaced !== null) setField(write, context, entity, rowId, field, readBack(entity, field, replaced))
    write.patch('conflict', id, { resolvedAt: null, resolvedById: null })
  })
  return {}
}
