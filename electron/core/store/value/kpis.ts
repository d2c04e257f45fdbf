// The facts that key figures are counted from, read team by team from indexes that hold what counts and no more.
import { inOwn, termsText } from '../../../../shared/domain/benefits.ts'
import type { HandedIn, KpiFacts } from '../../../../shared/domain/kpis.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { COLUMNS, type BenefitRow } from './benefits.ts'

/** `teamId`: of ideas only that team's are read. */
interface Range { from: number; to: number; firstDay: string; lastDay: string; teamId?: string | undefined }

/** What came of an idea, as it is counted; `pk` of its entry. */
export type Came = KpiFacts['benefits'][number] & { readonly pk: number }
export type ReadFacts = Omit<KpiFacts, 'ideas' | 'benefits'> & { ideas: HandedIn[]; benefits: Came[] }

/**
 * What counts of ideas, team by team as the index has them. A column comes as one text (JSON): SQLite hands over a few long texts much faster than tens of thousands of values.
 * `columns`: SQL of each field.
 */
function ofTeams<Team extends { readonly teamId: string | null }>(read: Read, index: string, columns: Readonly<Record<Exclude<keyof Team & string, 'teamId'>, string>>, where: string, range: Pick<Range, 'from' | 'to' | 'teamId'>): Team[] {
  const texts = Object.entries<string>(columns).map(([field, sql]) => `json_group_array(${sql}) AS ${field}`).join(', ')
  const teams = read.all<{ teamId: string | null } & Record<string, string>>(`SELECT teamId, ${texts} FROM idea INDEXED BY ${index} WHERE deletedAt IS NULL AND ${where} ${range.teamId === undefined ? '' : 'AND teamId = :teamId'} GROUP BY teamId`, range)
  return teams.map(({ teamId, ...found }) => ({ ...Object.fromEntries(Object.entries(found).map(([field, text]) => [field, JSON.parse(text) as unknown])), teamId }) as Team)
}

export function kpiFacts(read: Read, { from, to, firstDay, lastDay, teamId }: Range): ReadFacts {
  const range = { from, to }
  const ofTeam = { ...range, teamId }
  const days = { firstDay, lastDay }
  return {
    members: read.all('SELECT teamId, createdAt AS "from", deletedAt AS until FROM member'),
    ideas: ofTeams(read, 'ideaSubmitted', { authorId: `nullif(authorId, '${NAMELESS}')`, submittedAt: 'submittedAt', answeredAt: 'answeredAt', waits: `stage IN ('submitted', 'in-review')` }, 'submittedAt >= :from AND submittedAt < :to', ofTeam),
    decisions: ofTeams(read, 'ideaDecided', { submittedAt: 'submittedAt', at: 'decidedAt' }, 'decidedAt >= :from AND decidedAt < :to AND submittedAt IS NOT NULL', ofTeam),
    ended: ofTeams(read, 'ideaEnded', { at: 'endedAt', implemented: `stage <> 'declined'` }, 'endedAt >= :from AND endedAt < :to', ofTeam),
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
  return rows.map(({ pk, teamId, measuredOn, state, gainer, kind, hard, low, high, currency, unit, cost, rate, rateTo, stood }) => {
    const entry = { pk, teamId, measuredOn, state, gainer, kind, hard: hard === 1, low, high, currency, unit, cost, rate, rateTo, confirmed: false }
    return stood === null ? entry : { ...entry, confirmed: stood === termsText(entry) }
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
