// What the hub did not accept: why, what was written, what is there now; and what becomes of it. Nothing is discarded by itself.
import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Rejection } from '../../../shared/contract/ledger.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useFormat } from '../../format.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { DecidedRejections } from './decided-rejections.tsx'
import { RejectionCard } from './rejection-card.tsx'
import { ResendDialog, type Resending } from './resend-dialog.tsx'
import { SyncTabs } from './sync-tabs.tsx'

/** Cards of one page: each may hold whole texts. */
const STEP = 25
/** Largest page that the core gives; when these are decided the next come. */
const MOST = 500

export function RejectionsPage() {
  const t = useWords()
  const format = useFormat()
  const [limit, setLimit] = useState(STEP)
  const { data, error, refetch } = useAsk('ledger', 'rejections', { limit }, { keepPrevious: true })
  const [resending, setResending] = useState<Resending | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const rows = data?.rows ?? []

  /** After one has left the list: to the one in its place, or the one before. */
  function focusAfter(gone: Rejection) {
    const at = rows.findIndex(({ id }) => id === gone.id)
    const next = rows[at + 1] ?? rows[at - 1]
    setTimeout(() => (next ? document.querySelector<HTMLElement>(`[data-rejection='${next.id}'] h2`) : document.querySelector<HTMLElement>('.page-title'))?.focus(), 0)
  }

  const sayWrong = (wrong: unknown) => say(errorWords(t, asAppError(wrong)), { tone: 'wrong' })
  async function discardAll() {
    try {
      const { at, count } = await callCore('ledger', 'discardAll', {})
      say(t('sync:rejection.discardedAll', { count, shown: format.number(count) }), { undo: () => callCore('ledger', 'takeAllBack', { at }).then(() => say(t('sync:rejection.allBackAgain')), sayWrong) })
      setTimeout(() => document.querySelector<HTMLElement>('.page-title')?.focus(), 0)
    } catch (wrong) {
      sayWrong(wrong)
    }
  }

  return (
    <Page title={t('sync:rejection.title')} lead={rows.length > 0 ? t('sync:rejection.lead') : null}>
      <div className="sync-head">
        <SyncTabs at="rejections" />
        {rows.length > 1 ? (
          <Button size="sm" variant="subtle" onClick={() => void discardAll()}>
            {t('sync:rejection.discardAll')}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {rows.length > 0 ? (
        <ul ref={list} className="rejections" aria-label={t('sync:rejection.label')}>
          {rows.map((row) => (
            <RejectionCard key={row.id} rejection={row} onResend={setResending} onDecided={() => focusAfter(row)} />
          ))}
        </ul>
      ) : data ? (
        <EmptyState icon={<IconChecks size={36} stroke={1.5} />} title={t('sync:rejection.none')} text={t('sync:rejection.noneText')} />
      ) : error ? null : (
        <Loading />
      )}
      {data?.next && limit < MOST ? (
        <Button variant="default" className="own-width" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
          {t('more')}
        </Button>
      ) : null}
      {data ? <DecidedRejections /> : null}
      <ResendDialog resending={resending} onClose={() => setResending(null)} onSent={(rejection) => focusAfter(rejection)} />
    </Page>
  )
}
