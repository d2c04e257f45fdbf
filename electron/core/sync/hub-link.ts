// The way to the hub: one WebSocket. Plain HTTP is for loopback only.
import { networkInterfaces } from 'node:os'
import { WebSocket, type RawData } from 'ws'
import { AppError } from '../../../shared/app-error.ts'
import { LARGEST_FRAME, SYNC_PATH } from '../../../shared/protocol.ts'
import { readFrame, writeFrame } from './frames.ts'
import type { Link, LinkHandlers } from './loop.ts'

const HANDSHAKE_MS = 15_000

/** Throws an AppError `hub-not-secure` for plain http elsewhere than on this machine, `hub-address-bad` for what is no address. */
export function syncAddress(hub: string): string {
  let url: URL
  try {
    url = new URL(SYNC_PATH, hub)
  } catch {
    throw new AppError('hub-address-bad', { address: hub })
  }
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol === 'http:' && !loopback) throw new AppError('hub-not-secure', { address: hub })
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new AppError('hub-address-bad', { address: hub })
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:'
  return url.href
}

/** True when the machine has a network besides itself. */
export function hasNetwork(interfaces = networkInterfaces()): boolean {
  return Object.values(interfaces).some((addresses) => addresses?.some(({ internal }) => !internal))
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
    code ??= codeOf(error, address)
  })
  socket.on('close', () => handlers.closed(code ?? 'lost'))
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(writeFrame(message))
    },
    close: () => (socket.readyState === WebSocket.CONNECTING ? socket.terminate() : socket.close()),
  }
}

/** The reason in a word of the catalogue. */
function codeOf(error: Error, address: string): string {
  const { code = '' } = error as NodeJS.ErrnoException
  const loopback = /^ws:\/\/(127\.0\.0\.1|\[::1\]|localhost)/.test(address)
  if (!loopback && !hasNetwork()) return 'no-network'
  if (code === 'ECONNREFUSED') return 'hub-refuses'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'hub-not-found'
  if (/CERT|SIGNATURE|ALTNAME|SELF_SIGNED/.test(code)) return 'hub-not-trusted'
  return 'hub-unreachable'
}
