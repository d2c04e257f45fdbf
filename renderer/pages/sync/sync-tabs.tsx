// The three pages of sync, one beside the other, with what waits on each.
import { PageTabs } from '../../components/page-tabs.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './sync.css'

const TABS = ['ledger', 'conflicts', 'rejections'] as const

export function SyncTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  const { data: open } = useAsk('ledger', 'open', {})
  const counts = { ledger: 0, conflicts: open?.conflicts ?? 0, rejections: open?.rejections ?? 0 }
  return <PageTabs label={t('sync:tabs.label')} at={at} tabs={TABS.map((page) => ({ page, label: t(`sync:tabs.${page}`), count: counts[page] }))} />
}
