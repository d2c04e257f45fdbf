// Erasure and export on the hub: afterwards no table, no file of the database and no backup holds the words, and nobody brings them back.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { backup, restore } from '../../hub/backup.ts'
import { quoted, TABLES } from '../../hub/store/store.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import { ERASED } from '../../shared/sync/erasure.ts'
import type { PushResult, WireRow } from '../../shared/protocol.ts'
import { onBoth } from '../support/both.ts'
import { START, temporaryFolder } from '../support/core.ts'
import { ask, invited, joinFirst, makes, nameless, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'

const codeOf = (result: PushResult | undefined): string => (result === undefined ? 'nothing' : 'code' in result ? result.code : 'done')
const SECRET = 'Grönqvist & Söner'
const WORDS = 'My brother waited forty minutes for the blue kettle'
const QUOTE = 'I told you twice, and nobody wrote it down'
const ANSWER = 'We called them about the blue kettle'

interface Erasure { id: string; state: string; rows: number; devices: { expected: number; confirmed: number; revoked: number; open?: { memberId: string }[] } }

onBoth('erasing', (postgres) => {
  let hub: TestHub
  let folder: string
  let ada: Joined
  let bo: Joined
  beforeEach(async () => {
    folder = temporaryFolder()
    hub = await openTestHub({ postgres: postgres(), folder, blobs: path.join(folder, 'blobs') })
    ada = await joinFirst(hub)
    bo = await invited(hub, ada, 'employee', 'Bo Nilsson')
  })
  afterEach(() => hub.dispose())

  async function deviceOf(who: Joined): Promise<TestDevice> {
    const device = testDevice(hub, who)
    await device.hello()
    return device
  }

  /** Everything that the hub keeps, as one text: every table, the files of SQLite, and a backup made now. */
  async function everything(): Promise<string> {
    const tables: string[] = []
    for (const table of Object.keys(TABLES)) tables.push(JSON.stringify(await hub.context.store.read.all(`SELECT * FROM ${quoted(table)}`)))
    const files = hub.kind === 'sqlite' ? readdirSync(folder).filter((name) => name.startsWith('hub.sqlite')).map((name) => readFileSync(path.join(folder, name)).toString('utf8')) : []
    const file = path.join(temporaryFolder(), 'hub.backup')
    await backup(hub.context.store, file, 0)
    return [...tables, ...files, zstdDecompressSync(readFileSync(file)).toString('utf8')].join('\n')
  }

  /** A customer with words of every kind about them, from two devices. */
  async function filled() {
    const device = await deviceOf(ada)
    const customer = makes.customer(SECRET)
    const learning = makes.learning(ada.member.id, { text: WORDS, quote: QUOTE, customerId: customer.rowId, waits: true })
    const other = makes.learning(ada.member.id, { text: 'About somebody else' })
    const promise = { entity: 'followUp', kind: 'put' as const, rowId: uuid7(), patch: { learningId: learning.rowId, customerId: customer.rowId, ownerId: ada.member.id, state: 'open', dueAt: START, answer: ANSWER, createdAt: START, acknowledgedAt: null, resolvedAt: null, sharedAt: null } }
    const sha256 = 'ab'.repeat(32)
    const attachment = { entity: 'attachment', kind: 'put' as const, rowId: uuid7(), patch: { ofNoun: 'learning', ofId: learning.rowId, name: 'kettle of Grönqvist.pdf', mime: 'application/pdf', size: 3, sha256 } }
    const idea = makes.idea(ada.member.id, { title: `Call ${SECRET.toUpperCase()} first`, description: `They said: “${WORDS}”. So say ${SECRET}’s name.` })
    const series = { entity: 'series', kind: 'put' as const, rowId: uuid7(), patch: { name: 'Weekly', weekday: 1, time: '09:00', timeZone: 'UTC', minutes: 30, teamId: null, createdAt: START } }
    const agenda = { segments: [{ key: 'learnings', items: [{ subject: `learning:${learning.rowId}`, id: learning.rowId, title: `${WORDS.slice(0, 30)}…`, quote: QUOTE, customer: SECRET, minutes: 3 }, { subject: `learning:${other.rowId}`, id: other.rowId, title: 'About somebody else', quote: '' }] }] }
    const meeting = { entity: 'meeting', kind: 'put' as const, rowId: uuid7(), patch: { seriesId: series.rowId, startsAt: START, minutes: 30, state: 'held', heldAt: START, agenda: JSON.stringify(agenda) } }
    const results = await device.results([customer, learning, other, promise, attachment, idea, makes.comment(idea.rowId, ada.member.id, `Ask ${SECRET} again`), series, meeting])
    expect(results.map(codeOf)).toEqual(Array(9).fill('done'))
    mkdirSync(path.join(folder, 'blobs', 'ab'), { recursive: true })
    writeFileSync(path.join(folder, 'blobs', 'ab', sha256), 'pdf')
    // edits that lost against others', and some that were refused: history and conflicts hold words too
    const theirs = await deviceOf(bo)
    await device.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { quote: `${QUOTE} (edited)` }, base: 99 }])
    const base = 1
    await ask(hub, 'PATCH', `/v1/members/${bo.member.id}`, { token: ada.access, body: { role: 'champion' } })
    await theirs.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { quote: `${QUOTE} (by Bo)` }, base, hlc: 1 }])
    await ask(hub, 'PATCH', `/v1/members/${bo.member.id}`, { token: ada.access, body: { role: 'employee' } })
    expect(codeOf((await theirs.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { text: `${WORDS} refused` }, base: 99 }]))[0])).toBe('not-yours')
    return { device, theirs, customer, learning, other, promise, attachment, idea, meeting, sha256 }
  }

  const erase = (body: object, token = ada.access) => ask<Erasure>(hub, 'POST', '/v1/erasures', { token, body })
  const living = (rows: readonly WireRow[]) => new Map(rows.map(([, id, , state, data]) => [id, { state, data }]))

  describe('a customer', () => {
    test('takes their name, words, answers and files out of every table, file and backup', async () => {
      const { customer, learning, other, promise, attachment, idea, meeting, device, sha256 } = await filled()
      const before = await everything()
      for (const words of [SECRET, WORDS, QUOTE, ANSWER, 'kettle of Grönqvist']) expect([words, before.includes(words)]).toEqual([words, true])
      expect((await erase({ what: 'customer', id: customer.rowId })).body).toMatchObject({ what: 'customer', subject: customer.rowId, rows: 4 })
      await hub.erasures.settle()

      const after = await everything()
      for (const words of [SECRET, SECRET.toUpperCase(), 'Grönqvist', 'blue kettle', 'brother waited', 'told you twice', WORDS.slice(0, 20), sha256]) expect([words, after.includes(words)]).toEqual([words, false])
      const rows = living((await device.pull(1)).flatMap((page) => page.rows))
      expect(rows.get(customer.rowId)).toMatchObject({ state: 'deleted', data: { name: ERASED } })
      expect(rows.get(learning.rowId)).toMatchObject({ state: 'living', data: { text: ERASED, quote: ERASED, happenedOn: '2026-03-04', customerId: customer.rowId } })
      expect(rows.get(promise.rowId)!.data).toMatchObject({ answer: ERASED, state: 'open' })
      expect(rows.get(attachment.rowId)).toMatchObject({ state: 'deleted', data: { name: ERASED, size: 0 } })
      expect(rows.get(idea.rowId)!.data).toMatchObject({ title: `Call ${ERASED} first`, description: `They said: “${ERASED}”. So say ${ERASED} name.` })
      expect(JSON.parse(String(rows.get(meeting.rowId)!.data['agenda']))).toMatchObject({ segments: [{ items: [{ title: ERASED, quote: ERASED, customer: ERASED, minutes: 3 }, { title: 'About somebody else' }] }] })
      expect(await hub.context.store.read.get('SELECT data FROM record WHERE id = ?', [other.rowId])).toMatchObject({ data: expect.stringContaining('About somebody else') as string })
      expect(readdirSync(path.join(folder, 'blobs', 'ab'))).toEqual([])
      expect((await ask<Erasure[]>(hub, 'GET', '/v1/erasures', { token: ada.access })).body[0]).toMatchObject({ state: 'done' })
      expect((await ask<{ act: string }[]>(hub, 'GET', '/v1/audit', { token: ada.access })).body.map(({ act }) => act)).toEqual(expect.arrayContaining(['erase-customer', 'erased']))
    })

    test('refuses what a device still carries of it: edits, answers, new rows, and bringing it back', async () => {
      const { customer, learning, promise, device, theirs } = await filled()
      const versions = new Map((await device.pull(0)).flatMap((page) => page.rows).map(([, id, ver]) => [id, ver]))
      await erase({ what: 'customer', id: customer.rowId })
      await hub.erasures.settle()
      hub.clock.pass(60_000)
      const results = await device.results([
        { entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { text: `${WORDS} edited offline` }, base: versions.get(learning.rowId)! },
        { entity: 'followUp', kind: 'patch', rowId: promise.rowId, patch: { answer: ANSWER }, base: versions.get(promise.rowId)! },
        { entity: 'customer', kind: 'restore', rowId: customer.rowId, base: 999 },
        { entity: 'customer', kind: 'patch', rowId: customer.rowId, patch: { name: SECRET }, base: versions.get(customer.rowId)! },
        makes.learning(ada.member.id, { text: WORDS, customerId: customer.rowId }),
        { entity: 'followUp', kind: 'put', rowId: uuid7(), hlc: START * 1000, patch: { learningId: learning.rowId, customerId: null, ownerId: ada.member.id, state: 'open', dueAt: START, answer: ANSWER, createdAt: START, acknowledgedAt: null, resolvedAt: null, sharedAt: null } },
        // what says nothing of them is taken
        { entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { sentiment: 'bad' }, base: versions.get(learning.rowId)! },
        { entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { text: 'Rewritten by somebody who saw that it is gone' }, base: 9999 },
      ])
      expect(results.map(codeOf)).toEqual(['erased', 'erased', 'erased', 'erased', 'erased', 'erased', 'done', 'done'])
      expect(codeOf((await theirs.results([makes.customer('Somebody new')]))[0])).toBe('done')
    })

    test('leaves the answers that refused operations kept without words, too', async () => {
      const { customer, learning, device } = await filled()
      await erase({ what: 'customer', id: customer.rowId })
      await hub.erasures.settle()
      await device.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { text: `${WORDS} once more` }, base: 1 }])
      // it was refused: the hub keeps of it that it was, not what it said
      expect(JSON.stringify(await hub.context.store.read.all('SELECT * FROM op'))).not.toContain('once more')
    })

    test('can be tried first, without changing anything, and without the name where others wrote it', async () => {
      const { customer, idea, device } = await filled()
      const before = await hub.context.store.read.all('SELECT * FROM record ORDER BY ver')
      const tried = await erase({ what: 'customer', id: customer.rowId, dryRun: true })
      expect(tried.body).toMatchObject({ rows: 4, attachments: 1, tables: { customer: 1, learning: 1, followUp: 1, attachment: 1 } })
      expect((tried.body as unknown as { mentions: number }).mentions).toBeGreaterThanOrEqual(3)
      expect(await hub.context.store.read.all('SELECT * FROM record ORDER BY ver')).toEqual(before)
      await erase({ what: 'customer', id: customer.rowId, mentions: false })
      await hub.erasures.settle()
      const rows = living((await device.pull(1)).flatMap((page) => page.rows))
      expect(rows.get(idea.rowId)!.data['title']).toBe(`Call ${SECRET.toUpperCase()} first`)
    })

    test('goes on after a crash in the middle', async () => {
      const { customer } = await filled()
      const device = await deviceOf(ada)
      for (let at = 0; at < 1200; at += 400) await device.results(Array.from({ length: 400 }, () => makes.customer('Filler')))
      await erase({ what: 'customer', id: customer.rowId })
      hub = await hub.reopen()
      await hub.erasures.settle()
      expect(await everything()).not.toMatch(/Grönqvist|blue kettle/i)
      expect(await hub.context.store.read.get('SELECT state, terms FROM erasure')).toEqual({ state: 'done', terms: null })
    })
  })

  test('is done again after an older backup was put back over it', async () => {
    const { customer } = await filled()
    const file = path.join(temporaryFolder(), 'before.backup')
    await backup(hub.context.store, file, 0)
    await erase({ what: 'customer', id: customer.rowId })
    await hub.erasures.settle()
    await restore(hub.context.store, file, { replace: true, now: hub.clock.now })
    expect(await everything()).toContain(SECRET)
    hub = await hub.reopen()
    await hub.erasures.settle()
    expect(await everything()).not.toMatch(/Grönqvist|blue kettle/i)
    expect(await hub.context.store.read.all('SELECT state FROM erasure')).toEqual([{ state: 'done' }])
  })

  describe('a member', () => {
    test('takes their name and everything private; their texts stay the workspace’s, without their name', async () => {
      const theirs = await deviceOf(bo)
      const [open, secret] = [makes.learning(bo.member.id, { text: 'Said by a customer' }), makes.learning(bo.member.id, { text: 'Only for my own eyes', visibility: 'private' })]
      const idea = makes.idea(bo.member.id, { title: 'Answer sooner' })
      await theirs.results([open, secret, idea])
      const device = await deviceOf(ada)
      await device.results([makes.comment(idea.rowId, ada.member.id, 'Bo Nilsson knows more')])
      await ask(hub, 'POST', '/v1/tokens', { token: bo.access, body: { name: 'script of Bo Nilsson', scopes: ['ideas:read'] } })
      const access = bo.access
      expect((await erase({ what: 'member', id: bo.member.id })).status).toBe(200)
      await hub.erasures.settle()

      const after = await everything()
      for (const words of ['Bo Nilsson', 'Only for my own eyes']) expect([words, after.includes(words)]).toEqual([words, false])
      for (const words of ['Said by a customer', 'Answer sooner']) expect([words, after.includes(words)]).toEqual([words, true])
      expect((await ask(hub, 'GET', '/v1/me', { token: access })).body.error.code).toMatch(/revoked|wiped/)
      const audits = await hub.context.store.read.all<{ detail: string; address: string }>('SELECT detail, address FROM audit WHERE "memberId" = ?', [bo.member.id])
      expect(audits.every(({ detail, address }) => detail === '{}' && address === '')).toBe(true)
      expect((await ask<{ id: string; name: string; active: boolean }[]>(hub, 'GET', '/v1/members', { token: ada.access })).body.find(({ id }) => id === bo.member.id)).toMatchObject({ name: ERASED, active: false })
    })

    test('takes their texts, too, when that is asked for, and leaves others’', async () => {
      const theirs = await deviceOf(bo)
      const learning = makes.learning(bo.member.id, { text: 'Written by Bo and nobody else' })
      const idea = makes.idea(ada.member.id, { title: 'An idea of Ada', description: 'Described by Ada' })
      await theirs.results([learning])
      const device = await deviceOf(ada)
      await device.results([idea, { entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { quote: 'Quoted by Ada' }, base: 99 }])
      await theirs.results([makes.comment(idea.rowId, bo.member.id, 'A comment that is Bo’s own')])
      await erase({ what: 'member', id: bo.member.id, texts: 'erase' })
      await hub.erasures.settle()
      const after = await everything()
      for (const [words, stays] of [['Written by Bo', false], ['Bo’s own', false], ['An idea of Ada', true], ['Described by Ada', true], ['Quoted by Ada', true]] as const) expect([words, after.includes(words)]).toEqual([words, stays])
    })

    test('leaves nothing that tells which ideas without a name were theirs, and nobody else can claim them', async () => {
      const theirs = await deviceOf(bo)
      const id = uuid7()
      expect((await theirs.results(nameless(bo.member.id, id, { submit: true }))).map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'done'))
      await erase({ what: 'member', id: bo.member.id })
      await hub.erasures.settle()

      const rows = await hub.context.store.read.all<{ entity: string }>('SELECT * FROM record WHERE id = ? OR parent = ?', [id, id])
      expect(rows.map(({ entity }) => entity).sort()).toEqual(['authorship', 'idea', 'ideaAnswer', 'ideaAnswer', 'stageChange'])
      const ops = await hub.context.store.read.all('SELECT * FROM op WHERE "rowId" = ANY(?)', [(rows as unknown as { id: string }[]).map((row) => row.id)])
      expect(ops).toHaveLength(5)
      for (const known of [bo.member.id, theirs.id]) expect(JSON.stringify([rows, ops])).not.toContain(known)
      const cy = await deviceOf(await invited(hub, ada, 'employee', 'Cy'))
      expect((await cy.results([makes.comment(id, NAMELESS, 'It was me.')])).map(codeOf)).toEqual(['as-another'])
    })

    test('is refused for oneself, for what is not there, and to everybody but admins', async () => {
      expect((await erase({ what: 'member', id: ada.member.id })).body.error.code).toBe('cannot-erase-oneself')
      expect((await erase({ what: 'customer', id: ada.member.id })).body.error.code).toBe('unknown-customer')
      expect((await erase({ what: 'member', id: uuid7() })).body.error.code).toBe('unknown-member')
      expect((await erase({ what: 'workspace', id: ada.member.id })).body.error.code).toBe('bad-input')
      for (const dryRun of [true, false]) expect((await erase({ what: 'member', id: ada.member.id, dryRun }, bo.access)).body.error.code).toBe('admins-only')
      for (const url of ['/v1/erasures', `/v1/erasures/${uuid7()}`]) expect((await ask(hub, 'GET', url, { token: bo.access })).body.error.code).toBe('admins-only')
      expect((await ask(hub, 'GET', `/v1/erasures/${uuid7()}`, { token: ada.access })).body.error.code).toBe('unknown-erasure')
    })
  })

  test('counts the devices that have confirmed, and names those that have not', async () => {
    const { customer, device } = await filled()
    const { id } = (await erase({ what: 'customer', id: customer.rowId })).body
    await hub.erasures.settle()
    const state = async () => (await ask<Erasure>(hub, 'GET', `/v1/erasures/${id}`, { token: ada.access })).body.devices
    expect(await state()).toMatchObject({ expected: 2, confirmed: 0, revoked: 0, open: [{}, {}] })
    device.say({ t: 'erased', erasure: id })
    expect(await device.next('noted')).toEqual({ t: 'noted', erasure: id })
    device.say({ t: 'erased', erasure: id }) // again, and an unknown one
    device.say({ t: 'erased', erasure: uuid7() })
    await device.next('noted')
    await device.next('noted')
    expect(await state()).toMatchObject({ expected: 2, confirmed: 1, open: [{ memberId: bo.member.id }] })
    await ask(hub, 'PATCH', `/v1/members/${bo.member.id}`, { token: ada.access, body: { active: false } })
    await invited(hub, ada, 'employee', 'Cy')
    expect(await state()).toMatchObject({ expected: 1, confirmed: 1, revoked: 1, open: [] })
  })

  test('tells devices what goes before they get the rows without words, and asks them to read that first', async () => {
    const { customer, learning, device } = await filled()
    const head = (await device.pull(0)).at(-1)!.head
    await erase({ what: 'customer', id: customer.rowId })
    await hub.erasures.settle()
    const fresh = await deviceOf(ada)
    const rows = (await fresh.pull(head)).flatMap((page) => page.rows)
    expect(rows[0]![0]).toBe('erasure')
    expect(JSON.parse(String(rows[0]![4]['rows']))).toContainEqual(['learning', learning.rowId, ['text', 'quote']])
    expect(rows.at(-1)![4]).toMatchObject({ step: 'end' })
    const again = testDevice(hub, ada)
    expect((await again.hello()).erased).toBe(rows.at(-1)![2])
  })

  describe('an export', () => {
    const lines = async (url: string, who: Joined) => {
      const response = await hub.api.request(url, { headers: { authorization: `Bearer ${who.access}` } }, { address: '10.0.0.1' })
      const text = await response.text()
      return { status: response.status, lines: response.status === 200 ? text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) : [], text }
    }

    test('of a member has all that is theirs; private rows only in their own', async () => {
      const theirs = await deviceOf(bo)
      const secret = makes.learning(bo.member.id, { text: 'Only for my own eyes', visibility: 'private' })
      await theirs.results([makes.learning(bo.member.id, { text: 'Said by a customer' }), secret])
      const device = await deviceOf(ada)
      await device.results([makes.learning(ada.member.id, { text: 'By Ada' })])
      const own = await lines('/v1/me/export', bo)
      expect(own.lines[0]).toMatchObject({ kind: 'export', what: 'member', id: bo.member.id })
      expect(own.lines.at(-1)).toEqual({ kind: 'end', lines: own.lines.length - 2 })
      expect(own.text).toContain('Only for my own eyes')
      expect(own.text).toContain('Said by a customer')
      expect(own.text).not.toContain('By Ada')
      expect(new Set(own.lines.map(({ kind }) => kind))).toEqual(new Set(['export', 'row', 'change', 'session', 'invitation', 'audit', 'end']))
      expect(own.text).not.toMatch(/"(access|refresh|hash)"/)
      const admins = await lines(`/v1/members/${bo.member.id}/export`, ada)
      expect(admins.text).toContain('Said by a customer')
      expect(admins.text).not.toContain('Only for my own eyes')
      expect((await lines(`/v1/members/${ada.member.id}/export`, bo)).status).toBe(403)
      expect((await ask<{ act: string }[]>(hub, 'GET', '/v1/audit', { token: ada.access })).body.filter(({ act }) => act === 'export-member')).toHaveLength(2)
    })

    test('of a customer has what was said of them, and its history; for admins only', async () => {
      const { customer, learning } = await filled()
      const { text, lines: all } = await lines(`/v1/customers/${customer.rowId}/export`, ada)
      for (const words of [SECRET, WORDS, QUOTE, ANSWER]) expect([words, text.includes(words)]).toEqual([words, true])
      expect(text).not.toContain('About somebody else')
      expect(all.some(({ kind, rowId }) => kind === 'change' && rowId === learning.rowId)).toBe(true)
      expect((await lines(`/v1/customers/${customer.rowId}/export`, bo)).status).toBe(403)
      expect((await lines(`/v1/customers/${uuid7()}/export`, ada)).status).toBe(400)
    })
  })
})
