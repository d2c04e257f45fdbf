// All ideas: search, filters, and a list that stays quick at 100,000.
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBulb, IconFileImport, IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, type KeyboardEvent } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk, usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { FilterBar } from './filter-bar.tsx'
import { IdeaRow } from './idea-row.tsx'
import './ideas.css'
import { DuplicatesNote } from '../similar/duplicates-note.tsx'
import { AnswersNote } from './decisions.tsx'
import { QuestionsNote } from './questions-note.tsx'
import { useDeleteIdea } from './use-delete-idea.ts'
import { useIdeaView } from './use-idea-view.ts'
import { ViewSwitch } from './view-switch.tsx'

const ROW_HEIGHT = 4.25
const keyOf = (row: IdeaSummary) => row.id
const newestRow = (row: IdeaSummary, props: RowProps) => <IdeaRow row={row} at={row.createdAt} {...props} />
const movedRow = (row: IdeaSummary, props: RowProps) => <IdeaRow row={row} at={row.stageAt} {...props} />

export function IdeasPage() {
  const t = useWords()
  const format = useFormat()
  const shown = useIdeaView('list')
  const { view, filters, filtered, set, clear } = shown
  const question = useMemo(() => ({ filters, sort: view.sort }), [filters, view.sort])
  const pages = usePages('ideas', question)
  // Counting may look at every row, so it waits for a pause in the typing.
  const [counted] = useDebouncedValue(filters, 200)
  const { data: counts } = useAsk('ideas', 'count', { filters: counted }, { keepPrevious: true })
  const focusRow = useRef<((index: number) => void) | null>(null)
  const intoRows = useCallback(() => focusRow.current?.(0), [])
  const search = useRef<HTMLInputElement>(null)
  const remove = useDeleteIdea()
  const empty = pages.rows.length === 0 && !pages.loading && !pages.hasMore && !pages.loadingMore && !pages.error

  const onKey = useCallback(
    (event: KeyboardEvent, row: IdeaSummary) => {
      const { nativeEvent } = event
      if (isShortcut(nativeEvent, 'list-edit')) go({ page: 'edit-idea', id: row.id })
      else if (isShortcut(nativeEvent, 'list-delete')) void remove(row)
      else if (isShortcut(nativeEvent, 'list-search')) search.current?.focus()
      else return
      event.preventDefault()
    },
    [remove],
  )

  const countWords = counts && (filtered ? t('ideas:countOf', { count: counts.count, shown: format.number(counts.count), total: format.number(counts.total) }) : t('ideas:count', { count: counts.total, shown: format.number(counts.total) }))
  return (
    <Page
      title={t('ideas:title')}
      layout="fill"
      lead={<span role="status">{countWords ?? ' '}</span>}
      actions={
        <>
          <Button variant="default" leftSection={<IconSpeakerphone size={18} aria-hidden />} onClick={() => go({ page: 'campaigns' })}>
            {t('campaigns:all')}
          </Button>
          <Button variant="default" leftSection={<IconFileImport size={18} aria-hidden />} onClick={() => go({ page: 'import', noun: 'ideas' })}>
            {t('ideas:import')}
          </Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ page: 'new-idea' })}>
            {t('ideas:new')}
          </Button>
        </>
      }
    >
      <AnswersNote />
      <QuestionsNote />
      <DuplicatesNote />
      <ViewSwitch shown={shown} />
      <FilterBar state={view} set={set} search={search} {...(pages.rows.length > 0 ? { intoRows } : {})} />
      {pages.error ? <ErrorNote error={pages.error} onRetry={pages.retry} /> : null}
      {pages.loading && !pages.error ? (
        <Loading rows={6} />
      ) : empty ? (
        filtered ? (
          <NothingMatches onClear={clear} text={view.text} />
        ) : (
          <EmptyState icon={<IconBulb size={36} stroke={1.5} />} title={t('ideas:nothingYet')} text={t('ideas:nothingYetText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
        )
      ) : (
        <VirtualList
          label={t('ideas:list.label')}
          rows={pages.rows}
          rowKey={keyOf}
          total={counts && (!filtered || counted === filters) ? counts.count : null}
          rowHeight={ROW_HEIGHT}
          render={view.sort === 'moved' ? movedRow : newestRow}
          hasMore={pages.hasMore}
          loadingMore={pages.loadingMore}
          loadMore={pages.loadMore}
          keep="ideas"
          question={question}
          onKey={onKey}
          focusRow={focusRow}
          footer={pages.rows.length === 0 ? <p className="dim list-foot">{t('ideas:list.searching')}</p> : null}
        />
      )}
    </Page>
  )
}
