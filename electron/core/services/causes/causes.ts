// What can be done with causes: the tree, and how one learning came about.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Cause, causes as contract, RootCause } from '../../../../shared/contract/causes.ts'
import { causeTree, monthOf } from '../../../../shared/domain/causes.ts'
import { needPast } from '../../../../shared/domain/past-days.ts'
import { causeRows, getRootCause, listCauses } from '../../store/causes/causes.ts'
import { findByName, resolvePicked } from '../../store/lookups.ts'
import type { Read } from '../../store/read.ts'
import { joinedId, type Changes, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { removeInUse } from './remove-in-use.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store, now }: Context): Cause[] {
  return listCauses(store.read, monthOf(now()))
}

function present(context: Context, id: string): Cause {
  const found = list(context).find((cause) => cause.id === id)
  if (!found) throw new AppError('unknown-cause')
  return found
}

function needFreeName(read: Read, name: string, id: string): void {
  const other = findByName(read, 'cause', name)
  if (other && other !== id) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

export function create(context: Context, { area, ...fields }: Input<'create'>): Cause {
  const { store, newId, now } = context
  const id = newId()
  store.write((write) => {
    needFreeName(write, fields.name, id)
    needPast(fields.removedOn, now(), 'removedOn')
    if (fields.parentId !== null && !causeRows(write).some((row) => row.id === fields.parentId)) throw new AppError('unknown-cause', {}, [{ field: 'parentId', code: 'unknown-cause' }])
    write.put('cause', id, { ...fields, areaId: resolvePicked(write, 'area', area, newId), position: null })
  })
  return present(context, id)
}

export function edit(context: Context, { id, changes: { area, ...changes } }: Input<'edit'>): Cause {
  const { store, newId, now } = context
  store.write((write) => {
    const rows = causeRows(write)
    if (!rows.some((row) => row.id === id)) throw new AppError('unknown-cause')
    if (changes.name !== undefined) needFreeName(write, changes.name, id)
    needPast(changes.removedOn, now(), 'removedOn')
    if (changes.parentId) {
      if (!rows.some((row) => row.id === changes.parentId)) throw new AppError('unknown-cause', {}, [{ field: 'parentId', code: 'unknown-cause' }])
      if (causeTree(rows).below(id).includes(changes.parentId)) throw new AppError('cause-circle', {}, [{ field: 'parentId', code: 'cause-circle' }])
    }
    write.patch('cause', id, { ...changes, ...(area !== undefined && { areaId: resolvePicked(write, 'area', area, newId) }) })
  })
  return present(context, id)
}

export function remove(context: Context, { id, moveTo }: Input<'delete'>): Promise<{ moved: number }> {
  return removeInUse(context, 'cause', id, moveTo)
}

export function restore(context: Context, { id }: Input<'restore'>): Cause {
  context.store.write((write) => {
    if (!write.restore('cause', id)) throw new AppError('unknown-cause')
  })
  return present(context, id)
}

function needLearning(read: Read, learningId: string): void {
  if (read.value('SELECT 1 FROM learning WHERE id = ? AND deletedAt IS NULL', [learningId]) === undefined) throw new AppError('unknown-learning')
}

export function of({ store }: Context, { learningId }: Input<'of'>): RootCause | null {
  needLearning(store.read, learningId)
  return getRootCause(store.read, learningId)
}

const NOTHING = { causeId: null, areaId: null, remedy: null, why1: null, why2: null, why3: null, why4: null, why5: null, prevention: null, ideaId: null } as const

/** Says how a learning came about, inside the caller's transaction: only what is given changes. Also for imports and the example workspace. */
export function tellCause(write: Write, learningId: string, changes: Changes, now: number): void {
  const id = joinedId('rootCause', learningId)
  const row = write.get<{ deletedAt: number | null }>('SELECT deletedAt FROM rootCause WHERE id = ?', [id])
  const given = Object.fromEntries(Object.entries(changes).flatMap(([field, value]) => (value === undefined || (!row && (value === null || value === '')) ? [] : [[field, value]])))
  if (!row) write.put('rootCause', id, { learningId, ...given, createdAt: now })
  else if (row.deletedAt === null) write.patch('rootCause', id, given)
  else {
    write.restore('rootCause', id)
    write.patch('rootCause', id, { ...NOTHING, ...given })
  }
  write.changed('learnings')
}

export function tell({ store, newId, now }: Context, { learningId, changes: { cause, area, ...plain } }: Input<'tell'>): RootCause {
  store.write((write) => {
    needLearning(write, learningId)
    if (plain.ideaId && write.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [plain.ideaId]) === undefined) throw new AppError('unknown-idea', {}, [{ field: 'ideaId', code: 'unknown-idea' }])
    const example = { example: write.value<number>('SELECT example FROM learning WHERE id = ?', [learningId]) === 1 }
    tellCause(write, learningId, {
      ...plain,
      ...(cause !== undefined && { causeId: resolvePicked(write, 'cause', cause, newId, example) }),
      ...(area !== undefined && { areaId: resolvePicked(write, 'area', area, newId, example) }),
    }, now())
  })
  return getRootCause(store.read, learningId)!
}

export function forget({ store }: Context, { learningId }: Input<'forget'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('rootCause', joinedId('rootCause', learningId))) throw new AppError('unknown-learning')
  })
  return {}
}

export function recall({ store }: Context, { learningId }: Input<'recall'>): RootCause {
  store.write((write) => {
    needLearning(write, learningId)
    if (!write.restore('rootCause', joinedId('rootCause', learningId))) throw new AppError('unknown-learning')
  })
  return getRootCause(store.read, learningId)!
}
