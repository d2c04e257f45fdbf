// One's own account at the company, for somebody who joined with a code: connected, it brings them in as themselves on other devices.
import { ErrorNote } from '../../components/error-note.tsx'
import { api } from '../../client.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { CompanySection } from './company-sign-in.tsx'
import { useCompanySignIn } from './use-company-sign-in.ts'
import { useHubAsk } from './use-hub-ask.ts'

/** Nothing where the hub knows of no such accounts. */
export function ConnectAccount() {
  const t = useWords()
  const { data, refetch } = useHubAsk('team', 'account', {})
  const company = useCompanySignIn(
    () => api.sync.watchConnect,
    () => {
      say(t('team:account.done'))
      void refetch()
    },
  )
  if (data === 'connected') return <p className="dim sm flush">{t('team:account.connected')}</p>
  if (data !== 'offered') return null
  return (
    <div className="panel stack">
      <CompanySection company={company} title={t('team:account.title')} text={t('team:account.text')} act={t('team:account.act')} onBegin={() => company.begin({})} />
      <ErrorNote error={company.error} />
    </div>
  )
}
