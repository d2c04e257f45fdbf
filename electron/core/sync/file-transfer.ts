// One file to the hub or from it: in pieces, on from where it was cut, and right by its hash.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { attachmentFile, hashOfFile, partFile } from '../store/attachment-files.ts'
import type { Account } from './account.ts'
import { openFile, sendPiece, type FileRequest } from './file-http.ts'

/** Bytes of a piece: no more than proxies let through unasked. Halved when one does not get through, down to the smallest. */
const PIECE = 1024 * 1024
const SMALLEST_PIECE = 64 * 1024
/** After these it is asked how far the hub is: what came through counts. */
const ASK_AGAIN = new Set(['upload-offset', 'hub-unreachable', 'cut-off'])

export interface FileRow { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string }

export interface Transfers {
  /** Ends when the hub has the file, or when all is stopped. Throws what the hub refuses with, and `attachment-damaged`. `report`: the share that is through. */
  upload(row: FileRow, report: (share: number) => void): Promise<void>
  /** Ends when the file is here. Throws what the hub refuses with, and `attachment-damaged`: what had come is dropped then. */
  download(row: FileRow, report: (share: number) => void): Promise<void>
}

interface TransferOptions { readonly dataDir: string; readonly account: Account; readonly hub: () => string | null; readonly signal: AbortSignal }

const Standing = z.object({ offset: z.number().int().min(0), complete: z.boolean() })
type Standing = z.output<typeof Standing>

export function createTransfers({ dataDir, account, hub, signal }: TransferOptions): Transfers {
  async function requestFor({ id }: FileRow, offset: number): Promise<FileRequest> {
    const address = hub()
    if (address === null) throw new AppError('not-joined')
    return { hub: address, id, offset, token: await account.token(), signal }
  }

  /** Does it again with a new token when the hub does not know this one any more. */
  async function signedIn<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'signed-out') throw error
      account.refused()
      return act()
    }
  }

  const standing = async ({ id }: FileRow): Promise<Standing> => Standing.parse(await account.call('GET', `/v1/attachments/${id}`))

  async function sendRest(row: FileRow, from: Standing, handle: FileHandle, report: (share: number) => void): Promise<void> {
    let { offset, complete } = from
    let piece = PIECE
    while (!complete && !signal.aborted) {
      const bytes = await readPiece(handle, row, offset, Math.min(piece, row.size - offset))
      const at = offset
      try {
        ;({ offset, complete } = await signedIn(async () => sendPiece(await requestFor(row, at), bytes)))
      } catch (error) {
        if (!(error instanceof AppError) || !ASK_AGAIN.has(error.code)) throw error
        ;({ offset, complete } = await standing(row))
        if (offset === at && (piece === SMALLEST_PIECE || error.code === 'upload-offset')) throw error
        if (error.code !== 'upload-offset') piece = Math.max(SMALLEST_PIECE, piece / 2)
      }
      report(row.size === 0 ? 1 : offset / row.size)
    }
  }

  return {
    async upload(row, report) {
      const file = attachmentFile(dataDir, row.sha256)
      if (statSync(file).size !== row.size) throw new AppError('attachment-damaged', { name: row.name })
      const from = await standing(row)
      if (from.complete) return
      const handle = await open(file, 'r')
      try {
        await sendRest(row, from, handle, report)
      } finally {
        await handle.close()
      }
    },

    async download(row, report) {
      const part = partFile(dataDir, row.sha256)
      mkdirSync(path.dirname(part), { recursive: true })
      for (let got = -1; ; ) {
        const here = existsSync(part) ? statSync(part).size : 0
        // cut again and again, but a little further each time
        if (here === got) throw new AppError('hub-unreachable')
        got = here
        try {
          await receive(row, part, here < row.size ? here : 0, report)
          if (statSync(part).size === row.size) break
        } catch (error) {
          if (signal.aborted || !(error instanceof AppError) || error.code !== 'hub-unreachable' || !existsSync(part) || statSync(part).size === here) throw error
        }
      }
      if ((await hashOfFile(part)) !== row.sha256) {
        rmSync(part, { force: true })
        throw new AppError('attachment-damaged', { name: row.name })
      }
      const target = attachmentFile(dataDir, row.sha256)
      mkdirSync(path.dirname(target), { recursive: true })
      renameSync(part, target)
    },
  }

  async function receive(row: FileRow, part: string, offset: number, report: (share: number) => void): Promise<void> {
    const { from, bytes } = await signedIn(async () => openFile(await requestFor(row, offset)))
    const file = openSync(part, from > 0 ? 'r+' : 'w')
    let at = from
    try {
      for await (const chunk of bytes) {
        if (at + chunk.length > row.size) throw new AppError('attachment-damaged', { name: row.name })
        for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done, chunk.length - done, at + done)
        at += chunk.length
        report(at / row.size)
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
}

async function readPiece(handle: FileHandle, { name }: FileRow, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at, from + at)
    if (bytesRead === 0) throw new AppError('attachment-damaged', { name })
    at += bytesRead
  }
  return bytes
}
