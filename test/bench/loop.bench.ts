// The outer loop from a full database: the statement of an area, the overview, the episode board and the trends, beside the plain SQL over the rows that their
// counts are made of. And what the counts cost a write.
import { monthAfter, monthOf } from '../../shared/domain/causes.ts'
import type { TestCore } from '../support/core.ts'
import { ms, repeat, spread, type Figure } from './measure.ts'

const [AREAS, CAUSES, TEAMS, EPISODES, MONTHS] = [20, 77, 15, 12, 24]
const PER_CUSTOMER = 10
/** One customer in so many is merged into the one before. */
const MERGED = 50
const SLICE = 50_000
const TIMES = 30

/** Learnings with root causes (six of ten) and ideas with evidence, by SQL alone: the counts are kept by the same triggers. */
export async function fillLoop(core: TestCore, { learnings, ideas }: { learnings: number; ideas: number }): Promise<number> {
  const { database, store } = core.context
  const me = store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!
  const now = core.context.now()
  const run = (sql: string, ...params: unknown[]) => database.prepare(sql).run(...params)
  const many = (count: number) => `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`
  run(`${many(AREAS)} INSERT INTO area (id, name, folded, updatedAt) SELECT '0000000a-0000-7000-8000-' || printf('%012d', i), 'Area ' || i, 'area ' || i, 0 FROM n`)
  run(`${many(EPISODES)} INSERT INTO episode (id, name, folded, updatedAt) SELECT '0000000b-0000-7000-8000-' || printf('%012d', i), 'Episode ' || i, 'episode ' || i, 0 FROM n`)
  run(`${many(TEAMS)} INSERT INTO team (id, name, updatedAt) SELECT '0000000c-0000-7000-8000-' || printf('%012d', i), 'Team ' || i, 0 FROM n`)
  run(`${many(CAUSES)} INSERT INTO cause (id, name, folded, areaId, remedy, removedOn, updatedAt) SELECT '0000000d-0000-7000-8000-' || printf('%012d', i), 'Cause ' || i, 'cause ' || i, '0000000a-0000-7000-8000-' || printf('%012d', i % ${AREAS}), CASE i % 4 WHEN 0 THEN 'eliminate' WHEN 1 THEN 'self-serve' WHEN 2 THEN 'serve-better' END, iif(i % 20 = 0, date(${now} / 1000 - 30 * 86400, 'unixepoch'), NULL), 0 FROM n`)
  run(`INSERT INTO unitCost (id, areaId, channel, fromMonth, amount, currency, updatedAt) VALUES ('0000000e-0000-7000-8000-000000000000', NULL, NULL, '2000-01', 7, 'EUR', 0), ('0000000e-0000-7000-8000-000000000001', NULL, 'call', '2000-01', 9, 'EUR', 0)`)
  run(`${many(learnings / PER_CUSTOMER)} INSERT INTO customer (id, name, folded, updatedAt) SELECT '0000000f-0000-7000-8000-' || printf('%012d', i), 'Customer ' || i, 'customer ' || i, 0 FROM n`)
  const begun = performance.now()
  for (let from = 0; from < learnings; from += SLICE) {
    const rows = Math.min(SLICE, learnings - from)
    database.transaction(() => {
      run(`${many(rows)} INSERT INTO learning (id, text, quote, customerId, channel, sentiment, episodeId, areaId, happenedOn, waits, wow, visibility, authorId, teamId, createdAt, folded, updatedAt)
        SELECT '00000001-0000-7000-8000-' || printf('%012d', i + ${from}), 'Heard ' || (i + ${from}), '', '0000000f-0000-7000-8000-' || printf('%012d', ((i + ${from}) * 31) % ${learnings / PER_CUSTOMER}), CASE (i * 7) % 10 WHEN 0 THEN 'call' WHEN 1 THEN 'email' WHEN 2 THEN 'chat' WHEN 3 THEN 'visit' WHEN 4 THEN 'support' END, CASE i % 3 WHEN 0 THEN 'bad' WHEN 1 THEN 'good' END,
          '0000000b-0000-7000-8000-' || printf('%012d', (i * 5) % ${EPISODES}), '0000000a-0000-7000-8000-' || printf('%012d', (i * 3) % ${AREAS}), date(${now} / 1000 - ((i + ${from}) % ${MONTHS * 30}) * 86400, 'unixepoch'), 0, 0, 'everyone', ?, '0000000c-0000-7000-8000-' || printf('%012d', (i * 11) % ${TEAMS}), ${now}, '', 0 FROM n`, me)
      run(`${many(rows)} INSERT INTO rootCause (id, learningId, causeId, createdAt, updatedAt) SELECT '00000002-0000-7000-8000-' || printf('%012d', i + ${from}), '00000001-0000-7000-8000-' || printf('%012d', i + ${from}), '0000000d-0000-7000-8000-' || printf('%012d', ((i + ${from}) * 13) % ${CAUSES}), 0, 0 FROM n WHERE i % 5 < 3`)
    })()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const taken = performance.now() - begun
  run(`UPDATE customer SET mergedIntoId = '0000000f-0000-7000-8000-' || printf('%012d', pk - 2) WHERE pk % ${MERGED} = 2`)
  database.transaction(() => {
    run(`${many(ideas)} INSERT INTO idea (id, title, description, stage, authorId, expectedBenefit, createdAt, stageAt, folded, updatedAt) SELECT '00000003-0000-7000-8000-' || printf('%012d', i), 'Idea ' || i, '', CASE WHEN i % 5 = 0 THEN 'submitted' ELSE 'declined' END, ?, '', 0, 0, '', 0 FROM n`, me)
    run(`${many(2 * ideas)} INSERT INTO evidence (id, ideaId, learningId, updatedAt) SELECT '00000004-0000-7000-8000-' || printf('%012d', i), '00000003-0000-7000-8000-' || printf('%012d', i / 2), '00000001-0000-7000-8000-' || printf('%012d', (i * 17) % ${learnings}), 0 FROM n`)
  })()
  database.exec('PRAGMA optimize')
  return taken
}

export async function benchLoop(core: TestCore, counts: { learnings: number; ideas: number }): Promise<Figure[]> {
  const { client, context } = core
  await fillLoop(core, counts)
  const { read } = context.store
  const { id: metricId } = await client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
  for (const { id } of read.all<{ id: string }>('SELECT id FROM episode')) for (let n = 1; n < 10; n++) await client.metrics.read({ metricId, value: n * 4, readOn: `2026-0${n}-01`, episode: { id }, sampleSize: 100 })
  const month = monthAfter(monthOf(context.now()), -1)
  const area = '0000000a-0000-7000-8000-000000000003'
  const owner = `coalesce(r.areaId, c.areaId, l.areaId)`
  const rows = `FROM learning l LEFT JOIN rootCause r ON r.learningId = l.id AND r.deletedAt IS NULL LEFT JOIN cause c ON c.id = r.causeId WHERE l.deletedAt IS NULL AND l.visibility = 'everyone' AND (r.causeId IS NOT NULL OR r.areaId IS NOT NULL OR l.sentiment = 'bad')`
  // what there would be without counts: one month by cause and channel, and twelve months of an area
  const bareMonth = await repeat(3, () => read.all(`SELECT ${owner} AS owner, r.causeId, l.channel, count(*) ${rows} AND l.happenedOn BETWEEN ? AND ? GROUP BY 1, 2, 3`, [`${month}-01`, `${month}-31`]))
  const bareYear = await repeat(2, () => read.all(`SELECT substr(l.happenedOn, 1, 7) AS month, count(*) ${rows} AND l.happenedOn >= ? AND ${owner} = ? GROUP BY 1`, [`${monthAfter(month, -11)}-01`, area]))
  const bareBoard = await repeat(2, () => {
    read.all(`SELECT episodeId, sentiment, count(*) FROM learning WHERE deletedAt IS NULL AND visibility = 'everyone' AND happenedOn >= ? GROUP BY 1, 2`, [`${monthAfter(month, -2)}-01`])
    read.all(`SELECT l.episodeId, count(DISTINCT e.ideaId) FROM evidence e JOIN learning l ON l.id = e.learningId JOIN idea i ON i.id = e.ideaId WHERE e.deletedAt IS NULL AND i.stage = 'submitted' GROUP BY 1`)
  })
  const statement = await repeat(TIMES, () => client.causes.statement({ areaId: area, month }))
  const overview = await repeat(TIMES, () => client.causes.overview({ month }))
  const board = await repeat(TIMES, () => client.episodes.board({}))
  const trends = await repeat(TIMES, () => client.metrics.list({}))
  const causes = await repeat(TIMES, () => client.causes.list({}))
  const silent = await repeat(TIMES, () => client.silence.list({}))
  const customers = await repeat(TIMES, () => client.customers.list({ sort: 'silent' }))
  const alike = await repeat(3, () => client.customers.alike({}))
  const bare = { p50: bareMonth.p50 + bareYear.p50, p99: bareMonth.p99 + bareYear.p99, worst: bareMonth.worst + bareYear.worst }
  const at = `at ${counts.learnings.toLocaleString('en')} learnings`
  const line = (what: string, took: typeof statement, raw: typeof statement | null): Figure => ({ what: `${what} ${at} (p50 / p99 / worst)`, measured: spread(took), ...(raw && { raw: spread(raw), ratio: took.p50 / raw.p50 }), goal: 'p99 < 200 ms', met: took.p99 < 200 })
  return [line('statement of an area', statement, bare), line('overview of all areas', overview, bareMonth), line('episode board', board, bareBoard), line('tree of causes, heard again', causes, null), line('numbers with their trends', trends, null), line('not heard for long', silent, null), line('customers by silence, one in 50 merged', customers, null), line('likely the same', alike, null)]
}

/** What the counts cost: the same rows with and without the triggers. */
export async function benchCounting(core: TestCore, learnings: number): Promise<Figure[]> {
  const { database } = core.context
  const kept = await fillLoop(core, { learnings, ideas: 10 })
  const triggers = database.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ('learningCounted', 'rootCauseCounted', 'learningLinked')`).all() as { name: string; sql: string }[]
  database.exec('DELETE FROM evidence; DELETE FROM idea; DELETE FROM unitCost')
  for (const table of ['rootCause', 'learning', 'customer', 'cause', 'team', 'episode', 'area']) database.exec(`DELETE FROM ${table}`)
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  const without = await fillLoop(core, { learnings, ideas: 10 })
  return [{ what: `counting by the write, ${learnings.toLocaleString('en')} learnings and their root causes by bare SQL`, measured: `${ms(kept)} ms`, raw: `${ms(without)} ms`, ratio: kept / without, goal: '', met: true }]
}
