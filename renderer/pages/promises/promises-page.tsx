// The promises we owe: who waits for an answer, the one due soonest on top; and what was answered. With the goal that all see.
import { Button, SegmentedControl } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useAlone } from '../../components/use-alone.ts'
import { useFormat } from '../../format.ts'
import { useAsk, usePages } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { GoalCard } from './goal-card.tsx'
import { PromiseRow } from './promise-row.tsx'
import { PromiseTabs } from './promise-tabs.tsx'
import { useWhose } from './whose.ts'

export function PromisesPage() {
  const t = useWords()
  const format = useFormat()
  const [view, setView] = useKept<'open' | 'answered'>('promises-view', 'open')
  const [whose, setWhose] = useWhose()
  const { data: counts } = useAsk('followUps', 'list', { open: true, limit: 1 })
  const { data: session } = useAsk('session', 'get', {})
  const { rows, error, loading, hasMore, loadingMore, loadMore, retry } = usePages('followUps', { open: view === 'open', ...(whose && { ownerId: whose.id }) })
  const me = session?.member ?? null
  const alone = useAlone()
  return (
    <Page
      title={t('promises:title')}
      layout="read"
      lead={<span role="status">{counts ? (counts.open === 0 ? t('promises:allKept') : counts.overdue === 0 ? t('promises:open', { count: counts.open, shown: format.number(counts.open) }) : t('promises:openOverdue', { count: counts.open, shown: format.number(counts.open), overdue: format.number(counts.overdue) })) : ' '}</span>}
      actions={
        <SegmentedControl
          aria-label={t('promises:show')}
          value={view}
          onChange={setView}
          data={[
            { value: 'open', label: t('promises:view.open') },
            { value: 'answered', label: t('promises:view.answered') },
          ]}
        />
      }
    >
      <div className="pr-head">
        <PromiseTabs at="promises" />
        {!alone || whose ? (
          <PersonSelect
            bare
            className="pr-whose"
            label={t('closing:whose.label')}
            first={[{ value: '', label: t('closing:whose.everybody') }, ...(me ? [{ value: me.id, label: t('closing:whose.mine') }] : [])]}
            without={(person) => person.me}
            labelOf={({ name }) => t('closing:whose.of', { name })}
            value={whose?.id ?? ''}
            onChange={(id, name) => setWhose(id ? { id, name: id === me?.id ? me.name : name } : null)}
          />
        ) : null}
      </div>
      <GoalCard />
      <ErrorNote error={error} onRetry={retry} />
      {loading && !error ? <Loading /> : null}
      {!loading && !error && rows.length === 0 ? (
        whose ? (
          <EmptyState icon={<IconHeartHandshake size={36} stroke={1.5} />} title={t('closing:nothingOf', { name: whose.name })} action={{ label: t('clearFilters'), run: () => setWhose(null) }} />
        ) : (
          <EmptyState icon={<IconHeartHandshake size={36} stroke={1.5} />} title={view === 'open' ? t('promises:empty.open') : t('promises:empty.answered')} text={view === 'open' ? t('promises:empty.openText') : t('promises:empty.answeredText')} />
        )
      ) : null}
      <ul className="promises" aria-label={t('promises:title')}>
        {rows.map((row) => (
          <PromiseRow key={row.id} row={row} />
        ))}
      </ul>
      {hasMore ? (
        <Button variant="default" loading={loadingMore} onClick={loadMore}>
          {t('closing:more')}
        </Button>
      ) : null}
    </Page>
  )
}
