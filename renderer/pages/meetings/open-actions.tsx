// The actions that are still open, from all meetings, by day or by person. What is ticked stays in its place until the page is left, so that nothing jumps.
import { SegmentedControl } from '@mantine/core'
import { useId, useState } from 'react'
import type { OpenAction } from '../../../shared/contract/minutes.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { ActionList } from './action-list.tsx'
import './minutes.css'

const ARRANGED = ['day', 'owner'] as const

function asTicked(action: OpenAction, done: boolean): OpenAction {
  return { ...action, doneAt: done ? Date.now() : null }
}

export function OpenActions() {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const [ticked, setTicked] = useState<readonly { action: OpenAction; index: number }[]>([])
  const [arranged, setArranged] = useKept<(typeof ARRANGED)[number]>('actions-arranged', 'day')
  const { data: open, error, refetch } = useAsk('minutes', 'openActions', {})
  const { data: session } = useAsk('session', 'get', {})
  const shown = [...(open ?? [])]
  for (const { action, index } of ticked) if (!shown.some(({ id }) => id === action.id)) shown.splice(index, 0, action)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (shown.length === 0) return null
  const onTick = (action: { id: string }, done: boolean) => {
    const index = shown.findIndex(({ id }) => id === action.id)
    setTicked([...ticked.filter((other) => other.action.id !== action.id), { action: asTicked(shown[index]!, done), index }])
  }
  const me = session?.member?.id
  // one's own first, then by name; what nobody does yet comes last
  const owners = [...Map.groupBy(shown, ({ owner }) => owner?.id ?? '')].sort(([a, [first]], [b, [second]]) => Number(b === me) - Number(a === me) || Number(a === '') - Number(b === '') || format.compare(first!.owner?.name ?? '', second!.owner?.name ?? ''))
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="mn-actions-head">
        <h2 id={id}>{t('meetings:actions.title', { count: open?.length ?? 0 })}</h2>
        {owners.length > 1 ? (
          <SegmentedControl size="xs" aria-label={t('minutes:open.arranged')} value={arranged} onChange={(value) => setArranged(value)} data={[{ value: 'day', label: t('minutes:open.byDay') }, { value: 'owner', label: t('minutes:open.byOwner') }]} />
        ) : null}
      </div>
      {arranged === 'day' || owners.length < 2 ? (
        <ActionList actions={shown} onTick={onTick} />
      ) : (
        owners.map(([owner, actions]) => (
          <section key={owner} className="mn-owner">
            <h3 {...(owner === me || owner === '' ? {} : { dir: 'auto', translate: 'no' })}>{owner === '' ? t('minutes:open.nobody') : owner === me ? t('minutes:open.mine') : actions[0]!.owner?.name}</h3>
            <ActionList actions={actions} onTick={onTick} />
          </section>
        ))
      )}
      <details className="mt-more">
        <summary>{t('meetings:actions.add')}</summary>
        <ActForm meetingId={null} subject={null} />
      </details>
    </section>
  )
}
