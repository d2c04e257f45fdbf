// Customers in SQL: their list by pages in any order, and all about one of them.
import type { Customer, CustomerFact, CustomerRow } from '../../../../shared/contract/customers.ts'
import type { CustomerSort } from '../../../../shared/domain/customers.ts'
import { fold } from '../../search/fold.ts'
import { promisesOfCustomer } from '../follow-ups.ts'
import { keyOf } from '../learnings.ts'
import { NAMED_SO } from '../lookups.ts'
import { survivorOf } from '../merged.ts'
import type { Read } from '../read.ts'

/** What a page is sorted by. A customer who was never heard has been silent for longest. */
const SORTS: Record<CustomerSort, { key: string; direction: 'ASC' | 'DESC' }> = {
  heard: { key: `coalesce(lastHeardOn, '')`, direction: 'DESC' },
  silent: { key: `coalesce(lastHeardOn, '')`, direction: 'ASC' },
  learnings: { key: 'learnings', direction: 'DESC' },
  waiting: { key: 'waiting', direction: 'DESC' },
  name: { key: 'folded', direction: 'ASC' },
}

type Row = Omit<CustomerRow, 'segment'> & { pk: number; key: string | number; segmentId: string | null; segmentName: string | null }
interface Query { text: string; sort: CustomerSort; cursor: string | null; limit: number }

/** Every customer is counted for each page: 10,000 take some hundredths of a second, and a stored count would have to be kept by every write. */
export function listCustomers(read: Read, { text, sort, cursor, limit }: Query): { rows: CustomerRow[]; next: string | null; total: number } {
  const { key, direction } = SORTS[sort]
  const after = cursor === null ? null : keyOf(cursor)
  const typed = fold(text.trim())
  const rows = read.all<Row>(
    `WITH heard AS (SELECT customer.pk, customer.id, customer.name, customer.folded, customer.segmentId,
         (SELECT count(*) FROM learning WHERE ofCustomerId = customer.id AND deletedAt IS NULL) AS learnings,
         (SELECT max(happenedOn) FROM learning WHERE ofCustomerId = customer.id AND deletedAt IS NULL) AS lastHeardOn,
         (SELECT count(*) FROM followUp WHERE followUp.ofCustomerId = customer.id AND deletedAt IS NULL AND resolvedAt IS NULL) AS waiting
       FROM customer WHERE customer.deletedAt IS NULL AND ${NAMED_SO})
     SELECT x.pk, x.id, x.name, x.key, x.learnings, x.lastHeardOn, x.waiting, s.id AS segmentId, s.name AS segmentName
     FROM (SELECT *, ${key} AS key FROM heard) x LEFT JOIN segment s ON s.id = x.segmentId
     ${after ? `WHERE (x.key, x.pk) ${direction === 'ASC' ? '>' : '<'} (:key, :pk)` : ''} ORDER BY x.key ${direction}, x.pk ${direction} LIMIT :limit`,
    { typed, limit: limit + 1, ...(after && { key: after[0], pk: after[1] }) },
  )
  const last = rows[limit - 1]
  return {
    rows: rows.slice(0, limit).map(({ pk: _pk, key: _key, segmentId, segmentName, ...row }) => ({ ...row, segment: segmentId ? { id: segmentId, name: segmentName ?? '' } : null })),
    next: rows.length > limit ? JSON.stringify([last!.key, last!.pk]) : null,
    total: read.value<number>(`SELECT count(*) FROM customer WHERE deletedAt IS NULL AND ${NAMED_SO}`, { typed }) ?? 0,
  }
}

/** So many of the kept promises, the colleagues and the ideas are shown. */
const KEPT = 5
const COLLEAGUES = 20
const IDEAS = 50

export function getCustomer(read: Read, id: string): Customer | null {
  const row = read.get<{ id: string; name: string; example: number; segmentId: string | null; segmentName: string | null; mergedIntoId: string | null; rootId: string | null; rootName: string | null }>(`SELECT c.id, c.name, c.example, s.id AS segmentId, s.name AS segmentName, c.mergedIntoId, c.rootId, stays.name AS rootName FROM customer c LEFT JOIN segment s ON s.id = c.segmentId LEFT JOIN customer stays ON stays.id = c.rootId AND stays.deletedAt IS NULL WHERE c.id = ? AND c.deletedAt IS NULL`, [id])
  if (!row) return null
  const heard = read.get<Pick<Customer, 'learnings' | 'good' | 'bad' | 'firstHeardOn' | 'lastHeardOn'>>(
    `SELECT count(*) AS learnings, count(*) FILTER (WHERE sentiment = 'good') AS good, count(*) FILTER (WHERE sentiment = 'bad') AS bad, min(happenedOn) AS firstHeardOn, max(happenedOn) AS lastHeardOn FROM learning WHERE ofCustomerId = ? AND deletedAt IS NULL`,
    [id],
  )!
  return {
    id,
    name: row.name,
    segment: row.segmentId ? { id: row.segmentId, name: row.segmentName ?? '' } : null,
    ...heard,
    mergedInto: row.rootId !== null && row.rootName !== null ? { id: row.rootId, name: row.rootName } : null,
    isMerged: row.mergedIntoId !== null,
    merged: read.all('SELECT id, name, mergedIntoId AS intoId FROM customer WHERE rootId = ? AND deletedAt IS NULL ORDER BY folded, pk', [id]),
    lastWords: read.get<NonNullable<Customer['lastWords']>>(`SELECT id AS learningId, quote, happenedOn FROM learning INDEXED BY learningCustomer WHERE ofCustomerId = ? AND deletedAt IS NULL AND quote <> '' ORDER BY happenedOn DESC, pk DESC LIMIT 1`, [id]) ?? null,
    facts: factsOf(read, id),
    colleagues: read
      .all<{ id: string; name: string | null; learnings: number; lastOn: string }>(`SELECT l.authorId AS id, m.name, count(*) AS learnings, max(l.happenedOn) AS lastOn FROM learning l LEFT JOIN member m ON m.id = l.authorId WHERE l.ofCustomerId = ? AND l.deletedAt IS NULL GROUP BY l.authorId ORDER BY learnings DESC, lastOn DESC LIMIT ${COLLEAGUES}`, [id])
      .map(({ id: memberId, name, ...of }) => ({ member: { id: memberId, name: name ?? '' }, ...of })),
    promises: promisesOfCustomer(read, id, KEPT),
    ideas: read.all(
      `SELECT DISTINCT i.id, i.title, i.stage FROM idea i JOIN (
         SELECT ${survivorOf('x')} AS id, x.createdAt FROM ideaCustomer ic JOIN idea x ON x.id = ic.ideaId WHERE ic.ofCustomerId = :id AND ic.deletedAt IS NULL AND x.deletedAt IS NULL
         UNION SELECT ${survivorOf('x')}, x.createdAt FROM learning l JOIN evidence e ON e.learningId = l.id AND e.deletedAt IS NULL JOIN idea x ON x.id = e.ideaId WHERE l.ofCustomerId = :id AND l.deletedAt IS NULL AND x.deletedAt IS NULL) of ON of.id = i.id
       ORDER BY i.createdAt DESC, i.pk DESC LIMIT ${IDEAS}`,
      { id },
    ),
    example: row.example === 1,
  }
}

/** The names of all customers that stay, by when they were made; examples only where there is nothing else. */
export function listNames(read: Read): { id: string; name: string; folded: string; learnings: number }[] {
  return read.all(
    `SELECT c.id, c.name, c.folded, (SELECT count(*) FROM learning WHERE ofCustomerId = c.id AND deletedAt IS NULL) AS learnings FROM customer c
     WHERE c.deletedAt IS NULL AND c.rootId IS NULL AND c.example = (SELECT NOT EXISTS (SELECT 1 FROM customer WHERE example = 0 AND deletedAt IS NULL)) ORDER BY c.pk`,
  )
}

const APART = `FROM distinctCustomer d JOIN customer a ON a.id = d.customerId JOIN customer b ON b.id = d.otherId WHERE d.deletedAt IS NULL AND a.deletedAt IS NULL AND b.deletedAt IS NULL AND a.rootId IS NULL AND b.rootId IS NULL`

/** Those of which somebody said that they are not the same, as `id id`, either way round. */
export function customersApart(read: Read): ReadonlySet<string> {
  return new Set(read.all<{ a: string; b: string }>(`SELECT a.id AS a, b.id AS b ${APART}`).flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
}

export function countApart(read: Read): number {
  return read.value<number>(`SELECT count(*) ${APART}`)!
}

/** As last said first. */
export function listApart(read: Read, limit: number): { one: { id: string; name: string }; other: { id: string; name: string } }[] {
  return read
    .all<{ aId: string; aName: string; bId: string; bName: string }>(`SELECT a.id AS aId, a.name AS aName, b.id AS bId, b.name AS bName ${APART} ORDER BY d.updatedAt DESC, d.pk DESC LIMIT ?`, [limit])
    .map(({ aId, aName, bId, bName }) => ({ one: { id: aId, name: aName }, other: { id: bId, name: bName } }))
}

function factsOf(read: Read, id: string): CustomerFact[] {
  return read
    .all<Omit<CustomerFact, 'author'> & { authorId: string; authorName: string | null }>(`SELECT f.id, f.kind, f.text, f.authorId, m.name AS authorName, f.createdAt, f.updatedAt FROM customerFact f LEFT JOIN member m ON m.id = f.authorId WHERE f.ofCustomerId = ? AND f.deletedAt IS NULL ORDER BY f.kind DESC, f.createdAt, f.pk`, [id])
    .map(({ authorId, authorName, ...fact }) => ({ ...fact, author: { id: authorId, name: authorName ?? '' } }))
}

/** The customer that a note is about; null when there is no such note (`living`: none that stands). */
export function customerOfFact(read: Read, id: string, living: boolean): string | null {
  return read.value<string>('SELECT ofCustomerId FROM customerFact WHERE id = ? AND (deletedAt IS NULL) = ?', [id, living ? 1 : 0]) ?? null
}
