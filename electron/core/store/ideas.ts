// Ideas in SQL: pages by keyset, one index per stage merged in order, and what only reading rows can tell in bounded slices.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Idea, IdeaFilters as FiltersSchema, IdeaSort, IdeaSummary, Question, Stage } from '../../../shared/contract/ideas.ts'
import { NONE } from '../../../shared/domain/idea-views.ts'
import { legalMoves, STAGES } from '../../../shared/domain/ideas.ts'
import { mentionsOf } from '../../../shared/domain/mentions.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { foldedWords } from '../search/fold.ts'
import { decisionsOfIdea } from './meetings/decisions.ts'
import { metersOf } from './idea/evidence.ts'
import { attachmentsOf, learningsById } from './learnings.ts'
import { cameAlong, creditsOf, partsOf, partsOfEach } from './merged.ts'
import { OWN_NAMELESS } from './replica/nameless.ts'
import { answeredOf } from './pipeline/questions.ts'
import { stagesLeftOut } from './pipeline/stages.ts'
import type { Read } from './read.ts'

export type Filters = z.output<typeof FiltersSchema>
type Named = { id: string; name: string }

/** Rows that one call looks through for words or an author (about 15 ms at 100,000 ideas, which lie scattered in the order of most sorts). */
export const SCAN_ROWS = 3000
/** Names of supporters that one idea carries; `supporters` counts them all. */
const NAMES = 200

interface IdeaRow {
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
const SUMMARY = `i.pk, i.id, i.title, i.stage, i.authorId, m.name AS authorName, i.ownerId, o.name AS ownerName, i.supporters, i.comments, i.createdAt, i.stageAt, i.score, i.inStep, st.name AS stepName, i.mergedIntoId, i.rootId, root.title AS rootTitle, i.example,
  EXISTS (SELECT 1 FROM support s WHERE s.ideaId IN ${partsOf('i.id')} AND s.memberId = :me AND s.deletedAt IS NULL) AS supported, ${OWN} AS mine`
const JOINS = 'LEFT JOIN member m ON m.id = i.authorId LEFT JOIN member o ON o.id = i.ownerId LEFT JOIN step st ON st.id = i.inStep LEFT JOIN idea root ON root.id = i.rootId AND root.deletedAt IS NULL'

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

function toSummaries(read: Read, rows: readonly IdeaRow[]): IdeaSummary[] {
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

export interface Where { sql: string; params: Record<string, unknown> }

/** Named in the answer, or heard in the evidence; also by way of an idea that was merged into it. */
const OF_CUSTOMER = `i.id IN (WITH named(id) AS (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = :customerId AND deletedAt IS NULL
  UNION SELECT e.ideaId FROM learning l JOIN evidence e ON e.learningId = l.id WHERE l.ofCustomerId = :customerId AND l.deletedAt IS NULL AND e.deletedAt IS NULL)
  SELECT id FROM named UNION SELECT part.rootId FROM named JOIN idea part ON part.id = named.id WHERE part.rootId IS NOT NULL AND part.deletedAt IS NULL)`

/** What an index finds: the ideas of a customer, a category or a campaign, which are then sorted. */
function whereFound({ customerId, categoryId, campaignId }: Filters): Where {
  const wanted = { customerId, categoryId, campaignId }
  const sql = { customerId: OF_CUSTOMER, categoryId: 'i.categoryId = :categoryId', campaignId: 'i.campaignId = :campaignId' }
  const given = (Object.keys(sql) as (keyof typeof sql)[]).filter((field) => wanted[field] !== undefined && wanted[field] !== NONE)
  return { sql: given.map((field) => `AND ${sql[field]}`).join(' '), params: Object.fromEntries(given.map((field) => [field, wanted[field]])) }
}

/** Filters that ask for one value of a column. In the order of moves there is an index of each by stage. Those of a category are found before. */
const VALUED = ['ownerId', 'areaId', 'gainer', 'categoryId'] as const

/** One value of each column that is asked for. `scanned`: not by its index, so that the rows come in the order of another. */
function whereValued(filters: Filters, scanned: boolean): Where {
  const asked = VALUED.filter((key) => filters[key] !== undefined && (key !== 'categoryId' || filters[key] === NONE))
  const column = (key: (typeof VALUED)[number]) => `${scanned ? '+' : ''}i.${key}`
  return {
    sql: asked.map((key) => `AND ${column(key)} ${filters[key] === NONE ? 'IS NULL' : `= :${key}`}`).join(' '),
    params: Object.fromEntries(asked.flatMap((key) => (filters[key] === NONE ? [] : [[key, filters[key]]]))),
  }
}

const spotOf = ({ impact, effort }: { impact: number; effort: number }) => impact * 10 + effort
/** Read by the index of the matrix: the ideas of one place by their score. */
const byPlace = ({ spot }: Filters, sort: IdeaSort) => sort === 'score' && spot !== undefined && spot !== NONE

/** Of the stages and steps that are asked for: those of one or of the other. Empty where all are. */
function whereStands({ stages, steps, unstepped }: Filters): Where {
  const either = [stages?.length ? '+i.stage IN (SELECT value FROM json_each(:stages))' : '', steps?.length ? '+i.inStep IN (SELECT value FROM json_each(:steps))' : ''].filter(Boolean)
  return {
    sql: `${either.length > 0 ? `AND (${either.join(' OR ')})` : ''} ${unstepped ? 'AND +i.inStep IS NULL' : ''}`.trim(),
    params: { ...(stages?.length && { stages: JSON.stringify(stages) }), ...(steps?.length && { steps: JSON.stringify(steps) }) },
  }
}

/** What only reading the rows can tell: the words, each in title, description or an affected customer's name, the author, and values that the order has no index of. */
function whereScanned(filters: Filters, sort: IdeaSort | null = null): Where {
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

/** A page by keyset. Words and the author are looked for among SCAN_ROWS rows a call: `next` may be set though `rows` is short or empty. */
export function listIdeas(read: Read, me: string, { filters, sort, cursor, limit }: Query): { rows: IdeaSummary[]; next: string | null } {
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
  return { rows: toSummaries(read, shown), next }
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

/** SQL that holds for the ideas `i` that the filters leave, whatever their order; of stages and steps only with `staged`. Empty where nothing is filtered. */
export function whereFiltered(filters: Filters, staged = false): Where {
  const [scanned, found] = [whereScanned(filters), whereFound(filters)]
  const stands = staged ? whereStands(filters) : { sql: '', params: {} }
  return { sql: [scanned.sql, found.sql, stands.sql].filter(Boolean).join(' '), params: { ...scanned.params, ...found.params, ...stands.params } }
}

export interface PlaceCount { stage: Stage; stepId: string | null; count: number }

/** By stage and step, among the rows with `pk` in (from, to]: a slice of what may be a long count. `stages` and `steps` of the filters are not looked at. */
export function placeCountsWithin(read: Read, filters: Filters, from: number, to: number): PlaceCount[] {
  const { sql, params } = whereFiltered(filters)
  return read.all(`SELECT i.stage, i.inStep AS stepId, count(*) AS count FROM idea i NOT INDEXED WHERE i.pk > :from AND i.pk <= :to AND i.deletedAt IS NULL ${sql} GROUP BY i.stage, i.inStep`, { from, to, ...params })
}

export function answersOf(read: Read, ideaId: string): Partial<Record<Question, string>> {
  return Object.fromEntries(read.all<{ question: Question; text: string }>(`SELECT question, text FROM ideaAnswer WHERE ideaId = ? AND deletedAt IS NULL AND text <> ''`, [ideaId]).map(({ question, text }) => [question, text]))
}

export function affectedBy(read: Read, ideaId: string): { customers: Named[]; segments: Named[] } {
  return {
    customers: read.all('SELECT c.id, c.name FROM ideaCustomer ic JOIN customer c ON c.id = ic.ofCustomerId WHERE ic.ideaId = ? AND ic.deletedAt IS NULL AND c.deletedAt IS NULL GROUP BY c.id ORDER BY min(ic.pk)', [ideaId]),
    segments: read.all('SELECT s.id, s.name FROM ideaSegment x JOIN segment s ON s.id = x.segmentId WHERE x.ideaId = ? AND x.deletedAt IS NULL AND s.deletedAt IS NULL ORDER BY x.pk', [ideaId]),
  }
}

export interface MoveRow { id: string; fromStage: Stage; toStage: Stage; memberId: string; createdAt: number; reason: string }

/** Every move, oldest first. Whoever only agreed (docs/sync.md) moved nothing. */
export function movesOf(read: Read, ideaId: string): MoveRow[] {
  return read.all('SELECT id, fromStage, toStage, memberId, createdAt, reason FROM stageChange WHERE ideaId = ? AND fromStage <> toStage AND deletedAt IS NULL ORDER BY createdAt, pk', [ideaId])
}

/** The last move: who made it and when. */
export function lastMove(read: Read, ideaId: string): { by: string; at: number } | undefined {
  return read.get(
    `SELECT coalesce(m.name, '') AS "by", s.createdAt AS at FROM stageChange s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId = ? AND s.fromStage <> s.toStage AND s.deletedAt IS NULL ORDER BY s.createdAt DESC, s.pk DESC LIMIT 1`,
    [ideaId],
  )
}

/** The category or the campaign of an idea, while it is there. */
function namedOf(read: Read, table: 'category' | 'campaign', ideaId: string): Named | null {
  return read.get<Named>(`SELECT x.id, x.name FROM idea i JOIN ${table} x ON x.id = i.${table}Id WHERE i.id = ? AND x.deletedAt IS NULL`, [ideaId]) ?? null
}

export function getIdea(read: Read, me: string, id: string): Idea | null {
  const row = read.get<IdeaRow>(`SELECT ${SUMMARY}, i.description, i.expectedBenefit, i.effort, i.updatedAt FROM idea i ${JOINS} WHERE i.id = :id AND i.deletedAt IS NULL`, { id, me })
  if (!row) return null
  const summary = toSummaries(read, [row])[0]!
  const credits = creditsOf(read, me, id)
  const along = cameAlong(read, id)
  type Said = { id: string; ideaId: string; byId: string; byName: string; text: string; createdAt: number; asks: number | null; mentions: string | null }
  const said = (table: 'comment' | 'championNote', more: string) =>
    read.all<Said>(`SELECT x.id, x.ideaId, x.authorId AS byId, coalesce(m.name, '') AS byName, x.text, x.createdAt, ${more} FROM ${table} x LEFT JOIN member m ON m.id = x.authorId WHERE x.ideaId IN ${partsOf(':id')} AND x.deletedAt IS NULL ORDER BY x.createdAt, x.pk`, { id })
  const saidOn = ({ ideaId }: Said) => (ideaId === id ? null : ideaId)
  // NAMELESS is whoever wrote the idea it was said on
  const isMine = ({ byId, ideaId }: Said) => byId === me || (byId === NAMELESS && (ideaId === id ? summary.mine : credits.some((credit) => credit.id === ideaId && credit.mine)))
  return {
    ...summary,
    description: row.description,
    answers: answersOf(read, id),
    answered: answeredOf(read, id),
    affects: affectedBy(read, id),
    evidence: learningsById(read, read.all<{ learningId: string }>(`SELECT DISTINCT learningId FROM evidence WHERE ideaId IN ${partsOf(':id')} AND deletedAt IS NULL`, { id }).map((link) => link.learningId)),
    cameAlong: along,
    credits,
    supportedBy: read.all(`SELECT s.memberId AS id, coalesce(m.name, '') AS name FROM support s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId IN ${partsOf(':id')} AND s.deletedAt IS NULL GROUP BY s.memberId ORDER BY min(s.createdAt), min(s.pk) LIMIT :names`, { id, names: NAMES }),
    discussion: said('comment', 'x.asks, x.mentions').map((comment) => ({ id: comment.id, author: { id: comment.byId, name: comment.byName }, text: comment.text, createdAt: comment.createdAt, mine: isMine(comment), asks: comment.asks === 1, mentions: mentionedIn(read, comment.mentions), saidOn: saidOn(comment) })),
    history: read
      .all<{ id: string; byId: string; byName: string; reason: string; at: number; fromStage: Stage; toStage: Stage }>(`SELECT s.id, s.memberId AS byId, coalesce(m.name, '') AS byName, s.reason, s.createdAt AS at, s.fromStage, s.toStage FROM stageChange s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId = ? AND s.deletedAt IS NULL ORDER BY s.createdAt, s.pk`, [id])
      .map((change) => ({ id: change.id, from: change.fromStage, to: change.toStage, reason: change.reason, by: { id: change.byId, name: change.byName }, at: change.at })),
    decisions: decisionsOfIdea(read, id),
    notes: said('championNote', 'NULL AS asks, NULL AS mentions').map((note) => ({ id: note.id, author: { id: note.byId, name: note.byName }, text: note.text, createdAt: note.createdAt, mine: note.byId === me, saidOn: saidOn(note) })),
    expectedBenefit: row.expectedBenefit,
    effort: row.effort,
    category: namedOf(read, 'category', id),
    campaign: namedOf(read, 'campaign', id),
    attachments: attachmentsOf(read, id),
    moves: [...legalMoves(row.stage, stagesLeftOut(read))],
    updatedAt: row.updatedAt,
  }
}

/** Who is named, as they are called now. */
function mentionedIn(read: Read, stored: string | null): Idea['discussion'][number]['mentions'] {
  return mentionsOf(stored).map(({ id, written }) => {
    const member = read.get<{ name: string; deletedAt: number | null }>('SELECT name, deletedAt FROM member WHERE id = ?', [id])
    return { id, written, name: member?.name ?? written, gone: !member || member.deletedAt !== null }
  })
}

/** A question is answered by whatever the author says afterwards: in the order in which both came here, because clocks differ. */
export function openQuestions(read: Read): { id: string; ideaId: string; title: string; text: string; by: Named; at: number }[] {
  return read
    .all<{ id: string; ideaId: string; title: string; text: string; byId: string; byName: string | null; at: number }>(
      `SELECT c.id, c.ideaId, i.title, c.text, c.authorId AS byId, m.name AS byName, c.createdAt AS at FROM comment c INDEXED BY commentAsks JOIN idea i ON i.id = c.ideaId LEFT JOIN member m ON m.id = c.authorId
       WHERE c.asks = 1 AND c.deletedAt IS NULL AND i.deletedAt IS NULL AND (i.authorId = (SELECT value FROM meta WHERE key = 'me') OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS})))
         AND NOT EXISTS (SELECT 1 FROM comment a WHERE a.ideaId = c.ideaId AND a.authorId = i.authorId AND a.deletedAt IS NULL AND a.pk > c.pk)
       ORDER BY c.pk`,
    )
    .map(({ byId, byName, ...question }) => ({ ...question, by: { id: byId, name: byName ?? '' } }))
}
