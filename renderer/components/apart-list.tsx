// Pairs of which somebody said that they are not the same, folded away below those that may be, with the way back.
import { Button } from '@mantine/core'
import { IconEqualNot } from '@tabler/icons-react'
import type { Route } from '../routes.ts'
import { RouteLink } from './route-link.tsx'
import './apart-list.css'

export interface ApartPair {
  readonly one: { readonly id: string; readonly name: string }
  readonly other: { readonly id: string; readonly name: string }
}

interface ApartListProps {
  title: string
  open: boolean
  onOpen: (open: boolean) => void
  pairs: readonly ApartPair[]
  to: (id: string) => Route
  /** Takes it back; null for whoever may not. */
  again: { label: string; labelOf: (pair: ApartPair) => string; run: (pair: ApartPair) => void } | null
}

export function ApartList({ title, open, onOpen, pairs, to, again }: ApartListProps) {
  return (
    <details className="pairs-apart" open={open} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
      <summary>{title}</summary>
      <ul className="plain-list">
        {pairs.map((pair) => (
          <li key={`${pair.one.id} ${pair.other.id}`}>
            <span className="row tight">
              <RouteLink to={to(pair.one.id)} dir="auto" translate="no">
                {pair.one.name}
              </RouteLink>
              <IconEqualNot size={16} aria-hidden />
              <RouteLink to={to(pair.other.id)} dir="auto" translate="no">
                {pair.other.name}
              </RouteLink>
            </span>
            {again ? (
              <Button size="compact-sm" variant="subtle" aria-label={again.labelOf(pair)} onClick={() => again.run(pair)}>
                {again.label}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
