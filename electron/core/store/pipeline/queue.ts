// The review queue in SQL: ideas that wait for an answer or a decision, the oldest promise first. What is due comes in the order of handing in, so two indexes
// (those without an answer, those with one) are read side by side and merged.
import { AppError } from '../../../../shared/app-error.ts'
import type { IdeaSummary } from '../../../../shared/contract/ideas.ts'
import { dueOf, overdueBefore, type Awaited, type QueueView } from '../../../../shared/domain/review.ts'
import type { Office } from '../../../../shared/domain/working-hours.ts'
import type { WorkspaceRules } from '../../../../shared/domain/workspace-rules.ts'
import { summariesOf } from '../ideas.ts'
import type { Read } from '../read.ts'

const STATES: Readonly<Record<Awaited, { readonly index: string; readonly where: string }>> = {
  answer: { index: 'ideaUnanswered', where: `i.deletedAt IS NULL AND i.answeredAt IS NULL AND i.stage IN ('submitted', 'in-review')` },
  decision: { index: 'ideaUndecided', where: `i.deletedAt IS NULL AND i.answeredAt IS NOT NULL AND i.stage IN ('submitted', 'in-review')` },
}
const VIEWS: Readonly<Record<QueueView, string>> = { all: '', mine: 'AND i.ownerId = :me', unowned: 'AND i.ownerId IS NULL' }

export interface QueueRow extends IdeaSummary {
  readonly awaits: Awaited
  readonly dueAt: number
  /** Working time left, milliseconds; negative: since when it is overdue. */
  readonly left: number
  readonly submittedAt: number
  readonly answeredAt: number | null
  readonly tags: string[]
}

interface Place { pk: number; id: string; submittedAt: number; answeredAt: number | null }
/** An idea that waits: what for, and until when. */
export interface Waiting extends Place { readonly awaits: Awaited; readonly dueAt: number }
type After = readonly [submittedAt: number, pk: number] | null
interface Cursor { readonly answer: After; readonly decision: After }

function cursorOf(text: string | null): Cursor {
  if (text === null) return { answer: null, decision: null }
  try {
    const found = JSON.parse(text) as Cursor
    if ([found.answer, found.decision].every((after) => after === null || (Array.isArray(after) && after.length === 2 && after.every(Number.isSafeInteger)))) return found
  } catch {
    // said below
  }
  throw new AppError('bad-input', {}, [{ field: 'cursor', code: 'not-valid' }])
}

function placesOf(read: Read, awaits: Awaited, view: QueueView, me: string, after: After, limit: number): Place[] {
  const { index, where } = STATES[awaits]
  // one's own are few among all that wait
  const by = view === 'mine' ? 'ideaOwnerStage' : index
  const params = { ...(view === 'mine' && { me }), ...(after && { at: after[0], pk: after[1] }), limit }
  return read.all(`SELECT i.pk, i.id, i.submittedAt, i.answeredAt FROM idea i INDEXED BY ${by} WHERE ${where} ${VIEWS[view]} ${after ? 'AND (i.submittedAt, i.pk) > (:at, :pk)' : ''} ORDER BY i.submittedAt, i.pk LIMIT :limit`, params)
}

interface Asked { readonly view: QueueView; readonly cursor: string | null; readonly limit: number; readonly now: number; readonly office: Office; readonly rules: WorkspaceRules }

/** Those whose promise is the oldest, at most `limit`; and where the next page goes on. */
export function waitingIdeas(read: Read, me: string, { view, cursor, limit, office, rules }: Omit<Asked, 'now'>): { page: Waiting[]; next: string | null } {
  const from = cursorOf(cursor)
  const dues = (awaits: Awaited) => placesOf(read, awaits, view, me, from[awaits], limit + 1).map((place) => ({ ...place, awaits, dueAt: dueOf(awaits, office, rules, place.submittedAt) }))
  const [answers, decisions] = [dues('answer'), dues('decision')]
  const all: Waiting[] = []
  for (let [a, d] = [0, 0]; all.length <= limit && (a < answers.length || d < decisions.length); ) {
    const [answer, decision] = [answers[a], decisions[d]]
    if (answer && (!decision || answer.dueAt <= decision.dueAt)) {
      all.push(answer)
      a += 1
    } else {
      all.push(decision!)
      d += 1
    }
  }
  const page = all.slice(0, limit)
  const lastOf = (awaits: Awaited): After => {
    const last = page.findLast((place) => place.awaits === awaits)
    return last ? [last.submittedAt, last.pk] : from[awaits]
  }
  return { page, next: all.length > limit ? JSON.stringify({ answer: lastOf('answer'), decision: lastOf('decision') } satisfies Cursor) : null }
}

/** A page by keyset. */
export function queuePage(read: Read, me: string, asked: Asked): { rows: QueueRow[]; next: string | null } {
  const { now, office } = asked
  const { page, next } = waitingIdeas(read, me, asked)
  const summaries = new Map(summariesOf(read, me, page.map(({ pk }) => pk)).map(({ pk, summary }) => [pk, summary]))
  const tags = tagsOf(read, [...summaries.values()].map(({ id }) => id))
  const rows = page.map(({ pk, awaits, dueAt, submittedAt, answeredAt }): QueueRow => {
    const summary = summaries.get(pk)!
    return { ...summary, awaits, dueAt, left: dueAt >= now ? office.between(now, dueAt) : -office.between(dueAt, now), submittedAt, answeredAt, tags: tags.get(summary.id) ?? [] }
  })
  return { rows, next }
}

export function tagsOf(read: Read, ids: readonly string[]): Map<string, string[]> {
  const rows = read.all<{ ideaId: string; tag: string }>('SELECT t.ideaId, t.tag FROM json_each(?) wanted JOIN ideaTag t ON t.ideaId = wanted.value WHERE t.deletedAt IS NULL ORDER BY t.pk', [JSON.stringify(ids)])
  return new Map([...Map.groupBy(rows, ({ ideaId }) => ideaId)].map(([id, found]) => [id, found.map(({ tag }) => tag)]))
}

export interface QueueCounts {
  /** All that wait. */
  readonly waiting: number
  readonly overdue: { readonly answer: number; readonly decision: number }
  /** Whose promises are overdue; nobody's have no owner. The most first. */
  readonly owners: { readonly owner: { readonly id: string; readonly name: string } | null; readonly overdue: number }[]
}

/** Owners that are told by name. */
const OWNERS = 8

const counted = (read: Read, awaits: Awaited, before: number | null) =>
  read.value<number>(`SELECT count(*) FROM idea i INDEXED BY ${STATES[awaits].index} WHERE ${STATES[awaits].where} ${before === null ? '' : 'AND i.submittedAt < :before'}`, before === null ? {} : { before }) ?? 0
const overdueSince = (now: number, office: Office, rules: WorkspaceRules) => ({ answer: overdueBefore('answer', office, rules, now), decision: overdueBefore('decision', office, rules, now) })

const countedBefore = (read: Read, { answer, decision }: ReturnType<typeof overdueSince>): QueueCounts['overdue'] => ({ answer: counted(read, 'answer', answer), decision: counted(read, 'decision', decision) })

export const overdueCounts = (read: Read, now: number, office: Office, rules: WorkspaceRules): QueueCounts['overdue'] => countedBefore(read, overdueSince(now, office, rules))

export function queueCounts(read: Read, now: number, office: Office, rules: WorkspaceRules): QueueCounts {
  const before = overdueSince(now, office, rules)
  const late = (awaits: Awaited) => `SELECT i.ownerId FROM idea i INDEXED BY ${STATES[awaits].index} WHERE ${STATES[awaits].where} AND i.submittedAt < :${awaits}`
  const owners = read.all<{ ownerId: string | null; name: string | null; overdue: number }>(
    `SELECT x.ownerId, m.name, x.overdue FROM (SELECT ownerId, count(*) AS overdue FROM (${late('answer')} UNION ALL ${late('decision')}) GROUP BY ownerId) x LEFT JOIN member m ON m.id = x.ownerId ORDER BY x.overdue DESC, m.name LIMIT ${OWNERS}`,
    before,
  )
  return {
    waiting: counted(read, 'answer', null) + counted(read, 'decision', null),
    overdue: countedBefore(read, before),
    owners: owners.map(({ ownerId, name, overdue }) => ({ owner: ownerId === null ? null : { id: ownerId, name: name ?? '' }, overdue })),
  }
}
