// The numbers and the episodes, one beside the other.
import { PageTabs } from '../../components/page-tabs.tsx'
import { useWords } from '../../words.ts'

const TABS = ['numbers', 'episodes'] as const

export function NumbersTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  return <PageTabs label={t('episodes:tabs.label')} at={at} tabs={TABS.map((page) => ({ page, label: t(`episodes:tabs.${page}`) }))} />
}
