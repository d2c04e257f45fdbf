// Long runs by hand: `npm run soak` kills the writer 1,000 times (or `npm run soak -- 50`) and counts what was lost or doubled.
import { rmSync } from 'node:fs'
import { crashAgainAndAgain } from '../support/crash.ts'
import { temporaryFolder } from '../support/core.ts'

const kills = Number(process.argv[2] ?? 1000)
const folder = temporaryFolder()
const from = performance.now()
const report = await crashAgainAndAgain(folder, kills, Math.random)
rmSync(folder, { recursive: true, force: true })
console.log(`${report.kills} kills, ${report.saved} saves in ${Math.round((performance.now() - from) / 1000)} s: ${report.lost} lost, ${report.apart} rows and operations apart`)
process.exit(report.lost + report.apart === 0 ? 0 : 1)
