// The actions that are still open, from all meetings.
import { useId } from 'react'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { ActionList } from './action-list.tsx'

export function OpenActions() {
  const t = useWords()
  const id = useId()
  const { data: actions } = useAsk('meetings', 'listActions', { open: true })
  if (!actions || actions.length === 0) return null
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t('meetings:actions.title', { count: actions.length })}</h2>
      <ActionList actions={actions} />
      <details className="mt-more">
        <summary>{t('meetings:actions.add')}</summary>
        <ActForm meetingId={null} subject={null} />
      </details>
    </section>
  )
}
