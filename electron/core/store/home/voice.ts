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
/** Ideas for those customers that are looked at. */
const OF_CUSTOMERS = 2000
/** Ideas that were handed in last, among which those of the team are looked for. */
const NEW = 200

/** Not one's own, and nothing that one has said anything about. */
const OPEN = `i.deletedAt IS NULL AND i.stage IN (${WAITING_STAGES.map((stage) => `'${stage}'`).join(', ')}) AND i.authorId <> :me AND i.ownerId IS NOT :me AND NOT (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS}))
  AND NOT EXISTS (SELECT 1 FROM support s WHERE s.ideaId = i.id AND s.memberId = :me AND s.deletedAt IS NULL) AND NOT EXISTS (SELECT 1 FROM follow f WHERE f.ideaId = i.id AND f.memberId = :me AND f.follows = 0 AND f.deletedAt IS NULL)`

interface Wanted { pk: number; customer: string | null }

/** Customers of whom this person heard last, and the newest ideas for them. */
function ofCustomers(read: Read, me: string, limit: number): Wanted[] {
  const heard = read.all<{ id: string }>(
    `SELECT ofCustomerId AS id FROM (SELECT ofCustomerId, happenedOn FROM learning INDEXED BY learningAuthorDay WHERE authorId = :me AND deletedAt IS NULL AND visibility = 'everyone' ORDER BY happenedOn DESC LIMIT ${HEARD}) WHERE ofCustomerId IS NOT NULL GROUP BY ofCustomerId ORDER BY max(happenedOn) DESC LIMIT ${CUSTOMERS}`,
    { me },
  )
  if (heard.length === 0) return []
  const ideas = read.all<{ ideaId: string; customerId: string }>(
    `SELECT ic.ideaId, ic.ofCustomerId AS customerId FROM json_each(:heard) heard CROSS JOIN ideaCustomer ic INDEXED BY ideaCustomerCustomer ON ic.ofCustomerId = heard.value WHERE ic.deletedAt IS NULL LIMIT ${OF_CUSTOMERS}`,
    { heard: JSON.stringify(heard.map(({ id }) => id)) },
  )
  return read.all(
    `SELECT i.pk, min(c.name) AS customer FROM json_each(:ideas) x CROSS JOIN idea i ON i.id = x.value ->> 0 JOIN customer c ON c.id = x.value ->> 1 WHERE c.deletedAt IS NULL AND ${OPEN} GROUP BY i.pk ORDER BY i.submittedAt DESC, i.pk DESC LIMIT :limit`,
    { me, limit, ideas: JSON.stringify(ideas.map(({ ideaId, customerId }) => [ideaId, customerId])) },
  )
}

/** Among the ideas that were handed in last, those of this person's team. */
function ofTeam(read: Read, me: string, limit: number): Wanted[] {
  const teamId = read.value<string | null>('SELECT teamId FROM member WHERE id = ?', [me]) ?? null
  if (teamId === null) return []
  return read.all(
    `SELECT i.pk, NULL AS customer FROM (SELECT pk FROM idea INDEXED BY ideaStage WHERE deletedAt IS NULL AND stage = 'submitted' ORDER BY stageAt DESC, pk DESC LIMIT ${NEW}) new CROSS JOIN idea i ON i.pk = new.pk WHERE i.teamId = :teamId AND ${OPEN} ORDER BY i.submittedAt DESC, i.pk DESC LIMIT :limit`,
    { me, limit, teamId },
  )
}

/** Of one's customers first, then of the team; each newest first. */
export function ideasToSupport(read: Read, me: string, limit: number): { idea: IdeaSummary; customer: string | null }[] {
  const theirs = ofCustomers(read, me, limit)
  const rows = [...theirs, ...ofTeam(read, me, limit).filter(({ pk }) => !theirs.some((other) => other.pk === pk))].slice(0, limit)
  const summaries = new Map(summariesOf(read, me, rows.map(({ pk }) => pk)).map(({ pk, summary }) => [pk, summary]))
  return rows.flatMap(({ pk, customer }) => (summaries.has(pk) ? [{ idea: summaries.get(pk)!, customer }] : []))
}

/** One's own ideas, with or without a name: those that moved last. */
export function ownIdeas(read: Read, me: string, limit: number): { ideas: { idea: IdeaSummary; submittedAt: number | null; answeredAt: number | null }[]; count: number } {
  const own = (columns: string) =>
    `SELECT ${columns} FROM idea INDEXED BY ideaAuthor WHERE authorId = :me AND deletedAt IS NULL UNION ALL SELECT ${columns} FROM idea WHERE id IN (${OWN_NAMELESS}) AND authorId <> :me AND deletedAt IS NULL`
  const rows = read.all<{ pk: number; submittedAt: number | null; answeredAt: number | null }>(`SELECT pk, submittedAt, answeredAt FROM (${own('pk, stageAt, submittedAt, answeredAt')}) ORDER BY stageAt DESC, pk DESC LIMIT :limit`, { me, limit })
  const count = rows.length < limit ? rows.length : (read.value<number>(`SELECT count(*) FROM (${own('1')})`, { me }) ?? 0)
  const summaries = new Map(summariesOf(read, me, rows.map(({ pk }) => pk)).map(({ pk, summary }) => [pk, summary]))
  return { ideas: rows.flatMap(({ pk, submittedAt, answeredAt }) => (summaries.has(pk) ? [{ idea: summaries.get(pk)!, submittedAt, answeredAt }] : [])), count }
}
