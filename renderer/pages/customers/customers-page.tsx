// The customers, of any number, and the three lists beside them that learnings are sorted by: segments, episodes, product areas.
import { Modal, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUsers } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Lookup } from '../../../shared/contract/customers.ts'
import { CUSTOMER_SORTS, type CustomerSort } from '../../../shared/domain/customers.ts'
import { LOOKUPS } from '../../../shared/domain/learnings.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk, usePages } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { CustomerTabs } from './customer-tabs.tsx'
import { CustomerRow } from './customer-row.tsx'
import { RenameForm } from './customer-forms.tsx'
import { LookupTable, type Line } from './lookup-table.tsx'
import './customers.css'

/** Most segments, episodes or areas shown at once; the search finds the others. */
const MOST = 500
const keyOf = ({ id }: { id: string }) => id

export function CustomersPage() {
  const t = useWords()
  const [lookup, setLookup] = useKept<Exclude<Lookup, 'cause' | 'category'>>('customers-lookup', 'customer')
  const [text, setText] = useKept('customers-text', '')
  const [sort, setSort] = useKept<CustomerSort>('customers-sort', 'heard')
  const [asked] = useDebouncedValue(text.trim(), 80)
  const empty = <EmptyState icon={<IconUsers size={36} stroke={1.5} />} title={t(`customers:empty.${lookup}`)} text={t('customers:emptyText')} action={{ label: t('logLearning'), run: () => go({ page: 'log' }) }} />
  const nothing = asked === '' ? empty : <NothingMatches onClear={() => setText('')} text={asked} />
  return (
    <Page title={t('customers:title')} lead={t('customers:lead')} layout="fill">
      <CustomerTabs at="customers" />
      <div className="filter-bar">
        <SegmentedControl aria-label={t('customers:show')} value={lookup} onChange={setLookup} data={LOOKUPS.map((value) => ({ value, label: t(`customers:lookup.${value}`) }))} />
        <TextInput className="filter-search" type="search" dir="auto" aria-label={t('customers:search')} placeholder={t('customers:search')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
        {lookup === 'customer' ? <Select className="cu-sort" aria-label={t('customers:sortBy')} allowDeselect={false} data={CUSTOMER_SORTS.map((value) => ({ value, label: t(`customers:sort.${value}`) }))} value={sort} onChange={(value) => value && setSort(value)} /> : null}
      </div>
      {lookup === 'customer' ? <Customers text={asked} sort={sort} nothing={nothing} /> : <Others key={lookup} lookup={lookup} text={asked} nothing={nothing} />}
    </Page>
  )
}

function Customers({ text, sort, nothing }: { text: string; sort: CustomerSort; nothing: React.ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const query = useMemo(() => ({ text, sort }), [text, sort])
  const { rows, error, loading, hasMore, loadingMore, loadMore, retry } = usePages('customers', query)
  const { data: first } = useAsk('customers', 'list', { text, sort, limit: 1 }, { keepPrevious: true })
  if (error) return <ErrorNote error={error} onRetry={retry} />
  if (loading) return <Loading />
  if (rows.length === 0) return nothing
  return (
    <>
      <p className="dim sm flush" role="status">
        {first ? t('customers:count', { count: first.total, shown: format.number(first.total) }) : ' '}
      </p>
      <VirtualList label={t('customers:lookup.customer')} rows={rows} rowKey={keyOf} total={first?.total ?? null} rowHeight={3.75} render={(row, props) => <CustomerRow row={row} {...props} />} hasMore={hasMore} loadingMore={loadingMore} loadMore={loadMore} keep="customers" question={query} />
    </>
  )
}

function Others({ lookup, text, nothing }: { lookup: Exclude<Lookup, 'customer' | 'cause' | 'category'>; text: string; nothing: React.ReactNode }) {
  const t = useWords()
  const { data: lines, error, refetch } = useAsk('customers', 'suggest', { lookup, text, limit: MOST }, { keepPrevious: true })
  const [renaming, setRenaming] = useState<Line | null>(null)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!lines) return <Loading />
  if (lines.length === 0) return nothing
  return (
    <div className="cu-scroll">
      <LookupTable lookup={lookup} lines={lines} onRename={setRenaming} />
      {lines.length === MOST ? <p className="dim sm flush">{t('customers:first', { count: MOST })}</p> : null}
      <Modal opened={renaming !== null} onClose={() => setRenaming(null)} title={t('customers:renameTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
        {renaming ? <RenameForm lookup={lookup} row={renaming} onClose={() => setRenaming(null)} /> : null}
      </Modal>
    </div>
  )
}
