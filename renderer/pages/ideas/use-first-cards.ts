// The first cards of a board, all columns or cells in one answer: asked for one by one they would come, and be painted, one after the other.
import { useQuery, type InfiniteData } from '@tanstack/react-query'
import type { AppError } from '../../../shared/app-error.ts'
import type { IdeaFilters } from '../../../shared/contract/ideas.ts'
import type { Place } from '../../../shared/domain/steps.ts'
import { usePlaces } from '../../places.ts'
import { asking, callCore, pagesKey, queryClient, type Out } from '../../query.ts'
import { filtersOfPlace, FIRST_OF_COLUMN } from './board-places.ts'

type Page = Out<'ideas', 'list'>

const keyOf = (filters: IdeaFilters) => pagesKey('ideas', { filters, sort: 'moved' })

/** Gives its first cards to the column or cell that asks for `filters`, unless it has some. */
export function giveFirst(filters: IdeaFilters, { rows, next }: Page): void {
  queryClient.setQueryData<InfiniteData<Page, string | null>>(keyOf(filters), (before) => before ?? { pages: [{ rows, next }], pageParams: [null] })
}

/** `places`: the columns that show cards. False until each has its first ones, or knows that it must ask for itself. */
export function useFirstCards(filters: IdeaFilters, places: readonly Place[], { enabled }: { enabled: boolean }): boolean {
  const { stepsOf } = usePlaces()
  const columns = places.map((place) => filtersOfPlace(place, stepsOf(place.stage).length > 0))
  const { isPending } = useQuery<true, AppError>({
    queryKey: asking('board', 'columns', { filters, columns, each: FIRST_OF_COLUMN }).queryKey,
    queryFn: async ({ signal }): Promise<true> => {
      // later on each asks for itself, as far down as it has been looked through
      const missing = columns.filter((column) => queryClient.getQueryData(keyOf({ ...filters, ...column })) === undefined)
      if (missing.length > 0) for (const { column, ...page } of await callCore('board', 'columns', { filters, columns: missing, each: FIRST_OF_COLUMN }, signal)) giveFirst({ ...filters, ...missing[column] }, page)
      return true
    },
    enabled,
  })
  return !isPending
}
