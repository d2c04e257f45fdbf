// Keeps the index up with the rows: what writes marked, and at first everything, newest first. Reads and folds in slices of a few milliseconds, when nobody writes; a thread writes (index-writer.ts).
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
import type { State, Task } from './index-thread.ts'
import { tableOf, type IndexWriter } from './index-writer.ts'
import { bitOf, docsOf, nounNumbered } from './nouns.ts'
import { WELSH, type Vocabulary } from './vocabulary.ts'
import { createWordReader } from './words.ts'

/** How long one slice may take, milliseconds: the core answers others between slices. */
const SLICE_MS = 3
/** Quiet time after a write before its words are indexed, and the longest that an unbroken run of writes puts off the next batch. */
const QUIET_MS = 150
const PATIENCE_MS = 5000
/** Texts of one transaction: each writes a part of the index, and parts are merged; with 500 this took a quarter of the time. */
const BATCH = 2000
/** Marks read at once. */
const MARKS_READ = 4000
/** Transactions that are handed over and not written yet. */
const MOST_AHEAD = 2
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

interface IndexerOptions { store: Store; index: Connection; writer: IndexWriter; vocabulary: Vocabulary; log: Log; fail: (error: unknown) => void; /** The index is to be made anew, without the words of what is gone. */ renew: () => void }

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createIndexer({ store, index, writer, vocabulary, log, fail, renew }: IndexerOptions): Indexer {
  const { read } = store
  const before = new Map(index.prepare('SELECT noun, next FROM built').raw().all() as [SearchNoun, number][])
  /** What the index holds, by its own word; and what it will hold when all that was handed over is written. */
  let done: State = { upTo: Number(index.prepare(`SELECT value FROM state WHERE key = 'upTo'`).pluck().get()), built: [...before] }
  let upTo = done.upTo
  const built = new Map(before)
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
  const concepts = createConceptsOfTexts(vocabulary)
  const fields = createFields()
  const hashes = Object.fromEntries(SEARCH_NOUNS.map((noun) => [noun, index.prepare(`SELECT hash FROM ${docsOf(noun)} WHERE row = ?`).pluck()])) as Readonly<Record<SearchNoun, Statement>>
  /** Numbers of rows that were handed over and are not written yet. */
  const ahead = new Map<SearchNoun, Set<number>>()
  /** Transactions that were handed over, the oldest first. */
  let commits: Promise<void>[] = []
  /** There is something to write since the last transaction; there were transactions since the parts of the index were last put together. */
  let [isOpen, isUntidy] = [false, false]

  const nextOf = (of: Iterable<readonly [string, number]>, noun: SearchNoun) => {
    for (const [name, next] of of) if (name === noun) return next
    return Number.MAX_SAFE_INTEGER
  }
  const builtFrom = (noun: SearchNoun) => nextOf(done.built, noun)
  const readFrom = (noun: SearchNoun) => nextOf(built, noun)
  const isBuilt = () => SEARCH_NOUNS.every((noun) => builtFrom(noun) === 0)
  const lastMark = () => read.value<number | null>('SELECT max(seq) FROM searchMark') ?? 0

  /** Adds a document to what is handed over next. `first`: it was never indexed. */
  function put(texts: (string | number)[], noun: SearchNoun, document: Document, first: boolean): void {
    const { pk, facets } = document
    const { ends, hash, hashes: hashesOfWords, welsh } = digestOf(document, reader)
    const row = mirrored(pk)
    if (!first) {
      const others = ahead.get(noun) ?? ahead.set(noun, new Set()).get(noun)!
      if (!others.has(row) && hashes[noun].get(row) === hash) return
      others.add(row)
    }
    const { chars, edges } = reader.words
    const mark = bitOf(noun) | (welsh ? WELSH : 0)
    vocabulary.beginText()
    concepts.begin()
    texts.push(row, hash)
    for (let field = 0, word = 0; field < ends.length; field++) {
      for (; word < ends[field]!; word++) {
        const [from, to] = [edges[word * 2]!, edges[word * 2 + 1]!]
        const id = vocabulary.add(chars, from, to, mark, hashesOfWords[word])
        // said once is enough: nobody asks how often, and who asks in the text asks in the title as well
        if (id !== -1 && !vocabulary.isFirst(id)) continue
        fields.add(chars, from, to)
        concepts.add(id, chars, from, to)
      }
      texts.push(fields.end())
    }
    texts.push(facets, concepts.text())
    indexed++
  }

  function handOver(noun: SearchNoun, documents: readonly Document[], first: boolean): void {
    const texts: (string | number)[] = []
    for (const document of documents) put(texts, noun, document, first)
    isOpen = true
    if (texts.length > 0) writer.give({ kind: 'texts', table: tableOf(noun), first, texts })
  }

  function drop(noun: SearchNoun, pks: readonly number[]): void {
    const give = (some: readonly number[], erased: boolean) => some.length > 0 && writer.give({ kind: 'gone', table: tableOf(noun), rows: some.map(mirrored), erased })
    // what is erased is to leave the disk as well: its words are only crossed out there until the index is made anew
    const isThere = (pk: number) => read.value(`SELECT 1 FROM ${noun} WHERE pk = ?`, [pk]) !== undefined
    give(pks.filter(isThere), false)
    give(pks.filter((pk) => !isThere(pk)), true)
  }

  const isCrossedOut = () => index.prepare(`SELECT value FROM state WHERE key = 'gone'`).get() !== undefined

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
    isOpen = true
    const wanted = new Map<SearchNoun, Set<number>>()
    for (const { noun: number, pk } of marks) {
      const noun = nounNumbered(number)
      // what is still to be built will be read as it is then
      if (noun && pk >= readFrom(noun)) wanted.set(noun, (wanted.get(noun) ?? new Set()).add(pk))
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
      const documents = documentsOf(read, noun, [...pks]).sort((a, b) => b.pk - a.pk)
      handOver(noun, documents, false)
      for (const { pk } of documents) pks.delete(pk)
      drop(noun, [...pks])
      if (all.length === 0) waiting.delete(noun)
      break
    }
    if (waiting.size === 0) upTo = waitingUpTo
    return true
  }

  /** Some rows that were never indexed, the newest first. False when there are none. */
  function takeUnbuilt(most: number): boolean {
    const noun = SEARCH_NOUNS.find((noun) => readFrom(noun) > 0)
    if (!noun) return false
    const documents = documentsBefore(read, noun, readFrom(noun), most)
    handOver(noun, documents, true)
    built.set(noun, documents.length < most ? 0 : documents.at(-1)!.pk)
    return true
  }

  async function written(task: Task & { kind: 'commit' }): Promise<void> {
    await writer.ask(task)
    if (!stopped) done = task.state
  }

  /** Ends the transaction; what it holds counts as indexed when the thread has written it. */
  function commit(): void {
    if (!isOpen) return
    isOpen = false
    isUntidy = true
    const state: State = { upTo, built: [...built] }
    const words = vocabulary.takeChanged().map((id) => `${vocabulary.word(id)} ${vocabulary.texts(id)} ${vocabulary.marks(id)}`).join('\n')
    const commit = written({ kind: 'commit', state, words }).finally(() => {
      commits = commits.filter((other) => other !== commit)
      if (commits.length === 0) ahead.clear()
    })
    commits.push(commit)
  }

  /** Marks that are done with, once what they led to is on the disk for good. */
  async function tidy(): Promise<void> {
    if (done.upTo - tidied < TIDY_MARKS) return
    if (safe - tidied < TIDY_MARKS) {
      const to = done.upTo
      await writer.ask({ kind: 'checkpoint' })
      safe = to
    }
    try {
      const to = Math.min(safe, tidied + TIDY_MARKS * 10)
      store.write((write) => void write.run('DELETE FROM searchMark WHERE seq <= ?', [to]))
      tidied = to
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
      // rows written before the first look are read when their turn to be built comes; marks begin after them
      if (built.size === 0) upTo = lastMark()
      if (progress && of === 0) for (const noun of SEARCH_NOUNS) of += read.value<number>(`SELECT count(*) FROM ${noun} WHERE deletedAt IS NULL`) ?? 0
      const before = indexed
      let more = true
      mayBeMarked = true
      const goesOn = () => !stopped && indexed - before < BATCH
      while (more && goesOn()) {
        const from = performance.now()
        more = takeMarks(most) || takeUnbuilt(most)
        const took = performance.now() - from
        if (took > SLICE_MS * 1.5) most = Math.max(4, most >> 1)
        else if (took < SLICE_MS / 2) most = Math.min(256, most * 2)
        await turn()
        if (isBusy()) break
      }
      if (stopped) return
      commit()
      while (commits.length > (more ? MOST_AHEAD : 0) && !isStopped()) await commits[0]
      // who goes on writing is left alone again
      if (performance.now() - wokenAt < QUIET_MS) firstWokenAt = performance.now()
      progress?.(Math.min(indexed, of), of)
      if (isStopped()) return
      await tidy()
      if (more || done.upTo < lastMark() || !isBuilt()) continue
      if (isUntidy) isUntidy = await writer.ask({ kind: 'tidy' })
      if (done.upTo >= lastMark()) break
    }
    firstWokenAt = 0
    if (!stopped && isCrossedOut() && (performance.now() - openedAt > RENEW_MS || SEARCH_NOUNS.reduce((sum, noun) => sum + (index.prepare(`SELECT count(*) FROM ${docsOf(noun)}`).pluck().get() as number), 0) < FEW_TEXTS)) renew()
  }

  function start(): Promise<void> {
    running ??= work()
      .catch((error: unknown) => {
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
      return done.upTo
    },
    get isSettled() {
      return running === null && isBuilt() && done.upTo >= lastMark()
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
        while (!isStopped() && !(running === null && isBuilt() && done.upTo >= lastMark())) await start()
      } finally {
        hurrying--
        progress = undefined
      }
    },
    stop() {
      stopped = true
      endRest()
      writer.stop()
    },
  }
}
