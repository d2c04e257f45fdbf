// What came of the decisions of a held meeting: "you said, we did".
import type { ActionItem, Agenda, Followed } from '../../../../shared/contract/meetings.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { actionsOfMeeting, toActionItem } from './agenda.ts'
import { DECISION, toDecision, type DecisionRow } from './decisions.ts'

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
