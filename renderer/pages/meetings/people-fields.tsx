// Who takes part in a series, and which roles go round among them.
import { Checkbox } from '@mantine/core'
import { MEETING_ROLES, type MeetingRole } from '../../../shared/domain/meeting-roles.ts'
import { PeopleSelect } from '../../components/person-select.tsx'
import { useWords } from '../../words.ts'

interface PeopleFieldsProps {
  participants: string[]
  roles: MeetingRole[]
  error: string | undefined
  onChange: (change: { participants?: string[]; roles?: MeetingRole[] }) => void
}

export function PeopleFields({ participants, roles, error, onChange }: PeopleFieldsProps) {
  const t = useWords()
  return (
    <>
      <PeopleSelect
        label={t('meetings:form.participants')}
        description={t('meetings:form.participantsHint')}
        placeholder={participants.length === 0 ? t('meetings:form.teamHint') : ''}
        clearLabel={t('meetings:form.nobodyNamed')}
        value={participants}
        error={error}
        onChange={(chosen) => onChange({ participants: chosen })}
      />
      <Checkbox.Group label={t('meetings:form.roles')} description={t('meetings:form.rolesHint')} value={roles} onChange={(chosen) => onChange({ roles: MEETING_ROLES.filter((role) => chosen.includes(role)) })}>
        <div className="mt-form-roles">
          {MEETING_ROLES.map((role) => (
            <Checkbox key={role} value={role} label={t(`agenda:role.name.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  )
}
