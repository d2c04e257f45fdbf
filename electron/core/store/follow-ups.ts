// Follow-ups in SQL.
import type { FollowUp, Owed } from '../../../shared/contract/follow-ups.ts'
import { FIRST_ANSWER_HOURS, RESOLVE_TIMES } from '../../../shared/domain/follow-ups.ts'
import type { Role } from '../../../shared/domain/rights.ts'
import { keyOf } from './learnings.ts'
import type { Read } from './read.ts'

interface FollowUpRow {
  pk: number
  id: string
  learningId: string
  text: string
  visibility: string
  authorId: string
  authorName: string | null
  customerId: string | null
  customerName: string | null
  ownerId: string
  ownerName: string | null
  handedById: string | null
  handedByName: string | null
  state: FollowUp['state']
  dueAt: number
  answerBy: number
  resolveBy: number
  answer: string
  createdAt: number
  acknowledgedAt: number | null
  resolvedAt: number | null
  sharedAt: number | null
  example: number
}

const HOUR = 60 * 60 * 1000
/** Rows of apps that knew one due time only. */
const ANSWER_BY = `coalesce(f.answerBy, f.createdAt + ${FIRST_ANSWER_HOURS * HOUR})`
const RESOLVE_BY = `coalesce(f.resolveBy, f.createdAt + ${RESOLVE_TIMES * FIRST_ANSWER_HOURS * HOUR})`

const SELECT = `SELECT f.pk, f.id, f.learningId, l.text, l.visibility, l.authorId, a.name AS authorName, f.ofCustomerId AS customerId, c.name AS customerName, f.ownerId, m.name AS ownerName, f.handedById, h.name AS handedByName,
  f.standing AS state, f.dueAt, ${ANSWER_BY} AS answerBy, ${RESOLVE_BY} AS resolveBy, f.answer, f.createdAt, f.acknowledgedAt, f.resolvedAt, f.sharedAt, f.example`
const FROM = `FROM followUp f JOIN learning l ON l.id = f.learningId LEFT JOIN customer c ON c.id = f.ofCustomerId LEFT JOIN member m ON m.id = f.ownerId LEFT JOIN member a ON a.id = l.authorId LEFT JOIN member h ON h.id = f.handedById
  WHERE f.deletedAt IS NULL AND l.deletedAt IS NULL`

function toFollowUp(row: FollowUpRow): FollowUp {
  return {
    id: row.id,
    learning: { id: row.learningId, text: row.text },
    author: { id: row.authorId, name: row.authorName ?? '' },
    customer: row.customerId ? { id: row.customerId, name: row.customerName ?? '' } : null,
    owner: { id: row.ownerId, name: row.ownerName ?? '' },
    state: row.state,
    dueAt: row.dueAt,
    answerBy: row.answerBy,
    resolveBy: row.resolveBy,
    answer: row.answer,
    createdAt: row.createdAt,
    acknowledgedAt: row.acknowledgedAt,
    resolvedAt: row.resolvedAt,
    sharedAt: row.sharedAt,
    handedBy: row.handedById === null || row.handedById === row.ownerId ? null : { id: row.handedById, name: row.handedByName ?? '' },
    isPrivate: row.visibility === 'private',
    example: row.example === 1,
  }
}

interface Query { ownerId?: string | undefined; cursor: string | null; limit: number }
interface Page { rows: FollowUp[]; next: string | null }

function page(read: Read, where: string, key: 'dueAt' | 'resolvedAt', direction: 'ASC' | 'DESC', { ownerId, cursor, limit }: Query): Page {
  const after = cursor === null ? null : keyOf(cursor)
  const rows = read.all<FollowUpRow>(
    `${SELECT} ${FROM} AND ${where}${ownerId === undefined ? '' : ' AND f.ownerId = :ownerId'}${after ? ` AND (f.${key}, f.pk) ${direction === 'ASC' ? '>' : '<'} (:at, :pk)` : ''} ORDER BY f.${key} ${direction}, f.pk ${direction} LIMIT :limit`,
    { limit: limit + 1, ...(ownerId !== undefined && { ownerId }), ...(after && { at: after[0], pk: after[1] }) },
  )
  const last = rows[limit - 1]
  return { rows: rows.slice(0, limit).map(toFollowUp), next: rows.length > limit ? JSON.stringify([last![key], last!.pk]) : null }
}

/** The one due soonest on top. */
export const openFollowUps = (read: Read, query: Query): Page => page(read, 'f.resolvedAt IS NULL', 'dueAt', 'ASC', query)
/** The newest on top. */
export const resolvedFollowUps = (read: Read, query: Query): Page => page(read, 'f.resolvedAt IS NOT NULL', 'resolvedAt', 'DESC', query)

export function countFollowUps(read: Read, now: number): { open: number; overdue: number } {
  return read.get('SELECT count(*) AS open, count(*) FILTER (WHERE dueAt < ?) AS overdue FROM followUp WHERE deletedAt IS NULL AND resolvedAt IS NULL', [now]) ?? { open: 0, overdue: 0 }
}

export function getFollowUp(read: Read, id: string): FollowUp | null {
  const row = read.get<FollowUpRow>(`${SELECT} ${FROM} AND f.id = ?`, [id])
  return row ? toFollowUp(row) : null
}

interface Reminded { rows: FollowUp[]; count: number }

function reminded(read: Read, where: string, params: Record<string, unknown>, limit: number): Reminded {
  const rows = read.all<FollowUpRow>(`${SELECT} ${FROM} AND f.resolvedAt IS NULL AND ${where} ORDER BY f.dueAt, f.pk LIMIT ${limit}`, params).map(toFollowUp)
  return { rows, count: rows.length < limit ? rows.length : (read.value<number>(`SELECT count(*) ${FROM} AND f.resolvedAt IS NULL AND ${where}`, params) ?? 0) }
}

/** Own promises due by `until`, and those that somebody else handed over and that nobody has touched since. */
export function ownReminders(read: Read, memberId: string, until: number, limit: number): Reminded {
  return reminded(read, `f.ownerId = :memberId AND (f.dueAt <= :until OR (f.handedById IS NOT NULL AND f.handedById <> :memberId AND f.acknowledgedAt IS NULL))`, { memberId, until }, limit)
}

/** What others owe and should have given before `now`. */
export function escalated(read: Read, memberId: string, now: number, limit: number): Reminded {
  return reminded(read, `f.dueAt < :now AND f.ownerId <> :memberId AND f.example = 0 AND l.visibility = 'everyone'`, { memberId, now }, limit)
}

/** First answered: acknowledged, or answered right away. */
const FIRST_AT = 'min(coalesce(f.acknowledgedAt, f.resolvedAt), coalesce(f.resolvedAt, f.acknowledgedAt))'
const SHARES = `count(*) FILTER (WHERE ${FIRST_AT} <= ${ANSWER_BY}) AS firstKept, count(*) FILTER (WHERE ${FIRST_AT} IS NOT NULL OR ${ANSWER_BY} < :now) AS firstOf,
  count(*) FILTER (WHERE f.resolvedAt <= ${RESOLVE_BY}) AS resolvedKept, count(*) FILTER (WHERE f.resolvedAt IS NOT NULL OR ${RESOLVE_BY} < :now) AS resolvedOf`

export interface OwedRow extends Omit<Owed, 'first' | 'resolved'> {
  ownerId: string
  name: string
  role: Role | null
  teamId: string | null
  teamName: string | null
  firstKept: number
  firstOf: number
  resolvedKept: number
  resolvedOf: number
}

/** For each owner: what is open now, and what became of the promises made since `since`. What is not due yet and not answered counts neither way. */
export function owedByOwner(read: Read, since: number, now: number): OwedRow[] {
  return read.all<OwedRow>(
    `WITH open AS (SELECT ownerId, count(*) AS open, count(*) FILTER (WHERE dueAt < :now) AS overdue, min(dueAt) AS oldestDueAt FROM followUp WHERE deletedAt IS NULL AND resolvedAt IS NULL GROUP BY ownerId),
      made AS (SELECT f.ownerId, ${SHARES} FROM followUp f INDEXED BY followUpCreated JOIN learning l ON l.id = f.learningId WHERE f.deletedAt IS NULL AND l.deletedAt IS NULL AND f.createdAt >= :since GROUP BY f.ownerId)
     SELECT o.ownerId, coalesce(m.name, '') AS name, m.role, t.id AS teamId, t.name AS teamName, coalesce(open.open, 0) AS open, coalesce(open.overdue, 0) AS overdue, open.oldestDueAt,
       coalesce(made.firstKept, 0) AS firstKept, coalesce(made.firstOf, 0) AS firstOf, coalesce(made.resolvedKept, 0) AS resolvedKept, coalesce(made.resolvedOf, 0) AS resolvedOf
     FROM (SELECT ownerId FROM open UNION SELECT ownerId FROM made) o LEFT JOIN open ON open.ownerId = o.ownerId LEFT JOIN made ON made.ownerId = o.ownerId
       LEFT JOIN member m ON m.id = o.ownerId LEFT JOIN team t ON t.id = m.teamId AND t.deletedAt IS NULL
     ORDER BY overdue DESC, open.oldestDueAt IS NULL, open.oldestDueAt, open.open DESC, name COLLATE NOCASE`,
    { since, now },
  )
}

/** Names of the leads of each team. */
export function leadsOfTeams(read: Read): { teamId: string; name: string }[] {
  return read.all(`SELECT teamId, name FROM member WHERE teamId IS NOT NULL AND role = 'lead' AND deletedAt IS NULL ORDER BY name COLLATE NOCASE`)
}

/** To whom overdue promises escalate: champions; admins while there is no champion. */
export function escalatesTo(read: Read, memberId: string): boolean {
  return read.value<number>(`SELECT role = 'champion' OR (role = 'admin' AND NOT EXISTS (SELECT 1 FROM member WHERE role = 'champion' AND deletedAt IS NULL AND example = 0)) FROM member WHERE id = ?`, [memberId]) === 1
}

/** All open ones of a customer, the one due soonest on top, and the last that were kept. */
export function promisesOfCustomer(read: Read, customerId: string, kept: number): FollowUp[] {
  const of = (where: string, order: string) => read.all<FollowUpRow>(`${SELECT} ${FROM} AND f.ofCustomerId = :customerId AND ${where} ORDER BY ${order}`, { customerId }).map(toFollowUp)
  return [...of('f.resolvedAt IS NULL', 'f.dueAt, f.pk LIMIT 100'), ...of('f.resolvedAt IS NOT NULL', `f.resolvedAt DESC, f.pk DESC LIMIT ${kept}`)]
}
