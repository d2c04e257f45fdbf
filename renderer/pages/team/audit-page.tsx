// The audit log, for admins: who did what to the team's people and devices.
import { Button } from '@mantine/core'
import { IconLock, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { AuditEntry } from '../../../shared/contract/team.ts'
import { ROLES } from '../../../shared/domain/rights.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'
import './team.css'

const ACTS = ['first-admin', 'join', 'invite', 'withdraw-invitation', 'change-member', 'change-team', 'sign-out', 'revoke-session', 'token-copied', 'resume', 'sign-in', 'create-token', 'revoke-token', 'add-webhook', 'change-webhook', 'remove-webhook', 'renew-webhook-secret', 'test-webhook', 'webhook-dead', 'export-customer', 'export-member', 'erase-customer', 'erase-member', 'erased'] as const

function actWords(t: Words, { act, about, detail }: AuditEntry): string {
  if (act === 'change-member' && detail['active'] === false) return t('team:act.let-go', { about })
  const known = ACTS.find((name) => name === act)
  const words = known ? t(`team:act.${known}`, { about }) : t('team:act.other', { act })
  const role = ROLES.find((name) => name === detail['role'])
  return role ? `${words}, ${t(act === 'change-member' ? 'team:audit.now' : 'team:audit.as', { role: t(`team:role.${role}`) })}` : words
}

export function AuditPage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  const [pages, setPages] = useState<readonly (number | undefined)[]>([undefined])
  if (session && (!session.inTeam || session.member?.role !== 'admin'))
    return (
      <Page title={t('team:audit.title')} layout="read">
        <EmptyState icon={<IconLock size={36} stroke={1.5} />} title={t('team:audit.admins')} />
      </Page>
    )
  return (
    <Page title={t('team:audit.title')} lead={t('team:audit.lead')} layout="read">
      {pages.map((before, index) => (
        <Entries key={before ?? 'newest'} before={before} {...(index === pages.length - 1 ? { onMore: (at) => setPages([...pages, at]) } : {})} />
      ))}
    </Page>
  )
}

function Entries({ before, onMore }: { before: number | undefined; onMore?: (before: number) => void }) {
  const t = useWords()
  const format = useFormat()
  const { data, error, refetch } = useHubAsk('team', 'audit', before === undefined ? {} : { before })
  if (!data) return error ? <HubProblem error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />
  if (data.entries.length === 0) return before === undefined ? <EmptyState icon={<IconShieldCheck size={36} stroke={1.5} />} title={t('team:audit.none')} /> : null
  return (
    <>
      <HubProblem error={error} onRetry={() => void refetch()} />
      <div className="panel table-panel">
        <table className="table team-table">
          <caption className="sr-only">{t('team:audit.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('team:audit.at')}</th>
              <th scope="col">{t('team:audit.by')}</th>
              <th scope="col">{t('team:audit.what')}</th>
              <th scope="col" className="team-wide">{t('team:audit.address')}</th>
            </tr>
          </thead>
          <tbody>
            {data.entries.map((entry) => (
              <tr key={entry.id}>
                <td className="nowrap">{format.time(entry.at)}</td>
                <td>{entry.by ? <UserText>{entry.by.name}</UserText> : t('team:audit.hub')}</td>
                <td>
                  <UserText>{actWords(t, entry)}</UserText>
                </td>
                <td className="team-wide">
                  <code className="xs nowrap" translate="no">
                    {entry.address}
                  </code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.more && onMore ? (
        <Button variant="default" className="own-width" onClick={() => onMore(data.entries.at(-1)!.at)}>
          {t('team:audit.more')}
        </Button>
      ) : null}
    </>
  )
}
