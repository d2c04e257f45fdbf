// Pilots in SQL: the customers who try an idea (with those of the ideas merged into it), and the pilots of one customer.
import type { Pilot, PilotCustomer } from '../../../../shared/contract/pilot.ts'
import { pilotCount, type Verdict } from '../../../../shared/domain/pilot.ts'
import { partsOf, survivorOf } from '../merged.ts'
import { memberNamed } from '../row-words.ts'
import type { Read } from '../read.ts'

interface Row { id: string; ideaId: string; customerId: string; name: string; verdict: Verdict | null; words: string | null; saidOn: string | null; saidById: string | null; message: string | null; toldById: string | null; toldAt: number | null; quote: string | null }

/** Their newest words among the evidence that everybody may see. */
const QUOTE = `(SELECT l.quote FROM evidence e JOIN learning l ON l.id = e.learningId WHERE e.ideaId IN ${partsOf(':ideaId')} AND e.deletedAt IS NULL AND l.deletedAt IS NULL
  AND l.visibility = 'everyone' AND l.ofCustomerId = p.ofCustomerId AND l.quote <> '' ORDER BY l.happenedOn DESC, l.pk DESC LIMIT 1)`

export function pilotOf(read: Read, ideaId: string): Pilot {
  // of several rows of one customer (two that were merged, two ideas) the one that says something
  const rows = read.all<Row>(
    `SELECT p.id, p.ideaId, c.id AS customerId, c.name, p.verdict, p.words, p.saidOn, p.saidById, p.message, p.toldById, p.toldAt, ${QUOTE} AS quote FROM pilotCustomer p JOIN customer c ON c.id = p.ofCustomerId
     WHERE p.ideaId IN ${partsOf(':ideaId')} AND p.deletedAt IS NULL AND c.deletedAt IS NULL ORDER BY p.verdict IS NULL, p.toldAt IS NULL, p.createdAt, p.pk`,
    { ideaId },
  )
  const list = [...new Map(rows.toReversed().map((row) => [row.customerId, row])).values()].map((row): PilotCustomer => toPilot(read, ideaId, row)).toSorted((a, b) => a.customer.name.localeCompare(b.customer.name))
  const quoted = read.all<{ id: string; name: string }>(
    `SELECT c.id, c.name FROM evidence e JOIN learning l ON l.id = e.learningId JOIN customer c ON c.id = l.ofCustomerId
     WHERE e.ideaId IN ${partsOf(':ideaId')} AND e.deletedAt IS NULL AND l.deletedAt IS NULL AND l.visibility = 'everyone' AND c.deletedAt IS NULL GROUP BY c.id ORDER BY min(e.pk)`,
    { ideaId },
  )
  return { list, count: pilotCount(list.map(({ verdict, told }) => ({ verdict, toldAt: told?.at ?? null }))), quoted: quoted.filter(({ id }) => !list.some(({ customer }) => customer.id === id)) }
}

function toPilot(read: Read, ideaId: string, row: Row): PilotCustomer {
  return {
    id: row.id,
    customer: { id: row.customerId, name: row.name },
    verdict: row.verdict,
    words: row.words ?? '',
    saidOn: row.saidOn,
    saidBy: memberNamed(read, row.saidById),
    told: row.toldAt === null ? null : { message: row.message ?? '', by: memberNamed(read, row.toldById), at: row.toldAt },
    quote: row.quote,
    cameAlong: row.ideaId !== ideaId,
  }
}

export function pilotsOfCustomer(read: Read, customerId: string): { idea: { id: string; title: string; stage: string }; verdict: Verdict | null; words: string; saidOn: string | null; toldAt: number | null }[] {
  return read
    .all<{ id: string; title: string; stage: string; verdict: Verdict | null; words: string | null; saidOn: string | null; toldAt: number | null }>(
      `SELECT i.id, i.title, i.stage, p.verdict, p.words, p.saidOn, p.toldAt FROM pilotCustomer p JOIN idea x ON x.id = p.ideaId AND x.deletedAt IS NULL JOIN idea i ON i.id = ${survivorOf('x')}
       WHERE p.ofCustomerId = ? AND p.deletedAt IS NULL ORDER BY p.createdAt DESC, p.pk DESC LIMIT 50`,
      [customerId],
    )
    .map(({ id, title, stage, words, ...said }) => ({ idea: { id, title, stage }, words: words ?? '', ...said }))
}
