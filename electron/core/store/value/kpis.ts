// The facts that key figures are counted from, read by their indexes: of 50,000 ideas only what lies in the time that is asked for.
import { inOwn } from '../../../../shared/domain/benefits.ts'
import type { KpiFacts, timed } from '../../../../shared/domain/kpis.ts'
import { DECIDED_STAGES } from '../../../../shared/domain/review.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { COLUMNS, isConfirmed, termsOf, type BenefitRow } from './benefits.ts'

interface Range { from: number; to: number; firstDay: string; lastDay: string }

const DECIDES = DECIDED_STAGES.map((stage) => `'${stage}'`).join(', ')

export type ReadFacts = Omit<KpiFacts, 'ideas'> & { ideas: Parameters<typeof timed>[0] }

export function kpiFacts(read: Read, { from, to, firstDay, lastDay }: Range): ReadFacts {
  const range = { from, to }
  const days = { firstDay, lastDay }
  return {
    members: read.all('SELECT teamId, createdAt AS "from", deletedAt AS until FROM member'),
    ideas: read.all<ReadFacts['ideas'][number]>(`SELECT teamId, nullif(authorId, '${NAMELESS}') AS authorId, submittedAt, answeredAt FROM idea INDEXED BY ideaSubmitted WHERE deletedAt IS NULL AND submittedAt >= :from AND submittedAt < :to`, range),
    decisions: read.all(
      `SELECT i.teamId, i.submittedAt, min(s.createdAt) AS at FROM stageChange s INDEXED BY stageChangeTo JOIN idea i ON i.id = s.ideaId
       WHERE s.deletedAt IS NULL AND s.createdAt >= :from AND s.createdAt < :to AND s.toStage IN (${DECIDES}) AND i.deletedAt IS NULL AND i.submittedAt IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM stageChange e INDEXED BY stageChangeIdea WHERE e.ideaId = s.ideaId AND e.createdAt < :from AND e.deletedAt IS NULL AND e.toStage IN (${DECIDES}))
       GROUP BY s.ideaId`,
      range,
    ),
    ended: read.all<{ teamId: string | null; at: number; implemented: number }>(
      `SELECT teamId, at, implemented FROM (
         SELECT i.teamId, coalesce((SELECT min(s.createdAt) FROM stageChange s WHERE s.ideaId = i.id AND s.toStage = 'implemented' AND s.deletedAt IS NULL), i.stageAt) AS at, 1 AS implemented FROM idea i INDEXED BY ideaStage WHERE i.stage IN ('implemented', 'measured') AND i.deletedAt IS NULL
         UNION ALL SELECT i.teamId, i.stageAt, 0 FROM idea i INDEXED BY ideaStage WHERE i.stage = 'declined' AND i.stageAt >= :from AND i.stageAt < :to AND i.deletedAt IS NULL)
       WHERE at >= :from AND at < :to`,
      range,
    ).map(({ implemented, ...row }) => ({ ...row, implemented: implemented === 1 })),
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
const USED = `SELECT l.teamId, l.happenedOn AS day FROM learning l WHERE l.deletedAt IS NULL AND l.visibility = 'everyone' AND l.happenedOn BETWEEN :firstDay AND :lastDay AND l.id IN (
    WITH done(id) AS (SELECT id FROM idea INDEXED BY ideaStage WHERE stage IN ('implemented', 'measured') AND deletedAt IS NULL), part(id) AS (SELECT id FROM done UNION ALL SELECT i.id FROM done JOIN idea i INDEXED BY ideaRoot ON i.rootId = done.id WHERE i.deletedAt IS NULL)
    SELECT e.learningId FROM part JOIN evidence e INDEXED BY evidenceIdea ON e.ideaId = part.id WHERE e.deletedAt IS NULL
    UNION SELECT r.learningId FROM part JOIN rootCause r INDEXED BY rootCauseIdea ON r.ideaId = part.id WHERE r.deletedAt IS NULL AND r.ideaId IS NOT NULL)`

function learningsOf(read: Read, days: { firstDay: string; lastDay: string }): KpiFacts['learnings'] {
  type Counted = { teamId: string | null; day: string; n: number }
  const used = read.all<Counted>(`SELECT teamId, day, count(*) AS n FROM (${USED}) GROUP BY teamId, day`, days)
  const all = read.all<Counted>(`SELECT teamId, happenedOn AS day, count(*) AS n FROM learning INDEXED BY learningTeamDay WHERE deletedAt IS NULL AND visibility = 'everyone' AND happenedOn BETWEEN :firstDay AND :lastDay GROUP BY happenedOn, teamId`, days)
  return [...all.map(({ n, ...of }) => ({ ...of, learnings: n, used: 0 })), ...used.map(({ n, ...of }) => ({ ...of, learnings: 0, used: n }))]
}
