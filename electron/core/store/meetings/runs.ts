// Meetings that run, and who sits in their empty chair, in SQL.
import type { Chair, Run } from '../../../../shared/contract/runs.ts'
import type { Read } from '../read.ts'

/** Instants are the hub's time. */
export interface RunRow {
  readonly meetingId: string
  readonly leadId: string
  readonly leadName: string | null
  readonly startedAt: number
  readonly atSubject: string
  readonly atPlace: number
  readonly since: number
  /** JSON: ms by step. */
  readonly spent: string
  /** JSON: `[subject, segment]`. */
  readonly items: string
}

export function runRow(read: Read, meetingId: string): RunRow | undefined {
  return read.get('SELECT r.meetingId, r.leadId, m.name AS leadName, r.startedAt, r.atSubject, r.atPlace, r.since, r.spent, r.items FROM meetingRun r LEFT JOIN member m ON m.id = r.leadId WHERE r.meetingId = ? AND r.deletedAt IS NULL', [meetingId])
}

/** What was on the agenda when it began. Empty for a meeting that does not run. */
export function runItems(read: Read, meetingId: string): Run['items'] {
  const items = read.value<string>('SELECT items FROM meetingRun WHERE meetingId = ? AND deletedAt IS NULL', [meetingId])
  return items === undefined ? [] : toItems(items)
}

export function toItems(json: string): Run['items'] {
  return (JSON.parse(json) as [string, Run['items'][number]['segment']][]).map(([subject, segment]) => ({ subject, segment }))
}

interface Heard { id: string; text: string; quote: string; happenedOn: string; customerId: string | null; customerName: string | null; segmentName: string | null }

const HEARD = `SELECT l.id, l.text, l.quote, l.happenedOn, l.ofCustomerId AS customerId, c.name AS customerName, s.name AS segmentName FROM learning l
  LEFT JOIN customer c ON c.id = l.ofCustomerId AND c.deletedAt IS NULL LEFT JOIN segment s ON s.id = coalesce(c.segmentId, l.segmentId) AND s.deletedAt IS NULL
  WHERE l.deletedAt IS NULL AND l.visibility = 'everyone'`

/** The customer of a learning, and the last that was heard from them in their own words; the learning itself when there are no others. */
export function chairOf(read: Read, learningId: string): Chair | null {
  const story = read.get<Heard>(`${HEARD} AND l.id = ?`, [learningId])
  if (!story) return null
  const last = (story.customerId !== null && read.get<Heard>(`${HEARD} AND l.ofCustomerId = ? AND l.quote <> '' ORDER BY l.happenedOn DESC, l.createdAt DESC, l.pk DESC LIMIT 1`, [story.customerId])) || story
  const waitsSince = read.value<number | null>(
    'SELECT min(f.createdAt) FROM followUp f WHERE f.deletedAt IS NULL AND f.resolvedAt IS NULL AND (f.learningId = :learningId OR (:customerId IS NOT NULL AND f.ofCustomerId = :customerId))',
    { learningId: last.id, customerId: story.customerId },
  ) ?? null
  return {
    learningId: last.id,
    customer: story.customerId !== null && story.customerName !== null ? { id: story.customerId, name: story.customerName } : null,
    segment: story.segmentName,
    words: last.quote || last.text,
    verbatim: last.quote !== '',
    saidOn: last.happenedOn,
    waitsSince,
  }
}
