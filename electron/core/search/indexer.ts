// Keeps the index up with the rows: what writes marked, and at first everything, newest first. In slices of a few milliseconds, when nobody writes.
// It can stop at any moment, also by a crash: marks stay until what they led to is on the disk.
import type { Database as Connection, Statement } from 'better-sqlite3'
import { SEARCH_NOUNS, type SearchNoun } from '../../../shared/domain/search.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { createConceptsOfTexts } from './concepts.ts'
import { digestOf } from './digest.ts'
import { documentsBefore, documentsOf, type Document } from './documents.ts'
import { createFields } from './fields.ts'
import { mirrored } from './index-file.ts'
import { bitOf, docsOf, indexOf, nounNumbered } from './nouns.ts'
import { createDueIdeas } from './pair-tables.ts'
import { WELSH, type Vocabulary } from './vocabulary.ts'
import { createWordReader } from './words.ts'

/** How long one slice may take, milliseconds: the core answers others between slices. */
const SLICE_MS = 3
/** Quiet time after a write before its words are indexed, and the longest that an unbroken run of writes puts off the next batch. */
const QUIET_MS = 150
const PATIENCE_MS = 5000
/** Texts of one transaction: each writes a part of the index, and parts are merged; with 500 this took a quarter of the time. */
const BATCH = 2000
/** Steps of merging in one transaction: each commit writes the pages that it touched once more. */
const MERGES = 12
/** Marks read at once. */
const MARKS_READ = 4000
/** Pages that one step of a merge writes. */
const MERGE_PAGES = 16
/** Parts that the words of a noun may lie in when nothing is left to do. */
const MOST_PARTS = 4
/** Marks that are done with are removed when there are so many of them. */
const TIDY_MARKS = 500
/** An index of fewer texts is made anew in a few seconds, so at once; a larger one at the next start, or after so long. */
const FEW_TEXTS = 20_000
const RENEW_MS = 60 * 60 * 1000

export interface Indexer {
  /** Marks up to here are in the index. */
  readonly upTo: number
  /** Rows with a smaller pk are not indexed yet; 0: all are. */
  builtFrom(noun: SearchNoun): number
  /** Whether there is nothing left to do. */
  readonly isSettled: boolean
  /** Something was written. */
  wake(): void
  /** Indexes all that is left. `progress`: texts indexed so far, and how many there are in all. */
  settle(progress?: (done: number, of: number) => void): Promise<void>
  /** Ends after the slice that runs. */
  stop(): void
}

interface IndexerOptions { store: Store; index: Connection; vocabulary: Vocabulary; log: Log; fail: (error: unknown) => void; /** The index is to be made anew, without the words of what is gone. */ renew: () => void }

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createIndexer({ store, index, vocabulary, log, fail, renew }: IndexerOptions): Indexer {
  const { read } = store
  const prepared = new Map<string, Statement>()
  const sql = (text: string): Statement => {
    let statement = prepared.get(text)
    if (!statement) prepared.set(text, (statement = index.prepare(text)))
    return statement
  }
  let upTo = Number(sql(`SELECT value FROM state WHERE key = 'upTo'`).pluck().get())
  const built = new Map<SearchNoun, number>()
  for (const { noun, next } of sql('SELECT noun, next FROM built').all() as { noun: SearchNoun; next: number }[]) built.set(noun, next)
  let tidied = upTo
  /** Marks up to here are in the index on the disk. */
  let safe = upTo
  let stopped = false
  const isStopped = () => stopped
  let running: Promise<void> | null = null
  let [wokenAt, firstWokenAt] = [0, 0]
  let indexed = 0
  const openedAt = performance.now()
  /** Somebody waits for the end. */
  let hurrying = 0
  let progress: ((done: number, of: number) => void) | undefined
  let endRest = () => {}
  const reader = createWordReader()
  const concepts = createConceptsOfTexts()
  const due = createDueIdeas(index)
  const fields = createFields()
  const texts = ['', '', '']
  const statements = Object.fromEntries(SEARCH_NOUNS.map((noun) => [noun, {
    insert: sql(`INSERT INTO ${indexOf(noun)} (rowid, title, body, more, facet, concept) VALUES (?, ?, ?, ?, ?, ?)`), remove: sql(`DELETE FROM ${indexOf(noun)} WHERE rowid = ?`),
    keep: sql(`INSERT OR REPLACE INTO ${docsOf(noun)} (row, hash) VALUES (?, ?)`), hash: sql(`SELECT hash FROM ${docsOf(noun)} WHERE row = ?`).pluck(), forget: sql(`DELETE FROM ${docsOf(noun)} WHERE row = ?`),
  }])) as Readonly<Record<SearchNoun, Record<'insert' | 'remove' | 'keep' | 'hash' | 'forget', Statement>>>

  const builtFrom = (noun: SearchNoun) => built.get(noun) ?? Number.MAX_SAFE_INTEGER
  const isBuilt = () => SEARCH_NOUNS.every((noun) => builtFrom(noun) === 0)
  const lastMark = () => read.value<number | null>('SELECT max(seq) FROM searchMark') ?? 0

  /** `first`: it was never indexed. */
  function put(noun: SearchNoun, document: Document, first: boolean): void {
    const { pk, facets } = document
    const { ends, hash, hashes, welsh } = digestOf(document, reader)
    const row = mirrored(pk)
    const known = first ? undefined : statements[noun].hash.get(row)
    if (known === hash) return
    const { chars, edges } = reader.words
    const mark = bitOf(noun) | (welsh ? WELSH : 0)
    concepts.begin()
    fields.begin()
    for (let field = 0, word = 0; field < ends.length; field++) {
      for (; word < ends[field]!; word++) {
        const [from, to] = [edges[word * 2]!, edges[word * 2 + 1]!]
        const id = vocabulary.add(chars, from, to, mark, hashes[word])
        // said once is enough: nobody asks how often, and who asks in the text asks in the title as well
        if (!fields.add(id, chars, from, to)) continue
        concepts.add(id, chars, from, to)
      }
      texts[field] = fields.end()
    }
    if (known !== undefined) statements[noun].remove.run(row)
    statements[noun].insert.run(row, texts[0], texts[1], texts[2], facets, concepts.text())
    statements[noun].keep.run(row, hash)
    if (noun === 'idea' && !first) due.changed(pk)
    indexed++
  }

  function drop(noun: SearchNoun, pk: number): void {
    if (statements[noun].forget.run(mirrored(pk)).changes === 0) return
    statements[noun].remove.run(mirrored(pk))
    if (noun === 'idea') due.gone(pk)
    // what is erased is to leave the disk as well: its words are only crossed out there until the index is made anew
    if (read.value(`SELECT 1 FROM ${noun} WHERE pk = ?`, [pk]) === undefined) sql(`INSERT OR REPLACE INTO state (key, value) VALUES ('gone', 1)`).run()
  }

  const isCrossedOut = () => sql(`SELECT value FROM state WHERE key = 'gone'`).get() !== undefined

  /** Marked rows that wait for their turn, of each noun the newest last. */
  const waiting = new Map<SearchNoun, number[]>()
  /** Something was written since there were no more marks, or nobody has looked for a while. */
  let mayBeMarked = true
  /** The mark up to which they are. */
  let waitingUpTo = 0

  /** Reads the next marks, oldest first. Many at once, because rows are written into the index from the newest on (index-file.ts). False when there are none. */
  function readMarks(): boolean {
    if (!mayBeMarked) return false
    mayBeMarked = false
    const marks = read.all<{ seq: number; noun: number; pk: number }>('SELECT seq, noun, pk FROM searchMark WHERE seq > ? ORDER BY seq LIMIT ?', [upTo, MARKS_READ])
    if (marks.length === 0) return false
    mayBeMarked = true
    const wanted = new Map<SearchNoun, Set<number>>()
    for (const { noun: number, pk } of marks) {
      const noun = nounNumbered(number)
      // what is still to be built will be read as it is then
      if (noun && pk >= builtFrom(noun)) wanted.set(noun, (wanted.get(noun) ?? new Set()).add(pk))
    }
    for (const [noun, pks] of wanted) waiting.set(noun, [...pks].sort((a, b) => a - b))
    waitingUpTo = marks.at(-1)!.seq
    return true
  }

  /** Some marked rows. False when there are none. */
  function takeMarks(most: number): boolean {
    if (waiting.size === 0 && !readMarks()) return false
    for (const [noun, all] of waiting) {
      const pks = new Set(all.splice(Math.max(0, all.length - most)))
      for (const document of documentsOf(read, noun, [...pks]).sort((a, b) => b.pk - a.pk)) {
        put(noun, document, false)
        pks.delete(document.pk)
      }
      for (const pk of pks) drop(noun, pk)
      if (all.length === 0) waiting.delete(noun)
      break
    }
    if (waiting.size === 0) upTo = waitingUpTo
    return true
  }

  /** Some rows that were never indexed, the newest first. False when there are none. */
  function takeUnbuilt(most: number): boolean {
    const noun = SEARCH_NOUNS.find((noun) => builtFrom(noun) > 0)
    if (!noun) return false
    const documents = documentsBefore(read, noun, builtFrom(noun), most)
    for (const document of documents) put(noun, document, true)
    built.set(noun, documents.length < most ? 0 : documents.at(-1)!.pk)
    return true
  }

  function begin(): void {
    if (index.inTransaction) return
    index.exec('BEGIN IMMEDIATE')
    // rows written before the first look are read when their turn to be built comes; marks begin after them
    if (built.size === 0) upTo = lastMark()
  }

  function commit(): void {
    if (!index.inTransaction) return
    due.write()
    sql(`UPDATE state SET value = ? WHERE key = 'upTo'`).run(upTo)
    for (const [noun, next] of built) sql('INSERT OR REPLACE INTO built (noun, next) VALUES (?, ?)').run(noun, next)
    const changed = vocabulary.takeChanged()
    if (changed.length > 0) sql('INSERT INTO words (lines) VALUES (?)').run(changed.map((id) => `${vocabulary.word(id)} ${vocabulary.texts(id)} ${vocabulary.marks(id)}`).join('\n'))
    index.exec('COMMIT')
  }

  /** One step of putting parts of the index together. False when there is nothing to put together. */
  function merge(noun: SearchNoun, pages: number): boolean {
    const table = indexOf(noun)
    const before = sql('SELECT total_changes()').pluck().get() as number
    sql(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run(pages)
    return (sql('SELECT total_changes()').pluck().get() as number) - before >= 2
  }

  /** How many parts the words of a noun lie in: a search looks into each of them for every word. */
  const partsOf = (noun: SearchNoun) => sql(`WITH RECURSIVE part (id) AS (SELECT min(segid) FROM ${indexOf(noun)}_idx UNION ALL SELECT (SELECT min(segid) FROM ${indexOf(noun)}_idx WHERE segid > part.id) FROM part WHERE part.id IS NOT NULL) SELECT count(id) FROM part`).pluck().get() as number

  /** Makes one part of many, step by step, when there is nothing else to do. Its first step marks all parts, so that the steps after it go on with the same ones. */
  async function tidyParts(): Promise<void> {
    for (const noun of SEARCH_NOUNS) {
      if (partsOf(noun) <= MOST_PARTS) continue
      begin()
      merge(noun, -MERGE_PAGES)
      for (let step = 1; ; step++) {
        await turn()
        if (isStopped() || isBusy() || upTo < lastMark()) break
        begin()
        if (!merge(noun, MERGE_PAGES)) break
        if (step % MERGES === 0) commit()
      }
      if (!isStopped()) commit()
    }
  }

  /** Puts parts together until `most` milliseconds of it are done or nothing is left. */
  async function mergeFor(most: number): Promise<void> {
    const since = performance.now()
    for (const noun of SEARCH_NOUNS) {
      for (let step = 1; !isStopped(); step++) {
        begin()
        if (!merge(noun, MERGE_PAGES)) break
        if (step % MERGES === 0) commit()
        await turn()
        if (performance.now() - since > most) break
      }
      if (performance.now() - since > most) break
    }
    if (!isStopped()) commit()
  }

  /** Marks that are done with, once what they led to is on the disk for good. */
  function tidy(): void {
    if (upTo - tidied < TIDY_MARKS) return
    if (safe - tidied < TIDY_MARKS) {
      index.pragma('wal_checkpoint(PASSIVE)')
      safe = upTo
    }
    try {
      const done = Math.min(safe, tidied + TIDY_MARKS * 10)
      store.write((write) => void write.run('DELETE FROM searchMark WHERE seq <= ?', [done]))
      tidied = done
    } catch (error) {
      log.info('marks stay', { error: String(error) }) // a full disk, say: they do no harm
    }
  }

  /** Somebody has just written and may write again. */
  const isBusy = () => hurrying === 0 && !stopped && performance.now() - wokenAt < QUIET_MS && performance.now() - firstWokenAt < PATIENCE_MS

  /** Lets the process end meanwhile. */
  function rest(): Promise<void> {
    return new Promise((resolve) => {
      endRest = resolve
      setTimeout(resolve, QUIET_MS).unref()
    })
  }

  async function work(): Promise<void> {
    let most = 16
    let of = 0
    for (;;) {
      while (isBusy()) await rest()
      if (stopped) return
      if (progress && of === 0) for (const noun of SEARCH_NOUNS) of += read.value<number>(`SELECT count(*) FROM ${noun} WHERE deletedAt IS NULL`) ?? 0
      const before = indexed
      let more = true
      mayBeMarked = true
      const goesOn = () => !stopped && indexed - before < BATCH
      while (more && goesOn()) {
        const from = performance.now()
        begin()
        more = takeMarks(most) || takeUnbuilt(most)
        const took = performance.now() - from
        if (took > SLICE_MS * 1.5) most = Math.max(4, most >> 1)
        else if (took < SLICE_MS / 2) most = Math.min(256, most * 2)
        await turn()
        if (isBusy()) break
      }
      commit()
      // who goes on writing is left alone again
      if (performance.now() - wokenAt < QUIET_MS) firstWokenAt = performance.now()
      await turn()
      progress?.(Math.min(indexed, of), of)
      if (stopped) return
      tidy()
      await mergeFor(more ? 20 : Infinity)
      if (!more && upTo >= lastMark() && isBuilt()) await tidyParts()
      if (!more && upTo >= lastMark() && isBuilt()) break
    }
    firstWokenAt = 0
    if (!stopped && isCrossedOut() && (performance.now() - openedAt > RENEW_MS || SEARCH_NOUNS.reduce((sum, noun) => sum + (sql(`SELECT count(*) FROM ${docsOf(noun)}`).pluck().get() as number), 0) < FEW_TEXTS)) renew()
  }

  function start(): Promise<void> {
    running ??= work()
      .catch((error: unknown) => {
        if (index.open && index.inTransaction) index.exec('ROLLBACK')
        if (stopped) return
        stopped = true
        fail(error)
      })
      .finally(() => {
        running = null
      })
    return running
  }

  return {
    get upTo() {
      return upTo
    },
    get isSettled() {
      return running === null && isBuilt() && upTo >= lastMark()
    },
    builtFrom,
    wake() {
      mayBeMarked = true
      wokenAt = performance.now()
      if (firstWokenAt === 0) firstWokenAt = wokenAt
      if (!stopped) void start()
    },
    async settle(tell) {
      hurrying++
      progress = tell
      try {
        endRest()
        while (!isStopped() && !(running === null && isBuilt() && upTo >= lastMark())) await start()
      } finally {
        hurrying--
        progress = undefined
      }
    },
    stop() {
      stopped = true
      endRest()
      if (index.inTransaction) commit()
    },
  }
}
