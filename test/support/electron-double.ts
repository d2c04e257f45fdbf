// Opens the bundled main and preload on the Chromium-backed double of Electron, and attaches the test to its window.
import { fork } from 'node:child_process'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../../scripts/machine.mjs'
import type { Opened } from './app.ts'
import type { Ask, DoubleState } from './electron-double/electron.ts'

export interface Double {
  /** What the main process did so far. */
  state(): Promise<DoubleState>
  /** Presses a global shortcut, clicks an item of the menu by its label, or prepares the answer to the next dialog. */
  press(ask: Exclude<Ask, 'state'>, value: unknown): Promise<void>
  /** What it printed so far. */
  output(): string
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}

/** Fails with what it printed when it ends before a window is there. */
export async function openDouble(dataDir: string): Promise<Opened> {
  const child = fork(path.join(root, 'out/main.js'), ['--data', dataDir], {
    execArgv: ['--import', path.join(root, 'test/support/electron-double/register.ts')],
    env: { ...process.env, DOUBLE_PROFILE: `${dataDir}.profile`, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true, // a group of its own, so that all of it can be killed at once
  })
  let printed = ''
  child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const gone = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const waiting = new Map<number, (value: unknown) => void>()
  let lastId = 0
  const ask = (what: Ask, value?: unknown) =>
    new Promise<unknown>((resolve) => {
      lastId += 1
      waiting.set(lastId, resolve)
      child.send({ id: lastId, ask: what, value })
    })
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { type: 'loaded'; endpoint: string } | { type: 'answer'; id: number; value: unknown }) => {
      if (message.type === 'loaded') resolve(message.endpoint)
      else waiting.get(message.id)?.(message.value)
    })
    void gone.then((code) => reject(new Error(`the double ended with ${code}: ${printed}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const page = browser.contexts()[0]!.pages().find((candidate) => candidate.url().startsWith('https://ui.app.invalid/'))
  if (!page) throw new Error('the double has no window')

  async function end(stop: () => void): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) stop()
    const code = await gone
    await browser.close().catch(() => {})
    return code
  }
  return {
    page,
    double: {
      state: async () => (await ask('state')) as DoubleState,
      press: async (what, value) => void (await ask(what, value)),
      output: () => printed,
      ended: gone,
    },
    close: () => end(() => child.kill('SIGINT')),
    kill: async () => void (await end(() => process.kill(-child.pid!, 'SIGKILL'))),
  }
}
