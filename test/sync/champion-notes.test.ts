// Private notes of champions, everywhere that an employee could meet them: on their device, in what it tells, finds and writes out, and in what the hub tells programs. Also on the device of whoever is champion no more.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { DATABASE_FILE } from '../../electron/core/store/database.ts'
import { backup, restore } from '../../hub/backup.ts'
import type { RecordRow } from '../../hub/sync/records.ts'
import { EVENTS, eventOf, payloadOf } from '../../hub/webhooks/events.ts'
import { MINUTE, temporaryFolder, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { programOf } from '../support/programs.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'champion'], ['Cy', 'employee'])
const answers = { customers: 'Nurses', delight: 'They sleep longer' }
/** No word of it stands anywhere else. */
const SECRET = 'Zebrafink'

/** An idea of Cy's with a note of Bo's, and something to tell besides. */
async function noted(): Promise<string> {
  const { id } = await cy.client.ideas.create({ title: 'Evening slots', answers })
  await team.settle()
  await bo.client.ideas.addNote({ id, text: `Ask ${SECRET} first` })
  const note = (await bo.client.ideas.get({ id })).notes[0]!
  await bo.client.ideas.editNote({ id: note.id, text: `Ask ${SECRET} in May` })
  await bo.client.ideas.comment({ id, text: 'How many nurses?' })
  await team.settle()
  return id
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
}

/** All that a device has written down, and all that it tells, finds and writes out of an idea. */
async function knownTo(core: TestCore, id: string): Promise<string> {
  const { database } = core.context
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all() as string[]
  const { client } = core
  core.clock.pass(MINUTE) // each export has a folder of its own
  const { folder } = await client.settings.export({})
  const told = await Promise.all([
    client.ideas.get({ id }),
    client.backing.changes({ id }),
    client.home.get({}),
    client.home.news({}),
    client.home.digest({ period: 'weekly' }),
    client.home.digestMail({ language: 'en' }),
    client.search.find({ text: SECRET }),
    client.ledger.list({}),
    client.ledger.rejections({ open: true }),
    client.feed.list({}),
  ])
  return JSON.stringify([tables.map((table) => database.prepare(`SELECT * FROM "${table}"`).all()), told]) + filesIn(folder).map((file) => readFileSync(file, 'latin1')).join('\n')
}

it('are in nothing that an employee’s device holds, tells, finds or writes out', async () => {
  const id = await noted()
  expect(await knownTo(bo, id)).toContain(SECRET)
  const known = await knownTo(cy, id)
  expect(known).toContain('How many nurses?')
  expect(known).not.toContain(SECRET)
})

it('go from the device of whoever is champion no more, from all that it tells, finds and writes out', async () => {
  const id = await noted()
  const me = (await cy.client.session.get({})).member!.id
  const setRole = (role: string) => team.admin.context.connection.account.call('PATCH', `/v1/members/${me}`, { role })
  await setRole('champion')
  await until('the note to come', async () => (await cy.client.ideas.get({ id })).notes.length === 1)
  expect(await knownTo(cy, id)).toContain(SECRET)
  await setRole('employee')
  await until('the note to go', async () => (await cy.client.ideas.get({ id })).notes.length === 0)
  await team.settle()
  expect(await knownTo(cy, id)).not.toContain(SECRET)
})

it('are overwritten in the files of the database too, when they go', async () => {
  const { id } = await cy.client.ideas.create({ title: 'Evening slots', answers })
  await team.settle()
  // long enough for pages of their own
  for (let n = 0; n < 20; n += 1) await bo.client.ideas.addNote({ id, text: `Ask ${SECRET} first. `.repeat(150) })
  const me = (await cy.client.session.get({})).member!.id
  const setRole = (role: string) => team.admin.context.connection.account.call('PATCH', `/v1/members/${me}`, { role })
  const written = () => filesIn(cy.dataDir).some((file) => readFileSync(file, 'latin1').includes(SECRET))
  await setRole('champion')
  await until('the notes to come', async () => (await cy.client.ideas.get({ id })).notes.length === 20)
  cy.context.database.pragma('wal_checkpoint(TRUNCATE)') // into the database itself
  expect(written()).toBe(true)
  await setRole('employee')
  await until('the notes to go', async () => (await cy.client.ideas.get({ id })).notes.length === 0)
  await until('them to be overwritten, in the journal too', () => !written())
})

it('of one’s own go but for what was settled, by which they come back to the others when the hub is restored to before them', async () => {
  const { id } = await cy.client.ideas.create({ title: 'Evening slots', answers })
  const me = (await cy.client.session.get({})).member!.id
  const setRole = (role: string) => team.admin.context.connection.account.call('PATCH', `/v1/members/${me}`, { role })
  await setRole('champion')
  await team.settle()
  const file = path.join(temporaryFolder(), 'hub.backup')
  await backup(team.hub.context.store, file, 0)
  await cy.client.ideas.addNote({ id, text: `Ask ${SECRET} first` })
  await team.settle()
  await setRole('employee')
  await until('the note to go', async () => (await cy.client.ideas.get({ id })).notes.length === 0)
  await team.settle()
  const { database } = cy.context
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all() as string[]
  expect(tables.filter((table) => JSON.stringify(database.prepare(`SELECT * FROM "${table}"`).all()).includes(SECRET))).toEqual(['acked'])
  await restore(team.hub.context.store, file, { replace: true, now: team.hub.clock.now })
  await team.goOffline()
  await team.goOnline()
  await until('the note to come back', async () => (await bo.client.ideas.get({ id })).notes.some(({ text }) => text.includes(SECRET)))
})

/** As large as it is now, or larger when it is written on: only emptying makes it smaller. */
const journalOf = (core: TestCore) => statSync(path.join(core.dataDir, `${DATABASE_FILE}-wal`)).size

it('leave the journal of a device alone that never held one, when they are written, and when somebody else’s role changes', async () => {
  const id = await noted()
  const before = journalOf(cy)
  expect(before).toBeGreaterThan(0)
  await bo.client.ideas.addNote({ id, text: 'And in June' })
  await team.settle()
  expect(journalOf(cy)).toBeGreaterThanOrEqual(before)
  await team.admin.context.connection.account.call('PATCH', `/v1/members/${(await bo.client.session.get({})).member!.id}`, { role: 'employee' })
  await until('the notes to go from Bo’s device', async () => (await bo.client.ideas.get({ id })).notes.length === 0)
  await team.settle()
  expect(journalOf(cy)).toBeGreaterThanOrEqual(before)
})

it('go without waiting for another program that reads the database', async () => {
  const id = await noted()
  const { database } = bo.context
  const reader = new Database(path.join(bo.dataDir, DATABASE_FILE), { readonly: true })
  reader.exec('BEGIN')
  expect(reader.prepare('SELECT count(*) FROM championNote').pluck().get()).toBe(1)
  const patience = () => database.pragma('busy_timeout', { simple: true })
  const usual = patience()
  const waits: unknown[] = []
  const pragma = database.pragma.bind(database)
  database.pragma = (source, options) => {
    if (source.includes('TRUNCATE')) waits.push(pragma('busy_timeout', { simple: true }))
    return pragma(source, options)
  }
  await team.admin.context.connection.account.call('PATCH', `/v1/members/${(await bo.client.session.get({})).member!.id}`, { role: 'employee' })
  await until('the note to go', async () => (await bo.client.ideas.get({ id })).notes.length === 0)
  await until('the journal to be tried', () => waits.length > 0)
  expect(waits).toEqual([0])
  expect([usual, patience()]).toEqual([3000, 3000])
  reader.close()
})

it('are in no export of a workspace, not even a champion’s', async () => {
  await noted()
  const { folder } = await bo.client.settings.export({})
  const files = filesIn(folder).map((file) => readFileSync(file, 'latin1'))
  expect(files.some((text) => text.includes('Evening slots'))).toBe(true)
  expect(files.filter((text) => text.includes(SECRET))).toEqual([])
})

it('are told to no program and by no webhook, whoever’s they are', async () => {
  const id = await noted()
  for (const core of [cy, bo, team.admin]) {
    const { token } = await core.client.programs.createToken({ name: 'Dashboard', scopes: ['ideas:read', 'learnings:read'], days: 30 })
    const program = programOf(team.hub, token)
    const answers = await Promise.all(['/v1/ideas', `/v1/ideas/${id}`, '/v1/learnings'].map((at) => program.ask('GET', at)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(JSON.stringify(answers)).toContain('Evening slots')
    expect(JSON.stringify(answers)).not.toContain(SECRET)
  }
  const { store } = team.hub.context
  const records = await store.read.all<RecordRow>('SELECT * FROM record ORDER BY ver')
  expect(JSON.stringify(records)).toContain(SECRET)
  const sent = await Promise.all(records.flatMap((record) => {
    const event = eventOf(record, 0)
    return event ? [payloadOf(store.read, event, record.id, 0)] : []
  }))
  expect(sent.length).toBeGreaterThan(1)
  expect(EVENTS.some((event) => event.includes('note'))).toBe(false)
  expect(JSON.stringify(sent)).not.toContain(SECRET)
})
