// What this person may do with a thing on the screen: the same table that the core and the hub go by. Whoever works alone may do everything.
import { useCallback } from 'react'
import { legalMoves, type Stage } from '../shared/domain/ideas.ts'
import { waysFrom, type Place } from '../shared/domain/steps.ts'
import { hasRole, refusal, selvesOf, type Act, type RightsCode, type Role, type Thing } from '../shared/domain/rights.ts'
import { useStagesLeftOut } from './own-words.ts'
import { placeOf, usePlaces } from './places.ts'
import { useAsk } from './query.ts'

/** What is of the example workspace stays on this computer: everybody may play with it. */
export interface Shown extends Thing {
  readonly example?: boolean
  /** It is, or hangs on, an idea that this person wrote without a name. */
  readonly ownNameless?: boolean
}

export interface May {
  /** Why not, as a code for `problemWords`; null when they may. */
  refused: (act: Act, thing: Shown) => RightsCode | null
  /** Stages and steps that this person may move the idea to outside a meeting, in the order of `waysFrom`. */
  moves: (idea: IdeaLike) => readonly Place[]
  is: (role: Role) => boolean
}

interface IdeaLike { readonly stage: Stage; readonly step: { readonly id: string } | null; readonly author: { readonly id: string }; readonly owner: { readonly id: string } | null; readonly example: boolean; readonly nameless: boolean; readonly mine: boolean }

export const ideaThing = ({ author, owner, example, nameless, mine }: Omit<IdeaLike, 'stage' | 'step'>): Shown => ({ entity: 'idea', data: { authorId: author.id, ownerId: owner?.id ?? null }, example, ownNameless: nameless && mine })
export const learningThing = ({ author, example }: { author: { id: string }; example: boolean }): Shown => ({ entity: 'learning', data: { authorId: author.id }, example })

export function useMay(): May {
  const { data: session } = useAsk('session', 'get', {})
  const without = useStagesLeftOut()
  const { all } = usePlaces()
  const inTeam = session?.inTeam ?? false
  const member = session?.member ?? null
  const refused = useCallback(
    (act: Act, thing: Shown) => {
      if (!inTeam || !member || thing.example) return null
      const codes = selvesOf(member, thing.ownNameless ?? false).map((self) => refusal(self, act, thing))
      return codes.includes(null) ? null : codes[0]!
    },
    [inTeam, member],
  )
  return {
    refused,
    moves: useCallback((idea) => {
      const [thing, here] = [ideaThing(idea), placeOf(idea)]
      return waysFrom(here, all, legalMoves(here.stage, without)).filter((place) =>
        (place.stage === here.stage ? refused('edit', { ...thing, changes: { stepId: place.stepId } }) : refused('move', { ...thing, move: { from: here.stage, to: place.stage, inMeeting: false, toStep: place.stepId !== null } })) === null)
    }, [refused, without, all]),
    is: useCallback((role) => !inTeam || member === null || hasRole(member, role), [inTeam, member]),
  }
}
