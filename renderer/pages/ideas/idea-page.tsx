// ideas: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function IdeaPage(_props: { id: string }) {
  const t = useWords()
  return (
    <Page title={t('nav.ideas')}>
      <span />
    </Page>
  )
}
