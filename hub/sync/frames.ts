// Messages as they travel: JSON, or from a certain size on JSON packed with Zstandard.
import { promisify } from 'node:util'
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib'
import { AppError } from '../../shared/app-error.ts'
import { COMPRESS_FROM, LARGEST_FRAME, ToHub, type ToDevice } from '../../shared/protocol.ts'
import { parseStrictly } from '../../shared/strict-json.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Throws `bad-message`, `too-large` (also of one that would unpack to more than the largest frame). */
export async function readFrame(frame: string | Uint8Array): Promise<ToHub> {
  let text: string
  if (typeof frame === 'string') text = frame
  else {
    try {
      text = (await decompress(frame, { maxOutputLength: LARGEST_FRAME })).toString('utf8')
    } catch (error) {
      throw new AppError((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-message')
    }
  }
  if (text.length > LARGEST_FRAME) throw new AppError('too-large')
  let value: unknown
  try {
    value = parseStrictly(text)
  } catch {
    throw new AppError('bad-message')
  }
  const parsed = ToHub.safeParse(value)
  if (!parsed.success) throw new AppError('bad-message', { at: parsed.error.issues[0]?.path.join('.').slice(0, 100) ?? '' })
  return parsed.data
}

/** Characters that are packed in less time than it takes to hand them to another thread. */
const PACK_AT_ONCE = 64 * 1024

/** `packFrom`: characters from which on it is packed. */
export async function writeFrame(message: ToDevice, packFrom = COMPRESS_FROM): Promise<string | Uint8Array> {
  const text = JSON.stringify(message)
  if (text.length < packFrom) return text
  // beside the event loop each takes some MB while it waits for its turn, and hundreds of devices may be answered at once
  return text.length < PACK_AT_ONCE ? zstdCompressSync(text) : compress(text)
}
