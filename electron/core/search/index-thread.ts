// What writes the index, on a thread of its own: FTS5's inserts, its merges and the checkpoints that wait for the disk hold up nobody there.
import type { Database as Connection, Statement } from 'better-sqlite3'

/** One text: its number in the index, its hash, and the five columns. Flat, seven entries for each, because that is cheap to hand over. */
export type Texts = readonly (string | number)[]
export interface State { readonly upTo: number; /** By noun: rows with a smaller pk are still to be indexed. */ readonly built: readonly (readonly [noun: string, next: number])[] }

export type Job =
  /** `table`: which noun's. `first`: none of them was ever indexed. */
  | { readonly kind: 'texts'; readonly table: number; readonly first: boolean; readonly texts: Texts }
  /** Rows that are no more. `erased`: they are gone from their table as well, and their words are to leave the disk. */
  | { readonly kind: 'gone'; readonly table: number; readonly rows: readonly number[]; readonly erased: boolean }
/** What is answered: with whether there is more to do for `tidy`, with nothing for the others. */
export type Task =
  | { readonly kind: 'commit'; readonly state: State; /** New lines of the vocabulary. */ readonly words: string }
  /** Puts the parts of the index together until there is something else to do. */
  | { readonly kind: 'tidy' }
  /** All that was committed is on the disk for good. */
  | { readonly kind: 'checkpoint' }
export type Reply = { readonly task: number; readonly more: boolean } | { readonly failed: { readonly code: string; readonly message: string } }

/** `ideas`: which of the tables holds ideas. `mirror`: what a row and its number in the index make together. */
export interface ThreadData { readonly file: string; readonly settings: readonly string[]; readonly tables: readonly { readonly index: string; readonly docs: string }[]; readonly ideas: number; readonly mirror: number }
/** Of the shared numbers: set by who wants the thread to stop, and by the thread when it has let go of the file. */
export const STOP = 0
export const STOPPED = 1

interface Port { postMessage(message: Reply): void; on(event: 'message', listen: (message: Job | (Task & { task: number })) => void): unknown; close(): void }

/**
 * Does what it is told, in order. Used as text, too (index-writer.ts), so nothing outside of it may be named here.
 * What was not committed when it is told to stop is given up: its marks are still there.
 */
export function writeIndex(port: Port, Database: new (file: string) => Connection, { file, settings, tables, ideas, mirror }: ThreadData, flags: Int32Array): { stop(): void } {
  /** Pages that one step of a merge writes, steps in one transaction (each commit writes the pages that it touched once more), and parts that the words of a noun may lie in in the end. */
  const [MERGE_PAGES, MERGES, MOST_PARTS] = [16, 12, 4]
  /** After each commit so much of merging, milliseconds. */
  const MERGE_MS = 20
  const database = new Database(file)
  for (const setting of settings) database.pragma(setting)
  const prepared = new Map<string, Statement>()
  const sql = (text: string): Statement => {
    let statement = prepared.get(text)
    if (!statement) prepared.set(text, (statement = database.prepare(text)))
    return statement
  }
  const statements = tables.map(({ index, docs }) => ({
    insert: sql(`INSERT INTO ${index} (rowid, title, body, more, facet, concept) VALUES (?, ?, ?, ?, ?, ?)`), remove: sql(`DELETE FROM ${index} WHERE rowid = ?`),
    keep: sql(`INSERT OR REPLACE INTO ${docs} (row, hash) VALUES (?, ?)`), hash: sql(`SELECT hash FROM ${docs} WHERE row = ?`).pluck(), forget: sql(`DELETE FROM ${docs} WHERE row = ?`),
  }))
  /** Ideas whose pairs are to be looked at again, and those that are gone: written at the end of a transaction only, because FTS5 begins a segment at every savepoint (index-file.ts). */
  let due: { pk: number; isGone: boolean }[] = []
  /** There are texts in the transaction, which is to end with the state that tells of them. */
  let isOpen = false
  let stopped = false
  let tidying = 0
  const isStopping = () => stopped || Atomics.load(flags, 0) === 1

  function begin(): void {
    if (!database.inTransaction) database.exec('BEGIN IMMEDIATE')
  }
  function put(table: number, texts: Texts, first: boolean): void {
    begin()
    isOpen = true
    const { insert, remove, keep, hash: hashOf } = statements[table]!
    for (let at = 0; at < texts.length && !isStopping(); at += 7) {
      const [row, hash] = [texts[at] as number, texts[at + 1] as number]
      const known = first ? undefined : hashOf.get(row)
      if (known === hash) continue
      if (known !== undefined) remove.run(row)
      insert.run(row, texts[at + 2], texts[at + 3], texts[at + 4], texts[at + 5], texts[at + 6])
      keep.run(row, hash)
      if (table === ideas && !first) due.push({ pk: mirror - row, isGone: false })
    }
  }
  function drop(table: number, rows: readonly number[], erased: boolean): void {
    begin()
    isOpen = true
    for (const row of rows) {
      if (statements[table]!.forget.run(row).changes === 0) continue
      statements[table]!.remove.run(row)
      if (table === ideas) due.push({ pk: mirror - row, isGone: true })
      if (erased) sql(`INSERT OR REPLACE INTO state (key, value) VALUES ('gone', 1)`).run()
    }
  }
  function writeDue(): void {
    if (due.length === 0) return
    let turn = (sql('SELECT max(turn) FROM due').pluck().get() as number | null) ?? 0
    for (const { pk, isGone } of due) {
      if (isGone) for (const where of ['due WHERE pk', 'pair WHERE a', 'pair WHERE b']) sql(`DELETE FROM ${where} = ?`).run(pk)
      else sql('INSERT OR REPLACE INTO due (pk, turn) VALUES (?, ?)').run(pk, ++turn)
    }
    due = []
  }
  function commit({ upTo, built }: State, words: string): void {
    begin()
    writeDue()
    sql(`UPDATE state SET value = ? WHERE key = 'upTo'`).run(upTo)
    for (const [noun, next] of built) sql('INSERT OR REPLACE INTO built (noun, next) VALUES (?, ?)').run(noun, next)
    if (words !== '') sql('INSERT INTO words (lines) VALUES (?)').run(words)
    database.exec('COMMIT')
    isOpen = false
  }
  const changes = () => sql('SELECT total_changes()').pluck().get() as number
  /** One step of putting parts together. False when there is nothing to put together. */
  function merge(index: string, pages: number): boolean {
    begin()
    const before = changes()
    sql(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`).run(pages)
    return changes() - before >= 2
  }
  const end = () => {
    if (database.inTransaction && !isOpen) database.exec('COMMIT')
  }
  /** How many parts the words of a noun lie in: a search looks into each of them for every word. */
  const partsOf = (index: string) => sql(`WITH RECURSIVE part (id) AS (SELECT min(segid) FROM ${index}_idx UNION ALL SELECT (SELECT min(segid) FROM ${index}_idx WHERE segid > part.id) FROM part WHERE part.id IS NOT NULL) SELECT count(id) FROM part`).pluck().get() as number
  function mergeSome(): void {
    const since = performance.now()
    for (const { index } of tables) {
      for (let step = 1; !isStopping() && merge(index, MERGE_PAGES); step++) {
        if (step % MERGES === 0) end()
        if (performance.now() - since > MERGE_MS) break
      }
      if (performance.now() - since > MERGE_MS) break
    }
    end()
  }
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  /** Makes few parts of many. Whether it was interrupted. */
  async function tidy(): Promise<boolean> {
    const mine = ++tidying
    const isOver = () => isStopping() || mine !== tidying
    for (const { index } of tables) {
      const few = partsOf(index) <= MOST_PARTS
      // the first of these steps marks all parts, so that the steps after it go on with the same ones
      if (!few) merge(index, -MERGE_PAGES)
      for (let step = 1; merge(index, MERGE_PAGES); step++) {
        if (step % MERGES === 0) end()
        await turn()
        if (isOver()) return true
      }
      end()
    }
    return false
  }
  function checkpoint(): void {
    end()
    if (!database.inTransaction) database.pragma('wal_checkpoint(PASSIVE)')
  }
  function stop(): void {
    if (stopped) return
    stopped = true
    try {
      if (database.inTransaction) database.exec('ROLLBACK')
      database.close()
    } finally {
      Atomics.store(flags, 1, 1)
      Atomics.notify(flags, 1)
      port.close()
    }
  }
  async function act(message: Job | (Task & { task: number })): Promise<void> {
    tidying++
    if (message.kind === 'texts') return put(message.table, message.texts, message.first)
    if (message.kind === 'gone') return drop(message.table, message.rows, message.erased)
    let more = false
    if (message.kind === 'commit') commit(message.state, message.words)
    else if (message.kind === 'checkpoint') checkpoint()
    else more = await tidy()
    if (isStopping()) return
    port.postMessage({ task: message.task, more })
    if (message.kind === 'commit') mergeSome()
  }
  port.on('message', (message) => {
    if (stopped) return
    if (isStopping()) return stop()
    act(message).catch((error: Error & { code?: string }) => {
      if (!isStopping()) port.postMessage({ failed: { code: error.code ?? '', message: error.message } })
      stop()
    }).finally(() => void (isStopping() && stop()))
  })
  return { stop }
}
