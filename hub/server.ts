// The hub on a port: HTTP and WebSocket, with bounds on everything that a stranger could send or hold open.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { WebSocketServer, type WebSocket } from 'ws'
import { AppError } from '../shared/app-error.ts'
import { LARGEST_FRAME, PING_MS, SYNC_PATH } from '../shared/protocol.ts'
import type { Hub } from './hub.ts'
import { addressKey, buckets } from './limits.ts'
import type { Peer } from './sync/connection.ts'

/** How long a client may take over a request's head, and over a request, milliseconds. */
const HEAD_MS = 10_000
const REQUEST_MS = 30_000
/** How long nothing may move on a connection, a download by somebody who does not read it included. */
const IDLE_MS = 60_000
/** How long a device may leave what it was sent in the hub's buffers. */
const DRAIN_MS = 30_000
/** Connections of one address: an office behind one address has many. */
const PER_ADDRESS = 2000

export interface ServerOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** Takes the client's address from the last entry of X-Forwarded-For: only behind a proxy that sets it. */
  behindProxy?: boolean
  /** How long a client may take over a request; other than `REQUEST_MS` in tests. */
  requestMs?: number
  /** How long a device may leave what it was sent in the hub's buffers; other than `DRAIN_MS` in tests. */
  drainMs?: number
}

export interface HubServer {
  readonly url: string
  close(): Promise<void>
}

/** Throws an AppError: `port-taken`, `port-forbidden`. */
export async function startServer(hub: Hub, { host, port, behindProxy = false, requestMs = REQUEST_MS, drainMs = DRAIN_MS }: ServerOptions): Promise<HubServer> {
  const { log, metrics, now } = hub.context
  const addressOf = (request: IncomingMessage): string => {
    const forwarded = behindProxy ? String(request.headers['x-forwarded-for'] ?? '').split(',').at(-1)!.trim() : ''
    return forwarded || (request.socket.remoteAddress ?? '')
  }
  const listener = getRequestListener((request, env) => hub.api.fetch(request, { address: addressOf((env as { incoming: IncomingMessage }).incoming) }))
  const server = createServer({ headersTimeout: Math.min(HEAD_MS, requestMs), requestTimeout: requestMs, keepAliveTimeout: 20_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 }, (request: IncomingMessage, response: ServerResponse) => void listener(request, response))
  server.timeout = IDLE_MS
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false, clientTracking: true })
  const arrivals = buckets({ burst: 600, perSecond: 100, now })
  const perAddress = new Map<string, number>()

  function refuse(socket: Duplex, status: string, code: string, address: string): void {
    metrics.add('hub_refusals_total', 1, { code })
    log.info('a sync connection was refused', { code, address })
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const address = addressOf(request)
    const key = addressKey(address)
    if (new URL(request.url ?? '/', 'http://hub').pathname !== SYNC_PATH) return refuse(socket, '404 Not Found', 'not-found', address)
    if (request.headers.origin !== undefined) return refuse(socket, '403 Forbidden', 'foreign-origin', address)
    const held = perAddress.get(key) ?? 0
    if (held >= PER_ADDRESS || arrivals.take(key) > 0) return refuse(socket, '429 Too Many Requests', 'too-many', address)
    perAddress.set(key, held + 1)
    socket.once('close', () => {
      const left = perAddress.get(key)! - 1
      if (left > 0) perAddress.set(key, left)
      else perAddress.delete(key)
    })
    sockets.handleUpgrade(request, socket, head, (accepted) => hub.accept(peerOf(accepted, address)))
  })

  // a device that is gone without a word, and one that does not take what it is sent
  const heard = new WeakSet<WebSocket>()
  const drains = new WeakMap<WebSocket, { unsent: number; at: number }>()
  const pinging = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!heard.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)
  pinging.unref()
  const draining = setInterval(() => {
    for (const socket of sockets.clients) {
      const state = drains.get(socket)
      if (!state) continue
      if (socket.bufferedAmount === 0 || socket.bufferedAmount < state.unsent) drains.set(socket, { unsent: socket.bufferedAmount, at: performance.now() })
      else if (performance.now() - state.at > drainMs) {
        metrics.add('hub_refusals_total', 1, { code: 'too-slow' })
        socket.terminate()
      }
    }
  }, Math.min(1000, drainMs / 4))
  draining.unref()

  function peerOf(socket: WebSocket, address: string): Peer {
    drains.set(socket, { unsent: 0, at: performance.now() })
    heard.add(socket)
    socket.on('pong', () => heard.add(socket))
    socket.on('message', () => heard.add(socket))
    socket.on('error', (error) => log.debug('a sync connection broke', { error: error.message, address }))
    return {
      address,
      get unsent() {
        return socket.bufferedAmount
      },
      send: (frame) => {
        if (socket.readyState === socket.OPEN) socket.send(frame, () => {}) // a failure closes it, which is heard
      },
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      close: () => {
        socket.close()
        setTimeout(() => socket.terminate(), 1000).unref()
      },
      onFrame: (take) => void socket.on('message', (data, binary) => take(binary ? (data as Buffer) : (data as Buffer).toString('utf8'))),
      onClose: (take) => void socket.on('close', take),
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new AppError('port-taken', { port }) : error.code === 'EACCES' ? new AppError('port-forbidden', { port }) : error))
    server.listen(port, host, resolve)
  })
  const bound = server.address() as AddressInfo
  const shown = bound.address.includes(':') ? `[${bound.address}]` : bound.address
  return {
    url: `http://${shown}:${bound.port}`,
    async close() {
      clearInterval(pinging)
      clearInterval(draining)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await hub.close()
      for (const socket of sockets.clients) socket.close()
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
        server.closeAllConnections()
      }, 2000).unref()
      server.closeIdleConnections()
      await closed
    },
  }
}
