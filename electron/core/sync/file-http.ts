// Pieces of files to the hub and from it. Everything else is asked as JSON (hub-http.ts).
import { AppError } from '../../../shared/app-error.ts'
import { reachProblem, refusalOf } from './hub-http.ts'

/** A piece must be through in this time; the hub cuts one off after 30 seconds and keeps what came. */
const PIECE_MS = 40_000
/** Nothing may stand still for so long. */
const IDLE_MS = 30_000

export interface FileRequest { readonly hub: string; readonly token: string; readonly id: string; readonly offset: number; readonly signal: AbortSignal }

const addressOf = ({ hub, id }: FileRequest) => new URL(`/v1/attachments/${id}/file`, hub)

/** Throws an AppError: what the hub refuses with, or a code of `reachProblem`. */
export async function sendPiece(request: FileRequest, bytes: Uint8Array<ArrayBuffer>): Promise<{ offset: number; complete: boolean }> {
  const response = await reached(request, {
    method: 'PATCH',
    body: bytes,
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(PIECE_MS)]),
    headers: { authorization: `Bearer ${request.token}`, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(request.offset) },
  })
  if (!response.ok) throw await refusalOf(response, request.hub)
  const { offset, complete } = (await response.json().catch(() => ({}))) as { offset?: unknown; complete?: unknown }
  if (typeof offset !== 'number' || typeof complete !== 'boolean') throw new AppError('not-a-hub', { address: request.hub })
  return { offset, complete }
}

/** The bytes from `offset` on, or from the beginning where the hub gives it no other way (`from`). Throws as `sendPiece` does, also while it is read. */
export async function openFile(request: FileRequest): Promise<{ from: number; bytes: AsyncIterable<Uint8Array> }> {
  const idle = new AbortController()
  let timer = setTimeout(() => idle.abort(), IDLE_MS)
  const response = await reached(request, {
    signal: AbortSignal.any([request.signal, idle.signal]),
    headers: { authorization: `Bearer ${request.token}`, ...(request.offset > 0 && { range: `bytes=${request.offset}-` }) },
  })
  if (!response.ok) {
    clearTimeout(timer)
    throw await refusalOf(response, request.hub)
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(timer)
        timer = setTimeout(() => idle.abort(), IDLE_MS)
        yield chunk
      }
    } catch (error) {
      throw new AppError(reachProblem(error, request.hub), { address: request.hub })
    } finally {
      clearTimeout(timer)
    }
  }
  return { from: response.status === 206 ? request.offset : 0, bytes: read() }
}

async function reached(request: FileRequest, init: RequestInit): Promise<Response> {
  try {
    return await fetch(addressOf(request), { redirect: 'error', ...init })
  } catch (error) {
    throw new AppError(reachProblem(error, request.hub), { address: request.hub })
  }
}
