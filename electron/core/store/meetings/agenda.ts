// The rest of what an agenda is made of, in SQL: numbers, promises, actions, what was chosen, recorded and discussed.
import type { Decision } from '../../../../shared/contract/decisions.ts'
import type { ActionItem, AgendaItem } from '../../../../shared/contract/meetings.ts'
import { AGENDA_SEGMENTS } from '../../../../shared/domain/agenda-lists.ts'
import type { ActionFact, ChoiceFact, DiscussedFact, MetricFact, PromiseFact, RecordFact } from '../../../../shared/domain/agenda/facts.ts'
import { piecesOf } from '../../../../shared/domain/agenda/note-hands.ts'
import { DECISION, toDecision, type DecisionRow } from './decisions.ts'
import { LONGEST_READ, OURS, tagsOf, type Scope } from './agenda-learnings.ts'
import { partsOf } from '../merged.ts'
import { targetOn, wholeReading } from '../metrics.ts'
import type { Read } from '../read.ts'

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

interface MetricRow extends Omit<MetricFact, 'higherIsBetter' | 'episode' | 'latest' | 'before'> {
  higherIsBetter: number
  episodeId: string | null
  episodeName: string | null
  id: string
  value: number
  readOn: string
  createdAt: number
  beforeValue: number | null
  beforeOn: string | null
}

const WHOLE = wholeReading('r')
/** Walks the index from one pair of metric and episode to the next, without reading all readings. */
const PAIRS = `WITH RECURSIVE of(metricId, episodeId) AS (
    SELECT id, (SELECT r.episodeId FROM reading r WHERE r.metricId = metric.id AND r.episodeId IS NOT NULL AND ${WHOLE} ORDER BY r.episodeId LIMIT 1) FROM metric WHERE deletedAt IS NULL
    UNION ALL
    SELECT metricId, (SELECT r.episodeId FROM reading r WHERE r.metricId = of.metricId AND r.episodeId > of.episodeId AND ${WHOLE} ORDER BY r.episodeId LIMIT 1) FROM of WHERE episodeId IS NOT NULL
  ), pair AS (SELECT metricId, episodeId FROM of WHERE episodeId IS NOT NULL UNION ALL SELECT id, NULL FROM metric WHERE deletedAt IS NULL)`
const nth = (n: number) => `(SELECT pk FROM reading r WHERE r.metricId = pair.metricId AND r.episodeId IS pair.episodeId AND ${WHOLE} ORDER BY r.readOn DESC, r.createdAt DESC, r.pk DESC LIMIT 1 OFFSET ${n})`

export function metricFacts(read: Read): MetricFact[] {
  return read
    .all<MetricRow>(
      `${PAIRS} SELECT m.id AS metricId, m.name, m.kind, m.least, m.most, m.unit, m.higherIsBetter, ${targetOn('m', 'now.readOn')} AS target, pair.episodeId, e.name AS episodeName, now.id, now.value, now.readOn, now.createdAt, before.value AS beforeValue, before.readOn AS beforeOn
       FROM pair JOIN metric m ON m.id = pair.metricId JOIN reading now ON now.pk = ${nth(0)} LEFT JOIN reading before ON before.pk = ${nth(1)} LEFT JOIN episode e ON e.id = pair.episodeId`,
    )
    .map(({ higherIsBetter, episodeId, episodeName, id, value, readOn, createdAt, beforeValue, beforeOn, ...row }) => ({
      ...row,
      higherIsBetter: higherIsBetter === 1,
      episode: named(episodeId, episodeName),
      latest: { id, value, readOn, createdAt },
      before: beforeValue === null ? null : { value: beforeValue, readOn: beforeOn! },
    }))
}

type PromiseRow = Omit<PromiseFact, 'customer' | 'tags'> & { tags: string; customerId: string | null; customerName: string | null }

const PROMISE = `SELECT f.id, f.learningId, substr(x.text, 1, ${LONGEST_READ}) AS text, substr(x.quote, 1, ${LONGEST_READ}) AS quote, f.ofCustomerId AS customerId, c.name AS customerName, coalesce(m.name, '') AS owner, x.teamId, x.areaId, coalesce(x.segmentId, c.segmentId) AS segmentId, x.channel, x.sentiment, ${tagsOf('x.id')} AS tags, f.standing AS state, f.dueAt, f.resolvedAt`
const PROMISE_JOINS = 'JOIN learning x ON x.id = f.learningId LEFT JOIN customer c ON c.id = f.ofCustomerId LEFT JOIN member m ON m.id = f.ownerId'
const TOLD = `f.deletedAt IS NULL AND x.deletedAt IS NULL AND x.visibility = 'everyone'`

const toPromise = ({ customerId, customerName, tags, ...row }: PromiseRow): PromiseFact => ({ ...row, tags: JSON.parse(tags) as string[], customer: named(customerId, customerName) })

/** Unresolved and due by then; the one due first on top. */
export function openPromises(read: Read, until: number, limit: number, { teamId }: Scope): PromiseFact[] {
  return read.all<PromiseRow>(`${PROMISE} FROM followUp f INDEXED BY followUpDue ${PROMISE_JOINS} WHERE ${TOLD} AND f.resolvedAt IS NULL AND f.dueAt <= :until AND ${OURS} ORDER BY f.dueAt, f.pk LIMIT :limit`, { until, limit, teamId }).map(toPromise)
}

export function keptPromises(read: Read, since: number, limit: number, { teamId }: Scope): PromiseFact[] {
  return read.all<PromiseRow>(`${PROMISE} FROM followUp f INDEXED BY followUpResolved ${PROMISE_JOINS} WHERE ${TOLD} AND f.resolvedAt IS NOT NULL AND f.resolvedAt >= :since AND ${OURS} ORDER BY f.resolvedAt DESC, f.pk DESC LIMIT :limit`, { since, limit, teamId }).map(toPromise)
}

export function promisesById(read: Read, ids: readonly string[]): PromiseFact[] {
  return read.all<PromiseRow>(`${PROMISE} FROM json_each(?) wanted JOIN followUp f ON f.id = wanted.value ${PROMISE_JOINS} WHERE ${TOLD}`, [JSON.stringify(ids)]).map(toPromise)
}

/** How many are overdue, up to a limit. For all teams the index alone tells, so that private ones count too. */
export function countOverdue(read: Read, now: number, limit: number, { teamId }: Scope): number {
  if (teamId === null) return read.value<number>('SELECT count(*) FROM (SELECT 1 FROM followUp INDEXED BY followUpDue WHERE deletedAt IS NULL AND resolvedAt IS NULL AND dueAt < ? LIMIT ?)', [now, limit]) ?? 0
  return read.value<number>(`SELECT count(*) FROM (SELECT 1 FROM followUp f INDEXED BY followUpDue JOIN learning x ON x.id = f.learningId WHERE ${TOLD} AND f.resolvedAt IS NULL AND f.dueAt < :now AND ${OURS} LIMIT :limit)`, { now, limit, teamId }) ?? 0
}

type ActionRow = Omit<ActionFact, 'owner' | 'example'> & { ownerId: string | null; ownerName: string | null; example: number }

const ACTION = `SELECT a.id, a.title, a.ownerId, m.name AS ownerName, a.dueOn, a.doneAt, a.createdAt, a.meetingId, a.seriesId, a.subject, a.example FROM actionItem a LEFT JOIN member m ON m.id = a.ownerId`

const toAction = ({ ownerId, ownerName, example, ...row }: ActionRow): ActionFact => ({ ...row, owner: named(ownerId, ownerName), example: example === 1 })

/** Open ones of the series, or of all when it is null, with those that belong to none; due first on top. */
export function openActions(read: Read, seriesId: string | null, limit: number): ActionFact[] {
  return read.all<ActionRow>(`${ACTION} WHERE a.deletedAt IS NULL AND a.doneAt IS NULL AND (:seriesId IS NULL OR a.seriesId IS NULL OR a.seriesId = :seriesId) ORDER BY a.dueOn IS NULL, a.dueOn, a.createdAt, a.pk LIMIT :limit`, { seriesId, limit }).map(toAction)
}

export function doneActions(read: Read, seriesId: string | null, since: number, limit: number): ActionFact[] {
  return read.all<ActionRow>(`${ACTION} WHERE a.deletedAt IS NULL AND a.doneAt >= :since AND (:seriesId IS NULL OR a.seriesId IS NULL OR a.seriesId = :seriesId) ORDER BY a.doneAt DESC, a.pk DESC LIMIT :limit`, { seriesId, since, limit }).map(toAction)
}

/** With at how many meetings of the series each was open since the one where it was agreed; of the last `meetings`. */
export function withCarried(read: Read, seriesId: string | null, actions: readonly ActionFact[], meetings: number): ActionFact[] {
  if (seriesId === null || actions.length === 0) return [...actions]
  const held = read.all<{ id: string; startsAt: number; heldAt: number }>(`SELECT id, startsAt, coalesce(heldAt, startsAt) AS heldAt FROM meeting INDEXED BY meetingSeries WHERE seriesId = :seriesId AND deletedAt IS NULL AND state = 'held' ORDER BY startsAt DESC LIMIT :meetings`, { seriesId, meetings })
  return actions.map((action) => ({ ...action, carried: held.filter(({ id, startsAt, heldAt }) => action.seriesId === seriesId && id !== action.meetingId && heldAt > action.createdAt && (action.doneAt === null || startsAt < action.doneAt)).length }))
}

export function actionsOfMeeting(read: Read, meetingId: string): ActionFact[] {
  return read.all<ActionRow>(`${ACTION} WHERE a.meetingId = ? AND a.deletedAt IS NULL`, [meetingId]).map(toAction)
}

export function actionsById(read: Read, ids: readonly string[]): ActionFact[] {
  return read.all<ActionRow>(`${ACTION} WHERE a.deletedAt IS NULL AND a.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map(toAction)
}

/** The contract's shape of an action. */
export function toActionItem({ id, title, owner, dueOn, doneAt, createdAt, meetingId, subject, example }: ActionFact): ActionItem {
  return { id, title, owner, dueOn, doneAt, createdAt, meetingId, subject, example }
}

export function choicesOf(read: Read, meetingId: string): ChoiceFact[] {
  return read
    .all<Omit<ChoiceFact, 'pinned' | 'dropped' | 'segment'> & { pinned: number; dropped: number; segment: string | null }>('SELECT subject, pinned, dropped, minutes, position, segment, title FROM agendaChoice WHERE meetingId = ? AND deletedAt IS NULL', [meetingId])
    .map((row) => ({ ...row, pinned: row.pinned === 1, dropped: row.dropped === 1, segment: AGENDA_SEGMENTS.find((key) => key === row.segment) ?? null }))
}

interface DiscussionRow { subject: string; fingerprint: string; note: string; discussedAt: number | null }
interface HandRow { subject: string; memberId: string; memberName: string | null; wrote: string }

/** What was recorded in a meeting, by subject. */
export function recordsOf(read: Read, meetingId: string): RecordFact[] {
  const records = new Map<string, { subject: string; discussedAt: number | null; fingerprint: string | null; note: string; noteBy: AgendaItem['noteBy']; decisions: Decision[]; actions: ActionItem[] }>()
  const of = (subject: string) => {
    let found = records.get(subject)
    if (!found) records.set(subject, (found = { subject, discussedAt: null, fingerprint: null, note: '', noteBy: [], decisions: [], actions: [] }))
    return found
  }
  for (const row of read.all<DiscussionRow>(`SELECT subject, fingerprint, note, discussedAt FROM discussion WHERE meetingId = ? AND deletedAt IS NULL AND (discussedAt IS NOT NULL OR note <> '')`, [meetingId])) Object.assign(of(row.subject), row)
  const hands = Map.groupBy(read.all<HandRow>('SELECT h.subject, h.memberId, m.name AS memberName, h.wrote FROM noteAuthor h LEFT JOIN member m ON m.id = h.memberId WHERE h.meetingId = ? AND h.deletedAt IS NULL ORDER BY h.pk', [meetingId]), ({ subject }) => subject)
  for (const record of records.values()) record.noteBy = piecesOf(record.note, (hands.get(record.subject) ?? []).map(({ memberId, memberName, wrote }) => ({ by: { id: memberId, name: memberName ?? '' }, wrote })))
  for (const row of read.all<DecisionRow>(`${DECISION} WHERE d.meetingId = ? AND d.deletedAt IS NULL ORDER BY d.createdAt, d.pk`, [meetingId])) of(row.subject).decisions.push(toDecision(row))
  for (const action of actionsOfMeeting(read, meetingId)) if (action.subject) of(action.subject).actions.push(toActionItem(action))
  return [...records.values()]
}

/** What hangs on an idea and is told of it on an agenda. */
const OF_IDEA = ['support', 'comment', 'evidence', 'ideaAnswer', 'ideaCustomer', 'ideaSegment']
/** Among what meetings discussed, the things that may come back: ideas that still wait and learnings, when anything was written since. */
const MAY_RETURN = {
  idea: `EXISTS (SELECT 1 FROM idea i WHERE i.id = substr(recent.subject, 6) AND i.stage IN ('submitted', 'in-review') AND i.deletedAt IS NULL
    AND (i.updatedAt > recent.discussedAt OR EXISTS (SELECT 1 FROM idea part WHERE part.rootId = i.id AND part.updatedAt > recent.discussedAt)
      OR ${OF_IDEA.map((table) => `EXISTS (SELECT 1 FROM ${table} o WHERE o.ideaId IN ${partsOf('i.id')} AND o.deletedAt IS NULL AND o.updatedAt > recent.discussedAt)`).join(' OR ')}))`,
  learning: 'EXISTS (SELECT 1 FROM learning l WHERE l.id = substr(recent.subject, 10) AND l.updatedAt > recent.discussedAt AND l.deletedAt IS NULL)',
} as const

/** Ids of what meetings before this one discussed and what may come back; the last `limit`. */
export function mayReturn(read: Read, kind: keyof typeof MAY_RETURN, limit: number, { meetingId, seriesId }: Scope): string[] {
  const [from, order] = seriesId === null
    ? ['discussion d WHERE true', 'd.pk DESC']
    : ['meeting m INDEXED BY meetingSeries CROSS JOIN discussion d INDEXED BY discussionMeeting ON d.meetingId = m.id WHERE m.seriesId = :seriesId AND m.deletedAt IS NULL', 'm.startsAt DESC']
  return read
    .all<{ id: string }>(
      `SELECT substr(subject, length(:kind) + 2) AS id FROM (SELECT d.subject, d.discussedAt FROM ${from} AND d.deletedAt IS NULL AND d.discussedAt IS NOT NULL AND d.meetingId IS NOT :meetingId AND d.subject >= :kind || ':' AND d.subject < :kind || ';' ORDER BY ${order} LIMIT :limit) recent
       WHERE ${MAY_RETURN[kind]}`,
      { seriesId, meetingId, kind, limit },
    )
    .map(({ id }) => id)
}

/** The last time that meetings before this one discussed each of these subjects. */
export function discussedBefore(read: Read, subjects: readonly string[], { meetingId, seriesId }: Scope): DiscussedFact[] {
  return read.all(
    `SELECT d.subject, d.fingerprint, max(d.discussedAt) AS at FROM json_each(:subjects) wanted JOIN discussion d INDEXED BY discussionSubject ON d.subject = wanted.value
     WHERE d.deletedAt IS NULL AND d.discussedAt IS NOT NULL AND d.meetingId IS NOT :meetingId AND (:seriesId IS NULL OR (SELECT seriesId FROM meeting WHERE id = d.meetingId) = :seriesId) GROUP BY d.subject`,
    { subjects: JSON.stringify(subjects), meetingId, seriesId },
  )
}
