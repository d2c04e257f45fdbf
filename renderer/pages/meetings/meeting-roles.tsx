// Who has which role at a meeting; a lead may say otherwise for this once.
import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { MEETING_ROLES } from '../../../shared/domain/meeting-roles.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useAlone } from '../../components/use-alone.ts'
import { useAct, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

const TURN = 'turn'
const NOBODY = 'nobody'

export function MeetingRoles({ agenda, meetingId, editable }: { agenda: Agenda; meetingId: string; editable: boolean }) {
  const t = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { data: session } = useAsk('session', 'get', {})
  const alone = useAlone()
  const roles = agenda.meeting.roles ?? []
  const me = session?.member?.id
  if (roles.length === 0 && !(editable && !alone)) return null
  return (
    <section className="mr" aria-labelledby={id}>
      <h2 id={id} className="mr-title">
        <IconUsersGroup size={18} aria-hidden /> {t('meetings:roles.title')}
      </h2>
      {roles.length === 0 ? <p className="mr-none dim">{t('meetings:roles.none')}</p> : null}
      <dl className="mr-list">
        {roles.map(({ role, member }) => (
          <div key={role} className="mr-one" data-me={member.id === me || undefined}>
            <dt>{t(`agenda:role.name.${role}`)}</dt>
            <dd>
              <bdi translate="no">{member.name}</bdi> {member.id === me ? <span className="pill">{t('meetings:roles.you')}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {editable ? (
        <Button className="no-print" size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('meetings:roles.done') : t('meetings:roles.change')}
        </Button>
      ) : null}
      {open && editable ? <RoleFields agenda={agenda} meetingId={meetingId} /> : null}
    </section>
  )
}

function RoleFields({ agenda, meetingId }: { agenda: Agenda; meetingId: string }) {
  const t = useWords()
  const { act, error } = useAct('meetings', 'setRole')
  const roles = agenda.meeting.roles ?? []
  const goesRound = roles.some(({ byHand }) => !byHand)
  return (
    <div className="mr-fields no-print">
      <p className="dim">{t('meetings:roles.once')}</p>
      {MEETING_ROLES.map((role) => {
        const holder = roles.find((one) => one.role === role)
        return (
          <PersonSelect
            key={role}
            label={t(`agenda:role.name.${role}`)}
            value={holder?.byHand ? holder.member.id : holder || !goesRound ? TURN : NOBODY}
            first={[
              { value: TURN, label: holder && !holder.byHand ? t('meetings:roles.turnOf', { name: holder.member.name }) : t('meetings:roles.turn') },
              { value: NOBODY, label: t('meetings:roles.nobody') },
            ]}
            onChange={(value) => void act({ meetingId, role, ...(value === TURN ? {} : { memberId: value === NOBODY ? null : value }) })}
          />
        )
      })}
      <ErrorNote error={error} />
    </div>
  )
}

/** For the wall, with the first item. */
export function RolesLine({ agenda }: { agenda: Agenda }) {
  const t = useWords()
  const roles = agenda.meeting.roles ?? []
  if (roles.length === 0) return null
  return (
    <p className="mr-line">
      {roles.map(({ role, member }) => (
        <span key={role}>{t(`agenda:role.is.${role}`, { name: member.name })}</span>
      ))}
    </p>
  )
}
