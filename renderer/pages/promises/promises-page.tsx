// The promises we owe: who waits for an answer, the one due soonest on top; and what was answered.
import { SegmentedControl } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import type { FollowUp } from '../../../shared/contract/follow-ups.ts'
import { isOverdue } from '../../../shared/domain/follow-ups.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useNow } from '../../use-now.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { PromiseActs } from './promise-acts.tsx'

export function PromisesPage() {
  const t = useWords()
  const format = useFormat()
  const [view, setView] = useKept<'open' | 'answered'>('promises-view', 'open')
  const { data, error, refetch } = useAsk('followUps', 'list', { open: view === 'open' }, { keepPrevious: true })
  const rows = data?.rows ?? []
  return (
    <Page
      title={t('promises:title')}
      layout="read"
      lead={<span role="status">{data ? (data.open === 0 ? t('promises:allKept') : data.overdue === 0 ? t('promises:open', { count: data.open, shown: format.number(data.open) }) : t('promises:openOverdue', { count: data.open, shown: format.number(data.open), overdue: format.number(data.overdue) })) : ' '}</span>}
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
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error ? <Loading /> : null}
      {data && rows.length === 0 ? (
        <EmptyState icon={<IconHeartHandshake size={36} stroke={1.5} />} title={view === 'open' ? t('promises:empty.open') : t('promises:empty.answered')} text={view === 'open' ? t('promises:empty.openText') : t('promises:empty.answeredText')} />
      ) : null}
      <ul className="promises" aria-label={t('promises:title')}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Page>
  )
}

function Row({ row }: { row: FollowUp }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const overdue = isOverdue(row, now)
  const open = row.resolvedAt === null
  return (
    <li className="panel promise" data-tone={overdue ? 'bad' : undefined}>
      <div className="promise-head">
        <b>{row.customer ? <UserText>{row.customer.name}</UserText> : t('promises:noCustomer')}</b>
        <span className="row tight">
          {row.example ? <span className="pill">{t('example.mark')}</span> : null}
          <span className="pill" data-tone={overdue ? 'bad' : row.state === 'open' || row.state === 'acknowledged' ? 'warm' : 'good'}>
            {overdue ? t('promises:state.overdue') : t(`promises:state.${row.state}`)}
          </span>
        </span>
      </div>
      <RouteLink to={{ page: 'learning', id: row.learning.id }} className="link clamp" dir="auto" translate="no">
        {row.learning.text.slice(0, 400)}
      </RouteLink>
      <p className="dim sm flush">
        {open ? (overdue ? t('promises:overdueSince', { when: format.ago(row.dueAt, now), time: format.time(row.dueAt) }) : t('promises:dueBy', { when: format.ago(row.dueAt, now), time: format.time(row.dueAt) })) : t('promises:answeredAt', { time: format.time(row.resolvedAt!) })} · {t('promises:owner')} <UserText>{row.owner.name}</UserText>
      </p>
      {row.answer ? <Quote by={row.owner.name}>{row.answer}</Quote> : null}
      <PromiseActs id={row.id} state={row.state} customer={row.customer?.name ?? null} ownerId={row.owner.id} authorId={null} example={row.example} />
    </li>
  )
}
