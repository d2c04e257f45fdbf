// Who and what was not heard for long, in SQL. Private learnings count for nobody: what one alone knows is no news to the team.
import type { Silent } from '../../../../shared/domain/silence.ts'
import type { Read } from '../read.ts'

interface Row { id: string; name: string; lastOn: string | null; learnings: number; lastById: string | null; lastByName: string | null }

export interface SilentRows { readonly rows: Silent[]; readonly count: number }

const toSilent = (kind: Silent['kind'], { lastById, lastByName, ...row }: Row): Silent => ({ kind, ...row, lastBy: lastById === null ? null : { id: lastById, name: lastByName ?? '' } })

const HEARD = `l.deletedAt IS NULL AND l.visibility = 'everyone'`
const COLUMN = { customer: 'customerId', episode: 'episodeId', segment: 'segmentId' } as const

/** Customers, episodes or segments heard last before `before`, the most heard first. Those of which nobody ever said anything count as silent since they were made. */
export function silentThings(read: Read, kind: keyof typeof COLUMN, before: string, limit: number): SilentRows {
  const of = `l.${COLUMN[kind]} = t.id AND ${HEARD}`
  const silent = `SELECT t.id, t.name, t.pk, (SELECT max(l.happenedOn) FROM learning l WHERE ${of}) AS lastOn FROM ${kind} t WHERE t.deletedAt IS NULL AND t.example = (SELECT NOT EXISTS (SELECT 1 FROM ${kind} WHERE example = 0 AND deletedAt IS NULL))`
  const rows = read.all<Row>(
    `WITH silent AS MATERIALIZED (SELECT *, (SELECT count(*) FROM learning l WHERE l.${COLUMN[kind]} = x.id AND ${HEARD}) AS learnings FROM (${silent}) x WHERE coalesce(x.lastOn, '') < :before),
       shown AS (SELECT * FROM silent ORDER BY learnings DESC, lastOn, pk LIMIT :limit)
     SELECT t.id, t.name, t.lastOn, t.learnings, m.id AS lastById, m.name AS lastByName FROM shown t
       LEFT JOIN member m ON m.deletedAt IS NULL AND m.id = (SELECT l.authorId FROM learning l WHERE ${of} ORDER BY l.happenedOn DESC, l.pk DESC LIMIT 1) ORDER BY t.learnings DESC, t.lastOn, t.pk`,
    { before, limit },
  )
  return { rows: rows.map((row) => toSilent(kind, row)), count: rows.length < limit ? rows.length : (read.value<number>(`SELECT count(*) FROM (${silent}) x WHERE coalesce(x.lastOn, '') < :before`, { before }) ?? 0) }
}

/** Members who have been here since before `before` (ms `beforeAt`) and logged nothing since; who never did stands last, because there is least to miss. */
export function silentColleagues(read: Read, before: string, beforeAt: number, limit: number): SilentRows {
  const rows = read.all<Row>(
    `SELECT m.id, m.name, (SELECT max(l.happenedOn) FROM learning l WHERE l.authorId = m.id AND ${HEARD}) AS lastOn, (SELECT count(*) FROM learning l WHERE l.authorId = m.id AND ${HEARD}) AS learnings, NULL AS lastById, NULL AS lastByName
     FROM member m WHERE m.deletedAt IS NULL AND m.example = 0 AND m.createdAt < :beforeAt AND coalesce((SELECT max(l.happenedOn) FROM learning l WHERE l.authorId = m.id AND ${HEARD}), '') < :before
     ORDER BY learnings DESC, lastOn, m.pk`,
    { before, beforeAt },
  )
  return { rows: rows.slice(0, limit).map((row) => toSilent('colleague', row)), count: rows.length }
}
