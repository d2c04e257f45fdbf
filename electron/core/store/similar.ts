// What is shown of similar ideas and learnings.
import type { SimilarNoun } from '../../../shared/domain/search.ts'
import type { Read } from './read.ts'

export interface SimilarRow {
  pk: number
  id: string
  title: string
  stage: string | null
  supporters: number
  supported: number
  customerId: string | null
  customer: string | null
  authorId: string
  at: number
}

const SQL: Readonly<Record<SimilarNoun, string>> = {
  idea: `SELECT i.pk, i.id, i.title, i.stage, i.supporters, EXISTS (SELECT 1 FROM support s WHERE s.ideaId = i.id AND s.memberId = :me AND s.deletedAt IS NULL) AS supported, NULL AS customerId, NULL AS customer, i.authorId, i.createdAt AS at
    FROM idea i WHERE i.deletedAt IS NULL AND i.pk`,
  learning: `SELECT l.pk, l.id, l.text AS title, NULL AS stage, 0 AS supporters, 0 AS supported, l.customerId, c.name AS customer, l.authorId, l.createdAt AS at
    FROM learning l LEFT JOIN customer c ON c.id = l.customerId WHERE :me IS NOT NULL AND l.deletedAt IS NULL AND l.pk`,
}

export function similarRows(read: Read, noun: SimilarNoun, pks: readonly number[], me: string): Map<number, SimilarRow> {
  return new Map(read.all<SimilarRow>(`${SQL[noun]} IN (SELECT value FROM json_each(:pks))`, { me, pks: JSON.stringify(pks) }).map((row) => [row.pk, row]))
}
