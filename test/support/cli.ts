// The real command line in a process of its own: the one file that is shipped, built from the sources as they are now.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { TARGETS } from '../../vite.config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds it for one file of tests, where its parts that are not in the bundle are found. */
export async function buildCli(): Promise<string> {
  const folder = path.join(root, 'node_modules/.cache', `cli-${process.pid}-${Date.now()}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { config, source } = TARGETS['cli']!
  await build({ ...config, root, build: { ...config.build, outDir: folder, sourcemap: false, lib: { entry: path.join(root, source), formats: ['es'], fileName: () => 'cli.js' } } })
  return path.join(folder, 'cli.js')
}

const built = buildCli()
export const cliFile = (): Promise<string> => built

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** Stdout as JSON. */
  json<T = Record<string, unknown>>(): T
}

/** `stdin`: what is typed or piped in. The time zone and the language are those of nobody in particular. */
export async function runCli(args: readonly string[], { stdin = '' } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [await built, ...args], { stdio: 'pipe', env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' } })
  child.stdin.on('error', () => {}) // a command that reads nothing closes it
  child.stdin.end(stdin)
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => child.on('close', resolve))])
  return { code, out, err, json: <T>() => JSON.parse(out) as T }
}
