// Decisions of meetings in SQL: those about an idea, and what others decided about one's own ideas.
import type { Decision, DecisionOfMeeting } from '../../../../shared/contract/decisions.ts'
import type { DecisionKind } from '../../../../shared/domain/agenda-lists.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { OWN_NAMELESS } from '../replica/nameless.ts'
import type { Read } from '../read.ts'

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

type OfMeeting = DecisionRow & { meetingName: string | null }
const OF_MEETING = DECISION.replace('AS customerName', 'AS customerName, (SELECT s.name FROM meeting g JOIN series s ON s.id = g.seriesId WHERE g.id = d.meetingId) AS meetingName')
const ofMeeting = (row: OfMeeting): DecisionOfMeeting => ({ ...toDecision(row), meeting: { id: row.meetingId, name: row.meetingName ?? '' } })

/** SQL: of two who recorded the same decision of one meeting, without having seen each other's, the first tells it. */
export const IS_NEWS = (x: string): string =>
  `NOT EXISTS (SELECT 1 FROM decision o WHERE o.subject = ${x}.subject AND o.meetingId = ${x}.meetingId AND o.kind = ${x}.kind AND o.memberId <> ${x}.memberId AND o.deletedAt IS NULL AND (o.createdAt, o.id) < (${x}.createdAt, ${x}.id))`

/** Newest first. */
export function decisionsOfIdea(read: Read, ideaId: string): DecisionOfMeeting[] {
  return read.all<OfMeeting>(`${OF_MEETING} WHERE d.subject = ? AND d.deletedAt IS NULL ORDER BY d.createdAt DESC, d.pk DESC LIMIT 50`, [`idea:${ideaId}`]).map(ofMeeting)
}

/** What others decided about this member's own ideas since then; newest first. */
export function answersSince(read: Read, me: string, since: number, limit: number): { ideaId: string; title: string; decision: DecisionOfMeeting }[] {
  return read
    .all<OfMeeting & { ideaId: string; title: string }>(
      `SELECT d.*, i.id AS ideaId, i.title FROM (${OF_MEETING} WHERE d.createdAt >= :since AND d.deletedAt IS NULL AND d.memberId <> :me AND d.subject LIKE 'idea:%' AND ${IS_NEWS('d')}) d JOIN idea i ON i.id = substr(d.subject, 6)
       WHERE i.deletedAt IS NULL AND (i.authorId = :me OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS}))) ORDER BY d.createdAt DESC LIMIT :limit`,
      { since, me, limit },
    )
    .map((row) => ({ ideaId: row.ideaId, title: row.title, decision: ofMeeting(row) }))
}
