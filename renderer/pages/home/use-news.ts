// The news, asked once for the navigation, home and the idea pages; asked again as time passes, because things become due.
import { useEffect } from 'react'
import { useAsk } from '../../query.ts'
import { useNow } from '../../use-now.ts'

/** Things that are told at once. */
const LIMIT = 30

export function useNews() {
  const now = useNow()
  const asked = useAsk('home', 'news', { limit: LIMIT }, { keepPrevious: true })
  const { refetch } = asked
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the clock is what asks again
  useEffect(() => void refetch(), [now, refetch])
  return asked
}
