// Decisions of meetings in SQL: what came of those of the last one, and what was decided about one's ideas.
import type { Decision, DecisionOfMeeting } from '../../../shared/contract/decisions.ts'
import type { ActionItem, Agenda, Followed } from '../../../shared/contract/meetings.ts'
import type { DecisionKind } from '../../../shared/domain/agenda-lists.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { actionsOfMeeting, toActionItem } from './meetings/agenda.ts'
import { OWN_NAMELESS } from './replica/nameless.ts'
import type { Read } from './read.ts'

export interface DecisionRow {
  id: string
  meetingId: string
  subject: string
  kind: DecisionKind
  reason: string
  memberId: string
  memberName: string | null
  createdAt: number
  ownerId: string | null
  ownerName: string | null
  dueOn: string | null
  objection: string | null
  voiceId: string | null
  voiceName: string | null
  customerName: string | null
}

export const DECISION = `SELECT d.id, d.meetingId, d.subject, d.kind, d.reason, d.memberId, m.name AS memberName, d.createdAt, d.ownerId, o.name AS ownerName, d.dueOn, d.objection, d.voiceId, v.name AS voiceName, c.name AS customerName
  FROM decision d LEFT JOIN member m ON m.id = d.memberId LEFT JOIN member o ON o.id = d.ownerId LEFT JOIN member v ON v.id = d.voiceId LEFT JOIN customer c ON c.id = (SELECT coalesce(rootId, id) FROM customer WHERE id = d.customerId) AND c.deletedAt IS NULL`

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export function toDecision({ id, kind, reason, memberId, memberName, createdAt, ownerId, ownerName, dueOn, objection, voiceId, voiceName, customerName }: DecisionRow): Decision {
  return {
    id, kind, reason,
    by: { id: memberId, name: memberName ?? '' },
    at: createdAt,
    owner: named(ownerId, ownerName),
    dueOn,
    objection: objection ? { text: objection, by: named(voiceId, voiceName), customer: customerName } : null,
  }
}

interface Told { title: string; authorId: string; authorName: string | null; stage: Stage; deletedAt: number | null }

/** The last decision of a held meeting about each thing, and what came of it. */
export function followedOf(read: Read, meetingId: string): Followed[] {
  const rows = read.all<DecisionRow>(`${DECISION} WHERE d.meetingId = ? AND d.deletedAt IS NULL ORDER BY d.createdAt, d.pk`, [meetingId])
  if (rows.length === 0) return []
  const actions = Map.groupBy(actionsOfMeeting(read, meetingId), ({ subject }) => subject)
  const last = [...new Map(rows.map((row) => [row.subject, row])).values()]
  return last.flatMap((row) => {
    const idea = row.subject.startsWith('idea:')
      ? (read.get<Told>('SELECT i.title, i.authorId, m.name AS authorName, i.stage, i.deletedAt FROM idea i LEFT JOIN member m ON m.id = i.authorId WHERE i.id = ?', [row.subject.slice('idea:'.length)]) ?? null)
      : null
    const title = idea?.title ?? titleIn(read, meetingId, row.subject)
    if (title === undefined) return []
    const own: ActionItem[] = (actions.get(row.subject) ?? []).map(toActionItem)
    return [{ subject: row.subject, title, author: idea && idea.authorId !== NAMELESS ? idea.authorName : null, decision: toDecision(row), stage: idea?.stage ?? null, gone: idea !== null && idea.deletedAt !== null, actions: own }]
  })
}

/** As the agenda of that meeting has it. */
function titleIn(read: Read, meetingId: string, subject: string): string | undefined {
  const agenda = read.value<string | null>('SELECT agenda FROM meeting WHERE id = ?', [meetingId])
  if (!agenda) return undefined
  const { segments, parked } = JSON.parse(agenda) as Agenda
  return [...segments.flatMap(({ items }) => items), ...parked].find((item) => item.subject === subject)?.title
}

type OfMeeting = DecisionRow & { meetingName: string | null }
const OF_MEETING = DECISION.replace('AS customerName', 'AS customerName, (SELECT s.name FROM meeting g JOIN series s ON s.id = g.seriesId WHERE g.id = d.meetingId) AS meetingName')
const ofMeeting = (row: OfMeeting): DecisionOfMeeting => ({ ...toDecision(row), meeting: { id: row.meetingId, name: row.meetingName ?? '' } })

/** Newest first. */
export function decisionsOfIdea(read: Read, ideaId: string): DecisionOfMeeting[] {
  return read.all<OfMeeting>(`${OF_MEETING} WHERE d.subject = ? AND d.deletedAt IS NULL ORDER BY d.createdAt DESC, d.pk DESC LIMIT 50`, [`idea:${ideaId}`]).map(ofMeeting)
}

/** What others decided about this member's own ideas since then; newest first. */
export function answersSince(read: Read, me: string, since: number, limit: number): { ideaId: string; title: string; decision: DecisionOfMeeting }[] {
  return read
    .all<OfMeeting & { ideaId: string; title: string }>(
      `SELECT d.*, i.id AS ideaId, i.title FROM (${OF_MEETING} WHERE d.createdAt >= :since AND d.deletedAt IS NULL AND d.memberId <> :me AND d.subject LIKE 'idea:%') d JOIN idea i ON i.id = substr(d.subject, 6)
       WHERE i.deletedAt IS NULL AND (i.authorId = :me OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS}))) ORDER BY d.createdAt DESC LIMIT :limit`,
      { since, me, limit },
    )
    .map((row) => ({ ideaId: row.ideaId, title: row.title, decision: ofMeeting(row) }))
}
