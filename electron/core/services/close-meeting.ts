// Ending a meeting: its agenda is kept as it was.
import { AppError } from '../../../shared/app-error.ts'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { buildAgenda } from '../../../shared/domain/agenda/build.ts'
import { occurrenceAfter } from '../../../shared/domain/meetings.ts'
import { DEFAULT_TEMPLATE } from '../../../shared/domain/agenda/template.ts'
import { getSeriesRow, type MeetingRow } from '../store/meetings.ts'
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'
import { gatherFacts, type AgendaOf } from './agenda-facts.ts'
import type { Context } from './context.ts'

/** What a stored meeting is, for gathering. */
export function agendaOf(read: Read, meeting: MeetingRow): AgendaOf {
  const series = getSeriesRow(read, meeting.seriesId, true)
  if (!series) throw new AppError('unknown-meeting') // its series has not arrived yet
  return {
    meetingId: meeting.id,
    seriesId: series.id,
    name: series.name,
    startsAt: meeting.startsAt,
    minutes: meeting.minutes,
    timeZone: series.timeZone,
    team: series.teamId === null ? null : { id: series.teamId, name: series.teamName ?? '' },
    nextAt: occurrenceAfter(series, meeting.startsAt).startsAt,
  }
}

/** The agenda of a planned meeting, generated afresh. */
export function liveAgenda(read: Read, meeting: MeetingRow, now: number): Agenda {
  return buildAgenda(gatherFacts(read, agendaOf(read, meeting), now), DEFAULT_TEMPLATE, now)
}

export function closeMeeting(write: Write, { now }: Context, meeting: MeetingRow, heldAt: number): void {
  const agenda = liveAgenda(write, meeting, now())
  const held: Agenda = { ...agenda, meeting: { ...agenda.meeting, state: 'held' } }
  write.patch('meeting', meeting.id, { state: 'held', heldAt, agenda: JSON.stringify(held) })
}
