// Ending a meeting: its agenda is kept as it was.
import { AppError } from '../../../../shared/app-error.ts'
import type { Agenda } from '../../../../shared/contract/meetings.ts'
import { buildAgenda } from '../../../../shared/domain/agenda/build.ts'
import { nextOccurrence } from '../../../../shared/domain/cadence.ts'
import { knownZone } from '../../../../shared/domain/meetings.ts'
import { toAgendaTemplate } from '../../../../shared/domain/agenda/template-edit.ts'
import { ensureMeeting, freeDaysOf, getSeriesRow, type MeetingRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { templateOf } from '../../store/meetings/templates.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { gatherFacts, type AgendaOf } from './agenda-facts.ts'
import type { Context } from '../context.ts'
import { holdersAt } from './meeting-roles.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** What a meeting is, for gathering. */
export function agendaOf(read: Read, meeting: MeetingRow): AgendaOf {
  const series = getSeriesRow(read, meeting.seriesId, true)
  if (!series) throw new AppError('unknown-meeting') // its series has not arrived yet
  return {
    meetingId: meeting.id,
    seriesId: series.id,
    name: series.name,
    startsAt: meeting.startsAt,
    minutes: meeting.minutes,
    timeZone: knownZone(series.timeZone),
    team: series.teamId === null ? null : { id: series.teamId, name: series.teamName ?? '' },
    template: toAgendaTemplate(templateOf(read, series.id)),
    nextAt: nextOccurrence(series, meeting.startsAt, freeDaysOf(read, series.id))?.startsAt ?? meeting.startsAt + WEEK,
  }
}

export function buildFor(read: Read, of: AgendaOf, now: number): Agenda {
  return buildAgenda(gatherFacts(read, of, now), of.template, now)
}

/** The agenda of a planned meeting, generated afresh. */
export function liveAgenda(read: Read, meeting: MeetingRow, now: number): Agenda {
  return buildFor(read, agendaOf(read, meeting), now)
}

export function closeMeeting(write: Write, { now }: Context, meeting: MeetingRow, heldAt: number): void {
  const agenda = liveAgenda(write, meeting, now())
  const holders = holdersAt(write, meeting, now())
  const held: Agenda = { ...agenda, meeting: { ...agenda.meeting, state: 'held', ...(holders.length > 0 && { roles: holders }) } }
  ensureMeeting(write, meeting)
  // who had a turn is known to the next meetings, however the people of the series change
  for (const { role, member } of holders) write.ensure('meetingRole', joinedId('meetingRole', meeting.id, role), { meetingId: meeting.id, role, memberId: member.id })
  write.patch('meeting', meeting.id, { state: 'held', heldAt, agenda: JSON.stringify(held), startsAt: meeting.startsAt, minutes: meeting.minutes })
}
