// All themes: what customers talk about, how many of them, and whether it becomes more.
import { NativeSelect, TextInput } from '@mantine/core'
import { IconPin, IconSearch, IconStack2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ThemeSummary } from '../../../shared/contract/themes.ts'
import { THEME_SORTS, type ThemeSort } from '../../../shared/domain/themes.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { Making } from './making.tsx'
import { Mood, TrendPill, Weeks } from './parts.tsx'
import { nameOf, trendFigures } from './theme-words.ts'
import './themes.css'

const ROW_HEIGHT = 5.5
const keyOf = (row: ThemeSummary) => row.id
const rowOf = (row: ThemeSummary, props: RowProps) => <ThemeRow row={row} {...props} />

export function ThemesPage() {
  const t = useWords()
  const format = useFormat()
  const [sort, setSort] = useKept<ThemeSort>('themes-sort', 'customers')
  const [text, setText] = useKept('themes-find', '')
  const { data, error, refetch } = useAsk('themes', 'list', { sort }, { keepPrevious: true })
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    return (data?.themes ?? []).filter((theme) => wanted === '' || nameOf(t, theme).toLowerCase().includes(wanted))
  }, [data, text, t])
  const question = useMemo(() => ({ sort, text }), [sort, text])
  return (
    <Page title={t('themes:title')} layout="fill" lead={t('themes:lead')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data ? (
        error ? null : <Loading rows={6} />
      ) : data.state === 'making' ? (
        <Making done={data.done} of={data.of} />
      ) : data.themes.length === 0 ? (
        <EmptyState icon={<IconStack2 size={36} stroke={1.5} />} title={t('themes:empty.title')} text={t(data.learnings > 0 ? 'themes:empty.few' : 'themes:empty.text')} action={{ label: t('logLearning'), run: () => go({ page: 'log' }) }} />
      ) : (
        <>
          <div className="filter-bar" role="search">
            <TextInput className="filter-search" type="search" dir="auto" aria-label={t('themes:find')} placeholder={t('themes:find')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
            <NativeSelect aria-label={t('themes:sort')} value={sort} data={THEME_SORTS.map((each) => ({ value: each, label: t(`themes:sorts.${each}`) }))} onChange={({ currentTarget }) => setSort(currentTarget.value as ThemeSort)} />
          </div>
          <p className="dim sm th-counts">
            <span role="status">{t('themes:themes', { count: data.themes.length, shown: format.number(data.themes.length) })}</span>
            {data.loose > 0 ? <RouteLink to={{ page: 'loose' }}>{t('themes:looseLink', { count: data.loose, shown: format.number(data.loose) })}</RouteLink> : null}
          </p>
          {shown.length === 0 ? <NothingMatches onClear={() => setText('')} /> : <VirtualList label={t('themes:title')} rows={shown} rowKey={keyOf} total={shown.length} rowHeight={ROW_HEIGHT} render={rowOf} keep="themes" question={question} />}
        </>
      )}
    </Page>
  )
}

function ThemeRow({ row, tabIndex }: { row: ThemeSummary } & RowProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <a
      tabIndex={tabIndex}
      className="learning-row th-theme"
      href={`#/theme/${row.id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go({ page: 'theme', id: row.id })
      }}
    >
      <span className="learning-body">
        <span className="th-name cut">
          {row.pinned ? <IconPin size={15} aria-label={t('themes:pinned')} role="img" /> : null}
          <bdi translate="no">{nameOf(t, row)}</bdi>
          {row.example ? <span className="pill">{t('example.mark')}</span> : null}
        </span>
        <span className="th-line">
          <b>{t('themes:customers', { count: row.customers, shown: format.number(row.customers) })}</b>
          <span>{t('themes:learnings', { count: row.learnings, shown: format.number(row.learnings) })}</span>
          <Mood mood={row.mood} />
          {row.name && row.words.length > 0 ? (
            <span className="dim cut" translate="no">
              {row.words.join(' · ')}
            </span>
          ) : null}
        </span>
      </span>
      <span className="th-weeks-box">
        <Weeks weeks={row.weeks} />
      </span>
      <span className="th-trend">
        <TrendPill trend={row.trend} />
        <span className="dim xs">{trendFigures(t, format, row.trend)}</span>
      </span>
    </a>
  )
}
