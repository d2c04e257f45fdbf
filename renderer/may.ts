// What this person may do with a thing on the screen: the same table that the core and the hub go by. Whoever works alone may do everything.
import { useCallback } from 'react'
import { legalMoves, type Stage } from '../shared/domain/ideas.ts'
import { hasRole, refusal, type Act, type RightsCode, type Role, type Thing } from '../shared/domain/rights.ts'
import { useAsk } from './query.ts'

/** What is of the example workspace stays on this computer: everybody may play with it. */
export interface Shown extends Thing { readonly example?: boolean }

export interface May {
  /** Why not, as a code for `problemWords`; null when they may. */
  refused: (act: Act, thing: Shown) => RightsCode | null
  /** Stages that this person may move the idea to outside a meeting. */
  moves: (idea: IdeaLike) => readonly Stage[]
  is: (role: Role) => boolean
}

interface IdeaLike { readonly stage: Stage; readonly author: { readonly id: string }; readonly owner: { readonly id: string } | null; readonly example: boolean }

export const ideaThing = ({ author, owner, example }: Omit<IdeaLike, 'stage'>): Shown => ({ entity: 'idea', data: { authorId: author.id, ownerId: owner?.id ?? null }, example })
export const learningThing = ({ author, example }: { author: { id: string }; example: boolean }): Shown => ({ entity: 'learning', data: { authorId: author.id }, example })

export function useMay(): May {
  const { data: session } = useAsk('session', 'get', {})
  const inTeam = session?.inTeam ?? false
  const member = session?.member ?? null
  const refused = useCallback((act: Act, thing: Shown) => (!inTeam || !member || thing.example ? null : refusal(member, act, thing)), [inTeam, member])
  return {
    refused,
    moves: useCallback((idea) => legalMoves(idea.stage).filter((to) => refused('move', { ...ideaThing(idea), move: { from: idea.stage, to, inMeeting: false } }) === null), [refused]),
    is: useCallback((role) => !inTeam || member === null || hasRole(member, role), [inTeam, member]),
  }
}
