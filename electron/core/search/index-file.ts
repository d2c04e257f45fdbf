// The index on the disk: a file of its own beside the database, because it holds nothing that the database does not. It can be thrown away and is made again;
// backups do not carry it, its merges hold up nobody's save, and damage to it is no damage to what people wrote.
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database, { type Database as Connection } from 'better-sqlite3'
import { SEARCH_NOUNS } from '../../../shared/domain/search.ts'
import { docsOf, indexOf } from './nouns.ts'
import { PAIR_TABLES } from './pair-tables.ts'

export const INDEX_FILE = 'search.sqlite'
/** Raised whenever texts are taken apart in another way: an older index is then made anew. */
const FORMAT = 8

/** Bytes; what FTS5 writes at once fills one of them. */
const PAGE = 8192
const LAST_ROW = 2 ** 28
/**
 * Between a row's pk and its number in the index, both ways. Backwards, because FTS5 reads and writes upwards: so the newest row is found first, and the index, which is made
 * from the newest row on, is written in one go (a row whose number is lower than the one before it makes a segment of its own, and after 2,000 segments FTS5 says that the disk is full).
 */
export const mirrored = (number: number) => LAST_ROW - number

/**
 * doc_…  what was indexed: mirrored(pk), and `hash` of its words and facets
 * built  rows with a smaller pk are still to be indexed, the newest first; 0 when all are
 * words  the vocabulary: lines of word, texts and marks (as in vocabulary.ts) with spaces between them, as they came; what is told later of a word holds
 * pair, due  pair-tables.ts
 * state  `workspace`: whose index it is; `upTo`: marks up to there are in it; `gone`: it still holds words of rows that are gone
 */
const TABLES = `
CREATE TABLE state (key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE built (noun TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE words (seq INTEGER PRIMARY KEY, lines TEXT NOT NULL) STRICT;
${PAIR_TABLES}
${SEARCH_NOUNS.map((noun) => `CREATE TABLE ${docsOf(noun)} (row INTEGER PRIMARY KEY, hash INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE ${indexOf(noun)} USING fts5(title, body, more, facet, concept, content = '', contentless_delete = 1, detail = column, tokenize = 'ascii');
INSERT INTO ${indexOf(noun)} (${indexOf(noun)}, rank) VALUES ('pgsz', ${PAGE - 46}), ('automerge', 0), ('crisismerge', 1999), ('usermerge', 16);`).join('\n')}
`

const MEMORY = ['temp_store = MEMORY', 'cache_size = -8000']
/** Of every connection that may write. */
export const SETTINGS = [
  // fewer and larger pages are written sooner
  `page_size = ${PAGE}`,
  'journal_mode = WAL',
  // what a power cut takes is indexed again: marks stay until it is on the disk for good
  'synchronous = NORMAL',
  // each checkpoint waits for the disk
  'wal_autocheckpoint = 1500',
  ...MEMORY,
]

export interface IndexFile {
  readonly database: Connection
  /** It was made by this call, or made anew. */
  readonly isNew: boolean
}

function connect(file: string, readOnly: boolean): Connection {
  const database = new Database(file, { readonly: readOnly, fileMustExist: readOnly, timeout: 3000 })
  for (const setting of readOnly ? MEMORY : SETTINGS) database.pragma(setting)
  return database
}

const stateOf = (database: Connection, key: string) => database.prepare('SELECT value FROM state WHERE key = ?').pluck().get(key)

/** Of this format, of this workspace, not ahead of it (the database may have been put back from a backup), and without words of what is gone. */
function fits(database: Connection, workspace: string, lastMark: number, readOnly: boolean): boolean {
  return database.pragma('user_version', { simple: true }) === FORMAT && stateOf(database, 'workspace') === workspace && Number(stateOf(database, 'upTo')) <= lastMark && (readOnly || stateOf(database, 'gone') === undefined)
}

function create(file: string, workspace: string): Connection {
  const database = connect(file, false)
  database.transaction(() => {
    database.exec(TABLES)
    database.prepare(`INSERT INTO state (key, value) VALUES ('workspace', ?), ('upTo', 0)`).run(workspace)
    database.pragma(`user_version = ${FORMAT}`)
  })()
  return database
}

export function removeIndex(dataDir: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(dataDir, INDEX_FILE + end), { force: true })
}

/** `lastMark`: the last that the database has given. With `readOnly` null when there is none that fits. */
export function openIndex(dataDir: string, { workspace, lastMark, readOnly }: { workspace: string; lastMark: number; readOnly: boolean }): IndexFile | null {
  const file = path.join(dataDir, INDEX_FILE)
  let database: Connection | undefined
  try {
    database = connect(file, readOnly)
    if (fits(database, workspace, lastMark, readOnly)) return { database, isNew: false }
  } catch {
    // none yet, or damaged: it is made anew
  }
  database?.close()
  if (readOnly) return null
  removeIndex(dataDir)
  return { database: create(file, workspace), isNew: true }
}
