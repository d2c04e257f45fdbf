// What stands on the agendas of the next days, for the news. An agenda is computed whenever it is looked at, from all that was heard: here one of a minute ago will do.
import { listSeriesRows } from '../../store/meetings/meetings.ts'
import { nextMeeting } from '../../store/meetings/series.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { agenda } from '../meetings/meetings.ts'

/** What stands on an agenda is told from so long before the meeting. */
export const AGENDA_MS = 3 * 24 * 60 * 60 * 1000
/** They are computed again after so long, and as soon as an idea or a meeting changed: not after each learning. */
const FRESH_MS = 60_000

export interface NearAgenda {
  readonly meetingId: string
  readonly startsAt: number
  readonly series: string
  /** `idea:<id>`: those to be decided on, and those that would prevent what was heard. */
  readonly subjects: readonly string[]
}
interface Kept { at: number; agendas: readonly NearAgenda[] }

const keptOf = new WeakMap<Store, Kept>()

export function nearAgendas(context: Context): readonly NearAgenda[] {
  const { store } = context
  const now = context.now()
  let kept = keptOf.get(store)
  if (!kept) {
    const made: Kept = { at: Number.NEGATIVE_INFINITY, agendas: [] }
    store.onChange((nouns) => {
      if (nouns.has('ideas') || nouns.has('meetings')) made.at = Number.NEGATIVE_INFINITY
    })
    keptOf.set(store, (kept = made))
  }
  if (Math.abs(now - kept.at) >= FRESH_MS) Object.assign(kept, { at: now, agendas: computed(context, now) })
  return kept.agendas
}

function computed(context: Context, now: number): NearAgenda[] {
  const { read } = context.store
  return listSeriesRows(read).flatMap((series): NearAgenda[] => {
    const next = nextMeeting(read, series, now)
    if (!next || next.startsAt - now > AGENDA_MS || next.startsAt < now) return []
    const { segments } = agenda(context, { meetingId: next.id })
    const subjects = segments.filter(({ key }) => key === 'ideas' || key === 'prevent').flatMap(({ items }) => items.map(({ subject }) => subject))
    return [{ meetingId: next.id, startsAt: next.startsAt, series: series.name, subjects }]
  })
}
