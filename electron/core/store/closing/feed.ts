// The feed in SQL: each kind by its own index, so that a page reads as many rows of each kind as it shows, whatever is there; private learnings are nobody's news.
import type { FeedItem } from '../../../../shared/contract/feed.ts'
import { FEED_KINDS, type FeedKind } from '../../../../shared/domain/feed.ts'
import { keyOf } from '../learnings.ts'
import { IS_NEWS } from '../meetings/decisions.ts'
import type { Read } from '../read.ts'

interface Row {
  source: 'l' | 'f' | 'd' | 's' | 'k'
  pk: number
  kind: FeedKind
  at: number
  text: string
  quote: string
  learningId: string | null
  ideaId: string | null
  customerId: string | null
  customerName: string | null
  byId: string | null
  byName: string | null
  answer: string
  decision: string | null
  amount: number | null
  currency: string | null
  example: number
}

/** Letters of a text that a row of the feed can show at all. */
const SHOWN = 600
const cut = (column: string) => `substr(${column}, 1, ${SHOWN})`

type Source = Row['source']
/** Newer things come first; of one instant those of an earlier letter. */
const key = (source: Source, x: string, at: string) => `(${at} < :at OR (${at} = :at AND ('${source}' > :source OR ('${source}' = :source AND ${x}.pk < :pk))))`

function news(kind: 'good' | 'bad' | 'wow', index: string): string {
  const of = kind === 'wow' ? 'l.wow = 1' : `l.wow = 0 AND l.sentiment = '${kind}'`
  return `SELECT * FROM (SELECT 'l' AS source, l.pk, '${kind}' AS kind, l.createdAt AS at, ${cut('l.text')} AS text, ${cut('l.quote')} AS quote, l.id AS learningId, NULL AS ideaId, l.ofCustomerId AS customerId, l.authorId AS byId, '' AS answer, NULL AS decision, l.wowCost AS amount, l.wowCurrency AS currency, l.example
    FROM learning l INDEXED BY ${index} WHERE l.deletedAt IS NULL AND ${of} AND l.visibility = 'everyone' AND l.createdAt <= :at AND ${key('l', 'l', 'l.createdAt')} AND (:teamId IS NULL OR l.teamId = :teamId) ORDER BY l.createdAt DESC, l.pk DESC LIMIT :limit)`
}

/** Of an idea that is gone there is nothing to tell. */
const OF_IDEA = (x: string, idea: string) => `JOIN idea i ON i.id = ${idea} AND i.deletedAt IS NULL WHERE ${x}.deletedAt IS NULL AND ${x}.createdAt <= :at AND (:teamId IS NULL OR i.teamId = :teamId)`

const SOURCES: Readonly<Record<FeedKind, readonly string[]>> = {
  good: [news('good', 'learningGood')],
  bad: [news('bad', 'learningBad')],
  wow: [news('wow', 'learningWow')],
  shared: [
    `SELECT * FROM (SELECT 'f', f.pk, 'shared', f.sharedAt, ${cut('l.text')}, ${cut('l.quote')}, l.id, NULL, f.ofCustomerId, f.ownerId, ${cut('f.answer')}, NULL, NULL, NULL, f.example
      FROM followUp f INDEXED BY followUpShared JOIN learning l ON l.id = f.learningId AND l.deletedAt IS NULL AND l.visibility = 'everyone'
      WHERE f.deletedAt IS NULL AND f.resolvedAt IS NOT NULL AND f.sharedAt IS NOT NULL AND f.sharedAt <= :at AND ${key('f', 'f', 'f.sharedAt')} AND (:teamId IS NULL OR l.teamId = :teamId) ORDER BY f.sharedAt DESC, f.pk DESC LIMIT :limit)`,
  ],
  decision: [
    `SELECT * FROM (SELECT 'd', d.pk, 'decision', d.createdAt, i.title, '', NULL, i.id, NULL, d.memberId, ${cut('d.reason')}, d.kind, NULL, NULL, d.example
      FROM decision d INDEXED BY decisionCreated ${OF_IDEA('d', `substr(d.subject, 6)`)} AND d.subject LIKE 'idea:%' AND ${IS_NEWS('d')} AND ${key('d', 'd', 'd.createdAt')} ORDER BY d.createdAt DESC, d.pk DESC LIMIT :limit)`,
    `SELECT * FROM (SELECT 's', s.pk, 'decision', s.createdAt, i.title, '', NULL, i.id, NULL, s.memberId, ${cut('s.reason')}, s.toStage, NULL, NULL, s.example
      FROM stageChange s INDEXED BY stageDecided ${OF_IDEA('s', 's.ideaId')} AND s.meetingId IS NULL AND s.fromStage <> s.toStage AND s.toStage IN ('approved', 'pilot', 'implemented', 'declined', 'parked') AND ${key('s', 's', 's.createdAt')} ORDER BY s.createdAt DESC, s.pk DESC LIMIT :limit)`,
  ],
  kudos: [
    `SELECT * FROM (SELECT 'k', k.pk, 'kudos', k.createdAt, ${cut('k.text')}, '', iif(k.ofNoun = 'learning', k.ofId, NULL), CASE k.ofNoun WHEN 'idea' THEN k.ofId WHEN 'comment' THEN (SELECT ideaId FROM comment WHERE id = k.ofId) END, NULL, k.fromId, coalesce(m.name, ''), NULL, NULL, NULL, k.example
      FROM kudos k INDEXED BY kudosFeed LEFT JOIN member m ON m.id = k.toId WHERE k.deletedAt IS NULL AND k.createdAt <= :at AND ${key('k', 'k', 'k.createdAt')} AND (:teamId IS NULL OR m.teamId = :teamId)
      AND CASE k.ofNoun WHEN 'learning' THEN EXISTS (SELECT 1 FROM learning l WHERE l.id = k.ofId AND l.deletedAt IS NULL AND l.visibility = 'everyone') WHEN 'idea' THEN EXISTS (SELECT 1 FROM idea i WHERE i.id = k.ofId AND i.deletedAt IS NULL)
        ELSE EXISTS (SELECT 1 FROM comment c JOIN idea i ON i.id = c.ideaId AND i.deletedAt IS NULL WHERE c.id = k.ofId AND c.deletedAt IS NULL) END ORDER BY k.createdAt DESC, k.pk DESC LIMIT :limit)`,
  ],
}

export interface FeedQuery { readonly kinds: readonly FeedKind[]; readonly teamId: string | undefined; readonly cursor: string | null; readonly limit: number }

export function listFeed(read: Read, { kinds, teamId, cursor, limit }: FeedQuery): { rows: FeedItem[]; next: string | null } {
  const wanted = kinds.length === 0 ? FEED_KINDS : FEED_KINDS.filter((kind) => kinds.includes(kind))
  // the first arm names the columns of all
  const arms = wanted.flatMap((kind) => SOURCES[kind])
  const [source, pk] = cursor === null ? ['', 0] : sourceOf(keyOf(cursor)[1])
  const at = cursor === null ? Number.MAX_SAFE_INTEGER : Number(keyOf(cursor)[0])
  const rows = read.all<Row>(
    `WITH feed (source, pk, kind, at, text, quote, learningId, ideaId, customerId, byId, answer, decision, amount, currency, example) AS (${arms.join(' UNION ALL ')})
     SELECT feed.*, c.name AS customerName, m.name AS byName FROM (SELECT * FROM feed ORDER BY at DESC, source, pk DESC LIMIT :limit) feed LEFT JOIN customer c ON c.id = feed.customerId LEFT JOIN member m ON m.id = feed.byId ORDER BY feed.at DESC, feed.source, feed.pk DESC`,
    { at, source, pk, teamId: teamId ?? null, limit: limit + 1 },
  )
  const last = rows[limit - 1]
  return { rows: rows.slice(0, limit).map(toItem), next: rows.length > limit ? JSON.stringify([last!.at, last!.pk * LETTERS.length + LETTERS.indexOf(last!.source)]) : null }
}

const LETTERS: readonly Source[] = ['d', 'f', 'k', 'l', 's']
const sourceOf = (pair: number): [Source, number] => [LETTERS[((pair % LETTERS.length) + LETTERS.length) % LETTERS.length]!, Math.floor(pair / LETTERS.length)]

function toItem(row: Row): FeedItem {
  return {
    key: `${row.source}${row.pk}`,
    kind: row.kind,
    at: row.at,
    text: row.text,
    quote: row.quote,
    learningId: row.learningId,
    ideaId: row.ideaId,
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
    by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
    answer: row.answer,
    decision: row.decision,
    inMeeting: row.source === 'd',
    cost: row.amount === null ? null : { amount: row.amount, currency: row.currency ?? '' },
    example: row.example === 1,
  }
}
