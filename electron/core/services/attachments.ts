// Attachments: files kept by their content (SHA-256) in the data folder; rows name them.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { AppError } from '../../../shared/app-error.ts'
import type { AttachmentState } from '../../../shared/contract/attachments.ts'
import type { AttachmentInput } from '../../../shared/contract/learnings.ts'
import { attachmentFile, keepFile } from '../store/attachment-files.ts'
import { attachmentsOf } from '../store/learnings.ts'
import { storageError } from '../store/store.ts'
import type { Write } from '../store/write.ts'
import type { Context } from './context.ts'

export { attachmentFile } from '../store/attachment-files.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function putAttachment({ dataDir, newToken }: Context, { name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array }): AttachmentInput {
  const sha256 = hashOf(bytes)
  try {
    keepFile(dataDir, sha256, bytes, newToken())
  } catch (error) {
    throw storageError(error, dataDir)
  }
  return { sha256, name, mime, size: bytes.byteLength }
}

/**
 * The file; fetched from the hub when it is not here, or is damaged. Throws `unknown-attachment`, `attachment-missing`, `attachment-not-sent`,
 * `attachment-offline`, `attachment-damaged`, `storage-full`.
 */
export async function getAttachment({ store, dataDir, connection, log }: Context, { id }: { id: string }): Promise<{ name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }> {
  const row = store.read.get<{ name: string; mime: string; sha256: string }>('SELECT name, mime, sha256 FROM attachment WHERE id = ? AND deletedAt IS NULL', [id])
  if (!row) throw new AppError('unknown-attachment')
  const file = attachmentFile(dataDir, row.sha256)
  const read = async () => new Uint8Array(await readFile(file))
  if (existsSync(file)) {
    const bytes = await read()
    if (hashOf(bytes) === row.sha256) return { name: row.name, mime: row.mime, bytes }
    log.error('the file of an attachment is damaged', { attachment: id })
    await connection.files.mend(id)
  } else await connection.files.fetch(id)
  return { name: row.name, mime: row.mime, bytes: await read() }
}

export function states({ connection }: Context, which: { ids: readonly string[]; hashes: readonly string[] }): AttachmentState[] {
  return connection.files.states(which)
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
