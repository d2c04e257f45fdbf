// The index held against the rows: is the file whole, is every row in it as it is now and findable, is nothing in it that is gone. In slices, beside the work.
import type { Log } from '../log.ts'
import { SEARCH_NOUNS, type SearchNoun } from '../../../shared/domain/search.ts'
import type { Read } from '../store/read.ts'
import { openSnapshot } from '../store/replica/snapshot.ts'
import { integrityFaults } from '../store/wholeness.ts'
import { digestOf } from './digest.ts'
import { documentsBefore } from './documents.ts'
import { INDEX_FILE, mirrored, openIndex } from './index-file.ts'
import { NOUN_NUMBERS, docsOf, indexOf } from './nouns.ts'
import { createWordReader, type WordReader } from './words.ts'

/** Rows looked at before others get their turn: some 10 ms. */
const SLICE = 200

export interface IndexFault { readonly kind: 'index-damaged' | 'index-missing' | 'index-stale' | 'index-orphan'; readonly params: Readonly<Record<string, string | number>> }

/** Null: a good moment to let others have their turn. Nothing when there is no index yet: it is made when it is needed. */
export async function* indexFaults(dataDir: string, log: Log): AsyncGenerator<IndexFault | null> {
  // the index first: what is written between the two looks is marked in the second
  const file = indexOfFolder(dataDir, log)
  if (!file) return
  const { database: index } = file
  try {
    index.exec('BEGIN')
    const upTo = Number(index.prepare(`SELECT value FROM state WHERE key = 'upTo'`).pluck().get())
    const snapshot = openSnapshot(dataDir, log)
    try {
      const faults = await integrityFaults(dataDir, INDEX_FILE)
      for (const verdict of faults) yield { kind: 'index-damaged', params: { verdict } }
      if (faults.length > 0) return
      for (const noun of SEARCH_NOUNS) yield* faultsOf(noun, snapshot.read)
    } finally {
      snapshot.close()
    }

    function* faultsOf(noun: SearchNoun, read: Read): Generator<IndexFault | null> {
      const built = Number(index.prepare('SELECT next FROM built WHERE noun = ?').pluck().get(noun) ?? Number.MAX_SAFE_INTEGER)
      const waits = new Set(read.all<{ pk: number }>('SELECT pk FROM searchMark WHERE seq > ? AND noun = ?', [upTo, NOUN_NUMBERS[noun]]).map(({ pk }) => pk))
      const isDue = (pk: number) => pk >= built && !waits.has(pk)
      const table = indexOf(noun)
      const hashOf = index.prepare(`SELECT hash FROM ${docsOf(noun)} WHERE row = ?`).pluck()
      const finds = index.prepare(`SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`).pluck()
      const reader = createWordReader()
      const living = new Set<number>()
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        const documents = documentsBefore(read, noun, before, SLICE)
        for (const document of documents) {
          living.add(document.pk)
          if (!isDue(document.pk)) continue
          const digest = digestOf(document, reader)
          const hash = hashOf.get(mirrored(document.pk))
          const word = longestWord(reader, digest.ends[0])
          const params = { noun, pk: document.pk }
          if (hash === undefined || (word !== '' && finds.get(`title : "${word}"`, mirrored(document.pk)) === undefined)) yield { kind: 'index-missing', params }
          else if (hash !== digest.hash) yield { kind: 'index-stale', params }
        }
        yield null
        if (documents.length < SLICE) break
        before = documents.at(-1)!.pk
      }
      for (const row of index.prepare(`SELECT row FROM ${docsOf(noun)}`).pluck().all() as number[]) {
        const pk = mirrored(row)
        if (!living.has(pk) && isDue(pk)) yield { kind: 'index-orphan', params: { noun, pk } }
      }
      yield null
    }
  } finally {
    index.close()
  }
}

/** Of the first words that were read. */
function longestWord({ words: { chars, edges } }: WordReader, count: number): string {
  let [from, to] = [0, 0]
  for (let word = 0; word < count; word++) if (edges[word * 2 + 1]! - edges[word * 2]! > to - from) [from, to] = [edges[word * 2]!, edges[word * 2 + 1]!]
  return String.fromCharCode(...chars.subarray(from, to))
}

function indexOfFolder(dataDir: string, log: Log): ReturnType<typeof openIndex> {
  const snapshot = openSnapshot(dataDir, log)
  try {
    const workspace = snapshot.read.value<string>(`SELECT value FROM meta WHERE key = 'search.workspace'`)
    return workspace === undefined ? null : openIndex(dataDir, { workspace, lastMark: Number.MAX_SAFE_INTEGER, readOnly: true })
  } finally {
    snapshot.close()
  }
}
