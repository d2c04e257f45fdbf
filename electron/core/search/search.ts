// Search of one workspace: its index, its vocabulary and what keeps them up with the rows. Opened when first needed, or when the start has calmed down.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Database as Connection } from 'better-sqlite3'
import { SEARCH_NOUNS, type SearchNoun, type SimilarNoun } from '../../../shared/domain/search.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { documentsBefore, documentsOf, type Document } from './documents.ts'
import { findRows, type Dirty, type DirtyRow, type FoundRows, type KnownRows } from './find.ts'
import { fold } from './fold.ts'
import { isWelsh } from './forms.ts'
import { INDEX_FILE, openIndex, removeIndex } from './index-file.ts'
import { createIndexWriter } from './index-writer.ts'
import { createIndexer, type Indexer } from './indexer.ts'
import { bitOf, nounNumbered } from './nouns.ts'
import { createPairFinder, pairsLeft, takePairs, type Pair, type PairFinder } from './pairs.ts'
import { parseQuery, type Query } from './query.ts'
import { findSimilar, warmUp, type Likeness, type LikeOptions } from './similar.ts'
import { createVocabulary, WELSH, type Vocabulary } from './vocabulary.ts'
import { createWordReader } from './words.ts'

/** After the start others come first, milliseconds. */
const BEGIN_MS = 1000
/** Rows not yet indexed that a search looks through: those that were written last. The others follow within seconds. */
const MOST_DIRTY = 200
/** Somebody who searches is left alone with the core for so long, milliseconds. */
const ASKING_MS = 1500
/** Rows kept from search to search: a megabyte or two. */
const MOST_KNOWN = 2000

export interface FindOptions { readonly limit: number; readonly nouns?: readonly SearchNoun[] | undefined; readonly typing?: boolean | undefined }

export interface Search {
  find(text: string, options: FindOptions): Promise<FoundRows & { query: Query }>
  similar(noun: SimilarNoun, text: { title: string; description: string }, options: LikeOptions): Promise<Likeness[]>
  /** Ideas that are probably the same: `act` is given what hands them out, best first, some at a time, until it has enough (false). Also how many ideas are still to be looked at, of how many. */
  pairs<T>(act: (each: (take: (some: readonly Pair[]) => boolean) => void) => T): Promise<{ found: T; left: number; of: number }>
  /** Waits until every idea was looked at for pairs. */
  settlePairs(): Promise<void>
  /** Waits until everything is indexed. */
  settle(progress?: (done: number, of: number) => void): Promise<void>
  /** How much of the rows is in the index, 0 to 1, while it is first made; else null. */
  built(): number | null
  /** Throws the index away, with every word in it, and makes it anew. After a wipe and after an erasure. */
  startOver(): void
  close(): void
}

interface SearchOptions { store: Store; dataDir: string; readOnly: boolean; now: () => number; log: Log }
interface Opened { readonly index: Connection | null; readonly indexer: Indexer | null; readonly pairs: PairFinder | null; readonly vocabulary: Vocabulary; readonly upTo: () => number; readonly builtFrom: (noun: SearchNoun) => number }

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export function createSearch({ store, dataDir, readOnly, now, log }: SearchOptions): Search {
  const { read } = store
  let opened: Promise<Opened> | null = null
  let current: Opened | null = null
  let closed = false
  let askedAt = -ASKING_MS
  const isClosed = () => closed
  /** Words of marks up to here are in the vocabulary, though their texts may not be in the index yet. */
  let learned = -1
  let dirtyRows = new Map<string, { seq: number; row: DirtyRow | null }>()
  const reader = createWordReader()
  const timer = readOnly ? null : setTimeout(() => void open(), BEGIN_MS)
  timer?.unref()
  /** Only while this core is the one that writes: it hears of every change. */
  let knownRows: KnownRows = new Map()
  const stopListening = readOnly ? () => {} : store.onChange(() => {
    knownRows = new Map()
    current?.indexer?.wake()
    current?.pairs?.wake()
  })

  function workspace(): string | undefined {
    const known = read.value<string>(`SELECT value FROM meta WHERE key = 'search.workspace'`)
    if (known !== undefined || readOnly) return known
    const id = randomUUID()
    store.write((write) => void write.run(`INSERT OR IGNORE INTO meta (key, value) VALUES ('search.workspace', ?)`, [id]))
    return id
  }

  async function load(): Promise<Opened> {
    const name = workspace()
    const lastMark = read.value<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'searchMark'`) ?? 0
    const file = name === undefined ? null : openIndex(dataDir, { workspace: name, lastMark, readOnly })
    const vocabulary = createVocabulary()
    if (!file) return { index: null, indexer: null, pairs: null, vocabulary, upTo: () => 0, builtFrom: () => Number.MAX_SAFE_INTEGER }
    const { database: index } = file
    const words = index.prepare('SELECT seq, lines FROM words WHERE seq > ? ORDER BY seq LIMIT 1')
    for (let after = 0; !isClosed(); ) {
      const some = words.get(after) as { seq: number; lines: string } | undefined
      if (!some) break
      for (const line of some.lines.split('\n')) {
        const [word = '', texts, marks] = line.split(' ')
        vocabulary.restore(word, Number(texts), Number(marks))
      }
      after = some.seq
      await turn()
    }
    if (!readOnly) warmUp()
    if (closed || !readOnly) {
      const writer = createIndexWriter(path.join(dataDir, INDEX_FILE), (error) => recover(error))
      const indexer = createIndexer({ store, index, writer, vocabulary, log, fail: (error) => recover(error), renew })
      if (closed) index.close()
      const sources = () => ({ read, index, vocabulary, now: now(), dirty: new Map() })
      const pairs = closed ? null : createPairFinder({ read, index, sources, isReady: () => indexer.isSettled && !writer.isBusy, isBusy: () => performance.now() - askedAt < ASKING_MS, log })
      return { index, indexer, pairs, vocabulary, upTo: () => indexer.upTo, builtFrom: indexer.builtFrom }
    }
    const upTo = index.prepare(`SELECT value FROM state WHERE key = 'upTo'`).pluck()
    const built = index.prepare('SELECT next FROM built WHERE noun = ?').pluck()
    return { index, indexer: null, pairs: null, vocabulary, upTo: () => Number(upTo.get()), builtFrom: (noun) => Number(built.get(noun) ?? Number.MAX_SAFE_INTEGER) }
  }

  function open(): Promise<Opened> {
    opened ??= load().then((ready) => {
      current = ready
      ready.indexer?.wake()
      ready.pairs?.wake()
      return ready
    })
    return opened
  }

  function release(): void {
    const was = current
    current = null
    opened = null
    learned = -1
    dirtyRows = new Map()
    was?.pairs?.stop()
    was?.indexer?.stop()
    was?.index?.close()
  }

  /** The index anew, from the rows as they are now. */
  function renew(): void {
    release()
    if (readOnly || closed) return
    removeIndex(dataDir)
    void open()
  }

  /** A damaged index is no damage to what people wrote: it is made anew. */
  function recover(error: unknown): void {
    log.error('the search index is made anew', { error: String(error) })
    current?.pairs?.stop()
    current?.indexer?.stop()
    try {
      current?.index?.close()
    } catch {
      // it was broken anyway
    }
    current = null
    opened = null
    learned = -1
    dirtyRows = new Map()
    if (readOnly || closed) return
    removeIndex(dataDir)
    void open()
  }

  function learn(noun: SearchNoun, document: Document, vocabulary: Vocabulary): void {
    reader.clear()
    reader.read(document.title)
    reader.read(document.body)
    const mark = bitOf(noun) | (isWelsh(reader.text().split(' ')) ? WELSH : 0)
    reader.read(document.more)
    const { chars, edges, count } = reader.words
    for (let word = 0; word < count; word++) vocabulary.add(chars, edges[word * 2]!, edges[word * 2 + 1]!, mark)
  }

  const rowOf = (document: Document): DirtyRow => ({ text: fold(`${document.title}\n${document.body}\n${document.more}`), facets: new Set(document.facets.split(' ')) })

  /** What the index does not know as it is now. Nobody else will index for a reader beside another shell, so it looks through all of it. */
  function dirtyOf({ vocabulary, upTo, builtFrom, indexer }: Opened): Dirty {
    const most = indexer ? MOST_DIRTY : Number.MAX_SAFE_INTEGER
    const dirty = new Map<SearchNoun, Map<number, DirtyRow | null>>()
    const rows = (noun: SearchNoun) => dirty.get(noun) ?? dirty.set(noun, new Map()).get(noun)!
    const marks = read.all<{ seq: number; noun: number; pk: number }>('SELECT max(seq) AS seq, noun, pk FROM (SELECT seq, noun, pk FROM searchMark WHERE seq > ? ORDER BY seq DESC LIMIT ?) GROUP BY noun, pk', [upTo(), most])
    const missing = new Map<SearchNoun, Map<number, number>>()
    const kept = new Map<string, { seq: number; row: DirtyRow | null }>()
    for (const { seq, noun: number, pk } of marks) {
      const noun = nounNumbered(number)
      if (!noun) continue
      const known = dirtyRows.get(`${noun}${pk}`)
      if (known?.seq === seq) {
        kept.set(`${noun}${pk}`, known)
        rows(noun).set(pk, known.row)
      } else (missing.get(noun) ?? missing.set(noun, new Map()).get(noun)!).set(pk, seq)
    }
    for (const [noun, pks] of missing) {
      for (const pk of pks.keys()) rows(noun).set(pk, null)
      for (const document of documentsOf(read, noun, [...pks.keys()])) {
        const row = rowOf(document)
        rows(noun).set(document.pk, row)
        if (pks.get(document.pk)! > learned) learn(noun, document, vocabulary)
      }
      for (const [pk, seq] of pks) kept.set(`${noun}${pk}`, { seq, row: rows(noun).get(pk)! })
    }
    learned = Math.max(learned, ...marks.map(({ seq }) => seq))
    for (const noun of SEARCH_NOUNS) {
      const from = builtFrom(noun)
      if (from === 0) continue
      for (const document of documentsBefore(read, noun, from, most)) {
        const known = dirtyRows.get(`${noun}${document.pk}unbuilt`)
        const row = known?.row ?? rowOf(document)
        if (!known) learn(noun, document, vocabulary)
        kept.set(`${noun}${document.pk}unbuilt`, { seq: 0, row })
        if (!rows(noun).has(document.pk)) rows(noun).set(document.pk, row)
      }
    }
    dirtyRows = kept
    return dirty
  }

  async function withIndex<T>(act: (ready: Opened, dirty: Dirty) => T): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      const ready = await open()
      try {
        return act(ready, dirtyOf(ready))
      } catch (error) {
        // readers beside a shell that makes it anew meet this, too
        const code = (error as { code?: unknown }).code
        if (attempt > 0 || isClosed() || typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error
        recover(error)
      }
    }
  }

  return {
    find: (text, { limit, nouns, typing }) =>
      withIndex((ready, dirty) => {
        askedAt = performance.now()
        const query = parseQuery(read, text, { ...(nouns && { nouns }), ...(typing !== undefined && { typing }) })
        let rows = 0
        for (const some of knownRows.values()) rows += some.size
        if (readOnly || rows > MOST_KNOWN) knownRows = new Map()
        return { ...findRows({ read, index: ready.index, vocabulary: ready.vocabulary, now: now(), dirty, known: knownRows }, query, limit), query }
      }),
    similar: (noun, text, options) =>
      withIndex((ready, dirty) => {
        askedAt = performance.now()
        return findSimilar({ read, index: ready.index, vocabulary: ready.vocabulary, now: now(), dirty }, noun, text, options)
      }),
    pairs: (act) =>
      withIndex(({ index }, dirty) => ({
        found: act((take) => {
          if (index) takePairs(index, take)
        }),
        ...(index ? pairsLeft(index, dirty.get('idea')?.size ?? 0) : { left: 0, of: 0 }),
      })),
    async settlePairs() {
      await (await open()).pairs?.settle()
    },
    async settle(progress) {
      // it may be made anew meanwhile
      for (let attempt = 0; attempt < 5 && !isClosed(); attempt++) {
        const ready = await open()
        await ready.indexer?.settle(progress)
        if (!ready.indexer || (ready === current && ready.indexer.isSettled)) return
      }
    },
    built() {
      const now = current
      if (!now?.index || SEARCH_NOUNS.every((noun) => now.builtFrom(noun) === 0)) return null
      let [rows, left] = [0, 0]
      for (const noun of SEARCH_NOUNS) {
        // by numbers of rows, which nothing has to count: the newest are read first
        const from = now.builtFrom(noun)
        const last = read.value<number | null>(`SELECT max(pk) FROM ${noun}`) ?? 0
        rows += last
        left += Math.min(from, last)
      }
      return left === 0 ? null : 1 - left / rows
    },
    startOver: renew,
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      stopListening()
      release()
    },
  }
}
