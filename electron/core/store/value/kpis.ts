// The facts that key figures are counted from, read by their indexes: of 50,000 ideas only what lies in the time that is asked for.
import { inOwn, termsText } from '../../../../shared/domain/benefits.ts'
import type { KpiFacts, timed } from '../../../../shared/domain/kpis.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { COLUMNS, type BenefitRow } from './benefits.ts'

interface Range { from: number; to: number; firstDay: string; lastDay: string }

/** What came of an idea, as it is counted; `pk` of its entry. */
export type Came = KpiFacts['benefits'][number] & { readonly pk: number }
export type ReadFacts = Omit<KpiFacts, 'ideas' | 'benefits'> & { ideas: Parameters<typeof timed>[0]; benefits: Came[] }

export function kpiFacts(read: Read, { from, to, firstDay, lastDay }: Range): ReadFacts {
  const range = { from, to }
  const days = { firstDay, lastDay }
  return {
    members: read.all('SELECT teamId, createdAt AS "from", deletedAt AS until FROM member'),
    ideas: read.all<ReadFacts['ideas'][number]>(`SELECT teamId, nullif(authorId, '${NAMELESS}') AS authorId, submittedAt, answeredAt, stage IN ('submitted', 'in-review') AS waits FROM idea INDEXED BY ideaSubmitted WHERE deletedAt IS NULL AND submittedAt >= :from AND submittedAt < :to`, range),
    decisions: read.all('SELECT teamId, submittedAt, decidedAt AS at FROM idea INDEXED BY ideaDecided WHERE deletedAt IS NULL AND decidedAt >= :from AND decidedAt < :to AND submittedAt IS NOT NULL', range),
    ended: read.all<{ teamId: string | null; at: number; declined: number }>(`SELECT teamId, endedAt AS at, stage = 'declined' AS declined FROM idea INDEXED BY ideaEnded WHERE deletedAt IS NULL AND endedAt >= :from AND endedAt < :to`, range).map(({ declined, ...row }) => ({ ...row, implemented: declined === 0 })),
    benefits: cameOf(read, days),
    learnings: read.all(
      `SELECT teamId, happenedOn AS day, count(*) AS learnings, sum(led) AS used FROM learning INDEXED BY learningTeamDay
       WHERE deletedAt IS NULL AND visibility = 'everyone' AND happenedOn BETWEEN :firstDay AND :lastDay GROUP BY happenedOn, teamId`,
      days,
    ),
    meetings: read.all<{ teamId: string | null; at: number; decided: number }>(
      `SELECT s.teamId, m.heldAt AS at, EXISTS (SELECT 1 FROM decision d WHERE d.meetingId = m.id AND d.subject LIKE 'idea:%' AND d.deletedAt IS NULL) AS decided
       FROM meeting m LEFT JOIN series s ON s.id = m.seriesId WHERE m.state = 'held' AND m.deletedAt IS NULL AND m.heldAt >= :from AND m.heldAt < :to`,
      range,
    ).map(({ decided, ...row }) => ({ ...row, decided: decided === 1 })),
  }
}

/** Entries about what came of ideas, measured in the time; the newest first; a none beside something realised is left out (`isOutdone`). Of what a confirmation is about only what counts: that of somebody else. */
function cameOf(read: Read, days: { firstDay: string; lastDay: string }): Came[] {
  type Row = Omit<Came, 'hard' | 'confirmed'> & { hard: number; stood: string | null }
  const rows = read.all<Row>(
    `SELECT b.pk, i.teamId, b.measuredOn, b.state, b.gainer, b.kind, b.hard, b.low, b.high, b.currency, b.unit, b.cost, b.rate, b.rateTo, iif(b.confirmedById <> b.enteredById, b.confirmedTerms, NULL) AS stood
     FROM benefit b INDEXED BY benefitCame JOIN idea i INDEXED BY ideaTeam ON i.id = b.ideaId WHERE b.deletedAt IS NULL AND b.measuredOn BETWEEN :firstDay AND :lastDay AND b.state <> 'expected' AND i.deletedAt IS NULL
       AND NOT (b.state = 'none' AND EXISTS (SELECT 1 FROM benefit r INDEXED BY benefitIdea WHERE r.ideaId = b.ideaId AND r.state = 'realised' AND r.deletedAt IS NULL)) ORDER BY b.measuredOn DESC, b.pk DESC`,
    days,
  )
  return rows.map(({ stood, ...row }) => {
    const terms = { ...row, hard: row.hard === 1 }
    return { ...terms, confirmed: stood !== null && stood === termsText(terms) }
  })
}

/** Entries with the words that the page for the executives has of them, in the order of `pks`. */
export function cameInWords(read: Read, pks: readonly number[]): Named[] {
  const found = read.all<Named>(`SELECT b.pk, ${COLUMNS}, i.title, m.name AS confirmedBy FROM benefit b JOIN idea i ON i.id = b.ideaId LEFT JOIN member m ON m.id = b.confirmedById WHERE b.pk IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)])
  const byPk = new Map(found.map((row) => [row.pk, row]))
  return pks.map((pk) => byPk.get(pk)!)
}
type Named = BenefitRow & { pk: number; title: string; confirmedBy: string | null }

/** What an entry is worth in the workspace's own currency; null when it is no money, or money of another. */
export function worth(entry: Came, own: string): number | null {
  const { currency, high, cost } = inOwn(entry)
  return currency === own ? high - cost : null
}
