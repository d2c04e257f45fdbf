// Everything heard from one customer, by day: their words first, then what was learned. Any number of it.
import { SegmentedControl } from '@mantine/core'
import { IconClock, IconStar } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import type { LearningSummary } from '../../../shared/contract/learnings.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { usePages } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { SentimentMark } from '../learnings/sentiment.tsx'

const ROW_HEIGHT = 8.25
/** Letters of a text that a row can show at all. */
const SHOWN = 500
const keyOf = ({ id }: LearningSummary) => id

export function CustomerHeard({ customer: { id, learnings } }: { customer: Customer }) {
  const t = useWords()
  const [sort, setSort] = useKept<'newest' | 'oldest'>('customer-heard-sort', 'newest')
  const query = useMemo(() => ({ filters: { customerId: id }, sort }), [id, sort])
  const { rows, error, loading, hasMore, loadingMore, loadMore, retry } = usePages('learnings', query)
  return (
    <section className="cu-heard-list" aria-labelledby="cu-heard">
      <div className="cu-heard-head">
        <h2 id="cu-heard">{t('customers:page.heard')}</h2>
        {learnings > 1 ? <SegmentedControl size="xs" aria-label={t('customers:sortBy')} value={sort} onChange={setSort} data={(['newest', 'oldest'] as const).map((value) => ({ value, label: t(`customers:page.${value}`) }))} /> : null}
      </div>
      <ErrorNote error={error} onRetry={retry} />
      {loading ? <Loading /> : rows.length === 0 && !error ? <EmptyState title={t('customers:page.never')} text={t('customers:page.neverText')} /> : null}
      {rows.length > 0 ? <VirtualList label={t('customers:page.heard')} rows={rows} rowKey={keyOf} total={learnings} rowHeight={ROW_HEIGHT} render={(row, props) => <Said row={row} {...props} />} hasMore={hasMore} loadingMore={loadingMore} loadMore={loadMore} keep={`customer:${id}`} question={query} /> : null}
    </section>
  )
}

function Said({ row, tabIndex }: { row: LearningSummary } & RowProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <RouteLink to={{ page: 'learning', id: row.id }} className="cu-said" tabIndex={tabIndex}>
      <span className="cu-said-head">
        {row.sentiment ? <SentimentMark sentiment={row.sentiment} /> : null}
        <span>{format.day(row.happenedOn)}</span>
        {row.channel ? <span>{t(`learnings:channel.${row.channel}`)}</span> : null}
        <span className="cut" dir="auto" translate="no">
          {row.author.name}
        </span>
        {row.wow ? <IconStar size={14} role="img" aria-label={t('learnings:wow')} /> : null}
        {row.waits ? <IconClock size={14} role="img" aria-label={t('learnings:waitsShort')} /> : null}
      </span>
      {row.quote ? (
        <span className="cu-said-words" dir="auto" translate="no">
          <q>{row.quote.slice(0, SHOWN)}</q>
        </span>
      ) : null}
      <span className="cu-said-text" dir="auto" translate="no">
        {row.text.slice(0, SHOWN)}
      </span>
    </RouteLink>
  )
}
