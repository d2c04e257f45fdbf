// What can be done with meeting series. Their coming meetings follow from them (planning.ts).
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { meetings as contract, Series } from '../../../../shared/contract/meetings.ts'
import { nextOccurrence, type Nth } from '../../../../shared/domain/cadence.ts'
import { MEETING_ROLES, MOST_PEOPLE, type MeetingRole } from '../../../../shared/domain/meeting-roles.ts'
import { isKnownZone, zoneOf } from '../../../../shared/domain/meetings.ts'
import { hasRole } from '../../../../shared/domain/rights.ts'
import { countHeld, getSeriesRow, listSeriesRows, rolesOf, type SeriesRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { personOf } from '../../store/rights.ts'
import { namedPeople, peopleOf, staleMeetings } from '../../store/meetings/series.ts'
import { joinedId, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { comingOf, tidyMeetings } from './planning.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function listSeries(context: Context): Series[] {
  const { store, now } = context
  const rows = listSeriesRows(store.read)
  const person = personOf(store.read)
  // tidying up after a meeting is a lead's right, so in a team it waits until one of them looks
  const untidy = person && !hasRole(person, 'lead') ? [] : rows.filter((row) => staleMeetings(store.read, row, now()).length > 0)
  if (untidy.length > 0 && !context.database.readonly) store.write((write) => untidy.forEach((row) => tidyMeetings(write, context, row)))
  return rows.map((row) => describe(context, row))
}

function describe(context: Context, row: SeriesRow): Series {
  const { read } = context.store
  const { id, name, weekday, time, timeZone, every, nth, firstOn, minutes, teamId, teamName, example } = row
  const coming = comingOf(context, row)
  const next = coming.find(({ cancelled }) => !cancelled)
  const people = peopleOf(read, row)
  return {
    id, name, weekday, time, timeZone, minutes, firstOn, coming,
    every: every ?? 1,
    nth: nth as Nth | null,
    team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
    roles: rolesOf(row),
    participants: namedPeople(read, id),
    people: people.length > MOST_PEOPLE ? null : people.length,
    zoneLost: !isKnownZone(timeZone),
    nextMeeting: next ? { id: next.id, startsAt: next.startsAt } : null,
    held: countHeld(read, id),
    example: example === 1,
  }
}

function present(read: Read, id: string): SeriesRow {
  const row = getSeriesRow(read, id)
  if (!row) throw new AppError('unknown-series')
  return row
}

const stored = (roles: readonly MeetingRole[]) => (roles.length === MEETING_ROLES.length ? null : MEETING_ROLES.filter((role) => roles.includes(role)).join(','))

export function createSeries(context: Context, { team, participants, roles, ...fields }: Input<'createSeries'>): Series {
  const { store, newId, now } = context
  const id = newId()
  store.write((write) => {
    needFreeName(write, fields.name, id)
    write.put('series', id, { ...anchored(fields, now()), teamId: teamNamed(write, team, newId), createdAt: now(), timedAt: now(), roles: stored(roles) })
    setParticipants(write, context, id, participants)
  })
  return describe(context, present(store.read, id))
}

/** Every n weeks needs a week from which it is counted: that of the first meeting. */
function anchored<T extends Pick<SeriesRow, 'weekday' | 'time' | 'timeZone' | 'every' | 'nth' | 'firstOn'>>(fields: T, now: number): T {
  return fields.firstOn !== null || fields.nth !== null || (fields.every ?? 1) === 1 ? fields : { ...fields, firstOn: nextOccurrence({ ...fields, every: 1 }, now)?.day ?? zoneOf(fields.timeZone).dayOf(now) }
}

/** Fields that say when it meets: with one of them its coming meetings change. */
const TIMED = ['weekday', 'time', 'timeZone', 'every', 'nth', 'firstOn'] as const

export function editSeries(context: Context, { id, changes: { team, participants, roles, ...fields } }: Input<'editSeries'>): Series {
  const { store, newId, now } = context
  store.write((write) => {
    const before = present(write, id)
    if (fields.name !== undefined) needFreeName(write, fields.name, id)
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<SeriesRow>
    const after = { ...before, ...given }
    const timed = TIMED.some((field) => (field === 'every' ? (before.every ?? 1) !== (after.every ?? 1) : before[field] !== after[field]))
    const anchor = timed && isKnownZone(after.timeZone) ? anchored(after, now()).firstOn : after.firstOn
    write.patch('series', id, { ...fields, ...(team !== undefined && { teamId: teamNamed(write, team, newId) }), ...(roles && { roles: stored(roles) }), ...(timed && { firstOn: anchor, timedAt: now() }) })
    if (participants) setParticipants(write, context, id, participants)
    tidyMeetings(write, context, present(write, id))
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
    tidyMeetings(write, context, present(write, id))
  })
  return describe(context, present(store.read, id))
}

function setParticipants(write: Write, { now }: Context, seriesId: string, wanted: readonly string[]): void {
  const before = new Set(write.all<{ memberId: string }>('SELECT memberId FROM participant WHERE seriesId = ? AND deletedAt IS NULL', [seriesId]).map(({ memberId }) => memberId))
  for (const memberId of new Set(wanted)) {
    if (before.has(memberId)) continue
    if (write.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [memberId]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'participants', code: 'unknown-member' }])
    write.ensure('participant', joinedId('participant', seriesId, memberId), { seriesId, memberId, createdAt: now() })
  }
  for (const memberId of before) if (!wanted.includes(memberId)) write.remove('participant', joinedId('participant', seriesId, memberId))
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
