// Kudos in SQL: those for one thing, and who wrote it.
import type { Kudos } from '../../../../shared/contract/kudos.ts'
import type { KudosFor } from '../../../../shared/domain/kudos.ts'
import { partsOf } from '../merged.ts'
import type { Read } from '../read.ts'

/** Null when there is no such thing. */
export function authorOf(read: Read, { ofNoun, ofId }: { ofNoun: KudosFor; ofId: string }): { id: string; name: string } | null {
  return read.get(`SELECT x.authorId AS id, coalesce(m.name, '') AS name FROM ${ofNoun} x LEFT JOIN member m ON m.id = x.authorId WHERE x.id = ? AND x.deletedAt IS NULL`, [ofId]) ?? null
}

interface Row { id: string; ofId: string; fromId: string; fromName: string | null; toId: string; toName: string | null; text: string; at: number }

const COLUMNS = 'k.id, k.ofId, k.fromId, f.name AS fromName, k.toId, t.name AS toName, k.text, k.createdAt AS at'
const NAMES = 'LEFT JOIN member f ON f.id = k.fromId LEFT JOIN member t ON t.id = k.toId'
const toKudos = ({ id, fromId, fromName, toId, toName, text, at }: Row, me: string): Kudos => ({ id, from: { id: fromId, name: fromName ?? '' }, to: { id: toId, name: toName ?? '' }, text, at, mine: fromId === me })

export function kudosOf(read: Read, me: string, ofId: string): Kudos[] {
  return read.all<Row>(`SELECT ${COLUMNS} FROM kudos k ${NAMES} WHERE k.ofId = ? AND k.deletedAt IS NULL ORDER BY k.createdAt DESC, k.pk DESC LIMIT 50`, [ofId]).map((row) => toKudos(row, me))
}

/** For comments on an idea and on those that count for it. */
export function kudosOnComments(read: Read, me: string, ideaId: string): (Kudos & { commentId: string })[] {
  return read
    .all<Row>(`SELECT ${COLUMNS} FROM comment c CROSS JOIN kudos k INDEXED BY kudosOf ON k.ofId = c.id ${NAMES} WHERE c.ideaId IN ${partsOf(':ideaId')} AND c.deletedAt IS NULL AND k.deletedAt IS NULL ORDER BY k.createdAt DESC, k.pk DESC LIMIT 500`, { ideaId })
    .map((row) => ({ ...toKudos(row, me), commentId: row.ofId }))
}
