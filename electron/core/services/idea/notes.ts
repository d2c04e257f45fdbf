// Notes that champions keep about an idea among themselves.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Idea, ideas as contract } from '../../../../shared/contract/ideas.ts'
import { personOf } from '../../store/rights.ts'
import { me, type Context } from '../context.ts'
import { get, stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function addNote(context: Context, { id, text }: Input<'addNote'>): Idea {
  context.store.write((write) => {
    if (!personOf(write)) throw new AppError('alone')
    stageOf(write, id)
    write.put('championNote', context.newId(), { ideaId: id, authorId: me(context), text, createdAt: context.now() })
  })
  return get(context, { id })
}

export function editNote({ store }: Context, { id, text }: Input<'editNote'>): Record<string, never> {
  store.write((write) => {
    if (write.value('SELECT 1 FROM championNote WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-note')
    write.patch('championNote', id, { text })
  })
  return {}
}

export function deleteNote({ store }: Context, { id }: Input<'deleteNote'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('championNote', id)) throw new AppError('unknown-note')
  })
  return {}
}

export function restoreNote({ store }: Context, { id }: Input<'restoreNote'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('championNote', id)) throw new AppError('unknown-note')
  })
  return {}
}
