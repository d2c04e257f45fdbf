// Conflicts, one at a time and calmly: two versions side by side, and a choice that can be taken back.
import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import type { Conflict } from '../../../shared/contract/ledger.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { goInstead } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { Decided } from './conflict-decided.tsx'
import { SyncTabs } from './sync-tabs.tsx'

/** As many as anybody decides in one sitting; the next come when these are through. */
const SHOWN = 200

export function ConflictsPage({ id }: { id?: string }) {
  const t = useWords()
  const { data, error, refetch } = useAsk('ledger', 'conflicts', { limit: SHOWN }, { keepPrevious: true })
  const [place, setPlace] = useState(0)
  const [busy, setBusy] = useState(false)
  // a link may lead to one between two others
  const { data: linked } = useAsk('ledger', 'conflict', { id: id ?? '' }, { enabled: id !== undefined, keepPrevious: true })
  const own = data?.rows ?? []
  const foreign = data && linked && linked.id === id && linked.resolvedAt === null && !own.some((conflict) => conflict.id === id)
  const open = foreign ? [linked, ...own] : own
  const asked = id === undefined ? -1 : open.findIndex((conflict) => conflict.id === id)
  const at = asked >= 0 ? asked : Math.min(place, open.length - 1)
  const shown: Conflict | undefined = open[at]

  function show(next: number) {
    setPlace(next)
    // the address names one conflict only as long as it is the one on the screen
    if (id !== undefined) goInstead({ page: 'conflicts' })
  }

  return (
    <Page title={t('sync:conflict.title')} lead={open.length > 0 ? t('sync:conflict.lead') : null} focusesItself={open.length > 0}>
      <div className="sync-head">
        <SyncTabs at="conflicts" />
        {open.length > 1 ? (
          <div className="row tight">
            <Button size="xs" variant="default" px="xs" aria-label={t('sync:conflict.previous')} disabled={at <= 0 || busy} onClick={() => show(at - 1)}>
              <IconArrowLeft size={16} className="flips" aria-hidden />
            </Button>
            <span className="sm figures">{t('sync:conflict.of', { at: at + 1, total: open.length })}</span>
            <Button size="xs" variant="default" px="xs" aria-label={t('sync:conflict.next')} disabled={at >= open.length - 1 || busy} onClick={() => show(at + 1)}>
              <IconArrowRight size={16} className="flips" aria-hidden />
            </Button>
          </div>
        ) : null}
      </div>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {id !== undefined && asked < 0 && data && linked?.resolvedAt !== null ? <Decided id={id} /> : null}
      {shown ? (
        <ConflictChoice key={shown.id} conflict={shown} left={open.length - 1} onBusy={setBusy} onDecided={() => show(Math.min(at, open.length - 2))} />
      ) : data ? (
        <EmptyState icon={<IconChecks size={36} stroke={1.5} />} title={t('sync:conflict.none')} text={t('sync:conflict.noneText')} />
      ) : error ? null : (
        <Loading />
      )}
    </Page>
  )
}
