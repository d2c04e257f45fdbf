// Electron's utilityProcess as a child process of Node, so that it can really crash.
import { fork as forkNode } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { carrier, type PortMain } from './ports.ts'

export type ToChild = { type: 'message'; message: unknown; ports: number[] } | { type: 'port'; id: number; data: unknown } | { type: 'close'; id: number }
export type FromChild = { type: 'message'; message: unknown } | { type: 'port'; id: number; data: unknown } | { type: 'close'; id: number }

/** The processes that run now. */
export const running = new Set<number>()

function fork(file: string, args: string[] = []): EventEmitter & { postMessage(message: unknown, ports?: PortMain[]): void; kill(): boolean; readonly pid: number | undefined } {
  const child = forkNode(file, args, { execArgv: ['--import', fileURLToPath(new URL('parent-port.ts', import.meta.url))], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { pid } = child
  if (pid) running.add(pid)
  const send = (message: ToChild) => void (child.connected && child.send(message, () => {}))
  const ports = carrier(
    (id, data) => send({ type: 'port', id, data }),
    (id) => send({ type: 'close', id }),
  )
  const utility = Object.assign(new EventEmitter(), {
    pid,
    postMessage: (message: unknown, handed: PortMain[] = []) => send({ type: 'message', message, ports: handed.map((port) => ports.handOver(port)) }),
    kill: () => child.kill(),
  })
  child.on('message', (message: FromChild) => {
    if (message.type === 'message') utility.emit('message', message.message)
    else if (message.type === 'port') ports.arrived(message.id, message.data)
    else ports.closed(message.id)
  })
  child.on('exit', (code, signal) => {
    if (pid) running.delete(pid)
    ports.closeAll()
    utility.emit('exit', code ?? (signal ? 1 : 0))
  })
  return utility
}

export const utilityProcess = { fork }
