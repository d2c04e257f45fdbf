// What is shown of similar ideas and learnings.
import { NAMELESS } from '../../../shared/domain/rights.ts'
import type { SimilarNoun } from '../../../shared/domain/search.ts'
import { OWN_NAMELESS } from './replica/nameless.ts'
import type { Read } from './read.ts'

export interface SimilarRow {
  pk: number
  id: string
  title: string
  /** What it is compared by besides: the description of an idea. */
  more: string
  stage: string | null
  supporters: number
  supported: number
  customerId: string | null
  customer: string | null
  authorId: string
  author: string | null
  mine: number
  at: number
}

const SQL: Readonly<Record<SimilarNoun, string>> = {
  idea: `SELECT i.pk, i.id, i.title, substr(i.description, 1, 2000) AS more, i.stage, i.supporters, EXISTS (SELECT 1 FROM support s WHERE s.ideaId = i.id AND s.memberId = :me AND s.deletedAt IS NULL) AS supported,
      NULL AS customerId, NULL AS customer, i.authorId, m.name AS author, (i.authorId = :me OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS}))) AS mine, i.createdAt AS at
    FROM idea i LEFT JOIN member m ON m.id = i.authorId WHERE i.deletedAt IS NULL AND i.pk`,
  learning: `SELECT l.pk, l.id, l.text AS title, '' AS more, NULL AS stage, 0 AS supporters, 0 AS supported, l.ofCustomerId AS customerId, c.name AS customer, l.authorId, m.name AS author, l.authorId = :me AS mine, l.createdAt AS at
    FROM learning l LEFT JOIN customer c ON c.id = l.ofCustomerId LEFT JOIN member m ON m.id = l.authorId WHERE l.deletedAt IS NULL AND l.pk`,
}

export function similarRows(read: Read, noun: SimilarNoun, pks: readonly number[], me: string): Map<number, SimilarRow> {
  return new Map(read.all<SimilarRow>(`${SQL[noun]} IN (SELECT value FROM json_each(:pks))`, { me, pks: JSON.stringify(pks) }).map((row) => [row.pk, row]))
}
