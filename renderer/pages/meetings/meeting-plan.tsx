// What is unusual about a planned meeting: cancelled, moved, away from a free day, or not the next of its series.
import { Button } from '@mantine/core'
import { IconCalendarOff, IconInfoCircle } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useAct } from '../../query.ts'
import { useWords } from '../../words.ts'

export function MeetingPlanNote({ agenda, meetingId, editable }: { agenda: Agenda; meetingId: string; editable: boolean }) {
  const t = useWords()
  const cancel = useAct('meetings', 'cancelMeeting')
  const { state, plan } = agenda.meeting
  const notes = [plan?.moved && t('agenda:plan.moved'), plan?.freeDays && t('agenda:plan.freeDays', { name: plan.freeDays }), plan?.later && t('agenda:plan.later')].filter((note) => typeof note === 'string')
  if (state === 'held' || (state !== 'cancelled' && notes.length === 0)) return null
  return (
    <div className="mp-note" data-cancelled={state === 'cancelled' || undefined}>
      {state === 'cancelled' ? <IconCalendarOff size={18} aria-hidden /> : <IconInfoCircle size={18} aria-hidden />}
      <span>{state === 'cancelled' ? t('agenda:plan.cancelled') : notes.join(' ')}</span>
      {state === 'cancelled' && editable ? (
        <Button size="compact-sm" variant="default" loading={cancel.busy} onClick={() => void cancel.act({ meetingId, cancelled: false })}>
          {t('meetings:coming.putBack')}
        </Button>
      ) : null}
      <ErrorNote error={cancel.error} />
    </div>
  )
}
