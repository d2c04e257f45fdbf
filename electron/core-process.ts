// The core in Electron's utility process: so no import, search or sync ever blocks the window, and a crash of it does not take the window along.
import { AppError } from '../shared/app-error.ts'
import { electronPortWire } from '../shared/wires.ts'
import { createCore, type Core } from './core/core.ts'
import { lineLog } from './core/log.ts'
import type { Keychain } from './core/sync/credentials.ts'
import { VERSION } from './version.ts'

/** `connect` carries a port to one page. */
export type ToCore = { type: 'start'; dataDir: string } | { type: 'connect' } | { type: 'stop' } | { type: 'keychain'; id: number; text: string | null }
/** `keychain`: only the main process can ask the system to seal a secret, or to open one. */
export type FromCore = { type: 'ready' } | { type: 'keychain'; id: number; act: 'seal' | 'open'; text: string } | { type: 'failed'; code: string; params: Readonly<Record<string, string | number>> }

interface Parent {
  on(event: 'message', listener: (event: { data: ToCore; ports: Parameters<typeof electronPortWire>[0][] }) => void): void
  postMessage(message: FromCore): void
}

const parent = (process as unknown as { parentPort: Parent }).parentPort
const log = lineLog((line) => process.stderr.write(`${line}\n`), Date.now, 'error')
let core: Core | undefined

const asked = new Map<number, (text: string | null) => void>()
let lastAsked = 0
async function askKeychain(act: 'seal' | 'open', text: string): Promise<string | null> {
  const id = ++lastAsked
  return new Promise((resolve) => {
    asked.set(id, resolve)
    parent.postMessage({ type: 'keychain', id, act, text })
  })
}
const keychain: Keychain = { name: 'electron', seal: (secret) => askKeychain('seal', secret), open: async (sealed) => (await askKeychain('open', sealed)) ?? '' }

function start(dataDir: string): void {
  try {
    core = createCore({ dataDir, shell: 'electron', version: VERSION, log, keychain })
    parent.postMessage({ type: 'ready' })
  } catch (error) {
    const { code, params } = error instanceof AppError ? error : new AppError('internal')
    if (!(error instanceof AppError)) log.error('the core could not start', { error: String(error) })
    parent.postMessage({ type: 'failed', code, params })
  }
}

parent.on('message', ({ data, ports: [port] }) => {
  if (data.type === 'start') start(data.dataDir)
  else if (data.type === 'connect' && port) core?.serve(electronPortWire(port))
  else if (data.type === 'keychain') {
    asked.get(data.id)?.(data.text)
    asked.delete(data.id)
  } else if (data.type === 'stop') {
    void (core?.close() ?? Promise.resolve()).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
})
