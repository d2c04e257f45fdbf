// A small glossary of what customers talk about, in the six languages: words that mean the same become one concept. (filled below)
export function conceptsOf(_words: Iterable<string>): number[] {
  return []
}
