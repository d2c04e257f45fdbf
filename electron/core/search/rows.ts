// Found rows from the database: folded texts to rank by, and what a result shows.
import type { SearchNoun } from '../../../shared/domain/search.ts'
import { survivorOf } from '../store/merged.ts'
import type { Read } from '../store/read.ts'

export interface RankRow {
  readonly pk: number
  /** Folded. */
  readonly title: string
  readonly body: string
  /** When it happened or was written, milliseconds; null where time says nothing. */
  readonly at: number | null
  /** How many stand behind it. */
  readonly weight: number
}

/** Letters that ranking looks at. */
const RANKED = 3000
const ideaLives = 'EXISTS (SELECT 1 FROM idea WHERE id = x.ideaId AND deletedAt IS NULL)'

const RANK: Readonly<Record<SearchNoun, { sql: string; folds: boolean }>> = {
  learning: { folds: false, sql: `SELECT pk, substr(folded, 1, ${RANKED}) AS title, '' AS body, createdAt AS at, 0 AS weight FROM learning WHERE deletedAt IS NULL AND pk` },
  idea: { folds: false, sql: `SELECT pk, substr(folded, 1, ${RANKED}) AS title, '' AS body, createdAt AS at, supporters AS weight FROM idea WHERE deletedAt IS NULL AND pk` },
  customer: { folds: false, sql: `SELECT pk, folded AS title, '' AS body, NULL AS at, 0 AS weight FROM customer WHERE deletedAt IS NULL AND pk` },
  comment: { folds: true, sql: `SELECT pk, substr(text, 1, ${RANKED}) AS title, '' AS body, createdAt AS at, 0 AS weight FROM comment x WHERE deletedAt IS NULL AND ${ideaLives} AND pk` },
  meeting: { folds: true, sql: `SELECT m.pk, s.name AS title, '' AS body, coalesce(m.startsAt, unixepoch(m.day || 'T12:00:00') * 1000) AS at, 0 AS weight FROM meeting m JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND m.pk` },
  followUp: { folds: true, sql: `SELECT f.pk, substr(f.answer, 1, ${RANKED}) AS title, substr(l.text, 1, ${RANKED}) AS body, f.createdAt AS at, 0 AS weight FROM followUp f JOIN learning l ON l.id = f.learningId AND l.deletedAt IS NULL WHERE f.deletedAt IS NULL AND f.pk` },
}

export function rankRows(read: Read, noun: SearchNoun, pks: readonly number[], fold: (text: string) => string): RankRow[] {
  const { sql, folds } = RANK[noun]
  const rows = read.all<RankRow>(`${sql} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)])
  if (folds) return rows.map((row) => ({ ...row, title: fold(row.title), body: fold(row.body) }))
  if (noun !== 'idea') return rows
  // the title is one line, the description follows it
  return rows.map((row) => {
    const end = row.title.indexOf('\n')
    return end === -1 ? row : { ...row, title: row.title.slice(0, end), body: row.title.slice(end + 1) }
  })
}

export interface ShownRow {
  readonly pk: number
  readonly id: string
  readonly title: string
  /** What else it says, the likeliest first. */
  readonly bodies: readonly string[]
  /** The row that it is opened with: the idea of a comment, the learning of a follow-up. Else itself. */
  readonly ofId: string
  readonly at: number | null
  readonly stage: string | null
  /** Of an idea: the step of that stage in which it stands. */
  readonly step?: string | null
  readonly state: string | null
  readonly customer: string | null
  readonly author: string | null
  readonly example: boolean
}

interface FlatRow extends Omit<ShownRow, 'bodies' | 'example'> { readonly bodies: string; readonly example: number }

const member = (id: string) => `(SELECT name FROM member WHERE id = ${id})`
const SHOW: Readonly<Record<SearchNoun, string>> = {
  learning: `SELECT l.pk, l.id, l.text AS title, json_array(l.quote, concat_ws(' · ', s.name, e.name, a.name, (SELECT group_concat('#' || tag, ' ') FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL))) AS bodies, l.id AS ofId, l.createdAt AS at, NULL AS stage, NULL AS state, c.name AS customer, ${member('l.authorId')} AS author, l.example
    FROM learning l LEFT JOIN customer c ON c.id = l.ofCustomerId LEFT JOIN segment s ON s.id = l.segmentId LEFT JOIN episode e ON e.id = l.episodeId LEFT JOIN area a ON a.id = l.areaId WHERE l.pk`,
  idea: `SELECT i.pk, i.id, i.title, json_array(i.description, i.expectedBenefit, (SELECT group_concat(text, char(10)) FROM ideaAnswer WHERE ideaId = i.id AND deletedAt IS NULL)) AS bodies, ${survivorOf('i')} AS ofId, i.createdAt AS at, i.stage, (SELECT name FROM step WHERE id = i.inStep) AS step, NULL AS state, NULL AS customer, ${member('i.authorId')} AS author, i.example FROM idea i WHERE i.pk`,
  customer: `SELECT c.pk, c.id, c.name AS title, json_array(s.name) AS bodies, coalesce(c.rootId, c.id) AS ofId, NULL AS at, NULL AS stage, NULL AS state, NULL AS customer, NULL AS author, c.example FROM customer c LEFT JOIN segment s ON s.id = c.segmentId WHERE c.pk`,
  comment: `SELECT x.pk, x.id, x.text AS title, json_array(i.title) AS bodies, ${survivorOf('i')} AS ofId, x.createdAt AS at, NULL AS stage, NULL AS state, NULL AS customer, ${member('x.authorId')} AS author, x.example FROM comment x JOIN idea i ON i.id = x.ideaId WHERE x.pk`,
  meeting: `SELECT m.pk, m.id, coalesce(s.name, '') AS title, json_array((SELECT group_concat(note, ' ') FROM discussion WHERE meetingId = m.id AND deletedAt IS NULL), (SELECT group_concat(reason, ' ') FROM decision WHERE meetingId = m.id AND deletedAt IS NULL),
    (SELECT group_concat(title, ' ') FROM actionItem WHERE meetingId = m.id AND deletedAt IS NULL), (SELECT group_concat(title, ' ') FROM agendaChoice WHERE meetingId = m.id AND deletedAt IS NULL)) AS bodies,
    m.id AS ofId, coalesce(m.startsAt, unixepoch(m.day || 'T12:00:00') * 1000) AS at, NULL AS stage, NULL AS state, NULL AS customer, NULL AS author, m.example FROM meeting m LEFT JOIN series s ON s.id = m.seriesId WHERE m.pk`,
  followUp: `SELECT f.pk, f.id, coalesce(l.text, '') AS title, json_array(f.answer) AS bodies, f.learningId AS ofId, f.dueAt AS at, NULL AS stage, f.standing AS state, c.name AS customer, ${member('f.ownerId')} AS author, f.example FROM followUp f LEFT JOIN learning l ON l.id = f.learningId LEFT JOIN customer c ON c.id = f.ofCustomerId WHERE f.pk`,
}

export function shownRows(read: Read, noun: SearchNoun, pks: readonly number[]): Map<number, ShownRow> {
  const rows = read.all<FlatRow>(`${SHOW[noun]} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)])
  return new Map(rows.map((row) => [row.pk, { ...row, bodies: (JSON.parse(row.bodies) as (string | null)[]).filter((text): text is string => Boolean(text)), example: row.example === 1 }]))
}
