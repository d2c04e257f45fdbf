// Reading for programs: rows as the token's member may see them, in pages by the version of their last change.
import { AppError } from '../../shared/app-error.ts'
import { QUESTIONS } from '../../shared/domain/ideas.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { followMerges } from '../sync/merged-customers.ts'
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

interface Merges {
  /** Of ideas that are not merged themselves: the living ones that count for them. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** Of merged ideas: the one that they count for in the end. */
  readonly into: ReadonlyMap<string, string>
}

/** What was merged into what; no way through merges comes back to where it began (judge.ts). */
async function mergesOf(sql: Sql, rows: readonly Row[]): Promise<Merges> {
  const of = (merged: boolean) => rows.filter(({ row }) => (typeof row.data['mergedIntoId'] === 'string') === merged).map(({ id }) => id)
  const [whole, merged] = [of(false), of(true)]
  const [found, ends] = await Promise.all([
    whole.length === 0 ? [] : sql.all<{ root: string; id: string; deleted: number }>(
      `WITH RECURSIVE part(root, id, deleted) AS (SELECT "mergedInto", id, deleted FROM record WHERE "mergedInto" = ANY(?) UNION SELECT p.root, r.id, r.deleted FROM part p JOIN record r ON r."mergedInto" = p.id) SELECT root, id, deleted FROM part ORDER BY id`,
      [whole],
    ),
    merged.length === 0 ? [] : sql.all<{ first: string; id: string }>(
      `WITH RECURSIVE chain(begin_id, id, via) AS (SELECT id, id, "mergedInto" FROM record WHERE id = ANY(?) UNION SELECT c.begin_id, r.id, r."mergedInto" FROM chain c JOIN record r ON r.id = c.via) SELECT begin_id AS first, id FROM chain WHERE via IS NULL`,
      [merged],
    ),
  ])
  return { parts: new Map([...Map.groupBy(found.filter(({ deleted }) => deleted === 0), ({ root }) => root)].map(([root, some]) => [root, some.map(({ id }) => id)])), into: new Map(ends.map(({ first, id }) => [first, id])) }
}

const distinct = (rows: readonly Fields[], field: string): Fields[] => [...new Map(rows.map((row) => [row[field], row])).values()]

const iso = (instant: unknown): string => new Date(Number(instant)).toISOString()
const isoOrNull = (instant: unknown): string | null => (instant === null || instant === undefined ? null : iso(instant))

/** Rows as programs get them. */
export async function present(sql: Sql, name: AnswerName, rows: readonly Row[], member: string): Promise<unknown[]> {
  const merges = name === 'Idea' ? await mergesOf(sql, rows) : { parts: new Map<string, string[]>(), into: new Map<string, string>() }
  const children = name === 'Learning' || name === 'Idea' ? await childrenOf(sql, [...new Set([...rows.map(({ id }) => id), ...[...merges.parts.values()].flat()])], member) : new Map<string, Stored[]>()
  const links = [...children.values()].flat()
  const known = await namesOf(sql, [...rows, ...links].flatMap(({ row: { data } }) => [data['customerId'], data['segmentId'], data['episodeId'], data['areaId'], data['authorId'], data['ownerId'], data['metricId'], data['categoryId'], data['campaignId'], data['stepId'], data['wordsId'], ...(name === 'Reading' ? [data['teamId']] : [])]))
  const stays = await followMerges(sql, known)
  const named: Names = (id) => {
    const found = typeof id === 'string' ? known.get(stays(id)) : undefined
    return found ? { id: found.id, name: String(found.row.data['name'] ?? '') } : null
  }
  return rows.map((row) => PRESENT[name](row, children.get(row.id) ?? [], named, known, { parts: (merges.parts.get(row.id) ?? []).flatMap((id) => children.get(id) ?? []), into: merges.into.get(row.id) ?? null }))
}

/** What an idea's step counts for: nothing when it is deleted, or of another stage. */
function stepOf({ stepId, stage }: Fields, known: ReadonlyMap<string, Stored>): { id: string; name: string } | null {
  const step = typeof stepId === 'string' ? known.get(stepId) : undefined
  return step?.entity === 'step' && !step.row.deleted && step.row.data['stage'] === stage ? { id: step.id, name: String(step.row.data['name']) } : null
}

/** `parts`: what hangs on the ideas merged into this one; `into`: the idea that this one counts for in the end. */
interface Merged { readonly parts: readonly Stored[]; readonly into: string | null }

const PRESENT: Readonly<Record<AnswerName, (row: Row, children: readonly Stored[], named: Names, known: ReadonlyMap<string, Stored>, merged: Merged) => object>> = {
  Learning: ({ id, row: { ver, data }, changedAt }, children, named) => ({
    id, version: ver, text: data['text'], quote: data['quote'], customer: named(data['customerId']), segment: named(data['segmentId']), episode: named(data['episodeId']), area: named(data['areaId']), channel: data['channel'], sentiment: data['sentiment'],
    happenedOn: data['happenedOn'], waits: data['waits'], wow: data['wow'], visibility: data['visibility'], tags: children.filter(({ entity }) => entity === 'learningTag').map(({ row }) => row.data['tag']), author: named(data['authorId']), createdAt: iso(data['createdAt']), changedAt: iso(changedAt),
  }),
  Idea: ({ id, row: { ver, data }, changedAt }, children, named, known, { parts, into }) => {
    const of = (entity: string) => children.filter((child) => child.entity === entity).map(({ row }) => row.data)
    const all = (entity: string) => [...of(entity), ...parts.filter((child) => child.entity === entity).map(({ row }) => row.data)]
    const said = Object.fromEntries(of('ideaAnswer').map((answer) => [answer['question'], answer['text']]))
    return {
      id, version: ver, title: data['title'], description: data['description'], answers: { ...Object.fromEntries(QUESTIONS.map((question) => [question, ''])), ...said },
      asked: Object.fromEntries(of('ideaAnswer').filter((answer) => answer['text'] !== '').map((answer) => [answer['question'], String(known.get(String(answer['wordsId']))?.row.data['wording'] ?? '') || null])), category: named(data['categoryId']), campaign: named(data['campaignId']),
      customers: [...new Map(all('ideaCustomer').flatMap((link) => named(link['customerId']) ?? []).map((customer) => [customer.id, customer])).values()], segments: distinct(all('ideaSegment'), 'segmentId').flatMap((link) => named(link['segmentId']) ?? []), learnings: distinct(all('evidence'), 'learningId').map((link) => link['learningId']),
      expectedBenefit: data['expectedBenefit'], effort: data['effort'], stage: data['stage'], step: stepOf(data, known), stageAt: iso(data['stageAt']), reason: of('stageChange').at(-1)?.['reason'] ?? '', mergedInto: into,
      supporters: distinct(all('support'), 'memberId').length, comments: all('comment').length, author: named(data['authorId']), owner: named(data['ownerId']), createdAt: iso(data['createdAt']), submittedAt: isoOrNull(data['submittedAt']), changedAt: iso(changedAt),
    }
  },
  Reading: ({ id, row: { ver, data }, changedAt }, _children, named, known) => {
    const metric = known.get(String(data['metricId']))?.row.data ?? {}
    return { id, version: ver, metric: { id: data['metricId'], name: metric['name'] ?? '', kind: metric['kind'] ?? 'own', unit: metric['unit'] ?? '' }, episode: named(data['episodeId']), segment: named(data['segmentId']), team: named(data['teamId']), value: data['value'], sampleSize: data['sampleSize'], readOn: data['readOn'], note: data['note'], createdAt: iso(data['createdAt']), changedAt: iso(changedAt) }
  },
  Metric: ({ id, row: { ver, data }, changedAt }) => ({ id, version: ver, name: data['name'], kind: data['kind'], unit: data['unit'], higherIsBetter: data['higherIsBetter'], target: data['target'], createdAt: iso(data['createdAt']), changedAt: iso(changedAt) }),
}
