// The facts that key figures are counted from are those of a plain reading of every row, whatever was written, and in whatever order it arrived.
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { reading } from '../../electron/core/store/read.ts'
import { kpiFacts } from '../../electron/core/store/value/kpis.ts'
import { termsText } from '../../shared/domain/benefits.ts'

type Row = Record<string, string | number | null>
const DAY = 24 * 60 * 60 * 1000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const range = { from: 10 * DAY, to: 20 * DAY, firstDay: dayOf(10 * DAY), lastDay: dayOf(19 * DAY) }
const DONE = ['implemented', 'measured']
const DECIDED = ['approved', 'pilot', ...DONE, 'declined', 'parked', 'merged']

const instant = fc.integer({ min: 8, max: 22 }).map((day) => day * DAY)
const team = fc.constantFrom(null, 'team 1', 'team 2')
const stage = fc.constantFrom('submitted', 'in-review', 'approved', 'implemented', 'measured', 'declined', 'merged')
const idea = fc.constantFrom('i1', 'i2', 'i3', 'i4')
const learning = fc.constantFrom('l1', 'l2', 'l3')
const id = (letter: string) => fc.integer({ min: 1, max: 4 }).map((n) => `${letter}${n}`)
const terms = { state: 'realised', gainer: 'customer', kind: 'revenue', hard: true, low: 5, high: 5, currency: 'EUR', unit: '', cost: 1, rate: null, rateTo: null } as const

/** A row of each table, and what of it is drawn. */
const ROWS = {
  idea: { id: idea, teamId: team, authorId: fc.constantFrom('ada', 'bo'), stage, submittedAt: fc.option(instant), stageAt: instant, createdAt: instant, mergedIntoId: fc.option(idea), title: fc.constant(''), description: fc.constant(''), expectedBenefit: fc.constant(''), folded: fc.constant('') },
  learning: { id: learning, teamId: team, happenedOn: instant.map(dayOf), visibility: fc.constantFrom('everyone', 'everyone', 'private'), text: fc.constant(''), quote: fc.constant(''), waits: fc.constant(0), wow: fc.constant(0), authorId: fc.constant('ada'), createdAt: fc.constant(0), folded: fc.constant('') },
  evidence: { id: id('e'), ideaId: idea, learningId: learning },
  rootCause: { id: id('r'), learningId: learning, ideaId: fc.option(idea), prevention: fc.constant(''), createdAt: fc.constant(0) },
  stageChange: { ideaId: idea, fromStage: fc.constant('submitted'), toStage: stage, reason: fc.constant(''), memberId: fc.constant('ada'), createdAt: instant },
  benefit: { id: id('b'), ideaId: idea, state: fc.constantFrom('expected', 'realised', 'none'), gainer: fc.constant('customer'), kind: fc.constant('revenue'), hard: fc.constantFrom(0, 1), low: fc.constantFrom(5, 7), high: fc.constant(5), currency: fc.constantFrom('EUR'), unit: fc.constant(''), cost: fc.constant(1), proof: fc.constant(''), measuredOn: instant.map(dayOf), enteredById: fc.constant('ada'), confirmedById: fc.constantFrom(null, 'ada', 'bo'), confirmedTerms: fc.constantFrom(null, termsText(terms)), createdAt: fc.constant(0) },
} satisfies Record<string, Record<string, fc.Arbitrary<string | number | null>>>

const step = fc.oneof(...Object.entries<Record<string, fc.Arbitrary<string | number | null>>>(ROWS).map(([table, row]) => fc.record({ table: fc.constant(table), row: fc.record(row), act: fc.constantFrom('put', 'put', 'put', 'hide', 'show', 'drop') })))

const untouched = (() => {
  const db = new Database(':memory:')
  for (const sql of MIGRATIONS) db.exec(sql)
  return db.serialize()
})()

function take(db: Database.Database, { table, row: drawn, act }: { table: string; row: Row; act: string }): void {
  // a move is of one idea, to one stage
  const row = table === 'stageChange' ? { ...drawn, id: `${drawn['ideaId']} ${drawn['toStage']}` } : drawn
  if (act === 'drop') return void db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(row['id'])
  if (act === 'hide' || act === 'show') return void db.prepare(`UPDATE ${table} SET deletedAt = ? WHERE id = ?`).run(act === 'hide' ? 1 : null, row['id'])
  const names = Object.keys(row)
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}, updatedAt) VALUES (${names.map((name) => `:${name}`).join(', ')}, 0) ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = :${name}`).join(', ')}`).run(row)
}

/** Read row by row, without an index and without anything that was kept. */
function plain(db: Database.Database) {
  const all = (table: string) => db.prepare<[], Row>(`SELECT * FROM ${table} NOT INDEXED WHERE deletedAt IS NULL`).all()
  const [ideas, moves, links] = [all('idea'), all('stageChange'), [...all('evidence'), ...all('rootCause')]]
  const inRange = (at: unknown) => at !== null && (at as number) >= range.from && (at as number) < range.to
  const onDay = (day: unknown) => (day as string) >= range.firstDay && (day as string) <= range.lastDay
  const firstTo = (of: Row, stages: readonly string[]) => moves.filter(({ ideaId, toStage }) => ideaId === of['id'] && stages.includes(toStage as string)).reduce<number | null>((least, { createdAt }) => Math.min(least ?? Infinity, createdAt as number), null)
  const isDone = (of: Row | undefined) => of !== undefined && DONE.includes(of['stage'] as string)
  const doneIds = new Set(ideas.filter((one) => isDone(one) || isDone(ideas.find((other) => one['rootId'] !== null && other['id'] === one['rootId']))).map((one) => one['id']))
  return {
    ideas: ideas.filter((one) => inRange(one['submittedAt'])).map(({ teamId, authorId, submittedAt, answeredAt, stage }) => ({ teamId, authorId, submittedAt, answeredAt, waits: Number(stage === 'submitted' || stage === 'in-review') })),
    decisions: ideas.map((one) => ({ teamId: one['teamId'], submittedAt: one['submittedAt'], at: firstTo(one, DECIDED) })).filter(({ submittedAt, at }) => submittedAt !== null && inRange(at)),
    ended: ideas.map((one) => ({ teamId: one['teamId'], at: isDone(one) ? (firstTo(one, ['implemented']) ?? one['stageAt']) : one['stage'] === 'declined' ? one['stageAt'] : null, implemented: Number(one['stage'] !== 'declined') })).filter(({ at }) => inRange(at)),
    benefits: all('benefit').filter(({ ideaId, state, measuredOn }) => state !== 'expected' && onDay(measuredOn) && ideas.some((one) => one['id'] === ideaId) && !(state === 'none' && all('benefit').some((other) => other['ideaId'] === ideaId && other['state'] === 'realised'))).map((row) => {
      const said = Object.fromEntries(Object.keys(terms).map((name) => [name, row[name]]))
      const counted = { ...said, hard: row['hard'] === 1 } as unknown as typeof terms
      return { pk: row['pk'], teamId: ideas.find((one) => one['id'] === row['ideaId'])!['teamId'], measuredOn: row['measuredOn'], ...counted, confirmed: row['confirmedById'] === 'bo' && row['confirmedTerms'] === termsText(counted) }
    }),
    learnings: all('learning').filter(({ visibility, happenedOn }) => visibility === 'everyone' && onDay(happenedOn)).map((one) => ({ teamId: one['teamId'], day: one['happenedOn'], led: links.some(({ learningId, ideaId }) => learningId === one['id'] && ideaId !== null && doneIds.has(ideaId)) })),
  }
}

/** The rows of all teams, one after the other. */
const apart = (teams: readonly { readonly teamId: string | null }[]) =>
  teams.flatMap(({ teamId, ...columns }) => {
    const fields = Object.entries<unknown[]>(columns)
    return fields[0]![1].map((_, n) => ({ teamId, ...Object.fromEntries(fields.map(([field, values]) => [field, values[n]])) }))
  })
const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(Object.entries(row as object).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()

test('facts are those of a plain reading after any steps', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const db = new Database(untouched)
      for (const one of steps) take(db, one)
      const read = kpiFacts(reading(db, silentLog), range)
      const rows = plain(db)
      const four = ({ ideas, decisions, ended, benefits }: Record<'ideas' | 'decisions' | 'ended' | 'benefits', readonly unknown[]>) => ({ ideas: sorted(ideas), decisions: sorted(decisions), ended: sorted(ended), benefits: sorted(benefits) })
      expect(four({ ...read, ideas: apart(read.ideas), decisions: apart(read.decisions), ended: apart(read.ended) })).toEqual(four(rows))
      const learnings = [...Map.groupBy(rows.learnings, ({ teamId, day }) => `${teamId} ${day}`).values()].map((found) => ({ teamId: found[0]!.teamId, day: found[0]!.day, learnings: found.length, used: found.filter(({ led }) => led).length }))
      expect(sorted(read.learnings)).toEqual(sorted(learnings))
      db.close()
    }),
    { numRuns: 100 },
  )
})

test('facts of ideas are read team by team in the order of an index that holds them, so nothing is sorted', () => {
  const db = new Database(untouched)
  const read = reading(db, silentLog)
  const plans = (teamId?: string) => {
    const asked: string[] = []
    kpiFacts({ ...read, all: (sql, params) => (asked.push(sql), read.all(sql, params)) }, { ...range, teamId })
    return ['ideaSubmitted', 'ideaDecided', 'ideaEnded'].map((index) => db.prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${asked.find((sql) => sql.includes(`INDEXED BY ${index}`))!}`).all({ ...range, teamId }).map(({ detail }) => detail).join('\n'))
  }
  expect(plans()).toEqual(['SCAN idea USING INDEX ideaSubmitted', 'SCAN idea USING INDEX ideaDecided', 'SCAN idea USING INDEX ideaEnded'])
  expect(plans('team 1')).toEqual(['SEARCH idea USING INDEX ideaSubmitted (teamId=?)', 'SEARCH idea USING INDEX ideaDecided (teamId=? AND decidedAt>? AND decidedAt<?)', 'SEARCH idea USING INDEX ideaEnded (teamId=? AND endedAt>? AND endedAt<?)'])
  db.close()
})
