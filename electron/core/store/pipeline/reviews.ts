// Reviews of ideas in SQL: what each reviewer said, and what it comes to.
import type { Criterion } from '../../../../shared/domain/workspace-rules.ts'
import type { Read } from '../read.ts'

export interface ReviewRow extends Record<Criterion, number> {
  readonly id: string
  readonly memberId: string
  readonly name: string
  readonly comment: string
  readonly updatedAt: number
}

/** Oldest first. */
export function reviewsOf(read: Read, ideaId: string): ReviewRow[] {
  return read.all(`SELECT r.id, r.memberId, coalesce(m.name, '') AS name, r.impact, r.reach, r.confidence, r.effort, r.comment, r.updatedAt FROM review r LEFT JOIN member m ON m.id = r.memberId WHERE r.ideaId = ? AND r.deletedAt IS NULL ORDER BY r.createdAt, r.pk`, [ideaId])
}
