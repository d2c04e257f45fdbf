// Follow-ups in SQL.
import type { FollowUp } from '../../../shared/contract/follow-ups.ts'
import type { Read } from './read.ts'

interface FollowUpRow {
  id: string
  learningId: string
  text: string
  customerId: string | null
  customerName: string | null
  ownerId: string
  ownerName: string | null
  state: FollowUp['state']
  dueAt: number
  answer: string
  createdAt: number
  resolvedAt: number | null
  example: number
}

const SELECT = `SELECT f.id, f.learningId, l.text, f.customerId, c.name AS customerName, f.ownerId, m.name AS ownerName, f.state, f.dueAt, f.answer, f.createdAt, f.resolvedAt, f.example
  FROM followUp f JOIN learning l ON l.id = f.learningId LEFT JOIN customer c ON c.id = f.customerId LEFT JOIN member m ON m.id = f.ownerId
  WHERE f.deletedAt IS NULL AND l.deletedAt IS NULL`

function toFollowUp(row: FollowUpRow): FollowUp {
  return {
    id: row.id,
    learning: { id: row.learningId, text: row.text },
    customer: row.customerId ? { id: row.customerId, name: row.customerName ?? '' } : null,
    owner: { id: row.ownerId, name: row.ownerName ?? '' },
    state: row.state,
    dueAt: row.dueAt,
    answer: row.answer,
    createdAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    example: row.example === 1,
  }
}

export function openFollowUps(read: Read, limit: number): FollowUp[] {
  return read.all<FollowUpRow>(`${SELECT} AND f.resolvedAt IS NULL ORDER BY f.dueAt, f.pk LIMIT ?`, [limit]).map(toFollowUp)
}

export function resolvedFollowUps(read: Read, limit: number): FollowUp[] {
  return read.all<FollowUpRow>(`${SELECT} AND f.resolvedAt IS NOT NULL ORDER BY f.resolvedAt DESC, f.pk DESC LIMIT ?`, [limit]).map(toFollowUp)
}

export function countFollowUps(read: Read, now: number): { open: number; overdue: number } {
  return read.get('SELECT count(*) AS open, count(*) FILTER (WHERE dueAt < ?) AS overdue FROM followUp WHERE deletedAt IS NULL AND resolvedAt IS NULL', [now]) ?? { open: 0, overdue: 0 }
}

export function getFollowUp(read: Read, id: string): FollowUp | null {
  const row = read.get<FollowUpRow>(`${SELECT} AND f.id = ?`, [id])
  return row ? toFollowUp(row) : null
}
