// Where a row is to be seen.
import type { Thing } from '../../../shared/contract/ledger.ts'
import type { Route } from '../../routes.ts'

/** Null where it has no place of its own, or is no longer there. */
export function placeOf(thing: Thing | null): Route | null {
  if (!thing?.living) return null
  switch (thing.entity) {
    case 'idea':
    case 'learning':
      return { page: thing.entity, id: thing.id }
    case 'meeting':
      return { page: 'agenda', meetingId: thing.id }
    case 'series':
    case 'actionItem':
      return { page: 'meetings' }
    case 'metric':
      return { page: 'numbers' }
    case 'area':
      return { page: 'statement', areaId: thing.id }
    case 'episode':
      return { page: 'episodes' }
    case 'cause':
      return { page: 'causes' }
    case 'unitCost':
      return { page: 'costs' }
    case 'customer':
    case 'segment':
      return { page: 'customers' }
    case 'team':
    case 'member':
      return { page: 'team' }
    default:
      return null
  }
}
