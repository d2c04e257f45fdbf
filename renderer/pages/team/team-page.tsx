// The people of the team: everybody sees who is in it; admins invite, give roles and teams, and let people go.
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import type { Member } from '../../../shared/contract/team.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { useWords } from '../../words.ts'
import { FormerMembers } from './former-members.tsx'
import { Invitations } from './invitations.tsx'
import { InviteDialog, type Invited } from './invite-dialog.tsx'
import { MemberDialog } from './member-dialog.tsx'
import { Teams } from './teams.tsx'
import './team.css'

/** From so many people on there is a field to find one by. */
const MANY = 10
/** Rows at once; others are found by typing. */
const SHOWN = 200

export function TeamPage() {
  const t = useWords()
  const status = useSyncStatus()
  const { data: session } = useAsk('session', 'get', {})
  const { data, error, refetch } = useAsk('team', 'members', { text: '', limit: SHOWN })
  const [changing, setChanging] = useState<Member | null>(null)
  const [inviting, setInviting] = useState<Invited | null>(null)
  if (session && !session.inTeam)
    return (
      <Page title={t('team:title')} layout="read">
        <EmptyState icon={<IconUsersGroup size={36} stroke={1.5} />} title={t('team:alone.title')} text={t('team:alone.text')} action={{ label: t('join.open'), run: () => go({ page: 'join' }) }} />
      </Page>
    )
  const isAdmin = session?.member?.role === 'admin'
  return (
    <Page
      title={t('team:title')}
      layout="read"
      lead={data ? <UserText>{t('team:members.lead', { workspace: status?.workspace ?? '', count: data.count })}</UserText> : ' '}
      actions={
        <>
          <Button variant="default" onClick={() => go({ page: 'devices' })}>
            {t('team:members.devices')}
          </Button>
          <Button variant="default" onClick={() => go({ page: 'programs' })}>
            {t('team:members.programs')}
          </Button>
          <Button variant="default" onClick={() => go({ page: 'personal-data' })}>
            {t('team:members.privacy')}
          </Button>
          {isAdmin ? (
            <>
              <Button variant="default" onClick={() => go({ page: 'audit' })}>
                {t('team:members.audit')}
              </Button>
              <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting({ member: null })}>
                {t('team:members.invite')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data ? <Members onChange={isAdmin ? setChanging : null} /> : error ? null : <Loading rows={4} />}
      {isAdmin ? <Invitations /> : null}
      {data ? <Teams teams={data.teams} editable={isAdmin} /> : null}
      {isAdmin ? <FormerMembers /> : <p className="dim sm flush">{t('team:members.admins')}</p>}
      <MemberDialog
        member={changing}
        teams={data?.teams ?? []}
        onClose={() => setChanging(null)}
        onInviteDevice={(member) => {
          setChanging(null)
          setInviting({ member })
        }}
      />
      <InviteDialog invited={inviting} teams={data?.teams ?? []} onClose={() => setInviting(null)} />
    </Page>
  )
}

function Members({ onChange }: { onChange: ((member: Member) => void) | null }) {
  const t = useWords()
  const [text, setText] = useState('')
  const [sought] = useDebouncedValue(text, 60)
  const { data, isPlaceholderData } = useAsk('team', 'members', { text: sought.slice(0, 200), limit: SHOWN }, { keepPrevious: true })
  if (!data) return null
  const { members, found, count } = data
  return (
    <>
      {count >= MANY ? <TextInput type="search" dir="auto" aria-label={t('team:members.search')} placeholder={t('team:members.search')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} /> : null}
      <div className="panel table-panel">
        <table className="table team-table">
          <caption className="sr-only">{t('team:members.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('team:members.name')}</th>
              <th scope="col">{t('team:members.role')}</th>
              <th scope="col">{t('team:members.team')}</th>
              {onChange ? (
                <th scope="col">
                  <span className="sr-only">{t('team:members.acts')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.id}>
                <th scope="row">
                  <UserText>{member.name}</UserText> {member.me ? <span className="pill">{t('team:members.you')}</span> : null}
                </th>
                <td>{t(`team:role.${member.role}`)}</td>
                <td>{member.team ? <UserText>{member.team.name}</UserText> : <span className="dim">–</span>}</td>
                {onChange ? (
                  <td className="acts">
                    <button type="button" className="link sm" aria-label={t('team:members.changeOf', { name: member.name })} onClick={() => onChange(member)}>
                      {t('team:members.change')}
                    </button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
        {found > members.length ? <p className="dim team-nobody">{t('team:members.more', { count: SHOWN })}</p> : null}
        {found === 0 ? <p className="dim team-nobody">{t('team:members.nobody')}</p> : null}
      </div>
      <p role="status" className="sr-only">
        {text.trim() === '' || text !== sought || isPlaceholderData ? '' : found === 0 ? t('team:members.nobody') : t('team:teams.count', { count: found })}
      </p>
    </>
  )
}
