// The templates of series in SQL: what leads changed of them, by segment, and what each segment asks for.
import { CHANNELS, SENTIMENTS } from '../../../../shared/domain/learnings.ts'
import type { Template, TemplateSegment } from '../../../../shared/contract/templates.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey, type TemplateFilterKind } from '../../../../shared/domain/agenda-lists.ts'
import { CUSTOMER } from '../../../../shared/domain/agenda/template-edit.ts'
import type { Read } from '../read.ts'

export interface SegmentRow {
  readonly segment: AgendaSegmentKey
  readonly shown: number | null
  readonly position: number | null
  readonly length: number | null
  readonly share: number | null
  readonly minutes: number | null
  readonly most: number | null
  readonly title: string | null
  readonly intro: string | null
  readonly reason: string | null
}

interface FilterRow { segment: AgendaSegmentKey; kind: TemplateFilterKind; id: string | null; name: string | null; word: string }

export function segmentRows(read: Read, seriesId: string): SegmentRow[] {
  return read.all('SELECT segment, shown, position, length, share, minutes, most, title, intro, reason FROM templateSegment WHERE seriesId = ? AND deletedAt IS NULL', [seriesId])
}

function filterRows(read: Read, seriesId: string): FilterRow[] {
  return read.all(
    `SELECT f.segment, f.kind, coalesce(f.teamId, f.areaId, f.segmentId) AS id, coalesce(t.name, a.name, s.name) AS name, f.word FROM templateFilter f
     LEFT JOIN team t ON t.id = f.teamId LEFT JOIN area a ON a.id = f.areaId LEFT JOIN segment s ON s.id = f.segmentId WHERE f.seriesId = ? AND f.deletedAt IS NULL ORDER BY name, f.word, f.id`,
    [seriesId],
  )
}

/** The place of a segment that nobody moved. */
export const usualPlace = (segment: AgendaSegmentKey) => AGENDA_SEGMENTS.indexOf(segment) + 1

export function placeIn(rows: readonly SegmentRow[], segment: AgendaSegmentKey): number {
  return rows.find((row) => row.segment === segment)?.position ?? usualPlace(segment)
}

export function templateOf(read: Read, seriesId: string): Template {
  const rows = segmentRows(read, seriesId)
  const filters = Map.groupBy(filterRows(read, seriesId), ({ segment }) => segment)
  const inOrder = AGENDA_SEGMENTS.toSorted((a, b) => placeIn(rows, a) - placeIn(rows, b) || usualPlace(a) - usualPlace(b))
  return {
    segments: inOrder.map((segment): TemplateSegment => {
      const row = rows.find((one) => one.segment === segment)
      const { length = null, share = null, minutes = null, most = null } = row ?? {}
      return { segment, shown: row?.shown !== 0, length, share, minutes, most, title: row?.title ?? '', intro: row?.intro ?? '', filters: toFilters(filters.get(segment) ?? []) }
    }),
    reason: rows.find(({ segment }) => segment === CUSTOMER)?.reason ?? '',
  }
}

function toFilters(rows: readonly FilterRow[]): TemplateSegment['filters'] {
  const named = (of: TemplateFilterKind) => rows.flatMap(({ kind, id, name }) => (kind === of && id !== null ? [{ id, name: name ?? '' }] : []))
  const word = (of: TemplateFilterKind) => rows.flatMap(({ kind, word }) => (kind === of ? [word] : []))
  return {
    team: named('team'), area: named('area'), segment: named('segment'), tag: word('tag'),
    channel: CHANNELS.filter((channel) => word('channel').includes(channel)), sentiment: SENTIMENTS.filter((sentiment) => word('sentiment').includes(sentiment)),
  }
}
