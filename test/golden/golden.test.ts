// What released versions left on people's disks: every version since opens it, every hub since takes its outbox or refuses by a code, and nothing is lost.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { shapeOf } from '../../shared/sync/shapes.ts'
import { TABLES } from '../../electron/core/store/tables.ts'
import { DAY, openTestCore, START, temporaryFolder, type TestCore } from '../support/core.ts'
import { openTestTeam, type TestTeam } from '../support/team.ts'

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.sql'))
const LATER = START + 30 * DAY

let team: TestTeam | null = null
let core: TestCore | null = null
afterEach(async () => {
  await core?.dispose()
  await team?.dispose()
  core = team = null
})

function disk(file: string): string {
  const folder = temporaryFolder()
  const database = new Database(path.join(folder, DATABASE_FILE))
  database.exec(readFileSync(path.join(import.meta.dirname, file), 'utf8'))
  database.close()
  return folder
}

/** Every table, index and trigger in SQL. Words count, not how they are set. */
function schemaOf(database: Database.Database): string[] {
  return (database.prepare(`SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`).pluck().all() as string[]).map((sql) => sql.replaceAll(/\s+/g, ' '))
}

const byPeople = (entity: string): boolean => shapeOf(entity)?.byHub === false

/** Living rows of every table that people can write. */
function living({ context: { store } }: TestCore): Record<string, number> {
  return Object.fromEntries(Object.values(TABLES).filter(({ name }) => byPeople(name)).map(({ name }) => [name, store.read.value<number>(`SELECT count(*) FROM ${name} WHERE deletedAt IS NULL`)!]))
}

describe.each(FILES)('%s', (file) => {
  test('opens, and everything in it can be read', async () => {
    core = await openTestCore({ dataDir: disk(file), name: null, now: () => LATER })
    expect((await core.client.learnings.list({})).rows.map(({ text }) => text)).toEqual(expect.arrayContaining(['The queue at the counter is long. She waited twenty minutes.', 'He was called back within the hour. He told his colleagues.']))
    const { rows } = await core.client.ideas.list({})
    expect(rows.map(({ title, stage, supporters }) => `${title}: ${stage}, ${supporters}`).toSorted((a, b) => a.localeCompare(b))).toEqual(['A quiet coach: draft, 0', 'Open a second counter: approved, 1'])
    const idea = await core.client.ideas.get({ id: rows.find(({ stage }) => stage === 'approved')!.id })
    expect([idea.discussion.length, idea.evidence.length, idea.history.length]).toEqual([1, 1, 2])
    expect((await core.client.metrics.list({}))[0]?.readings[0]?.value).toBe(18)
    expect((await core.client.meetings.history({}))).toHaveLength(1)
    expect((await core.client.followUps.list({ open: false })).rows[0]?.answer).toBe('A second counter opens at eight.')
  })

  test('ends, once it is opened, with the same tables and triggers as a database that is made today', async () => {
    const made = await openTestCore()
    const asMade = schemaOf(made.context.database)
    await made.dispose()
    core = await openTestCore({ dataDir: disk(file), name: null, now: () => LATER })
    expect(schemaOf(core.context.database)).toEqual(asMade)
  })

  test('is taken along to a hub: every operation is taken, or refused by a code that is not an accident', async () => {
    const folder = disk(file)
    core = await openTestCore({ dataDir: folder, name: null, now: () => LATER })
    const operations = core.context.store.read.all<{ kind: string }>('SELECT kind FROM outbox')
    expect(new Set(operations.map(({ kind }) => kind))).toEqual(new Set(['put', 'patch', 'del', 'restore']))
    const before = living(core)
    await core.close()
    team = await openTestTeam({ admin: { dataDir: folder, name: null, now: () => LATER }, hub: { now: () => LATER } })
    core = null
    await team.settle()
    const { read } = team.admin.context.store
    expect(read.value('SELECT count(*) FROM outbox')).toBe(0)
    expect(read.all<{ code: string }>('SELECT code FROM rejected').filter(({ code }) => code === 'internal')).toEqual([])
    expect(read.all('SELECT code, op FROM rejected')).toEqual([])
    expect(living(team.admin)).toEqual(before)
    const onHub = await team.hub.context.store.read.all<{ entity: string; rows: number }>('SELECT entity, count(*) AS rows FROM record WHERE deleted = 0 GROUP BY entity')
    expect(Object.fromEntries(onHub.filter(({ entity }) => byPeople(entity)).map(({ entity, rows }) => [entity, rows]))).toEqual(Object.fromEntries(Object.entries(before).filter(([, rows]) => rows > 0)))
    // and whoever joins then has it too
    const maja = await team.add('Maja', 'champion')
    await team.settle(maja)
    expect((await maja.client.ideas.list({})).rows).toHaveLength(2)
    // what is private stays with its author
    expect((await maja.client.learnings.list({})).rows).toHaveLength(1)
  })
})

test('there is one of every format that was ever released', () => {
  expect(FILES).toContain('schema-1.sql')
})
