// The feed: what everybody reads.
import type * as z from 'zod'
import type { feed as contract } from '../../../../shared/contract/feed.ts'
import { listFeed } from '../../store/closing/feed.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store }: Context, { kinds, teamId, cursor, limit }: Input<'list'>): ReturnType<typeof listFeed> {
  return listFeed(store.read, { kinds, teamId, cursor, limit })
}
