// Learnings in SQL: pages by keyset, filters on their own indexes, and the text filter in bounded slices.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Attachment, Learning, LearningFilters as FiltersSchema, LearningSort, LearningSummary } from '../../../shared/contract/learnings.ts'
import { foldedWords } from '../search/fold.ts'
import { survivorOf } from './merged.ts'
import type { Read } from './read.ts'

type Filters = z.output<typeof FiltersSchema>

/** Rows that one call looks through for what no index finds: a few milliseconds, so that a filter never waits for 100,000 rows. */
export const SCAN_ROWS = 5000

interface LearningRow {
  pk: number
  id: string
  text: string
  quote: string
  customerId: string | null
  customerName: string | null
  segmentId: string | null
  segmentName: string | null
  channel: LearningSummary['channel']
  sentiment: LearningSummary['sentiment']
  episodeId: string | null
  episodeName: string | null
  areaId: string | null
  areaName: string | null
  happenedOn: string
  waits: number
  wow: number
  authorId: string
  authorName: string | null
  createdAt: number
  updatedAt: number
  visibility: Learning['visibility']
  wowCost: number | null
  wowCurrency: string | null
  example: number
}

const COLUMNS = `l.pk, l.id, l.text, l.quote, l.ofCustomerId AS customerId, c.name AS customerName, l.segmentId, s.name AS segmentName, l.channel, l.sentiment, l.episodeId, e.name AS episodeName,
  l.areaId, a.name AS areaName, l.happenedOn, l.waits, l.wow, l.authorId, m.name AS authorName, l.createdAt, l.updatedAt, l.visibility, l.wowCost, l.wowCurrency, l.example`
const JOINS = `LEFT JOIN customer c ON c.id = l.ofCustomerId LEFT JOIN segment s ON s.id = l.segmentId LEFT JOIN episode e ON e.id = l.episodeId
  LEFT JOIN area a ON a.id = l.areaId LEFT JOIN member m ON m.id = l.authorId`

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

function toSummary(row: LearningRow, tags: string[]): LearningSummary {
  return {
    id: row.id,
    text: row.text,
    quote: row.quote,
    customer: named(row.customerId, row.customerName),
    segment: named(row.segmentId, row.segmentName),
    channel: row.channel,
    sentiment: row.sentiment,
    episode: named(row.episodeId, row.episodeName),
    area: named(row.areaId, row.areaName),
    tags,
    happenedOn: row.happenedOn,
    waits: row.waits === 1,
    wow: row.wow === 1,
    author: { id: row.authorId, name: row.authorName ?? '' },
    createdAt: row.createdAt,
    example: row.example === 1,
  }
}

function withTags(read: Read, rows: readonly LearningRow[]): LearningSummary[] {
  const tags = new Map<string, string[]>()
  for (const { learningId, tag } of read.all<{ learningId: string; tag: string }>(
    'SELECT learningId, tag FROM learningTag WHERE deletedAt IS NULL AND learningId IN (SELECT value FROM json_each(?)) ORDER BY pk',
    [JSON.stringify(rows.map((row) => row.id))],
  )) {
    const list = tags.get(learningId)
    if (list) list.push(tag)
    else tags.set(learningId, [tag])
  }
  return rows.map((row) => toSummary(row, tags.get(row.id) ?? []))
}

interface Where { sql: string; params: unknown[] }

function conditions(...given: readonly (readonly [sql: string, ...params: unknown[]])[]): Where {
  const used = given.filter(([, ...params]) => params.every((param) => param !== undefined))
  return { sql: used.map(([sql]) => ` AND ${sql}`).join(''), params: used.flatMap(([, ...params]) => params) }
}

/** What an index finds. */
function whereIndexed(filters: Filters): Where {
  return conditions(
    ['l.deletedAt IS NULL'],
    ['l.ofCustomerId = ?', filters.customerId],
    ['l.segmentId = ?', filters.segmentId],
    ['l.episodeId = ?', filters.episodeId],
    ['l.areaId = ?', filters.areaId],
    ['l.happenedOn >= ?', filters.from],
    ['l.happenedOn <= ?', filters.to],
  )
}

/** What has to be looked at row by row. Empty when nothing of the kind is asked. */
function whereScanned(filters: Filters): Where {
  return conditions(
    ['l.authorId = ?', filters.authorId],
    ['l.channel = ?', filters.channel],
    ['l.sentiment = ?', filters.sentiment],
    ['l.waits = ?', filters.waits === undefined ? undefined : Number(filters.waits)],
    ['l.wow = ?', filters.wow === undefined ? undefined : Number(filters.wow)],
    ['EXISTS (SELECT 1 FROM learningTag t WHERE t.tag = ? AND t.learningId = l.id AND t.deletedAt IS NULL)', filters.tag],
    ...foldedWords(filters.text).map((word) => ['(instr(l.folded, ?) > 0 OR l.ofCustomerId IN (SELECT coalesce(rootId, id) FROM customer WHERE instr(folded, ?) > 0))', word, word] as const),
  )
}

const SORTS: Record<LearningSort, { key: 'happenedOn' | 'createdAt'; direction: 'ASC' | 'DESC' }> = {
  newest: { key: 'happenedOn', direction: 'DESC' },
  oldest: { key: 'happenedOn', direction: 'ASC' },
  logged: { key: 'createdAt', direction: 'DESC' },
}

type Key = [value: string | number, pk: number]

/** Where a page begins that goes on after a cursor. Throws `bad-input`. */
export function keyOf(cursor: string): Key {
  try {
    const [value, pk] = JSON.parse(cursor) as Key
    if ((typeof value === 'string' || typeof value === 'number') && Number.isSafeInteger(pk)) return [value, pk]
  } catch {
    // said below
  }
  throw new AppError('bad-input', {}, [{ field: 'cursor', code: 'not-valid' }])
}

/** A page by keyset: never an OFFSET over the whole table. */
export function listLearnings(read: Read, query: { filters: Filters; sort: LearningSort; cursor: string | null; limit: number }): { rows: LearningSummary[]; next: string | null } {
  const { key, direction } = SORTS[query.sort]
  const indexed = whereIndexed(query.filters)
  const scanned = whereScanned(query.filters)
  const beyond = direction === 'DESC' ? '<' : '>'
  const order = `ORDER BY l.${key} ${direction}, l.pk ${direction}`
  const after = query.cursor ? keyOf(query.cursor) : null
  const from = after ? { sql: ` AND (l.${key}, l.pk) ${beyond} (?, ?)`, params: after as unknown[] } : { sql: '', params: [] }

  // look no further than SCAN_ROWS rows ahead and let the caller ask again
  const edge = scanned.sql ? read.get<{ at: string | number; pk: number }>(`SELECT l.${key} AS at, l.pk FROM learning l WHERE true${indexed.sql}${from.sql} ${order} LIMIT 1 OFFSET ?`, [...indexed.params, ...from.params, SCAN_ROWS]) : undefined
  const until = edge ? { sql: ` AND (l.${key}, l.pk) ${direction === 'DESC' ? '>' : '<'} (?, ?)`, params: [edge.at, edge.pk] as unknown[] } : { sql: '', params: [] }

  const rows = read.all<LearningRow>(`SELECT ${COLUMNS} FROM learning l ${JOINS} WHERE true${indexed.sql}${from.sql}${until.sql}${scanned.sql} ${order} LIMIT ?`, [
    ...indexed.params, ...from.params, ...until.params, ...scanned.params, query.limit + 1,
  ])
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  let next: string | null = null
  if (rows.length > query.limit) next = JSON.stringify([last![key], last!.pk])
  // the row at the edge itself has not been looked at: go on just before it
  else if (edge) next = JSON.stringify([edge.at, direction === 'DESC' ? edge.pk + 1 : edge.pk - 1])
  return { rows: withTags(read, page), next }
}

export function totalLearnings(read: Read): number {
  return read.value<number>('SELECT count(*) FROM learning WHERE deletedAt IS NULL') ?? 0
}

/** Counts among the rows with `pk` in (from, to]: a slice of what may be a long count. */
export function countLearnings(read: Read, filters: Filters, from: number, to: number): number {
  const indexed = whereIndexed(filters)
  const scanned = whereScanned(filters)
  return read.value<number>(`SELECT count(*) FROM learning l NOT INDEXED WHERE l.pk > ? AND l.pk <= ?${indexed.sql}${scanned.sql}`, [from, to, ...indexed.params, ...scanned.params]) ?? 0
}

export function lastLearning(read: Read): number {
  return read.value<number | null>('SELECT max(pk) FROM learning') ?? 0
}

export function learningsById(read: Read, ids: readonly string[]): LearningSummary[] {
  return withTags(read, read.all<LearningRow>(`SELECT ${COLUMNS} FROM learning l ${JOINS} WHERE l.deletedAt IS NULL AND l.id IN (SELECT value FROM json_each(?)) ORDER BY l.happenedOn DESC, l.pk DESC`, [JSON.stringify(ids)]))
}

export function getLearning(read: Read, id: string): Learning | null {
  const row = read.get<LearningRow>(`SELECT ${COLUMNS} FROM learning l ${JOINS} WHERE l.id = ? AND l.deletedAt IS NULL`, [id])
  if (!row) return null
  return {
    ...withTags(read, [row])[0]!,
    visibility: row.visibility,
    wowCost: row.wowCost === null ? null : { amount: row.wowCost, currency: row.wowCurrency ?? '' },
    updatedAt: row.updatedAt,
    attachments: attachmentsOf(read, id),
    ideas: read.all(`SELECT idea.id, idea.title, idea.stage FROM evidence JOIN idea x ON x.id = evidence.ideaId JOIN idea ON idea.id = ${survivorOf('x')} WHERE evidence.learningId = ? AND evidence.deletedAt IS NULL AND x.deletedAt IS NULL GROUP BY idea.id ORDER BY min(evidence.pk)`, [id]),
    followUp: read.get<{ id: string; state: string; dueAt: number; ownerId: string; ownerName: string; answer: string }>(`SELECT f.id, f.standing AS state, f.dueAt, f.ownerId, coalesce(m.name, '') AS ownerName, f.answer FROM followUp f LEFT JOIN member m ON m.id = f.ownerId WHERE f.learningId = ? AND f.deletedAt IS NULL ORDER BY f.pk DESC LIMIT 1`, [id]) ?? null,
  }
}

export function attachmentsOf(read: Read, ofId: string): Attachment[] {
  return read.all('SELECT id, name, mime, size, sha256 FROM attachment WHERE ofId = ? AND deletedAt IS NULL ORDER BY pk', [ofId])
}

export function tagsInUse(read: Read, starts: string, limit: number): { tag: string; count: number }[] {
  return read.all('SELECT tag, count(*) AS count FROM learningTag WHERE deletedAt IS NULL AND tag >= ? AND tag < ? GROUP BY tag ORDER BY count DESC, tag LIMIT ?', [starts, `${starts}\u{10ffff}`, limit])
}
