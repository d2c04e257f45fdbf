// Presence: who else looks at, or writes on, what this screen shows.
import { once } from 'node:events'
import type * as z from 'zod'
import type { Others, presence as contract } from '../../../../shared/contract/presence.ts'
import { wroteNameless } from '../../store/replica/nameless.ts'
import { getMember } from '../../store/session.ts'
import { changes } from '../changes.ts'
import type { Context } from '../context.ts'

type Input = z.output<(typeof contract)['watchOthers']['in']>

export async function* watchOthers({ connection: { presence }, store }: Context, { noun, id, doing }: Input, signal: AbortSignal): AsyncGenerator<Others> {
  // who looks at their own idea without a name would be known by being there
  if (noun === 'idea' && wroteNameless(store.read, id)) {
    yield { people: [] }
    if (!signal.aborted) await once(signal, 'abort')
    return
  }
  const at = `${noun}:${id}`
  for await (const _ of changes((changed) => presence.enter(at, doing, changed), signal, { atOnce: true })) {
    const people = presence.others(at).flatMap(({ member, doing: does }) => {
      const name = getMember(store.read, member)?.name
      return name === undefined ? [] : [{ id: member, name, doing: does }]
    })
    yield { people }
  }
}
