// One member, for admins: role, team, another device, and letting them go.
import { Button, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Member, Team } from '../../../shared/contract/team.ts'
import { ROLES, type Role } from '../../../shared/domain/rights.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { go } from '../../nav.ts'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { useAbout } from './use-about.ts'

interface MemberDialogProps {
  /** Null: closed. */
  member: Member | null
  teams: readonly Team[]
  onClose: () => void
  onInviteDevice: (member: Member) => void
}

export function MemberDialog({ member, onClose, ...rest }: MemberDialogProps) {
  const t = useWords()
  return (
    <Modal opened={member !== null} onClose={onClose} title={member ? <bdi translate="no">{t('team:change.title', { name: member.name })}</bdi> : ''} closeButtonProps={{ 'aria-label': t('close') }}>
      {member ? <OneMember key={member.id} member={member} onClose={onClose} {...rest} /> : null}
    </Modal>
  )
}

function OneMember({ member, teams, onClose, onInviteDevice }: MemberDialogProps & { member: Member }) {
  const t = useWords()
  const [role, setRole] = useState<Role>(member.role)
  const [teamId, setTeamId] = useState(member.team?.id ?? '')
  const [leaving, setLeaving] = useState(false)
  const [, setAbout] = useAbout()
  const { act, busy, error } = useAct('team', 'change')
  const { name } = member
  const changed = role !== member.role || teamId !== (member.team?.id ?? '')
  if (leaving)
    return (
      <div className="stack">
        <p className="flush">
          <strong>{t('team:change.letGoTitle', { name })}</strong>
        </p>
        <p className="flush">{t('team:change.letGoText')}</p>
        <ErrorNote error={error} />
        <div className="row">
          <Button
            color="brick"
            data-autofocus
            loading={busy}
            onClick={async () => {
              if (!(await act({ id: member.id, active: false }))) return
              onClose()
              say(t('team:change.letGone', { name }))
            }}
          >
            {t('team:change.letGoAct')}
          </Button>
          <Button variant="default" onClick={() => setLeaving(false)}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        if (changed && !(await act({ id: member.id, ...(role !== member.role && { role }), teamId: teamId === '' ? null : teamId }))) return
        onClose()
        if (changed) say(t('team:change.saved', { name }))
      }}
    >
      <NativeSelect data-autofocus label={t('team:change.role')} description={t(`team:roleMay.${role}`)} value={role} onChange={({ currentTarget }) => setRole(currentTarget.value as Role)} data={ROLES.map((value) => ({ value, label: t(`team:role.${value}`) }))} />
      <NativeSelect label={t('team:change.team')} value={teamId} onChange={({ currentTarget }) => setTeamId(currentTarget.value)} data={[{ value: '', label: t('team:change.noTeam') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]} />
      <ErrorNote error={error} />
      <FormFoot busy={busy} onCancel={onClose} />
      <div className="row team-more">
        <Button variant="subtle" onClick={() => onInviteDevice(member)}>
          {t('team:change.device')}
        </Button>
        {member.me ? null : (
          <Button
            variant="subtle"
            onClick={() => {
              setAbout({ what: 'member', subject: { id: member.id, name } })
              go({ page: 'personal-data' })
            }}
          >
            {t('team:members.privacy')}
          </Button>
        )}
        {member.me ? null : (
          <Button variant="subtle" color="brick" onClick={() => setLeaving(true)}>
            {t('team:change.letGo', { name })}
          </Button>
        )}
      </div>
    </form>
  )
}
