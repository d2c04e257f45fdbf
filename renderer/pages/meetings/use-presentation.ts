// Where a presentation stands: which item, since when, and how long each was talked about. Kept by the core, so that it survives a reload and a crash.
import { useCallback, useEffect, useRef } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { useDraft } from '../../stores/drafts.ts'
import { itemsInOrder, itemsToPresent, type Placed } from './agenda-times.ts'

/** After the last item: what was decided, and the end of the meeting. */
const CLOSING = 'closing'
/** The subject of an item, or CLOSING. */
type Step = string

interface Progress {
  startedAt: number | null
  at: Step | null
  /** Its place then, from 0. */
  place: number
  /** When this item was opened. */
  since: number
  /** Time on each item before its last opening, ms. */
  spent: Record<string, number>
}
const NOT_STARTED: Progress = { startedAt: null, at: null, place: 0, since: 0, spent: {} }
/** A presentation begun so much longer ago than the meeting takes is an old one, ms. */
const STALE = 3 * 60 * 60_000

function begun(first: Step): Progress {
  const now = Date.now()
  return { startedAt: now, at: first, place: 0, since: now, spent: {} }
}

/** The time on the item left is added up, for when it is opened again. */
function stepped({ startedAt, since, spent }: Progress, from: Step, to: Step, place: number): Progress {
  const now = Date.now()
  return { startedAt, at: to, place, since: now, spent: { ...spent, [from]: (spent[from] ?? 0) + now - since } }
}

function isStale({ startedAt }: Progress, meetingMinutes: number): boolean {
  return startedAt === null || Date.now() - startedAt > meetingMinutes * 60_000 + STALE
}

export interface Presentation {
  ready: boolean
  items: readonly Placed[]
  /** Null on the closing page. */
  current: Placed | null
  /** From 0; `items.length` on the closing page. */
  index: number
  startedAt: number
  /** Ms on this item before `since`. */
  spentBefore: number
  since: number
  goTo: (index: number) => void
  /** Forgets the clock when nothing was discussed: it was a rehearsal. */
  leave: () => void
  forget: () => void
}

export function usePresentation(agenda: Agenda, meetingId: string): Presentation {
  const draft = useDraft<Progress>(`present:${meetingId}`, NOT_STARTED)
  const { startedAt, at, place, since, spent } = draft.value
  const items = itemsToPresent(agenda)
  const found = at === CLOSING ? items.length : items.findIndex(({ item }) => item.subject === at)
  // The item shown may have left the agenda: then the one in its place.
  const index = found === -1 ? Math.min(place, items.length) : found

  const loaded = draft.state !== 'loading'
  const stale = isStale(draft.value, agenda.meeting.minutes)
  const begin = useRef(draft.set)
  useEffect(() => {
    begin.current = draft.set
  })
  const first = items[0]?.item.subject ?? CLOSING
  // Once: leaving may forget it again.
  const begunHere = useRef(false)
  useEffect(() => {
    if (!loaded || begunHere.current) return
    begunHere.current = true
    if (stale) begin.current(begun(first))
  }, [loaded, stale, first])

  const step = (to: number): Step => items[to]?.item.subject ?? CLOSING
  const goTo = (to: number) => {
    if (to < 0 || to > items.length || to === index) return
    draft.set(stepped(draft.value, step(index), step(to), to))
  }
  const { discard } = draft
  const leave = useCallback(() => {
    if (!itemsInOrder(agenda).some(({ item }) => item.discussedAt !== null)) discard()
  }, [agenda, discard])

  return { ready: loaded && !stale, items, current: items[index] ?? null, index, startedAt: startedAt ?? 0, spentBefore: spent[step(index)] ?? 0, since, goTo, leave, forget: discard }
}
