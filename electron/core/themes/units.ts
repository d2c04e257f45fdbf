// What a learning is about, as numbers: each is a word's stem, or what several words of several languages mean (search/concepts.ts).
// Numbers and not words, so that what is kept of the grouping holds nobody's words; made of the word alone, so that every device makes the same.
import { conceptsOfWord, isCommonConcept } from '../search/concepts.ts'
import { isStopWord } from '../search/stop-words.ts'
import { wordsIn } from '../search/words.ts'
import { isNegation, withoutContractions } from './contractions.ts'

/** Words of a text that count: the first. */
const MOST_WORDS = 80
/** Letters of a long word that make its stem: what follows is mostly inflection, in every language that we have labelled texts of. */
const STEM = 5
/** Units below `FIRST_AREA` are concepts, below `FIRST_WORD` product areas; from `FIRST_PAIR` on two words that stand near each other: "card" says little, "card" and "expired" much. */
const FIRST_AREA = 2048
const FIRST_WORD = 4096
const FIRST_PAIR = 1 << 30
/** How many pairs are told apart, and how far apart two words of a pair may stand. */
export const PAIRS = 1 << 21
const REACH = 3

/** The units of one folded word; none when it says nothing of what a text is about. */
export function unitsOfWord(word: string): readonly number[] {
  if (isStopWord(word) || isNegation(word) || (word.length < 3 && word < '\u2e80') || /^\p{N}+$/u.test(word)) return []
  const concepts = conceptsOfWord(word)
  if (concepts.length > 0) return concepts
  return [FIRST_WORD + (hash(stemOf(word)) % (FIRST_PAIR - FIRST_WORD))]
}

function stemOf(word: string): string {
  if (word.length > STEM) return word.slice(0, STEM)
  return word.length === STEM && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/** The units of a text, each once, in the order of their numbers. */
export function unitsOf(text: string, areaId: string | null = null): Int32Array {
  const units = new Set<number>()
  if (areaId !== null) units.add(FIRST_AREA + (hash(areaId) % (FIRST_WORD - FIRST_AREA)))
  const before: number[] = []
  for (const word of wordsIn(withoutContractions(text), MOST_WORDS)) {
    const some = unitsOfWord(word)
    for (const unit of some) units.add(unit)
    const first = some[0]
    if (first === undefined) continue
    for (const other of before) if (other !== first) units.add(FIRST_PAIR + (hash(`${Math.min(first, other)} ${Math.max(first, other)}`) % PAIRS))
    before.push(first)
    if (before.length > REACH) before.shift()
  }
  return Int32Array.from(units).sort()
}

/** The place of a pair among the `PAIRS`; -1 for other units. */
export const pairOf = (unit: number) => (unit >= FIRST_PAIR ? unit - FIRST_PAIR : -1)

/** Said of nearly everything. */
export const isCommonUnit = (unit: number) => unit < FIRST_AREA && isCommonConcept(unit)

function hash(word: string): number {
  let hash = 2166136261
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 16777619)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** A product area: what it is about in large. */
export const isArea = (unit: number) => unit >= FIRST_AREA && unit < FIRST_WORD

/** One word, or one concept. */
export const isWord = (unit: number) => unit < FIRST_PAIR && !isArea(unit)
