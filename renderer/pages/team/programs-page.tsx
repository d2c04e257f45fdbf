// Programs that work with the hub: a member's own access tokens, and for admins the webhooks.
import { IconUsersGroup } from '@tabler/icons-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { AccessTokens } from './access-tokens.tsx'
import { Webhooks } from './webhooks.tsx'
import './team.css'

export function ProgramsPage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  if (session && !session.inTeam)
    return (
      <Page title={t('team:programs.title')} layout="read">
        <EmptyState icon={<IconUsersGroup size={36} stroke={1.5} />} title={t('team:alone.title')} text={t('team:alone.text')} action={{ label: t('join.open'), run: () => go({ page: 'join' }) }} />
      </Page>
    )
  return (
    <Page title={t('team:programs.title')} lead={t('team:programs.lead')} layout="read">
      <AccessTokens />
      {session?.member?.role === 'admin' ? <Webhooks /> : null}
    </Page>
  )
}
