// A link to a place in the app: opens like any link, in a new tab too, and keeps the way back.
import type { AnchorHTMLAttributes } from 'react'
import { go } from '../nav.ts'
import { toPath, type Route } from '../routes.ts'

export function RouteLink({ to, children, ...rest }: { to: Route } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'>) {
  return (
    <a
      className="link"
      {...rest}
      href={`#${toPath(to)}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
