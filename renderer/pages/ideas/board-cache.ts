// Shows a move on the board at once: the same change that the core has just made, on the answers that are kept here.
import type { InfiniteData } from '@tanstack/react-query'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { queryClient, type In, type Out } from '../../query.ts'

type Page = Out<'ideas', 'list'>

const isMovedLaterThan = (a: IdeaSummary, b: IdeaSummary) => a.stageAt > b.stageAt || (a.stageAt === b.stageAt && a.id > b.id)

/** Takes the card out of its old column and puts it where the order of the new one wants it, if that part is loaded. */
export function moveInCache(idea: IdeaSummary, from: Stage): void {
  // a column of a lane, or of a filter, gets the card only where the column beside it had it
  const left = new Set<string>()
  const asked = queryClient.getQueryCache().findAll({ queryKey: ['ideas', 'list', 'pages'] }).flatMap(({ queryKey }) => {
    const { filters = {}, sort } = queryKey[3] as In<'ideas', 'list'>
    const { stages = [], ...others } = filters
    return sort === 'moved' && stages.length === 1 && (stages[0] === from || stages[0] === idea.stage) ? [{ queryKey, stage: stages[0], others: JSON.stringify(others) }] : []
  })
  for (const { queryKey, stage, others } of asked.toSorted((a, b) => Number(b.stage === from) - Number(a.stage === from))) {
    queryClient.setQueryData<InfiniteData<Page>>(queryKey, (data) => {
      if (!data) return data
      const pages = data.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.id !== idea.id) }))
      if (stage === from) {
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
      const more = Number(stage === idea.stage) - Number(stage === from)
      return { stage, count: count + more, total: total + more, limit, steps }
    }),
  )
}

/** How many stand in a stage, as far as the screen knows. */
export function stageInCache(stage: Stage): Out<'ideas', 'stages'>[number] | undefined {
  const [, rows] = queryClient.getQueriesData<Out<'ideas', 'stages'>>({ queryKey: ['ideas', 'stages'] }).findLast(([, data]) => data !== undefined) ?? []
  return rows?.find((row) => row.stage === stage)
}
