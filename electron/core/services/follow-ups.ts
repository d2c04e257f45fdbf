// What can be done with follow-ups: acknowledge, resolve with the answer given, share.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { FollowUp, followUps as contract } from '../../../shared/contract/follow-ups.ts'
import { countFollowUps, getFollowUp, openFollowUps, resolvedFollowUps } from '../store/follow-ups.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function list({ store, now }: Context, { open, limit }: Input<'list'>): { rows: FollowUp[]; open: number; overdue: number } {
  const unresolved = open === false ? [] : openFollowUps(store.read, limit)
  const resolved = open === true ? [] : resolvedFollowUps(store.read, limit - unresolved.length)
  return { rows: [...unresolved, ...resolved], ...countFollowUps(store.read, now()) }
}

function change(context: Context, id: string, act: (followUp: FollowUp) => Record<string, string | number>): FollowUp {
  context.store.write((write) => {
    const followUp = getFollowUp(write, id)
    if (!followUp) throw new AppError('unknown-follow-up')
    write.patch('followUp', id, act(followUp))
  })
  return getFollowUp(context.store.read, id)!
}

export function acknowledge(context: Context, { id }: Input<'acknowledge'>): FollowUp {
  return change(context, id, ({ state }) => {
    if (state === 'resolved' || state === 'shared') throw new AppError('already-resolved')
    return state === 'open' ? { state: 'acknowledged', acknowledgedAt: context.now() } : {}
  })
}

export function resolve(context: Context, { id, answer }: Input<'resolve'>): FollowUp {
  return change(context, id, ({ state }) => {
    if (state === 'resolved' || state === 'shared') throw new AppError('already-resolved')
    return { state: 'resolved', answer, resolvedAt: context.now() }
  })
}

export function share(context: Context, { id }: Input<'share'>): FollowUp {
  return change(context, id, ({ state }) => {
    if (state !== 'resolved' && state !== 'shared') throw new AppError('not-resolved')
    return state === 'resolved' ? { state: 'shared', sharedAt: context.now() } : {}
  })
}
