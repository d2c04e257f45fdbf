// The words of the index, in memory: which there are, in how many texts and of which nouns, which begin like this one, hold it, or are spelled nearly like it.
// Some 20 bytes a word, so that half a million of them take 15 MB. Kept in flat arrays, because as many strings would take 50.

/** More words than that are not learned; they are found only as they are written. */
export const MOST_WORDS = 1_000_000
/** In `marks`: the word stands in a Welsh text. The lower bits tell the nouns. */
export const WELSH = 0x80

export interface Vocabulary {
  readonly size: number
  /** Full: a word that is not here may still be in the index. */
  readonly full: boolean
  /** Counts a word of a text. `mark`: the noun's bit, and WELSH. */
  add(chars: Uint16Array, from: number, to: number, mark: number): void
  /** As kept on the disk. */
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
  /** Words within `most` edits (a letter more, less, other, or two swapped), nearest first. `begun`: of words that are still being typed, the beginning counts. */
  near(word: string, edits: number, begun: boolean, most: number): Near[]
  /** Words that share their first `letters` letters with this one. */
  sharing(word: string, letters: number): number[]
  /** Ids of words that are new or whose marks changed since the last call. */
  takeChanged(): number[]
  /** Bytes held. */
  readonly bytes: number
}

export interface Near { readonly id: number; readonly edits: number }

const SPREAD = 1 << 14

export function createVocabulary(mostWords = MOST_WORDS): Vocabulary {
  let chars = new Uint16Array(1 << 15)
  let starts = new Uint32Array(1 << 12)
  let texts = new Uint32Array(1 << 12)
  let marks = new Uint8Array(1 << 12)
  /** Which letters a word has, as bits. */
  let letters = new Uint32Array(1 << 12)
  /** The next word with the same two first letters. */
  let siblings = new Int32Array(1 << 12)
  let table = new Int32Array(1 << 13).fill(-1)
  const firsts = new Int32Array(SPREAD).fill(-1)
  let count = 0
  let changed = new Set<number>()
  const typed = new Uint16Array(64)

  const end = (id: number) => starts[id + 1]!
  const spread = (first: number, second: number) => (Math.imul(first, 31) + second) & (SPREAD - 1)

  function same(id: number, from: Uint16Array, start: number, stop: number): boolean {
    let at = starts[id]!
    if (end(id) - at !== stop - start) return false
    for (let unit = start; unit < stop; unit++) if (chars[at++] !== from[unit]) return false
    return true
  }
  /** The place in the table where the word is, or would be. */
  function placeOf(from: Uint16Array, start: number, stop: number): number {
    const mask = table.length - 1
    let place = hashOf(from, start, stop) & mask
    while (table[place] !== -1 && !same(table[place]!, from, start, stop)) place = (place + 1) & mask
    return place
  }
  const doubled = <A extends Uint16Array | Uint32Array | Uint8Array | Int32Array>(array: A): A => {
    const larger = new (array.constructor as new (length: number) => A)(array.length * 2)
    larger.set(array)
    return larger
  }
  function grow(): void {
    if (count + 2 > texts.length) {
      ;[starts, texts, marks, letters, siblings] = [doubled(starts), doubled(texts), doubled(marks), doubled(letters), doubled(siblings)]
    }
    if (count * 2 > table.length) {
      table = new Int32Array(table.length * 2).fill(-1)
      for (let id = 0; id < count; id++) table[placeOf(chars, starts[id]!, end(id))] = id
    }
  }
  function insert(from: Uint16Array, start: number, stop: number): number {
    grow()
    const id = count++
    const at = starts[id]!
    if (at + (stop - start) > chars.length) chars = doubled(chars)
    let bits = 0
    for (let unit = start; unit < stop; unit++) {
      chars[at + unit - start] = from[unit]!
      bits |= 1 << (from[unit]! & 31)
    }
    starts[id + 1] = at + stop - start
    letters[id] = bits
    const bucket = spread(from[start]!, stop - start > 1 ? from[start + 1]! : 0)
    siblings[id] = firsts[bucket]!
    firsts[bucket] = id
    table[placeOf(from, start, stop)] = id
    changed.add(id)
    return id
  }
  function type(word: string): number {
    const length = Math.min(word.length, typed.length)
    for (let at = 0; at < length; at++) typed[at] = word.charCodeAt(at)
    return length
  }
  const mostUsed = (ids: number[], most: number) => (ids.length > most ? ids.sort((a, b) => texts[b]! - texts[a]! || a - b).slice(0, most) : ids.sort((a, b) => texts[b]! - texts[a]! || a - b))
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
      return chars.byteLength + starts.byteLength + texts.byteLength + marks.byteLength + letters.byteLength + siblings.byteLength + table.byteLength + firsts.byteLength
    },
    add(from, start, stop, mark) {
      let id = table[placeOf(from, start, stop)]!
      if (id === -1) {
        if (count >= mostWords) return
        id = insert(from, start, stop)
      }
      texts[id]!++
      if ((marks[id]! | mark) !== marks[id]!) {
        marks[id]! |= mark
        changed.add(id)
      }
    },
    restore(word, used, mark) {
      if (count >= mostWords) return
      const length = type(word)
      const known = table[placeOf(typed, 0, length)]!
      const id = known === -1 ? insert(typed, 0, length) : known
      texts[id]! += used
      marks[id]! |= mark
      changed.delete(id)
    },
    find(word) {
      return table[placeOf(typed, 0, type(word))]!
    },
    word: (id) => String.fromCharCode(...chars.subarray(starts[id], end(id))),
    texts: (id) => texts[id]!,
    marks: (id) => marks[id]!,
    beginning(prefix, most) {
      const length = type(prefix)
      const found: number[] = []
      if (length === 0) return found
      if (length === 1) {
        for (let id = 0; id < count; id++) if (chars[starts[id]!] === typed[0] && end(id) > starts[id]!) found.push(id)
      } else for (let id = firsts[spread(typed[0]!, typed[1]!)]!; id !== -1; id = siblings[id]!) if (startsLike(id, length)) found.push(id)
      return mostUsed(found, most)
    },
    sharing(word, shared) {
      type(word)
      const found: number[] = []
      for (let id = firsts[spread(typed[0]!, typed[1]!)]!; id !== -1; id = siblings[id]!) if (startsLike(id, shared)) found.push(id)
      return found
    },
    holding(part, most) {
      const needle = Buffer.from(part, 'utf16le')
      const all = Buffer.from(chars.buffer, 0, starts[count]! * 2)
      const found: number[] = []
      // more than enough to choose from
      for (let at = all.indexOf(needle); at !== -1 && found.length < 2000; ) {
        if (at % 2 === 0) {
          const id = holderOf(at / 2)
          if (at / 2 + part.length <= end(id)) {
            found.push(id)
            at = all.indexOf(needle, end(id) * 2)
            continue
          }
        }
        at = all.indexOf(needle, at + 1)
      }
      return mostUsed(found, most)
    },
    near(word, edits, begun, most) {
      const length = type(word)
      const bits = bitsOf(word)
      const found: Near[] = []
      const distance = begun ? editsToBeginning : editsBetween
      for (let id = 0; id < count; id++) {
        const size = starts[id + 1]! - starts[id]!
        if (size < length - edits || (!begun && size > length + edits)) continue
        const theirs = letters[id]!
        if (bitCount(bits & ~theirs) > edits || (!begun && bitCount(theirs & ~bits) > edits)) continue
        const apart = distance(typed, length, chars, starts[id]!, size, edits)
        if (apart <= edits && apart > 0) found.push({ id, edits: apart })
      }
      return found.sort((a, b) => a.edits - b.edits || texts[b.id]! - texts[a.id]! || a.id - b.id).slice(0, most)
    },
    takeChanged() {
      const ids = [...changed]
      changed = new Set()
      return ids
    },
  }

  function holderOf(at: number): number {
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

function hashOf(from: Uint16Array, start: number, stop: number): number {
  let hash = 2166136261
  for (let at = start; at < stop; at++) hash = Math.imul(hash ^ from[at]!, 16777619)
  return (hash ^ (hash >>> 15)) >>> 0
}

function bitsOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits >>> 0
}

function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const ROWS = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)]

/** Optimal string alignment: neighbours swapped count as one. `limit + 1` when there are more edits than `limit`. */
function align(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): Uint8Array | null {
  let [before, last, row] = ROWS as [Uint8Array, Uint8Array, Uint8Array]
  for (let at = 0; at <= bLength; at++) last[at] = at
  for (let i = 1; i <= aLength; i++) {
    row[0] = i
    let best = i
    for (let j = 1; j <= bLength; j++) {
      const other = a[i - 1] !== b[bStart + j - 1]
      let cost = last[j - 1]! + (other ? 1 : 0)
      if (last[j]! + 1 < cost) cost = last[j]! + 1
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1
      if (other && i > 1 && j > 1 && a[i - 1] === b[bStart + j - 2] && a[i - 2] === b[bStart + j - 1] && before[j - 2]! + 1 < cost) cost = before[j - 2]! + 1
      row[j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return null
    ;[before, last, row] = [last, row, before]
  }
  return last
}

function editsBetween(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): number {
  return align(a, aLength, b, bStart, bLength, limit)?.[bLength] ?? limit + 1
}

/** To the nearest beginning of `b`. */
function editsToBeginning(a: Uint16Array, aLength: number, b: Uint16Array, bStart: number, bLength: number, limit: number): number {
  const upTo = Math.min(bLength, aLength + limit)
  const row = align(a, aLength, b, bStart, upTo, limit)
  let best = limit + 1
  if (row) for (let at = Math.max(1, aLength - limit); at <= upTo; at++) best = Math.min(best, row[at]!)
  return best
}
