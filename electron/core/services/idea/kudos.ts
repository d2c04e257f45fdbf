// What can be done with kudos: give them to whoever wrote something, read them, take one's own back.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { kudos as contract, KudosOf } from '../../../../shared/contract/kudos.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { authorOf, kudosOf, kudosOnComments } from '../../store/idea/kudos.ts'
import { wroteNameless } from '../../store/replica/nameless.ts'
import type { Read } from '../../store/read.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Also where one wrote, or answered, without a name. */
function isOwn(read: Read, { ofNoun, ofId }: Input<'of'>, by: string, own: string): boolean {
  if (by !== NAMELESS) return by === own
  const ideaId = ofNoun === 'comment' ? read.value<string>('SELECT ideaId FROM comment WHERE id = ?', [ofId]) : ofId
  return ideaId !== undefined && wroteNameless(read, ideaId)
}

export function of(context: Context, about: Input<'of'>): KudosOf {
  const { read } = context.store
  const own = me(context)
  const author = authorOf(read, about)
  return { kudos: kudosOf(read, own, about.ofId), thankable: author && !isOwn(read, about, author.id, own) ? author : null }
}

export function onComments(context: Context, { ideaId }: Input<'onComments'>): Output<'onComments'> {
  return kudosOnComments(context.store.read, me(context), ideaId)
}

export function give(context: Context, { text, ...about }: Input<'give'>): KudosOf {
  const fromId = me(context)
  context.store.write((write) => {
    const author = authorOf(write, about)
    if (!author) throw new AppError('kudos-none')
    if (isOwn(write, about, author.id, fromId)) throw new AppError('kudos-own')
    const table = about.ofNoun
    const example = write.value<number>(`SELECT example FROM ${table} WHERE id = ?`, [about.ofId]) === 1
    write.put('kudos', context.newId(), { ...about, toId: author.id, fromId, text, createdAt: context.now() }, { example })
  })
  return of(context, about)
}

export function takeBack({ store }: Context, { id }: Input<'takeBack'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('kudos', id)) throw new AppError('unknown-kudos')
  })
  return {}
}

export function restore({ store }: Context, { id }: Input<'restore'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('kudos', id)) throw new AppError('unknown-kudos')
  })
  return {}
}
