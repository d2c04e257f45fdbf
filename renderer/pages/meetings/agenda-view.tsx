// One meeting's agenda as a document: when and how long, its segments in order, and what did not fit. Once held, as it was.
import type { Agenda, Series } from '../../../shared/contract/meetings.ts'
import { OthersRoom } from '../../components/others-here.tsx'
import { Page } from '../../components/page.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { useWords } from '../../words.ts'
import { AgendaActions } from './agenda-actions.tsx'
import { AgendaChanges } from './agenda-changes.tsx'
import { AgendaSegment } from './agenda-segment.tsx'
import { Assignments } from './assignments.tsx'
import { AgendaTime } from './agenda-time.tsx'
import { segmentStarts } from './agenda-times.ts'
import { nearWords, timeWords } from './agenda-words.ts'
import { AgendaBoard } from './board.tsx'
import { MeetingPlanNote } from './meeting-plan.tsx'
import { MeetingRoles } from './meeting-roles.tsx'
import { MeetingSwitch } from './meeting-switch.tsx'
import { MinutesSummary } from './minutes-summary.tsx'
import { DroppedList, ParkingList } from './off-agenda.tsx'
import { OverdueFirst } from './overdue-first.tsx'
import { RunBanner } from './run-banner.tsx'
import { SaidSection } from './said-list.tsx'
import { WhyNot } from './why-not.tsx'

export function AgendaView({ agenda, meetingId, series }: { agenda: Agenda; meetingId: string; series: readonly Series[] }) {
  const t = useWords()
  const format = useFormat()
  const { meeting, segments } = agenda
  const held = meeting.state === 'held'
  const fixed = !useMay().is('lead') || held
  const starts = segmentStarts(agenda)
  const isEmpty = agenda.parked.length === 0 && segments.every(({ items }) => items.length === 0)
  const body = (
    <>
      <div className="ag-segments">
        {segments.map((segment, index) => (
          <AgendaSegment key={segment.key} segment={segment} startsAt={starts[index]!} meetingId={meetingId} held={held} />
        ))}
      </div>
      <ParkingList agenda={agenda} />
      <DroppedList agenda={agenda} />
      {held || isEmpty ? null : <WhyNot meetingId={meetingId} />}
    </>
  )
  return (
    <Page
      title={meeting.name}
      own
      layout="read"
      lead={
        <>
          <span className="ag-kind">{held ? t('meetings:agenda.held') : t('meetings:agenda.title')}</span>
          <span>{timeWords(t, format, agenda)}</span>
          {held ? null : <span className="no-print">{nearWords(t, meeting.startsAt)}</span>}
          {meeting.team ? <bdi translate="no">{meeting.team}</bdi> : null}
          <MeetingSwitch series={series} meetingId={meetingId} />
          <OthersRoom noun="agenda" id={meetingId} />
        </>
      }
      actions={<AgendaActions agenda={agenda} meetingId={meetingId} series={series} />}
    >
      <div className="agenda" data-state={meeting.state}>
        {fixed && !held ? <MayNot code="leads-only" words={t('rights.agenda')} /> : null}
        {held ? null : <RunBanner agenda={agenda} meetingId={meetingId} />}
        {held ? <MinutesSummary agenda={agenda} /> : <AgendaTime agenda={agenda} />}
        {held ? null : <OverdueFirst agenda={agenda} />}
        <MeetingPlanNote agenda={agenda} meetingId={meetingId} editable={!fixed} />
        <MeetingRoles agenda={agenda} meetingId={meetingId} editable={!fixed} />
        {held ? null : <Assignments meetingId={meetingId} />}
        {agenda.customerLater ? (
          <p className="ag-later" dir="auto">
            {t('agenda:customerLater', { reason: agenda.customerLater })}
          </p>
        ) : null}
        <SaidSection said={agenda.said} />
        {held ? null : <AgendaChanges meetingId={meetingId} />}
        {fixed ? (
          body
        ) : (
          <AgendaBoard agenda={agenda} meetingId={meetingId}>
            {body}
          </AgendaBoard>
        )}
      </div>
    </Page>
  )
}
