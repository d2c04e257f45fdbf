// For which customers an idea is supported, and whom to thank for it, in SQL: with the ideas merged into it.
import type { Backing } from '../../../../shared/contract/backing.ts'
import { partsOf } from '../merged.ts'
import type { Read } from '../read.ts'

interface Row { customerId: string; customer: string; memberId: string; member: string | null }

export function backingOf(read: Read, me: string, id: string): Backing {
  const rows = read.all<Row>(
    `SELECT c.id AS customerId, c.name AS customer, s.memberId, m.name AS member FROM supportFor s JOIN customer c ON c.id = s.ofCustomerId LEFT JOIN member m ON m.id = s.memberId
     WHERE s.ideaId IN ${partsOf(':id')} AND s.deletedAt IS NULL AND c.deletedAt IS NULL
       AND EXISTS (SELECT 1 FROM support given WHERE given.ideaId IN ${partsOf(':id')} AND given.memberId = s.memberId AND given.deletedAt IS NULL)
     GROUP BY c.id, s.memberId ORDER BY min(s.createdAt), min(s.pk)`,
    { id },
  )
  return {
    supportedFor: [...Map.groupBy(rows, ({ customerId }) => customerId).values()]
      .map((of) => ({ customer: { id: of[0]!.customerId, name: of[0]!.customer }, by: of.map(({ memberId, member }) => ({ id: memberId, name: member ?? '' })), mine: of.some(({ memberId }) => memberId === me) }))
      .toSorted((a, b) => b.by.length - a.by.length),
    givers: read.all(
      `SELECT l.authorId AS id, coalesce(m.name, '') AS name, count(DISTINCT l.id) AS learnings FROM evidence e JOIN learning l ON l.id = e.learningId LEFT JOIN member m ON m.id = l.authorId
       WHERE e.ideaId IN ${partsOf(':id')} AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.visibility = 'everyone' GROUP BY l.authorId ORDER BY learnings DESC, min(e.pk)`,
      { id },
    ),
    reviewers: read.all(`SELECT r.memberId AS id, coalesce(m.name, '') AS name FROM review r LEFT JOIN member m ON m.id = r.memberId WHERE r.ideaId IN ${partsOf(':id')} AND r.deletedAt IS NULL GROUP BY r.memberId ORDER BY min(r.createdAt), min(r.pk)`, { id }),
    triedBy: read.value<number>(`SELECT count(DISTINCT ofCustomerId) FROM pilotCustomer WHERE ideaId IN ${partsOf(':id')} AND verdict IS NOT NULL AND deletedAt IS NULL`, { id })!,
  }
}
