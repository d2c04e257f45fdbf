// How well a folded text meets what is wanted: where the words stand in it, how close they are, whether whole.
import type { Tier, Wanted } from './variants.ts'

export interface Found {
  /** Where in the folded text, and how long; -1 when it is not there. */
  readonly at: number
  readonly length: number
  readonly tier: Tier
  readonly worth: number
}

const SPACELESS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Bopomofo}\u30fc\u3005]/u
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Whether a word may begin or end beside this character. */
function isEdge(unit: number): boolean {
  if (Number.isNaN(unit)) return true
  if (unit < 128) return !((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90))
  const char = String.fromCharCode(unit)
  return !LETTER.test(char) || SPACELESS.test(char)
}

/** Where a whole word stands; -1 when it does not. */
export function wholeWord(text: string, word: string, from = 0): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isEdge(text.charCodeAt(at - 1)) && isEdge(text.charCodeAt(at + word.length))) return at
  }
  return -1
}

const NOWHERE: Found = { at: -1, length: 0, tier: 2, worth: 0 }

/** The best of the ways in which the text may hold the word. */
export function findWanted(text: string, { typed, variants, splits }: Wanted): Found {
  if (typed.pairs) {
    const at = text.indexOf(typed.text)
    if (at !== -1) return { at, length: typed.text.length, tier: 0, worth: 1 }
    const first = typed.pairs.map((pair) => text.indexOf(pair))
    return first.every((place) => place !== -1) ? { at: first[0]!, length: typed.pairs[0]!.length, tier: 2, worth: 0.3 } : NOWHERE
  }
  let best = NOWHERE
  for (const { text: word, tier, worth } of variants) {
    if (best.at !== -1 && (tier > best.tier || (tier === best.tier && worth <= best.worth))) continue
    const at = wholeWord(text, word)
    if (at !== -1) best = { at, length: word.length, tier, worth }
  }
  for (const { words, tier } of splits) {
    if (best.at !== -1 && tier >= best.tier) continue
    const places = words.map((word) => wholeWord(text, word))
    if (places.every((place) => place !== -1)) best = { at: places[0]!, length: words[0]!.length, tier, worth: tier === 0 ? 0.95 : 0.5 }
  }
  return best
}

/** Every place where the text holds the word in one of these ways, for showing. */
export function placesOf(text: string, { typed, variants, splits }: Wanted, most: number): [from: number, to: number][] {
  const places: [number, number][] = []
  const whole = (word: string) => {
    for (let at = wholeWord(text, word); at !== -1 && places.length < most; at = wholeWord(text, word, at + 1)) places.push([at, at + word.length])
  }
  if (typed.pairs) {
    for (let at = text.indexOf(typed.text); at !== -1 && places.length < most; at = text.indexOf(typed.text, at + typed.text.length)) places.push([at, at + typed.text.length])
    if (places.length === 0) for (const pair of typed.pairs) for (let at = text.indexOf(pair); at !== -1 && places.length < most; at = text.indexOf(pair, at + 1)) places.push([at, at + pair.length])
    return places
  }
  for (const { text: word } of variants) whole(word)
  if (places.length === 0) for (const { words } of splits) for (const word of words) whole(word)
  return places
}
