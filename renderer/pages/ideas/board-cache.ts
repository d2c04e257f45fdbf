// Shows a move on the board at once: the same change that the core has just made, on the answers that are kept here.
import type { InfiniteData } from '@tanstack/react-query'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import type { Place } from '../../../shared/domain/steps.ts'
import { placeOf } from '../../places.ts'
import { queryClient, type In, type Out } from '../../query.ts'
import { isColumnOf } from './board-places.ts'

type Page = Out<'ideas', 'list'>

const isMovedLaterThan = (a: IdeaSummary, b: IdeaSummary) => a.stageAt > b.stageAt || (a.stageAt === b.stageAt && a.id > b.id)

/** Takes the card out of its old column and puts it where the order of the new one wants it, if that part is loaded. */
export function moveInCache(idea: IdeaSummary, from: Place): void {
  const to = placeOf(idea)
  // a column of a lane, or of a filter, gets the card only where the column beside it had it
  const left = new Set<string>()
  const asked = queryClient.getQueryCache().findAll({ queryKey: ['ideas', 'list', 'pages'] }).flatMap(({ queryKey }) => {
    const { filters = {}, sort } = queryKey[3] as In<'ideas', 'list'>
    const { stages: _stages, steps: _steps, unstepped: _unstepped, ...others } = filters
    const [had, gets] = [isColumnOf(from, filters), isColumnOf(to, filters)]
    return sort === 'moved' && (had || gets) ? [{ queryKey, had, gets, others: JSON.stringify(others) }] : []
  })
  for (const { queryKey, had, gets, others } of asked.toSorted((a, b) => Number(b.had) - Number(a.had))) {
    queryClient.setQueryData<InfiniteData<Page>>(queryKey, (data) => {
      if (!data) return data
      // a step of a stage that is shown as a whole
      if (had && gets) return { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.map((row) => (row.id === idea.id ? idea : row)) })) }
      const pages = data.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.id !== idea.id) }))
      if (had) {
        if (data.pages.some((page) => page.rows.some((row) => row.id === idea.id))) left.add(others)
      } else if (left.has(others)) {
        const page = pages.find(({ rows, next }) => next === null || rows.some((row) => isMovedLaterThan(idea, row)))
        const place = page?.rows.findIndex((row) => isMovedLaterThan(idea, row))
        if (page && place !== undefined) page.rows.splice(place === -1 ? page.rows.length : place, 0, idea)
      }
      return { ...data, pages }
    })
  }
  queryClient.setQueriesData<Out<'ideas', 'stages'>>({ queryKey: ['ideas', 'stages'] }, (counts) =>
    counts?.map(({ stage, count, total, limit, steps }) => {
      const more = Number(stage === to.stage) - Number(stage === from.stage)
      return { stage, count: count + more, total: total + more, limit, steps: steps.map((step) => ({ id: step.id, count: step.count + Number(step.id === to.stepId) - Number(step.id === from.stepId) })) }
    }),
  )
}

/** How many stand in a stage, as far as the screen knows. */
export function stageInCache(stage: Stage): Out<'ideas', 'stages'>[number] | undefined {
  const [, rows] = queryClient.getQueriesData<Out<'ideas', 'stages'>>({ queryKey: ['ideas', 'stages'] }).findLast(([, data]) => data !== undefined) ?? []
  return rows?.find((row) => row.stage === stage)
}
