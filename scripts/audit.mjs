// Looks the dependencies over: known weaknesses as the registry tells them, and what the lock file alone can tell: licences, origin, scripts at install.
// A registry without advisories (some mirrors have none) is said aloud and fails nothing; a weakness rated high or critical fails.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './machine.mjs'

/** Licences that allow what we do: to bundle, change and pass on without giving up our own. MPL-2.0 covers tools that stay apart. */
const LICENCES = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|Unlicense|Python-2\.0|CC0-1\.0|WTFPL)( (OR|AND) .*)?\)?$/
/** Packages that may run something when they are installed; .npmrc lets none. */
const SCRIPTS = new Set(['electron-winstaller'])

const say = (line) => process.stdout.write(`${line}\n`)
const problems = []

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
for (const [place, { license, resolved, link, hasInstallScript }] of Object.entries(packages)) {
  if (place === '') continue
  const name = place.split('node_modules/').at(-1)
  if (!LICENCES.test(license ?? '')) problems.push(`${name}: the licence "${license ?? 'none'}" is not one that we take`)
  if (link || (resolved && !resolved.startsWith('https://registry.npmjs.org/'))) problems.push(`${name}: does not come from the registry (${resolved ?? 'a link'})`)
  if (hasInstallScript && !SCRIPTS.has(name)) problems.push(`${name}: wants to run a script when it is installed`)
}

const { stdout } = spawnSync('npm', ['audit', '--json', '--audit-level=high'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
let weaknesses
try {
  weaknesses = JSON.parse(stdout).metadata?.vulnerabilities
} catch {
  // said below
}
if (!weaknesses) say('The registry could not be asked for known weaknesses: only licences, origin and scripts were looked at.')
else if (weaknesses.high + weaknesses.critical > 0) problems.push(`${weaknesses.high + weaknesses.critical} known weaknesses rated high or critical: see npm audit`)

for (const problem of problems) say(problem)
say(`${Object.keys(packages).length - 1} dependencies looked over: ${problems.length === 0 ? 'nothing to object' : `${problems.length} objections`}.`)
process.exitCode = problems.length === 0 ? 0 : 1
