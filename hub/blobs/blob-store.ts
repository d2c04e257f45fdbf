// Files of attachments on the hub's disk, named by their content: FOLDER/ab/<SHA-256>. What has arrived only in part lies in FOLDER/parts.
//
// Several hub processes may share the folder: a file appears under its name only when it is whole and its hash was found right, and never changes then.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../shared/app-error.ts'

const SHA256 = /^[0-9a-f]{64}$/
const SESSION = /^[0-9a-f-]{36}$/
/** How old the sum of what lies on the disk may be, milliseconds: other processes add to it. */
const SUM_MS = 10 * 60_000

export interface BlobFile { readonly sha256: string; readonly size: number; readonly changedAt: number }

export interface BlobStore {
  has(sha256: string): Promise<boolean>
  /** The same, and counts as used from now on. */
  use(sha256: string): Promise<boolean>
  /** How many bytes of a part upload are here. Each session has its own, so that nobody writes into another's. */
  offset(sha256: string, session: string): Promise<number>
  /**
   * Writes from `offset` on, as the bytes come: what was here when the connection was cut stays. Returns how many are here now.
   * Throws `upload-offset` (with the right one), `upload-busy`, `too-large` (more than `size`), `cut-off`, `hub-disk-full`.
   */
  write(upload: { sha256: string; session: string; offset: number; size: number }, body: AsyncIterable<Uint8Array>): Promise<number>
  /** Makes a part upload the file, when its hash is right; false, and the part is gone, when it is not. */
  finish(sha256: string, session: string): Promise<boolean>
  /** Bytes `from` to `to`, the last one included. */
  read(sha256: string, from: number, to: number): Readable
  /** Bytes of all files and parts; up to ten minutes old where other processes are concerned. */
  sum(): Promise<number>
  list(): AsyncIterable<BlobFile>
  remove(sha256: string): Promise<void>
  /** Removes part uploads that nobody went on with since `before`. */
  dropParts(before: number): Promise<number>
}

export function openBlobs(folder: string, now: () => number): BlobStore {
  const parts = path.join(folder, 'parts')
  const writing = new Set<string>()
  let known: { sum: number; at: number } | null = null

  // names are checked here too: whatever calls, nothing leads out of the folder
  const fileOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new AppError('unknown-attachment')
    return path.join(folder, sha256.slice(0, 2), sha256)
  }
  const partOf = (sha256: string, session: string): string => {
    if (!SHA256.test(sha256) || !SESSION.test(session)) throw new AppError('unknown-attachment')
    return path.join(parts, `${sha256}.${session}`)
  }

  async function sum(): Promise<number> {
    if (known && now() - known.at < SUM_MS && now() >= known.at) return known.sum
    let total = 0
    for (const place of await foldersOf(folder)) for (const name of await namesOf(place)) total += await sizeOf(path.join(place, name))
    known = { sum: total, at: now() }
    return total
  }

  async function write({ sha256, session, offset, size }: { sha256: string; session: string; offset: number; size: number }, body: AsyncIterable<Uint8Array>): Promise<number> {
    const part = partOf(sha256, session)
    if (writing.has(part)) throw new AppError('upload-busy')
    writing.add(part)
    let handle: FileHandle | null = null
    try {
      await mkdir(parts, { recursive: true, mode: 0o700 })
      // at its place, not at the end: the same bytes written twice do no harm
      handle = await open(part, constants.O_RDWR | constants.O_CREAT, 0o600)
      const here = (await handle.stat()).size
      if (here !== offset) throw new AppError('upload-offset', { offset: here })
      let at = offset
      for await (const chunk of arriving(body)) {
        if (at + chunk.length > size) throw new AppError('too-large')
        for (let done = 0; done < chunk.length; ) done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten
        at += chunk.length
        if (known) known.sum += chunk.length
      }
      return at
    } catch (error) {
      throw diskError(error)
    } finally {
      await handle?.close()
      writing.delete(part)
    }
  }

  async function finish(sha256: string, session: string): Promise<boolean> {
    const part = partOf(sha256, session)
    if (writing.has(part)) throw new AppError('upload-busy')
    writing.add(part)
    // a copy: whoever still holds the part open cannot change what was found right
    const whole = path.join(parts, `${sha256}.${session}.${randomUUID()}`)
    try {
      const hash = createHash('sha256')
      const out = await open(whole, 'wx', 0o600)
      try {
        for await (const chunk of createReadStream(part)) {
          hash.update(chunk as Buffer)
          await out.writeFile(chunk as Buffer)
        }
        await out.sync()
      } finally {
        await out.close()
      }
      const right = hash.digest('hex') === sha256
      if (right) {
        await mkdir(path.dirname(fileOf(sha256)), { recursive: true, mode: 0o700 })
        await rename(whole, fileOf(sha256))
        await syncFolder(path.dirname(fileOf(sha256)))
      }
      await rm(part, { force: true })
      return right
    } catch (error) {
      throw diskError(error)
    } finally {
      await rm(whole, { force: true })
      writing.delete(part)
    }
  }

  return {
    has: (sha256) => there(fileOf(sha256)),
    async use(sha256) {
      const at = new Date(now())
      return utimes(fileOf(sha256), at, at).then(() => true, () => false)
    },
    offset: (sha256, session) => sizeOf(partOf(sha256, session)),
    write,
    finish,
    read: (sha256, from, to) => createReadStream(fileOf(sha256), { start: from, end: to }),
    sum,
    async *list() {
      for (const place of await foldersOf(folder)) {
        if (place === parts) continue
        for (const name of await namesOf(place)) {
          if (!SHA256.test(name)) continue
          const found = await stat(path.join(place, name)).catch(() => null)
          if (found) yield { sha256: name, size: found.size, changedAt: found.mtimeMs }
        }
      }
    },
    async remove(sha256) {
      await rm(fileOf(sha256), { force: true })
      known = null
    },
    async dropParts(before) {
      let dropped = 0
      for (const name of await namesOf(parts)) {
        const file = path.join(parts, name)
        const found = await stat(file).catch(() => null)
        if (!found || found.mtimeMs >= before || writing.has(file)) continue
        await rm(file, { force: true })
        dropped += 1
      }
      if (dropped > 0) known = null
      return dropped
    },
  }
}

/** A body whose end is an end, and whose cut has a name. */
async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('cut-off')
  }
}

function diskError(error: unknown): unknown {
  const { code } = error as { code?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('hub-disk-full') : error
}

const there = (file: string) => access(file).then(() => true, () => false)
const sizeOf = (file: string) => stat(file).then(({ size }) => size, () => 0)
const namesOf = (folder: string) => readdir(folder).catch(() => [] as string[])
const foldersOf = async (folder: string) => (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name))

/** Makes a new name in a folder survive a power cut. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
