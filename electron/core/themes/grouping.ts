// Grouping learnings by what they are about: a pure rule of the learnings alone, day by day in the order in which they were logged (docs/themes.md).
// A learning joins the theme it is nearest to, and stays. What joined none waits; when enough that wait are alike, they become a theme of their own.
import { add, COMPARED, heaviest, near, nearest, push, settle, vectorOf, type Grouping, type Theme, type Waiting } from './nearness.ts'
import { pairOf, PAIRS } from './units.ts'

export interface Text {
  readonly pk: number
  /** Short, and the same on every device. */
  readonly name: string
  /** Sorted. */
  readonly units: Int32Array
}

/** How near a learning must be to a theme to join it, and learnings to each other to be born as one: cosines, chosen on Banking77 (docs/themes.md). */
const JOIN = 0.34
const NEAR = 0.36
/** Where there are few learnings little is alike: so much less is asked of the first 20, falling to nothing at 1,000. */
const LENIENCE = 0.25
const MANY = 1000
const FEW = 20
/** Learnings in no theme that later ones may make a theme with. */
const MOST_WAITING = 8000
/** So many entries are looked over at once. */
const TIDY = 60_000
/** Of a day that brings very many (an import) so many are tried as the middle of a theme. */
const MOST_SEEDS = 4000
/** A theme is looked at anew when it has grown so much. */
const GROWN = 1.05

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

/** The nearest theme that a text would join; -1 for none. */
export function themeFor(grouping: Grouping, units: Int32Array): number {
  const { theme, cosine } = nearest(grouping, units, vectorOf(grouping, units))
  return cosine >= joinFrom(grouping) ? theme : -1
}

const lenience = ({ texts }: Grouping) => LENIENCE * Math.min(1, Math.max(0, Math.log(MANY / Math.max(1, texts)) / Math.log(MANY / FEW)))
const joinFrom = (grouping: Grouping) => JOIN - lenience(grouping)
const nearFrom = (grouping: Grouping) => NEAR - lenience(grouping)

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
