// The files of attachments on this device: by their content (SHA-256) in the data folder, and rows name them.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SHA256 = /^[0-9a-f]{64}$/

const folderOf = (dataDir: string) => path.join(dataDir, 'attachments')

export function attachmentFile(dataDir: string, sha256: string): string {
  return path.join(folderOf(dataDir), sha256.slice(0, 2), sha256)
}

/** Where a file lies while it is fetched. */
export function partFile(dataDir: string, sha256: string): string {
  return path.join(folderOf(dataDir), 'parts', sha256)
}

/** The hashes of all files that are here, as their names say. */
export function filesHere(dataDir: string): Set<string> {
  const folder = folderOf(dataDir)
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.length === 2) : []
  return new Set(names.flatMap((name) => readdirSync(path.join(folder, name))).filter((name) => SHA256.test(name)))
}

/** Written under another name and flushed first, so that a file under its hash is always whole. */
export function keepFile(dataDir: string, sha256: string, bytes: Uint8Array, token: string): void {
  const file = attachmentFile(dataDir, sha256)
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true })
  const partial = `${file}.${token}`
  writeFileSync(partial, bytes, { flush: true })
  renameSync(partial, file)
}

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
