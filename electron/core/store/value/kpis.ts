// The facts that key figures are counted from, read by their indexes: of 50,000 ideas only what lies in the time that is asked for.
import { inOwn } from '../../../../shared/domain/benefits.ts'
import type { KpiFacts, timed } from '../../../../shared/domain/kpis.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { COLUMNS, isConfirmed, termsOf, type BenefitRow } from './benefits.ts'

interface Range { from: number; to: number; firstDay: string; lastDay: string }

export type ReadFacts = Omit<KpiFacts, 'ideas'> & { ideas: Parameters<typeof timed>[0] }

export function kpiFacts(read: Read, { from, to, firstDay, lastDay }: Range): ReadFacts {
  const range = { from, to }
  const days = { firstDay, lastDay }
  return {
    members: read.all('SELECT teamId, createdAt AS "from", deletedAt AS until FROM member'),
    ideas: read.all<ReadFacts['ideas'][number]>(`SELECT teamId, nullif(authorId, '${NAMELESS}') AS authorId, submittedAt, answeredAt FROM idea INDEXED BY ideaSubmitted WHERE deletedAt IS NULL AND submittedAt >= :from AND submittedAt < :to`, range),
    decisions: read.all('SELECT teamId, submittedAt, decidedAt AS at FROM idea INDEXED BY ideaDecided WHERE deletedAt IS NULL AND decidedAt >= :from AND decidedAt < :to AND submittedAt IS NOT NULL', range),
    ended: read.all<{ teamId: string | null; at: number; declined: number }>(`SELECT teamId, endedAt AS at, stage = 'declined' AS declined FROM idea INDEXED BY ideaEnded WHERE deletedAt IS NULL AND endedAt >= :from AND endedAt < :to`, range).map(({ declined, ...row }) => ({ ...row, implemented: declined === 0 })),
    benefits: realised(read, days).map(({ teamId, ...row }) => ({ teamId, measuredOn: row.measuredOn, ...termsOf(row), confirmed: isConfirmed(row) })),
    learnings: learningsOf(read, days),
    meetings: read.all<{ teamId: string | null; at: number; decided: number }>(
      `SELECT s.teamId, m.heldAt AS at, EXISTS (SELECT 1 FROM decision d WHERE d.meetingId = m.id AND d.subject LIKE 'idea:%' AND d.deletedAt IS NULL) AS decided
       FROM meeting m LEFT JOIN series s ON s.id = m.seriesId WHERE m.state = 'held' AND m.deletedAt IS NULL AND m.heldAt >= :from AND m.heldAt < :to`,
      range,
    ).map(({ decided, ...row }) => ({ ...row, decided: decided === 1 })),
  }
}

type Realised = BenefitRow & { teamId: string | null; title: string; confirmedBy: string | null }

/** Entries about what came of ideas, measured in the time; the newest first. */
export function realised(read: Read, days: { firstDay: string; lastDay: string }): Realised[] {
  return read.all<Realised>(
    `SELECT ${COLUMNS}, i.teamId, i.title, m.name AS confirmedBy FROM benefit b INDEXED BY benefitMeasured JOIN idea i ON i.id = b.ideaId LEFT JOIN member m ON m.id = b.confirmedById
     WHERE b.deletedAt IS NULL AND b.measuredOn BETWEEN :firstDay AND :lastDay AND b.state <> 'expected' AND i.deletedAt IS NULL ORDER BY b.measuredOn DESC, b.pk DESC`,
    days,
  )
}

/** What an entry is worth in the workspace's own currency; null when it is no money, or money of another. */
export function worth(row: BenefitRow, own: string): number | null {
  const { currency, high, cost } = inOwn(termsOf(row))
  return currency === own ? high - cost : null
}

/** Learnings that an idea which was done stands on, or that name it as what would prevent them. */
const DONE = `stage IN ('implemented', 'measured')`
const USED = `SELECT l.teamId, l.happenedOn AS day FROM learning l WHERE l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.happenedOn BETWEEN :firstDay AND :lastDay AND l.id IN (
    WITH part(id) AS (SELECT id FROM idea INDEXED BY ideaDone WHERE ${DONE} AND deletedAt IS NULL
      UNION ALL SELECT i.id FROM idea i INDEXED BY ideaRoot JOIN idea root ON root.id = i.rootId WHERE i.rootId IS NOT NULL AND i.deletedAt IS NULL AND root.${DONE} AND root.deletedAt IS NULL)
    SELECT e.learningId FROM part JOIN evidence e INDEXED BY evidencePair ON e.ideaId = part.id WHERE e.deletedAt IS NULL
    UNION SELECT r.learningId FROM part JOIN rootCause r INDEXED BY rootCauseIdea ON r.ideaId = part.id WHERE r.deletedAt IS NULL AND r.ideaId IS NOT NULL)`

function learningsOf(read: Read, days: { firstDay: string; lastDay: string }): KpiFacts['learnings'] {
  type Counted = { teamId: string | null; day: string; n: number }
  const used = read.all<Counted>(`SELECT teamId, day, count(*) AS n FROM (${USED}) GROUP BY teamId, day`, days)
  const all = read.all<Counted>(`SELECT teamId, happenedOn AS day, count(*) AS n FROM learning INDEXED BY learningTeamDay WHERE deletedAt IS NULL AND visibility = 'everyone' AND happenedOn BETWEEN :firstDay AND :lastDay GROUP BY happenedOn, teamId`, days)
  return [...all.map(({ n, ...of }) => ({ ...of, learnings: n, used: 0 })), ...used.map(({ n, ...of }) => ({ ...of, learnings: 0, used: n }))]
}
