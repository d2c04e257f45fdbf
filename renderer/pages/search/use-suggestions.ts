// What may complete the piece of a search that is being typed: the names of tokens, and the values of one.
import { useDebouncedValue } from '@mantine/hooks'
import { LOOKUPS } from '../../../shared/domain/learnings.ts'
import { SEARCH_TOKENS, type SearchToken } from '../../../shared/domain/search.ts'
import { tokenText, type Piece } from '../../../shared/domain/search-text.ts'
import { parseDay, today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { usePlaces } from '../../places.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'
import { bare, codesOf, type Valued } from './token-words.ts'

export interface Suggestion {
  /** What takes the place of the piece: a whole token, or one without its value yet. */
  readonly insert: string
  readonly words: string
  /** The words are a person's own text. */
  readonly own: boolean
}

const MOST = 8
/** Letters from which on a word may be the beginning of a token. */
const BEGUN = 2
const DAY = 24 * 60 * 60 * 1000

function keysFor(t: Words, typed: string): Suggestion[] {
  const begun = bare(typed)
  if (begun.length < BEGUN) return []
  return SEARCH_TOKENS.filter((key) => key.startsWith(begun) || bare(t(`search:token.${key}`)).startsWith(begun)).map((key) => ({ insert: `${key}:`, words: t(`search:meaning.${key}`), own: false }))
}

function daysFor(t: Words, typed: string, now = new Date()): Valued[] {
  const day = today(now)
  const written = parseDay(typed)
  const known = [
    { value: day, words: t('search:day.today') },
    { value: today(new Date(now.getTime() - DAY)), words: t('search:day.yesterday') },
    { value: today(new Date(now.getTime() - 7 * DAY)), words: t('search:day.week') },
    { value: day.slice(0, 7), words: t('search:day.month') },
    { value: day.slice(0, 4), words: t('search:day.year') },
  ].filter(({ value, words }) => value.startsWith(typed) || bare(words).startsWith(bare(typed)))
  return written === null || written === typed ? known : [{ value: written, words: '' }, ...known]
}

const isLookup = (key: SearchToken | null): key is (typeof LOOKUPS)[number] => LOOKUPS.some((lookup) => lookup === key)

/** What completes `piece`; nothing for null. */
export function useSuggestions(piece: Piece | null): Suggestion[] {
  const t = useWords()
  const format = useFormat()
  const key = piece?.key ?? null
  const [asked] = useDebouncedValue(piece?.value ?? '', 60)
  const lookup = isLookup(key) ? key : null
  const { data: names } = useAsk('customers', 'suggest', { lookup: lookup ?? 'customer', text: asked.slice(0, 200), limit: MOST }, { enabled: lookup !== null, keepPrevious: true })
  const { data: tags } = useAsk('learnings', 'tags', { starts: asked.replace(/^#/, '').toLowerCase().slice(0, 60), limit: MOST }, { enabled: key === 'tag', keepPrevious: true })
  const { data: members } = useAsk('session', 'people', { text: asked.slice(0, 200), limit: MOST }, { enabled: key === 'author' || key === 'from', keepPrevious: true })
  const { offered, name: nameOf } = usePlaces()
  const { data: categories } = useAsk('categories', 'list', {}, { enabled: key === 'category' })
  if (piece === null) return []
  if (key === null) return piece.text.startsWith('"') ? [] : keysFor(t, piece.text)
  const { value } = piece
  const begun = bare(value)
  const named = (name: string): Suggestion => ({ insert: tokenText(key, name), words: name, own: true })
  const valued = ({ value, words }: Valued): Suggestion => ({ insert: tokenText(key, value), words: words || format.day(value), own: false })
  const begins = (code: Valued) => bare(code.value).startsWith(begun) || bare(code.words).includes(begun)
  // a step is known by its name alone
  const stages = offered.filter(({ stage, stepId }) => key === 'stage' && begins({ value: stepId === null ? stage : '', words: nameOf({ stage, stepId }) })).map((place) => (place.stepId === null ? valued({ value: place.stage, words: nameOf(place) }) : named(nameOf(place))))
  const codes = key === 'stage' ? stages : codesOf(t, key).filter(begins).map(valued)
  const people = key === 'author' || key === 'from' ? [...new Set((members ?? []).map(({ name }) => name))].map(named) : []
  const days = key === 'before' || key === 'after' || key === 'on' ? daysFor(t, value).map(valued) : []
  const rest = lookup !== null ? (names ?? []).map(({ name }) => named(name)) : key === 'tag' ? (tags ?? []).map(({ tag }) => named(tag)) : []
  const sorted = key === 'category' ? (categories ?? []).filter(({ name }) => bare(name).includes(begun)).map(({ name }) => named(name)) : []
  const all = [...codes, ...sorted, ...people, ...days, ...rest]
  // whole already: nothing is left to complete
  return all.some(({ insert }) => insert === piece.text) ? [] : all.slice(0, Math.max(MOST, codes.length))
}
