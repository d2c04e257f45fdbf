// Where somebody's voice is needed, in SQL: ideas that wait, for customers whom they heard lately or of their team, which they neither wrote nor support.
import { WAITING_STAGES } from '../../../../shared/domain/ideas.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { IdeaSummary } from '../../../../shared/contract/ideas.ts'
import { summariesOf } from '../ideas.ts'
import type { Read } from '../read.ts'
import { OWN_NAMELESS } from '../replica/nameless.ts'

/** Own learnings whose customers count as theirs: the newest. */
const HEARD = 200
const CUSTOMERS = 40
/** Ideas of each customer, and of the team, that are looked at: the newest. */
const LOOKED_AT = 200

const OPEN = `i.deletedAt IS NULL AND i.stage IN (${WAITING_STAGES.map((stage) => `'${stage}'`).join(', ')}) AND i.authorId <> :me AND i.ownerId IS NOT :me AND NOT (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS}))
  AND NOT EXISTS (SELECT 1 FROM support s WHERE s.ideaId = i.id AND s.memberId = :me AND s.deletedAt IS NULL) AND NOT EXISTS (SELECT 1 FROM follow f WHERE f.ideaId = i.id AND f.memberId = :me AND f.follows = 0 AND f.deletedAt IS NULL)`

/** Of one's customers first, then of the team; each newest first. */
export function ideasToSupport(read: Read, me: string, limit: number): { idea: IdeaSummary; customer: string | null }[] {
  const rows = read.all<{ pk: number; customer: string | null }>(
    `WITH heard AS (SELECT customerId, max(happenedOn) AS last FROM (SELECT customerId, happenedOn FROM learning INDEXED BY learningAuthorDay WHERE authorId = :me AND deletedAt IS NULL AND visibility = 'everyone' ORDER BY happenedOn DESC LIMIT ${HEARD}) WHERE customerId IS NOT NULL GROUP BY customerId ORDER BY last DESC LIMIT ${CUSTOMERS}),
       theirs AS (SELECT x.ideaId, min(c.name) AS customer FROM (SELECT ic.ideaId, ic.customerId FROM heard CROSS JOIN ideaCustomer ic INDEXED BY ideaCustomerCustomer ON ic.customerId = heard.customerId WHERE ic.deletedAt IS NULL ORDER BY ic.pk DESC LIMIT ${LOOKED_AT * 4}) x JOIN customer c ON c.id = x.customerId WHERE c.deletedAt IS NULL GROUP BY x.ideaId),
       ours AS (SELECT i.id AS ideaId FROM (SELECT id FROM idea INDEXED BY ideaStage WHERE deletedAt IS NULL AND stage = 'submitted' ORDER BY stageAt DESC LIMIT ${LOOKED_AT}) new JOIN idea i ON i.id = new.id WHERE i.teamId = (SELECT teamId FROM member WHERE id = :me))
     SELECT i.pk, t.customer FROM (SELECT ideaId, customer FROM theirs UNION ALL SELECT ideaId, NULL FROM ours WHERE ideaId NOT IN (SELECT ideaId FROM theirs)) t JOIN idea i ON i.id = t.ideaId
     WHERE ${OPEN} ORDER BY t.customer IS NULL, i.submittedAt DESC, i.pk DESC LIMIT :limit`,
    { me, limit },
  )
  const summaries = new Map(summariesOf(read, me, rows.map(({ pk }) => pk)).map(({ pk, summary }) => [pk, summary]))
  return rows.flatMap(({ pk, customer }) => (summaries.has(pk) ? [{ idea: summaries.get(pk)!, customer }] : []))
}

/** One's own ideas, with or without a name: those that moved last. */
export function ownIdeas(read: Read, me: string, limit: number): { ideas: { idea: IdeaSummary; submittedAt: number | null; answeredAt: number | null }[]; count: number } {
  const own = `deletedAt IS NULL AND (id IN (SELECT id FROM idea INDEXED BY ideaAuthor WHERE authorId = :me AND deletedAt IS NULL) OR id IN (${OWN_NAMELESS}))`
  const rows = read.all<{ pk: number; submittedAt: number | null; answeredAt: number | null }>(`SELECT pk, submittedAt, answeredAt FROM idea WHERE ${own} ORDER BY stageAt DESC, pk DESC LIMIT :limit`, { me, limit })
  const count = rows.length < limit ? rows.length : (read.value<number>(`SELECT count(*) FROM idea WHERE ${own}`, { me }) ?? 0)
  const summaries = new Map(summariesOf(read, me, rows.map(({ pk }) => pk)).map(({ pk, summary }) => [pk, summary]))
  return { ideas: rows.flatMap(({ pk, submittedAt, answeredAt }) => (summaries.has(pk) ? [{ idea: summaries.get(pk)!, submittedAt, answeredAt }] : [])), count }
}
