// meetings: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function MeetingsPage() {
  const t = useWords()
  return (
    <Page title={t('nav.meetings')}>
      <span />
    </Page>
  )
}
