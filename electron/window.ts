// The window: sandboxed, at home in app://ui only, links to the outside go to the system's browser.
import { app, BrowserWindow, nativeTheme, screen, session, shell, type WebFrameMain } from 'electron'

export const HOME = 'app://ui/'

/** What the page may ask the system for: the presenter's full screen, and copying text. Nothing else, ever. */
const ALLOWED = new Set(['fullscreen', 'clipboard-sanitized-write'])

/**
 * Guards every page that this process will ever make. Called once, before the first window. One kind of window may be opened by a page: the lead's notes, at
 * home and sandboxed like any. `opened` is told of it, and of its end it learns by the window itself.
 */
export function guardPages(preload: string, opened: (notes: BrowserWindow) => void): void {
  session.defaultSession.setPermissionRequestHandler((_page, permission, answer) => answer(ALLOWED.has(permission)))
  session.defaultSession.setPermissionCheckHandler((_page, permission) => ALLOWED.has(permission))
  app.on('web-contents-created', (_event, page) => {
    page.setWindowOpenHandler(({ url }) => {
      if (isHome(url) && URL.parse(url)?.hash.startsWith('#/notes/')) return { action: 'allow', overrideBrowserWindowOptions: { minWidth: 360, minHeight: 400, webPreferences: preferences(preload) } }
      if (URL.parse(url)?.protocol === 'https:') void shell.openExternal(url)
      return { action: 'deny' }
    })
    page.on('did-create-window', opened)
    const stayHome = (going: { url: string; preventDefault(): void }) => {
      if (!isHome(going.url)) going.preventDefault()
    }
    page.on('will-navigate', stayHome)
    page.on('will-redirect', stayHome)
    page.on('will-frame-navigate', stayHome)
    page.on('will-attach-webview', (event) => event.preventDefault())
  })
}

const preferences = (preload: string) => ({ preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: true })

export function openWindow(preload: string, icon: string): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    width: Math.min(1280, width),
    height: Math.min(860, height),
    minWidth: 480,
    minHeight: 400,
    show: false,
    icon, // Windows and macOS take that of the program
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1b18' : '#faf8f4',
    webPreferences: preferences(preload),
  })
  // the page lost its process, not its data: drafts and what was saved are in the core
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(HOME)
  return window
}

/** Whether a message comes from a page of our own, at home, and from no frame inside it. */
export function isOwnPage(frame: WebFrameMain | null, windows: readonly BrowserWindow[]): boolean {
  return frame !== null && windows.some((window) => frame === window.webContents.mainFrame) && isHome(frame.url)
}

/** Not by `origin`: Node says "null" for app://. */
function isHome(url: string): boolean {
  const at = URL.parse(url)
  return at?.protocol === 'app:' && at.host === 'ui'
}
