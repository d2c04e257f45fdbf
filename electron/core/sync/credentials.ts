// What signs this device in at the hub: kept in one file beside the database, sealed by the system's keychain where there is one.
// Apart from the database, because copies of that are backups, and a refresh token that comes from two places ends the session.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { storageError } from '../store/store.ts'

/** Seals and opens secrets. `name` tells which one sealed a file. */
export interface Keychain {
  readonly name: string
  /** Null when the system has no keychain just now. */
  seal(secret: string): Promise<string | null>
  open(sealed: string): Promise<string>
}

/** For shells that the system gives no keychain: the file is readable by its owner only. */
export const noKeychain: Keychain = { name: 'none', seal: (secret) => Promise.resolve(secret), open: (sealed) => Promise.resolve(sealed) }

const Credentials = z.object({
  /** The hub's id of this session. */
  session: z.string(),
  refresh: z.string(),
  /** Ed25519, PKCS 8, base64url: proves after a restore of the hub that this is the device that joined. */
  key: z.string(),
})
export type Credentials = z.output<typeof Credentials>

const Kept = z.object({ keychain: z.string(), sealed: z.string() })
const fileOf = (dataDir: string) => path.join(dataDir, 'hub-session.json')

/** Null when this device is not signed in. Throws an AppError `sealed-elsewhere` when another shell's keychain holds the key. */
export async function loadCredentials(dataDir: string, keychain: Keychain): Promise<Credentials | null> {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return null
  const kept = parse(Kept, readFileSync(file, 'utf8'))
  if (!kept) return null
  if (kept.keychain !== keychain.name && kept.keychain !== noKeychain.name) throw new AppError('sealed-elsewhere')
  const opened = await (kept.keychain === noKeychain.name ? noKeychain : keychain).open(kept.sealed).catch(() => '')
  return parse(Credentials, opened)
}

function parse<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null // signed out is the honest reading of a file that says nothing
  }
}

/** On disk when it returns. */
export async function saveCredentials(dataDir: string, keychain: Keychain, credentials: Credentials): Promise<void> {
  const secret = JSON.stringify(credentials)
  const sealed = await keychain.seal(secret)
  const file = fileOf(dataDir)
  const partial = `${file}.partial`
  try {
    const handle = openSync(partial, 'w', 0o600)
    writeSync(handle, JSON.stringify((sealed === null ? { keychain: noKeychain.name, sealed: secret } : { keychain: keychain.name, sealed }) satisfies z.input<typeof Kept>))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(partial, file)
  } catch (error) {
    throw storageError(error, dataDir)
  }
}

export function hasCredentials(dataDir: string): boolean {
  return existsSync(fileOf(dataDir))
}

export function dropCredentials(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}
