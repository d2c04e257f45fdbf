// How alike two short texts are: what each of them says is looked for in the other, word by word, as the word itself, a form of it, nearly it, or what means the same.
// What both say besides, and differently, counts against: "free parking for visitors" is not "free coffee for visitors".
import { conceptsOfWord, isCommonConcept } from './concepts.ts'
import { areForms, mutations } from './forms.ts'
import { isStopWord } from './stop-words.ts'
import { wordsIn } from './words.ts'

/** One thing that a text says. */
interface Unit {
  readonly word: string
  readonly concepts: readonly number[]
  readonly weight: number
  /** Runs of three letters, for what is nearly the same word; made when they are first asked for. */
  runs: ReadonlySet<string> | null
}

export type Weigh = (word: string) => number
export type Units = readonly Unit[]

/** Words of a text that are compared. */
const MOST_WORDS = 28
/** Said of nearly everything. */
const COMMON_WEIGHT = 0.35
/** So much of two words' runs must be the same. */
const NEARLY = 0.62
const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu

const ANY_HAN = new RegExp(HAN.source, 'u')

let segmenter: Intl.Segmenter | undefined

/** Words as people see them: of Chinese and Japanese as a dictionary parts them, which shared pairs of characters would only blur. */
function wordsOf(text: string): string[] {
  if (!ANY_HAN.test(text)) return wordsIn(text, MOST_WORDS)
  const plain = wordsIn(text.replace(HAN, ' '), MOST_WORDS)
  for (const [run] of text.matchAll(HAN)) {
    if (plain.length >= MOST_WORDS) break
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
    for (const { segment } of segmenter.segment(run)) plain.push(segment)
  }
  return plain
}

function runsOf(word: string): Set<string> {
  const runs = new Set<string>()
  const padded = ` ${word} `
  for (let at = 0; at + 3 <= padded.length; at++) runs.add(padded.slice(at, at + 3))
  return runs
}

export function unitsOf(text: string, weigh: Weigh): Units {
  const units: Unit[] = []
  addUnits(units, text, weigh, { concepts: new Set(), words: new Set() })
  return units
}

/** What a title says, and what it says with the text below it. */
export function unitsOfBoth(title: string, rest: string, weigh: Weigh): { title: Units; all: Units } {
  const units: Unit[] = []
  const said: Said = { concepts: new Set(), words: new Set() }
  addUnits(units, title, weigh, said)
  if (rest === '') return { title: units, all: units }
  const all = [...units]
  addUnits(all, rest, weigh, said)
  return { title: units, all }
}

interface Said { readonly concepts: Set<number>; readonly words: Set<string> }

function addUnits(units: Unit[], text: string, weigh: Weigh, { concepts: known, words }: Said): void {
  for (const word of wordsOf(text)) {
    if (words.size >= MOST_WORDS) return
    if (words.has(word) || isStopWord(word)) continue
    words.add(word)
    const concepts = conceptsOfWord(word)
    // "spare parts", "mobile app": two words, one thing
    if (concepts.length > 0 && concepts.every((concept) => known.has(concept))) continue
    for (const concept of concepts) known.add(concept)
    const common = concepts.length > 0 && concepts.every(isCommonConcept)
    units.push({ word, concepts, weight: common ? COMMON_WEIGHT : concepts.length > 0 ? Math.max(1, Math.min(1.5, weigh(word))) : weigh(word), runs: null })
  }
}

function nearly(a: Unit, b: Unit): boolean {
  // a mistake in the first letter is rare, and looking at every pair of words would take longer than all the rest
  if (a.word.length < 4 || b.word.length < 4 || a.word[0] !== b.word[0] || Math.abs(a.word.length - b.word.length) > 4) return false
  let both = 0
  const [mine, theirs] = [(a.runs ??= runsOf(a.word)), (b.runs ??= runsOf(b.word))]
  for (const run of mine) if (theirs.has(run)) both++
  return (2 * both) / (mine.size + theirs.size) >= NEARLY
}

/** Whether one word stands at either end of the other: a part of a compound. */
function isPart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(short))
}

/** The same word, or a form of it; not only what means the same. */
const isLiteral = (a: Unit, b: Unit) => a.word === b.word || (a.word[0] === b.word[0] && (areForms(a.word, b.word) || nearly(a, b)))

/** Spelled so much alike, also behind a Welsh mutation, that it may be a form that no list has. */
function isPerhapsForm(a: Unit, b: Unit): boolean {
  if (ANY_HAN.test(a.word)) return Array.from(a.word).some((character) => b.word.includes(character))
  const sharesBeginning = (one: string) => {
    let shared = 0
    while (shared < one.length && one[shared] === b.word[shared]) shared++
    return shared >= Math.max(3, 0.6 * Math.max(one.length, b.word.length))
  }
  return sharesBeginning(a.word) || mutations(a.word).some(sharesBeginning)
}

/** 0 to 1: how much the second says what the first does. */
function meets(a: Unit, b: Unit): number {
  if (a.word === b.word) return 1
  if (a.concepts.some((concept) => b.concepts.includes(concept))) return 0.95
  // what the glossary tells apart is not the same because it is spelled alike
  if (a.concepts.length > 0 && b.concepts.length > 0) return 0
  if (a.word[0] === b.word[0] && a.word[1] === b.word[1] && areForms(a.word, b.word)) return 0.95
  return nearly(a, b) ? 0.85 : isPart(a.word, b.word) ? 0.7 : 0
}

/** Both say something that the other does not, and the glossary knows that these are two things; or only of one of them. */
const CONFLICT = 0.68
const HALF_CONFLICT = 0.85
/** What both say is said word by word the same, and each says something else besides: one thing in the place of another. Who says the same in other words changes more. */
const SUBSTITUTED = 0.5
/** Words that are in one of two texts only: with more of them, they are two texts anyway, or two long ones that say the same with some edits. */
const MOST_SUBSTITUTED = 6
/** Of words that the glossary does not know, when no word is the same: they are probably of another language. */
const FOREIGN = 0.35

/** 0 to 1. */
export function likeness(a: Units, b: Units): number {
  if (a.length === 0 || b.length === 0) return 0
  const left = Array.from(a, () => 0)
  const right = Array.from(b, () => 0)
  const how = Array.from(a, () => true)
  let isForeign = true
  for (let at = 0; at < a.length; at++) {
    for (let other = 0; other < b.length; other++) {
      const met = meets(a[at]!, b[other]!)
      if (met === 0) continue
      if (met > left[at]!) {
        left[at] = met
        how[at] = isLiteral(a[at]!, b[other]!)
      }
      if (met > right[other]!) right[other] = met
      if (a[at]!.concepts.length === 0 || met === 1) isForeign = false
    }
  }
  // a rare word that both have tells much; one that only one of them has may be chance
  const weightOf = ({ weight, concepts }: Unit, met: number) => (met > 0 ? weight : Math.min(weight, 1) * (isForeign && concepts.length === 0 ? FOREIGN : 1))
  const covered = (units: Units, met: readonly number[]) => {
    let [sum, all] = [0, 0]
    units.forEach((unit, at) => {
      const weight = weightOf(unit, met[at]!)
      all += weight
      sum += weight * met[at]!
    })
    return all === 0 ? 0 : sum / all
  }
  const [mine, theirs] = [covered(a, left), covered(b, right)]
  if (mine === 0 || theirs === 0) return 0
  // the half of a long text that repeats a short one says it, too: the fuller side counts more
  const both = (2 * mine * theirs) / (mine + theirs)
  const missing = (units: Units, met: readonly number[]) => units.filter((_unit, at) => met[at] === 0)
  const [lost, added] = [missing(a, left), missing(b, right)]
  const isTold = (unit: Unit) => unit.concepts.length > 0 && unit.concepts.some((concept) => !isCommonConcept(concept))
  const factor = lost.some(isTold) && added.some(isTold) ? CONFLICT : (lost.some(isTold) && added.length > 0) || (added.some(isTold) && lost.length > 0) || (lost.length > 0 && added.length > 0 && !isForeign) ? HALF_CONFLICT : 1
  const isTelling = ({ weight }: Unit) => weight > COMMON_WEIGHT
  const isSubstituted = () =>
    lost.length + added.length <= MOST_SUBSTITUTED &&
    left.some((met, at) => met > 0 && isTelling(a[at]!)) && how.every((literal, at) => literal || left[at] === 0) &&
    lost.some((unit) => isTelling(unit) && !added.some((other) => isPerhapsForm(unit, other))) && added.some((unit) => isTelling(unit) && !lost.some((other) => isPerhapsForm(other, unit)))
  // one thing in common is a subject, not a statement
  const shared = left.filter((met, at) => met > 0 && a[at]!.weight > COMMON_WEIGHT).length
  return both * factor * (isSubstituted() ? SUBSTITUTED : 1) * (shared <= 1 && Math.min(a.length, b.length) > 1 ? 0.8 : 1)
}

/** The words of both that met, those that tell something before those that are said of nearly everything; otherwise in the order of the first text. */
export function meetingWords(a: Units, b: Units): [mine: string, theirs: string][] {
  const met = a.flatMap((unit) => {
    const best = b.reduce<{ other: Unit | null; most: number }>((found, other) => (meets(unit, other) > found.most ? { other, most: meets(unit, other) } : found), { other: null, most: 0 })
    return best.other ? [{ unit, other: best.other }] : []
  })
  return met.toSorted((one, two) => Number(one.unit.weight === COMMON_WEIGHT) - Number(two.unit.weight === COMMON_WEIGHT)).map(({ unit, other }) => [unit.word, other.word])
}
