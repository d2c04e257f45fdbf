// The review queue: everything that waits for an answer, the oldest promise first, gone through by single keys.
import { Button, SegmentedControl } from '@mantine/core'
import { IconInbox, IconKeyboard } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { QueueRow } from '../../../shared/contract/review.ts'
import { QUEUE_VIEWS, type QueueView } from '../../../shared/domain/review.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { asking, queryClient, useAsk, usePages } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import '../ideas/ideas.css'
import { KeyList } from './key-list.tsx'
import { OverdueSection } from './overdue-section.tsx'
import { ReviewDetail } from './review-detail.tsx'
import { ReviewRow } from './review-row.tsx'
import './review.css'
import { isBulk } from './triage.ts'
import { useTriage } from './use-triage.tsx'

const ROW = 5.4
/** Ideas after and before the chosen one that are fetched before they are asked for. */
const AHEAD = [1, 2, 3, -1] as const
/** The clocks go on while somebody looks, milliseconds. */
const TICK = 60_000
const keyOf = ({ id }: QueueRow) => id

export function ReviewPage() {
  const t = useWords()
  const format = useFormat()
  const may = useMay()
  const [view, setView] = useKept<QueueView>('review-view', 'all')
  const pages = usePages('review', { view })
  const { data: counts } = useAsk('review', 'counts', {}, { keepPrevious: true })
  const [active, setActive] = useState(0)
  const [keys, setKeys] = useState(false)
  const focusRow = useRef<((index: number) => void) | null>(null)
  const at = useRef(0)
  useEffect(() => {
    at.current = active
  })
  const refocus = useCallback(() => focusRow.current?.(at.current), [])
  const triage = useTriage(pages.rows, refocus)
  const rows = useMemo(() => (triage.gone.size === 0 ? pages.rows : pages.rows.filter(({ id, stageAt }) => triage.gone.get(id) !== stageAt)), [pages.rows, triage.gone])
  const chosen = rows[Math.min(active, rows.length - 1)]
  const { acts, run, marked, mark } = triage

  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['review'] }), TICK)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    for (const step of AHEAD) {
      const row = rows[active + step]
      if (!row) continue
      void queryClient.prefetchQuery(asking('ideas', 'get', { id: row.id }))
      void queryClient.prefetchQuery(asking('review', 'score', { id: row.id }))
    }
  }, [rows, active])

  const onKey = useCallback(
    (event: KeyboardEvent, row: QueueRow) => {
      if (isShortcut(event.nativeEvent, 'triage-keys')) {
        event.preventDefault()
        return setKeys(true)
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const act = acts.find((one) => isShortcut(event.nativeEvent, `triage-${one}`))
      if (!act) return
      event.preventDefault()
      if (!event.repeat) run(act, row)
    },
    [acts, run],
  )
  const render = useCallback((row: QueueRow, props: RowProps) => <ReviewRow row={row} marked={marked.has(row.id)} onMark={mark} {...props} />, [marked, mark])
  const total = view === 'all' ? (counts?.waiting ?? null) : null

  return (
    <Page
      title={t('pipeline:review.title')}
      layout="fill"
      lead={<span role="status">{counts ? t('pipeline:review.waiting', { count: counts.waiting, shown: format.number(counts.waiting) }) : ' '}</span>}
      actions={
        <>
          <SegmentedControl aria-label={t('pipeline:review.show')} value={view} onChange={setView} data={QUEUE_VIEWS.map((one) => ({ value: one, label: t(`pipeline:review.view.${one}`) }))} />
          <Button variant="default" leftSection={<IconKeyboard size={18} aria-hidden />} onClick={() => setKeys(true)}>
            {t('pipeline:review.keys')}
          </Button>
        </>
      }
    >
      {may.is('champion') ? null : <MayNot code="champions-only" words={t('pipeline:review.readOnly')} />}
      {counts ? <OverdueSection counts={counts} /> : null}
      {marked.size > 0 && chosen ? (
        <div className="review-bulk" role="group" aria-label={t('pipeline:review.marked', { count: marked.size })}>
          <b>{t('pipeline:review.marked', { count: marked.size })}</b>
          {acts.filter(isBulk).map((act) => (
            <Button key={act} size="compact-sm" variant="default" onClick={() => run(act, chosen)}>
              {t(`pipeline:act.${act}`)}
            </Button>
          ))}
          <Button size="compact-sm" variant="subtle" onClick={triage.unmark}>
            {t('pipeline:review.unmark')}
          </Button>
        </div>
      ) : null}
      <ErrorNote error={pages.error} onRetry={pages.retry} />
      {rows.length > 0 ? (
        <div className="review-both">
          <VirtualList label={t('pipeline:review.title')} rows={rows} rowKey={keyOf} total={total} rowHeight={ROW} render={render} hasMore={pages.hasMore} loadingMore={pages.loadingMore} loadMore={pages.loadMore} keep="review" question={view} onKey={onKey} onActive={setActive} focusRow={focusRow} />
          {chosen ? <ReviewDetail row={chosen} acts={acts} mayNot={(act) => triage.mayNot(act, chosen)} onAct={(act) => run(act, chosen)} /> : null}
        </div>
      ) : pages.loading ? (
        <Loading rows={5} />
      ) : pages.error ? null : (
        <EmptyState icon={<IconInbox size={36} stroke={1.5} />} title={t(`pipeline:review.empty.${view}`)} text={t('pipeline:review.emptyText')} {...(view === 'all' ? { action: { label: t('pipeline:review.toIdeas'), run: () => go({ page: 'ideas' }) } } : { action: { label: t('pipeline:review.showAll'), run: () => setView('all') } })} />
      )}
      {triage.dialog}
      <KeyList acts={acts} opened={keys} onClose={() => { setKeys(false); setTimeout(refocus) }} />
    </Page>
  )
}
