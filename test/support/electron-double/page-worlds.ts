// What is injected into each page: Electron's side of the preload (its own isolated world) and of the context bridge (the page's world).
// Both are functions that travel as text, so they use nothing from outside themselves.

interface Bound { __toMain(text: string): void; __fromMain(message: Incoming): void }
interface Incoming { type: 'message' | 'port' | 'close'; channel?: string; message?: unknown; ports?: number[]; port?: number; data?: string }
type Listener = (event: { ports: MessagePort[] }, message: unknown) => void

/** Runs in the isolated world. `runPreload` is the bundled preload, wrapped as a sandboxed one is. */
function preloadWorld(runPreload: (require: (id: string) => unknown, module: object, exports: object) => void): void {
  const world = globalThis as unknown as Bound
  const toMain = (message: object) => world.__toMain(JSON.stringify(message))
  const encode = (value: unknown) => JSON.stringify(value, (_key, part: unknown) => (part instanceof Uint8Array ? { $b64: (part as Uint8Array & { toBase64(): string }).toBase64() } : part))
  const decode = (text: string) => JSON.parse(text, (_key, part: { $b64?: unknown } | null) => (typeof part?.$b64 === 'string' ? (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(part.$b64) : part)) as unknown
  const listeners = new Map<string, Listener[]>()
  const ports = new Map<number, MessagePort>()

  world.__fromMain = ({ type, channel, message, ports: ids = [], port, data }) => {
    if (type === 'port') ports.get(port!)?.postMessage(decode(data!))
    else if (type === 'close') {
      ports.get(port!)?.close()
      document.dispatchEvent(new CustomEvent('bridge:closed', { detail: [...ports.keys()].indexOf(port!) }))
    }
    else {
      const handed = ids.map((id) => {
        const { port1, port2 } = new MessageChannel()
        ports.set(id, port1)
        port1.addEventListener('message', (event: MessageEvent) => toMain({ type: 'port', port: id, data: encode(event.data) }))
        port1.start()
        return port2
      })
      for (const listener of listeners.get(channel!) ?? []) listener({ ports: handed }, message)
    }
  }

  document.addEventListener('bridge:open', (event) => toMain({ type: 'open', url: (event as CustomEvent<string>).detail }))

  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => toMain({ type: 'send', channel, args }),
    on: (channel: string, listener: Listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: Record<string, (...args: unknown[]) => unknown>) {
      document.addEventListener(`bridge:call:${name}`, (event) => {
        const { verb, args } = JSON.parse((event as CustomEvent<string>).detail) as { verb: string; args: { value?: unknown; callback?: number }[] }
        const back = (id: number) => (...values: unknown[]) => document.dispatchEvent(new CustomEvent(`bridge:back:${name}`, { detail: JSON.stringify({ id, values }) }))
        api[verb]!(...args.map(({ value, callback }) => (callback === undefined ? value : back(callback))))
      })
      const expose = () => document.dispatchEvent(new CustomEvent('bridge:expose', { detail: JSON.stringify({ name, verbs: Object.keys(api) }) }))
      document.addEventListener('bridge:ready', expose)
      expose() // whichever of the two worlds comes first
    },
  }
  const module = { exports: {} }
  runPreload(
    (id) => {
      if (id !== 'electron') throw new Error(`a sandboxed preload may not require ${id}`)
      return { ipcRenderer, contextBridge }
    },
    module,
    module.exports,
  )
}

/** Runs in the page's own world: makes what the preload exposes appear there, and nothing else. */
function bridgeWorld(): void {
  // Electron gives the ports of a page a `close` event, which Chromium alone does not have
  const handed: MessagePort[] = []
  addEventListener('message', (event) => {
    if (event.source === window) handed.push(...event.ports)
  })
  document.addEventListener('bridge:closed', (event) => handed[(event as CustomEvent<number>).detail]?.dispatchEvent(new Event('close')))

  // Electron asks the main process before it opens a window. Chromium would open one first, so the page's wish is caught here.
  const wish = (url: string) => document.dispatchEvent(new CustomEvent('bridge:open', { detail: new URL(url, location.href).href }))
  globalThis.open = (url) => {
    wish(String(url ?? 'about:blank'))
    return null
  }
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank]')
    if (!link || event.defaultPrevented) return
    event.preventDefault()
    wish(link.href)
  })

  document.addEventListener('bridge:expose', (event) => {
    const { name, verbs } = JSON.parse((event as CustomEvent<string>).detail) as { name: string; verbs: string[] }
    if (name in globalThis) return
    const callbacks: ((...values: unknown[]) => void)[] = []
    document.addEventListener(`bridge:back:${name}`, (back) => {
      const { id, values } = JSON.parse((back as CustomEvent<string>).detail) as { id: number; values: unknown[] }
      callbacks[id]!(...values)
    })
    const call = (verb: string, args: unknown[]) => {
      const sent = args.map((value) => (typeof value === 'function' ? { callback: callbacks.push(value as () => void) - 1 } : { value }))
      document.dispatchEvent(new CustomEvent(`bridge:call:${name}`, { detail: JSON.stringify({ verb, args: sent }) }))
    }
    const api = Object.fromEntries(verbs.map((verb) => [verb, (...args: unknown[]) => call(verb, args)]))
    Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true })
  })
  document.dispatchEvent(new Event('bridge:ready'))
}

export const preloadScript = (preload: string) => `(${preloadWorld.toString()})(function (require, module, exports) {${preload}\n})`
export const bridgeScript = `(${bridgeWorld.toString()})()`
