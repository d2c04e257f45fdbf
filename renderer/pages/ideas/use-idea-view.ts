// How the ideas are looked at: kept while other pages are shown, the same for board, list and matrix, and told by the address, so that a link opens the same.
import { useCallback, useEffect, useMemo } from 'react'
import { PLAIN_VIEW, viewFrom, viewText, type IdeaView, type ViewKind } from '../../../shared/domain/idea-views.ts'
import { goInstead, restate, useNav } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import type { Route } from '../../routes.ts'
import { useKept } from '../../stores/kept.ts'
import { NOTHING_FILTERED, toFilters } from './filters.ts'

const PAGE = { board: 'board', list: 'ideas', matrix: 'matrix' } as const satisfies Record<ViewKind, Route['page']>

/** The place that shows a view. */
export function placeOfView(view: IdeaView): Route {
  const [, said] = viewText(view).split('/')
  return { page: PAGE[view.kind], ...(said === undefined ? {} : { view: said }) }
}

export interface ShownView {
  view: IdeaView
  filters: ReturnType<typeof toFilters>
  filtered: boolean
  set: (change: Partial<IdeaView>) => void
  clear: () => void
}

export function useIdeaView(kind: ViewKind): ShownView {
  const [kept, keep] = useKept<IdeaView>('ideas-view', PLAIN_VIEW)
  const said = useNav(({ at }) => ('view' in at ? at.view : undefined))
  const here = useNav(({ at }) => at.page === PAGE[kind])
  const view = useMemo(() => {
    const last = kept.kind === kind ? kept : { ...kept, kind }
    const text = said === undefined ? null : `${kind}/${said}`
    // an address that says something else was opened from elsewhere
    return text === null || !here || text === viewText(last) ? last : viewFrom(text)
  }, [kept, kind, said, here])
  const { data: session } = useAsk('session', 'get', {})
  const filters = useMemo(() => toFilters(view, session?.member?.id), [view, session])
  useEffect(() => {
    if (!here) return
    if (view !== kept) keep(view)
    restate(placeOfView(view))
  }, [here, kept, keep, view])
  const set = useCallback((change: Partial<IdeaView>) => {
    const next = { ...view, ...change }
    keep(next)
    if (next.kind === view.kind) restate(placeOfView(next))
    else goInstead(placeOfView(next))
  }, [view, keep])
  const clear = useCallback(() => set(NOTHING_FILTERED), [set])
  return useMemo(() => ({ view, filters, filtered: Object.keys(filters).length > 0, set, clear }), [view, filters, set, clear])
}
