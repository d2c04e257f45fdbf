// settings: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function SettingsPage() {
  const t = useWords()
  return (
    <Page title={t('nav.settings')}>
      <span />
    </Page>
  )
}
