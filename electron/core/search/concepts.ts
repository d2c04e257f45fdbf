// Words to concepts: what means the same in several words or languages becomes one number (glossary.ts).
import { mutations } from './forms.ts'
import { GLOSSARY } from './glossary.ts'

/** A letter after letters. `whole`: concepts of the word that ends here; `begun`: of every word that begins so. */
interface Node { readonly next: Map<number, Node>; whole: number[]; begun: number[] }

const newNode = (): Node => ({ next: new Map(), whole: [], begun: [] })
const root = newNode()
const common = new Set<number>()
const NONE: readonly number[] = []

function add(word: string, concept: number): void {
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

/** Every concept of a text, once. */
export function conceptsOf(words: Iterable<string>): number[] {
  const found = new Set<number>()
  for (const word of words) for (const concept of conceptsOfWord(word)) found.add(concept)
  return [...found]
}

/** Said of nearly everything. */
export const isCommonConcept = (concept: number) => common.has(concept)
