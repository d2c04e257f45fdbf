// Pages that belong together, one beside the other, with what waits on each.
import type { PageName, Route } from '../routes.ts'
import { useFormat } from '../format.ts'
import { RouteLink } from './route-link.tsx'
import './page-tabs.css'

/** A page that needs nothing to be opened. */
type Tab = Extract<Route, { page: PageName }>

export function PageTabs<P extends Tab['page']>({ label, at, tabs }: { label: string; at: P; tabs: readonly { page: P; label: string; count?: number; /** Where it leads, when not to the page as such. */ to?: Route }[] }) {
  const format = useFormat()
  return (
    <nav className="page-tabs" aria-label={label}>
      {tabs.map(({ page, label: words, count = 0, to = { page } as Route }) => (
        <RouteLink key={page} to={to} className="page-tab" aria-current={page === at ? 'page' : undefined}>
          {words}
          {count > 0 ? <span className="page-tab-count">{format.number(count)}</span> : null}
        </RouteLink>
      ))}
    </nav>
  )
}
