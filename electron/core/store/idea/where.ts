// What the filters of a list of ideas ask for, as SQL about the ideas `i`: what an index finds, what one value of a column tells, and what only reading rows can tell.
import type * as z from 'zod'
import type { IdeaFilters as FiltersSchema, IdeaSort } from '../../../../shared/contract/ideas.ts'
import { NONE } from '../../../../shared/domain/idea-views.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { foldedWords } from '../../search/fold.ts'
import { OWN_NAMELESS } from '../replica/nameless.ts'

export type Filters = z.output<typeof FiltersSchema>
export interface Where { sql: string; params: Record<string, unknown> }

/** Named in the answer, or heard in the evidence; also by way of an idea that was merged into it. */
const OF_CUSTOMER = `i.id IN (WITH named(id) AS (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = :customerId AND deletedAt IS NULL
  UNION SELECT e.ideaId FROM learning l JOIN evidence e ON e.learningId = l.id WHERE l.ofCustomerId = :customerId AND l.deletedAt IS NULL AND e.deletedAt IS NULL)
  SELECT id FROM named UNION SELECT part.rootId FROM named JOIN idea part ON part.id = named.id WHERE part.rootId IS NOT NULL AND part.deletedAt IS NULL)`

/** What an index finds: the ideas of a customer, a category or a campaign, which are then sorted. */
export function whereFound({ customerId, categoryId, campaignId }: Filters): Where {
  const wanted = { customerId, categoryId, campaignId }
  const sql = { customerId: OF_CUSTOMER, categoryId: 'i.categoryId = :categoryId', campaignId: 'i.campaignId = :campaignId' }
  const given = (Object.keys(sql) as (keyof typeof sql)[]).filter((field) => wanted[field] !== undefined && wanted[field] !== NONE)
  return { sql: given.map((field) => `AND ${sql[field]}`).join(' '), params: Object.fromEntries(given.map((field) => [field, wanted[field]])) }
}

/** Filters that ask for one value of a column. In the order of moves there is an index of each by stage. Those of a category are found before. */
const VALUED = ['ownerId', 'areaId', 'gainer', 'categoryId'] as const

/** One value of each column that is asked for. `scanned`: not by its index, so that the rows come in the order of another. */
export function whereValued(filters: Filters, scanned: boolean): Where {
  const asked = VALUED.filter((key) => filters[key] !== undefined && (key !== 'categoryId' || filters[key] === NONE))
  const column = (key: (typeof VALUED)[number]) => `${scanned ? '+' : ''}i.${key}`
  return {
    sql: asked.map((key) => `AND ${column(key)} ${filters[key] === NONE ? 'IS NULL' : `= :${key}`}`).join(' '),
    params: Object.fromEntries(asked.flatMap((key) => (filters[key] === NONE ? [] : [[key, filters[key]]]))),
  }
}

export const spotOf = ({ impact, effort }: { impact: number; effort: number }) => impact * 10 + effort
/** Read by the index of the matrix: the ideas of one place by their score. */
export const byPlace = ({ spot }: Filters, sort: IdeaSort) => sort === 'score' && spot !== undefined && spot !== NONE

/** Of the stages and steps that are asked for: those of one or of the other. Empty where all are. */
export function whereStands({ stages, steps, unstepped }: Filters): Where {
  const either = [stages?.length ? '+i.stage IN (SELECT value FROM json_each(:stages))' : '', steps?.length ? '+i.inStep IN (SELECT value FROM json_each(:steps))' : ''].filter(Boolean)
  return {
    sql: `${either.length > 0 ? `AND (${either.join(' OR ')})` : ''} ${unstepped ? 'AND +i.inStep IS NULL' : ''}`.trim(),
    params: { ...(stages?.length && { stages: JSON.stringify(stages) }), ...(steps?.length && { steps: JSON.stringify(steps) }) },
  }
}

/** What only reading the rows can tell: the words, each in title, description or an affected customer's name, the author, and values that the order has no index of. */
export function whereScanned(filters: Filters, sort: IdeaSort | null = null): Where {
  const valued = sort === 'moved' ? null : whereValued(filters, true)
  const parts: string[] = valued?.sql ? [valued.sql] : []
  const params: Record<string, unknown> = { ...valued?.params }
  if (filters.spot !== undefined && !(sort !== null && byPlace(filters, sort))) {
    parts.push(filters.spot === NONE ? 'AND +i.spot IS NULL' : 'AND +i.spot = :spot')
    if (filters.spot !== NONE) params['spot'] = spotOf(filters.spot)
  }
  foldedWords(filters.text).forEach((word, n) => {
    parts.push(`AND (instr(i.folded, :word${n}) > 0 OR EXISTS (SELECT 1 FROM ideaCustomer ic JOIN customer c ON c.id = ic.ofCustomerId WHERE ic.ideaId = i.id AND ic.deletedAt IS NULL AND instr(c.folded, :word${n}) > 0))`)
    params[`word${n}`] = word
  })
  if (filters.authorId !== undefined) {
    // one's own are also those that one wrote without a name
    parts.push(`AND (i.authorId = :authorId OR (i.authorId = '${NAMELESS}' AND :authorId = (SELECT value FROM meta WHERE key = 'me') AND i.id IN (${OWN_NAMELESS})))`)
    params['authorId'] = filters.authorId
  }
  if (filters.leftOut) parts.push(`AND ${filters.leftOut === 'open' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ideaAnswer a WHERE a.ideaId = i.id AND a.question = 'leftOut' AND a.text <> '' AND a.deletedAt IS NULL)`)
  return { sql: parts.join(' '), params }
}

/** SQL that holds for the ideas `i` that the filters leave, whatever their order; of stages and steps only with `staged`. Empty where nothing is filtered. */
export function whereFiltered(filters: Filters, staged = false): Where {
  const [scanned, found] = [whereScanned(filters), whereFound(filters)]
  const stands = staged ? whereStands(filters) : { sql: '', params: {} }
  return { sql: [scanned.sql, found.sql, stands.sql].filter(Boolean).join(' '), params: { ...scanned.params, ...found.params, ...stands.params } }
}
