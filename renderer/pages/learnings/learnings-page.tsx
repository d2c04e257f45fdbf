// All learnings: search, filters, and a list that stays quick at 100,000.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconEar, IconFileImport, IconSearch } from '@tabler/icons-react'
import { useCallback, useId, useMemo, useRef, type KeyboardEvent } from 'react'
import type { LearningSort, LearningSummary } from '../../../shared/contract/learnings.ts'
import { LEARNING_SORTS } from '../../../shared/domain/learnings.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk, usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { FilterChips, FilterPanel } from './filter-panel.tsx'
import { EVERYTHING, filtersSet, isFiltered, toFilters, type ListState } from './filters.ts'
import { LearningRow } from './learning-row.tsx'
import { useDeleteLearning } from './use-delete-learning.ts'

const ROW_HEIGHT = 5
const keyOf = (row: LearningSummary) => row.id
const rowOf = (row: LearningSummary, props: RowProps) => <LearningRow row={row} {...props} />

export function LearningsPage() {
  const t = useWords()
  const format = useFormat()
  const [state, setState] = useKept<ListState>('learnings-list', EVERYTHING)
  const [panelOpen, setPanelOpen] = useKept('learnings-filters-open', false)
  const set = (change: Partial<ListState>) => setState({ ...state, ...change })
  const clear = () => setState({ ...EVERYTHING, sort: state.sort })
  const filters = useMemo(() => toFilters(state), [state])
  const question = useMemo(() => ({ filters, sort: state.sort }), [filters, state.sort])
  const pages = usePages('learnings', question)
  // Counting may look at every row, so it waits for a pause in the typing.
  const [counted] = useDebouncedValue(filters, 200)
  const { data: counts } = useAsk('learnings', 'count', { filters: counted }, { keepPrevious: true })
  const focusRow = useRef<((index: number) => void) | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const panel = useId()
  const remove = useDeleteLearning()
  const filtered = isFiltered(state)
  const panelCount = filtersSet(state)
  const sameFilters = counted === filters
  const empty = pages.rows.length === 0 && !pages.loading && !pages.hasMore && !pages.loadingMore && !pages.error

  const onKey = useCallback(
    (event: KeyboardEvent, row: LearningSummary) => {
      const { nativeEvent } = event
      if (isShortcut(nativeEvent, 'list-edit')) go({ page: 'edit-learning', id: row.id })
      else if (isShortcut(nativeEvent, 'list-idea')) go({ page: 'new-idea', learningId: row.id })
      else if (isShortcut(nativeEvent, 'list-delete')) void remove(row.id)
      else if (isShortcut(nativeEvent, 'list-search')) search.current?.focus()
      else return
      event.preventDefault()
    },
    [remove],
  )

  const total = counts?.total ?? null
  return (
    <Page
      title={t('learnings:title')}
      layout="fill"
      lead={
        <span role="status">
          {counts && counts.total > 0 ? (filtered ? t('learnings:found', { count: counts.count, shown: format.number(counts.count), total: format.number(counts.total) }) : t('learnings:total', { count: counts.total, shown: format.number(counts.total) })) : ' '}
        </span>
      }
      actions={
        <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={() => go({ page: 'import', noun: 'learnings' })}>
          {t('learnings:import')}
        </Button>
      }
    >
      <div className="filter-bar" role="search" hidden={empty && !filtered}>
        <TextInput
          ref={search}
          className="filter-search"
          aria-label={t('learnings:search')}
          placeholder={t('learnings:searchHint')}
          leftSection={<IconSearch size={17} aria-hidden />}
          value={state.text}
          dir="auto"
          type="search"
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && pages.rows.length > 0) {
              event.preventDefault()
              focusRow.current?.(0)
            }
          }}
        />
        <Button variant={panelOpen ? 'light' : 'default'} leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />} aria-expanded={panelOpen} aria-controls={panel} onClick={() => setPanelOpen(!panelOpen)}>
          {panelCount > 0 ? t('learnings:filtersCount', { count: panelCount }) : t('learnings:filters')}
        </Button>
        <NativeSelect aria-label={t('learnings:sort')} value={state.sort} onChange={({ currentTarget }) => set({ sort: currentTarget.value as LearningSort })}>
          {LEARNING_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`learnings:sorts.${sort}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      {panelOpen ? <FilterPanel id={panel} state={state} set={set} /> : <FilterChips state={state} set={set} onClear={clear} />}
      <ErrorNote error={pages.error} onRetry={pages.retry} />
      {pages.loading && !pages.error ? (
        <Loading rows={6} />
      ) : empty ? (
        filtered ? (
          <NothingMatches onClear={clear} text={state.text} />
        ) : (
          <EmptyState icon={<IconEar size={36} stroke={1.5} />} title={t('learnings:empty.title')} text={t('learnings:empty.text')} action={{ label: t('logLearning'), run: () => go({ page: 'log' }) }} />
        )
      ) : (
        <VirtualList
          label={t('learnings:title')}
          rows={pages.rows}
          rowKey={keyOf}
          total={filtered ? (sameFilters ? (counts?.count ?? null) : null) : total}
          rowHeight={ROW_HEIGHT}
          render={rowOf}
          hasMore={pages.hasMore}
          loadingMore={pages.loadingMore}
          loadMore={pages.loadMore}
          keep="learnings"
          question={question}
          onKey={onKey}
          focusRow={focusRow}
          footer={pages.rows.length === 0 ? <p className="dim list-foot">{t('learnings:searching')}</p> : null}
        />
      )}
    </Page>
  )
}
