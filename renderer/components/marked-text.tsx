// A part of somebody's text with what was found in it marked, as the core said where.
import type { ReactNode } from 'react'
import type { MarkedText as Marked } from '../../shared/contract/search.ts'

export function MarkedText({ of: { text, marks } }: { of: Marked }) {
  const parts: ReactNode[] = []
  let last = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(last, from), <mark key={from}>{text.slice(from, to)}</mark>)
    last = to
  }
  return (
    <>
      {parts}
      {text.slice(last)}
    </>
  )
}
