// The words of the index, in memory: which there are, in how many texts and of which nouns, which begin like this one, hold it, or are spelled nearly like it.
// Some 20 bytes a word, so that half a million of them take 15 MB. Kept in flat arrays, because as many strings would take 50.
import { bitsOf, editsBetween, editsToBeginning, moreThan } from './edits.ts'

/** More words than that are not learned; they are found only as they are written. */
export const MOST_WORDS = 1_000_000
/** In `marks`: the word stands in a Welsh text. The lower bits tell the nouns. */
export const WELSH = 0x80

export interface Vocabulary {
  readonly size: number
  /** Full: a word that is not here may still be in the index. */
  readonly full: boolean
  /** Raised by every new word and every new mark. */
  readonly version: number
  /** Counts a word of a text. `mark`: the noun's bit, and WELSH. `hash`: hashOfWord, where it is known. The word's id; -1 when there is no room for a new one. */
  add(chars: Uint16Array, from: number, to: number, mark: number, hash?: number): number
  /** To begin a text, for `isFirst`. */
  beginText(): void
  /** Whether this is the first time in the text. */
  isFirst(id: number): boolean
  /** A number of up to 16 bits that the reader of texts keeps with a word; 0 to begin with. Never on the disk. */
  label(id: number): number
  setLabel(id: number, label: number): void
  /** As kept on the disk; what is told later of a word holds. */
  restore(word: string, texts: number, marks: number): void
  find(word: string): number
  word(id: number): string
  /** In how many texts, about. */
  texts(id: number): number
  marks(id: number): number
  /** Words that begin like this, the most used first. */
  beginning(prefix: string, most: number): number[]
  /** Words that hold this, the most used first. */
  holding(part: string, most: number): number[]
  /** Words within so many edits (a letter more, less, other, or two swapped), nearest first. `begun`: also those of which a beginning is within so many. */
  near(word: string, edits: number, begun: number, most: number): Near[]
  /** Words that share their first `letters` letters, at least three, with this one. */
  sharing(word: string, letters: number): number[]
  /** Ids of words that are new, whose marks changed or that stand in twice as many texts, since the last call. */
  takeChanged(): number[]
  /** Bytes held. */
  readonly bytes: number
}

export interface Near { readonly id: number; readonly edits: number }

/** Letters by which words are kept together. */
const BEGINNING = 3
const SPREAD = 1 << 16
/** In the table: the lower bits of an entry are the id, those above come from the hash, so that most other words are told apart without looking at them. */
const ID_BITS = 20
const ID = (1 << ID_BITS) - 1
const TAG = 0x7ff
/** What a text that is read needs of a word lies together: in how many texts, and its marks with its label above them. */
const RECORD = 2
const [TEXTS, MARKS] = [0, 1]
const MARK_BITS = 8
/** More edits than are ever looked for. */
const NOT_NEAR = 9

export function createVocabulary(mostWords = MOST_WORDS): Vocabulary {
  let chars = new Uint16Array(1 << 15)
  let bytes = Buffer.from(chars.buffer)
  let starts = new Uint32Array(1 << 12)
  let records = new Uint32Array((1 << 12) * RECORD)
  /** Which letters a word has, as bits. */
  let letters = new Uint32Array(1 << 12)
  /** The next word with the same three first letters. */
  let siblings = new Int32Array(1 << 12)
  let table = new Int32Array(1 << 13).fill(-1)
  const firsts = new Int32Array(SPREAD).fill(-1)
  let count = 0
  /** By id: the last text that had it. Only where texts are indexed. */
  let seen = new Uint32Array(0)
  let text = 0
  let changed = new Set<number>()
  let version = 0
  const typed = new Uint16Array(64)

  const end = (id: number) => starts[id + 1]!
  const textsOf = (id: number) => records[id * RECORD + TEXTS]!
  const marksOf = (id: number) => records[id * RECORD + MARKS]! & ((1 << MARK_BITS) - 1)
  const spread = (from: Uint16Array, at: number) => (Math.imul(Math.imul(from[at]!, 41) + from[at + 1]!, 41) + from[at + 2]!) & (SPREAD - 1)

  function same(id: number, from: Uint16Array, start: number, stop: number): boolean {
    let at = starts[id]!
    if (end(id) - at !== stop - start) return false
    for (let unit = start; unit < stop; unit++) if (chars[at++] !== from[unit]) return false
    return true
  }
  /** The place in the table where the word is, or would be. */
  function placeOf(from: Uint16Array, start: number, stop: number, hash = hashOfWord(from, start, stop)): number {
    const mask = table.length - 1
    const tag = tagOf(hash)
    for (let place = (hash ^ (hash >>> 15)) & mask; ; place = (place + 1) & mask) {
      const entry = table[place]!
      if (entry === -1 || (entry >>> ID_BITS === tag && same(entry & ID, from, start, stop))) return place
    }
  }
  const idAt = (place: number) => (table[place] === -1 ? -1 : table[place]! & ID)
  const enlarged = <A extends Uint16Array | Uint32Array | Int32Array>(array: A, length: number): A => {
    const larger = new (array.constructor as new (length: number) => A)(length)
    larger.set(array)
    return larger
  }
  const doubled = <A extends Uint16Array | Uint32Array | Int32Array>(array: A): A => enlarged(array, array.length * 2)
  const tagOf = (hash: number) => (hash >>> ID_BITS) & TAG
  const entryOf = (id: number, hash: number) => id | (tagOf(hash) << ID_BITS)
  /** Where a word goes that is not in the table. */
  function freePlace(hash: number): number {
    const mask = table.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    while (table[place] !== -1) place = (place + 1) & mask
    return place
  }
  function grow(): void {
    if (count + 2 > starts.length) {
      ;[starts, records, letters, siblings] = [doubled(starts), doubled(records), doubled(letters), doubled(siblings)]
    }
    if (count * 2 > table.length) {
      table = new Int32Array(table.length * 2).fill(-1)
      for (let id = 0; id < count; id++) {
        const hash = hashOfWord(chars, starts[id]!, end(id))
        table[freePlace(hash)] = entryOf(id, hash)
      }
    }
  }
  function insert(from: Uint16Array, start: number, stop: number, hash: number): number {
    grow()
    const id = count++
    const at = starts[id]!
    if (at + (stop - start) > chars.length) {
      chars = doubled(chars)
      bytes = Buffer.from(chars.buffer)
    }
    let bits = 0
    for (let unit = start; unit < stop; unit++) {
      chars[at + unit - start] = from[unit]!
      bits |= 1 << (from[unit]! & 31)
    }
    starts[id + 1] = at + stop - start
    letters[id] = bits
    siblings[id] = -1
    if (stop - start >= BEGINNING) {
      const bucket = spread(from, start)
      siblings[id] = firsts[bucket]!
      firsts[bucket] = id
    }
    table[freePlace(hash)] = entryOf(id, hash)
    changed.add(id)
    version++
    return id
  }
  function type(word: string): number {
    const length = Math.min(word.length, typed.length)
    for (let at = 0; at < length; at++) typed[at] = word.charCodeAt(at)
    return length
  }
  const byUse = (a: number, b: number) => textsOf(b) - textsOf(a) || a - b
  /** Of many ids a few are wanted: those that cannot be among them are left out before the rest is sorted. */
  function mostUsed(ids: number[], most: number): number[] {
    let chosen = ids
    if (ids.length > most * 4) {
      const best = new Uint32Array(most)
      let least = 0
      for (const id of ids) {
        if (textsOf(id) <= best[least]!) continue
        best[least] = textsOf(id)
        for (let at = 0; at < most; at++) if (best[at]! < best[least]!) least = at
      }
      const from = best[least]!
      chosen = ids.filter((id) => textsOf(id) >= from)
    }
    return chosen.sort(byUse).slice(0, most)
  }
  const startsLike = (id: number, length: number) => {
    const at = starts[id]!
    if (end(id) - at < length) return false
    for (let unit = 0; unit < length; unit++) if (chars[at + unit] !== typed[unit]) return false
    return true
  }

  return {
    get size() {
      return count
    },
    get full() {
      return count >= mostWords
    },
    get bytes() {
      return chars.byteLength + starts.byteLength + records.byteLength + letters.byteLength + siblings.byteLength + table.byteLength + firsts.byteLength
    },
    get version() {
      return version
    },
    add(from, start, stop, mark, hash = hashOfWord(from, start, stop)) {
      let id = idAt(placeOf(from, start, stop, hash))
      if (id === -1) {
        if (count >= mostWords) return -1
        id = insert(from, start, stop, hash)
      }
      const record = id * RECORD
      const used = ++records[record + TEXTS]!
      // four, eight, sixteen: about how many is enough to know
      if (used > 3 && (used & (used - 1)) === 0) changed.add(id)
      if ((records[record + MARKS]! & mark) !== mark) {
        records[record + MARKS]! |= mark
        version++
        changed.add(id)
      }
      return id
    },
    beginText() {
      text++
    },
    isFirst(id) {
      if (id >= seen.length) seen = enlarged(seen, starts.length)
      if (seen[id] === text) return false
      seen[id] = text
      return true
    },
    label: (id) => records[id * RECORD + MARKS]! >>> MARK_BITS,
    setLabel(id, label) {
      records[id * RECORD + MARKS] = marksOf(id) | (label << MARK_BITS)
    },
    restore(word, used, mark) {
      const length = type(word)
      const hash = hashOfWord(typed, 0, length)
      const known = idAt(placeOf(typed, 0, length, hash))
      if (known === -1 && count >= mostWords) return
      const id = known === -1 ? insert(typed, 0, length, hash) : known
      records[id * RECORD + TEXTS] = used
      records[id * RECORD + MARKS]! |= mark
      changed.delete(id)
    },
    find(word) {
      return idAt(placeOf(typed, 0, type(word)))
    },
    word: (id) => bytes.toString('utf16le', starts[id]! * 2, end(id) * 2),
    texts: textsOf,
    marks: marksOf,
    beginning(prefix, most) {
      const length = type(prefix)
      const found: number[] = []
      if (length === 0) return found
      if (length < BEGINNING) {
        for (let id = 0; id < count; id++) if (chars[starts[id]!] === typed[0] && startsLike(id, length)) found.push(id)
      } else for (let id = firsts[spread(typed, 0)]!; id !== -1; id = siblings[id]!) if (startsLike(id, length)) found.push(id)
      return mostUsed(found, most)
    },
    sharing(word, shared) {
      type(word)
      const found: number[] = []
      for (let id = firsts[spread(typed, 0)]!; id !== -1; id = siblings[id]!) if (startsLike(id, shared)) found.push(id)
      return found
    },
    holding(part, most) {
      const length = type(part)
      const bits = bitsOf(part)
      const found: number[] = []
      const first = typed[0]!
      for (let id = 0; id < count; id++) {
        if ((bits & ~letters[id]!) !== 0) continue
        for (let at = starts[id]!, last = end(id) - length; at <= last; at++) {
          if (chars[at] !== first) continue
          let unit = 1
          while (unit < length && chars[at + unit] === typed[unit]) unit++
          if (unit < length) continue
          found.push(id)
          break
        }
      }
      return mostUsed(found, most)
    },
    near(word, edits, begun, most) {
      const length = type(word)
      const bits = bitsOf(word)
      const found: Near[] = []
      const shortest = length - Math.max(edits, begun)
      for (let id = 0; id < count; id++) {
        const start = starts[id]!
        const size = starts[id + 1]! - start
        if (size < shortest) continue
        // with several mistakes, the first letter is right, left out, doubled or swapped
        if (edits > 1 && chars[start] !== typed[0] && chars[start] !== typed[1] && chars[start + 1] !== typed[0]) continue
        const theirs = letters[id]!
        let apart = NOT_NEAR
        if (size <= length + edits && size >= length - edits && !moreThan(bits & ~theirs, edits) && !moreThan(theirs & ~bits, edits)) {
          const whole = editsBetween(typed, length, chars, start, size, edits)
          if (whole <= edits) apart = whole
        }
        if (begun > 0 && apart > begun && size > length - begun && !moreThan(bits & ~theirs, begun)) {
          const first = editsToBeginning(typed, length, chars, start, size, begun)
          if (first <= begun && first < apart) apart = first
        }
        if (apart > 0 && apart < NOT_NEAR) found.push({ id, edits: apart })
      }
      return found.sort((a, b) => a.edits - b.edits || textsOf(b.id) - textsOf(a.id) || a.id - b.id).slice(0, most)
    },
    takeChanged() {
      const ids = [...changed]
      changed = new Set()
      return ids
    },
  }
}

/** 32 bits of a word. Fowler, Noll, Vo. */
export function hashOfWord(from: Uint16Array, start: number, stop: number): number {
  let hash = 2166136261
  for (let at = start; at < stop; at++) hash = Math.imul(hash ^ from[at]!, 16777619)
  return hash
}
