// The way to the hub: one WebSocket. Plain HTTP is for loopback only.
import { WebSocket, type RawData } from 'ws'
import { LARGEST_FRAME, SYNC_PATH } from '../../../shared/protocol.ts'
import { readFrame, writeFrame } from './frames.ts'
import { hubAddress, reachProblem } from './hub-http.ts'
import type { Link, LinkHandlers } from './loop.ts'

const HANDSHAKE_MS = 15_000
/** A message that took longer to take is followed by a rest: a part of that time, and never long. Milliseconds. */
const LONG_MS = 8
const LONGEST_REST_MS = 25
const REST_PART = 6

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
  const waiting: (Buffer | string)[] = []
  let resting = false
  let closed = false

  function take(frame: Buffer | string): void {
    try {
      handlers.message(readFrame(frame))
    } catch {
      code = 'bad-message'
      waiting.length = 0
      socket.terminate()
    }
  }

  /** Several frames may have come at once, and a page of many rows keeps everything else waiting: after each that took long others get their turn. */
  function takeNext(): void {
    resting = false
    while (waiting.length > 0) {
      const from = performance.now()
      take(waiting.shift()!)
      const took = performance.now() - from
      if (took < LONG_MS) continue
      resting = true
      socket.pause()
      setTimeout(takeNext, Math.min(LONGEST_REST_MS, took / REST_PART))
      return
    }
    socket.resume()
    // what came before the end is taken first: it may say why
    if (closed) handlers.closed(code ?? 'lost')
  }

  socket.on('message', (data: RawData, binary) => {
    if (code !== null) return
    const bytes = data instanceof ArrayBuffer ? Buffer.from(data) : Array.isArray(data) ? Buffer.concat(data) : data
    waiting.push(binary ? bytes : bytes.toString('utf8'))
    if (!resting) takeNext()
  })
  socket.on('error', (error) => {
    code ??= reachProblem(error, address)
  })
  socket.on('close', () => {
    closed = true
    if (!resting) handlers.closed(code ?? 'lost')
  })
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(writeFrame(message))
    },
    close: () => (socket.readyState === WebSocket.CONNECTING ? socket.terminate() : socket.close()),
  }
}
