// Words to concepts: what means the same in several words or languages becomes one number (glossary.ts).
import { mutations } from './forms.ts'
import { GLOSSARY } from './glossary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A letter after letters. `whole`: concepts of the word that ends here; `begun`: of every word that begins so. */
interface Node { readonly next: Map<number, Node>; whole: number[]; begun: number[] }

const newNode = (): Node => ({ next: new Map(), whole: [], begun: [] })
const root = newNode()
const common = new Set<number>()
const NONE: readonly number[] = []
/** Concepts as words of the index. */
const NAMES: string[] = []
/** Which two first letters any entry has: most words have others. */
const beginnings = new Uint8Array(1 << 14)
const beginningOf = (first: number, second: number) => (Math.imul(first, 31) + second) & 0x3fff

function add(word: string, concept: number): void {
  beginnings[beginningOf(word.charCodeAt(0), word.length > 1 && word[1] !== '*' ? word.charCodeAt(1) : 0)] = 1
  const begun = word.endsWith('*')
  let node = root
  // hyphens join in the index as well: "e-mail" is there as one word
  for (const letter of (begun ? word.slice(0, -1) : word).replaceAll('-', '')) {
    const unit = letter.charCodeAt(0)
    let next = node.next.get(unit)
    if (!next) node.next.set(unit, (next = newNode()))
    node = next
  }
  ;(begun ? node.begun : node.whole).push(concept)
}

GLOSSARY.trim().split('\n').forEach((line, concept) => {
  NAMES.push(`k${concept}`)
  const isCommon = line.startsWith('-')
  if (isCommon) common.add(concept)
  const [western = '', welsh = '', chinese = ''] = (isCommon ? line.slice(1) : line).split('|')
  for (const word of [...western.split(' '), ...chinese.split(' ')]) if (word) add(word, concept)
  for (const word of welsh.split(' ')) {
    if (!word) continue
    add(word, concept)
    const end = word.endsWith('*') ? '*' : ''
    // a beginning of two letters would catch everything
    for (const form of mutations(word.replace('*', ''))) if (form.length > (end === '' ? 2 : 3)) add(form + end, concept)
  }
})

/** The concepts of one folded word: those of the word itself, else those of its longest beginning that the glossary knows. */
export function conceptsOfWord(word: string): readonly number[] {
  const length = Math.min(word.length, letters.length)
  for (let at = 0; at < length; at++) letters[at] = word.charCodeAt(at)
  return conceptsOf(letters, 0, length)
}

const letters = new Uint16Array(64)

function conceptsOf(chars: Uint16Array, from: number, to: number): readonly number[] {
  let node: Node | undefined = root
  let longest = NONE
  for (let at = from; at < to; at++) {
    node = node.next.get(chars[at]!)
    if (!node) return longest
    if (node.begun.length > 0) longest = node.begun
  }
  return node.whole.length > 0 ? [...node.whole, ...node.begun] : longest
}

export interface ConceptsOfTexts {
  /** To begin a text. */
  begin(): void
  /** The concepts of a word by its id in the vocabulary, -1 for none. */
  add(id: number, chars: Uint16Array, from: number, to: number): void
  /** The concepts of the text as words of the index. */
  text(): string
}

/** The concepts of whole texts: a word is only looked up once, then its label in the vocabulary tells: one more than the number of its list. */
export function createConceptsOfTexts(vocabulary: Vocabulary): ConceptsOfTexts {
  const lists: (readonly number[])[] = [NONE]
  const numbers = new Map<string, number>([['', 0]])
  const seen = new Uint32Array(1 << 12)
  let text = 0
  let found: string[] = []
  function look(chars: Uint16Array, from: number, to: number): number {
    if (beginnings[beginningOf(chars[from]!, to - from > 1 ? chars[from + 1]! : 0)] === 0) return 0
    const concepts = conceptsOf(chars, from, to)
    if (concepts.length === 0) return 0
    const key = concepts.join(' ')
    let number = numbers.get(key)
    if (number === undefined) {
      number = lists.push(concepts) - 1
      numbers.set(key, number)
    }
    return number
  }
  return {
    begin() {
      text++
      found = []
    },
    add(id, chars, from, to) {
      let number = id === -1 ? 0 : vocabulary.label(id)
      if (number === 0) {
        number = look(chars, from, to) + 1
        if (id !== -1) vocabulary.setLabel(id, number)
      }
      if (number === 1) return
      for (const concept of lists[number - 1]!) {
        if (seen[concept] === text) continue
        seen[concept] = text
        found.push(NAMES[concept]!)
      }
    },
    text: () => found.join(' '),
  }
}

/** Said of nearly everything. */
export const isCommonConcept = (concept: number) => common.has(concept)
