// Likely pairs at size: how long it takes to look at every idea once, measured for some seconds and reckoned for all; how long the core is held; what it takes in memory and on the disk.
import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { v7 as uuid7 } from 'uuid'
import { INDEX_FILE } from '../../electron/core/search/index-file.ts'
import { openTestCore } from '../support/core.ts'
import { madeDatabase } from './made-database.ts'
import { longestBlock, ms, type Figure } from './measure.ts'

const LOOKED_MS = 30_000

export async function benchPairs(ideas: number, say: (text: string) => void): Promise<Figure[]> {
  const dataDir = await madeDatabase({ learnings: ideas * 2, ideas }, say)
  const core = await openTestCore({ now: Date.now, newId: uuid7, dataDir })
  say('  indexing...')
  await core.context.search.settle()
  const left = async () => (await core.context.search.pairs(() => null)).left
  globalThis.gc?.()
  const [before, size, memory] = [await left(), statSync(path.join(dataDir, INDEX_FILE)).size, process.memoryUsage()]
  say('  looking for pairs...')
  const from = performance.now()
  const all = core.context.search.settlePairs()
  const block = await longestBlock(async () => {
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, LOOKED_MS))])
  })
  const took = performance.now() - from
  const looked = before - (await left())
  let pairs = 0
  await core.context.search.pairs((each) => {
    each((some) => (pairs += some.length) < Infinity)
  })
  const duplicates = await longestBlock(() => core.client.duplicates.list({ limit: 50 }))
  globalThis.gc?.()
  const grown = (process.memoryUsage().rss - memory.rss) / 1e6
  await core.close()
  const disk = (statSync(path.join(dataDir, INDEX_FILE)).size - size) / 1e6
  rmSync(dataDir, { recursive: true, force: true })
  const what = `likely pairs among ${ideas.toLocaleString('en')} ideas`
  return [
    { what: `${what}: all looked at once, without rests`, measured: `${((took / looked) * (before / 60_000)).toFixed(1)} minutes (${ms(took / looked)} ms an idea, ${looked.toLocaleString('en')} looked at, ${pairs.toLocaleString('en')} pairs)`, goal: '', met: true },
    { what: `${what}: longest block of the core meanwhile`, measured: `${ms(block)} ms`, goal: '< 100 ms', met: block < 100 },
    { what: `${what}: the first 50 shown`, measured: `longest block ${ms(duplicates)} ms`, goal: '< 100 ms', met: duplicates < 100 },
    { what: `${what}: memory and disk`, measured: `${grown.toFixed(0)} MB, ${disk.toFixed(1)} MB`, goal: '', met: true },
  ]
}
