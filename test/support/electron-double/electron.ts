// The double of Electron's main-process API that the bundled main process gets: real Chromium for windows, a real child process for the core,
// real message ports between them; menus, dialogs and the tray are records that a test can read and press.
// It is no proof that the app works in Electron. It proves what main and preload do with the API.
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { browserWindowClass } from './browser-window.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { running, utilityProcess } from './utility-process.ts'

export { MessageChannelMain } from './ports.ts'
export { utilityProcess }

/** What a test may ask this process to do; the answer travels back as JSON. */
export type Ask = 'state' | 'shortcut' | 'menu' | 'answer' | 'link'
export interface DoubleState {
  corePids: number[]
  dialogs: string[]
  external: string[]
  menu: string[]
  shortcuts: string[]
  sandboxed: boolean
  schemes: string[]
  webPreferences: Record<string, unknown>
  granted: string[]
}

interface MenuItem { label?: string; role?: string; click?: () => void; submenu?: MenuItem[] }
type Answer = { response?: number; filePath?: string }

const dialogs: string[] = []
const external: string[] = []
const answers: Answer[] = []
const shortcuts = new Map<string, () => void>()
const windows = new Set<{ options: { webPreferences: Record<string, unknown> }; webContents: EventEmitter; close(): Promise<void> }>()
const schemes: string[] = []
let sandboxed = false
let serve: (request: Request) => Promise<Response> = async () => new Response(null, { status: 404 })
let permitted: (permission: string) => boolean = () => true
let items: MenuItem[] = []
let chromium: Promise<Chromium> | undefined

const paths = new Map([['appData', process.env['DOUBLE_PROFILE']!]])

export const app = Object.assign(new EventEmitter(), {
  setName: () => {},
  enableSandbox: () => {
    sandboxed = true
  },
  getPath: (name: string) => paths.get(name),
  setPath: (name: string, value: string) => void paths.set(name, value),
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  getPreferredSystemLanguages: () => ['en-GB'],
  exit(code = 0) {
    void Promise.resolve(chromium)
      .then((browser) => browser?.end())
      .finally(() => process.exit(code))
  },
  async quit() {
    app.emit('before-quit', { preventDefault() {} })
    await Promise.all([...windows].map((window) => window.close()))
    let prevented = false
    app.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) app.exit(0)
  },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void app.quit()) // as Electron does

export const protocol = {
  registerSchemesAsPrivileged: (added: { scheme: string }[]) => void schemes.push(...added.map(({ scheme }) => scheme)),
  handle: (_scheme: string, handler: typeof serve) => {
    serve = handler
  },
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => {},
    setPermissionCheckHandler: (handler: (page: null, permission: string) => boolean) => {
      permitted = (permission) => handler(null, permission)
    },
  },
}
export const ipcMain = new EventEmitter()
export const shell = { openExternal: async (url: string) => void external.push(url), openPath: async () => '' }
/** A keychain that seals by writing differently: enough to see that nothing is kept as it was said. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
  decryptString: (sealed: Buffer) => Buffer.from(sealed.toString(), 'hex').toString(),
}
export const nativeTheme = { shouldUseDarkColors: false }
export const screen = { getPrimaryDisplay: () => ({ workAreaSize: { width: 1280, height: 800 } }) }
export const globalShortcut = { register: (keys: string, act: () => void) => Boolean(shortcuts.set(keys, act)) }
export const dialog = {
  showErrorBox: (title: string, text: string) => void dialogs.push(`${title}: ${text}`),
  async showMessageBox({ message, detail }: { message: string; detail: string }): Promise<Answer> {
    dialogs.push(`${message}: ${detail}`)
    return answers.shift() ?? { response: 0 }
  },
  async showSaveDialog(): Promise<{ canceled: boolean } & Answer> {
    const answer = answers.shift()
    return { canceled: !answer, ...answer }
  },
}
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => ({ items: template, popup() {} }),
  setApplicationMenu: (menu: { items: MenuItem[] }) => {
    items = menu.items
  },
}
export class Tray extends EventEmitter {
  setToolTip(): void {}
  setContextMenu(): void {}
}

export const BrowserWindow = browserWindowClass({
  async chromium() {
    const profile = paths.get('userData')!
    mkdirSync(profile, { recursive: true })
    chromium ??= startChromium(profile).then(async (started) => {
      await started.send('Target.setDiscoverTargets', { discover: true })
      return started
    })
    return chromium
  },
  serve: (request) => serve(request),
  fromPage: (channel, event, args) => ipcMain.emit(channel, event, ...args),
  made(window) {
    windows.add(window as never)
    app.emit('web-contents-created', {}, (window as { webContents: EventEmitter }).webContents)
  },
  loaded: () => void chromium!.then(({ endpoint }) => process.send?.({ type: 'loaded', endpoint })),
  gone(window) {
    windows.delete(window as never)
    if (windows.size === 0) app.emit('window-all-closed')
  },
})

const flat = (list: MenuItem[]): MenuItem[] => list.flatMap((item) => [item, ...flat(item.submenu ?? [])])

const asks: Record<Ask, (value: never) => unknown> = {
  state: (): DoubleState => ({
    corePids: [...running],
    dialogs,
    external,
    menu: flat(items).map(({ label, role }) => label ?? role ?? '-'),
    shortcuts: [...shortcuts.keys()],
    sandboxed,
    schemes,
    webPreferences: [...windows][0]?.options.webPreferences ?? {},
    granted: ['geolocation', 'media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write', 'fullscreen', 'openExternal', 'hid', 'usb', 'serial', 'midi', 'pointerLock'].filter((permission) => permitted(permission)),
  }),
  shortcut: (keys: string) => shortcuts.get(keys)!(),
  menu: (label: string) => flat(items).find((item) => item.label === label)!.click!(),
  answer: (answer: Answer) => void answers.push(answer),
  /** As Windows and Linux do when a link is clicked while the program runs. */
  link: (link: string) => void app.emit('second-instance', {}, ['/opt/empty-chair', link]),
}

process.on('message', ({ id, ask, value }: { id: number; ask: Ask; value: never }) => {
  process.send?.({ type: 'answer', id, value: asks[ask](value) ?? null })
})
process.on('disconnect', () => app.exit(1)) // the test is gone

