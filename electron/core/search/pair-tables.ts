// Where likely pairs of ideas are kept in the index, and which ideas are still to be looked at for them (pairs.ts).
import type { Database as Connection } from 'better-sqlite3'

/**
 * pair  two ideas by pk, the smaller first, and how alike they are
 * due   ideas to be looked at again because they changed, the last first
 * `pairsTo` of the table state: ideas with a larger number in the index were never looked at; the newest of them comes when nothing is due
 */
export const PAIR_TABLES = `
CREATE TABLE pair (a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX pairOther ON pair (b);
CREATE INDEX pairScore ON pair (score);
CREATE TABLE due (pk INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT;
CREATE INDEX dueTurn ON due (turn);
INSERT INTO state (key, value) VALUES ('pairsTo', 0);
`

export interface DueIdeas {
  /** An idea's words changed, or it is new. Not those that are indexed while the index is first made. */
  changed(pk: number): void
  gone(pk: number): void
  /** Writes what was gathered: at the end of a transaction only. */
  write(): void
}

/**
 * Ideas whose words changed are to be looked at again. Not by triggers on `doc`: a statement with a trigger begins a savepoint, at which FTS5 writes what it has gathered,
 * so that every row makes a segment of its own, and after 2,000 of them FTS5 says that the disk is full.
 */
export function createDueIdeas(index: Connection): DueIdeas {
  const add = index.prepare('INSERT OR REPLACE INTO due (pk, turn) VALUES (?, ?)')
  const highest = index.prepare('SELECT max(turn) FROM due').pluck()
  const forget = ['DELETE FROM due WHERE pk = ?', 'DELETE FROM pair WHERE a = ?', 'DELETE FROM pair WHERE b = ?'].map((sql) => index.prepare(sql))
  let gathered: { pk: number; isGone: boolean }[] = []
  return {
    changed: (pk) => void gathered.push({ pk, isGone: false }),
    gone: (pk) => void gathered.push({ pk, isGone: true }),
    write() {
      if (gathered.length === 0) return
      let turn = (highest.get() as number | null) ?? 0
      for (const { pk, isGone } of gathered) {
        if (isGone) for (const statement of forget) statement.run(pk)
        else add.run(pk, ++turn)
      }
      gathered = []
    },
  }
}
