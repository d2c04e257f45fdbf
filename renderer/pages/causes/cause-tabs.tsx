// The pages of causes and costs, one beside the other.
import { PageTabs } from '../../components/page-tabs.tsx'
import { useWords } from '../../words.ts'
import './causes.css'

const TABS = ['statement', 'causes', 'costs'] as const

export function CauseTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  return <PageTabs label={t('causes:tabs.label')} at={at} tabs={TABS.map((page) => ({ page, label: t(`causes:tabs.${page}`) }))} />
}
