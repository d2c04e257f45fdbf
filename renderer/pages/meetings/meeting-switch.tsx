// Goes to the next meeting of another series.
import { NativeSelect } from '@mantine/core'
import type { Series } from '../../../shared/contract/meetings.ts'
import { goInstead } from '../../nav.ts'
import { useWords } from '../../words.ts'

export function MeetingSwitch({ series, meetingId }: { series: readonly Series[]; meetingId: string }) {
  const t = useWords()
  const planned = series.flatMap(({ name, nextMeeting }) => (nextMeeting ? [{ value: nextMeeting.id, label: name }] : []))
  if (planned.length < 2 || !planned.some(({ value }) => value === meetingId)) return null
  return <NativeSelect className="ag-switch no-print" size="xs" aria-label={t('meetings:otherMeeting')} data={planned} value={meetingId} onChange={({ currentTarget }) => goInstead({ page: 'agenda', meetingId: currentTarget.value })} />
}
