// What this computer and this checkout have: Node 24, the window's runtime, a build that is fresh. Plain JavaScript that Node 20 can read,
// because it runs before anything else is known.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Words of `shell:start`, in English: the person's language is known to the app, not to the script that starts it. */
export function say(key, params = {}) {
  const words = JSON.parse(readFileSync(path.join(root, 'shared/locales/en/shell.json'), 'utf8')).start[key]
  return words.replace(/\{\{(\w+)\}\}/g, (_all, name) => String(params[name]))
}

/** The Node 24 that npm brought along, or null. */
function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(file) ? file : null
}

/** Goes on in Node 24: true when this process is one, else runs the same script in it and ends with its exit code. */
export function onNode24(scriptUrl) {
  if (Number.parseInt(process.versions.node, 10) >= 24) return true
  const node = bundledNode()
  if (!node) {
    process.stderr.write(`${existsSync(path.join(root, 'node_modules')) ? say('nodeTooOld', { version: process.version }) : say('notInstalled')}\n`)
    process.exit(1)
  }
  follow(spawn(node, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], { stdio: 'inherit' }))
  return false
}

/** Ends as `child` ends, and hands on the signals that ask for it. */
export function follow(child) {
  handOn(child)
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', endAs)
}

/** Hands the signals that ask for an end on to `child`. */
export function handOn(child) {
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // a terminal sends Ctrl+C to the child too: only without one is it handed on
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
}

/** Ends this process the way another one ended. */
export function endAs(code, signal) {
  if (!signal) process.exit(code)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

/** The Electron program, or null. Never by `require('electron')`: that starts a download. */
export function electronRuntime() {
  const folder = path.join(root, 'node_modules', 'electron')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const named = existsSync(path.join(folder, 'path.txt')) ? readFileSync(path.join(folder, 'path.txt'), 'utf8') : null
  if (!override && !named) return null
  const file = override ? path.join(override, named ?? { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron') : path.join(folder, 'dist', named)
  return existsSync(file) ? file : null
}

const ALL = ['renderer', 'main', 'preload', 'core-process', 'local-host', 'cli']

/** The targets whose sources are newer than what was built of them. A packed app has no sources and is always fresh. */
export function staleTargets(targets = ALL) {
  const common = Math.max(...['shared', 'package.json', 'package-lock.json', 'vite.config.ts'].map(newest))
  const ofScreen = Math.max(common, newest('renderer'))
  const ofNode = Math.max(common, newest('electron'))
  return targets.filter((name) => builtAt(name) < (name === 'renderer' ? ofScreen : ofNode))
}

function newest(name) {
  const file = path.join(root, name)
  if (!existsSync(file)) return 0
  const { mtimeMs } = statSync(file)
  return statSync(file).isDirectory() ? Math.max(mtimeMs, ...readdirSync(file).map((inside) => newest(path.join(name, inside)))) : mtimeMs
}

function builtAt(name) {
  const file = path.join(root, 'out', `.built-${name}`)
  return existsSync(file) ? statSync(file).mtimeMs : -1
}

/** Builds what is stale, saying so in one line on stderr. Ends the process when it cannot. Call it on Node 24. KEEP_BUILD=1 takes what is there. */
export function buildStale(targets = ALL) {
  if (process.env.KEEP_BUILD) return
  const stale = staleTargets(targets)
  if (stale.length === 0) return
  if (!existsSync(path.join(root, 'node_modules', 'vite'))) {
    process.stderr.write(`${say('notInstalled')}\n`)
    process.exit(1)
  }
  process.stderr.write(`${say('building')}\n`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/build.ts'), ...stale], { encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}${say('buildFailed')}\n`)
  process.exit(1)
}
