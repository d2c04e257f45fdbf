// `npm start`: builds what is not fresh, then opens the app in its window, or, where there can be none, in the browser, saying why in one line.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildStale, electronRuntime, endAs, handOn, onNode24, root, say } from './machine.mjs'

const DOWNLOAD_SECONDS = 60
/** A download that failed is not tried again before that, milliseconds: nobody waits a minute at every start. */
const RETRY_AFTER = 24 * 60 * 60 * 1000
/** A window that dies by itself within this time, milliseconds, never came up. */
const TOO_SOON = 10_000

/** Why there can be no window here, or null. */
function noWindow() {
  if (process.platform !== 'linux') return null
  if (process.getuid() === 0) return say('root')
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? null : say('noDisplay')
}

/** Fetches the window's runtime. Gives null when it is there, else what went wrong. */
async function download() {
  const installer = path.join(root, 'node_modules/electron/install.js')
  const failure = path.join(root, 'node_modules/.cache/empty-chair/no-electron.txt')
  if (existsSync(failure) && Date.now() - statSync(failure).mtimeMs < RETRY_AFTER) return readFileSync(failure, 'utf8')
  const patience = setTimeout(() => process.stderr.write(`${say('downloading')}\n`), 2_000)
  const detail = await new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'], timeout: DOWNLOAD_SECONDS * 1000, killSignal: 'SIGKILL' })
    let errors = ''
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code === 0 ? null : signal ? say('timedOut', { seconds: DOWNLOAD_SECONDS }) : summary(errors)))
  })
  clearTimeout(patience)
  remember(failure, detail)
  return detail
}

function remember(file, detail) {
  try {
    rmSync(file, { force: true })
    if (detail === null) return
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, detail)
  } catch {
    // a checkout that may not be written to: then it is tried again at the next start
  }
}

/** The line of an error's stack that says what happened. */
function summary(errors) {
  const lines = errors.split('\n').map((line) => line.trim())
  return lines.find((line) => /^\w*Error\b.*: /.test(line))?.replace(/^\w*Error\b[^:]*: /, '') ?? lines.find(Boolean) ?? '?'
}

/** Opens the window. Gives null when it ran until it was closed, else why it never came up. */
function openWindow(program, args) {
  const started = Date.now()
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE // set by some editors' terminals; it would make a plain Node of it
  return new Promise((resolve) => {
    const child = spawn(program, [root, ...args], { stdio: 'inherit', env })
    handOn(child)
    child.on('error', (error) => resolve(say('electronFailed', { detail: error.message })))
    child.on('exit', (code, signal) => {
      // a runtime that cannot come up here (no sandbox, a library missing) aborts itself at once
      if (signal && !child.killed && signal !== 'SIGINT' && Date.now() - started < TOO_SOON) resolve(say('electronFailed', { detail: signal }))
      else endAs(code, signal)
    })
  })
}

/** Why the app opens in the browser. Ends the process when the window has been open. */
async function tryWindow(args) {
  const reason = noWindow()
  if (reason) return reason
  if (!electronRuntime()) {
    const detail = await download()
    if (detail !== null || !electronRuntime()) return say('noRuntime', { detail: detail ?? '?' })
  }
  return openWindow(electronRuntime(), args)
}

async function start() {
  const args = process.argv.slice(2)
  // npm starts scripts in the project's folder; a relative --data means the folder where the person is
  if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
  buildStale()
  if (!args.includes('--browser') && !args.includes('--help')) process.stderr.write(`${say('inBrowser', { reason: await tryWindow(args) })}\n`)
  const host = path.join(root, 'out/local-host.js')
  process.argv = [process.execPath, host, ...args]
  await import(pathToFileURL(host).href)
}

if (onNode24(import.meta.url)) await start()
