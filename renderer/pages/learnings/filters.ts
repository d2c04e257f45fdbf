// The filters of the learnings list as the screen holds them, and what the core is asked.
import type { LearningFilters, LearningSort } from '../../../shared/contract/learnings.ts'
import { isDay } from '../../days.ts'
import { type Pick } from '../../components/picks.ts'

export interface ListState {
  text: string
  customer: Pick | null
  segment: Pick | null
  episode: Pick | null
  area: Pick | null
  channel: LearningFilters['channel'] | null
  sentiment: LearningFilters['sentiment'] | null
  tag: string | null
  waits: boolean
  wow: boolean
  from: string | null
  to: string | null
  sort: LearningSort
}

export const EVERYTHING: ListState = { text: '', customer: null, segment: null, episode: null, area: null, channel: null, sentiment: null, tag: null, waits: false, wow: false, from: null, to: null, sort: 'newest' }
export const LOOKUP_FILTERS = ['customer', 'segment', 'episode', 'area'] as const
/** Those behind the Filters button, besides the text. */
export const PANEL_FILTERS = [...LOOKUP_FILTERS, 'channel', 'sentiment', 'tag', 'waits', 'wow', 'from', 'to'] as const

export function toFilters(state: ListState): LearningFilters {
  const { text, customer, segment, episode, area, channel, sentiment, tag, waits, wow, from, to } = state
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(customer?.id ? { customerId: customer.id } : {}),
    ...(segment?.id ? { segmentId: segment.id } : {}),
    ...(episode?.id ? { episodeId: episode.id } : {}),
    ...(area?.id ? { areaId: area.id } : {}),
    ...(channel ? { channel } : {}),
    ...(sentiment ? { sentiment } : {}),
    ...(tag ? { tag } : {}),
    ...(waits ? { waits } : {}),
    ...(wow ? { wow } : {}),
    // What is still being typed is no day yet.
    ...(from && isDay(from) ? { from } : {}),
    ...(to && isDay(to) ? { to } : {}),
  }
}

/** How many of the panel's filters are set. */
export function filtersSet(state: ListState): number {
  return PANEL_FILTERS.filter((field) => Boolean(state[field])).length
}

export function isFiltered(state: ListState): boolean {
  return Object.keys(toFilters(state)).length > 0
}
