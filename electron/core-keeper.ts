// Keeps the core running in a process of its own: starts it, restarts it after a crash, gives it the ports of the pages, and ends it.
//
//   starting --ready--> serving --exit--> starting ...   until it stops too often
//   starting --failed--> over                            the data folder or the database cannot be used
//
// Knows no Electron: main.ts hands in how a process is made.
import { AppError } from '../shared/app-error.ts'
import type { FromCore, ToCore } from './core-process.ts'

export interface CoreProcess<Port> {
  postMessage(message: ToCore, ports?: Port[]): void
  on(event: 'message', listener: (message: FromCore) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): unknown
}

/** So many crashes within this time, milliseconds, are too often. */
const TOO_OFTEN = 3
const WITHIN = 60_000
/** How long the core may take to close, milliseconds: a checkpoint of a large database on a slow disk. */
const CLOSE_MS = 15_000

interface KeeperOptions<Port> {
  fork: () => CoreProcess<Port>
  dataDir: string
  now: () => number
  /** The system's keychain: seals a secret or opens one; null when it cannot. */
  keychain: (act: 'seal' | 'open', text: string) => string | null
  /** The core cannot start: nothing more is tried. */
  onFailed: (error: AppError) => void
  /** The core stopped too often: nothing is tried until `again`. */
  onStopped: (times: number, again: () => void) => void
}

export interface CoreKeeper<Port> {
  /** Hands a port to the core, as soon as one runs. */
  connect(port: Port): Promise<void>
  stop(): Promise<void>
}

export function keepCore<Port>({ fork, dataDir, now, keychain, onFailed, onStopped }: KeeperOptions<Port>): CoreKeeper<Port> {
  let current: CoreProcess<Port> | null = null
  let serving = false
  let stopping: (() => void) | null = null
  let crashes: number[] = []
  const waiting = new Set<() => void>()

  function start(): void {
    const core = fork()
    current = core
    core.on('message', (message) => {
      if (message.type === 'keychain') return core.postMessage({ type: 'keychain', id: message.id, text: keychain(message.act, message.text) })
      if (message.type === 'failed') {
        current = null // its exit is expected
        onFailed(new AppError(message.code, message.params))
        return
      }
      serving = true
      for (const go of waiting) go()
      waiting.clear()
    })
    core.on('exit', () => {
      if (current !== core) return
      current = null
      serving = false
      if (stopping) return stopping()
      crashes = [...crashes.filter((at) => now() - at < WITHIN), now()]
      if (crashes.length < TOO_OFTEN) return start()
      const times = crashes.length
      crashes = []
      onStopped(times, start)
    })
    core.postMessage({ type: 'start', dataDir })
  }
  start()

  return {
    async connect(port) {
      if (!serving) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
        })
      }
      current?.postMessage({ type: 'connect' }, [port])
    },
    async stop() {
      const core = current
      if (!core) return
      await new Promise<void>((resolve) => {
        const late = setTimeout(() => {
          core.kill()
          resolve()
        }, CLOSE_MS)
        stopping = () => {
          clearTimeout(late)
          resolve()
        }
        core.postMessage({ type: 'stop' })
      })
    },
  }
}
