// Frames of the sync connection on the device's side: JSON, packed with Zstandard when it is long, never larger than agreed.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { COMPRESS_FROM, lastNOf, LARGEST_FRAME, ToDevice, type ToHub } from '../../../shared/protocol.ts'

export function writeFrame(message: ToHub): string | Uint8Array {
  const text = JSON.stringify(message)
  return text.length < COMPRESS_FROM ? text : zstdCompressSync(text)
}

/** Throws when it is no message of the hub. */
export function readFrame(data: string | Uint8Array): ToDevice {
  // bounded: a small frame must not unpack into all of the memory
  const text = typeof data === 'string' ? data : zstdDecompressSync(data, { maxOutputLength: LARGEST_FRAME }).toString('utf8')
  const message = JSON.parse(text) as { t?: unknown; lastN?: unknown } | null
  if (typeof data !== 'string' && message?.t === 'rows' && message.lastN === undefined) message.lastN = lastNOf(data)
  return ToDevice.parse(message)
}
