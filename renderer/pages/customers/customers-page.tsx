// customers: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function CustomersPage() {
  const t = useWords()
  return (
    <Page title={t('nav.customers')}>
      <span />
    </Page>
  )
}
