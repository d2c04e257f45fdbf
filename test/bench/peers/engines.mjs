// The search engines that people would take instead, as their documentation says they are used: in memory, words and beginnings, MiniSearch with its tolerance of mistakes.
import { Document } from 'flexsearch'
import MiniSearch from 'minisearch'

export function miniSearch(texts) {
  const index = new MiniSearch({ fields: ['text'], idField: 'key' })
  for (const [key, text] of texts) index.add({ key, text })
  const options = { prefix: (_term, at, terms) => at === terms.length - 1, fuzzy: (term) => (term.length > 3 ? 0.2 : false), combineWith: 'AND' }
  return (query, limit) => index.search(query, options).slice(0, limit).map(({ id }) => id)
}

export function flexSearch(texts) {
  const index = new Document({ document: { id: 'key', index: [{ field: 'text', tokenize: 'forward' }] } })
  for (const [key, text] of texts) index.add({ key, text })
  return (query, limit) => index.search(query, { limit }).flatMap(({ result }) => result).slice(0, limit)
}
