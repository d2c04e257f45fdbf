// learnings: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function LogPage() {
  const t = useWords()
  return (
    <Page title={t('nav.learnings')}>
      <span />
    </Page>
  )
}
