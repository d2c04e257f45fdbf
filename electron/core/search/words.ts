// Text into folded words, one character at a time and without making strings: the same for what is stored and what is looked for.
// Scripts without spaces between words (Chinese, Japanese, Thai and their neighbours) become overlapping pairs of characters, so that any part of a text is found.
import { fold } from './fold.ts'

/** Longest word that is kept, in UTF-16 units: a longer one is a link or a mistake, and its beginning finds it. */
export const LONGEST_WORD = 40

const SEPARATOR = 0
const LETTER = 1
/** Folds to several letters. */
const LETTERS = 2
/** Folds to nothing, inside a word: accents, soft hyphens, joiners. */
const NOTHING = 3
/** A character of a script without spaces. */
const SPACELESS = 4
/** A mark that belongs to the spaceless character before it: Thai vowels and tones. */
const MARK = 5
const HYPHEN = 6
const SURROGATE = 7
const UNKNOWN = 255

const LETTER_OR_DIGIT = /^[\p{L}\p{N}\p{M}\p{Co}]$/u
const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Bopomofo}\u30fc\u3005]/u
const COMBINING = /^[\p{M}\u0e33\u0eb3]$/u
/** Soft hyphen, joiners, direction marks, variation selectors. */
// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g')
const HYPHENS = /[-\u2010\u2011]/

// filled as characters are met: 65,536 at once would take 50 ms of every start
const kinds = new Uint8Array(65536).fill(UNKNOWN)
const single = new Uint16Array(65536)
const several = new Map<number, string>()

function classify(unit: number): number {
  const char = String.fromCharCode(unit)
  let kind = SEPARATOR
  if (unit >= 0xd800 && unit <= 0xdfff) kind = SURROGATE
  else if (INVISIBLE.test(char)) kind = NOTHING
  else if (HYPHENS.test(char)) kind = HYPHEN
  else if (LETTER_OR_DIGIT.test(char)) {
    const folded = fold(char)
    if (WITHOUT_SPACES.test(folded)) kind = COMBINING.test(char) ? MARK : SPACELESS
    else kind = folded.length === 0 ? NOTHING : folded.length === 1 ? LETTER : LETTERS
    if (folded.length > 1 || (kind !== LETTER && folded.length > 0)) several.set(unit, folded)
    single[unit] = folded.length === 1 ? folded.charCodeAt(0) : 0
    if (kind !== LETTER && kind !== NOTHING && folded.length === 1) several.delete(unit)
  }
  kinds[unit] = kind
  return kind
}

/** The words of a text, in buffers that the next text overwrites. */
export interface Words {
  /** Folded letters, a space after each word: `chars.subarray(0, length)` is the text that is indexed. */
  chars: Uint16Array
  length: number
  /** Where each word begins and ends in `chars`: from, to, from, to. */
  edges: Int32Array
  count: number
}

export interface WordReader {
  readonly words: Words
  clear(): void
  /** Adds the words of a text. `most`: no more words than that. */
  read(text: string, most?: number): void
  /** The words read so far as one string. */
  text(): string
}

const ASTRAL_LETTER = /[\p{L}\p{N}]/u

export function createWordReader(): WordReader {
  const words: Words = { chars: new Uint16Array(4096), length: 0, edges: new Int32Array(1024), count: 0 }
  /** Where the characters of a spaceless run begin, in `run`. */
  let clusters = new Int32Array(256)
  let run = new Uint16Array(512)

  function room(units: number): void {
    if (words.length + units + 2 <= words.chars.length) return
    const larger = new Uint16Array((words.length + units + 2) * 2)
    larger.set(words.chars)
    words.chars = larger
  }
  function close(from: number): void {
    if (words.length === from) return
    if (words.length - from > LONGEST_WORD) words.length = from + LONGEST_WORD
    if (words.count * 2 + 2 > words.edges.length) {
      const larger = new Int32Array(words.edges.length * 2)
      larger.set(words.edges)
      words.edges = larger
    }
    words.edges[words.count * 2] = from
    words.edges[words.count * 2 + 1] = words.length
    words.count++
    words.chars[words.length++] = 32
  }
  function push(unit: number, into: number): void {
    const many = several.get(unit)
    if (many === undefined) words.chars[into] = single[unit]!
    else for (let at = 0; at < many.length; at++) words.chars[into + at] = many.charCodeAt(at)
    words.length += many === undefined ? 1 : many.length
  }

  /** A run of spaceless characters from `at`: pairs, and the last one alone. Returns where it ends. */
  function readRun(text: string, at: number): number {
    let count = 0
    let length = 0
    let next = at
    for (; next < text.length; next++) {
      const unit = text.charCodeAt(next)
      let kind = kinds[unit]!
      if (kind === UNKNOWN) kind = classify(unit)
      if (kind !== SPACELESS && kind !== MARK && kind !== NOTHING) break
      if (kind === NOTHING) continue
      if (length + 8 > run.length) {
        const larger = new Uint16Array(run.length * 2)
        larger.set(run)
        run = larger
      }
      if (count + 2 > clusters.length) {
        const larger = new Int32Array(clusters.length * 2)
        larger.set(clusters)
        clusters = larger
      }
      if (kind === SPACELESS || count === 0) clusters[count++] = length
      const many = several.get(unit)
      if (many === undefined) run[length++] = single[unit]!
      else for (let part = 0; part < many.length; part++) run[length++] = many.charCodeAt(part)
    }
    clusters[count] = length
    for (let cluster = 0; cluster < count; cluster++) {
      const [from, to] = [clusters[cluster]!, clusters[Math.min(cluster + 2, count)]!]
      room(to - from)
      const start = words.length
      for (let unit = from; unit < to; unit++) words.chars[words.length++] = run[unit]!
      close(start)
    }
    return next
  }

  return {
    words,
    clear() {
      words.length = 0
      words.count = 0
    },
    read(text, most = Infinity) {
      let from = words.length
      /** The parts of a hyphenated word, which is also kept whole: "e-mail" is found by "email". */
      let joined = ''
      const end = () => {
        const to = words.length
        if (joined !== '' && to > from) joined += String.fromCharCode(...words.chars.subarray(from, Math.min(to, from + LONGEST_WORD)))
        close(from)
        if (joined !== '' && joined.length <= LONGEST_WORD) {
          from = words.length
          room(joined.length)
          for (let at = 0; at < joined.length; at++) words.chars[words.length++] = joined.charCodeAt(at)
          close(from)
        }
        joined = ''
        from = words.length
      }
      for (let at = 0; at < text.length && words.count < most; at++) {
        const unit = text.charCodeAt(at)
        let kind = kinds[unit]!
        if (kind === UNKNOWN) kind = classify(unit)
        if (kind === LETTER) {
          // most of what is read: letters one after the other
          if (words.length + text.length - at + 3 > words.chars.length) room(text.length - at + 64)
          const { chars } = words
          let length = words.length
          let next = unit
          do {
            chars[length++] = single[next]!
            next = ++at < text.length ? text.charCodeAt(at) : 0
          } while (kinds[next] === LETTER)
          words.length = length
          at--
        } else if (kind === SEPARATOR) {
          if (words.length > from || joined !== '') end()
        } else if (kind === LETTERS) {
          room(16)
          push(unit, words.length)
        } else if (kind === HYPHEN) {
          if (words.length > from) {
            joined += String.fromCharCode(...words.chars.subarray(from, Math.min(words.length, from + LONGEST_WORD)))
            close(from)
            from = words.length
          } else if (joined !== '') end()
        } else if (kind === SURROGATE) {
          const pair = String.fromCodePoint(text.codePointAt(at)!)
          if (pair.length === 2 && ASTRAL_LETTER.test(pair)) {
            const folded = fold(pair)
            room(folded.length)
            for (let part = 0; part < folded.length; part++) words.chars[words.length++] = folded.charCodeAt(part)
          } else if (words.length > from || joined !== '') end()
          at += pair.length - 1
        } else if (kind === SPACELESS || kind === MARK) {
          if (words.length > from || joined !== '') end()
          at = readRun(text, at) - 1
          from = words.length
        }
      }
      if (words.length > from || joined !== '') end()
    },
    text: () => Buffer.from(words.chars.buffer, 0, words.length * 2).toString('utf16le'),
  }
}

/** A word as it was typed, or a run of a script without spaces. */
export interface TypedWord {
  /** Folded. */
  readonly text: string
  /** Lower case but not folded: tells `ö` from `o`. */
  readonly raw: string
  /** The pairs of a spaceless run; null for a word between spaces. A single character is one that begins a pair. */
  readonly pairs: readonly string[] | null
  /** The parts of a hyphenated word. */
  readonly parts: readonly string[] | null
}

// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const PIECES = /[\p{L}\p{M}\p{N}\p{Co}\u00ad\u200b-\u200f\ufe00-\ufe0f]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]+)*/gu
// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const RUNS = /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Bopomofo}\u30fc\u3005\u3099\u309a]+)/u

const pairReader = createWordReader()

/** The words of what somebody looks for, in order; no more than `most`. */
export function typedWords(text: string, most: number): TypedWord[] {
  const found: TypedWord[] = []
  for (const [piece] of text.toLowerCase().normalize('NFC').matchAll(PIECES)) {
    for (const raw of piece.normalize('NFKC').split(RUNS)) {
      if (found.length >= most) return found
      const plain = raw.replace(ALL_INVISIBLE, '')
      const folded = fold(plain)
      if (RUNS.test(raw)) {
        const pairs = wordsIn(plain)
        if (pairs.length > 0) found.push({ text: folded, raw: plain, pairs: pairs.length > 1 ? [...new Set(pairs.slice(0, -1))].slice(0, most) : pairs, parts: null })
        continue
      }
      const parts = folded.split(/[-\u2010\u2011]/).filter(Boolean).map((part) => part.slice(0, LONGEST_WORD))
      if (parts.length === 0) continue
      found.push({ text: parts.join('').slice(0, LONGEST_WORD), raw: plain.replace(/[-\u2010\u2011]/g, ''), pairs: null, parts: parts.length > 1 ? parts : null })
    }
  }
  return found
}

/** The words of a text as the index holds them. */
export function wordsIn(text: string, most = Infinity): string[] {
  pairReader.clear()
  pairReader.read(text, most)
  const { edges, count, chars } = pairReader.words
  return Array.from({ length: count }, (_, word) => String.fromCharCode(...chars.subarray(edges[word * 2], edges[word * 2 + 1])))
}
