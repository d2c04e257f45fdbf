// The core in Electron's utility process: so no import, search or sync ever blocks the window, and a crash of it does not take the window along.
import { AppError } from '../shared/app-error.ts'
import { electronPortWire } from '../shared/wires.ts'
import { createCore, type Core } from './core/core.ts'
import { lineLog } from './core/log.ts'
import { VERSION } from './version.ts'

/** `connect` carries a port to one page. */
export type ToCore = { type: 'start'; dataDir: string } | { type: 'connect' } | { type: 'stop' }
export type FromCore = { type: 'ready' } | { type: 'failed'; code: string; params: Readonly<Record<string, string | number>> }

interface Parent {
  on(event: 'message', listener: (event: { data: ToCore; ports: Parameters<typeof electronPortWire>[0][] }) => void): void
  postMessage(message: FromCore): void
}

const parent = (process as unknown as { parentPort: Parent }).parentPort
const log = lineLog((line) => process.stderr.write(`${line}\n`), Date.now, 'error')
let core: Core | undefined

function start(dataDir: string): void {
  try {
    core = createCore({ dataDir, shell: 'electron', version: VERSION, log })
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
  else if (data.type === 'stop') {
    void (core?.close() ?? Promise.resolve()).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
})
