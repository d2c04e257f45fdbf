// The nouns that search finds: their tables, their numbers in marks and in the vocabulary, and the tables of the index.
import { SEARCH_NOUNS, type SearchNoun } from '../../../shared/domain/search.ts'

/** As the triggers of migration 003 write them; also the bit in the vocabulary's marks. */
export const NOUN_NUMBERS: Readonly<Record<SearchNoun, number>> = { learning: 1, idea: 2, customer: 3, comment: 4, meeting: 5, followUp: 6 }

export function nounNumbered(number: number): SearchNoun | null {
  return SEARCH_NOUNS.find((noun) => NOUN_NUMBERS[noun] === number) ?? null
}

export const bitOf = (noun: SearchNoun) => 1 << (NOUN_NUMBERS[noun] - 1)
export const indexOf = (noun: SearchNoun) => `words_${noun}`
export const docsOf = (noun: SearchNoun) => `doc_${noun}`
