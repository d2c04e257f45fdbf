// Rows as search sees them: what they say, in three fields of falling weight, and the facets that tokens narrow them by.
import type { SearchNoun } from '../../../shared/domain/search.ts'
import type { Read } from '../store/read.ts'
import { fold } from './fold.ts'

export interface Document {
  readonly pk: number
  readonly title: string
  readonly body: string
  /** Names that belong to it: customers, areas, tags. */
  readonly more: string
  readonly facets: string
}

interface Row {
  pk: number
  title: string | null
  body: string | null
  more: string | null
  /** JSON: letter and value by turns. */
  facets: string
}

/** Facets are words of a column of their own: a letter for the kind, then a code or the pk of a row. */
export const facetOf = {
  stage: (stage: string) => `g${plain(stage)}`,
  channel: (channel: string) => `h${plain(channel)}`,
  mood: (sentiment: string) => `s${plain(sentiment)}`,
  state: (state: string) => `t${plain(state)}`,
  customer: (pk: number) => `c${pk}`,
  segment: (pk: number) => `e${pk}`,
  area: (pk: number) => `r${pk}`,
  episode: (pk: number) => `p${pk}`,
  author: (pk: number) => `a${pk}`,
  tag: (tag: string) => `k${plain(tag)}`,
  /** `YYYY-MM-DD` or a part of it. */
  time: (day: string) => `d${day.replaceAll('-', '')}`,
} as const

export function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

/** The facets of a day: its year, its month and itself, so that a stretch of time is few words. */
const TIME = (day: string) => `'y', substr(${day}, 1, 4), 'd', replace(substr(${day}, 1, 7), '-', ''), 'd', replace(${day}, '-', '')`
const dayOf = (instant: string) => `strftime('%Y-%m-%d', ${instant} / 1000, 'unixepoch')`
const pkOf = (table: string, id: string) => `(SELECT pk FROM ${table} WHERE id = ${id})`

const SQL: Readonly<Record<SearchNoun, string>> = {
  learning: `SELECT l.pk, l.text AS title, l.quote AS body,
      concat_ws(' ', c.name, s.name, e.name, a.name, (SELECT group_concat(tag, ' ') FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL)) AS more,
      json_array('h', l.channel, 's', l.sentiment, 'c', c.pk, 'e', s.pk, 'r', a.pk, 'p', e.pk, 'a', ${pkOf('member', 'l.authorId')}, ${TIME('l.happenedOn')},
        'k', (SELECT json_group_array(tag) FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL)) AS facets
    FROM learning l LEFT JOIN customer c ON c.id = l.customerId LEFT JOIN segment s ON s.id = l.segmentId LEFT JOIN episode e ON e.id = l.episodeId LEFT JOIN area a ON a.id = l.areaId
    WHERE l.deletedAt IS NULL AND l.pk `,
  idea: `SELECT i.pk, i.title, concat_ws(char(10), i.description, nullif(i.expectedBenefit, ''), (SELECT group_concat(text, char(10)) FROM ideaAnswer WHERE ideaId = i.id AND deletedAt IS NULL AND text <> '')) AS body,
      concat_ws(' ', (SELECT group_concat(c.name, ' ') FROM ideaCustomer x JOIN customer c ON c.id = x.customerId WHERE x.ideaId = i.id AND x.deletedAt IS NULL),
        (SELECT group_concat(s.name, ' ') FROM ideaSegment x JOIN segment s ON s.id = x.segmentId WHERE x.ideaId = i.id AND x.deletedAt IS NULL)) AS more,
      json_array('g', i.stage, 'a', ${pkOf('member', 'i.authorId')}, ${TIME(dayOf('i.createdAt'))},
        'c', (SELECT json_group_array(c.pk) FROM ideaCustomer x JOIN customer c ON c.id = x.customerId WHERE x.ideaId = i.id AND x.deletedAt IS NULL),
        'e', (SELECT json_group_array(s.pk) FROM ideaSegment x JOIN segment s ON s.id = x.segmentId WHERE x.ideaId = i.id AND x.deletedAt IS NULL)) AS facets
    FROM idea i WHERE i.deletedAt IS NULL AND i.pk `,
  customer: `SELECT c.pk, c.name AS title, '' AS body, s.name AS more, json_array('c', c.pk, 'e', s.pk) AS facets FROM customer c LEFT JOIN segment s ON s.id = c.segmentId WHERE c.deletedAt IS NULL AND c.pk `,
  comment: `SELECT x.pk, x.text AS title, '' AS body, '' AS more, json_array('a', ${pkOf('member', 'x.authorId')}, ${TIME(dayOf('x.createdAt'))}) AS facets FROM comment x WHERE x.deletedAt IS NULL AND x.pk `,
  meeting: `SELECT m.pk, s.name AS title, concat_ws(char(10), (SELECT group_concat(note, char(10)) FROM discussion WHERE meetingId = m.id AND deletedAt IS NULL AND note <> ''),
        (SELECT group_concat(reason, char(10)) FROM decision WHERE meetingId = m.id AND deletedAt IS NULL AND reason <> ''),
        (SELECT group_concat(title, char(10)) FROM actionItem WHERE meetingId = m.id AND deletedAt IS NULL),
        (SELECT group_concat(title, char(10)) FROM agendaChoice WHERE meetingId = m.id AND deletedAt IS NULL AND title IS NOT NULL)) AS body, '' AS more,
      json_array(${TIME(dayOf('m.startsAt'))}) AS facets
    FROM meeting m LEFT JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND m.pk `,
  followUp: `SELECT f.pk, l.text AS title, f.answer AS body, c.name AS more, json_array('t', f.state, 'c', c.pk, 'a', ${pkOf('member', 'f.ownerId')}, ${TIME(dayOf('f.dueAt'))}) AS facets
    FROM followUp f LEFT JOIN learning l ON l.id = f.learningId AND l.deletedAt IS NULL LEFT JOIN customer c ON c.id = f.customerId WHERE f.deletedAt IS NULL AND f.pk `,
}

/** Bodies beyond it are found by their beginning: an attachment would be the place for more. */
const LONGEST = 50_000

function toDocument({ pk, title, body, more, facets }: Row): Document {
  const words: string[] = []
  const given = JSON.parse(facets) as (string | number | null)[]
  for (let at = 0; at < given.length; at += 2) {
    const value = given[at + 1]
    if (value === null || value === undefined) continue
    // a list of several is JSON within JSON
    const values = typeof value === 'string' && value.startsWith('[') ? (JSON.parse(value) as (string | number)[]) : [value]
    for (const one of values) words.push(`${given[at]!}${typeof one === 'number' ? one : plain(one)}`)
  }
  return { pk, title: (title ?? '').slice(0, LONGEST), body: (body ?? '').slice(0, LONGEST), more: more ?? '', facets: words.join(' ') }
}

/** Those of the rows that live, in no order. */
export function documentsOf(read: Read, noun: SearchNoun, pks: readonly number[]): Document[] {
  return read.all<Row>(`${SQL[noun]} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)]).map(toDocument)
}

/** The newest living rows before `pk`. */
export function documentsBefore(read: Read, noun: SearchNoun, pk: number, most: number): Document[] {
  const alias = SQL[noun].match(/AND (\w+)\.pk $/)![1]!
  return read.all<Row>(`${SQL[noun]} < ? ORDER BY ${alias}.pk DESC LIMIT ?`, [pk, most]).map(toDocument)
}
