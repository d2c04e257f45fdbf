// numbers: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function NumbersPage() {
  const t = useWords()
  return (
    <Page title={t('nav.numbers')}>
      <span />
    </Page>
  )
}
