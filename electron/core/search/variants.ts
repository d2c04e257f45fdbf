// What a typed word may stand for in the texts: itself, what begins with it, its forms and spellings, and, when little is found, what is nearly it or holds it.
import { areForms, mutations, SHORTEST_STEM, spellings } from './forms.ts'
import { fold } from './fold.ts'
import { WELSH, type Vocabulary } from './vocabulary.ts'
import type { TypedWord } from './words.ts'

/** 0: the word itself. 1: begun, a form, another spelling. 2: nearly it, a part, put together otherwise. Lower ones always rank above higher ones. */
export type Tier = 0 | 1 | 2
export const TIERS = [0, 1, 2] as const

export interface Variant {
  readonly text: string
  readonly tier: Tier
  /** 0 to 1: how much it is worth beside the word itself. */
  readonly worth: number
}

export interface Wanted {
  readonly typed: TypedWord
  /** Sure ones: tiers 0 and 1. */
  readonly variants: Variant[]
  /** Several words in its place: the parts of a hyphenated or a compound word. All of them must be there. */
  readonly splits: { words: readonly string[]; tier: Tier }[]
  /** In how many texts the word itself or what begins with it stands, about. */
  readonly texts: number
}

/** Words that begin with what was typed: the most used ones. */
const MOST_BEGUN = 24
const MOST_FORMS = 24
const MOST_LOOSE = 24
/** Letters from which a word may have one typing mistake, and two. */
const ONE_MISTAKE = 4
const TWO_MISTAKES = 7
/** When nothing is nearer. */
const THREE_MISTAKES = 11

/** `open`: the word is still being typed. */
export function sureVariants(vocabulary: Vocabulary, typed: TypedWord, open: boolean): Wanted {
  const { text } = typed
  const variants: Variant[] = []
  const splits: Wanted['splits'] = []
  if (typed.pairs) return { typed, variants, splits, texts: textsOfPairs(vocabulary, typed.pairs) }
  const seen = new Set<string>()
  const add = (word: string, tier: Tier, worth: number) => {
    if (seen.has(word)) return
    seen.add(word)
    variants.push({ text: word, tier, worth })
  }
  add(text, 0, 1)
  const known = vocabulary.find(text)
  let texts = known === -1 ? 0 : vocabulary.texts(known)
  if (open) {
    for (const id of vocabulary.beginning(text, MOST_BEGUN)) {
      const word = vocabulary.word(id)
      texts += word === text ? 0 : vocabulary.texts(id)
      add(word, 1, 0.75 + 0.2 * (text.length / word.length))
    }
  }
  for (const spelling of spellings(text, typed.raw, fold)) addKnown(spelling, 0.9)
  if (text.length > SHORTEST_STEM && !/\d/.test(text)) {
    const shared = text.length <= 5 ? Math.max(SHORTEST_STEM, text.length - 2) : Math.max(SHORTEST_STEM, Math.ceil(text.length * 0.5))
    let forms = 0
    for (const id of vocabulary.sharing(text, Math.min(shared, text.length))) {
      const word = vocabulary.word(id)
      if (word === text || !areForms(text, word)) continue
      add(word, 1, 0.8)
      if (++forms >= MOST_FORMS) break
    }
  }
  for (const form of mutations(text)) {
    const id = vocabulary.find(form)
    if (id !== -1 && vocabulary.marks(id) & WELSH) add(form, 1, 0.85)
    if (form.length > SHORTEST_STEM) {
      for (const id of open ? vocabulary.beginning(form, 8) : vocabulary.sharing(form, Math.max(SHORTEST_STEM, Math.ceil(form.length * 0.6)))) {
        const word = vocabulary.word(id)
        if (vocabulary.marks(id) & WELSH && (open || areForms(form, word))) add(word, 1, 0.75)
      }
    }
  }
  if (typed.parts) splits.push({ words: typed.parts, tier: 0 })
  return { typed, variants, splits, texts }

  function addKnown(word: string, worth: number): void {
    if (vocabulary.find(word) !== -1) add(word, 1, worth)
    if (open) for (const id of vocabulary.beginning(word, 8)) add(vocabulary.word(id), 1, worth - 0.1)
  }
}

function textsOfPairs(vocabulary: Vocabulary, pairs: readonly string[]): number {
  let least = Infinity
  for (const pair of pairs) {
    const id = vocabulary.find(pair)
    least = Math.min(least, id === -1 ? 0 : vocabulary.texts(id))
  }
  return least
}

/** What a word may loosely stand for, kept while a query is typed: the words before the last one are the same at every key press. */
const looked = new WeakMap<Vocabulary, { version: number; words: Map<string, Wanted> }>()
const MOST_LOOKED = 64

/** `withLoose`, or what it said a moment ago. */
export function looseVariants(vocabulary: Vocabulary, wanted: Wanted, open: boolean, mistaken: boolean): Wanted {
  let known = looked.get(vocabulary)
  if (known?.version !== vocabulary.version || known.words.size > MOST_LOOKED) looked.set(vocabulary, (known = { version: vocabulary.version, words: new Map() }))
  const key = `${wanted.typed.raw} ${open ? 1 : 0}${mistaken ? 1 : 0}`
  const loose = known.words.get(key) ?? withLoose(vocabulary, wanted, open, mistaken)
  known.words.set(key, loose)
  return loose
}

/** Adds what is nearly the word, holds it, or puts it together otherwise. `mistaken`: it may be a mistake. */
function withLoose(vocabulary: Vocabulary, wanted: Wanted, open: boolean, mistaken: boolean): Wanted {
  const { typed: { text, pairs } } = wanted
  if (pairs || text.length < 3) return wanted
  const variants = [...wanted.variants]
  const splits = [...wanted.splits]
  const seen = new Set(variants.map((variant) => variant.text))
  const add = (word: string, worth: number) => {
    if (seen.has(word)) return
    seen.add(word)
    variants.push({ text: word, tier: 2, worth })
  }
  if (mistaken && text.length >= ONE_MISTAKE && !/^\d+$/.test(text)) {
    let edits = text.length >= TWO_MISTAKES ? 2 : 1
    let near = vocabulary.near(text, edits, open && text.length > ONE_MISTAKE ? (edits === 2 && text.length < 9 ? 1 : edits) : 0, open ? MOST_LOOSE + MOST_LOOSE / 2 : MOST_LOOSE)
    if (near.length === 0 && text.length > ONE_MISTAKE && edits === 1) near = vocabulary.near(text, (edits = 2), 0, 8).filter(({ id }) => vocabulary.word(id)[0] === text[0])
    if (near.length === 0 && text.length >= THREE_MISTAKES) near = vocabulary.near(text, 3, 0, 8)
    // forms of what was meant are meant, too
    for (const { id, edits } of near) add(vocabulary.word(id), edits === 1 ? 0.6 : 0.45)
    for (const { id, edits } of near.slice(0, 3)) {
      const word = vocabulary.word(id)
      if (edits > 1 && near.length > 3) break
      for (const form of vocabulary.sharing(word, Math.max(SHORTEST_STEM, Math.ceil(word.length * 0.6)))) if (areForms(word, vocabulary.word(form))) add(vocabulary.word(form), 0.4)
    }
  }
  if (text.length > 3) {
    for (const id of vocabulary.holding(text, MOST_LOOSE)) add(vocabulary.word(id), 0.5)
  } else {
    const holding = vocabulary.holding(text, MOST_LOOSE * 4).map((id) => vocabulary.word(id))
    const isAtEnd = (word: string) => word.endsWith(text) || word.startsWith(text)
    for (const word of holding) if (isAtEnd(word)) add(word, 0.4)
    // three letters in the middle are mostly chance: only when the word itself hardly occurs
    if (mistaken) for (const word of holding) if (!isAtEnd(word)) add(word, 0.3)
  }
  for (const form of mutations(text)) if (vocabulary.find(form) !== -1) add(form, 0.5)
  for (let at = 3; at <= text.length - 3; at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)]
    if (vocabulary.find(left) !== -1 && vocabulary.find(right) !== -1) splits.push({ words: [left, right], tier: 2 })
  }
  return { ...wanted, variants: variants.slice(0, MOST_BEGUN + MOST_FORMS + MOST_LOOSE), splits }
}
