// Erased words leave the devices, too: real cores and a real hub. Whatever a device held of them is gone from its folder, and it says so.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attachmentFile } from '../../electron/core/store/attachment-files.ts'
import { backupTo, DATABASE_FILE } from '../../electron/core/store/database.ts'
import { backupFolder } from '../../electron/core/store/data-folder.ts'
import { ERASED } from '../../shared/sync/erasure.ts'
import type { TestCore } from '../support/core.ts'
import { openTestTeam, until, untilStatus, type TestTeam } from '../support/team.ts'

const SECRET = 'Grönqvist & Söner'
const WORDS = 'My brother waited forty minutes for the blue kettle'
const QUOTE = 'I told you twice, and nobody wrote it down'
const TRACES = [SECRET, 'Grönqvist', 'gronqvist', 'blue kettle', 'brother waited', 'told you twice', 'kettle-photo']

let team: TestTeam
let maja: TestCore
beforeEach(async () => {
  team = await openTestTeam()
  maja = await team.add('Maja')
})
afterEach(() => team.dispose())

/** Which of these words are in any file of the folder. */
function traces(folder: string): string[] {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).toString('utf8') + entry.name)
  return TRACES.filter((words) => bytes.some((text) => text.includes(words)))
}

const call = (method: 'GET' | 'POST', url: string, body?: object) => team.admin.context.connection.account.call(method, url, body)
const devices = async (id: string) => ((await call('GET', `/v1/erasures/${id}`)) as { devices: { expected: number; confirmed: number } }).devices
const offline = (core: TestCore) => untilStatus(core, 'it to notice', ({ state }) => state === 'unreachable')

/** Learnings, an idea, an attachment and a draft about a customer, on both devices. */
async function filled() {
  const bytes = new Uint8Array(Buffer.from('%PDF the blue kettle'))
  const file = await maja.client.settings.putAttachment({ name: 'kettle-photo.pdf', mime: 'application/pdf', bytes })
  const learning = await maja.client.learnings.log({ text: WORDS, quote: QUOTE, customer: { name: SECRET }, waits: true, attachments: [file] })
  const other = await maja.client.learnings.log({ text: 'About somebody else' })
  const idea = await maja.client.ideas.create({ title: `Call ${SECRET} first`, description: `They said: ${WORDS}.`, submit: false })
  await team.settle()
  await maja.client.session.saveDraft({ key: 'idea:new', value: JSON.stringify({ title: `${SECRET} again`, description: QUOTE }) })
  await maja.client.session.saveDraft({ key: `learning:edit:${learning.id}`, value: JSON.stringify({ text: `${WORDS} and more` }) })
  await maja.client.session.saveDraft({ key: 'other', value: JSON.stringify({ text: 'About somebody else' }) })
  return { learning, other, idea, sha256: file.sha256, customerId: learning.customer!.id }
}

/** Acts while Maja's device cannot reach the hub. */
async function whileAway<T>(act: () => Promise<T>): Promise<T> {
  await maja.close()
  await team.goOnline()
  await untilStatus(team.admin, 'the admin to be back', ({ state }) => state === 'up-to-date' || state === 'needs-you')
  const done = await act()
  await team.hub.erasures.settle()
  maja = await maja.reopen()
  return done
}

describe('erasing a customer', () => {
  it('takes their words out of rows, drafts, ledger, search, files and backups of every device, and each confirms', async () => {
    const { learning, other, idea, sha256, customerId } = await filled()
    // an edit by another makes the ledger tell what was there before
    await team.admin.client.learnings.edit({ id: learning.id, changes: { quote: `${QUOTE}, they said` } })
    await team.settle()
    await maja.context.search.settle()
    await backupTo(maja.context.database, path.join(backupFolder(maja.dataDir), 'daily-2026-03-04.sqlite'))
    expect(traces(maja.dataDir)).toEqual(expect.arrayContaining([SECRET, 'blue kettle', 'told you twice', 'kettle-photo']))
    const { id } = (await call('POST', '/v1/erasures', { what: 'customer', id: customerId })) as { id: string }
    await until('both devices to confirm', async () => (await devices(id)).confirmed === 2)
    await team.settle()

    for (const core of [maja, team.admin]) {
      await core.context.search.settle()
      core.context.database.pragma('wal_checkpoint(TRUNCATE)')
      expect([core.dataDir, traces(core.dataDir)]).toEqual([core.dataDir, []])
    }
    expect(existsSync(attachmentFile(maja.dataDir, sha256))).toBe(false)
    expect(await maja.client.learnings.get({ id: learning.id })).toMatchObject({ text: ERASED, quote: ERASED, attachments: [] })
    expect(await maja.client.learnings.get({ id: other.id })).toMatchObject({ text: 'About somebody else' })
    expect(await maja.client.ideas.get({ id: idea.id })).toMatchObject({ title: `Call ${ERASED} first`, description: `They said: ${ERASED}.` })
    const drafts = maja.context.store.read.all<{ key: string; value: string }>('SELECT key, value FROM draft ORDER BY key')
    expect(drafts).toEqual([{ key: 'idea:new', value: JSON.stringify({ title: `${ERASED} again`, description: ERASED }) }, { key: 'other', value: JSON.stringify({ text: 'About somebody else' }) }])
    // and both still agree with the hub
    maja.context.connection.hurry()
    expect(maja.context.store.read.all('SELECT state, terms FROM erasing')).toEqual([{ state: expect.stringMatching(/swept|told/) as string, terms: null }])
  })

  it('does not wait for another program that reads the database', async () => {
    const { customerId } = await filled()
    const { database } = maja.context
    const reader = new Database(path.join(maja.dataDir, DATABASE_FILE), { readonly: true })
    reader.exec('BEGIN')
    expect(reader.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(1)
    const waits: unknown[] = []
    const pragma = database.pragma.bind(database)
    database.pragma = (source, options) => {
      if (source.includes('TRUNCATE')) waits.push(pragma('busy_timeout', { simple: true }))
      return pragma(source, options)
    }
    const { id } = (await call('POST', '/v1/erasures', { what: 'customer', id: customerId })) as { id: string }
    await until('both devices to confirm', async () => (await devices(id)).confirmed === 2)
    expect(waits).toEqual([0])
    reader.close()
  })

  it('reaches a device that was away, before it sends what it wrote meanwhile: nothing of it comes back', async () => {
    const { learning, customerId } = await filled()
    await team.goOffline()
    await offline(maja)
    await maja.client.learnings.edit({ id: learning.id, changes: { text: `${WORDS}, and left`, sentiment: 'bad' } })
    await maja.client.learnings.log({ text: `${WORDS} again`, customer: { id: customerId } })
    const kept = await maja.client.ideas.create({ title: `What ${SECRET} needs`, description: 'Faster answers', submit: false })
    // the hub comes back without Maja, and the customer is erased
    const { id } = await whileAway(async () => (await call('POST', '/v1/erasures', { what: 'customer', id: customerId })) as { id: string })
    maja.context.connection.hurry()
    await until('both devices to confirm', async () => (await devices(id)).confirmed === 2)
    await untilStatus(maja, 'all to be answered', ({ waiting, rejections }) => waiting === 0 && rejections > 0)

    const hub = JSON.stringify([await team.hub.context.store.read.all('SELECT * FROM record'), await team.hub.context.store.read.all('SELECT * FROM op')])
    expect(TRACES.filter((words) => hub.includes(words))).toEqual([])
    maja.context.database.pragma('wal_checkpoint(TRUNCATE)')
    maja.context.database.exec('VACUUM')
    maja.context.database.pragma('wal_checkpoint(TRUNCATE)')
    await maja.context.search.settle()
    expect(traces(maja.dataDir)).toEqual([])
    expect(await maja.client.ideas.get({ id: kept.id })).toMatchObject({ title: `What ${ERASED} needs`, description: 'Faster answers' })
    const codes = maja.context.store.read.all<{ code: string }>('SELECT code FROM rejected').map(({ code }) => code)
    expect(codes).toContain('erased')
    expect(maja.context.store.read.value('SELECT 1 FROM rejected WHERE op LIKE ?', ['%waited%'])).toBeUndefined()
  })

  it('is confirmed again after the answer was lost, and costs nothing when everything is read anew', async () => {
    const { customerId } = await filled()
    const { id } = (await call('POST', '/v1/erasures', { what: 'customer', id: customerId })) as { id: string }
    await until('both devices to confirm', async () => (await devices(id)).confirmed === 2)
    await until('the hub’s answer to be noted', () => maja.context.store.read.value(`SELECT state FROM erasing`) === 'told')
    // as if the answer had not come
    maja.context.store.write((write) => write.run(`UPDATE erasing SET state = 'swept'`))
    await team.hub.context.store.write((tx) => tx.run('DELETE FROM erased'))
    await team.goOffline()
    await offline(maja)
    await team.goOnline()
    await until('it to say so again', async () => {
      maja.context.connection.hurry()
      return (await devices(id)).confirmed === 1
    })
    const { size } = statSync(path.join(maja.dataDir, 'empty-chair.sqlite'))
    expect(size).toBeGreaterThan(0)
    expect(maja.context.connection.status().conflicts).toBe(0)
  })
})

/** A meeting of the team that was held: the customer's story was told, an idea was decided, and `voice` objected for the customer and wrote in the note. */
async function heldMeeting(voice: TestCore, { learning, idea }: { learning: { id: string }; idea: { id: string } }): Promise<string> {
  const { admin } = team
  await admin.client.ideas.edit({ id: idea.id, changes: { answers: { customers: 'All who wait', delight: 'Somebody calls them' } } })
  await admin.client.ideas.move({ id: idea.id, from: 'draft', to: 'submitted' })
  const meetingId = (await admin.client.meetings.createSeries({ name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'UTC', minutes: 60 })).nextMeeting!.id
  const [story, decided] = [`learning:${learning.id}`, `idea:${idea.id}`]
  await admin.client.meetings.discuss({ meetingId, subject: story, discussed: true, note: `${SECRET} would rather be called` })
  const { segments } = await admin.client.meetings.decide({ meetingId, subject: decided, decision: 'park', reason: `Ask ${SECRET} again in spring` })
  await admin.client.meetings.act({ meetingId, subject: decided, title: `Call ${SECRET}` })
  await team.settle()
  const decision = segments.flatMap(({ items }) => items).find(({ subject }) => subject === decided)!.decisions[0]!
  await voice.client.meetings.object({ meetingId, decisionId: decision.id, text: 'I have waited long enough with my blue kettle' })
  await team.settle()
  await admin.client.meetings.close({ meetingId })
  await team.settle()
  return meetingId
}

it('erasing a customer takes what was said in their name out of decisions, kept agendas, notes and actions; the minutes stay', async () => {
  const { learning, idea, customerId } = await filled()
  const meetingId = await heldMeeting(maja, { learning, idea })
  expect((await maja.client.minutes.get({ meetingId })).segments.flatMap(({ items }) => items).flatMap(({ decisions }) => decisions)[0]).toMatchObject({ objection: { customer: SECRET, text: 'I have waited long enough with my blue kettle', by: { name: 'Maja' } } })
  const { id } = (await call('POST', '/v1/erasures', { what: 'customer', id: customerId })) as { id: string }
  await until('both devices to confirm', async () => (await devices(id)).confirmed === 2)
  await team.settle()
  for (const core of [maja, team.admin]) {
    await core.context.search.settle()
    core.context.database.pragma('wal_checkpoint(TRUNCATE)')
    expect([core.dataDir, traces(core.dataDir)]).toEqual([core.dataDir, []])
    const minutes = await core.client.minutes.get({ meetingId })
    const items = minutes.segments.flatMap((segment) => segment.items)
    expect(items.flatMap(({ decisions }) => decisions)).toMatchObject([{ kind: 'park', reason: `Ask ${ERASED} again in spring`, objection: { text: ERASED } }])
    expect(items.find(({ kind }) => kind === 'learning')).toMatchObject({ title: ERASED, quote: ERASED, note: `${ERASED} would rather be called` })
    expect(minutes.actions.map(({ title }) => title)).toEqual([`Call ${ERASED}`])
  }
  const hub = JSON.stringify([await team.hub.context.store.read.all('SELECT * FROM record'), await team.hub.context.store.read.all('SELECT * FROM op')])
  expect(TRACES.filter((words) => hub.includes(words))).toEqual([])
})

it('erasing a member takes them out of the roles, decisions, objections and notes of held meetings', async () => {
  const leaving = await team.add('Viktoria Lindqvist', 'lead')
  const made = await filled()
  const memberId = team.admin.context.store.read.value<string>(`SELECT id FROM member WHERE name = 'Viktoria Lindqvist'`)!
  const meetingId = await heldMeeting(leaving, made)
  const next = (await team.admin.client.meetings.listSeries({}))[0]!.nextMeeting!.id
  await team.admin.client.meetings.setRole({ meetingId: next, role: 'voice', memberId })
  await leaving.client.meetings.discuss({ meetingId: next, subject: `learning:${made.other.id}`, discussed: true, note: 'Viktoria asks the landlord' })
  await team.settle()
  await team.admin.client.meetings.discuss({ meetingId: next, subject: `learning:${made.other.id}`, discussed: true, note: 'Viktoria asks the landlord\nTwo offers', noteWas: 'Viktoria asks the landlord' })
  await team.settle()
  await team.admin.client.meetings.close({ meetingId: next })
  await team.settle()
  expect((await maja.client.minutes.get({ meetingId: next })).meeting.roles).toContainEqual(expect.objectContaining({ role: 'voice', member: { id: memberId, name: 'Viktoria Lindqvist' } }))
  const { id } = (await call('POST', '/v1/erasures', { what: 'member', id: memberId })) as { id: string }
  await until('the others to confirm', async () => (await devices(id)).confirmed === 2)
  await team.settle(team.admin, maja)
  for (const core of [maja, team.admin]) {
    core.context.database.pragma('wal_checkpoint(TRUNCATE)')
    await core.context.search.settle()
    const text = readdirSync(core.dataDir).filter((name) => statSync(path.join(core.dataDir, name)).isFile()).map((name) => readFileSync(path.join(core.dataDir, name)).toString('utf8')).join('')
    expect(text.includes('Lindqvist')).toBe(false)
    expect((await core.client.minutes.get({ meetingId: next })).meeting.roles?.find(({ role }) => role === 'voice')?.member.name).toBe(ERASED)
    // what they said for the customer stays the customer's
    expect((await core.client.minutes.get({ meetingId })).segments.flatMap(({ items }) => items).flatMap(({ decisions }) => decisions)[0]).toMatchObject({ objection: { by: { name: ERASED }, customer: SECRET } })
  }
})

it('erasing a member takes their name out of the other devices, and signs their own out', async () => {
  const leaving = await team.add('Viktoria Lindqvist')
  const idea = await leaving.client.ideas.create({ title: 'Answer within the hour', description: '', submit: false })
  await team.settle()
  await team.admin.client.ideas.comment({ id: idea.id, text: 'Viktoria Lindqvist knows more' })
  await team.settle()
  const memberId = team.admin.context.store.read.value<string>(`SELECT id FROM member WHERE name = 'Viktoria Lindqvist'`)!
  const { id } = (await call('POST', '/v1/erasures', { what: 'member', id: memberId })) as { id: string }
  await until('the others to confirm', async () => (await devices(id)).confirmed === 2)
  await untilStatus(leaving, 'her device to be signed out', ({ state }) => state === 'signed-out')
  for (const core of [maja, team.admin]) {
    core.context.database.pragma('wal_checkpoint(TRUNCATE)')
    await core.context.search.settle()
    const text = readdirSync(core.dataDir).filter((name) => statSync(path.join(core.dataDir, name)).isFile()).map((name) => readFileSync(path.join(core.dataDir, name)).toString('utf8')).join('')
    expect(text.includes('Lindqvist')).toBe(false)
  }
  expect(await maja.client.ideas.get({ id: idea.id })).toMatchObject({ title: 'Answer within the hour', author: { name: ERASED } })
})
