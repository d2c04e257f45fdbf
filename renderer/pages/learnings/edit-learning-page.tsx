// learnings: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function EditLearningPage(_props: { id: string }) {
  const t = useWords()
  return (
    <Page title={t('nav.learnings')}>
      <span />
    </Page>
  )
}
