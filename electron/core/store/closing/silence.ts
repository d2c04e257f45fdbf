// Who and what was not heard for long, in SQL. Private learnings count for nobody: what one alone knows is no news to the team.
import type { Silent } from '../../../../shared/domain/silence.ts'
import type { Read } from '../read.ts'

interface Row { id: string; name: string; lastOn: string | null; learnings: number; lastById: string | null; lastByName: string | null }

export interface SilentRows { readonly rows: Silent[]; readonly count: number }

const toSilent = (kind: Silent['kind'], { lastById, lastByName, ...row }: Row): Silent => ({ kind, ...row, lastBy: lastById === null ? null : { id: lastById, name: lastByName ?? '' } })

const HEARD = `l.deletedAt IS NULL AND l.visibility = 'everyone'`
const COLUMN = { customer: 'ofCustomerId', episode: 'episodeId', segment: 'segmentId' } as const

/** So many times as many as are asked for are counted exactly: private learnings, which an index counts along, change the order of few. */
const CANDIDATES = 4

/** Customers, episodes or segments heard last before `before`, the most heard first. Those of which nobody ever said anything count as silent since they were made. */
export function silentThings(read: Read, kind: keyof typeof COLUMN, before: string, limit: number): SilentRows {
  const of = `l.${COLUMN[kind]} = t.id AND ${HEARD}`
  const silent = `SELECT * FROM (SELECT t.id, t.name, (SELECT l.happenedOn FROM learning l WHERE ${of} ORDER BY l.happenedOn DESC LIMIT 1) AS lastOn FROM ${kind} t WHERE t.deletedAt IS NULL ${kind === 'customer' ? 'AND t.rootId IS NULL' : ''} AND t.example = (SELECT NOT EXISTS (SELECT 1 FROM ${kind} WHERE example = 0 AND deletedAt IS NULL))) WHERE coalesce(lastOn, '') < :before`
  const rows = read.all<Row & { total: number }>(
    `WITH silent AS MATERIALIZED (${silent}),
       some AS MATERIALIZED (SELECT *, (SELECT count(*) FROM learning l WHERE l.${COLUMN[kind]} = silent.id AND l.deletedAt IS NULL) AS about FROM silent ORDER BY about DESC, lastOn, id LIMIT :limit * ${CANDIDATES}),
       shown AS MATERIALIZED (SELECT t.*, (SELECT count(*) FROM learning l WHERE ${of}) AS learnings FROM some t ORDER BY learnings DESC, lastOn, id LIMIT :limit)
     SELECT t.id, t.name, t.lastOn, t.learnings, m.id AS lastById, m.name AS lastByName, (SELECT count(*) FROM silent) AS total FROM shown t
       LEFT JOIN member m ON m.deletedAt IS NULL AND m.id = (SELECT l.authorId FROM learning l WHERE ${of} ORDER BY l.happenedOn DESC, l.createdAt DESC, l.id LIMIT 1) ORDER BY t.learnings DESC, t.lastOn, t.id`,
    { before, limit },
  )
  return { rows: rows.map(({ total: _total, ...row }) => toSilent(kind, row)), count: rows[0]?.total ?? 0 }
}

/** Members who have been here since before `before` (ms `beforeAt`) and logged nothing since; who never did stands last, because there is least to miss. */
export function silentColleagues(read: Read, before: string, beforeAt: number, limit: number): SilentRows {
  const rows = read.all<Row>(
    `SELECT m.id, m.name, (SELECT max(l.happenedOn) FROM learning l WHERE l.authorId = m.id AND ${HEARD}) AS lastOn, (SELECT count(*) FROM learning l WHERE l.authorId = m.id AND ${HEARD}) AS learnings, NULL AS lastById, NULL AS lastByName
     FROM member m WHERE m.deletedAt IS NULL AND m.example = 0 AND m.createdAt < :beforeAt AND coalesce((SELECT max(l.happenedOn) FROM learning l WHERE l.authorId = m.id AND ${HEARD}), '') < :before
     ORDER BY learnings DESC, lastOn, m.id`,
    { before, beforeAt },
  )
  return { rows: rows.slice(0, limit).map((row) => toSilent('colleague', row)), count: rows.length }
}
