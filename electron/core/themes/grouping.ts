// Grouping learnings by what they are about: a pure rule of the learnings alone, day by day in the order in which they were logged (docs/themes.md).
// A learning joins the theme it is nearest to, and stays. What joined none waits; when enough that wait are alike, they become a theme of their own.
import { isArea, isCommonUnit, pairOf, PAIRS } from './units.ts'

export interface Text {
  readonly pk: number
  /** Short, and the same on every device. */
  readonly name: string
  /** Sorted. */
  readonly units: Int32Array
}

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

interface Waiting { readonly units: Int32Array; readonly weights: Float32Array; readonly name: string; /** Its turn among all. */ readonly turn: number }

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

/** How near a learning must be to a theme to join it, and learnings to each other to be born as one: cosines, chosen on Banking77 (docs/themes.md). */
const JOIN = 0.34
const NEAR = 0.36
/** Where there are few learnings little is alike: so much less is asked of the first 20, falling to nothing at 1,000. */
const LENIENCE = 0.25
const MANY = 1000
const FEW = 20
/** Units of a theme that are compared, and kept. */
const COMPARED = 48
const KEPT = 300
/** Units of a learning by which others like it are looked for, and how many of each are looked at, the newest first. */
const ASKED = 6
const LOOKED_AT = 400
/** Learnings in no theme that later ones may make a theme with. */
const MOST_WAITING = 8000
/** So many entries are looked over at once. */
const TIDY = 60_000
/** Of a day that brings very many (an import) so many are tried as the middle of a theme. */
const MOST_SEEDS = 4000
/** A theme is looked at anew when it has grown so much. */
const GROWN = 1.05
/** Texts in which a pair of words must stand to count. */
const REPEATED = 3
/** Weight of what is said of nearly everything. */
const COMMON = 0.35
/** Weight of the product area: where few words are the same, and between languages, it tells that two may be. */
const AREA = 0.8

export function newGrouping(): Grouping {
  return { texts: 0, counts: new Map(), pairs: new Uint32Array(PAIRS), themes: [], waiting: new Map(), stale: 0, byUnit: { themes: new Map(), waiting: new Map() } }
}

/** So many learnings make a theme: more where there are many. */
export function leastOf(texts: number): number {
  return texts < 60 ? 2 : Math.max(3, Math.ceil(Math.sqrt(texts) / 15))
}

/** A grouping as it was before a day, to take the day back when it turns out otherwise: somebody wrote, or edited what they wrote. */
export interface Mark { readonly themes: readonly Theme[]; readonly waiting: ReadonlyMap<number, Waiting>; readonly texts: Text[] }

export function markOf(grouping: Grouping): Mark {
  for (const theme of grouping.themes) theme.shared = true
  return { themes: grouping.themes.map((theme) => ({ ...theme })), waiting: new Map(grouping.waiting), texts: [] }
}

/** `grouping` becomes what it was; everything that was taken since the mark must have been noted in `mark.texts`. */
export function goBack(grouping: Grouping, mark: Mark): void {
  count(grouping, mark.texts, -1)
  grouping.themes = mark.themes.map((theme) => ({ ...theme, shared: true }))
  grouping.waiting = new Map()
  grouping.stale = 0
  grouping.byUnit = { themes: new Map(), waiting: new Map() }
  grouping.themes.forEach(({ units }, index) => {
    for (const unit of units) push(grouping.byUnit.themes, unit, index)
  })
  for (const [pk, text] of mark.waiting) wait(grouping, pk, text)
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The nearest theme that a text would join; -1 for none. */
export function themeFor(grouping: Grouping, units: Int32Array): number {
  const { theme, cosine } = nearest(grouping, units, vectorOf(grouping, units))
  return cosine >= joinFrom(grouping) ? theme : -1
}

const lenience = ({ texts }: Grouping) => LENIENCE * Math.min(1, Math.max(0, Math.log(MANY / Math.max(1, texts)) / Math.log(MANY / FEW)))
const joinFrom = (grouping: Grouping) => JOIN - lenience(grouping)
const nearFrom = (grouping: Grouping) => NEAR - lenience(grouping)

function vectorOf({ counts, pairs, texts }: Grouping, units: Int32Array): Float32Array {
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
function nearest({ themes, byUnit }: Grouping, units: Int32Array, weights: Float32Array, from = 0): { theme: number; cosine: number } {
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

function add(theme: Theme, units: Int32Array, weights: Float32Array): void {
  if (theme.shared) {
    theme.sum = new Map(theme.sum)
    theme.shared = false
  }
  theme.size++
  for (let at = 0; at < units.length; at++) if (weights[at]! > 0) theme.sum.set(units[at]!, (theme.sum.get(units[at]!) ?? 0) + weights[at]!)
}

const heaviest = (sum: ReadonlyMap<number, number>, most: number) => [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)

/** After learnings joined: what the theme is compared by. */
function settle(grouping: Grouping, index: number): void {
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

/**
 * Takes all that was logged on one day. `tell` is given each learning that joined a theme, also older ones that had waited. Yields now and then,
 * so that others get their turn; until it is done, nothing may be read from `grouping`.
 */
export function* takeDay(grouping: Grouping, texts: readonly Text[], tell: (pk: number, theme: number) => void): Generator<void> {
  count(grouping, texts, 1)
  const joined = new Map<number, [Int32Array, Float32Array][]>()
  const fresh: number[] = []
  for (const [at, { pk, units, name }] of texts.entries()) {
    if (at % 20 === 19) yield
    const weights = vectorOf(grouping, units)
    const { theme, cosine } = nearest(grouping, units, weights)
    if (cosine >= joinFrom(grouping)) {
      const list = joined.get(theme)
      if (list) list.push([units, weights])
      else joined.set(theme, [[units, weights]])
      tell(pk, theme)
    } else if (units.length > 0) {
      wait(grouping, pk, { units, weights, name, turn: grouping.texts - texts.length + at })
      fresh.push(pk)
    }
  }
  for (const [theme, members] of joined) {
    for (const [units, weights] of members) add(grouping.themes[theme]!, units, weights)
    // a large theme is hardly changed by a few more
    if (grouping.themes[theme]!.size > grouping.themes[theme]!.settled * GROWN) settle(grouping, theme)
    yield
  }
  yield* birth(grouping, fresh, tell)
  forget(grouping)
}

function count(grouping: Grouping, texts: readonly Text[], by: 1 | -1): void {
  for (const { units } of texts) {
    for (const unit of units) {
      const pair = pairOf(unit)
      if (pair === -1) grouping.counts.set(unit, (grouping.counts.get(unit) ?? 0) + by)
      else grouping.pairs[pair]! += by
    }
  }
  grouping.texts += by * texts.length
}

function wait({ waiting, byUnit }: Grouping, pk: number, text: Waiting): void {
  waiting.set(pk, text)
  for (const unit of text.units) push(byUnit.waiting, unit, pk)
}

function leave(grouping: Grouping, pk: number): void {
  grouping.stale += grouping.waiting.get(pk)!.units.length
  grouping.waiting.delete(pk)
}

/** The oldest that wait give way, and what waits no more leaves the lists, now and then. */
function forget(grouping: Grouping): void {
  const { waiting, byUnit } = grouping
  for (const pk of waiting.keys()) {
    if (waiting.size <= MOST_WAITING) break
    leave(grouping, pk)
  }
  if (grouping.stale < TIDY) return
  grouping.stale = 0
  for (const [unit, list] of byUnit.waiting) {
    const kept = list.filter((pk) => waiting.has(pk))
    if (kept.length > 0) byUnit.waiting.set(unit, kept)
    else byUnit.waiting.delete(unit)
  }
}

/** Those that wait and are near to a vector, itself too. */
function near({ waiting, byUnit }: Grouping, units: ArrayLike<number>, weights: ArrayLike<number>, least: number, lookedAt = LOOKED_AT): number[] {
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

/** New themes, of learnings that wait: the densest places first. */
function* birth(grouping: Grouping, fresh: readonly number[], tell: (pk: number, theme: number) => void): Generator<void> {
  const { themes, waiting } = grouping
  const least = leastOf(grouping.texts)
  const first = themes.length
  const step = Math.max(1, Math.ceil(fresh.length / MOST_SEEDS))
  const seeds: { pk: number; place: number; around: number }[] = []
  // each look at what is near may take milliseconds
  for (let place = 0; place < fresh.length; place += step) {
    yield
    const { units, weights } = waiting.get(fresh[place]!)!
    const around = near(grouping, units, weights, nearFrom(grouping)).length
    if (around >= least) seeds.push({ pk: fresh[place]!, place, around })
  }
  seeds.sort((a, b) => b.around - a.around || a.place - b.place)
  const members = new Map<number, number[]>()
  const taken = new Map<number, Waiting>()
  for (const { pk } of seeds) {
    yield
    const seed = waiting.get(pk)
    if (!seed) continue
    const around = near(grouping, seed.units, seed.weights, nearFrom(grouping))
    if (around.length < least) continue
    const theme: Theme = { key: '', size: 0, settled: 0, sum: new Map(), shared: false, units: [], weights: [] }
    for (const one of around) add(theme, waiting.get(one)!.units, waiting.get(one)!.weights)
    const top = heaviest(theme.sum, COMPARED)
    const length = Math.sqrt(top.reduce((sum, [, weight]) => sum + weight * weight, 0))
    const all = near(grouping, top.map(([unit]) => unit), top.map(([, weight]) => weight / length), joinFrom(grouping), Infinity)
    if (all.length < least) continue
    theme.sum.clear()
    theme.size = 0
    for (const one of all) add(theme, waiting.get(one)!.units, waiting.get(one)!.weights)
    const index = themes.push(theme) - 1
    settle(grouping, index)
    members.set(index, all)
    for (const one of all) {
      taken.set(one, waiting.get(one)!)
      leave(grouping, one)
    }
  }
  yield* refine(grouping, first, members, taken)
  for (const [index, all] of members) {
    const theme = themes[index]!
    // its learnings are nearer to others that were born after it
    if (all.length === 0) continue
    theme.key = all.map((pk) => taken.get(pk)!).reduce((first, text) => (text.turn < first.turn ? text : first)).name
    for (const pk of all) tell(pk, index)
  }
}

/** Newborns of one day come one after the other, and the first takes too much: each learning goes to the nearest of them. */
function* refine(grouping: Grouping, first: number, members: Map<number, number[]>, taken: ReadonlyMap<number, Waiting>): Generator<void> {
  const { themes } = grouping
  if (themes.length - first < 2) return
  let turn = 0
  for (let round = 0; round < 2; round++) {
    const next = new Map<number, number[]>()
    for (const [pk, { units, weights }] of taken) {
      if (++turn % 20 === 0) yield
      const { theme } = nearest(grouping, units, weights, first)
      push(next, theme, pk)
    }
    for (let index = first; index < themes.length; index++) {
      const theme = themes[index]!
      theme.sum.clear()
      theme.size = 0
      const all = next.get(index) ?? []
      for (const pk of all) add(theme, taken.get(pk)!.units, taken.get(pk)!.weights)
      settle(grouping, index)
      members.set(index, all)
      yield
    }
  }
}
