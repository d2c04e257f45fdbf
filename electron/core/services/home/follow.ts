// Following ideas.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Following, home as contract } from '../../../../shared/contract/home.ts'
import { followersOf, interestIn } from '../../store/home/interest.ts'
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
