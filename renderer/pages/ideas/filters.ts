// The filters of the ideas list and of the board as the screen holds them, and what the core is asked.
import type { IdeaFilters, IdeaSort } from '../../../shared/contract/ideas.ts'
import { STAGES, type Lens, type Stage } from '../../../shared/domain/ideas.ts'
import type { Pick } from '../../components/picks.ts'

export interface ListState {
  text: string
  stages: readonly Stage[]
  customer: Pick | null
  mine: boolean
  categoryId: string | null
  campaignId: string | null
  /** Whether it says who is left out. */
  leftOut: Lens | null
  sort: IdeaSort
}

export const EVERYTHING: ListState = { text: '', stages: [], customer: null, mine: false, categoryId: null, campaignId: null, leftOut: null, sort: 'newest' }

export function toFilters({ text, stages, customer, mine, categoryId, campaignId, leftOut }: ListState, me: string | undefined): IdeaFilters {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    // in the order of the board, so that the same choice is the same question
    ...(stages.length > 0 ? { stages: STAGES.filter((stage) => stages.includes(stage)) } : {}),
    ...(customer?.id ? { customerId: customer.id } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(campaignId ? { campaignId } : {}),
    ...(leftOut ? { leftOut } : {}),
    ...(mine && me ? { authorId: me } : {}),
  }
}
