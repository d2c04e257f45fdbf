// The one who writes the index: starts the thread when there is something to write, lets it go when there was nothing for a while, and hands over what is to be written.
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { SEARCH_NOUNS, type SearchNoun } from '../../../shared/domain/search.ts'
import { SETTINGS, mirrored } from './index-file.ts'
import { STOP, STOPPED, writeIndex, type Job, type Reply, type Task, type ThreadData } from './index-thread.ts'
import { docsOf, indexOf } from './nouns.ts'

/** A thread holds some 15 MB, and is started in 50 ms. */
const IDLE_MS = 500
/** What it may take to end what it does: a checkpoint on a slow disk. */
const STOP_MS = 10_000

/** As text: the programs are built as one file each, and a thread would need one of its own. */
const THREAD = `
const { parentPort, workerData: { sqlite, flags, data } } = require('node:worker_threads')
;(${writeIndex.toString()})(parentPort, require(sqlite), data, flags)
`

export interface IndexWriter {
  /** Its thread holds the file: nobody else may write. */
  readonly isBusy: boolean
  /** Written with the next `commit`. */
  give(job: Job): void
  /** Resolves when it is done: whether it left something to do (`tidy`). Also when it was stopped, and then nothing is sure. */
  ask(task: Task): Promise<boolean>
  /** When this returns, nothing writes any more; what was not committed is given up. */
  stop(): void
}

export const tableOf = (noun: SearchNoun) => SEARCH_NOUNS.indexOf(noun)

/** `fail` hears of an index that cannot be written; the writer has stopped then. */
export function createIndexWriter(file: string, fail: (error: unknown) => void): IndexWriter {
  const data: ThreadData = { file, settings: SETTINGS, tables: SEARCH_NOUNS.map((noun) => ({ index: indexOf(noun), docs: docsOf(noun) })), ideas: tableOf('idea'), mirror: mirrored(0) }
  let thread: { readonly worker: Worker; readonly flags: Int32Array } | null = null
  let stopped = false
  let tasks = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, (more: boolean) => void>()

  function stop(): void {
    stopped = true
    letGo()
    for (const resolve of waiting.values()) resolve(false)
    waiting.clear()
  }
  function broken(error: unknown): void {
    if (stopped) return
    stop()
    fail(error)
  }
  function started(): Worker {
    clearTimeout(idle)
    if (thread) return thread.worker
    const flags = new Int32Array(new SharedArrayBuffer(8))
    const worker = new Worker(THREAD, { eval: true, workerData: { sqlite: createRequire(import.meta.url).resolve('better-sqlite3'), flags, data } })
    thread = { worker, flags }
    worker.on('message', (reply: Reply) => {
      if ('failed' in reply) return broken(Object.assign(new Error(reply.failed.message), { code: reply.failed.code }))
      waiting.get(reply.task)?.(reply.more)
      waiting.delete(reply.task)
      if (waiting.size > 0) return
      // only who waits for an answer keeps the process alive
      worker.unref()
      idle = setTimeout(letGo, IDLE_MS).unref()
    })
    worker.on('error', (error) => {
      thread = null // it is gone already
      broken(error)
    })
    return worker
  }
  function letGo(): void {
    clearTimeout(idle)
    if (!thread) return
    const { worker, flags } = thread
    thread = null
    worker.removeAllListeners()
    worker.on('error', () => {})
    Atomics.store(flags, STOP, 1)
    worker.postMessage(null)
    // the file may be removed next, and what holds it would take the files of its successor with it when it lets go
    Atomics.wait(flags, STOPPED, 0, STOP_MS)
    worker.unref()
  }
  return {
    get isBusy() {
      return thread !== null
    },
    give(job) {
      if (!stopped) started().postMessage(job)
    },
    ask: (task) =>
      new Promise((resolve) => {
        if (stopped) return resolve(false)
        const worker = started()
        worker.ref()
        waiting.set(++tasks, resolve)
        worker.postMessage({ ...task, task: tasks })
      }),
    stop,
  }
}
