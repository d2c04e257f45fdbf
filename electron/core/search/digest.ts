// What the index keeps of a document: its words, field by field, and a number by which a change of them shows.
import type { Document } from './documents.ts'
import { isWelsh } from './forms.ts'
import { hashOfWord } from './vocabulary.ts'
import type { WordReader } from './words.ts'

export interface Digest {
  /** Folded words with spaces between them. */
  readonly title: string
  readonly body: string
  readonly more: string
  /** Of words and facets, 53 bits. */
  readonly hash: number
  /** hashOfWord of each word; the next document overwrites them. */
  readonly hashes: Int32Array
  readonly welsh: boolean
}

/** Letters of a field that tell its language. */
const BEGINNING = 200

let hashes = new Int32Array(1024)

/** Leaves the document's words in `reader`. */
export function digestOf({ title, body, more, facets }: Document, reader: WordReader): Digest {
  const parts: string[] = []
  reader.clear()
  let from = 0
  for (const text of [title, body, more]) {
    if (text !== '') reader.read(text)
    const { chars, length } = reader.words
    parts.push(length === from ? '' : Buffer.from(chars.buffer, from * 2, (length - from) * 2).toString('utf16le'))
    from = length
  }
  const { chars, count, edges } = reader.words
  if (count > hashes.length) hashes = new Int32Array(count * 2)
  let [high, low] = [0x811c9dc5, 0x2f0b4dc5]
  const take = (number: number) => {
    high = Math.imul(high ^ number, 16777619)
    low = (Math.imul(low, 40503) ^ number) + 0x9e37
  }
  for (let word = 0; word < count; word++) {
    const hash = hashOfWord(chars, edges[word * 2]!, edges[word * 2 + 1]!)
    hashes[word] = hash
    take(hash)
  }
  // where one field ends and the next begins
  for (const part of parts) take(part.length)
  for (let at = 0; at < facets.length; at++) take(facets.charCodeAt(at))
  return { title: parts[0]!, body: parts[1]!, more: parts[2]!, hash: (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff), hashes, welsh: isWelsh(`${parts[0]!.slice(0, BEGINNING)}${parts[1]!.slice(0, BEGINNING)}`.split(' ')) }
}
