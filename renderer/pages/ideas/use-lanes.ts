// The lanes of the board; the first answer brings the cards in sight along.
import { useQuery } from '@tanstack/react-query'
import type { AppError } from '../../../shared/app-error.ts'
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import { LANE_FILTER, type Lanes } from '../../../shared/domain/idea-views.ts'
import type { Place } from '../../../shared/domain/steps.ts'
import { usePlaces } from '../../places.ts'
import { asking, callCore, queryClient, type Out } from '../../query.ts'
import { filtersOfPlace, FIRST_OF_CELL } from './board-places.ts'
import { giveFirst } from './use-first-cards.ts'

/** Height of a lane that is full, with its name, px. */
const LANE = 380
/** Lanes in sight at once, at most; what stands above them has the height of less than one. */
const inSight = (): number => Math.min(10, Math.max(1, Math.round(innerHeight / LANE)))

/** What a cell asks for. */
export const cellFilters = (by: Lanes, lane: string, filters: IdeaFilters, place: Place, stepped: boolean): IdeaFilters => ({ ...filters, [LANE_FILTER[by]]: lane, ...filtersOfPlace(place, stepped) })

/** `places`: the columns that show cards. */
export function useLanes(by: Lanes, filters: IdeaFilters, places: readonly Place[]) {
  const { stepsOf } = usePlaces()
  const { queryKey } = asking('board', 'lanes', { by, filters })
  return useQuery<Out<'board', 'lanes'>, AppError>({
    queryKey,
    queryFn: async ({ signal }) => {
      // later on each cell asks for itself, as far down as it has been looked through
      if (queryClient.getQueryData(queryKey)) return callCore('board', 'lanes', { by, filters }, signal)
      const columns = places.map((place) => filtersOfPlace(place, stepsOf(place.stage).length > 0))
      const answer = await callCore('board', 'lanes', { by, filters, cards: { lanes: inSight(), each: FIRST_OF_CELL, columns } }, signal)
      for (const { lane, column, ...page } of answer.cells) {
        const place = places[column]!
        giveFirst(cellFilters(by, lane, filters, place, stepsOf(place.stage).length > 0), page)
      }
      return answer
    },
    placeholderData: (previous) => previous,
  })
}
