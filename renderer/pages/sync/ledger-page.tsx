// The ledger: what was sent, received, merged, overwritten and not accepted; newest first, quick at 50,000 entries.
import { NativeSelect } from '@mantine/core'
import { IconArrowDown, IconArrowMerge, IconArrowUp, IconBan, IconHistory, IconReplace } from '@tabler/icons-react'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { LedgerEntry } from '../../../shared/contract/ledger.ts'
import { LEDGER_DAYS, LEDGER_KINDS, type LedgerKind } from '../../../shared/domain/ledger.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { useAsk, usePages } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { SyncTabs } from './sync-tabs.tsx'
import { useSyncWords, type SyncWords } from './sync-words.ts'

const ROW_HEIGHT = 4.25
const keyOf = (row: LedgerEntry) => `${row.n}`
const ICONS: Readonly<Record<LedgerKind, typeof IconArrowUp>> = { sent: IconArrowUp, received: IconArrowDown, merged: IconArrowMerge, overwritten: IconReplace, rejected: IconBan }

export function LedgerPage() {
  const t = useWords()
  const format = useFormat()
  const words = useSyncWords()
  const now = useNow()
  const status = useSyncStatus()
  const [kind, setKind] = useKept<LedgerKind | ''>('ledger-kind', '')
  const [shown, setShown] = useState<number | null>(null)
  const question = useMemo(() => (kind === '' ? {} : { kinds: [kind] }), [kind])
  const pages = usePages('ledger', question)
  const { data: counted } = useAsk('ledger', 'count', question, { keepPrevious: true })
  const focusRow = useRef<((index: number) => void) | null>(null)
  const empty = pages.rows.length === 0 && !pages.loading && !pages.hasMore && !pages.loadingMore && !pages.error

  const rowOf = useCallback((row: LedgerEntry, props: RowProps) => <Row row={row} words={words} time={format.ago(row.at, now)} exact={format.time(row.at)} kind={t(`sync:kind.${row.kind}`)} onOpen={setShown} {...props} />, [words, format, now, t])

  return (
    <Page
      title={t('sync:ledger.title')}
      layout="fill"
      lead={
        <span role="status">{counted && counted.count > 0 ? `${t('sync:ledger.count', { count: counted.count, shown: format.number(counted.count) })}. ${t('sync:ledger.kept', { count: LEDGER_DAYS })}` : t('sync:ledger.lead')}</span>
      }
    >
      <div className="sync-head">
        <SyncTabs at="ledger" />
        <NativeSelect aria-label={t('sync:ledger.filter')} value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as LedgerKind | '')}>
          <option value="">{t('sync:ledger.all')}</option>
          {LEDGER_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`sync:kind.${one}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <ErrorNote error={pages.error} onRetry={pages.retry} />
      {pages.loading && !pages.error ? (
        <Loading rows={6} />
      ) : empty && kind !== '' ? (
        <NothingMatches onClear={() => setKind('')} />
      ) : empty ? (
        <EmptyState icon={<IconHistory size={36} stroke={1.5} />} title={t('sync:ledger.nothing')} text={t(status?.state === 'alone' ? 'sync:ledger.nothingAlone' : 'sync:ledger.nothingText')} />
      ) : (
        <VirtualList label={t('sync:ledger.label')} rows={pages.rows} rowKey={keyOf} total={counted?.count ?? null} rowHeight={ROW_HEIGHT} render={rowOf} hasMore={pages.hasMore} loadingMore={pages.loadingMore} loadMore={pages.loadMore} keep="ledger" question={question} focusRow={focusRow} />
      )}
      <EntryDialog n={shown} onClose={() => setShown(null)} />
    </Page>
  )
}

interface LedgerRowProps extends RowProps { row: LedgerEntry; words: SyncWords; time: string; exact: string; kind: string; onOpen: (n: number) => void }

/** Plain elements: thousands of these go by. */
const Row = memo(function Row({ row, words, time, exact, kind, onOpen, tabIndex }: LedgerRowProps) {
  const Icon = ICONS[row.kind]
  return (
    <button type="button" tabIndex={tabIndex} className="ledger-row" data-kind={row.kind} onClick={() => onOpen(row.n)}>
      <span className="ledger-mark">
        <Icon size={18} aria-hidden />
      </span>
      <span className="ledger-body">
        <span className="ledger-sentence cut" dir="auto" translate="no">
          {words.sentence(row)}
        </span>
        <span className="ledger-more cut">
          <span>{kind}</span>
          <Preview row={row} words={words} />
        </span>
      </span>
      <time className="ledger-time" dateTime={new Date(row.at).toISOString()} title={exact}>
        {time}
      </time>
    </button>
  )
})

/** One line of what changed, or why it was not accepted. */
function Preview({ row, words }: { row: LedgerEntry; words: SyncWords }) {
  const t = useWords()
  if (row.kind === 'rejected' && row.code) return <UserText className="ledger-detail">{words.refusal(row.code, row.params, row.by)}</UserText>
  const [change] = row.changes
  if (!change) return null
  const field = words.field(row.entity, change.field, row.part)
  const before = words.shown(change.before, row.entity, change.field)
  return (
    <UserText className="ledger-detail">
      {change.after === null ? t('sync:ledger.lostChange', { field, before }) : t('sync:ledger.change', { field, before, after: words.shown(change.after, row.entity, change.field) })}
    </UserText>
  )
}
