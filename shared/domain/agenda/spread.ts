// Puts candidates in an order in which nobody crowds out the others: each that was chosen costs those like it some points.

export interface Spreadable<T> {
  readonly item: T
  readonly points: number
  /** What it has in common with others (a customer, a colleague, a team), and what one more of the same costs. */
  readonly costs: readonly (readonly [key: string, cost: number])[]
  /** Good and bad news are kept in balance. */
  readonly mood: 'good' | 'bad' | null
}

/** What one piece of good or bad news more than of the other costs the next. */
const SURPLUS = 3

/** The best first, then again and again the best of the rest. Of equals the one that stands first in the list. `before`: what was heard already. */
export function spread<T>(things: readonly Spreadable<T>[], before: readonly Spreadable<T>[] = []): T[] {
  const seen = new Map<string, number>()
  const times = (key: string) => seen.get(key) ?? 0
  const note = ({ costs, mood }: Spreadable<T>) => {
    for (const [key] of costs) seen.set(key, times(key) + 1)
    if (mood) seen.set(mood, times(mood) + 1)
  }
  before.forEach(note)
  // points are the most that a thing can be worth, so the search stops where no better one can come
  const left = things.map((thing, place) => ({ ...thing, place })).toSorted((a, b) => b.points - a.points)
  const ordered: T[] = []
  while (left.length > 0) {
    const surplus = times('bad') - times('good')
    let best = 0
    let most = -Infinity
    for (const [index, { points, costs, mood, place }] of left.entries()) {
      if (points < most) break
      let worth = points - (mood === null ? 0 : SURPLUS * Math.max(0, mood === 'bad' ? surplus : -surplus))
      for (const [key, cost] of costs) worth -= cost * times(key)
      if (worth > most || (worth === most && place < left[best]!.place)) [best, most] = [index, worth]
    }
    const [chosen] = left.splice(best, 1) as [(typeof left)[number]]
    ordered.push(chosen.item)
    note(chosen)
  }
  return ordered
}
