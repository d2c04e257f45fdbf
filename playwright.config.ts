// The journeys in a browser: the same tests on the local host, on the Electron double, and on Electron where its runtime is present.
// A test for one shell only carries the tag `@only-<shell>`.
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './test/support/chromium.ts'
import { SHELLS, type ShellOptions } from './test/support/app.ts'

const executablePath = findChromium()

export default defineConfig<ShellOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/support/prepare.ts',
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  // machines of continuous integration stall at times; `npm test` names each journey that passed only when tried again
  retries: process.env['CI'] ? 2 : 0,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
  },
  projects: SHELLS.map((shell) => ({
    name: shell,
    use: { shell },
    grepInvert: SHELLS.filter((other) => other !== shell).map((other) => new RegExp(`@only-${other}\\b`)),
  })),
})
