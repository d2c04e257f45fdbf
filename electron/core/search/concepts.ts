// Words to concepts: what means the same in several words or languages becomes one number (glossary.ts).
import { mutations } from './forms.ts'
import { GLOSSARY } from './glossary.ts'
import type { Words } from './words.ts'

/** A letter after letters. `whole`: concepts of the word that ends here; `begun`: of every word that begins so. */
interface Node { readonly next: Map<number, Node>; whole: number[]; begun: number[] }

const newNode = (): Node => ({ next: new Map(), whole: [], begun: [] })
const root = newNode()
const common = new Set<number>()
const NONE: readonly number[] = []
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
  const isCommon = line.startsWith('-')
  if (isCommon) common.add(concept)
  const [western = '', welsh = '', chinese = ''] = (isCommon ? line.slice(1) : line).split('|')
  for (const word of [...western.split(' '), ...chinese.split(' ')]) if (word) add(word, concept)
  for (const word of welsh.split(' ')) {
    if (!word) continue
    add(word, concept)
    const end = word.endsWith('*') ? '*' : ''
    // a beginning of two letters would catch everything
    for (const form of mutations(word.replace('*', ''))) if (form.length > 3) add(form + end, concept)
  }
})

/** The concepts of one folded word: those of the word itself, else those of its longest beginning that the glossary knows. */
export function conceptsOfWord(word: string): readonly number[] {
  let node: Node | undefined = root
  let longest = NONE
  for (let at = 0; at < word.length; at++) {
    node = node.next.get(word.charCodeAt(at))
    if (!node) return longest
    if (node.begun.length > 0) longest = node.begun
  }
  return node.whole.length > 0 ? [...node.whole, ...node.begun] : longest
}

/** Every concept of the words that were read, once; no strings are made for it. */
export function conceptsIn({ chars, edges, count }: Words): number[] {
  const found = new Set<number>()
  for (let word = 0; word < count; word++) {
    let node: Node | undefined = root
    let longest = NONE
    const [from, to] = [edges[word * 2]!, edges[word * 2 + 1]!]
    if (beginnings[beginningOf(chars[from]!, to - from > 1 ? chars[from + 1]! : 0)] === 0) continue
    for (let at = from; at < to; at++) {
      node = node.next.get(chars[at]!)
      if (!node) break
      if (node.begun.length > 0) longest = node.begun
    }
    for (const concept of longest) found.add(concept)
    if (node) for (const concept of node.whole) found.add(concept)
  }
  return [...found]
}

/** Said of nearly everything. */
export const isCommonConcept = (concept: number) => common.has(concept)
