// SQLite's own check of the whole file, in a thread of its own: it cannot be cut in slices, and takes seconds on a large database.
import { once } from 'node:events'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { DATABASE_FILE } from './database.ts'

const MOST_FAULTS = 20
/** As text: the programs are built as one file each, and a thread would need one of its own. */
const THREAD = `
const { parentPort, workerData: { sqlite, file, most } } = require('node:worker_threads')
const Database = require(sqlite)
let verdicts
try {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  verdicts = database.pragma('integrity_check(' + most + ')').map((row) => row.integrity_check)
  database.close()
} catch (error) {
  verdicts = [error.message]
}
parentPort.postMessage(verdicts)
`

/** What is wrong with the file, in SQLite's words; empty when it is whole. */
export async function integrityFaults(dataDir: string, file = DATABASE_FILE): Promise<string[]> {
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(THREAD, { eval: true, workerData: { sqlite, file: path.join(dataDir, file), most: MOST_FAULTS } })
  const [verdicts] = (await once(worker, 'message')) as [string[]]
  return verdicts.filter((verdict) => verdict !== 'ok')
}
