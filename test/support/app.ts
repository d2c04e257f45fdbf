// Opens the app in one of its shells, the built one, as a person would. The journeys are written against this and run on all shells.
//
// `import { test, expect } from './app.ts'` gives a test `page`: the app opened on an empty data folder; and `openApp`, for a journey
// that opens it by hand: `const first = await openApp(); await first.kill(); const again = await openApp({ dataDir: first.dataDir })`.
// Whatever a test opens is closed after it, and a test fails when its page broke the content policy or threw an error that nobody caught.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { electronRuntime } from '../../scripts/machine.mjs'
import { openElectron } from './electron.ts'
import { openDouble, type Double } from './electron-double.ts'
import { openLocalHost } from './local-host.ts'

export { expect } from '@playwright/test'

export const SHELLS = ['local-host', 'double', 'electron'] as const
export type Shell = (typeof SHELLS)[number]

/** An app that runs, before the test's own bookkeeping. */
export interface Opened {
  readonly page: Page
  /** As a person closes it. Gives the exit code of its process. */
  close(): Promise<number | null>
  /** As if the power went. */
  kill(): Promise<void>
  /** What the double's main process did, in the shell `double` only. */
  readonly double?: Double
}

export interface App extends Opened {
  readonly shell: Shell
  readonly dataDir: string
  /** What the page did that it must not: broken content policy, errors that nobody caught. */
  readonly faults: string[]
}

export interface OpenOptions {
  /** The project's shell when left out. */
  shell?: Shell
  /** A new, empty folder when left out. */
  dataDir?: string
}

export interface ShellOptions { shell: Shell }
interface Fixtures {
  openApp: (options?: OpenOptions) => Promise<App>
  app: App
  page: Page
}

export const test = base.extend<Fixtures & ShellOptions>({
  shell: ['local-host', { option: true }],

  async openApp({ shell: own, browser, viewport, colorScheme }, use, testInfo) {
    if (own === 'electron' && !electronRuntime()) testInfo.skip(true, 'the Electron runtime is not on this computer')
    const opened: App[] = []
    const folders: string[] = []
    await use(async ({ shell = own, dataDir } = {}) => {
      const folder = dataDir ?? mkdtempSync(path.join(tmpdir(), 'empty-chair-'))
      if (!dataDir) folders.push(folder)
      const app = await openIn(shell, folder)
      const faults: string[] = []
      watch(app.page, faults)
      if (shell !== 'local-host' && viewport) await app.page.setViewportSize(viewport)
      // what opens is there at once: a journey waits for no movement
      await app.page.emulateMedia({ colorScheme: colorScheme ?? null, reducedMotion: 'reduce' })
      opened.push({ ...app, shell, dataDir: folder, faults })
      return opened.at(-1)!
    })
    for (const app of opened.reverse()) await app.close()
    for (const folder of folders) for (const left of [folder, `${folder}.profile`]) rmSync(left, { recursive: true, force: true, maxRetries: 3 })
    if (testInfo.status === testInfo.expectedStatus) expect(opened.flatMap(({ faults }) => faults), 'faults of the page').toEqual([])

    async function openIn(shell: Shell, dataDir: string): Promise<Opened> {
      if (shell === 'local-host') return openLocalHost(browser, dataDir)
      return shell === 'double' ? openDouble(dataDir) : openElectron(dataDir)
    }
  },

  async app({ openApp }, use) {
    await use(await openApp())
  },

  async page({ app }, use) {
    await use(app.page)
  },
})

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy|trusted ?type/i.test(message.text())) faults.push(message.text())
  })
}
