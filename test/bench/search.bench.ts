// Search at size: latency as one types, misspelled too, the similar ideas, the save beside it, how fast it indexes, and what it holds in memory.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { v7 as uuid7 } from 'uuid'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { bareWriter } from './log.bench.ts'
import { madeDatabase, type Counts } from './made-database.ts'
import { madeUpTexts, type MadeUp } from './made-up-texts.ts'
import { longestBlock, ms, percentiles, repeat, spread, type Figure, type Measured } from './measure.ts'
import type { PeerResult } from './search-peer.ts'
import { searchPeers } from './search-quality.bench.ts'

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

/** Key presses that a peer is asked; MiniSearch takes a second for some. */
const ASKED_PEERS = 120
/** What a peer may take: more memory than a laptop has to spare for a search, and longer than anybody waits for one, is too much. */
const PEER_HEAP_MB = 6000
const PEER_MS = 150_000

/** Runs a script of this folder in a process of its own and answers its JSON; or why there is none. */
async function inOwnProcess<T>(script: string, args: readonly string[], queries: readonly string[]): Promise<T | string> {
  const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${PEER_HEAP_MB}`, fileURLToPath(new URL(script, import.meta.url)), ...args], { stdio: ['pipe', 'pipe', 'pipe'], timeout: PEER_MS })
  child.stdin.end(JSON.stringify(queries))
  const [answer, errors, [code, signal]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close') as Promise<[number | null, string | null]>])
  if (code === 0) return JSON.parse(answer) as T
  if (/heap|allocation|Map maximum size|RangeError/i.test(errors)) return `did not fit into ${PEER_HEAP_MB / 1000} GB`
  return signal === 'SIGTERM' ? `not ready after ${PEER_MS / 1000} s` : `failed: ${errors.slice(-200)}`
}

/** Saves beside the indexer, and the same rows by bare SQLite, in turns, so that both meet the same moods of the disk. */
async function saving(core: TestCore, made: MadeUp, saves: number): Promise<Record<'saved' | 'bareSaved', Measured>> {
  const [ours, bare]: [number[], number[]] = [[], []]
  const raw = bareWriter(core)
  const time = async (act: () => unknown, into: number[]) => {
    const from = performance.now()
    await act()
    into.push(performance.now() - from)
  }
  for (let at = 0; at < saves; at++) {
    const text = made.body()
    await time(() => core.client.learnings.log({ text }), ours)
    await time(() => raw.write(text, null), bare)
  }
  raw.close()
  return { saved: percentiles(ours), bareSaved: percentiles(bare) }
}

export async function benchSearch(counts: Counts & { saves?: number }, say: (text: string) => void): Promise<Figure[]> {
  const { learnings, ideas, saves = 1000 } = counts
  const all = learnings + ideas
  const made = madeUpTexts(seededRandom(7))
  const chance = seededRandom(8)
  const dataDir = await madeDatabase(counts, say)
  const core = await openTestCore({ now: Date.now, newId: uuid7, dataDir })
  core.context.search.startOver()
  say('  indexing...')
  const started = performance.now()
  const block = await longestBlock(() => core.context.search.settle())
  const rate = all / ((performance.now() - started) / 1000)
  const size = `${learnings.toLocaleString('en')} learnings and ${ideas.toLocaleString('en')} ideas`
  const million = all >= 1_000_000

  say('  asking...')
  const { find, similar } = core.client.search
  const typed = keystrokes(made, chance, false)
  for (const text of typed.slice(0, 50)) await find({ text })
  const typing = await repeat(typed.length, (at) => find({ text: typed[at]! }))
  const wrong = keystrokes(made, chance, true)
  const misspelled = await repeat(wrong.length, (at) => find({ text: wrong[at]!, typing: false }))
  const alike = await repeat(200, () => similar({ noun: 'idea', title: made.title(), description: made.body() }))

  say('  saving...')
  const { saved, bareSaved } = await saving(core, made, saves)
  await core.context.search.settle()
  await core.close()
  const asked = typed.filter((_text, at) => at % Math.ceil(typed.length / ASKED_PEERS) === 0)
  const held = await inOwnProcess<{ megabytes: number }>('search-held.ts', [dataDir], asked)
  const peers: Figure[] = []
  let bare: number | null = null
  for (const name of ['bare FTS5', ...((await searchPeers()) ? (['MiniSearch, fuzzy', 'FlexSearch'] as const) : [])] as const) {
    say(`  ${name}...`)
    const peer = await inOwnProcess<PeerResult>('search-peer.ts', [name, dataDir], asked)
    if (name === 'bare FTS5' && typeof peer !== 'string') bare = peer.rate
    peers.push({ what: `the same with ${name}, ${all.toLocaleString('en')} texts`, measured: typeof peer === 'string' ? peer : `${spread(peer)}, ${peer.megabytes.toFixed(0)} MB, ${peer.rate.toFixed(0)} texts a second${peer.asked < asked.length ? `, ${peer.asked} of ${asked.length} asked` : ''}`, goal: '', met: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
  const goal = million ? 50 : 15
  const ratio = bare === null ? null : rate / bare
  return [
    { what: `search as one types, ${size}`, measured: spread(typing), goal: million ? 'p99 < 50 ms' : 'p50 < 3 ms, p99 < 15 ms', met: typing.p99 < goal && (million || typing.p50 < 3) },
    { what: 'the same, misspelled', measured: spread(misspelled), goal: `p99 < ${goal} ms`, met: misspelled.p99 < goal },
    { what: `similar ideas among ${ideas.toLocaleString('en')}`, measured: spread(alike), goal: ideas > 50_000 ? '' : 'p99 < 30 ms', met: ideas > 50_000 || alike.p99 < 30 },
    { what: 'log one learning while it is indexed', measured: spread(saved), raw: spread(bareSaved), ratio: saved.p50 / bareSaved.p50, goal: 'p99 <= 2 ms, worst <= 20 ms', met: saved.p99 <= 2 && saved.worst <= 20 },
    { what: 'texts indexed a second', measured: rate.toFixed(0), ...(bare !== null && ratio !== null && { raw: bare.toFixed(0), ratio }), goal: 'at least half of bare FTS5', met: ratio !== null && ratio >= 0.5 },
    { what: 'longest block of the core while it indexes', measured: `${ms(block)} ms`, goal: '< 20 ms', met: block < 20 },
    { what: 'memory that the index holds', measured: typeof held === 'string' ? held : `${held.megabytes.toFixed(0)} MB`, goal: '< 50 MB', met: typeof held !== 'string' && held.megabytes < 50 },
    ...peers,
  ]
}
