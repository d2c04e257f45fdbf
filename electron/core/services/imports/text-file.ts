// Text files as the world writes them: which encoding, and the text piece by piece. Refuses what is not text.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../../../../shared/app-error.ts'
import type { Source } from '../uploads.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export interface TextFile extends Source { readonly encoding: Encoding; readonly size: number; /** The first characters, for a guess of the format. */ readonly head: string }
export interface Piece { /** To be read to the end before the next piece. */ readonly texts: Generator<string>; /** Bytes of the file read so far. */ readonly bytes: number }

const HEAD_BYTES = 64 * 1024
/** What one read brings: enough for a whole transaction. */
const PIECE_BYTES = 128 * 1024
/** What is decoded at a time: so little that it is forgotten before it is moved to where long-lived things are kept. Measured: 128 KiB grow the heap by 40 MB, 32 KiB do not. */
const TEXT_BYTES = 16 * 1024
/** Beginnings of what people take for a table: PNG, JPEG, GIF, PDF, ZIP (also xlsx, ods), old Office, gzip, SQLite. */
const SIGNATURES = ['89504e47', 'ffd8ff', '47494638', '25504446', '504b0304', 'd0cf11e0', '1f8b08', '53514c69746520666f726d6174']

/**
 * UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252 when it is not valid UTF-8.
 * Throws `empty-file`, `not-text`, `file-not-found`, `file-not-readable`; params: `name`.
 */
export async function openText({ file, name }: Source): Promise<TextFile> {
  const { head, size } = await readHead(file, name)
  if (size === 0) throw new AppError('empty-file', { name })
  const encoding = markOf(head) ?? (looksBinary(head) ? null : (await isUtf8(file)) ? 'utf-8' : 'windows-1252')
  if (encoding === null) throw new AppError('not-text', { name })
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  if (text.trim() === '' && size <= HEAD_BYTES) throw new AppError('empty-file', { name })
  return { file, name, size, encoding, head: text }
}

async function readHead(file: string, name: string): Promise<{ head: Buffer; size: number }> {
  try {
    await using handle = await open(file)
    const stat = await handle.stat()
    if (!stat.isFile()) throw new AppError('file-not-readable', { name })
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return { head: buffer.subarray(0, bytesRead), size: stat.size }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file-not-found' : 'file-not-readable', { name })
  }
}

function markOf(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null
}

/** Text has hardly any control characters; a stray one, even a null, does not make it binary. */
function looksBinary(head: Buffer): boolean {
  const hex = head.toString('hex', 0, 16)
  if (SIGNATURES.some((signature) => hex.startsWith(signature))) return true
  let control = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1
  return control > head.length / 50
}

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) decoder.decode(bytes as Buffer, { stream: true })
    return true // a last character that was cut in the middle does not make it another encoding
  } catch {
    return false
  }
}

/** The whole text in pieces, without its byte order mark. */
export async function* readText({ file, encoding }: TextFile): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding)
  let bytes = 0
  function* decoded(piece: Buffer): Generator<string> {
    for (let at = 0; at < piece.length; at += TEXT_BYTES) yield decoder.decode(piece.subarray(at, at + TEXT_BYTES), { stream: true })
  }
  function* rest(): Generator<string> {
    yield decoder.decode()
  }
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    bytes += (piece as Buffer).byteLength
    yield { texts: decoded(piece as Buffer), bytes }
  }
  yield { texts: rest(), bytes }
}
