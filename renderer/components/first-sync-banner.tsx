// While this device receives the team's entries for the first time: how far it has come, and that nobody has to wait for it.
import { useFormat } from '../format.ts'
import { shareOf } from '../pages/sync/status-words.ts'
import { useSyncStatus } from '../use-sync-status.ts'
import { useWords } from '../words.ts'

/** What is read in less than a page needs no bar. */
const WORTH_TELLING = 1000

export function FirstSyncBanner() {
  const t = useWords()
  const format = useFormat()
  const status = useSyncStatus()
  const shown = status?.state === 'receiving' && status.verifiedAt === null && status.progress.head >= WORTH_TELLING
  if (!shown) return null
  const share = shareOf(status)
  return (
    <div className="banner" data-tone="quiet">
      <span>
        {t('sync:first.receiving', { percent: format.percent(share) })} {t('sync:panel.useful')}
      </span>
      <progress className="first-sync" value={share} max={1} aria-label={t('sync:panel.progress')} />
    </div>
  )
}
