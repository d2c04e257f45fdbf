// The list of customers, and beside it who was not heard for long, and who may be one and the same.
import { PageTabs } from '../../components/page-tabs.tsx'
import { useWords } from '../../words.ts'

const TABS = ['customers', 'silence', 'same-customers'] as const

export function CustomerTabs({ at }: { at: (typeof TABS)[number] }) {
  const t = useWords()
  return <PageTabs label={t('closing:silence.tabs.label')} at={at} tabs={TABS.map((page) => ({ page, label: t(`closing:silence.tabs.${page}`) }))} />
}
