// Many histories from the command line: `node test/sync/world-run.ts RUNS [FIRST SEED]`. Prints one line of JSON; exit code 1 and the seed when a promise broke.
import { runWorld, type Report } from './world.ts'

const [runs = '200', first = '1'] = process.argv.slice(2)
const total: Record<string, number> = {}
const from = performance.now()
for (let seed = Number(first); seed < Number(first) + Number(runs); seed++) {
  try {
    const report: Report = await runWorld(seed)
    for (const [name, value] of Object.entries(report)) total[name] = (total[name] ?? 0) + Number(value)
  } catch (error) {
    console.log(JSON.stringify({ seed, error: error instanceof Error ? error.message.slice(0, 2000) : String(error) }))
    if (process.env['STACK'] && error instanceof Error) console.error(error.stack)
    process.exit(1)
  }
}
console.log(JSON.stringify({ runs: Number(runs), first: Number(first), seconds: Math.round((performance.now() - from) / 100) / 10, ...total }))
