// Which names are probably one customer's. Names must be alike but for case, accents, punctuation, the order of words and the legal form; or but for one letter.

/** Legal forms of companies: they say nothing of whose name it is. Folded, without dots and slashes. */
const FORMS: ReadonlySet<string> = new Set([
  'ab', 'publ', 'hb', 'kb', 'as', 'asa', 'ans', 'aps', 'oy', 'oyj', 'gmbh', 'mbh', 'ag', 'kg', 'kgaa', 'ohg', 'ug', 'ev', 'eg', 'se', 'ltd', 'limited', 'plc', 'llp', 'llc', 'lp', 'inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'cyf',
  'sa', 'sas', 'sarl', 'sl', 'slu', 'spa', 'srl', 'sro', 'zrt', 'kft', 'bv', 'nv', 'vof', 'doo', 'dd', 'ad', 'zoo', 'pty', 'pte', 'kk', 'the', 'and', 'und', 'och', 'og', 'i',
])
/** Forms that are written with dots or slashes within: put together before names are cut into words. */
const DOTTED = /\b(?:\p{L}[./]\s?){1,}\p{L}\b\.?/gu
const LETTER = /[^\p{N}\s]/u
/** Names with fewer letters differ by one letter too often. */
const SHORTEST = 6

/** A name by its words alone, in one order. `folded`: small letters without accents. */
export function nameKey(folded: string): string {
  const words = folded.replaceAll(DOTTED, (form) => form.replaceAll(/[./\s]/g, '')).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const telling = words.filter((word) => !FORMS.has(word))
  return (telling.length > 0 ? telling : words).toSorted().join(' ')
}

export interface NamedThing { readonly id: string; readonly folded: string }
export type Alike = 'same-words' | 'one-letter'

/**
 * Pairs of rows whose names are alike, those with the same words first; each pair once, by the order in which rows are given. Of several of one name each is paired
 * with the first that it is not told apart from.
 */
export function alikeNames<Row extends NamedThing>(rows: readonly Row[], isApart: (a: Row, b: Row) => boolean = () => false): { a: Row; b: Row; why: Alike }[] {
  const byKey = Map.groupBy(rows, ({ folded }) => nameKey(folded))
  byKey.delete('')
  const pairOf = (a: Row | undefined, b: Row, why: Alike) => (a ? [{ a, b, why }] : [])
  const same = [...byKey.values()].flatMap((group) => group.flatMap((b, at) => pairOf(group.find((a, before) => before < at && !isApart(a, b)), b, 'same-words')))
  // two keys are one letter apart when leaving out at most one letter of each makes them the same
  const keys = [...byKey.keys()].filter((key) => key.length >= SHORTEST)
  const met = new Map<string, number[] | number>()
  const near: { a: Row; b: Row; why: Alike }[] = []
  for (const [at, key] of keys.entries()) {
    const found = new Set<number>()
    for (const form of formsOf(key)) {
      const others = met.get(form)
      if (others === undefined) met.set(form, at)
      else {
        for (const other of typeof others === 'number' ? [others] : others) if (other !== at && oneLetterApart(keys[other]!, key)) found.add(other)
        if (typeof others === 'number') met.set(form, [others, at])
        else others.push(at)
      }
    }
    for (const other of found) near.push(...byKey.get(key)!.flatMap((b) => pairOf(byKey.get(keys[other]!)!.find((a) => !isApart(a, b)), b, 'one-letter')).slice(0, 1))
  }
  return [...same, ...near]
}

/** The key, and what it is without one of its letters. Digits are never left out, because they tell things apart. */
function formsOf(key: string): string[] {
  const forms = [key]
  for (let at = 0; at < key.length; at++) if (LETTER.test(key[at]!)) forms.push(key.slice(0, at) + key.slice(at + 1))
  return forms
}

/** One letter more, less or another, or two neighbours changed places. Numbers tell things apart: "Store 12" is not "Store 13". */
function oneLetterApart(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)]
  if (/[\p{N}\s]/u.test(left + right)) return false
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === right[1]! + right[0]!)
}
