// The app killed (-9) in the middle of sending, of receiving and of bringing its database up to date: as real processes, beside a real hub.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../electron/core/store/database.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { silentLog } from '../../shared/log.ts'
import { openTestCore, START, temporaryFolder, type TestCore } from '../support/core.ts'
import { makes, testDevice } from '../support/hub.ts'
import { startingNow } from '../support/hub.ts'
import { openTestTeam, until, type TestTeam } from '../support/team.ts'

const KILLS = Number(process.env['APP_KILLS'] ?? 3)
const DEVICE = path.join(import.meta.dirname, '../support/sync-device.ts')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let team: TestTeam | null = null
let core: TestCore | null = null
afterEach(async () => {
  await core?.dispose()
  await team?.dispose()
  core = team = null
})

interface Running { child: ChildProcess; lines: string[] }
function start(folder: string, url: string, code: string, mode = ''): Running {
  const child = spawn(process.execPath, [DEVICE, folder, url, code, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  const running: Running = { child, lines: [] }
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop()!
    running.lines.push(...parts)
  })
  return running
}
async function kill({ child }: Running): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'close')
}

const digests = (one: TestCore) => one.context.store.read.all(`SELECT 'learning' AS entity, id, ver FROM learning WHERE deletedAt IS NULL UNION ALL SELECT 'customer', id, ver FROM customer WHERE deletedAt IS NULL UNION ALL SELECT 'learningTag', id, ver FROM learningTag WHERE deletedAt IS NULL ORDER BY 1, 2`)

test(`killed ${KILLS} times while it writes and sends: what was saved is on the hub, once`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
  team = await openTestTeam({ hub: { clock: startingNow() } })
  const folder = temporaryFolder()
  const code = await team.invite()
  const saved = new Set<string>()
  for (let kills = 0; kills < KILLS; kills += 1) {
    const running = start(folder, team.url, code, 'write')
    await until('a saved learning', () => running.lines.length > 5)
    await pause(Math.random() * 300)
    await kill(running)
    for (const id of running.lines) saved.add(id)
  }
  core = await openTestCore({ dataDir: folder, name: null, now: Date.now })
  await team.settle(core, team.admin)
  const ids = (await team.hub.context.store.read.all<{ id: string }>(`SELECT id FROM record WHERE entity = 'learning' AND deleted = 0`)).map(({ id }) => id)
  expect([...saved].filter((id) => !ids.includes(id))).toEqual([])
  expect(core.context.store.read.value('SELECT count(*) FROM rejected')).toBe(0)
  // at most the one that was not said yet, for each kill
  expect(ids.length - saved.size).toBeLessThanOrEqual(KILLS)
  expect(digests(core)).toEqual(digests(team.admin))
})

test(`killed ${KILLS} times while it reads everything for the first time: it goes on where it was, and ends with the hub's rows`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
  team = await openTestTeam({ hub: { clock: startingNow() } })
  const access = await team.admin.context.connection.account.token()
  const writer = testDevice(team.hub, { access })
  await writer.hello()
  for (let round = 0; round < 8; round += 1) await writer.results(Array.from({ length: 1000 }, (_, at) => makes.customer(`Customer ${round}-${at}`)))
  const folder = temporaryFolder()
  const code = await team.invite()
  let furthest = 0
  let midway = 0
  for (let kills = 0; kills < KILLS; kills += 1) {
    const running = start(folder, team.url, code)
    await until('a page', () => running.lines.length > (kills === 0 ? 1 : 0))
    await kill(running)
    const cursor = Number(running.lines.at(-1))
    expect(cursor).toBeGreaterThanOrEqual(furthest)
    furthest = cursor
    if (cursor > 0 && cursor < 8000) midway += 1
  }
  expect(midway).toBeGreaterThan(0)
  core = await openTestCore({ dataDir: folder, name: null, now: Date.now })
  await team.settle(core, team.admin)
  expect(core.context.store.read.value('SELECT count(*) FROM customer')).toBe(8000)
  expect(digests(core)).toEqual(digests(team.admin))
})

test('killed while its database is brought up to date: the old one is whole, and the next start does it', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const file = path.join(folder, DATABASE_FILE)
  core = await openTestCore({ dataDir: folder })
  for (let n = 0; n < 20; n += 1) await core.client.learnings.log({ text: `learning ${n}` })
  await core.close()
  // a version to come that takes long: it fills a table, and then adds a column
  const slow = `CREATE TABLE heavy (n INTEGER); INSERT INTO heavy WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000000) SELECT n FROM c; ALTER TABLE learning ADD COLUMN later TEXT;`
  const program = `import { openDatabase } from ${JSON.stringify(path.join(import.meta.dirname, '../../electron/core/store/database.ts'))}
    import { MIGRATIONS } from ${JSON.stringify(path.join(import.meta.dirname, '../../electron/core/store/migrations/migrations.ts'))}
    const log = { error() {}, info() {}, debug() {} }
    process.stdout.write('begin\\n')
    openDatabase({ dataDir: ${JSON.stringify(folder)}, readOnly: false, afterCrash: false, now: Date.now, log, migrations: [...MIGRATIONS, ${JSON.stringify(slow)}] })
    process.stdout.write('end\\n')`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  await once(child.stdout, 'data')
  // its journal grows: it is in the middle
  await until('the journal to grow', () => said.includes('end') || openJournal(file) > 2_000_000)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(said).not.toContain('end')

  const before = new Database(file)
  expect(before.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
  expect(before.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(before.prepare('SELECT count(*) FROM learning').pluck().get()).toBe(20)
  before.close()
  const { database, notices } = openDatabase({ dataDir: folder, readOnly: false, afterCrash: true, now: () => START, log: silentLog, migrations: [...MIGRATIONS, 'ALTER TABLE learning ADD COLUMN later TEXT'] })
  expect(notices).toEqual(['migrated'])
  expect(database.prepare('SELECT count(*) FROM learning WHERE later IS NULL').pluck().get()).toBe(20)
  database.close()
  core = null
})

function openJournal(file: string): number {
  try {
    return statSync(`${file}-wal`).size
  } catch {
    return 0
  }
}
