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
  /** What each is worth by now, but for the balance of good and bad news. */
  const worth = things.map(({ points }) => points)
  const sharing = new Map<string, { index: number; cost: number }[]>()
  for (const [index, { costs }] of things.entries()) {
    for (const [key, cost] of costs) {
      const those = sharing.get(key)
      if (those) those.push({ index, cost })
      else sharing.set(key, [{ index, cost }])
    }
  }
  let surplus = 0
  const hear = ({ costs, mood }: Spreadable<T>) => {
    for (const [key] of costs) for (const { index, cost } of sharing.get(key) ?? []) worth[index]! -= cost
    surplus += mood === 'bad' ? 1 : mood === 'good' ? -1 : 0
  }
  before.forEach(hear)
  const left = new Set(things.keys())
  const ordered: T[] = []
  while (left.size > 0) {
    const penalty = { bad: SURPLUS * Math.max(0, surplus), good: SURPLUS * Math.max(0, -surplus) }
    let best = -1
    let most = -Infinity
    for (const index of left) {
      const { mood } = things[index]!
      const now = worth[index]! - (mood === null ? 0 : penalty[mood])
      if (now > most) [best, most] = [index, now]
    }
    left.delete(best)
    ordered.push(things[best]!.item)
    hear(things[best]!)
  }
  return ordered
}
