// The idea pipeline at 50,000 ideas with 500,000 votes and comments: the review queue, home and news, lanes and sums of the board, the evidence meter, and what a key press asks of the core.
import path from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { metersOf } from '../../electron/core/store/idea/evidence.ts'
import type { TestCore } from '../support/core.ts'
import { ms, percentiles, repeat, spread, type Figure, type Measured } from './measure.ts'

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
  // what was read for them before is of no use: an idea has changed each time
  const changed = (ask: () => Promise<unknown>) => timesAfter(40, (index) => ideas.support({ id: rows[index]!.id, support: index % 2 === 0 }), ask)
  const home = await changed(() => core.client.home.get({}))
  const news = await changed(() => core.client.home.news({}))
  const columns = (['draft', 'submitted', 'in-review', 'approved', 'pilot', 'implemented', 'measured'] as const).map((stage) => ({ stages: [stage] }))
  const lanes = await repeat(50, () => core.client.board.lanes({ by: 'owner', cards: { lanes: 3, each: 8, columns } }))
  const sums = await repeat(30, () => core.client.board.sums({}))
  const ids = rows.slice(0, 100).map(({ id }) => id)
  const meters = await repeat(100, () => metersOf(core.context.store.read, ids))
  const raw = await bareReads(core, ids)
  const against = (measured: Measured, bare: Measured) => ({ raw: spread(bare), ratio: measured.p50 / bare.p50 })
  const scored = await repeat(50, () => ideas.list({ sort: 'score', limit: 100 }))
  return [
    { what: what('first page of the queue, 100 rows (p50 / p99 / worst)'), measured: spread(first), raw: spread(bare), ratio: first.p50 / bare.p50, goal: 'p99 < 100 ms', met: first.p99 < 100 },
    { what: what('pages of 100 down the queue'), measured: spread(deep), goal: 'p99 < 100 ms', met: deep.p99 < 100 },
    { what: what('counts, and whose is overdue'), measured: spread(counts), goal: 'p99 < 100 ms', met: counts.p99 < 100 },
    { what: what('another idea is chosen: the idea and its score'), measured: spread(chosen), goal: 'p99 < 2 frames (33 ms)', met: chosen.p99 < 33 },
    { what: what('one is parked'), measured: spread(parked), goal: 'p50 < 20 ms', met: parked.p50 < 20 },
    { what: what('home, after an idea changed (raw: the newest 1,000 moves and 1,000 comments of 60 days)'), measured: spread(home), ...against(home, raw.recent), goal: 'p50 < 100 ms', met: home.p50 < 100 },
    { what: what('news, after an idea changed (raw: the same)'), measured: spread(news), ...against(news, raw.recent), goal: 'p50 < 50 ms', met: news.p50 < 50 },
    { what: what('lanes by owner with the cards in sight (raw: counts by owner and stage)'), measured: spread(lanes), ...against(lanes, raw.lanes), goal: 'p99 < 100 ms', met: lanes.p99 < 100 },
    { what: what('benefits added up for each stage (raw: without the ideas)'), measured: spread(sums), ...against(sums, raw.benefits), goal: '', met: true },
    { what: what('evidence meters of 100 ideas (raw: the learnings of their evidence)'), measured: spread(meters), ...against(meters, raw.evidence), goal: 'p99 < 20 ms', met: meters.p99 < 20 },
    { what: what('first page of all ideas by score'), measured: spread(scored), goal: `p99 < 100 ms, p50 ${ms(scored.p50)}`, met: scored.p99 < 100 },
  ]
}

/** How long `ask` takes after `change`, which is not counted. */
async function timesAfter(times: number, change: (index: number) => Promise<unknown>, ask: () => Promise<unknown>): Promise<Measured> {
  const taken: number[] = []
  for (let index = 0; index < times; index += 1) {
    await change(index)
    const from = performance.now()
    await ask()
    taken.push(performance.now() - from)
  }
  return percentiles(taken)
}

/** Bare SQL beside what is asked: the newest moves and comments, ideas by owner and stage, all entries of the ledgers, and the evidence of some ideas. */
async function bareReads(core: TestCore, ids: readonly string[]) {
  const database = new Database(path.join(core.dataDir, DATABASE_FILE), { readonly: true })
  const since = core.context.now() - 60 * 24 * 60 * 60 * 1000
  const recent = (table: string) => database.prepare(`SELECT * FROM ${table} WHERE deletedAt IS NULL AND createdAt > ? ORDER BY createdAt DESC LIMIT 1000`)
  const [moves, comments] = [recent('stageChange'), recent('comment')]
  const owners = database.prepare('SELECT ownerId, stage, count(*) FROM idea INDEXED BY ideaOwnerStage WHERE deletedAt IS NULL GROUP BY ownerId, stage')
  const entries = database.prepare('SELECT state, gainer, hard, currency, sum(low), sum(high), sum(cost) FROM benefit WHERE deletedAt IS NULL GROUP BY state, gainer, hard, currency')
  const heard = database.prepare('SELECT e.ideaId, l.* FROM json_each(?) wanted JOIN evidence e ON e.ideaId = wanted.value JOIN learning l ON l.id = e.learningId WHERE e.deletedAt IS NULL AND l.deletedAt IS NULL')
  const found = {
    recent: await repeat(40, () => [moves.all(since), comments.all(since)]),
    lanes: await repeat(50, () => owners.all()),
    benefits: await repeat(30, () => entries.all()),
    evidence: await repeat(100, () => heard.all(JSON.stringify(ids))),
  }
  database.close()
  return found
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
