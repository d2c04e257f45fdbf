// Which file belongs to which attachment, who may have it, and how it arrives (docs/sync.md, Attachments).
import type { Readable } from 'node:stream'
import { AppError } from '../../shared/app-error.ts'
import type { Caller, HubContext } from '../context.ts'
import { hidden } from '../sync/judge.ts'
import { fromRecord, type RecordRow } from '../sync/records.ts'
import type { BlobStore } from './blob-store.ts'

const DAY = 24 * 60 * 60 * 1000
/** A file that no living attachment names is kept so long: a deletion can be taken back. */
const UNUSED_MS = 30 * DAY
/** An upload that nobody went on with. */
const PART_MS = DAY

export interface FileState {
  readonly size: number
  /** Bytes of this device's upload that are here. */
  readonly offset: number
  readonly complete: boolean
}

export interface Attachments {
  /** Throws `unknown-attachment`, also when the caller may not see it. */
  state(caller: Caller, id: string): Promise<FileState>
  /** Takes bytes from `offset` on; with the last ones the file is checked. Throws also `hash-wrong`, `files-full`, and what the blob store throws. */
  write(caller: Caller, id: string, offset: number, body: AsyncIterable<Uint8Array>): Promise<FileState>
  /** Throws `unknown-attachment`, `file-not-here`. */
  open(caller: Caller, id: string): Promise<{ size: number; sha256: string; read: (from: number, to: number) => Readable }>
  /** Removes these files, unless a living attachment still names them: of an erasure. */
  drop(hashes: readonly string[]): Promise<number>
  /** Removes what nothing needs any more. */
  tidy(): Promise<{ files: number; parts: number }>
}

interface Wanted { readonly id: string; readonly sha256: string; readonly size: number }

/** `quota`: bytes that all files together may take. `arrived`: told when an attachment's file is here. */
export function createAttachments({ store, now, log, metrics }: HubContext, blobs: BlobStore, { quota, arrived }: { quota: number; arrived: (rowId: string) => void }): Attachments {
  async function wanted({ memberId, role }: Caller, id: string): Promise<Wanted> {
    const record = await store.read.get<RecordRow>(`SELECT * FROM record WHERE id = ? AND entity = 'attachment'`, [id])
    const stored = record ? fromRecord(record) : null
    if (!stored || stored.row.deleted || hidden(stored, { id: memberId, role })) throw new AppError('unknown-attachment')
    return { id, sha256: String(stored.row.data['sha256']), size: Number(stored.row.data['size']) }
  }

  /**
   * True when the file is here and the caller has a right to it: somebody who may see this attachment, or another one with that file which the caller
   * may see, has sent it. To name the hash of a file in an attachment of one's own is not enough, or a private file could be had, or guessed, by its hash.
   */
  async function complete({ memberId, role }: Caller, { id, sha256 }: Wanted): Promise<boolean> {
    if (!(await blobs.has(sha256))) return false
    const sent = await store.read.all<RecordRow>('SELECT r.* FROM file f JOIN record r ON r.id = f."rowId" WHERE f.sha256 = ?', [sha256])
    if (sent.some((record) => record.id === id)) return true
    if (!sent.some((record) => !hidden(fromRecord(record), { id: memberId, role }))) return false
    await note({ id, sha256 })
    return true
  }

  async function note({ id, sha256 }: Pick<Wanted, 'id' | 'sha256'>): Promise<void> {
    // from here on it counts as used, should it just be about to be removed
    if (!(await blobs.use(sha256))) return
    await store.write((tx) => tx.putMany('file', [{ rowId: id, sha256, at: now() }], ['rowId']))
    arrived(id)
  }

  return {
    async state(caller, id) {
      const file = await wanted(caller, id)
      if (await complete(caller, file)) return { size: file.size, offset: file.size, complete: true }
      return { size: file.size, offset: await blobs.offset(file.sha256, caller.sessionId), complete: false }
    },

    async write(caller, id, offset, body) {
      const file = await wanted(caller, id)
      if (await complete(caller, file)) return { size: file.size, offset: file.size, complete: true }
      if (offset === 0 && (await blobs.sum()) + file.size > quota) throw new AppError('files-full')
      const reached = await blobs.write({ sha256: file.sha256, session: caller.sessionId, offset, size: file.size }, body)
      metrics.add('hub_file_bytes_total', reached - offset, { way: 'in' })
      if (reached < file.size) return { size: file.size, offset: reached, complete: false }
      if (!(await blobs.finish(file.sha256, caller.sessionId))) throw new AppError('hash-wrong')
      await note(file)
      log.info('a file arrived', { attachment: id, bytes: file.size, member: caller.memberId })
      return { size: file.size, offset: file.size, complete: true }
    },

    async open(caller, id) {
      const file = await wanted(caller, id)
      if (!(await complete(caller, file))) throw new AppError('file-not-here')
      return { size: file.size, sha256: file.sha256, read: (from, to) => blobs.read(file.sha256, from, to) }
    },

    async drop(hashes) {
      if (hashes.length === 0) return 0
      const living = await store.read.all<{ data: string }>(`SELECT data FROM record WHERE entity = 'attachment' AND deleted = 0`)
      const used = new Set(living.map(({ data }) => String((JSON.parse(data) as { sha256: unknown }).sha256)))
      const unused = hashes.filter((sha256) => !used.has(sha256))
      for (const sha256 of unused) {
        await store.write((tx) => tx.run('DELETE FROM file WHERE sha256 = ?', [sha256]))
        await blobs.remove(sha256)
      }
      return unused.length
    },

    async tidy() {
      const before = now() - UNUSED_MS
      const used = new Set<string>()
      const rows = await store.read.all<{ data: string; gone: number; since: number }>(
        // an attachment lives as long as itself and what it hangs on
        `SELECT r.data, CASE WHEN r.deleted = 1 OR p.id IS NULL OR p.deleted = 1 THEN 1 ELSE 0 END AS gone, CASE WHEN r.deleted = 1 OR p.id IS NULL THEN r."changedAt" ELSE p."changedAt" END AS since
         FROM record r LEFT JOIN record p ON p.id = r.parent WHERE r.entity = 'attachment'`,
      )
      for (const { data, gone, since } of rows) if (gone === 0 || since >= before) used.add(String((JSON.parse(data) as { sha256: unknown }).sha256))
      let files = 0
      for await (const { sha256, changedAt } of blobs.list()) {
        if (used.has(sha256) || changedAt >= before) continue
        await store.write((tx) => tx.run('DELETE FROM file WHERE sha256 = ?', [sha256]))
        await blobs.remove(sha256)
        files += 1
      }
      return { files, parts: await blobs.dropParts(now() - PART_MS) }
    },
  }
}
