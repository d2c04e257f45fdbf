// `npm run bench`: the figures of the goals as ratios to a raw limit in the same run. `-- --json` for machines, `-- --quick` for a tenth of the rows, `-- app`, `-- agenda`, `-- themes`, `-- pipeline`, `-- live`, `-- loop`,
// `-- search` (all of it), `search-quality`, `search-small`, `search-large`, `search-million`, `search-pairs`, `-- sync`, or
// `-- sync-first`, `sync-large`, `sync-crowd` for a part.
import { rmSync } from 'node:fs'
import { v7 as uuid7 } from 'uuid'
import { buildStale } from '../../scripts/machine.mjs'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillWorkspace } from '../support/large-workspace.ts'
import { benchAgenda } from './agenda.bench.ts'
import { benchBoardScreen } from './board-screen.bench.ts'
import { benchImport } from './import.bench.ts'
import { benchList, benchStart } from './list.bench.ts'
import { benchLive } from './live.bench.ts'
import { benchLog } from './log.bench.ts'
import type { Figure } from './measure.ts'
import { benchCounting, benchLoop } from './loop.bench.ts'
import { benchPairs } from './pairs.bench.ts'
import { benchKpis } from './kpis.bench.ts'
import { benchPipeline } from './pipeline.bench.ts'
import { addSteps, addTeams, addVoices, addWay } from './pipeline-world.ts'
import { benchScreen } from './screen.bench.ts'
import { benchSearchQuality } from './search-quality.bench.ts'
import { benchSearch } from './search.bench.ts'
import { benchSync, PARTS } from './sync.bench.ts'
import { benchThemes } from './themes.bench.ts'

const json = process.argv.includes('--json')
const only = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
const scale = process.argv.includes('--quick') ? 0.1 : 1
const say = (text: string) => void process.stderr.write(`${text}\n`)

async function filled(learnings: number, ideas: number): Promise<TestCore> {
  const core = await openTestCore({ now: Date.now, newId: uuid7 })
  say(`Filling a workspace with ${learnings} learnings and ${ideas} ideas...`)
  await fillWorkspace(core, { learnings, ideas, seed: 1 })
  return core
}

const figures: Figure[] = []
async function measure(what: string, act: () => Promise<Figure[]>): Promise<void> {
  say(`Measuring ${what}...`)
  figures.push(...(await act()))
}

async function benchApp(): Promise<void> {
  const large = await filled(100_000 * scale, 20_000 * scale)
  const small = await filled(1000, 200)
  await small.close()
  await measure('the list', () => benchList(large))
  await measure('the agenda', () => benchAgenda(large))
  await measure('saving', () => benchLog(large))
  await large.close()
  await measure('the start', () => benchStart(large.dataDir))
  await measure('the screen', () => benchScreen(small.dataDir, large.dataDir))
  await measure('the import', () => benchImport(100_000 * scale))
  for (const { dataDir } of [large, small]) rmSync(dataDir, { recursive: true, force: true })
}

async function benchAllThemes(): Promise<void> {
  const large = await filled(100_000 * scale, 100)
  await measure('themes', () => benchThemes(large))
  await large.dispose()
}

async function benchAllPipeline(): Promise<void> {
  // its screens are those of the code that is measured
  buildStale()
  const large = await filled(2000, 50_000 * scale)
  say('Adding votes and comments, moves, reviews and benefits...')
  await addVoices(large, 500_000 * scale)
  await addWay(large)
  await addTeams(large)
  await measure('key figures', () => benchKpis(large))
  await measure('the pipeline', () => benchPipeline(large))
  await large.close()
  await measure('the screen of the pipeline', () => benchBoardScreen(large.dataDir))
  const stepped = await openTestCore({ dataDir: large.dataDir, now: Date.now, newId: uuid7 })
  await addSteps(stepped)
  await stepped.close()
  await measure('the boards of stages with steps', () => benchBoardScreen(large.dataDir, true))
  rmSync(large.dataDir, { recursive: true, force: true })
}

/** At 10,000 texts, at 150,000 (the goal's 100,000 learnings and 50,000 ideas) and at a million. */
async function benchSearches(): Promise<void> {
  await measure('what search finds', () => benchSearchQuality(say))
  await measure('search at 10,000 texts', () => benchSearch({ learnings: 6_700, ideas: 3_300 }, say))
  await measure('search at 150,000 texts', () => benchSearch({ learnings: 100_000 * scale, ideas: 50_000 * scale, saves: 10_000 * scale }, say))
  await measure('search at a million texts', () => benchSearch({ learnings: 700_000 * scale, ideas: 300_000 * scale }, say))
  await measure('likely pairs', () => benchPairs(50_000 * scale, say))
}

if (only === undefined || only === 'app') await benchApp()
if (only === undefined || only === 'app' || only === 'search') await benchSearches()
if (only === undefined || only === 'app' || only === 'themes') await benchAllThemes()
if (only === undefined || only === 'app' || only === 'pipeline') await benchAllPipeline()
if (only === 'search-quality') await measure('what search finds', () => benchSearchQuality(say))
if (only === 'search-small') await measure('search at 10,000 texts', () => benchSearch({ learnings: 6_700, ideas: 3_300 }, say))
if (only === 'search-large') await measure('search at 150,000 texts', () => benchSearch({ learnings: 100_000 * scale, ideas: 50_000 * scale, saves: 10_000 * scale }, say))
if (only === 'search-million') await measure('search at a million texts', () => benchSearch({ learnings: 700_000 * scale, ideas: 300_000 * scale }, say))
if (only === 'search-pairs') await measure('likely pairs', () => benchPairs(50_000 * scale, say))
if (only === 'agenda') {
  const large = await filled(100_000 * scale, 20_000 * scale)
  await measure('the agenda', () => benchAgenda(large))
  await large.dispose()
}
if (only === undefined || only === 'loop') {
  for (const counts of [{ learnings: 100_000 * scale, ideas: 20_000 * scale }, { learnings: 1_000_000 * scale, ideas: 100_000 * scale }]) {
    const core = await openTestCore({ now: Date.now, newId: uuid7 })
    core.context.search.close()
    await measure(`the outer loop at ${counts.learnings} learnings`, () => benchLoop(core, counts))
    await core.dispose()
  }
  const core = await openTestCore({ now: Date.now, newId: uuid7 })
  core.context.search.close()
  await measure('counting by the write', () => benchCounting(core, 100_000 * scale))
  await core.dispose()
}
if (only === undefined || only.startsWith('sync')) await measure('sync', () => benchSync({ scale, say, part: PARTS.find((part) => only === `sync-${part}`) }))

if (only === undefined || only === 'live') await measure('live together', () => benchLive())

if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
else {
  process.stdout.write('| what | measured | raw limit | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- |\n')
  for (const { what, measured, raw, ratio, goal, met } of figures) process.stdout.write(`| ${what} | ${measured} | ${raw ?? ''} | ${ratio === undefined ? '' : `${ratio.toFixed(2)} x`} | ${goal} | ${goal === '' ? '' : met ? 'yes' : 'NO'} |\n`)
}
process.exit(figures.every(({ met }) => met) ? 0 : 1)
