// How the learnings of a theme write what it is about: a unit is a number, and people want words.
import type { Read } from '../store/read.ts'
import { fold } from '../search/fold.ts'
import { wordsIn } from '../search/words.ts'
import { withoutContractions } from './contractions.ts'
import { unitsOfWord } from './units.ts'

/** Learnings of a theme that are looked through for its words. */
export const LOOKED_THROUGH = 40
// oxlint-disable-next-line no-misleading-character-class -- marks are meant one by one
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu

export interface Forms { /** The forms of a unit, the most used first. */ readonly forms: readonly string[]; /** Texts of those looked through that hold it. */ readonly texts: number }

/** No names, though they may bring learnings together: that somebody says, asks, comes or keeps something, now or always, is said of anything. Folded. */
const SAYS_LITTLE = new Set(
  `because whether finally now own cannot ask asks asked say says said tell tells told know knows knew come comes came go goes went keep keeps kept take takes took put puts today yesterday never always ever first last next twice
  nu egen eget egna fragar fragade sager sade berattar berattat berattade vet visste kom kommer gick gar tar tog haller holl aldrig alltid forst forsta sista nasta gang ganger idag
  sad sada sopstveni sopstvena pita pitaju pitao pitala kaze kazu rekao rekla zna znaju znao znala dosao dosla ide idu uvek nikad prvi prva prvo poslednji poslednja trazi traze danas juce
  nawr dweud dywedodd gofyn gofynnodd dod daeth mynd aeth byth wastad cyntaf heddiw ddoe
  现在 总是 从不 第一 今天 昨天`.split(/\s+/).flatMap(unitsOfWord),
)

/**
 * What a theme goes by: words of one of its learnings, the one that says most of what they all say, in its order and its forms; so they belong together and are of one language.
 * `makers`: the heaviest first. What fewer say than a `share`-th of those who say the most frequent is no name for all.
 */
export function nameIn(texts: readonly string[], makers: readonly number[], { most, share }: { most: number; share: number }): string[] {
  const forms = formsIn(texts, new Set(makers.filter((unit) => !SAYS_LITTLE.has(unit))))
  const often = Math.max(0, ...[...forms.values()].map((one) => one.texts))
  // how many say it; of those that as many say, the heavier
  const worth = new Map(makers.flatMap((unit, rank) => ((forms.get(unit)?.texts ?? 0) * share >= Math.max(1, often) ? [[unit, forms.get(unit)!.texts + 1 - rank / makers.length] as const] : [])))
  let best: { sum: number; words: string[] } = { sum: 0, words: [] }
  for (const text of texts) {
    const said = formsIn([text], new Set(worth.keys()))
    const chosen = new Set([...said.keys()].sort((a, b) => worth.get(b)! - worth.get(a)!).slice(0, most))
    const sum = [...chosen].reduce((all, unit) => all + worth.get(unit)!, 0)
    // as they come in the text
    if (sum > best.sum) best = { sum, words: [...new Set([...said].flatMap(([unit, { forms }]) => (chosen.has(unit) ? forms.slice(0, 1) : [])))] }
  }
  return best.words
}

export function formsIn(texts: readonly string[], wanted: ReadonlySet<number>): Map<number, Forms> {
  const found = new Map<number, { texts: number; forms: Map<string, number> }>()
  for (const text of texts) {
    const here = new Set<number>()
    for (const [raw] of withoutContractions(text).matchAll(WORD)) {
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
