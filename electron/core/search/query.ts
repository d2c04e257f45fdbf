// What somebody typed into the search field: words, and tokens that narrow. Anything at all is a query; nothing of it reaches the index but folded words.
import { SEARCH_NOUNS, type SearchNoun, type SearchToken } from '../../../shared/domain/search.ts'
import { piecesOf } from '../../../shared/domain/search-text.ts'
import { CHANNELS, SENTIMENTS } from '../../../shared/domain/learnings.ts'
import { plainWord, VALUE_WORDS } from '../../../shared/domain/import-words.ts'
import { FOLLOW_UP_STATES } from '../../../shared/domain/follow-ups.ts'
import { stagesOf } from '../store/pipeline/stages.ts'
import type { Read } from '../store/read.ts'
import { facetOf, plain } from './documents.ts'
import { fold } from './fold.ts'
import { typedWords, type TypedWord } from './words.ts'

/** Letters of a query that are looked at, and words: more of them only narrow what is narrow already. */
const LONGEST_QUERY = 4000
export const MOST_WORDS = 24
/** Rows that a name in a token may mean. */
const MOST_NAMED = 40

export interface Query {
  readonly words: readonly TypedWord[]
  /** The last word is still being typed: what begins with it counts. */
  readonly open: boolean
  /** Each must be met by one of its facets. */
  readonly facets: readonly (readonly string[])[]
  readonly nouns: readonly SearchNoun[]
  /** Tokens as they were understood, for the screen to show. */
  readonly tokens: readonly { key: SearchToken; value: string }[]
}

/** `typing`: a last word without a space after it counts as begun. */
export function parseQuery(read: Read, text: string, { typing = true, nouns = SEARCH_NOUNS }: { typing?: boolean; nouns?: readonly SearchNoun[] } = {}): Query {
  const tidy = text.slice(0, LONGEST_QUERY).toWellFormed().normalize('NFC')
  const plainText: string[] = []
  const facets: string[][] = []
  const tokens: { key: SearchToken; value: string }[] = []
  let wanted: readonly SearchNoun[] = nouns
  let lastIsWord = false
  for (const { text: piece, key, value } of piecesOf(tidy)) {
    const meant = key !== null && value !== '' ? meaning(read, key, value) : null
    lastIsWord = meant === null
    if (key === null || meant === null) {
      plainText.push(piece)
      continue
    }
    tokens.push({ key, value })
    if (meant.nouns) wanted = wanted.filter((noun) => meant.nouns!.includes(noun))
    if (meant.facets) facets.push(meant.facets)
  }
  const joined = plainText.join(' ')
  // a word before a token was perhaps not finished either: nobody types a space after it to say so
  const isBegun = !lastIsWord || /[\p{L}\p{M}\p{N}]$/u.test(tidy)
  return { words: typedWords(joined, MOST_WORDS), open: typing && isBegun, facets, nouns: wanted, tokens }
}

interface Meaning { facets?: string[]; nouns?: readonly SearchNoun[] }

const NOUNS_OF: Readonly<Record<SearchToken, readonly SearchNoun[]>> = {
  in: SEARCH_NOUNS, stage: ['idea'], category: ['idea'], from: ['learning', 'idea', 'comment', 'followUp'], mood: ['learning'], customer: ['learning', 'idea', 'customer', 'followUp'], segment: ['learning', 'idea', 'customer'], area: ['learning'], episode: ['learning'],
  author: ['learning', 'idea', 'comment', 'followUp'], tag: ['learning'], state: ['followUp'], before: ['learning', 'idea', 'comment', 'meeting', 'followUp'], after: ['learning', 'idea', 'comment', 'meeting', 'followUp'], on: ['learning', 'idea', 'comment', 'meeting', 'followUp'],
}

/** Null: not what the token can mean, so it is words like any others. */
function meaning(read: Read, key: SearchToken, value: string): Meaning | null {
  const nouns = NOUNS_OF[key]
  const code = (codes: readonly string[]) => codes.find((one) => plain(one) === plain(value))
  const named = (table: 'customer' | 'segment' | 'area' | 'episode' | 'category' | 'member') => {
    // members have no folded name: there are few
    if (table === 'member') return read.all<{ pk: number; name: string }>('SELECT pk, name FROM member WHERE deletedAt IS NULL').filter(({ name }) => fold(name).includes(fold(value))).slice(0, MOST_NAMED).map(({ pk }) => pk)
    return read.all<{ pk: number }>(`SELECT ${table === 'customer' ? 'coalesce((SELECT stays.pk FROM customer stays WHERE stays.id = customer.rootId), pk) AS pk' : 'pk'} FROM ${table} WHERE deletedAt IS NULL AND instr(folded, ?) > 0 ORDER BY folded = ? DESC, pk LIMIT ?`, [fold(value), fold(value), MOST_NAMED]).map(({ pk }) => pk)
  }
  switch (key) {
    case 'in': {
      const noun = SEARCH_NOUNS.find((noun) => [noun, `${noun}s`].some((name) => plain(name) === plain(value)))
      return noun ? { nouns: [noun] } : null
    }
    case 'stage': {
      const facets = stageFacets(read, value)
      return facets.length === 0 ? null : { facets, nouns }
    }
    case 'mood': {
      const mood = code(SENTIMENTS)
      return mood === undefined ? null : { facets: [facetOf.mood(mood)], nouns }
    }
    case 'state': {
      const state = code(FOLLOW_UP_STATES)
      return state === undefined ? null : { facets: [facetOf.state(state)], nouns }
    }
    case 'from': {
      const channel = code(CHANNELS)
      const authors = named('member').map((pk) => facetOf.author(pk))
      const facets = channel === undefined ? authors : [facetOf.channel(channel), ...authors]
      return facets.length > 0 ? { facets, nouns: channel === undefined ? nouns : ['learning', ...(authors.length > 0 ? nouns.slice(1) : [])] } : null
    }
    // a name that nobody has leaves nothing to find: words would find what was not asked for
    case 'customer': return { facets: named('customer').map((pk) => facetOf.customer(pk)), nouns }
    case 'segment': return { facets: named('segment').map((pk) => facetOf.segment(pk)), nouns }
    case 'area': return { facets: named('area').map((pk) => facetOf.area(pk)), nouns }
    case 'category': return { facets: named('category').map((pk) => facetOf.category(pk)), nouns }
    case 'episode': return { facets: named('episode').map((pk) => facetOf.episode(pk)), nouns }
    case 'author': return { facets: named('member').map((pk) => facetOf.author(pk)), nouns }
    case 'tag': return { facets: [facetOf.tag(value.replace(/^#/, ''))], nouns }
    default: {
      const facets = timeFacets(key, value)
      return facets === null ? null : { facets, nouns }
    }
  }
}

/** A stage by its code, by what the workspace calls it, or by a word for it in one of our languages; a step by its name. */
function stageFacets(read: Read, value: string): string[] {
  const wanted = plain(value)
  // a name of signs only is still a name
  const same = (name: string | null) => name !== null && (wanted === '' ? name === value : plain(name) === wanted)
  const known = VALUE_WORDS.stage.get(plainWord(value))
  const stages = stagesOf(read).filter(({ key, name }) => same(key) || same(name)).map(({ key }) => key)
  const steps = read.all<{ pk: number; name: string }>('SELECT pk, name FROM step WHERE deletedAt IS NULL').filter(({ name }) => same(name))
  const found = [...stages.map((stage) => facetOf.stage(stage)), ...steps.map(({ pk }) => facetOf.step(pk))]
  return found.length === 0 && known !== undefined ? [facetOf.stage(known)] : found
}

const two = (number: number) => String(number).padStart(2, '0')
/** Years that a stretch of time reaches back or ahead. */
const MOST_YEARS = 60

/** `before` ends before the day (month, year), `after` begins with it. Null: no date. */
function timeFacets(key: 'before' | 'after' | 'on', value: string): string[] | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), match[2] === undefined ? null : Number(match[2]), match[3] === undefined ? null : Number(match[3])]
  if (year < 1900 || year > 2200 || (month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))) return null
  if (key === 'on') return [day !== null ? `d${year}${two(month!)}${two(day)}` : month !== null ? `d${year}${two(month)}` : `y${year}`]
  const facets: string[] = []
  const back = key === 'before'
  for (let step = 1; step <= MOST_YEARS; step++) facets.push(`y${back ? year - step : year + step}`)
  if (month === null) return back ? facets : [...facets, `y${year}`]
  for (let other = back ? 1 : month + 1; back ? other < month : other <= 12; other++) facets.push(`d${year}${two(other)}`)
  if (day === null) return back ? facets : [...facets, `d${year}${two(month)}`]
  for (let other = back ? 1 : day; back ? other < day : other <= 31; other++) facets.push(`d${year}${two(month)}${two(other)}`)
  return facets
}
