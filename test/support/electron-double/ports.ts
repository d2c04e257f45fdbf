// Message ports of the main process. A port that is handed to a page or to a utility process is carried on from here.
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Electron's MessagePortMain: messages arrive wrapped, and wait until `start`. */
export class PortMain extends EventEmitter {
  readonly port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }
  start(): void {
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
  }
  postMessage(message: unknown): void {
    this.port.postMessage(message)
  }
  close(): void {
    this.port.close()
  }
}

export class MessageChannelMain {
  readonly port1: PortMain
  readonly port2: PortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new PortMain(port1)
    this.port2 = new PortMain(port2)
  }
}

/** The ports that live on the other side of one connection, by number. */
export interface Carried {
  /** Hands a port over; gives the number it is known by there. */
  handOver(port: PortMain): number
  arrived(id: number, data: unknown): void
  closed(id: number): void
  /** The other side is gone. */
  closeAll(): void
}

let lastId = 0

export function carrier(send: (id: number, data: unknown) => void, sendClose: (id: number) => void): Carried {
  const ports = new Map<number, MessagePort>()
  return {
    handOver({ port }) {
      lastId += 1
      const id = lastId
      ports.set(id, port)
      port.on('message', (data: unknown) => send(id, data))
      port.on('close', () => {
        if (ports.delete(id)) sendClose(id)
      })
      return id
    },
    arrived: (id, data) => ports.get(id)?.postMessage(data),
    closed(id) {
      const port = ports.get(id)
      ports.delete(id)
      port?.close()
    },
    closeAll() {
      const open = [...ports.values()]
      ports.clear()
      for (const port of open) port.close()
    },
  }
}
