// What each theme amounts to: learnings, customers (each once), mood, and weeks. In one walk over the learnings.
import { CHART_WEEKS, TREND_WEEKS, type Counted } from '../../../shared/domain/themes.ts'
import type { Decided } from './decided.ts'
import { KINDS, type Texts } from './texts.ts'

export interface Counts {
  learnings: number
  customers: number
  mood: { good: number; bad: number; neutral: number }
  recent: Counted
  before: Counted
  /** Learnings of each of the last weeks, the oldest first. */
  weeks: number[]
  /** Day of its first and last learning. */
  first: number
  last: number
}

/** `today`: days since 1970. Days yet to come count as today. */
export function countThemes({ themes, of }: Decided, texts: Texts, today: number): { themes: Counts[]; loose: number; learnings: number } {
  const sets = themes.map(() => ({ all: new Set<number>(), recent: new Set<number>(), before: new Set<number>() }))
  const counts = themes.map((): Counts & { recent: { customers: number; learnings: number }; before: { customers: number; learnings: number } } => ({
    learnings: 0, customers: 0, mood: { good: 0, bad: 0, neutral: 0 }, recent: { customers: 0, learnings: 0 }, before: { customers: 0, learnings: 0 }, weeks: Array<number>(CHART_WEEKS).fill(0), first: Infinity, last: -Infinity,
  }))
  let [loose, learnings] = [0, 0]
  for (let pk = 1; pk < of.length; pk++) {
    if (texts.kind[pk] === KINDS.absent) continue
    learnings++
    const theme = of[pk]!
    if (theme < 0) {
      loose++
      continue
    }
    const [one, set, customer, heard] = [counts[theme]!, sets[theme]!, texts.customer[pk]!, Math.min(texts.heard[pk]!, today)]
    one.learnings++
    if (customer !== 0) set.all.add(customer)
    if (texts.mood[pk] === 1) one.mood.good++
    else if (texts.mood[pk] === 2) one.mood.bad++
    else if (texts.mood[pk] === 3) one.mood.neutral++
    const week = Math.floor((today - heard) / 7)
    if (week < CHART_WEEKS) one.weeks[CHART_WEEKS - 1 - week]!++
    const stretch = week < TREND_WEEKS ? 'recent' : week < TREND_WEEKS * 2 ? 'before' : null
    if (stretch) {
      one[stretch].learnings++
      if (customer !== 0) set[stretch].add(customer)
    }
    one.first = Math.min(one.first, heard)
    one.last = Math.max(one.last, heard)
  }
  counts.forEach((one, at) => {
    one.customers = sets[at]!.all.size
    one.recent.customers = sets[at]!.recent.size
    one.before.customers = sets[at]!.before.size
  })
  return { themes: counts, loose, learnings }
}
