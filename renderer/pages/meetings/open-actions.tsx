// The actions that are still open, from all meetings. What is ticked stays in its place until the page is left, so that nothing jumps.
import { useId, useState } from 'react'
import type { ActionItem } from '../../../shared/contract/meetings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { ActionList } from './action-list.tsx'

export function OpenActions() {
  const t = useWords()
  const id = useId()
  const [ticked, setTicked] = useState<readonly { action: ActionItem; index: number }[]>([])
  const { data: open, error, refetch } = useAsk('meetings', 'listActions', { open: true })
  const shown = [...(open ?? [])]
  for (const { action, index } of ticked) if (!shown.some(({ id }) => id === action.id)) shown.splice(index, 0, action)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (shown.length === 0) return null
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t('meetings:actions.title', { count: open?.length ?? 0 })}</h2>
      <ActionList
        actions={shown}
        onTick={(action, done) => setTicked([...ticked.filter((other) => other.action.id !== action.id), { action: { ...action, doneAt: done ? Date.now() : null }, index: shown.indexOf(action) }])}
      />
      <details className="mt-more">
        <summary>{t('meetings:actions.add')}</summary>
        <ActForm meetingId={null} subject={null} />
      </details>
    </section>
  )
}
