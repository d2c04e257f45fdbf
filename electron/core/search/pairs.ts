// Ideas that are probably the same, in pairs: found one idea at a time when nobody asks anything, the newest changes first. They are derived, so they stay in the index
// and never sync; what the team says about a pair is a row like any other (services/duplicates.ts).
import type { Database as Connection } from 'better-sqlite3'
import type { Log } from '../log.ts'
import type { Read } from '../store/read.ts'
import type { Sources } from './find.ts'
import { mirrored } from './index-file.ts'
import { docsOf } from './nouns.ts'
import { findSimilar } from './similar.ts'

/** Stages in which an idea can still be merged into another. Of a pair at least one stands so. */
export const OPEN_STAGES = ['submitted', 'in-review', 'approved', 'pilot', 'parked'] as const
const OPEN = OPEN_STAGES.map((stage) => `'${stage}'`).join(', ')
/** Ideas that one may be paired with. */
const MOST_LIKE = 12
/** A look at one idea takes some milliseconds; others have the core for at least as long before the next. */
const LEAST_REST_MS = 2
/** How often it is looked whether there is something to do, while others are busy. */
const LOOK_MS = 300
const BATCH = 200

export interface Pair { readonly a: number; readonly b: number; /** 0 to 1. */ readonly score: number }

export interface PairFinder {
  /** There may be something to look at. */
  wake(): void
  /** Looks at all that is left, without rests. */
  settle(): Promise<void>
  stop(): void
}

interface PairFinderOptions {
  read: Read
  index: Connection
  sources: () => Sources
  /** The index is up with the rows. */
  isReady: () => boolean
  /** Somebody searches or writes just now. */
  isBusy: () => boolean
  log: Log
}

export function createPairFinder({ read, index, sources, isReady, isBusy, log }: PairFinderOptions): PairFinder {
  const changed = index.prepare('SELECT pk FROM due ORDER BY turn DESC LIMIT 1').pluck()
  const neverSeen = index.prepare(`SELECT min(row) FROM ${docsOf('idea')} WHERE row > (SELECT value FROM state WHERE key = 'pairsTo')`).pluck()
  const next = (): number | null => {
    const pk = changed.get() as number | undefined
    if (pk !== undefined) return pk
    const row = neverSeen.get() as number | null
    return row === null ? null : mirrored(row)
  }
  const seen = index.prepare(`UPDATE state SET value = ? WHERE key = 'pairsTo'`)
  const forget = index.prepare('DELETE FROM pair WHERE a = :pk OR b = :pk')
  const keep = index.prepare('INSERT OR REPLACE INTO pair (a, b, score) VALUES (?, ?, ?)')
  const done = index.prepare('DELETE FROM due WHERE pk = ?')
  let stopped = false
  const isStopped = () => stopped
  let running: Promise<void> | null = null
  let hurrying = 0

  /** One idea. False when there is none left. */
  function look(): boolean {
    const pk = next()
    if (pk === null) return false
    // what is decided is only found by what is not: its pairs stay as they are
    const idea = read.get<{ title: string; description: string }>(`SELECT title, substr(description, 1, 2000) AS description FROM idea WHERE pk = ? AND deletedAt IS NULL AND stage IN (${OPEN})`, [pk])
    const likes = idea ? findSimilar(sources(), 'idea', idea, { limit: MOST_LIKE, exceptPk: pk }) : []
    index.transaction(() => {
      if (idea) forget.run({ pk })
      for (const like of likes) keep.run(Math.min(pk, like.pk), Math.max(pk, like.pk), like.score)
      if (done.run(pk).changes === 0) seen.run(mirrored(pk))
    })()
    return true
  }

  const rest = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref())

  async function work(): Promise<void> {
    while (!isStopped()) {
      if (!isReady() || (isBusy() && hurrying === 0)) {
        await rest(hurrying > 0 ? 5 : LOOK_MS)
        continue
      }
      const from = performance.now()
      if (!look()) return
      if (hurrying > 0) await new Promise<void>((resolve) => setImmediate(resolve))
      else await rest(Math.max(LEAST_REST_MS, performance.now() - from))
    }
  }

  function start(): Promise<void> {
    running ??= work()
      .catch((error: unknown) => {
        // the next search makes a damaged index anew, and this with it
        if (!stopped) log.info('likely pairs are not looked for', { error: String(error) })
        stopped = true
      })
      .finally(() => {
        running = null
      })
    return running
  }

  return {
    wake: () => void (isStopped() || start()),
    async settle() {
      hurrying++
      // a rest alone does not keep the process alive
      const hold = setInterval(() => {}, LOOK_MS)
      try {
        while (!isStopped() && (running !== null || !isReady() || next() !== null)) await (running ?? (isReady() ? start() : rest(5)))
      } finally {
        clearInterval(hold)
        hurrying--
      }
    },
    stop() {
      stopped = true
    },
  }
}

/** Hands pairs to `take`, best first, some at a time, until it has enough (false) or there are no more. */
export function takePairs(index: Connection, take: (some: readonly Pair[]) => boolean): void {
  const some = index.prepare('SELECT a, b, score FROM pair WHERE (score, a, b) < (?, ?, ?) ORDER BY score DESC, a DESC, b DESC LIMIT ?')
  let last: Pair = { a: 0, b: 0, score: 2 }
  for (;;) {
    const pairs = some.all(last.score, last.a, last.b, BATCH) as Pair[]
    if (pairs.length === 0 || !take(pairs)) return
    last = pairs.at(-1)!
  }
}

/** How many ideas there are, and how many of them are still to be looked at. `unread`: those that the index does not know as they are now. */
export function pairsLeft(index: Connection, unread: number): { left: number; of: number } {
  const count = (sql: string) => index.prepare(sql).pluck().get() as number
  return { left: count(`SELECT (SELECT count(*) FROM due) + (SELECT count(*) FROM ${docsOf('idea')} WHERE row > (SELECT value FROM state WHERE key = 'pairsTo'))`) + unread, of: count(`SELECT count(*) FROM ${docsOf('idea')}`) + unread }
}
