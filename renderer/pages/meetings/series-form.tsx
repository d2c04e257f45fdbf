// Makes a meeting series, or changes one. Everything has a sensible value, so that a new one takes one more click.
import { Autocomplete, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { Series, SeriesInput } from '../../../shared/contract/meetings.ts'
import { MEETING_ROLES, type MeetingRole } from '../../../shared/domain/meeting-roles.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { TimeZoneSelect } from '../../components/time-zone-select.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'
import { ownTimeZone } from './agenda-times.ts'
import { cadenceChoices, cadenceKey, cadenceOf } from './cadence-words.ts'
import { PeopleFields } from './people-fields.tsx'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const TUESDAY = 2

interface SeriesFormProps {
  opened: boolean
  /** Null or left out: a new one. */
  series?: Series | null
  teams?: readonly string[]
  onClose: () => void
  onSaved: (series: Series) => void
}

export function SeriesForm({ opened, series = null, onClose, ...rest }: SeriesFormProps) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={series ? t('meetings:form.edit') : t('meetings:form.new')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Fields series={series} onClose={onClose} {...rest} />
    </Modal>
  )
}

function Fields({ series, teams = [], onClose, onSaved }: Omit<SeriesFormProps, 'opened' | 'series'> & { series: Series | null }) {
  const t = useWords()
  const initial = series
    ? { name: series.name, weekday: series.weekday, time: series.time, timeZone: series.timeZone, minutes: series.minutes as number | string, team: series.team?.name ?? '', every: series.every, nth: series.nth, firstOn: series.firstOn, participants: series.participants.map(({ id }) => id), roles: series.roles }
    : { name: t('meetings:form.usualName'), weekday: TUESDAY, time: '10:00', timeZone: ownTimeZone(), minutes: 60 as number | string, team: '', every: 1, nth: null as Series['nth'], firstOn: null as string | null, participants: [] as string[], roles: [...MEETING_ROLES] as MeetingRole[] }
  const form = useDraftForm({
    key: `series:${series?.id ?? 'new'}`,
    initial,
    under: series ? 'changes' : '',
    async save({ minutes, team, ...rest }) {
      const input: SeriesInput = { ...rest, minutes: Number(minutes), team: team.trim() === '' ? null : team }
      const saved = await (series ? callCore('meetings', 'editSeries', { id: series.id, changes: input }) : callCore('meetings', 'createSeries', input))
      onClose()
      onSaved(saved)
    },
  })
  const { set, wrong } = form
  const { name, weekday, time, timeZone, minutes, team, every, nth, firstOn, participants, roles } = form.value

  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={series ? t('save') : t('meetings:form.create')} busy={form.busy} onCancel={onClose} />}>
      <TextInput data-autofocus label={t('meetings:form.name')} required value={name} error={wrong['name']} dir="auto" onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <div className="mt-form-when">
        <NativeSelect label={t('meetings:form.cadence')} value={cadenceKey({ every, nth })} data={cadenceChoices(t, every)} error={wrong['every']} onChange={({ currentTarget }) => set(cadenceOf(currentTarget.value))} />
        <NativeSelect label={t('meetings:form.weekday')} value={String(weekday)} data={WEEKDAYS.map((day) => ({ value: String(day), label: t(`meetings:weekday.${day}`) }))} onChange={({ currentTarget }) => set({ weekday: Number(currentTarget.value) })} />
        <TextInput type="time" label={t('meetings:form.time')} required value={time} error={wrong['time']} onChange={({ currentTarget }) => set({ time: currentTarget.value })} />
        <NumberInput label={t('meetings:form.minutes')} required min={5} max={480} step={15} allowDecimal={false} clampBehavior="none" value={minutes} error={wrong['minutes']} onChange={(value) => set({ minutes: value })} />
      </div>
      <div className="columns">
        <TimeZoneSelect label={t('meetings:form.timeZone')} value={timeZone} error={wrong['timeZone']} onChange={(zone) => set({ timeZone: zone })} />
        {every > 1 || firstOn !== null ? (
          <DayField label={t('meetings:form.firstOn')} description={t('meetings:form.firstOnHint')} value={firstOn} error={wrong['firstOn']} onChange={(day) => set({ firstOn: day })} />
        ) : null}
      </div>
      <details className="mt-more" {...(participants.length > 0 || team !== '' || wrong['team'] || wrong['participants'] ? { open: true } : {})}>
        <summary>{t('meetings:form.people')}</summary>
        <div className="stack">
          <Autocomplete label={t('meetings:form.team')} placeholder={t('meetings:form.teamHint')} dir="auto" value={team} data={[...teams]} error={wrong['team']} onChange={(name) => set({ team: name })} />
          <PeopleFields participants={participants} roles={roles} error={wrong['participants']} onChange={set} />
        </div>
      </details>
    </DraftForm>
  )
}
