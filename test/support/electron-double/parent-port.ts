// Loaded before the bundled core process: gives it the `process.parentPort` that a utility process has.
import { EventEmitter } from 'node:events'
import type { FromChild, ToChild } from './utility-process.ts'

const send = (message: FromChild) => void (process.connected && process.send!(message, undefined, undefined, () => {}))
const ports = new Map<number, EventEmitter>()

function port(id: number): EventEmitter {
  const made = Object.assign(new EventEmitter(), {
    start: () => {},
    postMessage: (data: unknown) => send({ type: 'port', id, data }),
    close: () => send({ type: 'close', id }),
  })
  ports.set(id, made)
  return made
}

const parentPort = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => send({ type: 'message', message }) })
Object.assign(process, { parentPort })

// what comes before the core listens must wait for it
let early: ToChild[] | null = []
parentPort.once('newListener', () =>
  setImmediate(() => {
    const waited = early ?? []
    early = null
    for (const message of waited) take(message)
  }),
)

process.on('message', (message: ToChild) => {
  if (early) early.push(message)
  else take(message)
})
process.on('disconnect', () => process.exit(1)) // as Chromium ends its children when it is gone

function take(message: ToChild): void {
  if (message.type === 'message') parentPort.emit('message', { data: message.message, ports: message.ports.map(port) })
  else if (message.type === 'port') ports.get(message.id)?.emit('message', { data: message.data })
  else {
    ports.get(message.id)?.emit('close')
    ports.delete(message.id)
  }
}
