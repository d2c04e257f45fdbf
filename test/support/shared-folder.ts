// A folder that the files of tests of one run share, for what only needs to be built once. It is gone after the run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    sharedFolder: string
  }
}

/** Among the modules, so that what is built there finds them. */
const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache')

export function setup({ provide }: TestProject): () => void {
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(path.join(CACHE, 'tests-'))
  provide('sharedFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
