// What can be done with meeting series, and the planning of each one's next meeting.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { meetings as contract, Series } from '../../../shared/contract/meetings.ts'
import { hasRole } from '../../../shared/domain/rights.ts'
import { nextOccurrence, zoneOf, type Occurrence } from '../../../shared/domain/meetings.ts'
import { countHeld, getMeetingRow, getSeriesRow, lastRecordAt, listSeriesRows, plannedMeetings, toSeries, type MeetingRow, type SeriesRow } from '../store/meetings.ts'
import type { Read } from '../store/read.ts'
import { personOf } from '../store/rights.ts'
import { joinedId, type Write } from '../store/write.ts'
import { closeMeeting } from './close-meeting.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A planned meeting is not missed before so long after its end: it may start late, run over, or be ended the same evening. */
const GRACE = 12 * HOUR

export function listSeries(context: Context): Series[] {
  const { store } = context
  const rows = listSeriesRows(store.read)
  const person = personOf(store.read)
  // planning is a lead's right, so in a team it waits until one of them looks
  const unplanned = person && !hasRole(person, 'lead') ? [] : rows.filter((row) => !isPlanned(store.read, row, context.now()))
  if (unplanned.length > 0 && !context.database.readonly) store.write((write) => unplanned.forEach((row) => planNext(write, context, row)))
  return rows.map((row) => describe(context, row))
}

function describe({ store, now }: Context, row: SeriesRow): Series {
  return toSeries(row, nextMeeting(store.read, row.id, now()) ?? null, countHeld(store.read, row.id))
}

/** The planned meeting that comes next, or that was not ended yet. */
export function nextMeeting(read: Read, seriesId: string, now: number): MeetingRow | undefined {
  return plannedMeetings(read, seriesId).find((meeting) => !isOver(meeting, now) || lastRecordAt(read, meeting.id) !== null)
}

function present(read: Read, id: string): SeriesRow {
  const row = getSeriesRow(read, id)
  if (!row) throw new AppError('unknown-series')
  return row
}

export function createSeries(context: Context, { team, ...fields }: Input<'createSeries'>): Series {
  const { store, newId, now } = context
  const id = newId()
  store.write((write) => {
    needFreeName(write, fields.name, id)
    write.put('series', id, { ...fields, teamId: teamNamed(write, team, newId), createdAt: now() })
    planNext(write, context, present(write, id))
  })
  return describe(context, present(store.read, id))
}

export function editSeries(context: Context, { id, changes: { team, ...fields } }: Input<'editSeries'>): Series {
  const { store, newId } = context
  store.write((write) => {
    present(write, id)
    if (fields.name !== undefined) needFreeName(write, fields.name, id)
    if (write.patch('series', id, { ...fields, ...(team !== undefined && { teamId: teamNamed(write, team, newId) }) })) replan(write, context, present(write, id))
  })
  return describe(context, present(store.read, id))
}

/** Its meetings stay as they are and come back with it. */
export function deleteSeries({ store }: Context, { id }: Input<'deleteSeries'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('series', id)) throw new AppError('unknown-series')
  })
  return {}
}

export function restoreSeries(context: Context, { id }: Input<'restoreSeries'>): Series {
  const { store } = context
  store.write((write) => {
    if (!write.restore('series', id)) throw new AppError('unknown-series')
    planNext(write, context, present(write, id))
  })
  return describe(context, present(store.read, id))
}

function needFreeName(read: Read, name: string, id: string): void {
  const taken = listSeriesRows(read).some((row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

function teamNamed(write: Write, name: string | null, newId: () => string): string | null {
  if (name === null) return null
  const found = write.all<{ id: string; name: string }>('SELECT id, name FROM team WHERE deletedAt IS NULL ORDER BY pk').find((team) => team.name.toLowerCase() === name.toLowerCase())
  if (found) return found.id
  const id = newId()
  write.put('team', id, { name })
  return id
}

// planning

const isOver = ({ startsAt, minutes }: MeetingRow, now: number) => now > startsAt + minutes * MINUTE + GRACE

function isPlanned(read: Read, { id }: SeriesRow, now: number): boolean {
  const next = plannedMeetings(read, id)[0]
  return next !== undefined && !isOver(next, now)
}

/** The same on every device that plans the series. */
const meetingId = (seriesId: string, day: string) => joinedId('meeting', seriesId, day)

/**
 * Makes sure that the series has a next meeting. One that was missed goes, and what was pinned or added for it moves on to the next.
 * One in which something was recorded, but that nobody ended, stays until the day of the next; then it counts as held.
 */
export function planNext(write: Write, context: Context, series: SeriesRow): void {
  const now = context.now()
  const missed: MeetingRow[] = []
  for (const meeting of plannedMeetings(write, series.id)) {
    if (!isOver(meeting, now)) return moveChoices(write, missed, meeting.id)
    const recordedAt = lastRecordAt(write, meeting.id)
    if (recordedAt === null) {
      missed.push(meeting)
      write.remove('meeting', meeting.id)
      continue
    }
    const following = nextOccurrence(series, meeting.startsAt)
    if (now < zoneOf(series.timeZone).instantOf(following.day, '00:00')) return moveChoices(write, missed, meeting.id)
    closeMeeting(write, context, meeting, recordedAt)
  }
  moveChoices(write, missed, plan(write, series, nextFree(write, series, now)))
}

/** After a meeting was held: the one after it, also when it was held before its time. */
export function planAfter(write: Write, context: Context, series: SeriesRow, held: MeetingRow): void {
  const heldOn = zoneOf(series.timeZone).dayOf(held.startsAt)
  plan(write, series, nextFree(write, series, context.now(), (day) => day > heldOn))
}

function nextFree(read: Read, series: SeriesRow, after: number, also: (day: string) => boolean = () => true): Occurrence {
  return nextOccurrence(series, after, (day) => also(day) && getMeetingRow(read, meetingId(series.id, day))?.state !== 'held')
}

function plan(write: Write, series: SeriesRow, { day, startsAt }: Occurrence): string {
  const id = meetingId(series.id, day)
  write.ensure('meeting', id, { seriesId: series.id, startsAt, minutes: series.minutes, state: 'planned', heldAt: null, agenda: null })
  return id
}

/** The series' time or length was changed: its next meeting follows, unless it is under way. */
function replan(write: Write, context: Context, series: SeriesRow): void {
  const planned = plannedMeetings(write, series.id).filter(({ id }) => lastRecordAt(write, id) === null)
  const next = nextFree(write, series, context.now())
  if (planned.length > 0 || plannedMeetings(write, series.id).length === 0) {
    const id = plan(write, series, next)
    const gone = planned.filter((meeting) => meeting.id !== id)
    for (const meeting of gone) write.remove('meeting', meeting.id)
    moveChoices(write, gone, id)
  }
}

function moveChoices(write: Write, from: readonly MeetingRow[], to: string): void {
  for (const { id: meetingId } of from) {
    for (const { subject, pinned, dropped, ...rest } of write.all<{ subject: string; pinned: number; dropped: number; minutes: number | null; position: number | null; segment: string | null; title: string | null }>(
      'SELECT subject, pinned, dropped, minutes, position, segment, title FROM agendaChoice WHERE meetingId = ? AND deletedAt IS NULL',
      [meetingId],
    )) write.ensure('agendaChoice', joinedId('agendaChoice', to, subject), { meetingId: to, subject, pinned: pinned === 1, dropped: dropped === 1, ...rest })
  }
}
