// What can be done with the categories of ideas.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { categories as contract } from '../../../../shared/contract/campaigns.ts'
import { findByName } from '../../store/lookups.ts'
import type { Context } from '../context.ts'
import { removeInUse } from '../causes/remove-in-use.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store }: Context): { id: string; name: string; ideas: number; example: boolean }[] {
  return store.read
    .all<{ id: string; name: string; ideas: number; example: number }>('SELECT id, name, (SELECT count(*) FROM idea WHERE categoryId = category.id AND deletedAt IS NULL) AS ideas, example FROM category WHERE deletedAt IS NULL ORDER BY folded, pk')
    .map((row) => ({ ...row, example: row.example === 1 }))
}

export function create({ store, newId }: Context, { name }: Input<'create'>): { id: string } {
  const id = newId()
  store.write((write) => {
    if (findByName(write, 'category', name)) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
    write.put('category', id, { name })
  })
  return { id }
}

export function rename({ store }: Context, { id, name }: Input<'rename'>): Record<string, never> {
  store.write((write) => {
    const other = findByName(write, 'category', name)
    if (other && other !== id) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
    if (write.value('SELECT 1 FROM category WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-category')
    write.patch('category', id, { name })
  })
  return {}
}

export function remove(context: Context, { id, moveTo }: Input<'delete'>): Promise<{ moved: number }> {
  return removeInUse(context, 'category', id, moveTo)
}

export function restore({ store }: Context, { id }: Input<'restore'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('category', id)) throw new AppError('unknown-category')
  })
  return {}
}
