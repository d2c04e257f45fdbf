// What not everybody sees, with real cores and a real hub: ideas without a name, and what champions keep among themselves.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { NAMELESS, type Role } from '../../shared/domain/rights.ts'
import { temporaryFolder, openTestCore, type TestCore } from '../support/core.ts'
import { openTestTeam, until, untilStatus, type TestTeam } from '../support/team.ts'

let team: TestTeam
const others: TestCore[] = []
afterEach(async () => {
  // they use folders that the team removes
  for (const core of others.splice(0)) await core.dispose()
  await team.dispose()
})

const ANSWERS = { customers: 'All who wait', delight: 'They stop waiting' }
const idOf = async (core: TestCore) => (await core.client.session.get({})).member!.id
const setRole = async (core: TestCore, role: Role) => team.admin.context.connection.account.call('PATCH', `/v1/members/${await idOf(core)}`, { role })

/** Everything that a device has written down, but for the list of members and its news: as text, and as the bytes of its file once that list is out of it. */
async function traces(core: TestCore, without: string): Promise<{ rows: string; bytes: Buffer }> {
  const { database } = core.context
  const names = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'member'`).pluck().all() as string[]
  const rows = JSON.stringify(names.map((name) => (database.prepare(`SELECT * FROM "${name}"`).all() as { entity?: string }[]).filter(({ entity }) => name !== 'ledger' || entity !== 'member')))
  const file = path.join(temporaryFolder(), 'copy.sqlite')
  database.exec(`VACUUM INTO '${file}'`)
  const copy = new Database(file)
  copy.prepare('DELETE FROM member WHERE id = ?').run(without)
  copy.prepare(`DELETE FROM ledger WHERE entity = 'member' AND rowId = ?`).run(without)
  copy.exec('VACUUM')
  copy.close()
  return { rows, bytes: readFileSync(file) }
}

let looks = 0
/** Both sides have compared what they hold, and it is the same. */
async function agrees(core: TestCore): Promise<void> {
  team.hub.clock.pass(2 * 60_000) // nobody may ask for it all the time
  core.clock.pass((looks += 1) * 60 * 60_000) // it is looked at every quarter of an hour
  await core.client.learnings.log({ text: `Something new at ${core.clock.now}` })
  await untilStatus(core, 'the comparison of both sides', ({ verifiedAt }) => verifiedAt === core.clock.now)
}

describe('an idea without a name', () => {
  it('is its author’s alone to know: nowhere on another’s device does anything say whose it is', async () => {
    team = await openTestTeam()
    const [bo, cy, di] = [await team.add('Bo'), await team.add('Cy', 'champion'), await team.add('Di')]
    const me = await idOf(bo)
    const { id } = await bo.client.ideas.create({ title: 'Let the night shift go home', answers: ANSWERS, customers: [{ name: 'Bageri Solros' }], nameless: true, submit: false })
    await bo.client.ideas.edit({ id, changes: { segments: [{ name: 'Bakeries' }], description: 'Two of us can close.', answers: { delight: 'They stop waiting at once' } } })
    await bo.client.ideas.move({ id, from: 'draft', to: 'submitted' })
    await bo.client.ideas.comment({ id, text: 'There are nine of us.' })
    await team.settle()
    // the champion changes what the author changes at the same time
    await team.goOffline()
    await bo.client.ideas.edit({ id, changes: { title: 'Let the night shift go home early' } })
    await cy.client.ideas.edit({ id, changes: { title: 'Let the night shift go' } })
    await team.goOnline()
    await team.settle()
    await bo.client.ideas.delete({ id })
    await bo.client.ideas.restore({ id })
    await team.settle()

    for (const core of [cy, di, team.admin]) {
      const { rows, bytes } = await traces(core, me)
      expect(rows).toContain(id)
      expect(rows).toContain(NAMELESS)
      expect(rows).not.toContain(me)
      expect(bytes.includes(id)).toBe(true)
      expect(bytes.includes(me)).toBe(false)
      const idea = await core.client.ideas.get({ id })
      expect(idea).toMatchObject({ nameless: true, mine: false, author: { id: NAMELESS, name: '' }, history: [{ by: { id: NAMELESS, name: '' } }], discussion: [{ author: { id: NAMELESS, name: '' }, mine: false }] })
    }
    expect(await bo.client.ideas.get({ id })).toMatchObject({ nameless: true, mine: true, discussion: [{ mine: true }] })
    expect((await bo.client.ideas.list({ filters: { authorId: me } })).rows.map((row) => row.id)).toEqual([id])
    expect((await di.client.ideas.list({ filters: { authorId: me } })).rows).toEqual([])
    // the conflict is told to the two whom it concerns
    expect((await bo.client.ledger.conflicts({ open: true })).rows).toMatchObject([{ field: 'title' }])
    expect((await cy.client.ledger.conflicts({ open: true })).rows).toHaveLength(1)
    expect((await di.client.ledger.conflicts({ open: true })).rows).toEqual([])
    const [conflict] = (await bo.client.ledger.conflicts({ open: true })).rows
    await bo.client.ledger.choose({ id: conflict!.id, choice: 'lost' })
    await team.settle()
    expect((await traces(cy, me)).rows).not.toContain(me)
    for (const core of [bo, cy, di]) await agrees(core)
  })

  it('has a way back to its author, who is told, answers without a name, and is found on each of their devices', async () => {
    team = await openTestTeam()
    const [bo, cy, di] = [await team.add('Bo'), await team.add('Cy', 'champion'), await team.add('Di', 'lead')]
    const { id } = await bo.client.ideas.create({ title: 'A quiet room', answers: ANSWERS, nameless: true })
    await team.settle()
    await expect(di.client.ideas.comment({ id, text: 'Who are you?', asks: true })).rejects.toMatchObject({ code: 'champions-only' })
    await cy.client.ideas.comment({ id, text: 'Which floor do you mean?', asks: true })
    await team.settle()
    const phone = await openTestCore({ name: 'Bo' })
    others.push(phone)
    await phone.client.sync.join({ address: team.url, code: await team.invite({ memberId: await idOf(bo) }), name: 'Bo' })
    await team.settle(phone)
    for (const core of [bo, phone]) expect(await core.client.ideas.questions({})).toMatchObject([{ ideaId: id, title: 'A quiet room', text: 'Which floor do you mean?', by: { name: 'Cy' } }])
    for (const core of [cy, di, team.admin]) expect(await core.client.ideas.questions({})).toEqual([])

    await phone.client.ideas.comment({ id, text: 'The third.' })
    await team.settle(phone, bo, cy, di)
    for (const core of [bo, phone]) expect(await core.client.ideas.questions({})).toEqual([])
    expect((await cy.client.ideas.get({ id })).discussion).toMatchObject([{ text: 'Which floor do you mean?', asks: true, mine: true }, { text: 'The third.', asks: false, author: { id: NAMELESS, name: '' }, mine: false }])
    // what the phone's author says, the laptop's author may take back; nobody else may
    const answer = (await bo.client.ideas.get({ id })).discussion[1]!
    await expect(di.client.ideas.deleteComment({ id: answer.id })).rejects.toMatchObject({ code: 'not-yours' })
    await bo.client.ideas.deleteComment({ id: answer.id })
    await bo.client.ideas.move({ id, from: 'submitted', to: 'draft' })
    await team.settle(phone, bo, cy, di)
    expect((await cy.client.ideas.get({ id })).stage).toBe('draft')
    await expect(di.client.ideas.edit({ id, changes: { title: 'Mine' } })).rejects.toMatchObject({ code: 'not-yours' })
    await agrees(phone)
  })

  it('of a champion is approved by them under their own name', async () => {
    team = await openTestTeam()
    const [cy, di] = [await team.add('Cy', 'champion'), await team.add('Di')]
    const { id } = await cy.client.ideas.create({ title: 'Fewer reviews', answers: ANSWERS, nameless: true })
    await cy.client.ideas.move({ id, from: 'submitted', to: 'approved' })
    await team.settle()
    expect((await di.client.ideas.get({ id })).history.map(({ by }) => by.name)).toEqual(['', 'Cy'])
    expect(cy.context.connection.status().rejections).toBe(0)
  })

  it('that the hub refuses and is sent again does not get a name by that', async () => {
    team = await openTestTeam()
    const [bo, cy] = [await team.add('Bo'), await team.add('Cy', 'champion')]
    const { id } = await bo.client.ideas.create({ title: 'A quiet room', answers: ANSWERS, nameless: true })
    await team.settle()
    const me = await idOf(bo)
    await bo.close()
    await cy.client.ideas.delete({ id })
    await team.settle(cy)
    await team.goOffline()
    const away = await openTestCore({ dataDir: bo.dataDir, name: null })
    others.push(away)
    await away.client.ideas.comment({ id, text: 'One more thing.' })
    await team.goOnline()
    away.context.connection.hurry()
    await untilStatus(away, 'the refusal', ({ rejections }) => rejections === 1)
    await cy.client.ideas.restore({ id })
    await team.settle(away, cy)
    const [refused] = (await away.client.ledger.rejections({ open: true })).rows
    await away.client.ledger.resend({ id: refused!.id, values: [] })
    await team.settle(away, cy)
    expect((await cy.client.ideas.get({ id })).discussion).toMatchObject([{ text: 'One more thing.', author: { id: NAMELESS } }])
    expect((await traces(cy, me)).rows).not.toContain(me)
  })

  it('is for a team: alone there is nobody to keep a name from', async () => {
    team = await openTestTeam()
    const alone = await openTestCore()
    others.push(alone)
    await expect(alone.client.ideas.create({ title: 'Psst', answers: ANSWERS, nameless: true })).rejects.toMatchObject({ code: 'alone' })
    expect((await alone.client.ideas.list({})).rows).toEqual([])
  })

  it('leaves its author out of what is exported, also on their own device', async () => {
    team = await openTestTeam()
    const [bo, cy] = [await team.add('Bo'), await team.add('Cy', 'champion')]
    const { id } = await bo.client.ideas.create({ title: 'A quiet room', answers: ANSWERS, nameless: true })
    await team.settle()
    await cy.client.ideas.addNote({ id, text: 'I think I know who.' })
    await team.settle()
    for (const core of [bo, cy]) {
      const { folder, files } = await core.client.settings.export({})
      const lines = readFileSync(path.join(folder, files.find((file) => file.endsWith('.jsonl'))!), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { table?: string; fields?: Record<string, unknown> })
      expect(lines.filter(({ table }) => table === 'idea')).toMatchObject([{ fields: { authorId: NAMELESS } }])
      expect(lines.filter(({ table }) => table === 'authorship' || table === 'championNote')).toEqual([])
      expect(JSON.stringify(lines.filter(({ table }) => table !== undefined && table !== 'member'))).not.toContain(await idOf(bo))
    }
    expect((await bo.client.settings.check({})).problems).toEqual([])
  })
})

describe('what champions keep among themselves', () => {
  it('is on the devices of champions and admins, and on no other', async () => {
    team = await openTestTeam()
    const [cy, di] = [await team.add('Cy', 'champion'), await team.add('Di', 'lead')]
    const { id } = await di.client.ideas.create({ title: 'A quiet room', answers: ANSWERS })
    await team.settle()
    await cy.client.ideas.addNote({ id, text: 'Ask the works council first' })
    await team.settle()
    expect((await team.admin.client.ideas.get({ id })).notes).toMatchObject([{ text: 'Ask the works council first', author: { name: 'Cy' }, mine: false }])
    await expect(di.client.ideas.addNote({ id, text: 'Mine' })).rejects.toMatchObject({ code: 'champions-only' })
    const [note] = (await team.admin.client.ideas.get({ id })).notes
    await expect(team.admin.client.ideas.editNote({ id: note!.id, text: 'Do not' })).rejects.toMatchObject({ code: 'not-yours' })
    await cy.client.ideas.editNote({ id: note!.id, text: 'Ask the works council in May' })
    await cy.client.ideas.deleteNote({ id: note!.id })
    await cy.client.ideas.restoreNote({ id: note!.id })
    await team.settle()
    expect((await team.admin.client.ideas.get({ id })).notes).toMatchObject([{ text: 'Ask the works council in May' }])
    const { rows, bytes } = await traces(di, '')
    expect([rows.includes('works council'), bytes.includes('works council')]).toEqual([false, false])
    for (const core of [team.admin, cy, di]) await agrees(core)
  })

  it('comes with the role and goes with it, also when the device was away and had something to say', async () => {
    team = await openTestTeam()
    const [cy, di] = [await team.add('Cy', 'champion'), await team.add('Di', 'lead')]
    const { id } = await di.client.ideas.create({ title: 'A quiet room', answers: ANSWERS })
    await team.settle()
    await cy.client.ideas.addNote({ id, text: 'Ask the works council first' })
    await team.settle()
    await setRole(di, 'champion')
    await until('the note to come', async () => (await di.client.ideas.get({ id })).notes.length === 1)
    await di.client.ideas.addNote({ id, text: 'I did, in May' })
    await team.settle()
    await agrees(di)

    await team.goOffline()
    const [, own] = (await di.client.ideas.get({ id })).notes
    await di.client.ideas.editNote({ id: own!.id, text: 'I did, and they like it' })
    await di.close()
    await team.goOnline()
    await team.settle(team.admin)
    const member = (await team.admin.client.session.people({})).find(({ name }) => name === 'Di')!.id
    await team.admin.context.connection.account.call('PATCH', `/v1/members/${member}`, { role: 'employee' })
    const away = await openTestCore({ dataDir: di.dataDir, name: null })
    others.push(away)
    await until('the notes to go', async () => (await away.client.ideas.get({ id })).notes.length === 0)
    const { rows } = await traces(away, '')
    expect(rows).not.toContain('works council')
    // what they wrote themselves is kept for them, and says why it was not taken
    await untilStatus(away, 'the refusal', ({ rejections }) => rejections === 1)
    expect((await away.client.ledger.rejections({ open: true })).rows).toMatchObject([{ entity: 'championNote', fields: [{ field: 'text', mine: { text: 'I did, and they like it' } }] }])
    expect((await away.client.ideas.get({ id })).notes).toEqual([])
    await agrees(away)
  })
})
