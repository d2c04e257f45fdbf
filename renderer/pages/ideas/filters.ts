// The filters of the ideas list and of the board as the screen holds them, and what the core is asked.
import type { IdeaFilters, IdeaSort } from '../../../shared/contract/ideas.ts'
import { STAGES, type Stage } from '../../../shared/domain/ideas.ts'
import type { Pick } from '../../components/picks.ts'

export interface ListState {
  text: string
  stages: readonly Stage[]
  customer: Pick | null
  mine: boolean
  sort: IdeaSort
}

export const EVERYTHING: ListState = { text: '', stages: [], customer: null, mine: false, sort: 'newest' }

export function toFilters({ text, stages, customer, mine }: ListState, me: string | undefined): IdeaFilters {
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    // in the order of the board, so that the same choice is the same question
    ...(stages.length > 0 ? { stages: STAGES.filter((stage) => stages.includes(stage)) } : {}),
    ...(customer?.id ? { customerId: customer.id } : {}),
    ...(mine && me ? { authorId: me } : {}),
  }
}
