// The local host as a child process, and a browser that opens its link.
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Browser } from '@playwright/test'
import { root } from '../../scripts/machine.mjs'
import type { Opened } from './app.ts'

export interface RunningHost {
  /** The printed link, good for one use. */
  readonly link: string
  readonly origin: string
  readonly child: ChildProcess
  /** Everything it printed so far. */
  output(): string
  /** Ctrl+C, or another signal. Gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the built local host and waits for its link. Fails with what it printed when it ends instead. */
export function startLocalHost(dataDir: string, args: readonly string[] = []): Promise<RunningHost> {
  const child = spawn(process.execPath, [path.join(root, 'out/local-host.js'), '--no-open', '--data', dataDir, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      const link = /http:\/\/127\.0\.0\.1:\d+\/open\?t=\S+/.exec(printed)?.[0]
      if (!link) return
      resolve({
        link,
        origin: new URL(link).origin,
        child,
        output: () => printed,
        async stop(signal = 'SIGINT') {
          child.kill(signal)
          return gone
        },
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then((code) => reject(new Error(`the local host ended with ${code}: ${printed}`)))
  })
}

export async function openLocalHost(browser: Browser, dataDir: string): Promise<Opened> {
  const host = await startLocalHost(dataDir)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(host.link)
  const end = async (signal: NodeJS.Signals) => {
    const code = await host.stop(signal)
    await context.close()
    return code
  }
  return { page, close: () => end('SIGINT'), kill: async () => void (await end('SIGKILL')) }
}
