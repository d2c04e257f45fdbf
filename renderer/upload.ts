// Hands a file to the core in pieces, so that no size is too large for a message.
import { AppError } from '../shared/app-error.ts'
import { callCore } from './query.ts'

/** As the contract has it. */
const PIECE = 4 * 1024 * 1024

/** The core's name for the file, good until it is imported. `tell` is told the share that has gone over, 0 to 1. */
export async function uploadFile(file: File, tell: (share: number) => void, signal: AbortSignal): Promise<string> {
  const { token } = await callCore('settings', 'openUpload', { name: file.name.slice(0, 500) })
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted()
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer())
    } catch {
      // The file was moved, deleted, or is a folder.
      throw new AppError('file-not-readable', { name: file.name })
    }
    await callCore('settings', 'upload', { token, bytes })
    tell(Math.min(1, (at + PIECE) / file.size))
  }
  return token
}
