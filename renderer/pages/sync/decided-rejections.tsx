// What was refused and decided about: discarded changes can still be taken back.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Rejection } from '../../../shared/contract/ledger.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { useSyncWords } from './sync-words.ts'

const SHOWN = 100

export function DecidedRejections() {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  return (
    <div className="stack">
      <Button variant="subtle" size="sm" className="own-width" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {t(opened ? 'sync:rejection.hideDecided' : 'sync:rejection.showDecided')}
      </Button>
      {opened ? <Decided /> : null}
    </div>
  )
}

function Decided() {
  const t = useWords()
  const { data, error, refetch } = useAsk('ledger', 'rejections', { open: false, limit: SHOWN })
  const rows = (data?.rows ?? []).filter(({ state }) => state !== 'open')
  if (!data) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (rows.length === 0) return <p className="dim flush">{t('sync:rejection.noneDecided')}</p>
  return (
    <ul className="rejections" aria-label={t('sync:rejection.decided')}>
      {rows.map((row) => (
        <DecidedRow key={row.id} rejection={row} />
      ))}
    </ul>
  )
}

function DecidedRow({ rejection }: { rejection: Rejection }) {
  const t = useWords()
  const words = useSyncWords()
  const { id, state } = rejection
  async function takeBack() {
    try {
      await callCore('ledger', 'takeBack', { id })
      say(t('sync:rejection.backAgain'))
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  return (
    <li className="rejection-decided">
      <span className="rejection-decided-text" dir="auto" translate="no">
        {words.refused(rejection)}
      </span>
      <span className="pill">{t(state === 'resent' ? 'sync:rejection.wasSent' : 'sync:rejection.wasDiscarded')}</span>
      {state === 'discarded' ? (
        <Button size="xs" variant="default" onClick={() => void takeBack()}>
          {t('sync:rejection.takeBack')}
        </Button>
      ) : null}
    </li>
  )
}
