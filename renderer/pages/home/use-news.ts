// The news, one answer for the navigation, home and the pages of ideas. The navigation, which is always there, asks again as time passes.
import { useEffect } from 'react'
import { useAct, useAsk } from '../../query.ts'

/** Things that are told at once. */
const LIMIT = 30

export function useNews() {
  return useAsk('home', 'news', { limit: LIMIT }, { keepPrevious: true })
}

/** While the page is looked at, what comes is seen. */
export function useSeen(about: string): void {
  const { data: news } = useNews()
  const { act } = useAct('home', 'see')
  const unseen = news?.groups.some((group) => group.about === about && group.unseen > 0) ?? false
  useEffect(() => {
    if (unseen) void act({ about })
    // oxlint-disable-next-line react/exhaustive-deps -- when there is something new, and only then
  }, [unseen, about])
}
