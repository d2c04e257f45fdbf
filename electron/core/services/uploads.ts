// Files on their way in: they come in pieces, lie in the data folder while they are read, and are gone at the next start at the latest.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/app-error.ts'
import { storageError } from '../store/store.ts'
import type { Context } from './context.ts'

/** A file to be read, and what the person calls it. */
export interface Source { readonly file: string; readonly name: string }

const folderOf = (dataDir: string) => path.join(dataDir, 'uploads')
/** A token is a UUID (the contract checks it), so it cannot lead out of the folder. */
const fileOf = (dataDir: string, token: string) => path.join(folderOf(dataDir), token)

export function openUpload({ dataDir, newToken }: Context, { name }: { name: string }): { token: string } {
  const token = newToken()
  try {
    mkdirSync(folderOf(dataDir), { recursive: true })
    writeFileSync(`${fileOf(dataDir, token)}.name`, name)
    writeFileSync(fileOf(dataDir, token), '')
  } catch (error) {
    throw storageError(error, dataDir)
  }
  return { token }
}

export function upload({ dataDir }: Context, { token, bytes }: { token: string; bytes: Uint8Array }): Record<string, never> {
  const { file } = uploaded(dataDir, token)
  try {
    appendFileSync(file, bytes)
  } catch (error) {
    throw storageError(error, dataDir)
  }
  return {}
}

export function uploaded(dataDir: string, token: string): Source {
  const file = fileOf(dataDir, token)
  if (!existsSync(file)) throw new AppError('unknown-upload')
  return { file, name: readFileSync(`${file}.name`, 'utf8') }
}

export function dropUpload(dataDir: string, token: string): void {
  for (const file of [fileOf(dataDir, token), `${fileOf(dataDir, token)}.name`]) rmSync(file, { force: true })
}

/** At start: whatever a crash left behind. */
export function clearUploads(dataDir: string): void {
  rmSync(folderOf(dataDir), { recursive: true, force: true })
}
