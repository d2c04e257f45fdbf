// Who takes part in a series, and which roles go round among them.
import { Checkbox, MultiSelect } from '@mantine/core'
import type { Series } from '../../../shared/contract/meetings.ts'
import { MEETING_ROLES, type MeetingRole } from '../../../shared/domain/meeting-roles.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

interface PeopleFieldsProps {
  participants: string[]
  roles: MeetingRole[]
  /** Those that are named already: also who left since. */
  known: Series['participants']
  error: string | undefined
  onChange: (change: { participants?: string[]; roles?: MeetingRole[] }) => void
}

export function PeopleFields({ participants, roles, known, error, onChange }: PeopleFieldsProps) {
  const t = useWords()
  const { data: members } = useAsk('session', 'members', {})
  const names = new Map([...known, ...(members ?? [])].map(({ id, name }) => [id, name]))
  return (
    <>
      <MultiSelect
        label={t('meetings:form.participants')}
        description={t('meetings:form.participantsHint')}
        placeholder={participants.length === 0 ? t('meetings:form.teamHint') : ''}
        searchable
        hidePickedOptions
        limit={60}
        maxDropdownHeight={260}
        nothingFoundMessage={t('noneFound')}
        clearButtonProps={{ 'aria-label': t('meetings:form.nobodyNamed') }}
        value={participants}
        data={[...names].map(([value, label]) => ({ value, label }))}
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
