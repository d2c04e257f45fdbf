// Made-up texts in many languages for the bench of search: a head of real words, a long tail of words made letter by letter in their image, used as unevenly as words are.
// The same seed writes the same texts.
import { TEXTS } from '../search/texts.ts'

type Chance = () => number

const LANGUAGES: readonly (readonly [prefix: RegExp, share: number])[] = [[/^i?en/, 0.45], [/^i?sv/, 0.22], [/^i?src/, 0.08], [/^i?srl/, 0.05], [/^i?cy/, 0.06], [/^de/, 0.05], [/^i?zh/, 0.09]]
const TAIL = 40_000

interface Lexicon { readonly words: readonly string[]; readonly sums: Float64Array; readonly spaces: boolean }

function lexiconOf(prefix: RegExp, chance: Chance): Lexicon {
  const texts = Object.entries(TEXTS).filter(([key]) => prefix.test(key)).map(([, text]) => text)
  const spaces = texts.some((text) => text.includes(' '))
  const head = spaces ? texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) : texts.flatMap((text) => Array.from({ length: text.length >> 1 }, (_, at) => text.slice(at * 2, at * 2 + 2)))
  const words = new Set(head)
  if (spaces) {
    // which letter follows which two
    const next = new Map<string, string[]>()
    for (const word of head) for (let at = 0; at <= word.length; at++) {
      const key = `  ${word}`.slice(at, at + 2)
      next.set(key, [...(next.get(key) ?? []), word[at] ?? ' '])
    }
    // a language of few texts has few words in its image
    for (let tries = 0; words.size < TAIL && tries < TAIL * 3; tries++) {
      let word = '  '
      do {
        const letters = next.get(word.slice(-2))!
        word += letters[Math.floor(chance() * letters.length)]!
      } while (!word.endsWith(' ') && word.length < 18)
      if (word.trim().length > 2) words.add(word.trim())
    }
  } else {
    const characters = [...new Set(texts.join(''))]
    for (let tries = 0; tries < 8000; tries++) words.add(characters[Math.floor(chance() * characters.length)]! + characters[Math.floor(chance() * characters.length)]!)
  }
  const list = [...words]
  const sums = new Float64Array(list.length)
  // Zipf and Mandelbrot: the n-th word is used 1 / (n + 3) as often
  list.forEach((_, at) => void (sums[at] = (sums[at - 1] ?? 0) + 1 / (at + 3) ** 1.05))
  return { words: list, sums, spaces }
}

export interface MadeUp { text(words: number): string; title(): string; body(): string }

export function madeUpTexts(chance: Chance): MadeUp {
  const lexicons = LANGUAGES.map(([prefix, share]) => ({ ...lexiconOf(prefix, chance), share }))
  const word = ({ words, sums }: Lexicon) => {
    const wanted = chance() * sums.at(-1)!
    let [low, high] = [0, words.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < wanted) low = middle + 1
      else high = middle
    }
    return words[low]!
  }
  const pick = () => {
    let at = chance()
    return lexicons.find(({ share }) => (at -= share) < 0) ?? lexicons[0]!
  }
  const text = (count: number) => {
    const lexicon = pick()
    return Array.from({ length: count }, () => word(lexicon)).join(lexicon.spaces ? ' ' : '')
  }
  return { text, title: () => text(5 + Math.floor(chance() * 6)), body: () => text(12 + Math.floor(chance() ** 2 * 60)) }
}
