// Why two texts are called alike: the words that met, as they stand in each of them, so that it can be shown and not only believed.
import { fold } from './fold.ts'
import { meetingWords, unitsOf } from './likeness.ts'

/** One word, or two that mean the same. */
export interface AlikeWord { readonly mine: string; readonly theirs: string }

export interface Why {
  /** The first ones that met, in the order of the first text. */
  readonly words: readonly AlikeWord[]
  /** Folded words of each text that met one of the other: for `marksIn`. */
  readonly mine: ReadonlySet<string>
  readonly theirs: ReadonlySet<string>
}

interface Piece { readonly from: number; readonly to: number; readonly keys: readonly string[] }

// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const PIECES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]+)*/gu
const HAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u
let segmenter: Intl.Segmenter | undefined

/** Words of a text where they stand, each under the folded words that it is compared by. */
function piecesOf(text: string): Piece[] {
  return [...text.matchAll(PIECES)].flatMap((match): Piece[] => {
    const [piece] = match
    if (HAN.test(piece)) {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
      return [...segmenter.segment(piece)].map(({ segment, index }) => ({ from: match.index + index, to: match.index + index + segment.length, keys: [segment] }))
    }
    const parts = piece.split(/[-\u2010\u2011]/).map(fold)
    return [{ from: match.index, to: match.index + piece.length, keys: [...parts, parts.join('')] }]
  })
}

/** Where in a text the words stand: from and to in UTF-16 units, in order. */
export function marksIn(text: string, met: ReadonlySet<string>): [from: number, to: number][] {
  return piecesOf(text).filter(({ keys }) => keys.some((key) => met.has(key))).map(({ from, to }) => [from, to])
}

const everyWord = () => 1

export function whyAlike(mine: string, theirs: string, most: number): Why {
  const met = meetingWords(unitsOf(mine, everyWord), unitsOf(theirs, everyWord))
  const written = (text: string) => {
    const words = new Map<string, string>()
    for (const { from, to, keys } of piecesOf(text)) for (const key of keys) if (!words.has(key)) words.set(key, text.slice(from, to))
    return words
  }
  const [inMine, inTheirs] = [written(mine), written(theirs)]
  // of scripts without spaces pairs of characters are compared: they stand in the text as they are
  const words = met.map(([a, b]) => ({ mine: inMine.get(a) ?? a, theirs: inTheirs.get(b) ?? b }))
  return { words: words.slice(0, most), mine: new Set(met.map(([a]) => a)), theirs: new Set(met.map(([, b]) => b)) }
}
