// The filters of the ideas as the screen holds them, and what the core is asked: the same for the board, the list and the matrix.
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import { ME, PLAIN_VIEW, type IdeaView } from '../../../shared/domain/idea-views.ts'
import { STAGES } from '../../../shared/domain/ideas.ts'

export type ListState = IdeaView

/** What narrows down which ideas are shown; the rest of a view is how they are shown. */
const NARROWING = ['text', 'stages', 'steps', 'mine', 'customerId', 'ownerId', 'areaId', 'gainer', 'categoryId', 'campaignId', 'leftOut'] as const satisfies readonly (keyof IdeaView)[]
export const NOTHING_FILTERED = Object.fromEntries(NARROWING.map((key) => [key, PLAIN_VIEW[key]])) as Pick<IdeaView, (typeof NARROWING)[number]>

export function toFilters({ text, stages, steps, customerId, mine, ownerId, areaId, gainer, categoryId, campaignId, leftOut }: ListState, me: string | undefined): IdeaFilters {
  const owner = ownerId === ME ? (me ?? null) : ownerId
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    // in the order of the board, so that the same choice is the same question
    ...(stages.length > 0 ? { stages: STAGES.filter((stage) => stages.includes(stage)) } : {}),
    ...(steps.length > 0 ? { steps: steps.toSorted() } : {}),
    ...(customerId ? { customerId } : {}),
    ...(owner ? { ownerId: owner } : {}),
    ...(areaId ? { areaId } : {}),
    ...(gainer ? { gainer } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(leftOut ? { leftOut } : {}),
    ...(mine && me ? { authorId: me } : {}),
  }
}
