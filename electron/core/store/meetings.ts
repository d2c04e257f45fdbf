// Series and meetings in SQL.
import type { Agenda, AgendaItem, Meeting, Series } from '../../../shared/contract/meetings.ts'
import type { Read } from './read.ts'

export interface SeriesRow {
  readonly id: string
  readonly name: string
  readonly weekday: number
  readonly time: string
  readonly timeZone: string
  readonly minutes: number
  readonly teamId: string | null
  readonly teamName: string | null
  readonly example: number
}

export interface MeetingRow {
  readonly id: string
  readonly seriesId: string
  readonly startsAt: number
  readonly minutes: number
  readonly state: 'planned' | 'held'
  readonly heldAt: number | null
}

const SERIES = 'SELECT s.id, s.name, s.weekday, s.time, s.timeZone, s.minutes, s.teamId, t.name AS teamName, s.example FROM series s LEFT JOIN team t ON t.id = s.teamId'

export function listSeriesRows(read: Read): SeriesRow[] {
  return read.all(`${SERIES} WHERE s.deletedAt IS NULL ORDER BY s.createdAt, s.pk`)
}

/** Deleted ones too when `any`: their held meetings can still be read. */
export function getSeriesRow(read: Read, id: string, any = false): SeriesRow | undefined {
  return read.get(`${SERIES} WHERE s.id = ? ${any ? '' : 'AND s.deletedAt IS NULL'}`, [id])
}

const MEETING = 'SELECT m.id, m.seriesId, m.startsAt, m.minutes, m.state, m.heldAt FROM meeting m'

export function getMeetingRow(read: Read, id: string): MeetingRow | undefined {
  return read.get(`${MEETING} WHERE m.id = ? AND m.deletedAt IS NULL`, [id])
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

export function plannedMeetings(read: Read, seriesId: string): MeetingRow[] {
  return read.all(`${MEETING} WHERE m.seriesId = ? AND m.deletedAt IS NULL AND m.state = 'planned' ORDER BY m.startsAt, m.pk`, [seriesId])
}

/** The last meeting held, of the series or of any. */
export function lastHeld(read: Read, seriesId: string | null): MeetingRow | undefined {
  return seriesId === null
    ? read.get(`${MEETING} INDEXED BY meetingSeries JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND s.deletedAt IS NULL AND m.state = 'held' ORDER BY m.heldAt DESC, m.pk DESC LIMIT 1`)
    : read.get(`${MEETING} INDEXED BY meetingSeries WHERE m.seriesId = ? AND m.deletedAt IS NULL AND m.state = 'held' ORDER BY m.startsAt DESC, m.pk DESC LIMIT 1`, [seriesId])
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

export function toSeries(row: SeriesRow, next: Pick<MeetingRow, 'id' | 'startsAt'> | null, held: number): Series {
  const { id, name, weekday, time, timeZone, minutes, teamId, teamName, example } = row
  return { id, name, weekday, time, timeZone, minutes, team: teamId === null ? null : { id: teamId, name: teamName ?? '' }, nextMeeting: next && { id: next.id, startsAt: next.startsAt }, held, example: example === 1 }
}

interface HistoryRow extends MeetingRow { seriesName: string; decisions: number; actions: number; discussed: number; example: number }

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
