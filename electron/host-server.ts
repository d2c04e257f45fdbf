// The local host: the screen and its wire on 127.0.0.1, for whoever holds a one-time link and for nobody else on this computer or on the web.
import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TFunction } from 'i18next'
import { WebSocketServer } from 'ws'
import { AppError } from '../shared/app-error.ts'
import type { Wire } from '../shared/rpc.ts'
import { socketWire } from '../shared/wires.ts'
import { contentHandler, GUARD_HEADERS } from './content.ts'
import { refusalPage, type Refusal } from './refusal-page.ts'

/** The largest frame a page may send, bytes: an attachment with room to spare. */
const MAX_FRAME = 64 * 1024 * 1024
/** How long a client may take over a request's head, and over a request, milliseconds: nobody ties up the host by being slow. */
const HEAD_MS = 5_000
const REQUEST_MS = 10_000
const MAX_SOCKETS = 200

export interface HostOptions {
  /** The folder of the built screen. */
  readonly root: string
  /** 0: any free port. */
  readonly port: number
  readonly serve: (wire: Wire) => void
  readonly words: TFunction
  /** Unguessable, at least 128 bits, safe in a URL and in a cookie's name. */
  readonly newSecret: () => string
}

export interface Host {
  readonly origin: string
  /** A link that lets one browser in, once. An older link that nobody used stops working. */
  newLink(): string
  close(): Promise<void>
}

/** Throws an AppError: `port-taken`, `port-forbidden`. */
export async function startHost({ root, port, serve, words, newSecret }: HostOptions): Promise<Host> {
  // the name differs from run to run: two hosts on one computer share their cookies, because a cookie knows no port
  const cookie = `empty-chair-${newSecret().slice(0, 12)}`
  const sessions = new Set<string>()
  let token = newSecret()
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: HEAD_MS, connectionsCheckingInterval: 1_000 })
  server.maxConnections = MAX_SOCKETS
  const host = `127.0.0.1:${await listen(server, port)}`
  const origin = `http://${host}`
  const content = contentHandler({ root, host, newNonce: newSecret, connect: [`ws://${host}`] })

  const ownHost = (request: IncomingMessage) => request.headers.host === host && (request.headers.origin === undefined || request.headers.origin === origin)
  const letIn = (request: IncomingMessage) => {
    const sent = (request.headers.cookie ?? '').split(';').map((part) => part.trim())
    return sent.some((part) => part.startsWith(`${cookie}=`) && has(sessions, part.slice(cookie.length + 1)))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, why: Refusal) => void reply(response, refusalPage(words, why, status, origin, newSecret()))
    const { url = '', method = '' } = request
    if (!ownHost(request) || !url.startsWith('/')) return refuse(421, 'wrongAddress')
    const target = URL.parse(origin + url)
    if (!target) return refuse(404, 'notFound')
    if (method !== 'GET' && method !== 'HEAD') return void reply(response, new Response(null, { status: 405, headers: GUARD_HEADERS }))
    if (method === 'GET' && target.pathname === '/open') {
      const known = letIn(request)
      if (!known && !same(target.searchParams.get('t') ?? '', token)) return refuse(403, 'linkUsed')
      const headers = new Headers({ ...GUARD_HEADERS, location: '/', 'cache-control': 'no-store' })
      if (!known) {
        token = newSecret() // used up
        const session = newSecret()
        sessions.add(session)
        headers.set('set-cookie', `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`)
      }
      return void reply(response, new Response(null, { status: 303, headers }))
    }
    if (!letIn(request)) return refuse(401, 'noSession')
    const found = await content(new Request(target, { method }))
    return found.status === 404 ? refuse(404, 'notFound') : void reply(response, found)
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = request.headers.host !== host ? '421 Misdirected Request' : request.headers.origin !== origin ? '403 Forbidden' : !letIn(request) ? '401 Unauthorized' : request.url !== '/rpc' ? '404 Not Found' : null
    if (refusal) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (peer) => {
      peer.on('error', () => peer.terminate()) // a frame too large, or no WebSocket at all
      serve(socketWire(peer as unknown as Parameters<typeof socketWire>[0]))
    })
  })

  return {
    origin,
    newLink() {
      token = newSecret()
      return `${origin}/open?t=${token}`
    },
    async close() {
      for (const peer of sockets.clients) peer.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new AppError('port-taken', { port }))
      else if (error.code === 'EACCES') reject(new AppError('port-forbidden', { port }))
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function reply(response: ServerResponse, { status, headers, body }: Response): Promise<void> {
  response.writeHead(status, [...headers].flat())
  const bytes = body ? Buffer.from(await new Response(body).arrayBuffer()) : undefined
  response.end(bytes)
}

/** Compares without telling by the time it takes how much was right. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

function has(secrets: ReadonlySet<string>, candidate: string): boolean {
  let found = false
  for (const secret of secrets) if (same(secret, candidate)) found = true
  return found
}

const digest = (text: string) => createHash('sha256').update(text).digest()
