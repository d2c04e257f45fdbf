// An answer that goes to stdout, or with --out to a file.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/app-error.ts'
import type { Terminal } from './terminal.ts'

/** Throws `folder-not-writable`, `storage-full`. The file is there whole or as it was before. */
export async function writeAnswer(answer: string | Uint8Array, out: string | undefined, { words, write, note }: Terminal): Promise<void> {
  if (out === undefined) {
    if (typeof answer === 'string') return write(answer)
    return new Promise((resolve, reject) => process.stdout.write(answer, (error) => (error ? reject(error) : resolve())))
  }
  const file = path.resolve(out)
  const partial = `${file}.${process.pid}.part`
  try {
    writeFileSync(partial, answer)
    renameSync(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new AppError('storage-full', { folder: path.dirname(file) }) : new AppError('folder-not-writable', { folder: path.dirname(file) })
  }
  note(words('cli:minutes.written', { file }))
}
