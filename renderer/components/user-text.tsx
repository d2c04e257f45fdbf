// Words that a person wrote: in their own direction, and never translated.
import type { ReactNode } from 'react'

export function UserText({ children, className, block = false }: { children: ReactNode; className?: string; block?: boolean }) {
  const Tag = block ? 'div' : 'bdi'
  return (
    <Tag dir="auto" translate="no" className={className}>
      {children}
    </Tag>
  )
}

/** A customer's own words, set as a quote. */
export function Quote({ children, by }: { children: string; by?: string | null | undefined }) {
  return (
    <figure className="quote">
      <blockquote dir="auto" translate="no">
        {children}
      </blockquote>
      {by ? (
        <figcaption dir="auto" translate="no">
          {by}
        </figcaption>
      ) : null}
    </figure>
  )
}
