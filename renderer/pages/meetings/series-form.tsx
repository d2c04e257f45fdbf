// Makes a meeting series, or changes one. Everything has a sensible value, so that a new one takes one more click.
import { Autocomplete, Button, Modal, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Series, SeriesInput } from '../../../shared/contract/meetings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { asAppError, callCore } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { fieldErrors, useWords } from '../../words.ts'
import type { AppError } from '../../../shared/app-error.ts'
import { ownTimeZone } from './agenda-times.ts'

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
    ? { name: series.name, weekday: series.weekday, time: series.time, timeZone: series.timeZone, minutes: series.minutes as number | string, team: series.team?.name ?? '' }
    : { name: t('meetings:form.usualName'), weekday: TUESDAY, time: '10:00', timeZone: ownTimeZone(), minutes: 60 as number | string, team: '' }
  const draft = useDraft(`series:${series?.id ?? 'new'}`, initial)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useWrongFocus(form)
  const { name, weekday, time, timeZone, minutes, team } = draft.value
  const wrong = fieldErrors(t, error, series ? 'changes' : '')
  const set: typeof draft.set = (change) => {
    setError(null)
    draft.set(change)
  }

  const save = async () => {
    setBusy(true)
    const input: SeriesInput = { name, weekday, time, timeZone, minutes: Number(minutes), team: team.trim() === '' ? null : team }
    try {
      const saved = await (series ? callCore('meetings', 'editSeries', { id: series.id, changes: input }) : callCore('meetings', 'createSeries', input))
      draft.discard()
      onClose()
      onSaved(saved)
    } catch (problem) {
      setError(asAppError(problem))
      focusWrong()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      ref={form}
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextInput data-autofocus label={t('meetings:form.name')} required value={name} error={wrong['name']} dir="auto" onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <div className="mt-form-when">
        <NativeSelect label={t('meetings:form.weekday')} value={String(weekday)} data={WEEKDAYS.map((day) => ({ value: String(day), label: t(`meetings:weekday.${day}`) }))} onChange={({ currentTarget }) => set({ weekday: Number(currentTarget.value) })} />
        <TextInput type="time" label={t('meetings:form.time')} required value={time} error={wrong['time']} onChange={({ currentTarget }) => set({ time: currentTarget.value })} />
        <NumberInput label={t('meetings:form.minutes')} required min={5} max={480} step={15} allowDecimal={false} value={minutes} error={wrong['minutes']} onChange={(value) => set({ minutes: value })} />
      </div>
      <div className="columns">
        <Select
          label={t('meetings:form.timeZone')}
          searchable
          allowDeselect={false}
          limit={60}
          maxDropdownHeight={260}
          nothingFoundMessage={t('noneFound')}
          value={timeZone}
          data={timeZones(timeZone)}
          error={wrong['timeZone']}
          onChange={(zone) => zone && set({ timeZone: zone })}
        />
        <Autocomplete label={t('meetings:form.team')} placeholder={t('meetings:form.teamHint')} dir="auto" value={team} data={[...teams]} error={wrong['team']} onChange={(name) => set({ team: name })} />
      </div>
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
      <div className="row">
        <Button type="submit" loading={busy}>
          {series ? t('save') : t('meetings:form.create')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** All that the system knows, the chosen one and the computer's own first. */
function timeZones(chosen: string): string[] {
  return [...new Set([chosen, ownTimeZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
}
