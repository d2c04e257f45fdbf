// How near learnings and themes are to each other: what each is compared by, and what is found by it.
import { isArea, isCommonUnit, pairOf } from './units.ts'

export interface Theme {
  /** The name of the first of the learnings that it was born of. */
  key: string
  /** Learnings in it. */
  size: number
  /** Its size when its units were last looked at. */
  settled: number
  /** The sum of its learnings' vectors. */
  sum: Map<number, number>
  /** A mark of the grouping holds the same sum: it is copied before it changes. */
  shared: boolean
  /** What it is compared by: its heaviest units, and their weights with length 1. */
  units: readonly number[]
  weights: readonly number[]
}

export interface Waiting { readonly units: Int32Array; readonly weights: Float32Array; readonly name: string; /** Its turn among all. */ readonly turn: number }

export interface Grouping {
  /** Learnings seen. */
  texts: number
  /** How many of them have a unit, and how many a pair. */
  readonly counts: Map<number, number>
  readonly pairs: Uint32Array
  themes: Theme[]
  /** Those in no theme, in order; the newest. */
  waiting: Map<number, Waiting>
  /** Entries of those lists that no longer wait. */
  stale: number
  byUnit: { readonly themes: Map<number, number[]>; readonly waiting: Map<number, number[]> }
}

/** Units of a theme that are compared, and kept. */
export const COMPARED = 48
const KEPT = 300
/** Units of a learning by which others like it are looked for, and how many of each are looked at, the newest first. */
const ASKED = 6
const LOOKED_AT = 400
/** Texts in which a pair of words must stand to count. */
const REPEATED = 3
/** Weight of what is said of nearly everything. */
const COMMON = 0.35
/** Weight of the product area: where few words are the same, and between languages, it tells that two may be. */
const AREA = 0.8

export function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

export function vectorOf({ counts, pairs, texts }: Grouping, units: Int32Array): Float32Array {
  const weights = new Float32Array(units.length)
  let square = 0
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!
    const pair = pairOf(unit)
    const count = pair === -1 ? (counts.get(unit) ?? 0) : pairs[pair]!
    // two words that stood together by chance tell nothing
    if (pair !== -1 && count < REPEATED) continue
    weights[at] = Math.max(0, Math.log((texts + 20) / (count + 1))) * (isCommonUnit(unit) ? COMMON : isArea(unit) ? AREA : 1)
    square += weights[at]! * weights[at]!
  }
  if (square > 0) for (let at = 0; at < units.length; at++) weights[at]! /= Math.sqrt(square)
  return weights
}

/** The nearest theme, and how near. `among`: only these from this place on. */
export function nearest({ themes, byUnit }: Grouping, units: Int32Array, weights: Float32Array, from = 0): { theme: number; cosine: number } {
  const dots = new Map<number, number>()
  for (let at = 0; at < units.length; at++) {
    if (weights[at] === 0) continue
    for (const theme of byUnit.themes.get(units[at]!) ?? []) if (theme >= from) dots.set(theme, (dots.get(theme) ?? 0) + weights[at]! * weightIn(themes[theme]!, units[at]!))
  }
  let best = { theme: -1, cosine: 0 }
  for (const [theme, cosine] of dots) if (cosine > best.cosine || (cosine === best.cosine && theme < best.theme)) best = { theme, cosine }
  return best
}

function weightIn({ units, weights }: Theme, unit: number): number {
  let [low, high] = [0, units.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (units[middle] === unit) return weights[middle]!
    if (units[middle]! < unit) low = middle + 1
    else high = middle - 1
  }
  return 0
}

export function add(theme: Theme, units: Int32Array, weights: Float32Array): void {
  if (theme.shared) {
    theme.sum = new Map(theme.sum)
    theme.shared = false
  }
  theme.size++
  for (let at = 0; at < units.length; at++) if (weights[at]! > 0) theme.sum.set(units[at]!, (theme.sum.get(units[at]!) ?? 0) + weights[at]!)
}

export const heaviest = (sum: ReadonlyMap<number, number>, most: number) => [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)

/** After learnings joined: what the theme is compared by. */
export function settle(grouping: Grouping, index: number): void {
  const theme = grouping.themes[index]!
  theme.settled = theme.size
  if (theme.sum.size > KEPT * 2) theme.sum = new Map(heaviest(theme.sum, KEPT))
  const top = heaviest(theme.sum, COMPARED).sort((a, b) => a[0] - b[0])
  const length = Math.sqrt([...theme.sum.values()].reduce((sum, weight) => sum + weight * weight, 0))
  const before = new Set(theme.units)
  theme.units = top.map(([unit]) => unit)
  theme.weights = top.map(([, weight]) => weight / length)
  for (const unit of theme.units) {
    if (before.delete(unit)) continue
    push(grouping.byUnit.themes, unit, index)
  }
  for (const unit of before) {
    const list = grouping.byUnit.themes.get(unit)!
    list.splice(list.indexOf(index), 1)
  }
}

/** Those that wait and are near to a vector, itself too. */
export function near({ waiting, byUnit }: Grouping, units: ArrayLike<number>, weights: ArrayLike<number>, least: number, lookedAt = LOOKED_AT): number[] {
  const asked = Array.from(units, (unit, at) => [unit, weights[at]!] as const).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, ASKED)
  const mine = new Map<number, number>()
  for (let at = 0; at < units.length; at++) mine.set(units[at]!, weights[at]!)
  const seen = new Set<number>()
  const found: number[] = []
  for (const [unit] of asked) {
    const list = byUnit.waiting.get(unit) ?? []
    let looked = 0
    for (let at = list.length - 1; at >= 0 && looked < lookedAt; at--) {
      const pk = list[at]!
      const other = waiting.get(pk)
      if (!other) continue
      looked++
      if (seen.has(pk)) continue
      seen.add(pk)
      let dot = 0
      for (let place = 0; place < other.units.length; place++) dot += other.weights[place]! * (mine.get(other.units[place]!) ?? 0)
      if (dot >= least) found.push(pk)
    }
  }
  return found
}
