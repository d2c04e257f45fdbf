// Merged ideas and customers in SQL (docs/merge.md): which count for which, and what came along. `rootId` is kept by triggers (migrations/004-merge.ts).
import type { Credit, Stage } from '../../../shared/contract/ideas.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { OWN_NAMELESS } from './replica/nameless.ts'
import type { Read } from './read.ts'

/** SQL: an idea, named by `id`, and the living ideas that count for it. */
export const partsOf = (id: string): string => `(SELECT ${id} UNION ALL SELECT part.id FROM idea part WHERE part.rootId = ${id} AND part.deletedAt IS NULL)`

/** SQL: (ideaId, partId) for each idea of a JSON list: itself, and the living ideas that count for it. */
export const partsOfEach = (ids: string): string =>
  `(SELECT value AS ideaId, value AS partId FROM json_each(${ids}) UNION ALL SELECT part.rootId, part.id FROM json_each(${ids}) ofThem JOIN idea part ON part.rootId = ofThem.value WHERE part.deletedAt IS NULL)`

/** SQL: the living idea that the row of `idea` named `x` counts for: itself when it is not merged, or the other is not there. */
export const survivorOf = (x: string): string => `coalesce((SELECT survivor.id FROM idea survivor WHERE survivor.id = ${x}.rootId AND survivor.deletedAt IS NULL), ${x}.id)`

/** Tables whose rows can be merged. */
export type MergedTable = 'idea' | 'customer'

/** The idea or customer that one counts for in the end; itself when it is not merged. */
export function rootOf(read: Read, id: string, table: MergedTable = 'idea'): string {
  return read.value<string | null>(`SELECT rootId FROM ${table} WHERE id = ?`, [id]) ?? id
}

/** Where each of these ideas is to be found now: the living survivor of a merged one, else itself. */
export function survivors(read: Read, ids: readonly string[]): Map<string, string> {
  return new Map(read.all<{ id: string; survivor: string }>(`SELECT x.id, ${survivorOf('x')} AS survivor FROM json_each(?) wanted JOIN idea x ON x.id = wanted.value WHERE x.rootId IS NOT NULL`, [JSON.stringify(ids)]).map(({ id, survivor }) => [id, survivor]))
}

/** Whether following the merges from `from` comes to `id`. Deleted ones count: they can be brought back. */
export function leadsTo(read: Read, from: string, id: string, table: MergedTable = 'idea'): boolean {
  return read.value(
    `WITH RECURSIVE chain(id) AS (SELECT ? UNION SELECT i.mergedIntoId FROM chain JOIN ${table} i ON i.id = chain.id WHERE i.mergedIntoId IS NOT NULL) SELECT 1 FROM chain WHERE id = ?`,
    [from, id],
  ) !== undefined
}

interface CreditRow { id: string; title: string; authorId: string; authorName: string | null; mine: number; byId: string | null; byName: string | null; at: number; fromStage: Stage | null; intoId: string; submittedAt: number | null }

/** The living ideas that count for this one, in the order in which they were merged: whom to thank for what. */
export function creditsOf(read: Read, me: string, id: string): Credit[] {
  return read
    .all<CreditRow>(
      `SELECT x.id, x.title, x.authorId, m.name AS authorName, x.mergedIntoId AS intoId, x.submittedAt, coalesce(s.createdAt, x.stageAt) AS at, s.memberId AS byId, b.name AS byName, s.fromStage,
         (x.authorId = :me OR (x.authorId = '${NAMELESS}' AND x.id IN (${OWN_NAMELESS}))) AS mine
       FROM idea x LEFT JOIN member m ON m.id = x.authorId LEFT JOIN stageChange s ON s.pk = (${LAST_MERGE}) LEFT JOIN member b ON b.id = s.memberId
       WHERE x.rootId = :id AND x.deletedAt IS NULL ORDER BY at, x.pk`,
      { id, me },
    )
    .map((row) => ({
      id: row.id,
      title: row.title,
      author: { id: row.authorId, name: row.authorName ?? '' },
      nameless: row.authorId === NAMELESS,
      mine: row.mine === 1,
      intoId: row.intoId,
      by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
      at: row.at,
      stage: row.fromStage ?? (row.submittedAt === null ? 'draft' : 'submitted'),
    }))
}

/** SQL: the `pk` of the move that merged the idea `x`. */
const LAST_MERGE = `SELECT pk FROM stageChange WHERE ideaId = x.id AND toStage = 'merged' AND deletedAt IS NULL ORDER BY createdAt DESC, pk DESC LIMIT 1`

type Named = { id: string; name: string }

/** The column of what names a customer or a segment that says whose it is, merged customers by the one that stays. */
export const whose = (lookup: 'customer' | 'segment'): string => (lookup === 'customer' ? 'ofCustomerId' : 'segmentId')

/** What an idea shows that hangs on those merged into it, and not on itself. */
export function cameAlong(read: Read, id: string): { learnings: string[]; customers: Named[]; segments: Named[] } {
  const named = (table: 'ideaCustomer' | 'ideaSegment', lookup: 'customer' | 'segment') =>
    read.all<Named>(
      `SELECT c.id, c.name FROM idea part JOIN ${table} x ON x.ideaId = part.id JOIN ${lookup} c ON c.id = x.${whose(lookup)}
       WHERE part.rootId = :id AND part.deletedAt IS NULL AND x.deletedAt IS NULL AND c.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM ${table} own WHERE own.ideaId = :id AND own.${whose(lookup)} = c.id AND own.deletedAt IS NULL)
       GROUP BY c.id ORDER BY min(x.pk)`,
      { id },
    )
  return {
    learnings: read
      .all<{ id: string }>(
        `SELECT DISTINCT e.learningId AS id FROM idea part JOIN evidence e ON e.ideaId = part.id
         WHERE part.rootId = :id AND part.deletedAt IS NULL AND e.deletedAt IS NULL AND NOT EXISTS (SELECT 1 FROM evidence own WHERE own.ideaId = :id AND own.learningId = e.learningId AND own.deletedAt IS NULL)`,
        { id },
      )
      .map((row) => row.id),
    customers: named('ideaCustomer', 'customer'),
    segments: named('ideaSegment', 'segment'),
  }
}
