// A document as a PDF, made by a browser that is installed: it has the letters of every script that the system has fonts for, and shapes them.
// Libraries that write PDF by themselves would need those fonts shipped: 20 MB for Chinese alone.
import { execFile } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { AppError } from '../../shared/app-error.ts'
import type { Paper } from '../core/services/meetings/paper/paper.ts'
import { paperHtml } from '../core/services/value/paper-html.ts'

const NAMES = ['chromium', 'chromium-headless-shell', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge', 'chrome']
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => (process.env[name] ? [`${process.env[name]}\\Google\\Chrome\\Application\\chrome.exe`, `${process.env[name]}\\Microsoft\\Edge\\Application\\msedge.exe`, `${process.env[name]}\\Chromium\\Application\\chrome.exe`] : [])),
}
/** How long a browser may take, milliseconds. */
const PATIENCE = 60_000

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first browser that is found; null when there is none. */
export function findBrowser(): string | null {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const inPath = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => path.join(folder, name + suffix)))
  return [...inPath, ...(PLACES[process.platform] ?? [])].find(isProgram) ?? null
}

/** Throws `no-browser`, `browser-failed`. */
export async function paperPdf(paper: Paper, { title, language, browser: named }: { title: string; language: string; browser?: string | undefined }): Promise<Uint8Array> {
  const browser = named ?? findBrowser()
  if (browser === null) throw new AppError('no-browser')
  const folder = mkdtempSync(path.join(tmpdir(), 'empty-chair-report-'))
  try {
    const [page, pdf] = [path.join(folder, 'report.html'), path.join(folder, 'report.pdf')]
    writeFileSync(page, paperHtml(paper, { title, language }))
    // our own page without scripts and without anything from outside: the sandbox, which servers often cannot give, protects nothing here
    await promisify(execFile)(browser, ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${path.join(folder, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${pdf}`, pathToFileURL(page).href], { timeout: PATIENCE, killSignal: 'SIGKILL' })
    return readFileSync(pdf)
  } catch (error) {
    throw new AppError('browser-failed', { browser, detail: firstLine(error) })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n')[0]!.slice(0, 200)
