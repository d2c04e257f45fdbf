// Following ideas, and finding colleagues to be named.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Following, home as contract } from '../../../../shared/contract/home.ts'
import { fold } from '../../search/fold.ts'
import { followersOf, interestIn } from '../../store/home/interest.ts'
import { listMembers } from '../../store/session.ts'
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function following(context: Context, { ideaId }: Input<'following'>): Following {
  const { read } = context.store
  if (read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [ideaId]) === undefined) throw new AppError('unknown-idea')
  const { said, why } = interestIn(read, me(context), ideaId)
  return { said, why, hears: said ?? why !== null, ...followersOf(read, ideaId) }
}

export function follow(context: Context, { ideaId, follows }: Input<'follow'>): Following {
  const memberId = me(context)
  context.store.write((write) => {
    if (write.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [ideaId]) === undefined) throw new AppError('unknown-idea')
    const id = joinedId('follow', ideaId, memberId)
    if (follows === null) write.remove('follow', id)
    else write.ensure('follow', id, { ideaId, memberId, follows, createdAt: context.now() })
  })
  return following(context, { ideaId })
}

/** Names in which every word of the text begins a word, in any script; those that begin with it first. */
export function people(context: Context, { text, limit }: Input<'people'>): { id: string; name: string }[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  const self = me(context)
  return listMembers(context.store.read)
    .flatMap(({ id, name }) => {
      const parts = fold(name).split(/[\s\-.]+/)
      if (id === self || !words.every((word) => parts.some((part) => part.startsWith(word)))) return []
      return [{ id, name, first: words.length === 0 || parts[0]!.startsWith(words[0]!) ? 0 : 1 }]
    })
    .toSorted((a, b) => a.first - b.first)
    .slice(0, limit)
    .map(({ id, name }) => ({ id, name }))
}
