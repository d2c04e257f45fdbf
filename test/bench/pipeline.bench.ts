// The idea pipeline at 50,000 ideas with 500,000 votes and comments: the first page of the review queue, its counts, and what a key press asks of the core.
import path from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import type { TestCore } from '../support/core.ts'
import { ms, repeat, spread, type Figure } from './measure.ts'

/** `core`: filled by `fillWorkspace`, `addVoices` and `addWay`. */
export async function benchPipeline(core: TestCore): Promise<Figure[]> {
  const { review, ideas } = core.client
  const { waiting } = await review.counts({})
  const what = (name: string) => `pipeline: ${name}, ${waiting.toLocaleString('en')} ideas waiting`
  const first = await repeat(200, () => review.list({ limit: 100 }))
  const bare = await bareFirstPage(core)
  const cursors = [null as string | null]
  for (let page = 0; page < 60; page++) {
    const { next } = await review.list({ cursor: cursors.at(-1)!, limit: 100 })
    if (next === null) break
    cursors.push(next)
  }
  const deep = await repeat(cursors.length, (index) => review.list({ cursor: cursors[index]!, limit: 100 }))
  const counts = await repeat(50, () => review.counts({}))
  const { rows } = await review.list({ limit: 200 })
  // what the screen asks for when another idea is chosen, though it has asked ahead
  const chosen = await repeat(rows.length, (index) => Promise.all([ideas.get({ id: rows[index]!.id }), review.score({ id: rows[index]!.id })]))
  const parked = await repeat(100, (index) => review.move({ ideas: [{ id: rows[index]!.id, from: rows[index]!.stage }], to: 'parked' }))
  const scored = await repeat(50, () => ideas.list({ sort: 'score', limit: 100 }))
  return [
    { what: what('first page of the queue, 100 rows (p50 / p99 / worst)'), measured: spread(first), raw: spread(bare), ratio: first.p50 / bare.p50, goal: 'p99 < 100 ms', met: first.p99 < 100 },
    { what: what('pages of 100 down the queue'), measured: spread(deep), goal: 'p99 < 100 ms', met: deep.p99 < 100 },
    { what: what('counts, and whose is overdue'), measured: spread(counts), goal: 'p99 < 100 ms', met: counts.p99 < 100 },
    { what: what('another idea is chosen: the idea and its score'), measured: spread(chosen), goal: 'p99 < 2 frames (33 ms)', met: chosen.p99 < 33 },
    { what: what('one is parked'), measured: spread(parked), goal: 'p50 < 20 ms', met: parked.p50 < 20 },
    { what: what('first page of all ideas by score'), measured: spread(scored), goal: `p99 < 100 ms, p50 ${ms(scored.p50)}`, met: scored.p99 < 100 },
  ]
}

/** The same rows by their index, with the names that a row shows and nothing computed. */
async function bareFirstPage(core: TestCore) {
  const database = new Database(path.join(core.dataDir, DATABASE_FILE), { readonly: true })
  const page = (index: string, state: string) =>
    database.prepare(`SELECT i.*, m.name AS author, o.name AS owner FROM idea i INDEXED BY ${index} LEFT JOIN member m ON m.id = i.authorId LEFT JOIN member o ON o.id = i.ownerId WHERE i.deletedAt IS NULL AND i.answeredAt IS ${state} AND i.stage IN ('submitted', 'in-review') ORDER BY i.submittedAt, i.pk LIMIT 100`)
  const [unanswered, undecided] = [page('ideaUnanswered', 'NULL'), page('ideaUndecided', 'NOT NULL')]
  const measured = await repeat(200, () => [unanswered.all(), undecided.all()])
  database.close()
  return measured
}
