// How the learnings of a theme write what it is about: a unit is a number, and people want words.
import type { Read } from '../store/read.ts'
import { fold } from '../search/fold.ts'
import { wordsIn } from '../search/words.ts'
import { unitsOfWord } from './units.ts'

/** Learnings of a theme that are looked through for its words. */
export const LOOKED_THROUGH = 40
// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu

export interface Forms { /** The forms of a unit, the most used first. */ readonly forms: readonly string[]; /** Texts of those looked through that hold it. */ readonly texts: number }

export function formsIn(texts: readonly string[], wanted: ReadonlySet<number>): Map<number, Forms> {
  const found = new Map<number, { texts: number; forms: Map<string, number> }>()
  for (const text of texts) {
    const here = new Set<number>()
    for (const [raw] of text.matchAll(WORD)) {
      const words = wordsIn(raw)
      const [only] = words
      for (const word of words) {
        for (const unit of unitsOfWord(word)) {
          if (!wanted.has(unit)) continue
          here.add(unit)
          const one = found.get(unit) ?? { texts: 0, forms: new Map<string, number>() }
          found.set(unit, one)
          // a run of Chinese is many pairs, a word with a hyphen its parts: then the part is what is shown
          const form = words.length === 1 && fold(raw) === only ? raw.toLowerCase() : word
          one.forms.set(form, (one.forms.get(form) ?? 0) + 1)
        }
      }
    }
    for (const unit of here) found.get(unit)!.texts++
  }
  return new Map([...found].map(([unit, { texts, forms }]) => [unit, { texts, forms: [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([form]) => form) }]))
}

export function wordsOfLearnings(read: Read, pks: readonly number[]): string[] {
  return read
    .all<{ text: string; quote: string; tags: string | null }>(`SELECT text, quote, (SELECT group_concat(tag, ' ' ORDER BY tag) FROM learningTag WHERE learningId = l.id AND deletedAt IS NULL) AS tags FROM learning l WHERE l.pk IN (SELECT value FROM json_each(?)) ORDER BY l.id`, [JSON.stringify(pks)])
    .map(({ text, quote, tags }) => [text.slice(0, 2000), quote.slice(0, 1000), tags].filter(Boolean).join('\n'))
}
