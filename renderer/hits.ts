// What search found, as the screen shows it: its groups, and the place that it leads to.
import type { SearchHit } from '../shared/contract/search.ts'
import type { SearchNoun } from '../shared/domain/search.ts'
import { go } from './nav.ts'
import type { Route } from './routes.ts'

/** Where a hit is read: a comment on its idea, a promise on the learning it was made for, a customer on their page. */
export function placeOf({ noun, id, ofId }: Pick<SearchHit, 'noun' | 'id' | 'ofId'>): Route {
  switch (noun) {
    case 'learning':
    case 'followUp':
      return { page: 'learning', id: ofId }
    case 'idea':
      return { page: 'idea', id: ofId }
    case 'comment':
      return { page: 'idea', id: ofId, commentId: id }
    case 'meeting':
      return { page: 'agenda', meetingId: id }
    case 'customer':
      return { page: 'customer', id: ofId }
  }
}

/** Opens a hit. */
export function openHit(hit: SearchHit): void {
  go(placeOf(hit))
}

/** By noun, each where its best hit stands. */
export function groupsOf(hits: readonly SearchHit[]): { noun: SearchNoun; hits: SearchHit[] }[] {
  const groups = new Map<SearchNoun, SearchHit[]>()
  for (const hit of hits) {
    const group = groups.get(hit.noun)
    if (group) group.push(hit)
    else groups.set(hit.noun, [hit])
  }
  return [...groups].map(([noun, hits]) => ({ noun, hits }))
}
