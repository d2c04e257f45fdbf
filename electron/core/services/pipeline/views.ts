// What can be done with saved views: keep one, change it, take it away and back.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { SavedView, views as contract } from '../../../../shared/contract/views.ts'
import { savedViews } from '../../store/pipeline/views.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list(context: Context): SavedView[] {
  return savedViews(context.store.read, me(context))
}

function one(context: Context, id: string): SavedView {
  const view = savedViews(context.store.read, me(context), id)[0]
  if (!view) throw new AppError('unknown-view')
  return view
}

/** With an `id`, asking again after a lost answer makes nothing twice. */
export function save(context: Context, { id = context.newId(), ...said }: Input<'save'>): SavedView {
  const memberId = me(context)
  context.store.write((write) => {
    if (write.value('SELECT 1 FROM savedView WHERE id = ?', [id]) === undefined) write.put('savedView', id, { ...said, memberId, createdAt: context.now() })
  })
  return one(context, id)
}

export function edit(context: Context, { id, changes }: Input<'edit'>): SavedView {
  one(context, id)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  context.store.write((write) => write.patch('savedView', id, given))
  return one(context, id)
}

export function remove(context: Context, { id }: Input<'delete'>): Record<string, never> {
  one(context, id)
  context.store.write((write) => write.remove('savedView', id))
  return {}
}

export function restore(context: Context, { id }: Input<'restore'>): SavedView {
  context.store.write((write) => {
    if (!write.restore('savedView', id)) throw new AppError('unknown-view')
  })
  return one(context, id)
}
