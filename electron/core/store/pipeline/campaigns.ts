// Campaigns in SQL: whom they ask, their ideas, and who took part.
import type { Campaign, CampaignPage } from '../../../../shared/contract/campaigns.ts'
import { ledgerSums, type LedgerEntry } from '../../../../shared/domain/benefits.ts'
import { campaignStanding, type Audience } from '../../../../shared/domain/campaigns.ts'
import { STAGES, type Stage } from '../../../../shared/domain/ideas.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import type { Read } from '../read.ts'
import { NAMELESS_OF_ME } from '../replica/nameless.ts'
import { COLUMNS, isConfirmed, termsOf, type BenefitRow } from '../value/benefits.ts'

export interface CampaignRow { id: string; name: string; question: string; audience: Audience; segmentId: string | null; areaId: string | null; startsAt: number; endsAt: number; closing: string; closedAt: number | null; example: number }
interface Row extends CampaignRow { segmentName: string | null; areaName: string | null; asked: number; tookPart: number; ideas: number }

/** SQL: whether the campaign `c` asks the member `id`, who is of team `teamId`. Of a segment or an area: whoever wrote down something of it that all may read. */
const asks = (id: string, teamId: string) => `(c.audience = 'everybody'
  OR (c.audience = 'teams' AND EXISTS (SELECT 1 FROM campaignTeam t WHERE t.campaignId = c.id AND t.teamId = ${teamId} AND t.deletedAt IS NULL))
  OR (c.audience = 'segment' AND EXISTS (SELECT 1 FROM learning l WHERE l.segmentId = c.segmentId AND l.authorId = ${id} AND l.visibility = 'everyone' AND l.deletedAt IS NULL))
  OR (c.audience = 'area' AND EXISTS (SELECT 1 FROM learning l WHERE l.areaId = c.areaId AND l.authorId = ${id} AND l.visibility = 'everyone' AND l.deletedAt IS NULL)))`
/** SQL: whether the idea `i` is handed in, and of the campaign `c`. */
const OF_IT = `i.campaignId = c.id AND i.deletedAt IS NULL AND i.stage <> 'draft'`
/** SQL: those ideas. */
const IDEAS = `SELECT i.id FROM idea i WHERE ${OF_IT}`
/** SQL: members who wrote or supported such an idea, or said something about one. */
const TAKING_PART = `SELECT i.authorId AS id FROM idea i WHERE i.id IN (${IDEAS}) AND i.authorId <> '${NAMELESS}'
  UNION SELECT s.memberId FROM support s WHERE s.ideaId IN (${IDEAS}) AND s.deletedAt IS NULL
  UNION SELECT x.authorId FROM comment x WHERE x.ideaId IN (${IDEAS}) AND x.deletedAt IS NULL AND x.authorId <> '${NAMELESS}'`
/** SQL: whether `:me` is one of them, also by what they wrote without a name; found by what is theirs, however many take part. */
const I_TOOK_PART = `(EXISTS (SELECT 1 FROM idea i INDEXED BY ideaAuthor WHERE i.authorId = :me AND ${OF_IT})
  OR EXISTS (SELECT 1 FROM support s INDEXED BY supportMember JOIN idea i ON i.id = s.ideaId WHERE s.memberId = :me AND s.deletedAt IS NULL AND ${OF_IT})
  OR EXISTS (SELECT 1 FROM comment x INDEXED BY commentAuthor JOIN idea i ON i.id = x.ideaId WHERE x.authorId = :me AND x.deletedAt IS NULL AND ${OF_IT})
  OR EXISTS (SELECT 1 FROM idea i WHERE i.id IN (${NAMELESS_OF_ME}) AND +i.authorId = '${NAMELESS}' AND ${OF_IT}))`
const SELECT = `SELECT c.id, c.name, c.question, c.audience, c.segmentId, s.name AS segmentName, c.areaId, a.name AS areaName, c.startsAt, c.endsAt, c.closing, c.closedAt, c.example,
  ${asks(':me', '(SELECT teamId FROM member WHERE id = :me)')} AS asked, ${I_TOOK_PART} AS tookPart, (SELECT count(*) FROM (${IDEAS})) AS ideas
  FROM campaign c LEFT JOIN segment s ON s.id = c.segmentId LEFT JOIN area a ON a.id = c.areaId WHERE c.deletedAt IS NULL`

function toCampaign(read: Read, { segmentId, segmentName, areaId, areaName, asked, tookPart, example, ...row }: Row): Campaign {
  return {
    ...row,
    teams: read.all(`SELECT t.id, t.name FROM campaignTeam x JOIN team t ON t.id = x.teamId WHERE x.campaignId = ? AND x.deletedAt IS NULL AND t.deletedAt IS NULL ORDER BY t.name, t.id`, [row.id]),
    segment: segmentId === null || segmentName === null ? null : { id: segmentId, name: segmentName },
    area: areaId === null || areaName === null ? null : { id: areaId, name: areaName },
    asked: asked === 1,
    tookPart: tookPart === 1,
    example: example === 1,
  }
}

/** Those that end last come first. */
export function listCampaigns(read: Read, me: string): Campaign[] {
  return read.all<Row>(`${SELECT} ORDER BY c.endsAt DESC, c.pk DESC`, { me }).map((row) => toCampaign(read, row))
}

export function campaignRow(read: Read, id: string): CampaignRow | undefined {
  return read.get<CampaignRow>('SELECT id, name, question, audience, segmentId, areaId, startsAt, endsAt, closing, closedAt, example FROM campaign WHERE id = ? AND deletedAt IS NULL', [id])
}

/** How many members it asks. */
const ASKED = `SELECT count(*) FROM member m WHERE m.deletedAt IS NULL AND m.example = c.example AND ${asks('m.id', 'm.teamId')}`

export const asksSomebody = (read: Read, id: string): boolean => read.value<number>(`SELECT (${ASKED}) FROM campaign c WHERE c.id = ?`, [id]) !== 0

/** Those that ask this member now; the one that ends first comes first. */
export function askedNow(read: Read, me: string, now: number): Campaign[] {
  return read
    .all<Row>(`SELECT * FROM (${SELECT} AND c.endsAt > :now) WHERE asked = 1 ORDER BY endsAt, id`, { me, now })
    .filter((row) => campaignStanding(row, now) === 'running')
    .map((row) => toCampaign(read, row))
}

export interface CampaignTold { id: string; question: string; closing: string; startsAt: number; endsAt: number; createdAt: number; closedAt: number | null; asked: number; tookPart: number }

/** Those that began, end or were closed in a span of time: whether they ask this member, and whether they took part. */
export function campaignsAround(read: Read, me: string, { since, until }: { since: number; until: number }): CampaignTold[] {
  return read.all<CampaignTold>(
    `SELECT c.id, c.question, c.closing, c.startsAt, c.endsAt, c.createdAt, c.closedAt, ${asks(':me', '(SELECT teamId FROM member WHERE id = :me)')} AS asked, ${I_TOOK_PART} AS tookPart
     FROM campaign c WHERE c.deletedAt IS NULL AND (max(c.startsAt, c.createdAt) BETWEEN :since AND :until OR c.endsAt BETWEEN :since AND :until OR c.closedAt BETWEEN :since AND :until)`,
    { me, since, until },
  )
}

/** Those that were closed since then, and in which this member took part. */
export function closedSince(read: Read, me: string, since: number): Campaign[] {
  return read.all<Row>(`SELECT * FROM (${SELECT} AND c.closedAt >= :since AND c.closing <> '') WHERE tookPart = 1 ORDER BY closedAt DESC, id`, { me, since }).map((row) => toCampaign(read, row))
}

export function getCampaign(read: Read, me: string, id: string): CampaignPage | null {
  const row = read.get<Row>(`${SELECT} AND c.id = :id`, { me, id })
  if (!row) return null
  const figures = read.get<{ askedCount: number; askedAuthors: number; authors: number; nameless: number; participants: number }>(
    `SELECT (${ASKED}) AS askedCount,
       (${ASKED} AND m.id IN (SELECT authorId FROM idea WHERE id IN (${IDEAS}))) AS askedAuthors,
       (SELECT count(DISTINCT authorId) FROM idea WHERE id IN (${IDEAS}) AND authorId <> '${NAMELESS}') AS authors,
       (SELECT count(*) FROM idea WHERE id IN (${IDEAS}) AND authorId = '${NAMELESS}') AS nameless,
       (SELECT count(*) FROM (${TAKING_PART})) AS participants
     FROM campaign c WHERE c.id = :id`,
    { id },
  )!
  const stages = new Map(read.all<{ stage: Stage; count: number }>(`SELECT stage, count(*) AS count FROM idea WHERE campaignId = ? AND deletedAt IS NULL AND stage <> 'draft' GROUP BY stage`, [id]).map(({ stage, count }) => [stage, count]))
  const entries: LedgerEntry[] = read
    .all<BenefitRow>(`SELECT ${COLUMNS} FROM benefit b JOIN idea i ON i.id = b.ideaId WHERE i.campaignId = ? AND i.deletedAt IS NULL AND b.deletedAt IS NULL`, [id])
    .map((benefit) => ({ ...termsOf(benefit), confirmed: isConfirmed(benefit) }))
  return { ...toCampaign(read, row), ...figures, stages: STAGES.filter((stage) => stages.has(stage)).map((stage) => ({ stage, count: stages.get(stage)! })), expected: ledgerSums(entries, 'expected'), realised: ledgerSums(entries, 'realised') }
}
