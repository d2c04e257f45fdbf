// The news, one answer for the navigation, home and the pages of ideas. The navigation, which is always there, asks again as time passes.
import { useAsk } from '../../query.ts'

/** Things that are told at once. */
const LIMIT = 30

export function useNews() {
  return useAsk('home', 'news', { limit: LIMIT }, { keepPrevious: true })
}
