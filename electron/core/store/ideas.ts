// Lists of ideas in SQL: pages by keyset, one index per stage merged in order, in bounded slices where only reading rows can tell. What filters ask for is in idea/where.ts, one idea as a whole in idea/whole.ts.
import { AppError } from '../../../shared/app-error.ts'
import type { Idea, IdeaSort, IdeaSummary, Stage } from '../../../shared/contract/ideas.ts'
import { STAGES } from '../../../shared/domain/ideas.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { metersOf } from './idea/evidence.ts'
import { byPlace, spotOf, whereFiltered, whereFound, whereScanned, whereStands, whereValued, type Filters, type Where } from './idea/where.ts'
import { partsOf, partsOfEach } from './merged.ts'
import { OWN_NAMELESS } from './replica/nameless.ts'
import type { Read } from './read.ts'


/** Rows that one call looks through for words or an author (about 15 ms at 100,000 ideas, which lie scattered in the order of most sorts). */
export const SCAN_ROWS = 3000

export interface IdeaRow {
  pk: number
  at: number
  id: string
  title: string
  description: string
  stage: Stage
  authorId: string
  authorName: string | null
  ownerId: string | null
  ownerName: string | null
  expectedBenefit: string
  effort: Idea['effort']
  supporters: number
  supported: number
  mine: number
  comments: number
  createdAt: number
  stageAt: number
  score: number
  inStep: string | null
  stepName: string | null
  mergedIntoId: string | null
  rootId: string | null
  rootTitle: string | null
  updatedAt: number
  example: number
}

const OWN = `(i.authorId = :me OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS})))`
export const SUMMARY = `i.pk, i.id, i.title, i.stage, i.authorId, m.name AS authorName, i.ownerId, o.name AS ownerName, i.supporters, i.comments, i.createdAt, i.stageAt, i.score, i.inStep, st.name AS stepName, i.mergedIntoId, i.rootId, root.title AS rootTitle, i.example,
  EXISTS (SELECT 1 FROM support s WHERE s.ideaId IN ${partsOf('i.id')} AND s.memberId = :me AND s.deletedAt IS NULL) AS supported, ${OWN} AS mine`
export const JOINS = 'LEFT JOIN member m ON m.id = i.authorId LEFT JOIN member o ON o.id = i.ownerId LEFT JOIN step st ON st.id = i.inStep LEFT JOIN idea root ON root.id = i.rootId AND root.deletedAt IS NULL'

/** The evidence and the customers of each idea and those merged into it: those named in the answer, and those heard in the learnings that still exist. */
function heardOf(read: Read, ids: readonly string[]): Map<string, { learnings: number; customers: number }> {
  const wanted = JSON.stringify(ids)
  const heard = new Map(ids.map((id) => [id, { learnings: 0, customers: 0 }]))
  for (const { ideaId, count } of read.all<{ ideaId: string; count: number }>(
    `SELECT parts.ideaId, count(DISTINCT l.id) AS count FROM ${partsOfEach(':wanted')} parts JOIN evidence e ON e.ideaId = parts.partId JOIN learning l ON l.id = e.learningId
     WHERE e.deletedAt IS NULL AND l.deletedAt IS NULL GROUP BY parts.ideaId`,
    { wanted },
  )) heard.get(ideaId)!.learnings = count
  for (const { ideaId, count } of read.all<{ ideaId: string; count: number }>(
    `SELECT ideaId, count(*) AS count FROM (
       SELECT parts.ideaId, c.ofCustomerId AS customerId FROM ${partsOfEach(':wanted')} parts JOIN ideaCustomer c ON c.ideaId = parts.partId WHERE c.deletedAt IS NULL
       UNION SELECT parts.ideaId, l.ofCustomerId FROM ${partsOfEach(':wanted')} parts JOIN evidence e ON e.ideaId = parts.partId JOIN learning l ON l.id = e.learningId
       WHERE e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.customerId IS NOT NULL) GROUP BY ideaId`,
    { wanted },
  )) heard.get(ideaId)!.customers = count
  return heard
}

export function toSummaries(read: Read, rows: readonly IdeaRow[]): IdeaSummary[] {
  const ids = rows.map((row) => row.id)
  const heard = heardOf(read, ids)
  const meters = metersOf(read, ids)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    stage: row.stage,
    step: row.inStep === null ? null : { id: row.inStep, name: row.stepName! },
    author: { id: row.authorId, name: row.authorName ?? '' },
    nameless: row.authorId === NAMELESS,
    mine: row.mine === 1,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? '' },
    supporters: row.supporters,
    supported: row.supported === 1,
    comments: row.comments,
    ...heard.get(row.id)!,
    meter: meters.get(row.id)!,
    createdAt: row.createdAt,
    stageAt: row.stageAt,
    score: row.score < 0 ? null : row.score / 10,
    // in a circle, which the hub will open, one of the ideas is the root and is shown by itself
    mergedInto: row.rootId === null ? null : { id: row.rootId, title: row.rootTitle ?? '', gone: row.rootTitle === null },
    example: row.example === 1,
  }))
}

/** By `pk`, in no order. */
export function summariesOf(read: Read, me: string, pks: readonly number[]): { pk: number; summary: IdeaSummary }[] {
  const rows = read.all<IdeaRow>(`SELECT ${SUMMARY} FROM json_each(:pks) wanted JOIN idea i ON i.pk = wanted.value ${JOINS}`, { pks: JSON.stringify(pks), me })
  return toSummaries(read, rows).map((summary, at) => ({ pk: rows[at]!.pk, summary }))
}

const SORTS: Record<IdeaSort, 'createdAt' | 'supporters' | 'stageAt' | 'score'> = { newest: 'createdAt', supporters: 'supporters', moved: 'stageAt', score: 'score' }

type Key = [value: number, pk: number]

function keyOf(cursor: string): Key {
  try {
    const [value, pk] = JSON.parse(cursor) as Key
    if (Number.isSafeInteger(value) && Number.isSafeInteger(pk)) return [value, pk]
  } catch {
    // said below
  }
  throw new AppError('bad-input', {}, [{ field: 'cursor', code: 'not-valid' }])
}

interface Query { filters: Filters; sort: IdeaSort; cursor: string | null; limit: number }

/**
 * The rows that match, in order, as (at, pk). There is an index for each sort within a stage, so several stages are read side by side
 * and merged: a filter on a rare stage never walks through the others. Only `moved` has no index of its own and is read by stage always.
 * A customer, a campaign and a category have few ideas: they are found first and sorted.
 */
function ordered(filters: Filters, sort: IdeaSort, more: string): Where {
  const key = SORTS[sort]
  const [found, stands] = [whereFound(filters), whereStands(filters)]
  if (found.sql) {
    return { sql: `SELECT i.${key} AS at, i.pk AS pk FROM idea i WHERE i.deletedAt IS NULL ${stands.sql} ${found.sql} ${more} ORDER BY at DESC, pk DESC`, params: { ...found.params, ...stands.params } }
  }
  if (byPlace(filters, sort)) {
    return { sql: `SELECT i.${key} AS at, i.pk AS pk FROM idea i INDEXED BY ideaSpot WHERE i.deletedAt IS NULL AND i.spot = :spot ${stands.sql} ${more} ORDER BY at DESC, pk DESC`, params: { spot: spotOf(filters.spot as { impact: number; effort: number }), ...stands.params } }
  }
  const [stages, steps] = [[...new Set(filters.stages)], [...new Set(filters.steps)]]
  const all = stages.length + steps.length === 0
  const wanted = all && sort === 'moved' ? STAGES : stages
  const valued = sort === 'moved' ? whereValued(filters, false) : { sql: '', params: {} }
  // in the order of moves there is an index of those in no step; with another value the index of that is the better one
  const unstepped = filters.unstepped ? (valued.sql === '' && sort === 'moved' ? ['INDEXED BY ideaUnstepped', 'AND i.inStep IS NULL'] : ['', 'AND +i.inStep IS NULL']) : ['', '']
  const arm = (stands: string, index = '') => `SELECT i.${key} AS at, i.pk AS pk FROM idea i ${index} WHERE i.deletedAt IS NULL ${stands} ${valued.sql} ${more}`
  const arms = [
    ...(all && wanted.length === 0 ? [arm(unstepped[1]!)] : []),
    ...wanted.map((_, n) => arm(`AND i.stage = :stage${n} ${unstepped[1]}`, unstepped[0])),
    // of a stage that is asked for as a whole its steps are in it
    ...steps.map((_, n) => arm(`AND i.inStep = :step${n} ${stages.length > 0 && !filters.unstepped ? 'AND +i.stage NOT IN (SELECT value FROM json_each(:stages))' : ''}`)),
  ]
  const named = (name: string, values: readonly string[]) => Object.fromEntries(values.map((value, n) => [`${name}${n}`, value]))
  return { sql: `${arms.join(' UNION ALL ')} ORDER BY at DESC, pk DESC`, params: { ...valued.params, ...named('stage', wanted), ...named('step', steps), ...(steps.length > 0 && stages.length > 0 && { stages: JSON.stringify(stages) }) } }
}

interface Page<Row> { rows: Row[]; next: string | null }

/** A page by keyset. Words and the author are looked for among SCAN_ROWS rows a call: `next` may be set though `rows` is short or empty. */
export const listIdeas = (read: Read, me: string, query: Query): Page<IdeaSummary> => listIdeasOfEach(read, me, [query])[0]!

/** Several such pages; what is heard and proven of their ideas is read once for all. */
export function listIdeasOfEach(read: Read, me: string, queries: readonly Query[]): Page<IdeaSummary>[] {
  const pages = queries.map((query) => pageOf(read, me, query))
  const all = toSummaries(read, pages.flatMap(({ rows }) => rows))
  let from = 0
  return pages.map(({ rows, next }) => ({ rows: all.slice(from, (from += rows.length)), next }))
}

function pageOf(read: Read, me: string, { filters, sort, cursor, limit }: Query): Page<IdeaRow> {
  const key = `i.${SORTS[sort]}`
  const after = cursor ? keyOf(cursor) : null
  const from = after ? `AND (${key}, i.pk) < (:fromAt, :fromPk)` : ''
  const start = after ? { fromAt: after[0], fromPk: after[1] } : {}
  const scanned = whereScanned(filters, whereFound(filters).sql ? null : sort)

  const ahead = ordered(filters, sort, from)
  const edge = scanned.sql && !whereFound(filters).sql ? read.get<{ at: number; pk: number }>(`${ahead.sql} LIMIT 1 OFFSET :scan`, { ...start, ...ahead.params, scan: SCAN_ROWS }) : undefined
  const until = edge ? `AND (${key}, i.pk) > (:untilAt, :untilPk)` : ''
  const page = ordered(filters, sort, `${from} ${until} ${scanned.sql}`)
  const rows = read.all<IdeaRow>(
    `WITH page AS (${page.sql} LIMIT :limit) SELECT ${SUMMARY}, page.at FROM page JOIN idea i ON i.pk = page.pk ${JOINS} ORDER BY page.at DESC, page.pk DESC`,
    { ...start, ...page.params, ...scanned.params, ...(edge && { untilAt: edge.at, untilPk: edge.pk }), me, limit: limit + 1 },
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  let next: string | null = null
  if (rows.length > limit) next = JSON.stringify([last!.at, last!.pk])
  // the row at the edge itself has not been looked at: go on just before it
  else if (edge) next = JSON.stringify([edge.at, edge.pk + 1])
  return { rows: shown, next }
}

export function totalIdeas(read: Read): number {
  return Object.values(stageCounts(read)).reduce((sum, count) => sum + count, 0)
}

export function lastIdea(read: Read): number {
  return read.value<number | null>('SELECT max(pk) FROM idea') ?? 0
}

export type StageCounts = Partial<Record<Stage, number>>

/** All ideas by stage, from an index alone; left to itself SQLite may read the whole table instead. */
export function stageCounts(read: Read): StageCounts {
  return Object.fromEntries(read.all<{ stage: Stage; count: number }>('SELECT stage, count(*) AS count FROM idea INDEXED BY ideaStage WHERE deletedAt IS NULL GROUP BY stage').map(({ stage, count }) => [stage, count]))
}

export interface PlaceCount { stage: Stage; stepId: string | null; count: number }

/** By stage and step, among the rows with `pk` in (from, to]: a slice of what may be a long count. `stages` and `steps` of the filters are not looked at. */
export function placeCountsWithin(read: Read, filters: Filters, from: number, to: number): PlaceCount[] {
  const { sql, params } = whereFiltered(filters)
  return read.all(`SELECT i.stage, i.inStep AS stepId, count(*) AS count FROM idea i NOT INDEXED WHERE i.pk > :from AND i.pk <= :to AND i.deletedAt IS NULL ${sql} GROUP BY i.stage, i.inStep`, { from, to, ...params })
}
