// Kudos in SQL: those for one thing, and who wrote it.
import type { KudosOf } from '../../../../shared/contract/kudos.ts'
import type { KudosFor } from '../../../../shared/domain/kudos.ts'
import type { Read } from '../read.ts'

/** Null when there is no such thing. */
export function authorOf(read: Read, { ofNoun, ofId }: { ofNoun: KudosFor; ofId: string }): { id: string; name: string } | null {
  return read.get(`SELECT x.authorId AS id, coalesce(m.name, '') AS name FROM ${ofNoun} x LEFT JOIN member m ON m.id = x.authorId WHERE x.id = ? AND x.deletedAt IS NULL`, [ofId]) ?? null
}

export function kudosOf(read: Read, me: string, ofId: string): KudosOf['kudos'] {
  return read
    .all<{ id: string; fromId: string; fromName: string | null; toId: string; toName: string | null; text: string; at: number }>(
      `SELECT k.id, k.fromId, f.name AS fromName, k.toId, t.name AS toName, k.text, k.createdAt AS at FROM kudos k LEFT JOIN member f ON f.id = k.fromId LEFT JOIN member t ON t.id = k.toId WHERE k.ofId = ? AND k.deletedAt IS NULL ORDER BY k.createdAt DESC, k.pk DESC LIMIT 50`,
      [ofId],
    )
    .map(({ id, fromId, fromName, toId, toName, text, at }) => ({ id, from: { id: fromId, name: fromName ?? '' }, to: { id: toId, name: toName ?? '' }, text, at, mine: fromId === me }))
}
