// What the examples have for whoever looks around, so that home shows what a home looks like: ideas that they follow, and one that they own and that waits.
import { joinedId } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import type { Happening, Play } from './cast.ts'
import { DECIDED_IDEAS } from './ideas-decided.ts'
import { WAITING_IDEAS } from './ideas-waiting.ts'

const HOUR = 60 * 60 * 1000
/** One that is tried, one with proven value, one that was declined, one that waits. */
const FOLLOWED = ['pause', 'call-back', 'child-seat', 'clicked']
const OWNED = 'student-notice'

/** The ideas are there by then: it happens an hour after each. */
export function lookerHappens({ write, timeline, ids }: Play, context: Context): Happening[] {
  const self = me(context)
  const idOf = (key: string) => ids.get(`idea:${key}`)!
  const after = (key: string) => timeline.at([...WAITING_IDEAS, ...DECIDED_IDEAS].find((idea) => idea.key === key)!) + HOUR
  return [
    ...FOLLOWED.map((key): Happening => ({ at: after(key), act: ({ now }) => write.put('follow', joinedId('follow', idOf(key), self), { ideaId: idOf(key), memberId: self, follows: true, createdAt: now() }) })),
    { at: after(OWNED), act: () => write.patch('idea', idOf(OWNED), { ownerId: self }) },
  ]
}
