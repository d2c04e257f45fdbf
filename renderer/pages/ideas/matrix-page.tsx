// The matrix: what an idea brings (impact) against what it takes (effort), by the means of its reviews. Ideas without a review stand apart.
import { Button } from '@mantine/core'
import { IconBulb, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { NONE } from '../../../shared/domain/idea-views.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { go } from '../../nav.ts'
import { useAsk, usePages } from '../../query.ts'
import { useWords } from '../../words.ts'
import { FilterBar } from './filter-bar.tsx'
import { IdeaRow } from './idea-row.tsx'
import './ideas.css'
import { MatrixGrid } from './matrix-grid.tsx'
import { placeWords, type Spot } from './matrix-words.ts'
import './matrix.css'
import { useIdeaView, type ShownView } from './use-idea-view.ts'
import { ViewSwitch } from './view-switch.tsx'

const ROW_HEIGHT = 4.25
const keyOf = (row: IdeaSummary) => row.id
const row = (idea: IdeaSummary, props: RowProps) => <IdeaRow row={idea} at={idea.stageAt} {...props} />

export function MatrixPage() {
  const t = useWords()
  const shown = useIdeaView('matrix')
  const { view, filters, filtered, set, clear } = shown
  const { data, error, refetch } = useAsk('board', 'places', { filters }, { keepPrevious: true })
  const [picked, setPicked] = useState<Spot | typeof NONE | null>(null)
  const scored = data?.places.reduce((sum, { count }) => sum + count, 0) ?? 0
  const isThere = (spot: Spot | typeof NONE) => (spot === NONE ? (data?.unscored ?? 0) > 0 : data?.places.some(({ impact, effort }) => impact === spot.impact && effort === spot.effort))
  const empty = data && scored + data.unscored === 0
  // the best place that has ideas, until somebody chooses another
  const best = data?.places.toSorted((a, b) => b.impact - b.effort - (a.impact - a.effort) || b.impact - a.impact)[0]
  const at = picked !== null && isThere(picked) ? picked : (best ?? (data && data.unscored > 0 ? NONE : null))
  return (
    <Page
      title={t('views:matrix.title')}
      lead={t('views:matrix.lead')}
      layout="fill"
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go({ page: 'new-idea' })}>
          {t('ideas:new')}
        </Button>
      }
    >
      <ViewSwitch shown={shown} />
      <FilterBar state={view} set={set} />
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        error ? null : <Loading rows={6} />
      ) : empty ? (
        filtered ? <NothingMatches onClear={clear} text={view.text} /> : <EmptyState icon={<IconBulb size={36} stroke={1.5} />} title={t('ideas:nothingYet')} text={t('ideas:nothingYetText')} action={{ label: t('ideas:new'), run: () => go({ page: 'new-idea' }) }} />
      ) : (
        <div className="mx">
          <div className="mx-side">
            {scored === 0 ? <p className="dim">{t('views:matrix.noneScored')}</p> : <MatrixGrid places={data.places} at={at === NONE ? null : at} onPick={setPicked} />}
            {data.unscored > 0 ? (
              <button type="button" className="mx-apart" aria-pressed={at === NONE} onClick={() => setPicked(NONE)}>
                {t('views:matrix.unscored', { count: data.unscored })}
              </button>
            ) : null}
          </div>
          {at === null ? null : <PlaceList key={JSON.stringify(at)} at={at} shown={shown} count={at === NONE ? data.unscored : (data.places.find(({ impact, effort }) => impact === at.impact && effort === at.effort)?.count ?? 0)} />}
        </div>
      )}
    </Page>
  )
}

/** The ideas of one place, the best score first; those without a review, the newest first. */
function PlaceList({ at, shown: { filters }, count }: { at: Spot | typeof NONE; shown: ShownView; count: number }) {
  const t = useWords()
  const question = useMemo(() => ({ filters: { ...filters, spot: at }, sort: at === NONE ? ('newest' as const) : ('score' as const) }), [filters, at])
  const pages = usePages('ideas', question)
  const title = at === NONE ? t('views:matrix.apart') : placeWords(t, at)
  return (
    <section className="mx-list" aria-labelledby="mx-place">
      <h2 id="mx-place" aria-live="polite">
        {title}
      </h2>
      {at === NONE ? <p className="flush sm dim">{t('views:matrix.apartHint')}</p> : null}
      {pages.error ? <ErrorNote error={pages.error} onRetry={pages.retry} /> : null}
      {pages.loading ? <Loading rows={4} /> : <VirtualList label={title} rows={pages.rows} rowKey={keyOf} total={count} rowHeight={ROW_HEIGHT} render={row} hasMore={pages.hasMore} loadingMore={pages.loadingMore} loadMore={pages.loadMore} question={question} />}
    </section>
  )
}
