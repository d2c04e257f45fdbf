// Moves one meeting to another day or time, on the clock where its series meets; or back to where the series has it.
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ComingMeeting, Series } from '../../../shared/contract/meetings.ts'
import { knownZone, zoneOf } from '../../../shared/domain/meetings.ts'
import { DayField } from '../../components/day-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useAct } from '../../query.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { clockIn, showsOwnTime } from './agenda-times.ts'
import { placeWords } from './agenda-words.ts'

export function MoveDialog({ series, meeting, onClose }: { series: Series; meeting: ComingMeeting | null; onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened={meeting !== null} onClose={onClose} title={t('meetings:move.title')} closeButtonProps={{ 'aria-label': t('close') }} size="md">
      {meeting ? <Fields key={meeting.id} series={series} meeting={meeting} onClose={onClose} /> : null}
    </Modal>
  )
}

function Fields({ series, meeting, onClose }: { series: Series; meeting: ComingMeeting; onClose: () => void }) {
  const t = useWords()
  const zone = knownZone(series.timeZone)
  const [day, setDay] = useState<string | null>(zoneOf(zone).dayOf(meeting.startsAt))
  const [time, setTime] = useState(clockIn(zone, meeting.startsAt))
  const { act, busy, error } = useAct('meetings', 'moveMeeting')
  const wrong = fieldErrors(t, error, 'to')
  const move = async (to: { day: string; time: string } | null) => {
    if (await act({ meetingId: meeting.id, to })) onClose()
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void move({ day: day ?? '', time })
      }}
    >
      <p className="ag-dialog-text dim">{showsOwnTime(zone, meeting.startsAt) ? t('meetings:move.text') : t('meetings:move.textElsewhere', { place: placeWords(zone) })}</p>
      <div className="columns">
        <DayField label={t('meetings:move.day')} value={day} onChange={setDay} error={wrong['day']} />
        <TextInput type="time" label={t('meetings:form.time')} required value={time} error={wrong['time']} onChange={({ currentTarget }) => setTime(currentTarget.value)} />
      </div>
      {error && Object.keys(wrong).length === 0 ? <ErrorNote error={error} /> : null}
      <FormFoot act={t('meetings:move.act')} busy={busy} onCancel={onClose}>
        {meeting.moved ? (
          <Button variant="subtle" onClick={() => void move(null)}>
            {t('meetings:move.back')}
          </Button>
        ) : null}
      </FormFoot>
    </form>
  )
}
