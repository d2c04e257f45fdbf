// What can be done with a pilot: who tries the idea, what they say of it, and that they were told what changed.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { pilot as contract, Pilot } from '../../../../shared/contract/pilot.ts'
import { needPast } from '../../../../shared/domain/past-days.ts'
import { pilotOf, pilotsOfCustomer } from '../../store/idea/pilot.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { joinedId, type Changes, type Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { stageOf } from '../ideas.ts'
import { mailMessage } from '../meetings/paper/mail.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function of({ store }: Context, { ideaId }: Input<'of'>): Pilot {
  if (store.read.value('SELECT 1 FROM idea WHERE id = ? AND deletedAt IS NULL', [ideaId]) === undefined) throw new AppError('unknown-idea')
  return pilotOf(store.read, ideaId)
}

export function add(context: Context, { ideaId, customers }: Input<'add'>): Pilot {
  context.store.write((write) => {
    stageOf(write, ideaId)
    for (const picked of customers) {
      const customerId = resolvePicked(write, 'customer', picked, context.newId)!
      const id = joinedId('pilotCustomer', ideaId, customerId)
      // who was on it before comes back with what they said
      if (!write.restore('pilotCustomer', id) && write.value('SELECT 1 FROM pilotCustomer WHERE id = ?', [id]) === undefined) write.put('pilotCustomer', id, { ideaId, customerId, createdAt: context.now() })
    }
  })
  return of(context, { ideaId })
}

/** Throws `not-in-pilot` when there is no such row. */
function change({ store }: Context, id: string, changes: Changes): Record<string, never> {
  store.write((write) => {
    needRow(write, id)
    write.patch('pilotCustomer', id, changes)
  })
  return {}
}

function needRow(write: Write, id: string): void {
  if (write.value('SELECT 1 FROM pilotCustomer WHERE id = ? AND deletedAt IS NULL', [id]) === undefined) throw new AppError('not-in-pilot')
}

export function say(context: Context, { id, verdict, words, saidOn }: Input<'say'>): Record<string, never> {
  needPast(saidOn, context.now(), 'saidOn')
  // who saves what stands there already has not written it down
  const said = context.store.read.get<{ verdict: string | null; words: string | null; saidOn: string | null }>('SELECT verdict, words, saidOn FROM pilotCustomer WHERE id = ? AND deletedAt IS NULL', [id])
  if (said && said.verdict === verdict && said.words === words && said.saidOn === saidOn) return {}
  return change(context, id, verdict === null ? { verdict: null, words: null, saidOn: null, saidById: null } : { verdict, words, saidOn, saidById: me(context) })
}

export const tell = (context: Context, { id, message }: Input<'tell'>): Record<string, never> => change(context, id, { message, toldById: me(context), toldAt: context.now() })
export const untell = (context: Context, { id }: Input<'untell'>): Record<string, never> => change(context, id, { message: null, toldById: null, toldAt: null })

export function remove({ store }: Context, { id }: Input<'remove'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('pilotCustomer', id)) throw new AppError('not-in-pilot')
  })
  return {}
}

export function restore({ store }: Context, { id }: Input<'restore'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('pilotCustomer', id)) throw new AppError('not-in-pilot')
  })
  return {}
}

export const mail = (_: Context, input: Input<'mail'>): { message: string } => ({ message: mailMessage(input) })
export const ofCustomer = ({ store }: Context, { customerId }: Input<'ofCustomer'>): ReturnType<typeof pilotsOfCustomer> => pilotsOfCustomer(store.read, customerId)
