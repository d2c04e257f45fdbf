// Files of attachments over HTTP: how much is here, the next piece, and the whole or a range of it. In the spirit of tus; docs/decisions/004 says why not tus itself.
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { AppError } from '../../shared/app-error.ts'
import type { ApiEnv } from '../routes.ts'
import type { Caller, HubContext } from '../context.ts'
import type { Attachments, FileState } from './attachments.ts'

/** Bytes of one piece. A slow line cuts pieces short by itself: what came until then counts. */
export const LARGEST_PIECE = 4 * 1024 * 1024
/** Transfers of one session at a time. */
const AT_ONCE = 6

type Call = Context<ApiEnv>

interface RouteOptions { attachments: Attachments | null; caller: (call: Call) => Promise<Caller>; idOf: (call: Call) => string }

export function attachmentRoutes(app: Hono<ApiEnv>, { metrics }: HubContext, { attachments: given, caller, idOf }: RouteOptions): void {
  const underway = new Map<string, number>()
  const files = (): Attachments => {
    if (!given) throw new AppError('not-found')
    return given
  }
  /** Returns the way to say that it is over. */
  function begin({ sessionId }: Caller): () => void {
    const running = underway.get(sessionId) ?? 0
    if (running >= AT_ONCE) throw new AppError('too-many', { seconds: 1 })
    underway.set(sessionId, running + 1)
    let over = false
    return () => {
      if (over) return
      over = true
      const left = underway.get(sessionId)! - 1
      if (left > 0) underway.set(sessionId, left)
      else underway.delete(sessionId)
    }
  }

  app.get('/v1/attachments/:id', async (call) => call.json(await files().state(await caller(call), idOf(call))))

  app.patch('/v1/attachments/:id/file', async (call) => {
    const { body } = call.req.raw
    try {
      return call.json(await take(call, body))
    } finally {
      await drain(body)
    }
  })

  async function take(call: Call, body: ReadableStream<Uint8Array> | null): Promise<FileState> {
    const who = await caller(call)
    if (!/^application\/offset\+octet-stream$/i.test(call.req.header('content-type') ?? '')) throw new AppError('wrong-type')
    const offset = call.req.header('upload-offset') ?? ''
    if (!/^\d{1,10}$/.test(offset)) throw new AppError('bad-input', {}, [{ field: 'Upload-Offset', code: 'not-valid' }])
    if (Number(call.req.header('content-length') ?? 0) > LARGEST_PIECE) throw new AppError('too-large')
    const over = begin(who)
    try {
      return await files().write(who, idOf(call), Number(offset), bounded(body))
    } finally {
      over()
    }
  }

  app.get('/v1/attachments/:id/file', async (call) => {
    const who = await caller(call)
    const file = await files().open(who, idOf(call))
    const headers = { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment', 'Accept-Ranges': 'bytes', ETag: `"${file.sha256}"` }
    const range = rangeOf(call.req.header('range'), file.size)
    if (range === 'outside') return call.body(null, 416, { ...headers, 'Content-Range': `bytes */${file.size}` })
    const { from, to } = range ?? { from: 0, to: file.size - 1 }
    const length = to - from + 1
    const all = { ...headers, 'Content-Length': String(length), ...(range && { 'Content-Range': `bytes ${from}-${to}/${file.size}` }) }
    if (length === 0) return call.body(null, 200, all)
    const over = begin(who)
    const stream = file.read(from, to)
    stream.once('close', over)
    metrics.add('hub_file_bytes_total', length, { way: 'out' })
    return call.body(Readable.toWeb(stream) as ReadableStream<Uint8Array>, range ? 206 : 200, all)
  })
}

/** A body of unknown length must not be longer than others. */
async function* bounded(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > LARGEST_PIECE) throw new AppError('too-large')
    yield chunk
  }
}

/** Reads what is left of a body that was answered early: a connection with bytes of it still under way is cut, and the next request on it with it. */
async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body || body.locked) return
  try {
    for await (const _ of bounded(body));
  } catch {
    // cut, or longer than it may be: the connection may end
  }
}

/** One range of bytes, as RFC 9110 (14.1.2) has it; null for none, or for a form that may be ignored. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | 'outside' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return null
  if (found[1] === '') return Number(found[2]) === 0 || size === 0 ? 'outside' : { from: Math.max(0, size - Number(found[2])), to: size - 1 }
  const from = Number(found[1])
  const to = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  return from >= size ? 'outside' : from > to ? null : { from, to }
}
