// Which ideas somebody hears of, and why: their own part in them, found by index, the newest of each kind. Merged ideas count for the one that stays.
import type { NewsReason } from '../../../../shared/domain/news.ts'
import { partsOfEach, survivorOf } from '../merged.ts'
import type { Read } from '../read.ts'
import { NAMELESS_OF_ME } from '../replica/nameless.ts'

/** Ideas that are looked at for each reason, the newest; of an older one somebody hears by following it. */
const EACH = 200
const FOLLOWED = 1000

/** `from`: since when; what happened before is no news to them. */
interface Part { ideaId: string; from: number }

/** In the order in which one reason goes before another. Since when something that one heard speaks for an idea is not known: since it was logged. */
const REASONS: readonly (readonly [why: NewsReason, sql: string])[] = [
  ['author', `SELECT id AS ideaId, 0 AS "from" FROM (SELECT id FROM idea INDEXED BY ideaAuthor WHERE authorId = :me AND deletedAt IS NULL ORDER BY createdAt DESC LIMIT ${EACH}) UNION ALL SELECT ideaId, 0 FROM (${NAMELESS_OF_ME})`],
  ['owner', `SELECT i.id AS ideaId, coalesce((SELECT max(h.at) FROM ideaChange h INDEXED BY ideaChangeOf WHERE h.ideaId = i.id AND h.deletedAt IS NULL AND h.entity = 'idea' AND h.field = 'ownerId'), i.createdAt) AS "from" FROM idea i WHERE i.ownerId = :me AND i.deletedAt IS NULL ORDER BY i.stageAt DESC LIMIT ${EACH}`],
  ['following', `SELECT ideaId, createdAt AS "from" FROM follow WHERE memberId = :me AND follows = 1 AND deletedAt IS NULL ORDER BY createdAt DESC LIMIT ${FOLLOWED}`],
  ['supporter', `SELECT ideaId, createdAt AS "from" FROM support INDEXED BY supportMember WHERE memberId = :me AND deletedAt IS NULL ORDER BY createdAt DESC LIMIT ${EACH}`],
  ['commenter', `SELECT ideaId, min(createdAt) AS "from" FROM (SELECT ideaId, createdAt FROM comment INDEXED BY commentAuthor WHERE authorId = :me AND deletedAt IS NULL ORDER BY createdAt DESC LIMIT ${EACH}) GROUP BY ideaId`],
  ['evidence', `SELECT e.ideaId, min(l.createdAt) AS "from" FROM (SELECT id, createdAt FROM learning INDEXED BY learningAuthorDay WHERE authorId = :me AND deletedAt IS NULL AND visibility = 'everyone' ORDER BY happenedOn DESC LIMIT ${EACH}) l JOIN evidence e ON e.learningId = l.id WHERE e.deletedAt IS NULL GROUP BY e.ideaId`],
]

/** Ideas of which somebody said that they do not want to hear. */
function unwanted(read: Read, me: string): Set<string> {
  return new Set(read.all<{ ideaId: string }>('SELECT ideaId FROM follow WHERE memberId = ? AND follows = 0 AND deletedAt IS NULL', [me]).map(({ ideaId }) => ideaId))
}

export interface Interest {
  /** By the idea that stays: why one hears of it. */
  readonly why: ReadonlyMap<string, NewsReason>
  /** By the same: since when, the first of all reasons. */
  readonly from: ReadonlyMap<string, number>
  /** Every living idea that counts for one of those, itself included. */
  readonly parts: readonly { readonly root: string; readonly id: string }[]
}

/** Each learning of one's own changes what one hears of by the evidence, and nothing else: asked about apart, so that the answers about the rest may be kept (store/remembered.ts). */
export function apart<T>(things: readonly T[], why: (thing: T) => NewsReason | undefined): readonly (readonly T[])[] {
  return [things.filter((thing) => why(thing) !== 'evidence'), things.filter((thing) => why(thing) === 'evidence')].filter((some) => some.length > 0)
}

export function interestOf(read: Read, me: string): Interest {
  const not = unwanted(read, me)
  const found = REASONS.flatMap(([why, sql]) => read.all<Part>(sql, { me }).map((part) => ({ ...part, why })))
  const roots = new Map(
    apart(found, ({ why }) => why).flatMap((parts) => {
      const wanted = [...new Set(parts.map(({ ideaId }) => ideaId))].filter((id) => !not.has(id))
      return read.all<{ id: string; root: string }>(`SELECT x.id, ${survivorOf('x')} AS root FROM json_each(?) wanted JOIN idea x ON x.id = wanted.value WHERE x.deletedAt IS NULL`, [JSON.stringify(wanted)]).map(({ id, root }) => [id, root] as const)
    }),
  )
  const why = new Map<string, NewsReason>()
  const from = new Map<string, number>()
  for (const { ideaId, why: reason, from: since } of found) {
    const root = not.has(ideaId) ? undefined : roots.get(ideaId)
    if (root === undefined || not.has(root)) continue
    if (!why.has(root)) why.set(root, reason)
    from.set(root, Math.min(since, from.get(root) ?? since))
  }
  const parts = apart([...why], ([, reason]) => reason).flatMap((of) => read.all<{ root: string; id: string }>(`SELECT ideaId AS root, partId AS id FROM ${partsOfEach(':ids')}`, { ids: JSON.stringify(of.map(([id]) => id)) }))
  return { why, from, parts }
}

/** The same of one idea, by its own indexes. */
export function interestIn(read: Read, me: string, ideaId: string): { said: boolean | null; why: NewsReason | null } {
  const said = read.value<number>('SELECT follows FROM follow WHERE ideaId = ? AND memberId = ? AND deletedAt IS NULL', [ideaId, me])
  const parts = `(SELECT partId FROM ${partsOfEach(':ids')})`
  const row = read.get<Record<NewsReason, number>>(
    `SELECT EXISTS (SELECT 1 FROM idea i WHERE i.id IN ${parts} AND (i.authorId = :me OR i.id IN (${NAMELESS_OF_ME}))) AS author,
       EXISTS (SELECT 1 FROM idea i WHERE i.id IN ${parts} AND i.ownerId = :me) AS owner,
       EXISTS (SELECT 1 FROM follow f WHERE f.ideaId IN ${parts} AND f.memberId = :me AND f.follows = 1 AND f.deletedAt IS NULL) AS following,
       EXISTS (SELECT 1 FROM support s WHERE s.ideaId IN ${parts} AND s.memberId = :me AND s.deletedAt IS NULL) AS supporter,
       EXISTS (SELECT 1 FROM comment c WHERE c.ideaId IN ${parts} AND c.authorId = :me AND c.deletedAt IS NULL) AS commenter,
       EXISTS (SELECT 1 FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId IN ${parts} AND e.deletedAt IS NULL AND l.authorId = :me AND l.deletedAt IS NULL) AS evidence`,
    { ids: JSON.stringify([ideaId]), me },
  )!
  return { said: said === undefined ? null : said === 1, why: REASONS.find(([why]) => row[why] === 1)?.[0] ?? null }
}

/** Names of followers that are told; the rest are counted. */
const NAMED = 50

/** Who said that they follow it, or an idea that was merged into it. */
export function followersOf(read: Read, ideaId: string): { followers: { id: string; name: string }[]; followerCount: number } {
  const rows = read.all<{ id: string; name: string | null }>(
    `SELECT f.memberId AS id, m.name FROM ${partsOfEach(':ids')} parts JOIN follow f ON f.ideaId = parts.partId JOIN member m ON m.id = f.memberId WHERE f.follows = 1 AND f.deletedAt IS NULL AND m.deletedAt IS NULL GROUP BY f.memberId ORDER BY min(f.createdAt), f.memberId`,
    { ids: JSON.stringify([ideaId]) },
  )
  return { followers: rows.slice(0, NAMED).map(({ id, name }) => ({ id, name: name ?? '' })), followerCount: rows.length }
}
