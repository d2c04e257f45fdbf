// The way to the hub: one WebSocket. Plain HTTP is for loopback only.
import { WebSocket, type RawData } from 'ws'
import { LARGEST_FRAME, SYNC_PATH } from '../../../shared/protocol.ts'
import { readFrame, writeFrame } from './frames.ts'
import { hubAddress, reachProblem } from './hub-http.ts'
import type { Link, LinkHandlers } from './loop.ts'

const HANDSHAKE_MS = 15_000

/** Where a hub takes sync connections. Throws as `hubAddress` does. */
export function syncAddress(hub: string): string {
  const url = new URL(SYNC_PATH, hubAddress(hub))
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  return url.href
}

export function connectToHub(hub: string, handlers: LinkHandlers): Link {
  const address = syncAddress(hub)
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: LARGEST_FRAME, handshakeTimeout: HANDSHAKE_MS, followRedirects: false })
  let code: string | null = null
  socket.on('open', () => handlers.open())
  socket.on('message', (data: RawData, binary) => {
    try {
      const bytes = data instanceof ArrayBuffer ? Buffer.from(data) : Array.isArray(data) ? Buffer.concat(data) : data
      handlers.message(readFrame(binary ? bytes : bytes.toString('utf8')))
    } catch {
      code = 'bad-message'
      socket.terminate()
    }
  })
  socket.on('error', (error) => {
    code ??= reachProblem(error, address)
  })
  socket.on('close', () => handlers.closed(code ?? 'lost'))
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(writeFrame(message))
    },
    close: () => (socket.readyState === WebSocket.CONNECTING ? socket.terminate() : socket.close()),
  }
}
