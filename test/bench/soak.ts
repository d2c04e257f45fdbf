// Long runs by hand: `npm run soak` kills the writer 1,000 times; `npm run soak -- PART [TIMES]` does one of the others. What each promises is in its test, which `npm test` runs a few times.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { crashAgainAndAgain } from '../support/crash.ts'
import { temporaryFolder } from '../support/core.ts'

/** Tests that look at an environment variable for how often. */
const PARTS: Readonly<Record<string, { test: string; times: number; name: string }>> = {
  hub: { test: 'test/hub/kill.test.ts', times: 500, name: 'HUB_KILLS' },
  app: { test: 'test/sync/kill.test.ts', times: 500, name: 'APP_KILLS' },
  postgres: { test: 'test/hub/postgres-faults.test.ts', times: 100, name: 'PG_RESTARTS' },
  world: { test: 'test/sync/world.test.ts', times: 10_000, name: 'EMPTY_CHAIR_HISTORIES' },
  agenda: { test: 'test/domain/agenda-properties.test.ts', times: 10_000, name: 'AGENDA_RUNS' },
}

async function writer(kills: number): Promise<boolean> {
  const folder = temporaryFolder()
  const from = performance.now()
  const report = await crashAgainAndAgain(folder, kills, Math.random)
  rmSync(folder, { recursive: true, force: true })
  console.log(`${report.kills} kills, ${report.saved} saves in ${Math.round((performance.now() - from) / 1000)} s: ${report.lost} lost, ${report.apart} rows and operations apart`)
  return report.lost + report.apart === 0
}

async function longTest(part: string, times: number): Promise<boolean> {
  const { test, name } = PARTS[part]!
  console.log(`${name}=${times} ${test}`)
  const vitest = path.join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--testTimeout', '0', test], { stdio: 'inherit', env: { ...process.env, [name]: String(times) } })
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0
}

const [given = 'writer', often] = process.argv.slice(2)
const [part, asked] = /^\d+$/.test(given) ? ['writer', given] : [given, often]
if (part !== 'writer' && !Object.hasOwn(PARTS, part)) {
  console.error(`There is no part ${part}. Parts: writer, ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}
const times = asked === undefined ? (PARTS[part]?.times ?? 1000) : Number(asked)
if (!Number.isInteger(times) || times < 1) {
  console.error(`How often? A whole number from 1 on, not ${asked}.`)
  process.exit(2)
}
process.exit((await (part === 'writer' ? writer(times) : longTest(part, times))) ? 0 : 1)
