// Where an item leads, and where an empty segment is filled.
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import type { Route } from '../../routes.ts'

/** The place of the thing itself, or null where an item is all there is. */
export function placeOf({ kind, id }: AgendaItem): Route | null {
  switch (kind) {
    case 'learning':
      return { page: 'learning', id }
    case 'idea':
      return { page: 'idea', id }
    case 'follow-up':
      return { page: 'promises' }
    case 'metric':
      return { page: 'numbers' }
    case 'area':
      return { page: 'learnings' }
    case 'action':
    case 'added':
      return null
  }
}

/** Where a person makes what this segment lacks; null where it is made on the agenda itself. */
export const FILLED_AT: Readonly<Record<AgendaSegmentKey, Route | null>> = {
  'empty-chair': { page: 'log' },
  'front-line': { page: 'log' },
  numbers: { page: 'numbers' },
  promises: { page: 'log' },
  ideas: { page: 'new-idea' },
  prevent: { page: 'log' },
  wow: { page: 'log' },
  actions: null,
}
