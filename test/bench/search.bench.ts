// Search at size: latency as one types, misspelled too, the similar ideas, the save beside it, how fast it indexes, and what it holds in memory.
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { v7 as uuid7 } from 'uuid'
import { openTestCore, temporaryFolder, type TestCore } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { madeUpTexts, type MadeUp } from './made-up-texts.ts'
import { bareSearch, searchPeers } from './search-quality.bench.ts'
import { longestBlock, ms, percentiles, repeat, spread, type Figure } from './measure.ts'

const BATCH = 2000
const DAY = 24 * 60 * 60 * 1000

/** Learnings and ideas by the store's own write path, in the order of their dates. */
export async function fillBench(core: TestCore, made: MadeUp, counts: { learnings: number; ideas: number }): Promise<void> {
  const { store, newId } = core.context
  const author = store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!
  const now = Date.now()
  for (let from = 0; from < counts.learnings; from += BATCH) {
    store.write((write) => {
      for (let at = from; at < Math.min(counts.learnings, from + BATCH); at++) {
        write.put('learning', newId(), {
          text: `${made.title()}. ${made.body()}`, quote: '', customerId: null, segmentId: null, channel: 'call', sentiment: 'bad', episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId: author, teamId: null,
          createdAt: now - Math.floor(((counts.learnings - at) / counts.learnings) * 700 * DAY),
        })
      }
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let from = 0; from < counts.ideas; from += BATCH) {
    store.write((write) => {
      for (let at = from; at < Math.min(counts.ideas, from + BATCH); at++) {
        const createdAt = now - Math.floor(((counts.ideas - at) / counts.ideas) * 700 * DAY)
        write.put('idea', newId(), { title: made.title(), description: made.body(), stage: 'submitted', authorId: author, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt, submittedAt: createdAt, stageAt: createdAt })
      }
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Letter by letter: one word, then a second one. `misspelled`: two neighbours of a longer word swapped. */
function keystrokes(made: MadeUp, chance: () => number, misspelled: boolean): string[] {
  const typed: string[] = []
  for (let at = 0; at < 120; at++) {
    const [first = '', second = ''] = made.title().split(' ')
    if (!misspelled) {
      for (let length = 1; length <= Math.min(first.length, 12); length++) typed.push(first.slice(0, length))
      for (let length = 1; length <= second.length; length++) typed.push(`${first} ${second.slice(0, length)}`)
    } else if (first.length > 4) {
      const place = 1 + Math.floor(chance() * (first.length - 3))
      typed.push(first.slice(0, place) + first[place + 1]! + first[place]! + first.slice(place + 2))
    }
  }
  return typed
}

/** The same texts into FTS5 as it comes, in as large transactions as it likes. */
function bareIndexing(made: MadeUp, count: number): number {
  const folder = temporaryFolder()
  const database = new Database(path.join(folder, 'bare.sqlite'))
  database.pragma('journal_mode = WAL')
  database.exec('CREATE VIRTUAL TABLE bare USING fts5(title, body)')
  const texts = Array.from({ length: count }, () => [made.title(), made.body()] as const)
  const insert = database.prepare('INSERT INTO bare (title, body) VALUES (?, ?)')
  const from = performance.now()
  database.transaction(() => {
    for (const [title, body] of texts) insert.run(title, body)
  })()
  const took = performance.now() - from
  database.close()
  rmSync(folder, { recursive: true, force: true })
  return count / (took / 1000)
}

/** Key presses that a peer is asked; MiniSearch takes a second for some. */
const ASKED_PEERS = 120
/** Texts that peers are given: with more, MiniSearch and FlexSearch take gigabytes. */
const MOST_FOR_PEERS = 150_000

async function benchPeers(chance: () => number, count: number, typed: readonly string[], say: (text: string) => void): Promise<Figure[]> {
  if (count > MOST_FOR_PEERS) return []
  const made = madeUpTexts(chance)
  const texts = Array.from({ length: count }, (_, at) => [String(at), `${made.title()}. ${made.body()}`] as const)
  const peers = await searchPeers()
  const figures: Figure[] = []
  const asked = typed.filter((_text, at) => at % Math.ceil(typed.length / ASKED_PEERS) === 0)
  for (const [name, make] of [['bare FTS5', bareSearch], ...(peers ? ([['MiniSearch, fuzzy', peers.miniSearch], ['FlexSearch', peers.flexSearch]] as const) : [])] as const) {
    say(`  ${name}...`)
    const before = process.memoryUsage().rss
    const engine = make(texts)
    const held = (process.memoryUsage().rss - before) / 1e6
    const taken = await repeat(asked.length, (at) => engine(asked[at]!, 20))
    figures.push({ what: `the same with ${name}, ${count.toLocaleString('en')} texts`, measured: `${spread(taken)}, ${held.toFixed(0)} MB`, goal: '', met: true })
  }
  return figures
}

export async function benchSearch({ learnings, ideas, saves = 10_000 }: { learnings: number; ideas: number; saves?: number }, say: (text: string) => void): Promise<Figure[]> {
  const chance = seededRandom(7)
  const made = madeUpTexts(chance)
  const core = await openTestCore({ now: Date.now, newId: uuid7 })
  await fillBench(core, made, { learnings, ideas })
  const before = process.memoryUsage()
  // all of it anew: while they were written, some were indexed already
  core.context.search.startOver()
  const started = performance.now()
  const block = await longestBlock(() => core.context.search.settle())
  const rate = (learnings + ideas) / ((performance.now() - started) / 1000)
  const bare = bareIndexing(made, Math.min(20_000, learnings))
  globalThis.gc?.()
  const after = process.memoryUsage()
  const size = `${learnings.toLocaleString('en')} learnings and ${ideas.toLocaleString('en')} ideas`
  const million = learnings + ideas >= 1_000_000

  const { find, similar } = core.client.search
  const typed = keystrokes(made, chance, false)
  for (const text of typed.slice(0, 50)) await find({ text })
  const typing = await repeat(typed.length, (at) => find({ text: typed[at]! }))
  const wrong = keystrokes(made, chance, true)
  const misspelled = await repeat(wrong.length, (at) => find({ text: wrong[at]!, typing: false }))
  const alike = await repeat(200, () => similar({ noun: 'idea', title: made.title(), description: made.body() }))

  const taken: number[] = []
  for (let at = 0; at < saves; at++) {
    const text = made.body()
    const from = performance.now()
    await core.client.learnings.log({ text })
    taken.push(performance.now() - from)
  }
  const saved = percentiles(taken)
  await core.dispose()
  const peers = await benchPeers(seededRandom(7), learnings + ideas, typed, say)
  const goal = million ? 50 : 15
  const held = (after.rss - before.rss) / 1e6
  return [
    { what: `search as one types, ${size}`, measured: spread(typing), goal: million ? 'p99 < 50 ms' : 'p50 < 3 ms, p99 < 15 ms', met: typing.p99 < goal && (million || typing.p50 < 3) },
    { what: 'the same, misspelled', measured: spread(misspelled), goal: `p99 < ${goal} ms`, met: misspelled.p99 < goal },
    { what: `similar ideas among ${ideas.toLocaleString('en')}`, measured: spread(alike), goal: 'p99 < 30 ms', met: alike.p99 < 30 },
    { what: 'log one learning while it is indexed', measured: spread(saved), goal: 'p99 <= 2 ms, worst <= 20 ms', met: saved.p99 <= 2 && saved.worst <= 20 },
    { what: 'texts indexed a second', measured: rate.toFixed(0), raw: bare.toFixed(0), ratio: rate / bare, goal: 'at least half of bare FTS5', met: rate / bare >= 0.5 },
    { what: 'longest block of the core while it indexes', measured: `${ms(block)} ms`, goal: '< 20 ms', met: block < 20 },
    { what: 'memory that the index took', measured: `${held.toFixed(0)} MB`, goal: '< 50 MB', met: held < 50 },
    ...peers,
  ]
}
