// What the hub answers as a file, written as it comes: exports may be larger than what is held in memory.
import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/app-error.ts'
import { reachProblem, refusalOf } from './hub-http.ts'

/** Nothing may stand still for so long, milliseconds. */
const IDLE_MS = 30_000

/** Complete when it returns, or not there. Returns its bytes. Throws what the hub refuses with, or a code of `reachProblem`. */
export async function download({ hub, token, path: from, file }: { hub: string; token: string; path: string; file: string }): Promise<number> {
  const partial = `${file}.partial`
  const idle = new AbortController()
  let timer = setTimeout(() => idle.abort(), IDLE_MS)
  try {
    const response = await fetch(new URL(from, hub), { redirect: 'error', signal: idle.signal, headers: { authorization: `Bearer ${token}` } })
    if (!response.ok || !response.body) throw await refusalOf(response, hub)
    mkdirSync(path.dirname(file), { recursive: true })
    const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
    body.on('data', () => {
      clearTimeout(timer)
      timer = setTimeout(() => idle.abort(), IDLE_MS)
    })
    await pipeline(body, createWriteStream(partial, { mode: 0o600 }))
    renameSync(partial, file)
    return statSync(file).size
  } catch (error) {
    rmSync(partial, { force: true })
    if (error instanceof AppError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppError('storage-full', { folder: path.dirname(file) })
    throw new AppError(reachProblem(error, hub), { address: hub })
  } finally {
    clearTimeout(timer)
  }
}
