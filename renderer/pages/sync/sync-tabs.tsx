// The three pages of sync, one beside the other, with what waits on each.
import { useAsk } from '../../query.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import './sync.css'

const TABS = ['ledger', 'conflicts', 'rejections'] as const

export function SyncTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  const format = useFormat()
  const { data: open } = useAsk('ledger', 'open', {})
  const counts = { ledger: 0, conflicts: open?.conflicts ?? 0, rejections: open?.rejections ?? 0 }
  return (
    <nav className="sync-tabs" aria-label={t('sync:tabs.label')}>
      {TABS.map((tab) => (
        <RouteLink key={tab} to={{ page: tab }} className="sync-tab" aria-current={tab === at ? 'page' : undefined}>
          {t(`sync:tabs.${tab}`)}
          {counts[tab] > 0 ? <span className="sync-tab-count">{format.number(counts[tab])}</span> : null}
        </RouteLink>
      ))}
    </nav>
  )
}
