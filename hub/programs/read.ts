// Reading for programs: rows as the token's member may see them, in pages by the version of their last change.
import { AppError } from '../../shared/app-error.ts'
import { QUESTIONS } from '../../shared/domain/ideas.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, loadRecords, type RecordRow, type Stored } from '../sync/records.ts'
import type { AnswerName } from './schemas.ts'

/** The kinds of rows that are read page by page. Each has an index of its own. */
export type Listed = 'learning' | 'idea' | 'reading' | 'metric'
export const LISTED: Readonly<Record<AnswerName, Listed>> = { Learning: 'learning', Idea: 'idea', Reading: 'reading', Metric: 'metric' }

/** Rows looked at for one page: with a filter that few fit, a page may be shorter than asked for, and the next goes on from there. */
const MOST_LOOKED_AT = 2000
const SLICE = 250

export interface Wanted {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly order: 'oldest' | 'newest'
  readonly since?: string | undefined
}

type Row = Stored & { changedAt: number }

const rowOf = (record: RecordRow): Row => ({ ...fromRecord(record), changedAt: record.changedAt })
export const maySee = (stored: Stored, member: string): boolean => stored.audience === null || stored.audience === member

/** `fits`: the filters of that kind of row. `next` is null when nothing more is there now; `end` is where it ended. */
export async function readRows(sql: Sql, entity: Listed, member: string, { limit, cursor, order, since }: Wanted, fits: (data: Fields) => boolean): Promise<{ rows: Row[]; next: string | null; end: string }> {
  const from = since === undefined ? 0 : Date.parse(since)
  const forward = order === 'oldest'
  let at = cursor === undefined ? (forward ? 0 : Number.MAX_SAFE_INTEGER) : Number.parseInt(cursor, 36)
  if (!Number.isSafeInteger(at) || (cursor !== undefined && at.toString(36) !== cursor)) throw new AppError('bad-cursor')
  const rows: Row[] = []
  for (let looked = 0; ; ) {
    const slice = await sql.all<RecordRow>(`SELECT * FROM record WHERE entity = '${entity}' AND ver ${forward ? '>' : '<'} ? ORDER BY ver ${forward ? 'ASC' : 'DESC'} LIMIT ${SLICE}`, [at])
    for (const record of slice) {
      at = record.ver
      const row = rowOf(record)
      if (row.row.deleted || !maySee(row, member) || row.changedAt < from || !fits(row.row.data)) continue
      rows.push(row)
      if (rows.length === limit) return { rows, next: at.toString(36), end: at.toString(36) }
    }
    looked += slice.length
    if (slice.length < SLICE) return { rows, next: null, end: at.toString(36) }
    if (looked >= MOST_LOOKED_AT) return { rows, next: at.toString(36), end: at.toString(36) }
  }
}

/** Throws `not-found`: also for what is private to another, and what is deleted. */
export async function readRow(sql: Sql, entity: Listed, member: string, id: string): Promise<Row> {
  const record = await sql.get<RecordRow>('SELECT * FROM record WHERE id = ?', [id])
  const row = record && rowOf(record)
  if (!row || row.entity !== entity || row.row.deleted || !maySee(row, member)) throw new AppError('not-found')
  return row
}

type Names = (id: unknown) => { id: string; name: string } | null

async function namesOf(sql: Sql, ids: Iterable<unknown>): Promise<Map<string, Stored>> {
  return new Map((await loadRecords(sql, [...new Set([...ids].filter((id): id is string => typeof id === 'string'))])).map((stored) => [stored.id, stored]))
}

async function childrenOf(sql: Sql, ids: readonly string[], member: string): Promise<Map<string, Stored[]>> {
  const found = new Map<string, Stored[]>(ids.map((id) => [id, []]))
  for (const stored of (await sql.all<RecordRow>('SELECT * FROM record WHERE parent = ANY(?) AND deleted = 0 ORDER BY ver', [ids])).map(fromRecord)) if (maySee(stored, member)) found.get(stored.parent!)!.push(stored)
  return found
}

const iso = (instant: unknown): string => new Date(Number(instant)).toISOString()
const isoOrNull = (instant: unknown): string | null => (instant === null || instant === undefined ? null : iso(instant))

/** Rows as programs get them. */
export async function present(sql: Sql, name: AnswerName, rows: readonly Row[], member: string): Promise<unknown[]> {
  const children = name === 'Learning' || name === 'Idea' ? await childrenOf(sql, rows.map(({ id }) => id), member) : new Map<string, Stored[]>()
  const links = [...children.values()].flat()
  const known = await namesOf(sql, [...rows, ...links].flatMap(({ row: { data } }) => [data['customerId'], data['segmentId'], data['episodeId'], data['areaId'], data['authorId'], data['ownerId'], data['metricId']]))
  const named: Names = (id) => {
    const found = typeof id === 'string' ? known.get(id) : undefined
    return found ? { id: found.id, name: String(found.row.data['name'] ?? '') } : null
  }
  return rows.map((row) => PRESENT[name](row, children.get(row.id) ?? [], named, known))
}

const PRESENT: Readonly<Record<AnswerName, (row: Row, children: readonly Stored[], named: Names, known: ReadonlyMap<string, Stored>) => object>> = {
  Learning: ({ id, row: { ver, data }, changedAt }, children, named) => ({
    id, version: ver, text: data['text'], quote: data['quote'], customer: named(data['customerId']), segment: named(data['segmentId']), episode: named(data['episodeId']), area: named(data['areaId']), channel: data['channel'], sentiment: data['sentiment'],
    happenedOn: data['happenedOn'], waits: data['waits'], wow: data['wow'], visibility: data['visibility'], tags: children.filter(({ entity }) => entity === 'learningTag').map(({ row }) => row.data['tag']), author: named(data['authorId']), createdAt: iso(data['createdAt']), changedAt: iso(changedAt),
  }),
  Idea: ({ id, row: { ver, data }, changedAt }, children, named) => {
    const of = (entity: string) => children.filter((child) => child.entity === entity).map(({ row }) => row.data)
    const said = Object.fromEntries(of('ideaAnswer').map((answer) => [answer['question'], answer['text']]))
    return {
      id, version: ver, title: data['title'], description: data['description'], answers: Object.fromEntries(QUESTIONS.map((question) => [question, said[question] ?? ''])),
      customers: of('ideaCustomer').flatMap((link) => named(link['customerId']) ?? []), segments: of('ideaSegment').flatMap((link) => named(link['segmentId']) ?? []), learnings: of('evidence').map((link) => link['learningId']),
      expectedBenefit: data['expectedBenefit'], effort: data['effort'], stage: data['stage'], stageAt: iso(data['stageAt']), reason: of('stageChange').at(-1)?.['reason'] ?? '', mergedInto: data['mergedIntoId'],
      supporters: of('support').length, comments: of('comment').length, author: named(data['authorId']), owner: named(data['ownerId']), createdAt: iso(data['createdAt']), submittedAt: isoOrNull(data['submittedAt']), changedAt: iso(changedAt),
    }
  },
  Reading: ({ id, row: { ver, data }, changedAt }, _children, named, known) => {
    const metric = known.get(String(data['metricId']))?.row.data ?? {}
    return { id, version: ver, metric: { id: data['metricId'], name: metric['name'] ?? '', kind: metric['kind'] ?? 'own', unit: metric['unit'] ?? '' }, episode: named(data['episodeId']), value: data['value'], sampleSize: data['sampleSize'], readOn: data['readOn'], note: data['note'], createdAt: iso(data['createdAt']), changedAt: iso(changedAt) }
  },
  Metric: ({ id, row: { ver, data }, changedAt }) => ({ id, version: ver, name: data['name'], kind: data['kind'], unit: data['unit'], higherIsBetter: data['higherIsBetter'], target: data['target'], createdAt: iso(data['createdAt']), changedAt: iso(changedAt) }),
}
