// promises: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function PromisesPage() {
  const t = useWords()
  return (
    <Page title={t('nav.promises')}>
      <span />
    </Page>
  )
}
