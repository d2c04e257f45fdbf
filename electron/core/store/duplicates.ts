// Pairs of ideas that may be the same, and those of which somebody said that they are not.
import type { Stage } from '../../../shared/contract/ideas.ts'
import { OPEN_STAGES, type Pair } from '../search/pairs.ts'
import type { Read } from './read.ts'

const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(', ')

/** Those of the pairs that are to be decided, in their order; by id, the idea that was written first before the other. */
export function undecided(read: Read, pairs: readonly Pair[]): { olderId: string; newerId: string; score: number }[] {
  return read.all(
    `SELECT CASE WHEN (a.createdAt, a.pk) < (b.createdAt, b.pk) THEN a.id ELSE b.id END AS olderId, CASE WHEN (a.createdAt, a.pk) < (b.createdAt, b.pk) THEN b.id ELSE a.id END AS newerId, p.value ->> 'score' AS score
     FROM json_each(?) p JOIN idea a ON a.pk = p.value ->> 'a' JOIN idea b ON b.pk = p.value ->> 'b'
     WHERE a.deletedAt IS NULL AND b.deletedAt IS NULL AND a.stage NOT IN ('draft', 'merged') AND b.stage NOT IN ('draft', 'merged') AND (a.stage IN (${OPEN}) OR b.stage IN (${OPEN}))
       AND NOT EXISTS (SELECT 1 FROM distinctPair d WHERE d.ideaId = min(a.id, b.id) AND d.otherId = max(a.id, b.id) AND d.deletedAt IS NULL)
     ORDER BY p.key`,
    [JSON.stringify(pairs)],
  )
}

export interface PairedRow { id: string; title: string; description: string; stage: Stage; author: string | null; supporters: number; comments: number; createdAt: number; example: number }

/** What is shown of the ideas of pairs, by id. */
export function pairedIdeas(read: Read, ids: readonly string[]): Map<string, PairedRow> {
  const rows = read.all<PairedRow>(
    `SELECT i.id, i.title, substr(i.description, 1, 2000) AS description, i.stage, m.name AS author, i.supporters, i.comments, i.createdAt, i.example
     FROM idea i LEFT JOIN member m ON m.id = i.authorId WHERE i.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const LIVING = `FROM distinctPair d JOIN idea a ON a.id = d.ideaId JOIN idea b ON b.id = d.otherId WHERE d.deletedAt IS NULL AND a.deletedAt IS NULL AND b.deletedAt IS NULL AND a.stage <> 'merged' AND b.stage <> 'merged'`

export function countApart(read: Read): number {
  return read.value<number>(`SELECT count(*) ${LIVING}`)!
}

interface Titled { id: string; title: string; stage: Stage }

/** As last said first. */
export function listApart(read: Read, limit: number): { older: Titled; newer: Titled; at: number }[] {
  const rows = read.all<{ aId: string; aTitle: string; aStage: Stage; bId: string; bTitle: string; bStage: Stage; inOrder: number; at: number }>(
    `SELECT a.id AS aId, a.title AS aTitle, a.stage AS aStage, b.id AS bId, b.title AS bTitle, b.stage AS bStage, (a.createdAt, a.pk) < (b.createdAt, b.pk) AS inOrder, d.updatedAt AS at ${LIVING} ORDER BY d.updatedAt DESC, d.pk DESC LIMIT ?`,
    [limit],
  )
  return rows.map((row) => {
    const [a, b] = [{ id: row.aId, title: row.aTitle, stage: row.aStage }, { id: row.bId, title: row.bTitle, stage: row.bStage }]
    return row.inOrder === 1 ? { older: a, newer: b, at: row.at } : { older: b, newer: a, at: row.at }
  })
}
