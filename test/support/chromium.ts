// Where a Chromium is on this computer, and how the tests start it.
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The headless shell first: the same Chromium without the browser around its pages, which costs the journeys half of their time. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The program, or null. `CHROMIUM` names another one. */
export function findChromium(): string | null {
  return [process.env['CHROMIUM'], ...PLACES, chromium.executablePath()].find((file) => file && existsSync(file)) ?? null
}

/** No sandbox: containers of continuous integration have no right to make one. The rest keeps it from talking to the network. */
export const CHROMIUM_FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
