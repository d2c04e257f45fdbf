// Electron's BrowserWindow on a real Chromium: the page comes from `protocol.handle` with its content policy, the preload runs in an isolated world.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Chromium } from './chromium.ts'
import { bridgeScript, preloadScript } from './page-worlds.ts'
import { carrier, type PortMain } from './ports.ts'

/** Stands for `app://ui`, which Chromium alone does not know. */
const ORIGIN = 'https://ui.app.invalid'
const WORLD = 'electron-preload'

/** What the double shares with its windows. */
export interface Surroundings {
  chromium(): Promise<Chromium>
  serve(request: Request): Promise<Response>
  /** A message of a page to `ipcMain`. */
  fromPage(channel: string, event: { sender: object; senderFrame: object }, args: unknown[]): void
  made(window: object): void
  loaded(window: object): void
  gone(window: object): void
}

interface Options { width?: number; height?: number; webPreferences: { preload: string } & Record<string, unknown> }

const toApp = (url: string) => (url.startsWith(`${ORIGIN}/`) ? `app://ui${url.slice(ORIGIN.length)}` : url)
const encode = (value: unknown) => JSON.stringify(value, function (this: Record<string, unknown>, key, part: unknown) {
  const raw = this[key] // `part` has been through toJSON, which Buffer has
  return raw instanceof Uint8Array ? { $b64: Buffer.from(raw).toString('base64') } : part
})
const decode = (text: string) => JSON.parse(text, (_key, part: { $b64?: unknown } | null) => (typeof part?.$b64 === 'string' ? new Uint8Array(Buffer.from(part.$b64, 'base64')) : part)) as unknown

export function browserWindowClass(around: Surroundings): new (options: Options) => EventEmitter {
  return class BrowserWindow extends EventEmitter {
    readonly options: Options
    readonly webContents
    #loading = true
    #title = ''
    #page: { chromium: Chromium; session: string; target: string } | null = null
    #world: number | null = null
    #ports

    constructor(options: Options) {
      super()
      this.options = options
      const mainFrame = {
        url: '',
        postMessage: (channel: string, message: unknown, ports: PortMain[] = []) => this.#toPage({ type: 'message', channel, message, ports: ports.map((port) => this.#ports.handOver(port)) }),
      }
      this.#ports = carrier(
        (port, data) => this.#toPage({ type: 'port', port, data: encode(data) }),
        (port) => this.#toPage({ type: 'close', port }),
      )
      this.webContents = Object.assign(new EventEmitter(), {
        mainFrame,
        openHandler: (_details: { url: string }): { action: string } => ({ action: 'allow' }),
        setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
          this.webContents.openHandler = handler
        },
        isLoading: () => this.#loading,
        send: (channel: string, message: unknown) => this.#toPage({ type: 'message', channel, message, ports: [] }),
        print: () => {},
        printToPDF: async (settings: Record<string, unknown>) => Buffer.from((await this.#send('Page.printToPDF', settings))['data'] as string, 'base64'),
        replaceMisspelling: () => {},
      })
      around.made(this)
    }

    async loadURL(url: string): Promise<void> {
      const chromium = await around.chromium()
      const { width = 1280, height = 800, webPreferences } = this.options
      const { targetId: target } = (await chromium.send('Target.createTarget', { url: 'about:blank', width, height })) as { targetId: string }
      const { sessionId: session } = (await chromium.send('Target.attachToTarget', { targetId: target, flatten: true })) as { sessionId: string }
      this.#page = { chromium, session, target }
      this.#listen(chromium, session, target)
      await this.#send('Page.enable')
      await this.#send('Runtime.enable')
      await this.#send('Emulation.setLocaleOverride', { locale: 'en-GB' }) // as in the other shells' tests
      await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
      await this.#send('Runtime.addBinding', { name: '__toMain', executionContextName: WORLD })
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: bridgeScript })
      await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(readFileSync(webPreferences.preload, 'utf8')), worldName: WORLD })
      await this.#send('Page.navigate', { url: url.replace('app://ui', ORIGIN) })
    }

    #listen(chromium: Chromium, session: string, target: string): void {
      const page = chromium.events(session)
      page.on('Runtime.executionContextCreated', ({ context }: { context: { id: number; name: string } }) => {
        if (context.name !== WORLD) return
        this.#ports.closeAll() // the document before is gone, and its ports with it
        this.#world = context.id
      })
      page.on('Runtime.bindingCalled', ({ payload }: { payload: string }) => this.#fromPage(payload))
      page.on('Fetch.requestPaused', (paused: Paused) => void this.#fetch(paused).catch(() => {}))
      page.on('Page.frameStartedLoading', () => {
        this.#loading = true
      })
      page.on('Page.frameNavigated', ({ frame }: { frame: { url: string; parentId?: string } }) => {
        if (!frame.parentId) this.webContents.mainFrame.url = toApp(frame.url)
      })
      page.on('Page.loadEventFired', () => {
        this.#loading = false
        this.webContents.emit('did-finish-load')
        this.emit('ready-to-show')
        around.loaded(this)
      })
      chromium.events('').on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
        if (targetId === target) this.#closed()
      })
    }

    async #fetch({ requestId, request, resourceType }: Paused): Promise<void> {
      const url = toApp(request.url)
      if (!url.startsWith('app://')) {
        let stopped = false
        if (resourceType === 'Document') this.webContents.emit('will-navigate', { url, preventDefault: () => (stopped = true) })
        await this.#send('Fetch.failRequest', { requestId, errorReason: stopped ? 'Aborted' : 'BlockedByClient' })
        return
      }
      const response = await around.serve(new Request(url, { method: request.method }))
      const body = Buffer.from(await response.arrayBuffer()).toString('base64')
      await this.#send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })), body })
    }

    #fromPage(payload: string): void {
      const message = JSON.parse(payload) as { type: 'send'; channel: string; args: unknown[] } | { type: 'port'; port: number; data: string } | { type: 'close'; port: number } | { type: 'open'; url: string }
      if (message.type === 'send') around.fromPage(message.channel, { sender: this.webContents, senderFrame: this.webContents.mainFrame }, message.args)
      else if (message.type === 'port') this.#ports.arrived(message.port, decode(message.data))
      else if (message.type === 'close') this.#ports.closed(message.port)
      else this.webContents.openHandler({ url: message.url })
    }

    #toPage(message: object): void {
      if (this.#world !== null) void this.#send('Runtime.evaluate', { expression: `__fromMain(${JSON.stringify(message)})`, contextId: this.#world }).catch(() => {})
    }

    #send(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
      const { chromium, session } = this.#page!
      return chromium.send(method, params, session)
    }

    #closed(): void {
      if (!this.#page) return
      this.#page = null
      this.#ports.closeAll()
      this.emit('closed')
      around.gone(this)
    }

    async close(): Promise<void> {
      const page = this.#page
      if (page) await page.chromium.send('Target.closeTarget', { targetId: page.target })
      this.#closed()
    }

    show(): void {}
    focus(): void {}
    restore(): void {}
    isMinimized(): boolean {
      return false
    }
    getTitle(): string {
      return this.#title
    }
  }
}

interface Paused { requestId: string; request: { url: string; method: string }; resourceType: string }
