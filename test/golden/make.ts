// Writes the golden database of this row format: `node test/golden/make.ts`. It holds a row of every table that a person can write, and an outbox with every
// kind of operation, as this version makes them. Once a version is released its file is never written again: a later version gets a file of its own.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { SCHEMA } from '../../shared/sync/shapes.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { chanceOf } from '../sync/chance.ts'

/** A few weeks of one person's work. */
async function work({ client, clock }: TestCore): Promise<void> {
  const learning = await client.learnings.log({ text: 'The queue at the counter is long. She waited twenty minutes.', quote: '“Nobody told me anything.”', customer: { name: 'Åsa Öberg' }, segment: { name: 'Commuters' }, episode: { name: 'Buying a ticket' }, area: { name: 'Counter' }, tags: ['queue', 'waiting time'], waits: true })
  const wow = await client.learnings.log({ text: 'He was called back within the hour.', wow: true, tags: ['service'], visibility: 'private' })
  await client.learnings.edit({ id: wow.id, changes: { text: 'He was called back within the hour. He told his colleagues.' } })
  await client.learnings.edit({ id: learning.id, changes: { tags: ['queue'] } })
  const gone = await client.learnings.log({ text: 'Logged twice' })
  await client.learnings.delete({ id: gone.id })
  const { rows: [promise] } = await client.followUps.list({})
  clock.pass(3_600_000)
  await client.followUps.acknowledge({ id: promise!.id })
  await client.followUps.resolve({ id: promise!.id, answer: 'A second counter opens at eight.' })
  const idea = await client.ideas.create({ title: 'Open a second counter', description: 'From eight to nine.', answers: { customers: 'Commuters', delight: 'Nobody waits' }, submit: true })
  await client.ideas.edit({ id: idea.id, changes: { description: 'From eight to nine. On weekdays.', effort: 'weeks' } })
  await client.ideas.support({ id: idea.id, support: true })
  await client.ideas.link({ id: idea.id, learningId: learning.id, linked: true })
  await client.ideas.comment({ id: idea.id, text: 'Ask the station manager.' })
  await client.ideas.move({ id: idea.id, from: 'submitted', to: 'approved' })
  const draft = await client.ideas.create({ title: 'A quiet coach', submit: false })
  await client.ideas.support({ id: draft.id, support: true })
  await client.ideas.support({ id: draft.id, support: false })
  await client.ideas.delete({ id: draft.id })
  await client.ideas.restore({ id: draft.id })
  const metric = await client.metrics.create({ name: 'Minutes of waiting', kind: 'own', unit: 'min', higherIsBetter: false, target: 5 })
  await client.metrics.read({ metricId: metric.id, value: 18, readOn: '2026-03-03', note: 'Counted by hand' })
  const series = await client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  const meetingId = series.nextMeeting!.id
  await client.meetings.addItem({ meetingId, segment: 'actions', title: 'The new timetable', minutes: 5 })
  await client.meetings.act({ meetingId, title: 'Call the station', dueOn: '2026-03-11' })
  clock.pass(7 * 24 * 3_600_000)
  await client.meetings.close({ meetingId })
}

export function dump(database: Database): string {
  const quoted = (value: unknown) => database.prepare('SELECT quote(?)').pluck().get(value) as string
  const parts = database.prepare(`SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`).all() as { name: string; type: string; sql: string }[]
  const lines = [`PRAGMA user_version = ${String(database.pragma('user_version', { simple: true }))};`]
  for (const { sql, type } of parts) if (type === 'table') lines.push(`${sql};`)
  for (const { name, type } of parts) {
    if (type !== 'table') continue
    const columns = (database.pragma(`table_xinfo(${name})`) as { name: string; hidden: number }[]).filter(({ hidden }) => hidden === 0).map((column) => column.name)
    for (const row of database.prepare(`SELECT ${columns.join(', ')} FROM ${name}`).all() as Record<string, unknown>[]) lines.push(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => quoted(row[column])).join(', ')});`)
  }
  // last: a trigger would count the rows again
  for (const { sql, type } of parts) if (type !== 'table') lines.push(`${sql};`)
  return `${lines.join('\n')}\n`
}

if (process.argv[1] === import.meta.filename) {
  const core = await openTestCore({ newId: chanceOf(SCHEMA).id })
  await work(core)
  writeFileSync(path.join(import.meta.dirname, `schema-${SCHEMA}.sql`), dump(core.context.database))
  await core.dispose()
}
