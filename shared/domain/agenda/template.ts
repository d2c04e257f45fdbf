// The template of an agenda as the computation uses it: its segments in order, and how the meeting's time is shared between them.
// What leads edit and how it becomes this: template-edit.ts.
import type { AgendaSegmentKey, TemplateFilterKind } from '../agenda-lists.ts'

/** Per kind the values of which one must fit; a kind that is missing asks for nothing. */
export type SegmentFilter = Partial<Readonly<Record<TemplateFilterKind, readonly string[]>>>

/** What a lead set for a segment; null: as usual. */
export interface OwnTimes {
  /** Minutes of the whole segment: it never gets more by itself, however much is left. */
  readonly length: number | null
  /** The same as percent of the meeting; `length` goes before it. */
  readonly share: number | null
  /** Minutes of one item, whatever the meeting's length. */
  readonly minutes: number | null
  /** Most items, whatever the meeting's length. */
  readonly most: number | null
}

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
  /** Off: it is not on the agenda, unless something was put there by hand. */
  readonly on: boolean
  readonly own: OwnTimes
  readonly filter: SegmentFilter
  /** In a lead's words; empty: the catalogue's, in the language of whoever reads. */
  readonly title: string
  readonly intro: string
}

export interface AgendaTemplate {
  /** All of them, those that are off too. */
  readonly segments: readonly SegmentTemplate[]
  /** Why the customer does not come first; empty when they do. */
  readonly customerLater: string
}

const AS_USUAL: Pick<SegmentTemplate, 'on' | 'own' | 'filter' | 'title' | 'intro'> = { on: true, own: { length: null, share: null, minutes: null, most: null }, filter: {}, title: '', intro: '' }

/**
 * The customer stands at the top. Order: product.md, "The customer-first agenda".
 * Shares and minutes: practitioners give the customer the first 5 to 10 minutes of an hour (practices.md, 4); decisions take the longest.
 */
export const DEFAULT_TEMPLATE: AgendaTemplate = {
  customerLater: '',
  segments: [
    { key: 'empty-chair', turn: 1, share: 8, minutes: 5, most: 1, grows: false, ...AS_USUAL },
    { key: 'front-line', turn: 4, share: 20, minutes: 2, most: 8, grows: true, ...AS_USUAL },
    { key: 'numbers', turn: 6, share: 10, minutes: 2, most: 4, grows: true, ...AS_USUAL },
    { key: 'promises', turn: 2, share: 10, minutes: 2, most: 8, grows: true, ...AS_USUAL },
    { key: 'ideas', turn: 3, share: 34, minutes: 5, most: 6, grows: true, ...AS_USUAL },
    { key: 'prevent', turn: 7, share: 8, minutes: 5, most: 1, grows: false, ...AS_USUAL },
    { key: 'wow', turn: 8, share: 4, minutes: 2, most: 2, grows: true, ...AS_USUAL },
    { key: 'actions', turn: 5, share: 10, minutes: 1, most: 10, grows: true, ...AS_USUAL },
  ],
}

/** Minutes that a segment may fill by itself; Infinity when the template sets none. */
export function segmentMinutes({ own }: SegmentTemplate, length: number): number {
  return own.length ?? (own.share === null ? Infinity : Math.max(1, Math.floor((own.share * length) / 100)))
}

/** Length of one item: in proportion to the meeting's, but never less than 40 % nor more than twice what an hour has; and never longer than its segment. */
export function itemMinutes(segment: SegmentTemplate, length: number): number {
  const { minutes, own } = segment
  const usual = Math.max(1, Math.round(minutes * 0.4), Math.min(Math.round((minutes * length) / 60), minutes * 2))
  return Math.min(own.minutes ?? usual, segmentMinutes(segment, length))
}

/** As many as a segment may have when time is left over: an empty half hour helps nobody, but one segment is not the whole meeting. */
export function utmostItems(segment: SegmentTemplate, length: number): number {
  return segment.grows && segment.own.most === null ? 2 * mostItems(segment, length) : mostItems(segment, length)
}

export function mostItems({ most, grows, own }: SegmentTemplate, length: number): number {
  return own.most ?? (grows ? Math.ceil(most * Math.max(1, length / 120)) : most)
}
