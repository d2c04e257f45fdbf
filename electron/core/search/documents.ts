// Rows as search sees them: what they say, in three fields of falling weight, and the facets that tokens narrow them by.
import type { SearchNoun } from '../../../shared/domain/search.ts'
import type { Read } from '../store/read.ts'
import { whose } from '../store/merged.ts'
import { fold } from './fold.ts'

export interface Document {
  readonly pk: number
  readonly title: string
  readonly body: string
  /** Names that belong to it: customers, areas, tags. */
  readonly more: string
  readonly facets: string
}

/** What a row's statement gives: what it says, and columns named by the letters of facets (FACETS). */
interface Row {
  pk: number
  title: string | null
  body: string | null
  more: string | null
  /** JSON: names of several rows. */
  names?: string | null
  /** `YYYY-MM-DD`, or an instant. */
  day?: string | number | null
  [facet: string]: string | number | null | undefined
}

/** Facets are words of a column of their own: a letter for the kind, then a code or the pk of a row. */
export const facetOf = {
  stage: (stage: string) => `g${plain(stage)}`,
  step: (pk: number) => `w${pk}`,
  category: (pk: number) => `q${pk}`,
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

const pkOf = (table: string, id: string) => `(SELECT pk FROM ${table} WHERE id = ${id})`
/** Rows that an idea names: JSON of their pks, and of their names. */
const namedBy = (join: string, table: 'customer' | 'segment', what: string) => `(SELECT json_group_array(y.${what}) FROM ${join} x JOIN ${table} y ON y.id = x.${whose(table)} WHERE x.ideaId = i.id AND x.deletedAt IS NULL)`

const SQL: Readonly<Record<SearchNoun, string>> = {
  learning: `SELECT l.pk, l.text AS title, l.quote AS body, concat_ws(' ', c.name, s.name, e.name, a.name) AS more, l.happenedOn AS day,
      l.channel AS h, l.sentiment AS s, c.pk AS c, s.pk AS e, a.pk AS r, e.pk AS p, ${pkOf('member', 'l.authorId')} AS a, (SELECT json_group_array(tag) FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL) AS k
    FROM learning l LEFT JOIN customer c ON c.id = l.ofCustomerId LEFT JOIN segment s ON s.id = l.segmentId LEFT JOIN episode e ON e.id = l.episodeId LEFT JOIN area a ON a.id = l.areaId
    WHERE l.deletedAt IS NULL AND l.pk `,
  idea: `SELECT i.pk, i.title, concat_ws(char(10), i.description, nullif(i.expectedBenefit, ''), (SELECT group_concat(text, char(10)) FROM ideaAnswer WHERE ideaId = i.id AND deletedAt IS NULL AND text <> '')) AS body, '' AS more,
      ${namedBy('ideaCustomer', 'customer', 'name')} AS names, ${namedBy('ideaSegment', 'segment', 'name')} AS otherNames, i.createdAt AS day,
      i.stage AS g, ${pkOf('step', 'i.inStep')} AS w, ${pkOf('category', 'i.categoryId')} AS q, ${pkOf('member', 'i.authorId')} AS a, ${namedBy('ideaCustomer', 'customer', 'pk')} AS c, ${namedBy('ideaSegment', 'segment', 'pk')} AS e
    FROM idea i WHERE i.deletedAt IS NULL AND i.pk `,
  customer: `SELECT c.pk, c.name AS title, '' AS body, s.name AS more, coalesce(${pkOf('customer', 'c.rootId')}, c.pk) AS c, s.pk AS e FROM customer c LEFT JOIN segment s ON s.id = c.segmentId WHERE c.deletedAt IS NULL AND c.pk `,
  comment: `SELECT x.pk, x.text AS title, '' AS body, '' AS more, ${pkOf('member', 'x.authorId')} AS a, x.createdAt AS day FROM comment x WHERE x.deletedAt IS NULL AND x.pk `,
  meeting: `SELECT m.pk, s.name AS title, concat_ws(char(10), (SELECT group_concat(note, char(10)) FROM discussion WHERE meetingId = m.id AND deletedAt IS NULL AND note <> ''),
        (SELECT group_concat(reason, char(10)) FROM decision WHERE meetingId = m.id AND deletedAt IS NULL AND reason <> ''),
        (SELECT group_concat(title, char(10)) FROM actionItem WHERE meetingId = m.id AND deletedAt IS NULL),
        (SELECT group_concat(title, char(10)) FROM agendaChoice WHERE meetingId = m.id AND deletedAt IS NULL AND title IS NOT NULL)) AS body, '' AS more, m.startsAt AS day
    FROM meeting m LEFT JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND m.pk `,
  followUp: `SELECT f.pk, l.text AS title, f.answer AS body, c.name AS more, f.standing AS t, c.pk AS c, ${pkOf('member', 'f.ownerId')} AS a, f.dueAt AS day
    FROM followUp f LEFT JOIN learning l ON l.id = f.learningId AND l.deletedAt IS NULL LEFT JOIN customer c ON c.id = f.ofCustomerId WHERE f.deletedAt IS NULL AND f.pk `,
}
/** Letters of the facets that a noun's rows have, besides its day. */
const FACETS: Readonly<Record<SearchNoun, readonly string[]>> = { learning: ['h', 's', 'c', 'e', 'r', 'p', 'a', 'k'], idea: ['g', 'w', 'q', 'a', 'c', 'e'], customer: ['c', 'e'], comment: ['a'], meeting: [], followUp: ['t', 'c', 'a'] }

/** Bodies beyond it are found by their beginning: an attachment would be the place for more. */
const LONGEST = 50_000

/** Instants are such as dates can tell. */
const LAST_INSTANT = Date.UTC(9999, 11, 31)

/** Codes and tags, folded: there are few. */
const plains = new Map<string, string>()
function knownPlain(text: string): string {
  let known = plains.get(text)
  if (known === undefined) {
    if (plains.size > 5000) plains.clear()
    plains.set(text, (known = plain(text)))
  }
  return known
}

const listOf = (json: string | null | undefined) => (json && json !== '[]' ? (JSON.parse(json) as (string | number)[]) : [])

function toDocument(noun: SearchNoun, row: Row): Document {
  let facets = ''
  const add = (letter: string, value: string | number) => void (facets += `${facets === '' ? '' : ' '}${letter}${typeof value === 'number' ? value : knownPlain(value)}`)
  for (const letter of FACETS[noun]) {
    const value = row[letter]
    if (value === null || value === undefined) continue
    if (typeof value === 'string' && value.startsWith('[')) for (const one of listOf(value)) add(letter, one)
    else add(letter, value)
  }
  if (row.day !== null && row.day !== undefined) {
    // its year, its month and itself, so that a stretch of time is few words
    const day = typeof row.day === 'number' ? new Date(Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, row.day))).toISOString() : row.day
    const [year, month] = [day.slice(0, 4), day.slice(5, 7)]
    facets += `${facets === '' ? '' : ' '}y${year} d${year}${month} d${year}${month}${day.slice(8, 10)}`
  }
  const names = noun === 'learning' ? listOf(row.k as string | null) : noun === 'idea' ? [...listOf(row.names), ...listOf(row.otherNames as string | null)] : []
  const more = row.more ?? ''
  return { pk: row.pk, title: (row.title ?? '').slice(0, LONGEST), body: (row.body ?? '').slice(0, LONGEST), more: names.length === 0 ? more : `${more} ${names.join(' ')}`, facets }
}

/** Those of the rows that live, in no order. */
export function documentsOf(read: Read, noun: SearchNoun, pks: readonly number[]): Document[] {
  return read.all<Row>(`${SQL[noun]} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)]).map((row) => toDocument(noun, row))
}

/** The newest living rows before `pk`. */
export function documentsBefore(read: Read, noun: SearchNoun, pk: number, most: number): Document[] {
  const alias = SQL[noun].match(/AND (\w+)\.pk $/)![1]!
  return read.all<Row>(`${SQL[noun]} < ? ORDER BY ${alias}.pk DESC LIMIT ?`, [pk, most]).map((row) => toDocument(noun, row))
}
