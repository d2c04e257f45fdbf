// Attachments: files kept by their content (SHA-256) in the data folder; rows name them.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/app-error.ts'
import type { AttachmentInput } from '../../../shared/contract/learnings.ts'
import { attachmentsOf } from '../store/learnings.ts'
import { storageError } from '../store/store.ts'
import type { Write } from '../store/write.ts'
import type { Context } from './context.ts'

export function attachmentFile(dataDir: string, sha256: string): string {
  return path.join(dataDir, 'attachments', sha256.slice(0, 2), sha256)
}

export function putAttachment({ dataDir, newToken }: Context, { name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array }): AttachmentInput {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = attachmentFile(dataDir, sha256)
  if (!existsSync(file)) {
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      const partial = `${file}.${newToken()}`
      writeFileSync(partial, bytes, { flush: true })
      renameSync(partial, file)
    } catch (error) {
      throw storageError(error, dataDir)
    }
  }
  return { sha256, name, mime, size: bytes.byteLength }
}

export function getAttachment({ store, dataDir }: Context, { id }: { id: string }): { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> } {
  const row = store.read.get<{ name: string; mime: string; sha256: string }>('SELECT name, mime, sha256 FROM attachment WHERE id = ? AND deletedAt IS NULL', [id])
  if (!row) throw new AppError('unknown-attachment')
  const file = attachmentFile(dataDir, row.sha256)
  if (!existsSync(file)) throw new AppError('attachment-missing', { name: row.name })
  return { name: row.name, mime: row.mime, bytes: new Uint8Array(readFileSync(file)) }
}

/** Makes the row's attachments those of `wanted`: adds the new, removes the gone. Throws `attachment-missing` when a file was never put. */
export function setAttachments(write: Write, { dataDir, newId }: Context, ofNoun: 'learning' | 'idea', ofId: string, wanted: readonly AttachmentInput[], example = false): void {
  const present = attachmentsOf(write, ofId)
  for (const { sha256, name, mime, size } of wanted) {
    if (present.some((attachment) => attachment.sha256 === sha256 && attachment.name === name)) continue
    if (!existsSync(attachmentFile(dataDir, sha256))) throw new AppError('attachment-missing', { name }, [{ field: 'attachments', code: 'attachment-missing' }])
    write.put('attachment', newId(), { ofNoun, ofId, name, mime, size, sha256 }, { example })
  }
  for (const attachment of present) {
    if (!wanted.some(({ sha256, name }) => sha256 === attachment.sha256 && name === attachment.name)) write.remove('attachment', attachment.id)
  }
}
