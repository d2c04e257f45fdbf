// Learnings in SQL: pages by keyset, filters on their own indexes, and the text filter in bounded slices.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Attachment, Learning, LearningFilters as FiltersSchema, LearningSort, LearningSummary } from '../../../shared/contract/learnings.ts'
import { foldedWords } from '../search/fold.ts'
import type { Read } from './read.ts'

type Filters = z.output<typeof FiltersSchema>

/** Rows that one call looks through for words: a few milliseconds, so that typing in a filter never waits for 100,000 rows. */
export const SCAN_ROWS = 8000

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
  example: number
}

const COLUMNS = `l.pk, l.id, l.text, l.quote, l.customerId, c.name AS customerName, l.segmentId, s.name AS segmentName, l.channel, l.sentiment, l.episodeId, e.name AS episodeName,
  l.areaId, a.name AS areaName, l.happenedOn, l.waits, l.wow, l.authorId, m.name AS authorName, l.createdAt, l.updatedAt, l.visibility, l.example`
const JOINS = `LEFT JOIN customer c ON c.id = l.customerId LEFT JOIN segment s ON s.id = l.segmentId LEFT JOIN episode e ON e.id = l.episodeId
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

/** What an index can find; the words of the text filter come apart from it. */
function whereOf(filters: Filters): Where {
  const parts = ['l.deletedAt IS NULL']
  const params: unknown[] = []
  const add = (sql: string, value: unknown) => {
    if (value === undefined) return
    parts.push(sql)
    params.push(value)
  }
  add('l.customerId = ?', filters.customerId)
  add('l.segmentId = ?', filters.segmentId)
  add('l.episodeId = ?', filters.episodeId)
  add('l.areaId = ?', filters.areaId)
  add('l.authorId = ?', filters.authorId)
  add('l.channel = ?', filters.channel)
  add('l.sentiment = ?', filters.sentiment)
  add('l.id IN (SELECT learningId FROM learningTag WHERE tag = ? AND deletedAt IS NULL)', filters.tag)
  add('l.waits = ?', filters.waits === undefined ? undefined : Number(filters.waits))
  add('l.wow = ?', filters.wow === undefined ? undefined : Number(filters.wow))
  add('l.happenedOn >= ?', filters.from)
  add('l.happenedOn <= ?', filters.to)
  return { sql: parts.join(' AND '), params }
}

function whereWords(text: string): Where {
  const words = foldedWords(text)
  return {
    sql: words.map(() => ' AND (instr(l.folded, ?) > 0 OR l.customerId IN (SELECT id FROM customer WHERE instr(folded, ?) > 0))').join(''),
    params: words.flatMap((word) => [word, word]),
  }
}

const SORTS: Record<LearningSort, { key: 'happenedOn' | 'createdAt'; direction: 'ASC' | 'DESC' }> = {
  newest: { key: 'happenedOn', direction: 'DESC' },
  oldest: { key: 'happenedOn', direction: 'ASC' },
  logged: { key: 'createdAt', direction: 'DESC' },
}

type Key = [value: string | number, pk: number]

function keyOf(cursor: string): Key {
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
  const where = whereOf(query.filters)
  const words = whereWords(query.filters.text)
  const beyond = direction === 'DESC' ? '<' : '>'
  const order = `ORDER BY l.${key} ${direction}, l.pk ${direction}`
  const after = query.cursor ? keyOf(query.cursor) : null
  const from = after ? { sql: ` AND (l.${key}, l.pk) ${beyond} (?, ?)`, params: after as unknown[] } : { sql: '', params: [] }

  // with words, look no further than SCAN_ROWS rows ahead and let the caller ask again
  const edge = words.sql ? read.get<{ at: string | number; pk: number }>(`SELECT l.${key} AS at, l.pk FROM learning l WHERE ${where.sql}${from.sql} ${order} LIMIT 1 OFFSET ?`, [...where.params, ...from.params, SCAN_ROWS]) : undefined
  const until = edge ? { sql: ` AND (l.${key}, l.pk) ${direction === 'DESC' ? '>' : '<'} (?, ?)`, params: [edge.at, edge.pk] as unknown[] } : { sql: '', params: [] }

  const rows = read.all<LearningRow>(`SELECT ${COLUMNS} FROM learning l ${JOINS} WHERE ${where.sql}${from.sql}${until.sql}${words.sql} ${order} LIMIT ?`, [
    ...where.params, ...from.params, ...until.params, ...words.params, query.limit + 1,
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
  const where = whereOf(filters)
  const words = whereWords(filters.text)
  return read.value<number>(`SELECT count(*) FROM learning l NOT INDEXED WHERE l.pk > ? AND l.pk <= ? AND ${where.sql}${words.sql}`, [from, to, ...where.params, ...words.params]) ?? 0
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
    updatedAt: row.updatedAt,
    attachments: attachmentsOf(read, id),
    ideas: read.all('SELECT idea.id, idea.title, idea.stage FROM evidence JOIN idea ON idea.id = evidence.ideaId WHERE evidence.learningId = ? AND evidence.deletedAt IS NULL AND idea.deletedAt IS NULL ORDER BY evidence.pk', [id]),
    followUp: read.get<{ id: string; state: string; dueAt: number }>('SELECT id, state, dueAt FROM followUp WHERE learningId = ? AND deletedAt IS NULL ORDER BY pk DESC LIMIT 1', [id]) ?? null,
  }
}

export function attachmentsOf(read: Read, ofId: string): Attachment[] {
  return read.all('SELECT id, name, mime, size, sha256 FROM attachment WHERE ofId = ? AND deletedAt IS NULL ORDER BY pk', [ofId])
}

export function tagsInUse(read: Read, starts: string, limit: number): { tag: string; count: number }[] {
  return read.all('SELECT tag, count(*) AS count FROM learningTag WHERE deletedAt IS NULL AND tag >= ? AND tag < ? GROUP BY tag ORDER BY count DESC, tag LIMIT ?', [starts, `${starts}\u{10ffff}`, limit])
}
