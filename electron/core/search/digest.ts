// What the index keeps of a document: its words, field by field, and a number by which a change of them shows.
import type { Document } from './documents.ts'
import { isWelsh, SURELY_WELSH } from './forms.ts'
import { hashOfWord } from './vocabulary.ts'
import type { WordReader } from './words.ts'

export interface Digest {
  /** How many words the title has; the title and the body; all three fields. */
  readonly ends: readonly [title: number, body: number, more: number]
  /** Of words and facets, 53 bits. */
  readonly hash: number
  /** hashOfWord of each word; the next document overwrites them. */
  readonly hashes: Int32Array
  readonly welsh: boolean
}

/** Words of a text that tell its language. */
const BEGINNING = 40

let hashes = new Int32Array(1024)
/** Most texts have no word that could be one of the small words of Welsh. */
const perhapsWelsh = new Uint8Array(1 << 16)
for (const word of SURELY_WELSH) perhapsWelsh[hashOfWord(Uint16Array.from(word, (letter) => letter.charCodeAt(0)), 0, word.length) & 0xffff] = 1

/** Leaves the document's words in `reader`. */
export function digestOf({ title, body, more, facets }: Document, reader: WordReader): Digest {
  const { words } = reader
  reader.clear()
  reader.read(title)
  const titleEnd = words.count
  if (body !== '') reader.read(body)
  const bodyEnd = words.count
  if (more !== '') reader.read(more)
  const { chars, count, edges } = words
  if (count > hashes.length) hashes = new Int32Array(count * 2)
  let [high, low] = [0x811c9dc5, 0x2f0b4dc5]
  let welsh = false
  for (let word = 0; word < count; word++) {
    const hash = hashOfWord(chars, edges[word * 2]!, edges[word * 2 + 1]!)
    hashes[word] = hash
    if (word < BEGINNING && perhapsWelsh[hash & 0xffff] === 1) welsh = true
    high = Math.imul(high ^ hash, 16777619)
    low = (Math.imul(low, 40503) ^ hash) + 0x9e37
  }
  // where one field ends and the next begins
  for (let at = -3; at < facets.length; at++) {
    const number = at === -3 ? titleEnd : at === -2 ? bodyEnd : at === -1 ? count : facets.charCodeAt(at)
    high = Math.imul(high ^ number, 16777619)
    low = (Math.imul(low, 40503) ^ number) + 0x9e37
  }
  if (welsh) welsh = isWelsh(Array.from({ length: Math.min(bodyEnd, BEGINNING) }, (_, word) => String.fromCharCode(...chars.subarray(edges[word * 2], edges[word * 2 + 1]))))
  return { ends: [titleEnd, bodyEnd, count], hash: (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff), hashes, welsh }
}
