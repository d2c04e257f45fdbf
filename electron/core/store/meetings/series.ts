// Who takes part in a series, who had which role, and its coming meetings.
import { lookFrom, occurrences } from '../../../../shared/domain/cadence.ts'
import { MOST_PEOPLE, type MeetingRole, type MeetingTurns, type Participant } from '../../../../shared/domain/meeting-roles.ts'
import { knownZone, zoneOf } from '../../../../shared/domain/meetings.ts'
import { hasRole, type Role } from '../../../../shared/domain/rights.ts'
import { freeDaysOf, lastRecordAt, meetingIdOf, occurrenceOn, saidMeetings, type MeetingRow, type SeriesRow } from './meetings.ts'
import type { Read } from '../read.ts'

const MINUTE = 60_000
/** A planned meeting is not missed before so long after its end: it may start late, run over, or be ended the same evening. */
const GRACE = 12 * 60 * MINUTE
/** Held meetings whose roles are looked at: four years of weekly ones. */
const TURNS = 200

export interface Coming extends MeetingRow {
  /** The name of the free days that it moved away from, or null. */
  readonly freeDays: string | null
}

const isOver = ({ startsAt, minutes }: MeetingRow, now: number) => now > startsAt + minutes * MINUTE + GRACE

/**
 * The next `count` meetings of a series, with the cancelled ones between them, by their beginning. First stands one in which something was recorded and that
 * nobody ended, until the day of the next.
 */
export function comingMeetings(read: Read, series: SeriesRow, now: number, count: number): Coming[] {
  const free = freeDaysOf(read, series.id)
  // whoever ended a meeting after this one should have begun held that one instead
  const since = Math.max(series.timedAt, read.value<number | null>(`SELECT max(heldAt) FROM meeting WHERE seriesId = ? AND deletedAt IS NULL AND state = 'held'`, [series.id]) ?? 0)
  const said = new Map(saidMeetings(read, series, free).map((row) => [row.id, row]))
  const coming = new Map<string, Coming>()
  let wanted = count + [...said.values()].filter(({ moved }) => moved).length
  for (const { day, startsAt, moved } of occurrences(series, lookFrom(series, now - series.minutes * MINUTE - GRACE), free)) {
    if (wanted === 0) break
    const id = meetingIdOf(series.id, day)
    const row: MeetingRow = said.get(id) ?? { id, seriesId: series.id, day, startsAt, minutes: series.minutes, state: 'planned', heldAt: null, moved: false, changedAt: null }
    if (isOver(row, now) || (!said.has(id) && (startsAt <= since || isHeld(read, id)))) continue
    coming.set(id, { ...row, freeDays: row.moved ? null : moved })
    if (row.state === 'planned') wanted -= 1
  }
  for (const row of said.values()) if (!coming.has(row.id) && row.moved && !isOver(row, now) && isMeant(series, row, free)) coming.set(row.id, { ...row, freeDays: null })
  const inOrder = [...coming.values()].toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
  const next = inOrder.find(({ state }) => state === 'planned')
  const open = [...said.values()].filter((row) => !coming.has(row.id) && isOpen(read, series, row, now, next))
  const all = [...open.map((row) => ({ ...row, freeDays: null })), ...inOrder]
  const last = all.filter(({ state }) => state === 'planned')[count - 1]
  return last ? all.slice(0, all.indexOf(last) + 1) : all
}

const isHeld = (read: Read, id: string) => read.value<string | null>('SELECT state FROM meeting WHERE id = ? AND deletedAt IS NULL', [id]) === 'held'

/** Whether the series meets for it: not when its cadence changed since, or when the day became free. */
const isMeant = (series: SeriesRow, { day, moved }: MeetingRow, free: ReturnType<typeof freeDaysOf>) => day === null || occurrenceOn(series, day, moved ? [] : free) !== undefined

/** Something was recorded in it, and the day of the next has not come. */
function isOpen(read: Read, series: SeriesRow, row: MeetingRow, now: number, next: MeetingRow | undefined): boolean {
  if (row.state !== 'planned' || lastRecordAt(read, row.id) === null) return false
  const zone = zoneOf(knownZone(series.timeZone))
  return !next || now < zone.instantOf(zone.dayOf(next.startsAt), '00:00')
}

/** Rows of meetings that nobody came to, that were not ended, or for which the series does not meet any more. */
export function staleMeetings(read: Read, series: SeriesRow, now: number): MeetingRow[] {
  const free = freeDaysOf(read, series.id)
  const said = saidMeetings(read, series, free).filter((row) => row.state === 'planned' && (isOver(row, now) || !isMeant(series, row, free)))
  if (said.length === 0) return []
  const next = nextMeeting(read, series, now)
  return said.filter((row) => row.id !== next?.id && !isOpen(read, series, row, now, next)).toSorted((a, b) => a.startsAt - b.startsAt)
}

export function nextMeeting(read: Read, series: SeriesRow, now: number): Coming | undefined {
  return comingMeetings(read, series, now, 1).find(({ state }) => state === 'planned')
}

// people

export interface Person { readonly id: string; readonly name: string }
interface PersonRow extends Person { role: Role; since: number }

/** Those who are named; without any, the whole team of the series, or everybody. At most one more than take turns. */
export function peopleOf(read: Read, { id, teamId, example }: SeriesRow): (Participant & Person)[] {
  const named = read.all<PersonRow>('SELECT m.id, m.name, m.role, p.createdAt AS since FROM participant p JOIN member m ON m.id = p.memberId WHERE p.seriesId = ? AND p.deletedAt IS NULL AND m.deletedAt IS NULL ORDER BY m.name COLLATE NOCASE, m.pk', [id])
  const rows = named.length > 0 ? named : read.all<PersonRow>('SELECT id, name, role, createdAt AS since FROM member WHERE deletedAt IS NULL AND (example = 0 OR :example = 1) AND (:teamId IS NULL OR teamId = :teamId) ORDER BY pk LIMIT :most', { teamId, example, most: MOST_PEOPLE + 1 })
  return rows.map(({ role, ...person }) => ({ ...person, mayLead: hasRole({ id: person.id, role }, 'lead') }))
}

/** Those who are named, whether they are still here or not. */
export function namedPeople(read: Read, seriesId: string): Person[] {
  return read.all('SELECT p.memberId AS id, coalesce(m.name, \'\') AS name FROM participant p LEFT JOIN member m ON m.id = p.memberId WHERE p.seriesId = ? AND p.deletedAt IS NULL AND m.deletedAt IS NULL ORDER BY m.name COLLATE NOCASE, p.pk', [seriesId])
}

interface RoleRow { meetingId: string; startsAt: number; role: MeetingRole; memberId: string | null }

/** Roles at the held meetings of a series, the last ones. */
export function heldTurns(read: Read, seriesId: string): MeetingTurns[] {
  const rows = read.all<RoleRow>(
    `SELECT h.id AS meetingId, h.startsAt, r.role, r.memberId FROM (SELECT id, startsAt FROM meeting INDEXED BY meetingSeries WHERE seriesId = ? AND deletedAt IS NULL AND state = 'held' ORDER BY startsAt DESC, pk DESC LIMIT ${TURNS}) h
     JOIN meetingRole r ON r.meetingId = h.id AND r.deletedAt IS NULL`,
    [seriesId],
  )
  return [...Map.groupBy(rows, ({ meetingId }) => meetingId)].map(([, said]) => ({ startsAt: said[0]!.startsAt, said }))
}

/** What was said by hand of a meeting's roles; of a held one all. */
export function saidRoles(read: Read, meetingId: string): { role: MeetingRole; memberId: string | null; name: string; gone: boolean }[] {
  return read
    .all<{ role: MeetingRole; memberId: string | null; name: string | null; living: number }>(`SELECT r.role, r.memberId, m.name, m.id IS NOT NULL AND m.deletedAt IS NULL AS living FROM meetingRole r LEFT JOIN member m ON m.id = r.memberId WHERE r.meetingId = ? AND r.deletedAt IS NULL`, [meetingId])
    .map(({ living, name, ...row }) => ({ ...row, name: name ?? '', gone: row.memberId !== null && living === 0 }))
}
