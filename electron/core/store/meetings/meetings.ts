// Series and meetings in SQL. A coming meeting needs no row: it follows from its series, and gets one when something is said about it.
import type { Agenda, AgendaItem, Meeting } from '../../../../shared/contract/meetings.ts'
import { cadenceDays, isCadenceDay, occurrences, type Cadence, type FreeDays, type Occurrence } from '../../../../shared/domain/cadence.ts'
import { MEETING_ROLES, type MeetingRole } from '../../../../shared/domain/meeting-roles.ts'
import { knownZone, zoneOf } from '../../../../shared/domain/meetings.ts'
import type { Read } from '../read.ts'
import { joinedId, type Write } from '../write.ts'

export interface SeriesRow extends Cadence {
  readonly id: string
  readonly name: string
  readonly every: number | null
  readonly nth: number | null
  readonly firstOn: string | null
  readonly minutes: number
  readonly teamId: string | null
  readonly teamName: string | null
  /** When its time was last changed: meetings before that are not made up afterwards. */
  readonly timedAt: number
  readonly createdAt: number
  readonly roles: string | null
  readonly example: number
}

export interface MeetingRow {
  readonly id: string
  readonly seriesId: string
  /** The day that the cadence names; null in a row of an app that did not tell. */
  readonly day: string | null
  readonly startsAt: number
  readonly minutes: number
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly heldAt: number | null
  /** Moved by hand. */
  readonly moved: boolean
  /** When it was moved, cancelled or put back by hand. */
  readonly changedAt: number | null
}

const SERIES = 'SELECT s.id, s.name, s.weekday, s.time, s.timeZone, s.every, s.nth, s.firstOn, s.minutes, s.teamId, t.name AS teamName, coalesce(s.timedAt, s.createdAt) AS timedAt, s.createdAt, s.roles, s.example FROM series s LEFT JOIN team t ON t.id = s.teamId'

export function listSeriesRows(read: Read): SeriesRow[] {
  return read.all(`${SERIES} WHERE s.deletedAt IS NULL ORDER BY s.createdAt, s.pk`)
}

/** Deleted ones too when `any`: their held meetings can still be read. */
export function getSeriesRow(read: Read, id: string, any = false): SeriesRow | undefined {
  return read.get(`${SERIES} WHERE s.id = ? ${any ? '' : 'AND s.deletedAt IS NULL'}`, [id])
}

/** The roles that take turns at its meetings. */
export function rolesOf({ roles }: Pick<SeriesRow, 'roles'>): MeetingRole[] {
  return MEETING_ROLES.filter((role) => roles === null || roles.split(',').includes(role))
}

/** Free days of a series: those of all series, and its own. */
export function freeDaysOf(read: Read, seriesId: string): (FreeDays & { createdAt: number })[] {
  return read.all('SELECT day, lastDay, name, createdAt FROM freeDay WHERE deletedAt IS NULL AND (seriesId IS NULL OR seriesId = ?) ORDER BY day, pk', [seriesId])
}

// meetings

/** The same on every device, so that two which begin a meeting begin the same one. */
export function meetingIdOf(seriesId: string, day: string): string {
  const id = joinedId('meeting', seriesId, day)
  if (named.size > MOST_NAMED) named.clear()
  named.set(id, { seriesId, day })
  return id
}

/** What made the ids that were asked for: an id alone does not tell. Those of other days are found by trying. */
const named = new Map<string, { seriesId: string; day: string }>()
const MOST_NAMED = 5000
/** Meetings of a series among which an id that was never asked for is looked for. */
const TRIED = 160

type Stored = Omit<MeetingRow, 'startsAt' | 'minutes' | 'moved'> & { readonly startsAt: number | null; readonly minutes: number | null; readonly deletedAt: number | null }
const MEETING = `SELECT m.id, m.seriesId, m.day, m.startsAt, m.minutes, coalesce(m.state, 'planned') AS state, m.heldAt, m.changedAt, m.deletedAt FROM meeting m`

/** What the row does not say follows from the series. */
function whole(stored: Stored, series: SeriesRow | undefined, free: readonly FreeDays[]): MeetingRow {
  const { startsAt, minutes, deletedAt: _, ...rest } = stored
  return { ...rest, startsAt: startsAt ?? (series && stored.day ? startOn(series, stored.day, free) : Date.parse(stored.day ?? '1970-01-01')), minutes: minutes ?? series?.minutes ?? 60, moved: startsAt !== null && stored.state !== 'held' }
}

const startOn = (series: SeriesRow, day: string, free: readonly FreeDays[]) => occurrenceOn(series, day, free)?.startsAt ?? zoneOf(knownZone(series.timeZone)).instantOf(day, series.time)

/** The meeting of a day; undefined when the series does not meet then. */
export function occurrenceOn(series: Cadence, day: string, free: readonly FreeDays[]): Occurrence | undefined {
  if (!isCadenceDay(series, day)) return undefined
  const first = occurrences(series, day, free).next().value
  return first?.day === day ? first : undefined
}

/** Also one that has no row yet. */
export function getMeetingRow(read: Read, id: string): MeetingRow | undefined {
  const stored = read.get<Stored>(`${MEETING} WHERE m.id = ?`, [id])
  if (stored && stored.deletedAt === null) {
    const series = getSeriesRow(read, stored.seriesId, true)
    return whole(stored, series, stored.startsAt === null ? freeDaysOf(read, stored.seriesId) : [])
  }
  const name = named.get(id) ?? nameOf(read, id)
  const series = name && getSeriesRow(read, name.seriesId)
  const meeting = series && unsaid(series, name.day, freeDaysOf(read, series.id))
  // a row that was taken away after its time was of a meeting that nobody came to
  return meeting && (!stored || stored.deletedAt! < meeting.startsAt) ? meeting : undefined
}

function nameOf(read: Read, id: string): { seriesId: string; day: string } | undefined {
  for (const series of listSeriesRows(read)) {
    const since = read.value<string | null>(`SELECT max(day) FROM meeting WHERE seriesId = ? AND state = 'held' AND deletedAt IS NULL`, [series.id])
    const days = cadenceDays(series, since ?? zoneOf(knownZone(series.timeZone)).dayOf(series.timedAt))
    for (let tried = 0; tried < TRIED; tried += 1) if (meetingIdOf(series.id, days.next().value) === id) return named.get(id)
  }
  return undefined
}

/** A meeting of which nothing was said yet. */
function unsaid(series: SeriesRow, day: string, free: readonly FreeDays[]): MeetingRow | undefined {
  const found = occurrenceOn(series, day, free)
  return found && { id: meetingIdOf(series.id, day), seriesId: series.id, day, startsAt: found.startsAt, minutes: series.minutes, state: 'planned', heldAt: null, moved: false, changedAt: null }
}

/** Gives a meeting its row. It says nothing but which meeting it is, so that it takes back nothing that another device said of it. */
export function ensureMeeting(write: Write, { id, seriesId, day }: Pick<MeetingRow, 'id' | 'seriesId' | 'day'>): void {
  if (day !== null) write.ensure('meeting', id, { seriesId, day })
}

/** Meetings that were neither held nor deleted and have a row, cancelled ones too. */
export function saidMeetings(read: Read, series: SeriesRow, free: readonly FreeDays[]): MeetingRow[] {
  return read.all<Stored>(`${MEETING} WHERE m.seriesId = ? AND m.deletedAt IS NULL AND m.state IS NOT 'held'`, [series.id]).map((row) => whole(row, series, free))
}

export function getSnapshot(read: Read, id: string): Agenda | null {
  const agenda = read.value<string | null>('SELECT agenda FROM meeting WHERE id = ? AND deletedAt IS NULL', [id])
  return agenda ? completed(JSON.parse(agenda) as Agenda) : null
}

/** As older versions of the app kept it, with what they did not know. */
function completed(agenda: Agenda): Agenda {
  const item = (one: AgendaItem): AgendaItem => ({ ...one, noteBy: one.noteBy ?? [] })
  return { ...agenda, said: agenda.said ?? [], segments: agenda.segments.map((segment) => ({ ...segment, items: segment.items.map(item) })), parked: agenda.parked.map(item), dropped: agenda.dropped.map(item) }
}

/** The last meeting held, of the series or of any. */
export function lastHeld(read: Read, seriesId: string | null): MeetingRow | undefined {
  const held = seriesId === null
    ? read.get<Stored>(`${MEETING} INDEXED BY meetingSeries JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND s.deletedAt IS NULL AND m.state = 'held' ORDER BY m.heldAt DESC, m.pk DESC LIMIT 1`)
    : read.get<Stored>(`${MEETING} INDEXED BY meetingSeries WHERE m.seriesId = ? AND m.deletedAt IS NULL AND m.state = 'held' ORDER BY m.startsAt DESC, m.pk DESC LIMIT 1`, [seriesId])
  return held && whole(held, undefined, [])
}

/** Whether anything was noted, discussed, decided or agreed in it, and when last; null when nothing was. */
export function lastRecordAt(read: Read, meetingId: string): number | null {
  return (
    read.value<number | null>(
      `SELECT max(at) FROM (SELECT coalesce(discussedAt, updatedAt) AS at FROM discussion WHERE meetingId = :id AND deletedAt IS NULL AND (discussedAt IS NOT NULL OR note <> '')
       UNION ALL SELECT createdAt FROM decision WHERE meetingId = :id AND deletedAt IS NULL UNION ALL SELECT createdAt FROM actionItem WHERE meetingId = :id AND deletedAt IS NULL)`,
      { id: meetingId },
    ) ?? null
  )
}

export function countHeld(read: Read, seriesId: string): number {
  return read.value<number>(`SELECT count(*) FROM meeting WHERE seriesId = ? AND deletedAt IS NULL AND state = 'held'`, [seriesId]) ?? 0
}

interface HistoryRow extends Pick<MeetingRow, 'id' | 'seriesId' | 'startsAt' | 'minutes' | 'state' | 'heldAt'> { seriesName: string; decisions: number; actions: number; discussed: number; example: number }

/** Held meetings of living series, newest first. */
export function heldMeetings(read: Read, seriesId: string | null, limit: number): Meeting[] {
  return read
    .all<HistoryRow>(
      `SELECT m.id, m.seriesId, m.startsAt, m.minutes, m.state, m.heldAt, m.example, s.name AS seriesName,
         (SELECT count(*) FROM decision d WHERE d.meetingId = m.id AND d.deletedAt IS NULL) AS decisions,
         (SELECT count(*) FROM actionItem a WHERE a.meetingId = m.id AND a.deletedAt IS NULL) AS actions,
         (SELECT count(*) FROM discussion d WHERE d.meetingId = m.id AND d.deletedAt IS NULL AND d.discussedAt IS NOT NULL) AS discussed
       FROM meeting m INDEXED BY meetingSeries JOIN series s ON s.id = m.seriesId
       WHERE m.deletedAt IS NULL AND s.deletedAt IS NULL AND m.state = 'held' AND (:seriesId IS NULL OR m.seriesId = :seriesId) ORDER BY m.heldAt DESC, m.pk DESC LIMIT :limit`,
      { seriesId, limit },
    )
    .map(({ seriesId, seriesName, example, ...row }) => ({ ...row, series: { id: seriesId, name: seriesName }, example: example === 1 }))
}
