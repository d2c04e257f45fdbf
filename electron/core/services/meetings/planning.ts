// Coming meetings: they follow from their series; here is what is written of them: moved, cancelled, and tidied when nobody came.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Agenda, meetings as contract, ComingMeeting, MeetingPlan } from '../../../../shared/contract/meetings.ts'
import { knownZone, zoneOf } from '../../../../shared/domain/meetings.ts'
import { ensureMeeting, freeDaysOf, getMeetingRow, getSeriesRow, lastRecordAt, occurrenceOn, type MeetingRow, type SeriesRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { comingMeetings, nextMeeting, staleMeetings } from '../../store/meetings/series.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { closeMeeting } from './close-meeting.ts'
import { me, type Context } from '../context.ts'
import { holdersAt, holdersOf, TOLD } from './meeting-roles.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function comingOf({ store, now, ...context }: Context, series: SeriesRow): ComingMeeting[] {
  const { read } = store
  const coming = comingMeetings(read, series, now(), TOLD)
  const holders = holdersOf(read, series, coming.filter(({ state }) => state === 'planned'))
  const own = me({ store, now, ...context })
  return coming.map(({ id, startsAt, minutes, state, moved, freeDays }) => ({
    id, startsAt, minutes, moved, freeDays,
    cancelled: state === 'cancelled',
    prepared: read.value<number>('SELECT count(*) FROM agendaChoice WHERE meetingId = ? AND deletedAt IS NULL', [id]) ?? 0,
    roles: holders.get(id)?.filter(({ member }) => member.id === own).map(({ role }) => role) ?? [],
  }))
}

/** The agenda of a coming meeting, with who has which role and how it stands to its series. */
export function standing(read: Read, agenda: Agenda, meeting: MeetingRow, now: number): Agenda {
  const series = getSeriesRow(read, meeting.seriesId)
  if (!series || meeting.state === 'held') return agenda
  const roles = holdersAt(read, meeting, now)
  const coming = comingMeetings(read, series, now, TOLD)
  const next = coming.find(({ state }) => state === 'planned')
  const { id, moved, changedAt, day } = meeting
  const free = freeDaysOf(read, series.id)
  const away = moved || day === null ? undefined : free.find((one) => one.name === occurrenceOn(series, day, free)?.moved && one.day <= day && day <= one.lastDay)
  const plan: MeetingPlan = {
    later: next !== undefined && next.id !== id && next.startsAt < meeting.startsAt,
    moved,
    freeDays: away?.name ?? null,
    sequence: Math.max(0, Math.floor((Math.max(series.timedAt, changedAt ?? 0, away?.createdAt ?? 0) - series.createdAt) / 1000)),
  }
  return { ...agenda, meeting: { ...agenda.meeting, state: meeting.state, plan, ...(roles.length > 0 && { roles }) } }
}

function changeable(read: Read, id: string): { meeting: MeetingRow; series: SeriesRow } {
  const meeting = getMeetingRow(read, id)
  const series = meeting && getSeriesRow(read, meeting.seriesId)
  if (!series) throw new AppError('unknown-meeting')
  if (meeting.state === 'held') throw new AppError('meeting-held')
  return { meeting, series }
}

/** To another day or time on the wall where the series meets, for this once; without a day, back to where the series has it. */
export function moveMeeting({ store, now }: Context, { meetingId, to }: Input<'moveMeeting'>): Record<string, never> {
  store.write((write) => {
    const { meeting, series } = changeable(write, meetingId)
    ensureMeeting(write, meeting)
    const startsAt = to && zoneOf(knownZone(series.timeZone)).instantOf(to.day, to.time)
    if (startsAt !== null && startsAt + (to?.minutes ?? series.minutes) * 60_000 < now()) throw new AppError('bad-input', {}, [{ field: 'to.day', code: 'in-the-past' }])
    write.patch('meeting', meetingId, { startsAt, minutes: to ? (to.minutes ?? null) : null, changedAt: now() })
  })
  return {}
}

/** What was prepared for a cancelled meeting goes to the next one, and comes back when it takes place after all. */
export function cancelMeeting({ store, now }: Context, { meetingId, cancelled }: Input<'cancelMeeting'>): Record<string, never> {
  store.write((write) => {
    const { meeting, series } = changeable(write, meetingId)
    if ((meeting.state === 'cancelled') === cancelled) return
    ensureMeeting(write, meeting)
    if (!cancelled) takeChoicesBack(write, meeting, following(write, series, meeting, now()))
    write.patch('meeting', meetingId, { state: cancelled ? 'cancelled' : null, changedAt: now() })
    const next = following(write, series, meeting, now())
    if (cancelled && next) moveChoices(write, [meeting], next)
  })
  return {}
}

function following(read: Read, series: SeriesRow, { id, startsAt }: MeetingRow, now: number): MeetingRow | undefined {
  return comingMeetings(read, series, now, TOLD * 2).find((one) => one.state === 'planned' && one.id !== id && one.startsAt > startsAt)
}

/**
 * What time has made of meetings: one that nobody came to, or for which the series does not meet any more, goes, and what was prepared for it moves on to the
 * next. One in which something was recorded, but that nobody ended, counts as held from the day of the next on.
 */
export function tidyMeetings(write: Write, context: Context, series: SeriesRow): void {
  const missed: MeetingRow[] = []
  for (const meeting of staleMeetings(write, series, context.now())) {
    const recordedAt = lastRecordAt(write, meeting.id)
    if (recordedAt === null) {
      missed.push(meeting)
      write.remove('meeting', meeting.id)
    } else closeMeeting(write, context, meeting, recordedAt)
  }
  const next = missed.length > 0 ? nextMeeting(write, series, context.now()) : undefined
  if (next) moveChoices(write, missed, next)
}

interface ChoiceRow { subject: string; pinned: number; dropped: number; minutes: number | null; position: number | null; segment: string | null; title: string | null }

const choicesOf = (read: Read, meetingId: string) => read.all<ChoiceRow>('SELECT subject, pinned, dropped, minutes, position, segment, title FROM agendaChoice WHERE meetingId = ? AND deletedAt IS NULL', [meetingId])

function moveChoices(write: Write, from: readonly MeetingRow[], to: MeetingRow): void {
  for (const { id } of from) {
    for (const { subject, pinned, dropped, ...rest } of choicesOf(write, id)) {
      ensureMeeting(write, to)
      write.ensure('agendaChoice', joinedId('agendaChoice', to.id, subject), { meetingId: to.id, subject, pinned: pinned === 1, dropped: dropped === 1, ...rest })
    }
  }
}

/** What the next meeting has from this one, as it was. */
function takeChoicesBack(write: Write, meeting: MeetingRow, next: MeetingRow | undefined): void {
  if (!next) return
  const own = new Map(choicesOf(write, meeting.id).map((choice) => [choice.subject, JSON.stringify(choice)]))
  for (const choice of choicesOf(write, next.id)) if (own.get(choice.subject) === JSON.stringify(choice)) write.remove('agendaChoice', joinedId('agendaChoice', next.id, choice.subject))
}
