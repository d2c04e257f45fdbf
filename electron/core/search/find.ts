// Finding: a bounded number of candidates of each noun from the index, the newest first, ranked by what their texts really hold.
// Never a rank over all that matches: at a million texts that takes seconds, and nobody reads past the first page.
import type { Database as Connection, Statement } from 'better-sqlite3'
import type { SearchNoun } from '../../../shared/domain/search.ts'
import type { Read } from '../store/read.ts'
import { fold } from './fold.ts'
import { findWanted, type Found } from './match.ts'
import { mirrored } from './index-file.ts'
import { bitOf, docsOf, indexOf } from './nouns.ts'
import type { Query } from './query.ts'
import { rankRows, type RankRow } from './rows.ts'
import { looseVariants, sureVariants, type Tier, type Wanted } from './variants.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Candidates of a noun that are looked at. */
const CANDIDATES: Readonly<Record<SearchNoun, number>> = { learning: 80, idea: 64, customer: 48, comment: 48, meeting: 40, followUp: 40 }
/** With fewer results than that, what is nearly meant is looked for, too. */
const FEW = 10
/** Of a long query, so many of its words must be there when not all are anywhere together. */
const QUORUM = 0.6
/** What a noun is worth beside another that matches as well. */
const NOUN_WORTH: Readonly<Record<SearchNoun, number>> = { customer: 0.2, idea: 0.12, learning: 0.1, meeting: 0.06, followUp: 0.02, comment: 0 }
const RECENT_DAYS = 120
const DAY = 24 * 60 * 60 * 1000
const MOST_PREPARED = 200

export interface Ranked {
  readonly noun: SearchNoun
  readonly pk: number
  readonly tier: Tier | 3
  readonly score: number
}

export interface Sources {
  readonly read: Read
  /** Null: there is no index yet; everything is among the dirty. */
  readonly index: Connection | null
  readonly vocabulary: Vocabulary
  readonly now: number
  /** Rows that the index does not know as they are now. */
  readonly dirty: Dirty
  /** Rows that were read since the last change: while somebody types, the same ones come again. */
  readonly known?: KnownRows
}

/** By noun and pk; null for a row that is gone. */
export type Dirty = ReadonlyMap<SearchNoun, ReadonlyMap<number, DirtyRow | null>>
/** `text`: all it says, folded. */
export interface DirtyRow { readonly text: string; readonly facets: ReadonlySet<string> }

/** `wanted`: what was looked for in the end, to show it in the results. */
export interface FoundRows { readonly ranked: Ranked[]; readonly wanted: readonly Wanted[]; readonly many: ReadonlySet<SearchNoun> }

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`

/** The statements of an index, prepared once; texts of queries are parameters, so there are few. */
const statements = new WeakMap<Connection, Map<string, Statement>>()
export function prepared(index: Connection, sql: string): Statement {
  let known = statements.get(index)
  if (!known || known.size > MOST_PREPARED) statements.set(index, (known = new Map()))
  let statement = known.get(sql)
  if (!statement) known.set(sql, (statement = index.prepare(sql).pluck()))
  return statement
}

export function findRows(sources: Sources, query: Query, limit: number): FoundRows {
  const { vocabulary } = sources
  if (query.facets.some((facet) => facet.length === 0) || (query.words.length === 0 && query.facets.length === 0 && query.nouns.length > 1)) return { ranked: [], wanted: [], many: new Set() }
  const open = (at: number) => query.open && at === query.words.length - 1
  const sure = query.words.map((typed, at) => sureVariants(vocabulary, typed, open(at)))
  const results = new Map<string, Ranked>()
  const many = new Set<SearchNoun>()
  const known: KnownRows = sources.known ?? new Map()
  const keep = (rows: readonly Ranked[]) => {
    for (const row of rows) {
      const key = `${row.noun}${row.pk}`
      const before = results.get(key)
      if (!before || row.tier < before.tier || (row.tier === before.tier && row.score > before.score)) results.set(key, row)
    }
  }
  const look = (wanted: readonly Wanted[], tier: Tier | 3, enough: number) => {
    for (const noun of query.nouns) {
      const pks = candidates(sources, noun, query, wanted, tier)
      if (pks.length >= CANDIDATES[noun]) many.add(noun)
      // what was found by a stricter look stays above all that this one finds
      keep(rank(sources, known, noun, pks.filter((pk) => !results.has(`${noun}${pk}`)), wanted, tier, enough))
    }
    keep(dirtyRows(sources, known, query, wanted, tier, enough))
  }
  const all = sure.length
  look(sure, 0, all)
  if (results.size < limit && sure.some(({ variants, splits }) => variants.length > 1 || splits.length > 0)) look(sure, 1, all)
  let wanted = sure
  if (results.size < FEW && sure.length > 0) {
    const none = results.size === 0
    const loose = sure.map((word, at) => looseVariants(vocabulary, word, open(at), word.texts <= 2 || (none && sure.length > 1)))
    wanted = loose
    look(loose, 2, all)
    if (results.size === 0 && all > 2) look(loose, 3, Math.ceil(all * QUORUM))
  }
  const ranked = [...results.values()].sort((a, b) => a.tier - b.tier || b.score - a.score || a.noun.localeCompare(b.noun) || b.pk - a.pk)
  return { ranked, wanted, many }
}

const COLUMNS = '{title body more}'

/** One word as FTS5 asks for it: any of its variants up to the tier that occur in the noun. Null when none can. */
function expression(vocabulary: Vocabulary, noun: SearchNoun, { typed, variants, splits }: Wanted, tier: Tier | 3): string | null {
  if (typed.pairs) {
    const parts = typed.pairs.map((pair) => pairExpression(vocabulary, noun, pair))
    return parts.some((part) => part === null) ? null : parts.join(' AND ')
  }
  const occurs = (word: string) => {
    const id = vocabulary.find(word)
    return id === -1 ? vocabulary.full : (vocabulary.marks(id) & bitOf(noun)) !== 0
  }
  const words = variants.filter((variant) => variant.tier <= tier && occurs(variant.text)).map(({ text }) => quoted(text))
  const together = splits.filter((split) => split.tier <= tier && split.words.every(occurs)).map((split) => `(${split.words.map(quoted).join(' AND ')})`)
  return words.length + together.length > 0 ? [...words, ...together].join(' OR ') : null
}

/** A single character begins pairs, and stands alone at the end of a run. */
function pairExpression(vocabulary: Vocabulary, noun: SearchNoun, pair: string): string | null {
  const exact = vocabulary.find(pair)
  const begun = pair.length === 1 || exact === -1 ? vocabulary.beginning(pair, 40) : [exact]
  const words = begun.filter((id) => vocabulary.marks(id) & bitOf(noun)).map((id) => quoted(vocabulary.word(id)))
  return words.length > 0 ? `(${words.join(' OR ')})` : null
}

/** Rows of a noun that hold the words, in the title before elsewhere, the newest first. */
function candidates({ index, vocabulary, dirty }: Sources, noun: SearchNoun, { facets }: Query, wanted: readonly Wanted[], tier: Tier | 3): number[] {
  if (!index) return []
  const parts = wanted.map((word) => expression(vocabulary, noun, word, tier))
  let words: string
  if (tier === 3) {
    const some = wanted.map((word, at) => ({ part: parts[at]!, texts: word.texts })).filter(({ part }) => part !== null).sort((a, b) => a.texts - b.texts).slice(0, 8)
    words = some.map(({ part }) => `(${part})`).join(' OR ')
    if (words === '') return []
  } else {
    if (parts.some((part) => part === null)) return []
    words = parts.map((part) => `(${part!})`).join(' AND ')
  }
  const narrowed = facets.map((words) => `facet : (${words.map(quoted).join(' OR ')})`)
  const table = indexOf(noun)
  const most = CANDIDATES[noun]
  const ask = (columns: string): number[] => {
    const expression = [...(words === '' ? [] : [`${columns} : (${words})`]), ...narrowed].join(' AND ')
    const sql = `SELECT rowid FROM ${table} ${expression === '' ? '' : `WHERE ${table} MATCH ? `}ORDER BY rowid LIMIT ${most}`
    return (prepared(index, sql).all(...(expression === '' ? [] : [expression])) as number[]).map(mirrored)
  }
  if (words === '' && narrowed.length === 0) return (prepared(index, `SELECT row FROM ${docsOf(noun)} ORDER BY row LIMIT ${most}`).all() as number[]).map(mirrored).filter((pk) => !dirty.get(noun)?.has(pk))
  let found = ask(COLUMNS)
  // of more than can be looked at, those that say it in the title come first
  if (found.length >= most && words !== '') found = [...new Set([...ask('title'), ...found])].slice(0, most)
  const changed = dirty.get(noun)
  return changed ? found.filter((pk) => !changed.has(pk)) : found
}

/** Rows that have been read already: a search looks at the same ones several times, each time less strictly. */
export type KnownRows = Map<SearchNoun, Map<number, RankRow>>

/** `enough`: words that must be met. */
function rank({ read, now }: Sources, known: KnownRows, noun: SearchNoun, pks: readonly number[], wanted: readonly Wanted[], tier: Tier | 3, enough: number): Ranked[] {
  if (pks.length === 0) return []
  const rows = known.get(noun) ?? new Map<number, RankRow>()
  known.set(noun, rows)
  const unknown = pks.filter((pk) => !rows.has(pk))
  if (unknown.length > 0) for (const row of rankRows(read, noun, unknown, fold)) rows.set(row.pk, row)
  return pks.flatMap((pk) => rows.get(pk) ?? []).flatMap((row) => scored(noun, row, wanted, { tier, enough, now, elsewhere: true }) ?? [])
}

interface Judging { readonly tier: Tier | 3; readonly enough: number; readonly now: number; /** A word that is not in the texts at hand is in others of the row. */ readonly elsewhere: boolean }

function scored(noun: SearchNoun, { pk, title, body, at, weight }: RankRow, wanted: readonly Wanted[], { tier, enough, now, elsewhere }: Judging): Ranked | null {
  let worst: Tier | 3 = 0
  let sum = 0
  let met = 0
  let covered = 0
  const places: number[] = []
  for (const word of wanted) {
    let found: Found = findWanted(title, word)
    let share = 1
    if (found.at === -1 || (found.tier > 0 && body !== '')) {
      const inBody = findWanted(body, word)
      if (inBody.at !== -1 && (found.at === -1 || inBody.tier < found.tier)) [found, share] = [inBody, 0.6]
    }
    if (found.at !== -1) {
      met++
      sum += found.worth * share
      if (share === 1) {
        covered += found.length
        places.push(found.at)
      }
      if (found.tier > worst) worst = found.tier
    } else if (elsewhere && tier !== 3) {
      met++
      sum += 0.35
      if (tier > worst) worst = tier
    }
  }
  if (met < enough) return null
  if (tier === 3) worst = 3
  const all = Math.max(1, wanted.length)
  let score = sum / all
  // side by side and in order: a phrase
  if (wanted.length > 1 && places.length === wanted.length && places.every((place, index) => index === 0 || (place > places[index - 1]! && place - places[index - 1]! < 30))) score += 0.2
  score += 0.2 * Math.min(1, covered / Math.max(8, title.length))
  score += NOUN_WORTH[noun]
  if (at !== null) score += 0.2 * Math.exp(-Math.max(0, now - at) / (RECENT_DAYS * DAY))
  score += Math.min(0.15, Math.log1p(weight) * 0.03)
  return { noun, pk, tier: worst, score }
}

/** What was written just now, looked at row by row. */
function dirtyRows(sources: Sources, known: KnownRows, { nouns, facets }: Query, wanted: readonly Wanted[], tier: Tier | 3, enough: number): Ranked[] {
  const found: Ranked[] = []
  for (const noun of nouns) {
    const hits: number[] = []
    for (const [pk, dirty] of sources.dirty.get(noun) ?? []) {
      if (!dirty || !facets.every((some) => some.some((facet) => dirty.facets.has(facet)))) continue
      const met = wanted.filter((word) => {
        const place = findWanted(dirty.text, word)
        return place.at !== -1 && (tier === 3 || place.tier <= tier)
      }).length
      if (met >= enough) hits.push(pk)
    }
    for (const ranked of rank(sources, known, noun, hits, wanted, tier, enough)) found.push(ranked)
  }
  return found
}
