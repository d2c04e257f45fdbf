// board: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function BoardPage() {
  const t = useWords()
  return (
    <Page title={t('nav.board')}>
      <span />
    </Page>
  )
}
