// The template of an agenda: its segments in order, and how the meeting's time is shared between them.
import type { AgendaSegmentKey } from '../agenda-lists.ts'

export interface SegmentTemplate {
  readonly key: AgendaSegmentKey
  /** Who is served first when time is short: 1 before 2. The order on the agenda is the template's. */
  readonly turn: number
  /** Percent of the meeting that it may fill before the others had theirs. */
  readonly share: number
  /** Minutes of one item in a meeting of an hour. */
  readonly minutes: number
  /** Most items in a meeting of up to two hours. */
  readonly most: number
  /** Longer meetings may have more of them. */
  readonly grows: boolean
}

export type AgendaTemplate = readonly SegmentTemplate[]

/**
 * The customer stands at the top. Order: product.md, "The customer-first agenda".
 * Shares and minutes: practitioners give the customer the first 5 to 10 minutes of an hour (practices.md, 4); decisions take the longest.
 */
export const DEFAULT_TEMPLATE: AgendaTemplate = [
  { key: 'empty-chair', turn: 1, share: 8, minutes: 5, most: 1, grows: false },
  { key: 'front-line', turn: 4, share: 20, minutes: 2, most: 8, grows: true },
  { key: 'numbers', turn: 6, share: 10, minutes: 2, most: 4, grows: true },
  { key: 'promises', turn: 2, share: 10, minutes: 2, most: 8, grows: true },
  { key: 'ideas', turn: 3, share: 34, minutes: 5, most: 6, grows: true },
  { key: 'prevent', turn: 7, share: 8, minutes: 5, most: 1, grows: false },
  { key: 'wow', turn: 8, share: 4, minutes: 2, most: 2, grows: true },
  { key: 'actions', turn: 5, share: 10, minutes: 1, most: 10, grows: true },
]

/** Length of one item: in proportion to the meeting's, but never less than 40 % nor more than twice what an hour has. */
export function itemMinutes({ minutes }: SegmentTemplate, length: number): number {
  const scaled = Math.round((minutes * length) / 60)
  return Math.max(1, Math.round(minutes * 0.4), Math.min(scaled, minutes * 2))
}

/** As many as a segment may have when time is left over: an empty half hour helps nobody, but one segment is not the whole meeting. */
export function utmostItems(segment: SegmentTemplate, length: number): number {
  return segment.grows ? 2 * mostItems(segment, length) : mostItems(segment, length)
}

export function mostItems({ most, grows }: SegmentTemplate, length: number): number {
  return grows ? Math.ceil(most * Math.max(1, length / 120)) : most
}
