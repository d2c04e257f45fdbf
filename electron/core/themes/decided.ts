// The computed grouping as people see it: what they decided always wins. Pure, and the same on every device that has the same rows.
import type { MovedRow, ThemeRow } from '../store/themes.ts'
import type { Computed, Published } from './follow.ts'
import { firstLogged, KINDS, nameOfText } from './texts.ts'

export interface Decided {
  readonly themes: readonly DecidedTheme[]
  /** By pk: the place of the learning's theme in `themes`; -1 for none. */
  readonly of: Int32Array
  /** pks of learnings that somebody moved. */
  readonly byHand: ReadonlySet<number>
}

export interface DecidedTheme {
  readonly id: string
  /** Null when only people's decision is left of it. */
  readonly computed: Computed | null
  /** Its place among the computed; -1 for none. */
  readonly place: number
  readonly row: ThemeRow | null
  readonly example: boolean
  /** Themes that were merged into it. */
  readonly merged: readonly string[]
  readonly intoId: string | null
}

/** So many of its first learnings are kept with a decision, to know the theme again. */
const FOUNDERS = 8

/** The first learnings of a computed theme. */
export function foundersOf({ of, texts }: Pick<Published, 'of' | 'texts'>, theme: number): string {
  const found: number[] = []
  for (let pk = 1; pk < of.length; pk++) if (of[pk] === theme && texts.kind[pk] !== KINDS.private) found.push(pk)
  return found.sort(firstLogged(texts)).slice(0, FOUNDERS).map((pk) => nameOfText(texts, pk)).join(' ')
}

/** Where the learnings of these names are now: how many in each computed theme. */
function placesOf({ of, texts }: Published, names: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>()
  for (let pk = 1; pk < of.length; pk++) if (of[pk]! >= 0 && texts.kind[pk] !== KINDS.absent && names.has(nameOfText(texts, pk))) found.set(nameOfText(texts, pk), of[pk]!)
  return found
}

/** `idOf`: the id of a computed theme. */
export function decide(published: Published, rows: readonly ThemeRow[], moved: readonly MovedRow[], idOf: (theme: Computed) => string): Decided {
  const { themes: computed, of, texts } = published
  const byId = new Map(rows.map((row) => [row.id, row]))
  const ids = computed.map(idOf)
  const known = new Set(ids)
  // a theme whose key changed is known again by its first learnings: where most of them are now
  const lost = rows.filter(({ id, splitFromId, founders }) => !known.has(id) && splitFromId === null && founders !== '')
  const where = lost.length === 0 ? null : placesOf(published, new Set(lost.flatMap(({ founders }) => founders.split(' '))))
  const near = lost.flatMap((row) => {
    const counts = new Map<number, number>()
    for (const name of row.founders.split(' ')) if (where!.has(name)) counts.set(where!.get(name)!, (counts.get(where!.get(name)!) ?? 0) + 1)
    return [...counts].filter(([index]) => !byId.has(ids[index]!) && computed[index]!.example === (row.example === 1)).map(([index, count]) => ({ row, index, count }))
  })
  const found = new Set<string>()
  for (const { row, index } of near.sort((a, b) => b.count - a.count || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : a.index - b.index))) {
    if (found.has(row.id) || byId.has(ids[index]!)) continue
    found.add(row.id)
    ids[index] = row.id
  }

  const into = (id: string): string => {
    const seen = new Set<string>()
    let at = id
    for (let next = byId.get(at)?.intoId; next && byId.has(next); next = byId.get(at)?.intoId) {
      // two people merged them into each other: the same one stands on every device
      if (seen.has(at)) return [...seen].sort()[0]!
      seen.add(at)
      at = next
    }
    return at
  }
  const splits = new Map<string, { id: string; unit: number }[]>()
  for (const { id, splitFromId, unit } of rows) {
    if (splitFromId === null || unit === null) continue
    const list = splits.get(splitFromId)
    if (list) list.push({ id, unit })
    else splits.set(splitFromId, [{ id, unit }])
  }

  const places = new Map<string, number>()
  const list: { id: string; computed: Computed | null; place: number; row: ThemeRow | null; example: boolean; intoId: string | null; merged: string[] }[] = []
  const place = (id: string, index: number) => {
    const theme = computed[index] ?? null
    if (places.has(id)) return
    places.set(id, list.length)
    const row = byId.get(id) ?? null
    const target = into(id)
    list.push({ id, computed: theme, place: index, row, example: theme?.example ?? row?.example === 1, intoId: target === id ? null : target, merged: [] })
  }
  ids.forEach(place)
  for (const { id } of rows) place(id, -1)
  for (const { id, intoId } of list) if (intoId !== null) list[places.get(intoId)!]!.merged.push(id)

  const isIn = (pk: number, unit: number) => texts.units(pk).includes(unit)
  function settle(id: string, pk: number): number {
    let at = into(id)
    // splits of splits, and of what was merged into them
    for (let step = 0; step < 8; step++) {
      const split = splits.get(at)?.find((one) => isIn(pk, one.unit))
      if (!split) break
      const next = into(split.id)
      if (next === at) break
      at = next
    }
    return places.get(at)!
  }
  const plain = ids.map((id) => (splits.size === 0 ? places.get(into(id))! : -1))
  const final = new Int32Array(of.length).fill(-1)
  for (let pk = 1; pk < of.length; pk++) if (of[pk]! >= 0) final[pk] = plain[of[pk]!]! >= 0 ? plain[of[pk]!]! : settle(ids[of[pk]!]!, pk)
  const byHand = new Set<number>()
  for (const { pk, themeId } of moved) {
    if (pk >= final.length || (themeId !== null && !places.has(themeId))) continue
    byHand.add(pk)
    final[pk] = themeId === null ? -1 : places.get(into(themeId))!
  }
  return { themes: list, of: final, byHand }
}
