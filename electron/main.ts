// Electron's main process: one window, its menus, and the hand-over of a port between the page and the core. It owns no data.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { app, dialog, globalShortcut, ipcMain, Menu, MessageChannelMain, protocol, utilityProcess, type BrowserWindow, type MessagePortMain, type Tray } from 'electron'
import type { TFunction } from 'i18next'
import { AppError } from '../shared/app-error.ts'
import { contentHandler } from './content.ts'
import { keepCore, type CoreKeeper } from './core-keeper.ts'
import { defaultDataFolder } from './core/store/data-place.ts'
import { errorWords, languageOf, wordsFor } from './core/words.ts'
import { parseDataFlag } from './flags.ts'
import { keychain } from './keychain.ts'
import { linkIn, pathOfLink } from './links.ts'
import { applicationMenu, contextMenu } from './menu.ts'
import { openTray } from './tray.ts'
import { guardPages, isOwnPage, openWindow } from './window.ts'

const OUT = import.meta.dirname

/** Pressed anywhere in the system: the window comes up with an empty learning. */
const CAPTURE_SHORTCUT = 'CommandOrControl+Shift+L'

let window: BrowserWindow | null = null
/** The lead's notes, while they are open. */
let notes: BrowserWindow | null = null
let tray: Tray | null = null // held here, or it would vanish when memory is cleaned up
let keeper: CoreKeeper<MessagePortMain> | undefined
/** A link that came before the window could show it. */
let early: string | null = null

// This part must be through before Electron is ready; a module that waited here would keep it from ever being so.
app.setName('Empty Chair')
app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
const dataDir = dataDirOf(process.argv)
if (typeof dataDir === 'string') useProfileOf(dataDir)
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, args) => {
    show()
    openLink(linkIn(args))
  })
  void app.whenReady().then(start)
} else app.exit(0)

function dataDirOf(args: readonly string[]): string | AppError {
  try {
    return parseDataFlag(args)
  } catch (error) {
    if (error instanceof AppError) return error // said when there is something to say it with
    throw error
  }
}

/** Where Chromium keeps what is its own: apart from the data, and apart for each data folder, because the lock on one window is one for each profile. */
function useProfileOf(dataDir: string): void {
  const name = dataDir === defaultDataFolder() ? 'window' : `window-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const profile = path.join(app.getPath('appData'), 'Empty Chair', name)
  mkdirSync(profile, { recursive: true })
  app.setPath('userData', profile)
}

async function start(): Promise<void> {
  const t = await wordsFor(languageOf(app.getPreferredSystemLanguages()[0] ?? 'en'))
  if (typeof dataDir !== 'string') return fail(t, dataDir, 2)
  guardPages(path.join(OUT, 'preload.cjs'), (opened) => {
    notes = opened
    opened.on('closed', () => {
      if (notes === opened) notes = null
    })
  })
  protocol.handle('app', contentHandler({ root: path.join(OUT, 'renderer'), host: 'ui', newNonce: () => randomBytes(16).toString('base64url') }))
  keeper = keepCore({
    fork: () => utilityProcess.fork(path.join(OUT, 'core-process.js'), [], { serviceName: t('shell:name') }),
    dataDir,
    now: Date.now,
    keychain,
    onFailed: (error) => fail(t, error, 1),
    onStopped: (times, again) => void askAgain(t, times, again),
  })
  ipcMain.on('empty-chair:connect', ({ senderFrame: page }) => {
    if (!isOwnPage(page, [window, notes].filter((own) => own !== null))) return
    const { port1, port2 } = new MessageChannelMain()
    void keeper?.connect(port1).then(() => page?.postMessage('empty-chair:port', null, [port2]))
  })
  Menu.setApplicationMenu(applicationMenu(t, () => window, { logLearning, dataDir }))
  show()
  openLink(early ?? linkIn(process.argv))
  if (app.isPackaged) app.setAsDefaultProtocolClient('empty-chair') // Windows; elsewhere the package says so
  tray ??= openTray(t, OUT, { show, logLearning })
  globalShortcut.register(CAPTURE_SHORTCUT, logLearning) // another program may have it: then the menu and the page still do
}

function show(): void {
  if (window) {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    return
  }
  const opened = openWindow(path.join(OUT, 'preload.cjs'), path.join(OUT, 'icons', 'icon.png'))
  opened.on('closed', () => {
    window = null
  })
  opened.webContents.on('context-menu', (_event, params) => contextMenu(opened, params)?.popup({ window: opened }))
  window = opened
}

function logLearning(): void {
  openPath('/log')
}

function openLink(link: string | null): void {
  const path = link === null ? null : pathOfLink(link)
  if (path !== null) openPath(path)
}

function openPath(path: string): void {
  show()
  const page = window!.webContents
  const open = () => page.send('empty-chair:open', path)
  if (page.isLoading()) page.once('did-finish-load', open)
  else open()
}

/** Says why it cannot go on, and ends. */
function fail(t: TFunction, error: AppError, exitCode: number): void {
  process.stderr.write(`${errorWords(t, error)}\n`)
  dialog.showErrorBox(t('shell:dialog.cannotStart'), errorWords(t, error))
  app.exit(exitCode)
}

async function askAgain(t: TFunction, times: number, again: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: t('shell:dialog.coreStopped'),
    detail: errorWords(t, new AppError('core-keeps-stopping', { times })),
    buttons: [t('shell:dialog.tryAgain'), t('shell:dialog.quit')],
  })
  if (response === 0) again()
  else app.quit()
}

app.on('activate', show)
// macOS hands links over by an event, also before the window is there
app.on('open-url', (event, link) => {
  event.preventDefault()
  if (keeper) openLink(link)
  else early = link
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('will-quit', (event) => {
  if (!keeper) return
  event.preventDefault() // until the database is closed
  const closing = keeper.stop()
  keeper = undefined
  void closing.finally(() => app.exit(0))
})
