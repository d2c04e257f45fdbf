// All meetings that were held: searched, narrowed, and what the last of them show together.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { DayField } from '../../components/day-field.tsx'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { Page } from '../../components/page.tsx'
import type { Pick } from '../../components/picks.ts'
import { isDay } from '../../days.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { Figures } from './figures.tsx'
import { HeldMeeting } from './held-meetings.tsx'
import './meetings.css'
import './minutes.css'

interface Filters { text: string; seriesId: string; customer: Pick | null; from: string | null; to: string | null }
const NO_FILTERS: Filters = { text: '', seriesId: '', customer: null, from: null, to: null }
const PAGE = 50
const MOST = 500

export function HistoryPage() {
  const t = useWords()
  const [filters, setFilters] = useKept<Filters>('held-filters', NO_FILTERS)
  const [limit, setLimit] = useState(PAGE)
  const { data: series } = useAsk('meetings', 'listSeries', {})
  const [text] = useDebouncedValue(filters.text, 120)
  const { seriesId, customer, from, to } = filters
  const narrowed = { ...(seriesId && { seriesId }), ...(customer?.id && { customerId: customer.id }), ...(from && isDay(from) && { from }), ...(to && isDay(to) && { to }) }
  const { data, error, refetch } = useAsk('minutes', 'history', { ...narrowed, text: text.slice(0, 300), limit }, { keepPrevious: true })
  const set = (change: Partial<Filters>) => {
    setFilters({ ...filters, ...change })
    setLimit(PAGE)
  }
  const isNarrowed = text.trim() !== '' || Object.keys(narrowed).length > 0
  if (data && data.total === 0 && !isNarrowed)
    return (
      <Page title={t('minutes:history.title')} layout="read">
        <EmptyState icon={<IconHistory size={36} aria-hidden />} title={t('minutes:history.none')} text={t('minutes:history.noneText')} action={{ label: t('meetings:title'), run: () => go({ page: 'meetings' }) }} />
      </Page>
    )
  return (
    <Page title={t('minutes:history.title')} layout="read" lead={t('minutes:history.lead')}>
      <Figures {...(seriesId && { seriesId })} />
      <search className="mn-filters">
        <TextInput className="mn-search" type="search" label={t('minutes:history.search')} leftSection={<IconSearch size={16} aria-hidden />} value={filters.text} dir="auto" maxLength={300} onChange={({ currentTarget }) => set({ text: currentTarget.value })} />
        {series && series.length > 1 ? (
          <NativeSelect label={t('minutes:history.series')} value={seriesId} onChange={({ currentTarget }) => set({ seriesId: currentTarget.value })}>
            <option value="">{t('minutes:history.allSeries')}</option>
            {series.map(({ id, name }) => (
              <option key={id} value={id} translate="no">
                {name}
              </option>
            ))}
          </NativeSelect>
        ) : null}
        <LookupPicker lookup="customer" existingOnly label={t('minutes:history.customer')} value={customer} onChange={(pick) => set({ customer: pick })} />
        <DayField label={t('minutes:history.from')} value={from} onChange={(day) => set({ from: day })} />
        <DayField label={t('minutes:history.to')} value={to} onChange={(day) => set({ to: day })} />
      </search>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error ? null : (
          <Loading rows={6} />
        )
      ) : data.total === 0 ? (
        <NothingMatches onClear={() => set(NO_FILTERS)} text={text} />
      ) : (
        <>
          <p className="dim" role="status">
            {t('minutes:history.found', { count: data.total })}
          </p>
          <ul className="mt-held">
            {data.rows.map(({ snippet, ...meeting }) => (
              <HeldMeeting key={meeting.id} meeting={meeting} snippet={snippet} />
            ))}
          </ul>
          {data.rows.length < data.total && limit < MOST ? (
            <Button variant="default" onClick={() => setLimit(Math.min(MOST, limit + PAGE * 3))}>
              {t('minutes:history.more')}
            </Button>
          ) : null}
        </>
      )}
    </Page>
  )
}
