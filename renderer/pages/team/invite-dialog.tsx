// Makes an invitation, and shows its link and code: only now, because the hub keeps no copy of them.
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Member, Team } from '../../../shared/contract/team.ts'
import { ROLES, type Role } from '../../../shared/domain/rights.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useFormat } from '../../format.ts'
import { queryClient, useAct, type Out } from '../../query.ts'
import { useWords } from '../../words.ts'
import { Secret } from './secret.tsx'

/** `member`: whose further device; null: a new member. */
export interface Invited { member: Member | null }
type Made = Out<'team', 'invite'>

const HOURS = ['24', '72', '168', '720'] as const

interface InviteDialogProps { invited: Invited | null; teams: readonly Team[]; onClose: () => void }

export function InviteDialog({ invited, teams, onClose }: InviteDialogProps) {
  const t = useWords()
  const title = invited?.member ? t('team:invite.titleDevice', { name: invited.member.name }) : t('team:invite.title')
  return (
    <Modal opened={invited !== null} onClose={onClose} title={<bdi>{title}</bdi>} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {invited ? <Invite member={invited.member} teams={teams} onClose={onClose} /> : null}
    </Modal>
  )
}

function Invite({ member, teams, onClose }: { member: Member | null; teams: readonly Team[]; onClose: () => void }) {
  const t = useWords()
  const [role, setRole] = useState<Role>('employee')
  const [teamId, setTeamId] = useState('')
  const [note, setNote] = useState('')
  const [hours, setHours] = useState<(typeof HOURS)[number]>('72')
  const [made, setMade] = useState<Made | null>(null)
  const { act, busy, error } = useAct('team', 'invite')
  if (made)
    return (
      <Shown
        made={made}
        onClose={onClose}
        {...(member
          ? {}
          : {
              onAnother: () => {
                setMade(null)
                setNote('')
              },
            })}
      />
    )
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        const answer = await act({ role, note, hours: Number(hours), teamId: teamId === '' ? null : teamId, memberId: member?.id ?? null })
        if (!answer) return
        setMade(answer)
        void queryClient.invalidateQueries({ queryKey: ['team', 'invitations'] })
      }}
    >
      {member ? (
        <p className="flush">{t('team:invite.leadDevice', { name: member.name })}</p>
      ) : (
        <>
          <NativeSelect data-autofocus label={t('team:change.role')} description={t(`team:roleMay.${role}`)} value={role} onChange={({ currentTarget }) => setRole(currentTarget.value as Role)} data={ROLES.map((value) => ({ value, label: t(`team:role.${value}`) }))} />
          {teams.length > 0 ? <NativeSelect label={t('team:change.team')} value={teamId} onChange={({ currentTarget }) => setTeamId(currentTarget.value)} data={[{ value: '', label: t('team:change.noTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]} /> : null}
        </>
      )}
      <TextInput label={t('team:invite.note')} description={t('team:invite.noteHint')} dir="auto" maxLength={200} value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
      <NativeSelect label={t('team:invite.hours')} value={hours} onChange={({ currentTarget }) => setHours(currentTarget.value as '72')} data={HOURS.map((value) => ({ value, label: t(`team:invite.hour.${value}`) }))} />
      <ErrorNote error={error} />
      <FormFoot act={t('team:invite.act')} busy={busy} onCancel={onClose} />
    </form>
  )
}

function Shown({ made: { link, code, expiresAt }, onClose, onAnother }: { made: Made; onClose: () => void; onAnother?: () => void }) {
  const t = useWords()
  const format = useFormat()
  const loopback = /^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)[:/]/.test(link)
  return (
    <div className="stack">
      <p className="flush" role="status">
        {t('team:invite.made', { time: format.time(expiresAt) })}
      </p>
      <Secret label={t('team:invite.link')} copyLabel={t('team:invite.copyLink')} value={link} main />
      <Secret label={t('team:invite.code')} copyLabel={t('team:invite.copyCode')} value={code} />
      <p className="dim sm flush">
        {t('team:invite.onlyOnce')} {loopback ? t('team:invite.loopback') : ''}
      </p>
      <div className="row">
        <Button variant="default" onClick={onClose}>
          {t('done')}
        </Button>
        {onAnother ? (
          <Button variant="subtle" onClick={onAnother}>
            {t('team:invite.another')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
