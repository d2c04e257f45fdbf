// `npm run bench`: the figures of the goals as ratios to a raw limit in the same run. `-- --json` for machines, `-- --quick` for a tenth of the rows, `-- app`, `-- agenda`, `-- sync`, or
// `-- sync-first`, `sync-large`, `sync-crowd` for a part.
import { rmSync } from 'node:fs'
import { v7 as uuid7 } from 'uuid'
import { openTestCore, type TestCore } from '../support/core.ts'
import { fillWorkspace } from '../support/large-workspace.ts'
import { benchAgenda } from './agenda.bench.ts'
import { benchImport } from './import.bench.ts'
import { benchList, benchStart } from './list.bench.ts'
import { benchLog } from './log.bench.ts'
import type { Figure } from './measure.ts'
import { benchScreen } from './screen.bench.ts'
import { benchSearch } from './search.bench.ts'
import { benchSync, PARTS } from './sync.bench.ts'

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
await measure('search', () => benchSearch({ learnings: 100_000 * scale, ideas: 50_000 * scale, saves: 10_000 * scale }))
  for (const { dataDir } of [large, small]) rmSync(dataDir, { recursive: true, force: true })
}

if (only === undefined || only === 'app') await benchApp()
if (only === 'agenda') {
  const large = await filled(100_000 * scale, 20_000 * scale)
  await measure('the agenda', () => benchAgenda(large))
  await large.dispose()
}
if (only !== 'app' && only !== 'agenda') await measure('sync', () => benchSync({ scale, say, part: PARTS.find((part) => only === `sync-${part}`) }))

if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
else {
  process.stdout.write('| what | measured | raw limit | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- |\n')
  for (const { what, measured, raw, ratio, goal, met } of figures) process.stdout.write(`| ${what} | ${measured} | ${raw ?? ''} | ${ratio === undefined ? '' : `${ratio.toFixed(2)} x`} | ${goal} | ${goal === '' ? '' : met ? 'yes' : 'NO'} |\n`)
}
process.exit(figures.every(({ met }) => met) ? 0 : 1)
