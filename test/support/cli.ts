// The real command line in a process of its own: the one file that is shipped, built from the sources as they are now.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { inject } from 'vitest'
import { TARGETS } from '../../vite.config.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Longest that another file of tests may take to build it, ms. */
const PATIENCE = 90_000

/** Built once for all files of tests of a run: the first builds, the others wait. It stands where its parts that are not in the bundle are found. */
async function buildOnce(): Promise<string> {
  const shared = inject('sharedFolder')
  const [folder, file] = [path.join(shared, 'cli'), path.join(shared, 'cli', 'cli.js')]
  try {
    mkdirSync(path.join(shared, 'cli-being-built'))
  } catch {
    for (const end = Date.now() + PATIENCE; !existsSync(file); await new Promise((resolve) => setTimeout(resolve, 50))) {
      if (Date.now() > end) throw new Error('waited in vain for the command line to be built')
    }
    return file
  }
  const { config, source } = TARGETS['cli']!
  await build({ ...config, root, build: { ...config.build, outDir: `${folder}-new`, sourcemap: false, lib: { entry: path.join(root, source), formats: ['es'], fileName: () => 'cli.js' } } })
  renameSync(`${folder}-new`, folder)
  return file
}

const built = buildOnce()
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
