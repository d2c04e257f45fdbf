// Themes at 100,000 learnings: the first grouping, one new learning, an old one that is edited, the longest hold of the core, memory; and how good they are
// on real messages with known causes, where those are on this computer.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { newGrouping, takeDay, type Text } from '../../electron/core/themes/grouping.ts'
import { unitsOf } from '../../electron/core/themes/units.ts'
import type { TestCore } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'
import type { Figure } from './measure.ts'

const DATA = path.join(import.meta.dirname, '../../../shared/data/banking77-train.csv')
const DAYS = 100

/** Longest time, ms, in which nothing else had its turn while `act` ran. */
async function longestHold(act: () => Promise<unknown>): Promise<{ took: number; hold: number }> {
  let [hold, last, ended] = [0, performance.now(), false]
  const tick = () => {
    const now = performance.now()
    hold = Math.max(hold, now - last)
    last = now
    if (!ended) setImmediate(tick)
  }
  setImmediate(tick)
  const from = performance.now()
  await act()
  ended = true
  return { took: performance.now() - from, hold }
}

const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** `core`: filled by `fillWorkspace`. */
export async function benchThemes(core: TestCore): Promise<Figure[]> {
  const { client, context } = core
  const many = context.store.read.value<number>('SELECT count(*) FROM learning')!
  // the index of search holds up the core by itself, and its own bench says how long
  await context.search.settle()
  globalThis.gc?.()
  const before = process.memoryUsage()
  const first = await longestHold(() => context.themes.settle())
  globalThis.gc?.()
  const after = process.memoryUsage()
  const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6
  const asked = await longestHold(() => client.themes.list({}))
  const { themes, loose } = await client.themes.list({})
  const opened = await longestHold(() => client.themes.get({ id: themes[0]!.id }))
  const one = await longestHold(async () => {
    await client.learnings.log({ text: 'The buyer cannot find the order number' })
    await context.themes.settle()
  })
  const old = context.store.read.value<string>('SELECT id FROM learning ORDER BY createdAt LIMIT 1 OFFSET 100')!
  const edited = await longestHold(async () => {
    await client.learnings.edit({ id: old, changes: { text: 'The owner keeps a list by hand of what the fee is for' } })
    await context.themes.settle()
  })
  const what = (name: string) => `themes: ${name}, ${many.toLocaleString('en')} learnings`
  return [
    { what: what('grouping all'), measured: `${(first.took / 1000).toFixed(1)} s, ${themes.length} themes, ${loose.toLocaleString('en')} in none`, goal: '', met: true },
    { what: what('longest hold of the core meanwhile'), measured: ms(first.hold), goal: '< 100 ms', met: first.hold < 100 },
    { what: what('memory'), measured: `${Math.round(megabytes)} MB`, goal: '', met: true },
    { what: what('the list'), measured: ms(asked.took), goal: '< 100 ms', met: asked.took < 100 },
    { what: what('one theme'), measured: ms(opened.took), goal: '< 100 ms', met: opened.took < 100 },
    { what: what('after one new learning'), measured: `${ms(one.took)}, longest hold ${ms(one.hold)}`, goal: '', met: true },
    { what: what('after an old one was edited'), measured: `${(edited.took / 1000).toFixed(1)} s, longest hold ${ms(edited.hold)}`, goal: '', met: true },
    ...quality(),
  ]
}

interface Labelled { text: string; cause: string }

/** Each message with the cause that people gave it; the same order each time. */
function messages(): Labelled[] {
  const found: Labelled[] = []
  for (const line of readFileSync(DATA, 'utf8').split(/\r?\n/).slice(1)) {
    const at = line.lastIndexOf(',')
    if (at > 0 && !line.startsWith('"')) found.push({ text: line.slice(0, at), cause: line.slice(at + 1) })
    else if (/^".*",\w+$/.test(line)) found.push({ text: line.slice(1, at - 1).replaceAll('""', '"'), cause: line.slice(at + 1) })
  }
  const chance = seededRandom(77)
  for (let at = found.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    ;[found[at], found[other]] = [found[other]!, found[at]!]
  }
  return found
}

/** How often two of a theme have the same cause, and how many messages are in one. */
function scored(name: string, all: readonly Labelled[], of: Int32Array): Figure {
  const groups = new Map<number, Map<string, number>>()
  let covered = 0
  of.forEach((group, at) => {
    if (group < 0) return
    covered++
    const counts = groups.get(group) ?? groups.set(group, new Map()).get(group)!
    counts.set(all[at]!.cause, (counts.get(all[at]!.cause) ?? 0) + 1)
  })
  const pairs = (count: number) => (count * (count - 1)) / 2
  let [same, together, pure] = [0, 0, 0]
  for (const counts of groups.values()) {
    const sizes = [...counts.values()]
    together += pairs(sizes.reduce((sum, size) => sum + size, 0))
    same += sizes.reduce((sum, size) => sum + pairs(size), 0)
    pure += Math.max(...sizes)
  }
  const percent = (share: number) => `${Math.round(share * 100)} %`
  return { what: `themes of Banking77: ${name}`, measured: `two of a theme share the cause ${percent(same / together)}, purity ${percent(pure / covered)}, in a theme ${percent(covered / all.length)}, ${groups.size} themes`, goal: '', met: true }
}

function quality(): Figure[] {
  if (!existsSync(DATA)) return []
  const all = messages()
  const grouped = (days: number): Int32Array => {
    const [grouping, of] = [newGrouping(), new Int32Array(all.length).fill(-1)]
    const texts = all.map(({ text }, pk): Text => ({ pk, name: String(pk), units: unitsOf(text) }))
    for (let day = 0; day < days; day++) for (const _ of takeDay(grouping, texts.filter(({ pk }) => pk % days === day), (pk, theme) => void (of[pk] = theme)));
    return of
  }
  const [daily, atOnce] = [grouped(DAYS), grouped(1)]
  const size = (of: Int32Array) => new Set(of).size - 1
  return [
    scored(`logged over ${DAYS} days`, all, daily),
    scored('all on one day', all, atOnce),
    scored('k-means on TF-IDF, as many groups as causes', all, kMeans(all, 77)),
    scored('k-means on TF-IDF, as many groups as we have', all, kMeans(all, size(daily))),
  ]
}

/** The naive way: words as they are, weighed by how rare they are, and 20 rounds of Lloyd's algorithm. */
function kMeans(all: readonly Labelled[], groups: number): Int32Array {
  const words = all.map(({ text }) => [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])])
  const counts = new Map<string, number>()
  for (const some of words) for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1)
  const unit = (vector: Map<string, number>) => {
    const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1
    return new Map([...vector].map(([word, weight]) => [word, weight / length]))
  }
  const vectors = words.map((some) => unit(new Map(some.map((word) => [word, Math.log(all.length / counts.get(word)!)]))))
  const chance = seededRandom(groups)
  let middles = Array.from({ length: groups }, () => vectors[Math.floor(chance() * vectors.length)]!)
  const of = new Int32Array(all.length)
  for (let round = 0; round < 20; round++) {
    const byWord = new Map<string, [number, number][]>()
    for (const [group, middle] of middles.entries()) {
      for (const [word, weight] of middle) {
        const list = byWord.get(word)
        if (list) list.push([group, weight])
        else byWord.set(word, [[group, weight]])
      }
    }
    const sums = Array.from({ length: groups }, () => new Map<string, number>())
    for (const [at, vector] of vectors.entries()) {
      const dots = new Float64Array(groups)
      for (const [word, weight] of vector) for (const [group, other] of byWord.get(word) ?? []) dots[group]! += weight * other
      const best = dots.indexOf(Math.max(...dots))
      of[at] = best
      for (const [word, weight] of vector) sums[best]!.set(word, (sums[best]!.get(word) ?? 0) + weight)
    }
    middles = sums.map(unit)
  }
  return of
}
