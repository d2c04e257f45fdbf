// The two pages of promises, one beside the other.
import { PageTabs } from '../../components/page-tabs.tsx'
import { useWords } from '../../words.ts'
import './promises.css'

const TABS = ['promises', 'promises-by-leader'] as const

export function PromiseTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  return <PageTabs label={t('closing:tabs.label')} at={at} tabs={TABS.map((page) => ({ page, label: t(`closing:tabs.${page}`) }))} />
}
