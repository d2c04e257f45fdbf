// Where a presentation stands: which step of the meeting is shown, and its clocks. The run says it, so that every window of every device shows the same.
import type { Agenda } from '../../../shared/contract/meetings.ts'
import type { Run, Step } from '../../../shared/contract/runs.ts'
import { CLOSING, SAID } from '../../../shared/domain/runs.ts'
import { itemsToPresent, type Placed } from './agenda-times.ts'
import { useRunActs } from './use-run.ts'

export interface Presentation {
  run: Run
  items: readonly Placed[]
  /** Null before the first item and on the closing page. */
  current: Placed | null
  /** What became of last time's decisions is on. */
  said: boolean
  /** Place of the step, from 0. */
  index: number
  count: number
  /** Place among the items, from 0; `items.length` on the closing page. */
  item: number
  /** Ms on this step before `since`. */
  spentBefore: number
  goTo: (index: number) => void
}

/** The steps of a meeting: as its agenda has them, and what was there when it began in the order that it had then. */
export function stepsOf(agenda: Agenda, run: Run): { items: Placed[]; steps: Step[] } {
  const places = new Map(run.items.map(({ subject }, place) => [subject, place]))
  const placeOf = ({ item }: Placed) => places.get(item.subject) ?? Infinity
  const items = [...Map.groupBy(itemsToPresent(agenda), ({ segment }) => segment).values()].flatMap((segment) => segment.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b))))
  return { items, steps: [...(agenda.said.length > 0 ? [SAID] : []), ...items.map(({ item }) => item.subject), CLOSING] as Step[] }
}

export function usePresentation(agenda: Agenda, run: Run): Presentation {
  const { go } = useRunActs(run.meetingId)
  const { items, steps } = stepsOf(agenda, run)
  const found = steps.indexOf(run.at)
  // The step shown may have left the agenda: then the one in its place.
  const index = found === -1 ? Math.min(run.place, steps.length - 1) : found
  const before = steps.length - 1 - items.length
  const goTo = (to: number) => {
    if (!run.leading || to < 0 || to >= steps.length || to === index) return
    go(run, steps[to]!, to)
  }
  return { run, items, current: items[index - before] ?? null, said: steps[index] === SAID, index, count: steps.length, item: index - before, spentBefore: run.spent[steps[index]!] ?? 0, goTo }
}
