// agenda: not written yet.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'

export function AgendaPage(_props: { meetingId?: string }) {
  const t = useWords()
  return (
    <Page title={t('nav.agenda')}>
      <span />
    </Page>
  )
}
