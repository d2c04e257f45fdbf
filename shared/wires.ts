// The two wires that cross a boundary: a MessagePort (structured clone, bytes as they are) and a WebSocket (JSON, or JSON with bytes behind it).
import type { Wire } from './rpc.ts'

interface DomPort {
  postMessage(message: unknown): void
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void
  start(): void
}
/** Electron's MessagePortMain and Node's MessagePort. */
interface NodePort {
  postMessage(message: unknown): void
  on(type: 'message' | 'close', listener: (event?: unknown) => void): unknown
  start(): void
}

/** A port of the page, or of a test in Node that has the DOM's interface. */
export function domPortWire(port: DomPort): Wire {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame(listener) {
      port.addEventListener('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => port.addEventListener('close', () => listener()),
  }
}

/** A port inside Electron's main or utility process: the message arrives wrapped as `{ data }`. */
export function electronPortWire(port: NodePort): Wire {
  return {
    send: (frame) => port.postMessage(frame),
    onFrame(listener) {
      port.on('message', (event) => listener((event as { data: unknown }).data))
      port.start()
    },
    onClose: (listener) => port.on('close', () => listener()),
  }
}

interface Socket {
  binaryType: string
  send(data: string | Uint8Array<ArrayBuffer>): void
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void
}

/** The browser's WebSocket, and that of `ws`, which speaks the same. */
export function socketWire(socket: Socket): Wire {
  socket.binaryType = 'arraybuffer'
  return {
    send: (frame) => socket.send(pack(frame)),
    onFrame(listener) {
      socket.addEventListener('message', (event) => {
        const frame = unpack(event.data as string | ArrayBuffer)
        if (frame !== undefined) listener(frame)
      })
    },
    onClose: (listener) => socket.addEventListener('close', () => listener()),
  }
}

/**
 * A frame as it travels on a socket: JSON text; or, when it holds bytes, a binary message of
 * `length of the JSON (4 bytes, big endian) | JSON | bytes one after another`, each stood for in the JSON by `{ "$bytes": length }`.
 */
export function pack(frame: unknown): string | Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const json = JSON.stringify(frame, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = this[key] // `value` has been through toJSON, which Node's Buffer has
    if (!(raw instanceof Uint8Array)) return value
    parts.push(raw)
    return { $bytes: raw.byteLength }
  })
  if (parts.length === 0) return json
  const head = new TextEncoder().encode(json)
  const out = new Uint8Array(4 + head.length + parts.reduce((sum, part) => sum + part.byteLength, 0))
  new DataView(out.buffer).setUint32(0, head.length)
  out.set(head, 4)
  let at = 4 + head.length
  for (const part of parts) {
    out.set(part, at)
    at += part.byteLength
  }
  return out
}

/** The frame, or undefined when the message is not one. */
export function unpack(message: string | ArrayBuffer | Uint8Array): unknown {
  try {
    if (typeof message === 'string') return JSON.parse(message, dropPrototype)
    const bytes = message instanceof Uint8Array ? message : new Uint8Array(message)
    const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
    let at = 4 + head
    if (at > bytes.byteLength) return undefined
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, at)), (key, value: unknown) => {
      const length = (value as { $bytes?: unknown } | null)?.$bytes
      if (typeof length !== 'number') return dropPrototype(key, value)
      if (!(Number.isSafeInteger(length) && length >= 0 && at + length <= bytes.byteLength)) throw new RangeError('bytes outside the message')
      at += length
      return bytes.slice(at - length, at)
    })
  } catch {
    return undefined
  }
}

function dropPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value
}
