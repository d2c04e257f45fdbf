// One idea with all that stands on its page: answers, customers, evidence, who stands behind it, what was said, where it went.
import type { Idea, Question, Stage } from '../../../../shared/contract/ideas.ts'
import { legalMoves } from '../../../../shared/domain/ideas.ts'
import { mentionsOf } from '../../../../shared/domain/mentions.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { JOINS, SUMMARY, toSummaries, type IdeaRow } from '../ideas.ts'
import { attachmentsOf, learningsById } from '../learnings.ts'
import { decisionsOfIdea } from '../meetings/decisions.ts'
import { cameAlong, creditsOf, partsOf } from '../merged.ts'
import { answeredOf } from '../pipeline/questions.ts'
import { stagesLeftOut } from '../pipeline/stages.ts'
import type { Read } from '../read.ts'
import { OWN_NAMELESS } from '../replica/nameless.ts'

type Named = { id: string; name: string }

/** Names of supporters that one idea carries; `supporters` counts them all. */
const NAMES = 200

export function answersOf(read: Read, ideaId: string): Partial<Record<Question, string>> {
  return Object.fromEntries(read.all<{ question: Question; text: string }>(`SELECT question, text FROM ideaAnswer WHERE ideaId = ? AND deletedAt IS NULL AND text <> ''`, [ideaId]).map(({ question, text }) => [question, text]))
}

export function affectedBy(read: Read, ideaId: string): { customers: Named[]; segments: Named[] } {
  return {
    customers: read.all('SELECT c.id, c.name FROM ideaCustomer ic JOIN customer c ON c.id = ic.ofCustomerId WHERE ic.ideaId = ? AND ic.deletedAt IS NULL AND c.deletedAt IS NULL GROUP BY c.id ORDER BY min(ic.pk)', [ideaId]),
    segments: read.all('SELECT s.id, s.name FROM ideaSegment x JOIN segment s ON s.id = x.segmentId WHERE x.ideaId = ? AND x.deletedAt IS NULL AND s.deletedAt IS NULL ORDER BY x.pk', [ideaId]),
  }
}

export interface MoveRow { id: string; fromStage: Stage; toStage: Stage; memberId: string; createdAt: number; reason: string }

/** Every move, oldest first. Whoever only agreed (docs/sync.md) moved nothing. */
export function movesOf(read: Read, ideaId: string): MoveRow[] {
  return read.all('SELECT id, fromStage, toStage, memberId, createdAt, reason FROM stageChange WHERE ideaId = ? AND fromStage <> toStage AND deletedAt IS NULL ORDER BY createdAt, pk', [ideaId])
}

/** The last move: who made it and when. */
export function lastMove(read: Read, ideaId: string): { by: string; at: number } | undefined {
  return read.get(
    `SELECT coalesce(m.name, '') AS "by", s.createdAt AS at FROM stageChange s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId = ? AND s.fromStage <> s.toStage AND s.deletedAt IS NULL ORDER BY s.createdAt DESC, s.pk DESC LIMIT 1`,
    [ideaId],
  )
}

/** The category or the campaign of an idea, while it is there. */
function namedOf(read: Read, table: 'category' | 'campaign', ideaId: string): Named | null {
  return read.get<Named>(`SELECT x.id, x.name FROM idea i JOIN ${table} x ON x.id = i.${table}Id WHERE i.id = ? AND x.deletedAt IS NULL`, [ideaId]) ?? null
}

export function getIdea(read: Read, me: string, id: string): Idea | null {
  const row = read.get<IdeaRow>(`SELECT ${SUMMARY}, i.description, i.expectedBenefit, i.effort, i.updatedAt FROM idea i ${JOINS} WHERE i.id = :id AND i.deletedAt IS NULL`, { id, me })
  if (!row) return null
  const summary = toSummaries(read, [row])[0]!
  const credits = creditsOf(read, me, id)
  const along = cameAlong(read, id)
  type Said = { id: string; ideaId: string; byId: string; byName: string; text: string; createdAt: number; asks: number | null; mentions: string | null }
  const said = (table: 'comment' | 'championNote', more: string) =>
    read.all<Said>(`SELECT x.id, x.ideaId, x.authorId AS byId, coalesce(m.name, '') AS byName, x.text, x.createdAt, ${more} FROM ${table} x LEFT JOIN member m ON m.id = x.authorId WHERE x.ideaId IN ${partsOf(':id')} AND x.deletedAt IS NULL ORDER BY x.createdAt, x.pk`, { id })
  const saidOn = ({ ideaId }: Said) => (ideaId === id ? null : ideaId)
  // NAMELESS is whoever wrote the idea it was said on
  const isMine = ({ byId, ideaId }: Said) => byId === me || (byId === NAMELESS && (ideaId === id ? summary.mine : credits.some((credit) => credit.id === ideaId && credit.mine)))
  return {
    ...summary,
    description: row.description,
    answers: answersOf(read, id),
    answered: answeredOf(read, id),
    affects: affectedBy(read, id),
    evidence: learningsById(read, read.all<{ learningId: string }>(`SELECT DISTINCT learningId FROM evidence WHERE ideaId IN ${partsOf(':id')} AND deletedAt IS NULL`, { id }).map((link) => link.learningId)),
    cameAlong: along,
    credits,
    supportedBy: read.all(`SELECT s.memberId AS id, coalesce(m.name, '') AS name FROM support s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId IN ${partsOf(':id')} AND s.deletedAt IS NULL GROUP BY s.memberId ORDER BY min(s.createdAt), min(s.pk) LIMIT :names`, { id, names: NAMES }),
    discussion: said('comment', 'x.asks, x.mentions').map((comment) => ({ id: comment.id, author: { id: comment.byId, name: comment.byName }, text: comment.text, createdAt: comment.createdAt, mine: isMine(comment), asks: comment.asks === 1, mentions: mentionedIn(read, comment.mentions), saidOn: saidOn(comment) })),
    history: read
      .all<{ id: string; byId: string; byName: string; reason: string; at: number; fromStage: Stage; toStage: Stage }>(`SELECT s.id, s.memberId AS byId, coalesce(m.name, '') AS byName, s.reason, s.createdAt AS at, s.fromStage, s.toStage FROM stageChange s LEFT JOIN member m ON m.id = s.memberId WHERE s.ideaId = ? AND s.deletedAt IS NULL ORDER BY s.createdAt, s.pk`, [id])
      .map((change) => ({ id: change.id, from: change.fromStage, to: change.toStage, reason: change.reason, by: { id: change.byId, name: change.byName }, at: change.at })),
    decisions: decisionsOfIdea(read, id),
    notes: said('championNote', 'NULL AS asks, NULL AS mentions').map((note) => ({ id: note.id, author: { id: note.byId, name: note.byName }, text: note.text, createdAt: note.createdAt, mine: note.byId === me, saidOn: saidOn(note) })),
    expectedBenefit: row.expectedBenefit,
    effort: row.effort,
    category: namedOf(read, 'category', id),
    campaign: namedOf(read, 'campaign', id),
    attachments: attachmentsOf(read, id),
    moves: [...legalMoves(row.stage, stagesLeftOut(read))],
    updatedAt: row.updatedAt,
  }
}

/** Who is named, as they are called now. */
function mentionedIn(read: Read, stored: string | null): Idea['discussion'][number]['mentions'] {
  return mentionsOf(stored).map(({ id, written }) => {
    const member = read.get<{ name: string; deletedAt: number | null }>('SELECT name, deletedAt FROM member WHERE id = ?', [id])
    return { id, written, name: member?.name ?? written, gone: !member || member.deletedAt !== null }
  })
}

/** A question is answered by whatever the author says afterwards: in the order in which both came here, because clocks differ. */
export function openQuestions(read: Read): { id: string; ideaId: string; title: string; text: string; by: Named; at: number }[] {
  return read
    .all<{ id: string; ideaId: string; title: string; text: string; byId: string; byName: string | null; at: number }>(
      `SELECT c.id, c.ideaId, i.title, c.text, c.authorId AS byId, m.name AS byName, c.createdAt AS at FROM comment c INDEXED BY commentAsks JOIN idea i ON i.id = c.ideaId LEFT JOIN member m ON m.id = c.authorId
       WHERE c.asks = 1 AND c.deletedAt IS NULL AND i.deletedAt IS NULL AND (i.authorId = (SELECT value FROM meta WHERE key = 'me') OR (i.authorId = '${NAMELESS}' AND i.id IN (${OWN_NAMELESS})))
         AND NOT EXISTS (SELECT 1 FROM comment a WHERE a.ideaId = c.ideaId AND a.authorId = i.authorId AND a.deletedAt IS NULL AND a.pk > c.pk)
       ORDER BY c.pk`,
    )
    .map(({ byId, byName, ...question }) => ({ ...question, by: { id: byId, name: byName ?? '' } }))
}
