// An empty place says what belongs there and offers one way on: "nothing yet" is not "nothing matches".
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { RouteLink } from './route-link.tsx'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  text?: string
  /** The one main act. */
  action?: { label: string; run: () => void }
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="empty">
      {icon ? <div className="empty-icon">{icon}</div> : null}
      <h2 className="empty-title">{title}</h2>
      {text ? <p className="empty-text">{text}</p> : null}
      {action ? <Button onClick={action.run}>{action.label}</Button> : null}
    </div>
  )
}

/** `text`: what was typed; the search finds more by it than a list does, misspelled words too. */
export function NothingMatches({ onClear, text = '' }: { onClear: () => void; text?: string }) {
  const t = useWords()
  return (
    <div className="empty">
      <h2 className="empty-title">{t('nothingMatches')}</h2>
      <p className="empty-text">{t('nothingMatchesText')}</p>
      <Button variant="default" onClick={onClear}>
        {t('clearFilters')}
      </Button>
      {text.trim() === '' ? null : <RouteLink to={{ page: 'search', text: text.trim() }}>{t('searchEverything', { text: text.trim() })}</RouteLink>}
    </div>
  )
}
