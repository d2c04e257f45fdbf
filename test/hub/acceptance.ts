// What a hub does, whatever its database: this suite runs on SQLite and on a real PostgreSQL.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined, Tokens } from '../../hub/auth/sessions.ts'
import { audit } from '../../hub/context.ts'
import { tidy } from '../../hub/workspace.ts'
import type { PushResult, RowPage, WireRow } from '../../shared/protocol.ts'
import { addDigest, rowDigest } from '../../shared/sync/digest.ts'
import { DAY, HOUR, MINUTE } from '../support/core.ts'
import { ask, invited, joinFirst, makes, once, openTestHub, testDevice, type TestHub } from '../support/hub.ts'
import type { TestPostgres } from '../support/postgres.ts'

const rowsOf = (pages: readonly RowPage[]): WireRow[] => pages.flatMap(({ rows }) => rows)
const codeOf = (result: PushResult | undefined): string => (result === undefined ? 'nothing' : 'code' in result ? result.code : 'done')

export function hubAcceptance(postgres: () => TestPostgres | null): void {
  let hub: TestHub
  let ada: Joined
  const other = (role: 'employee' | 'lead' | 'champion' | 'admin', name: string = role) => invited(hub, ada, role, name)

  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres() })
    ada = await joinFirst(hub)
  })
  afterEach(() => hub.dispose())

  async function connected(who: Joined, cursor: number | null = null) {
    const device = testDevice(hub, who)
    await device.hello()
    if (cursor !== null) await device.pull(cursor)
    return device
  }

  async function submitted(author: Joined) {
    const device = await connected(author)
    const idea = makes.idea(author.member.id, { stage: 'submitted', submittedAt: 0 })
    const txn = uuid7()
    const results = await device.results([
      { ...idea, txn },
      { ...makes.answer(idea.rowId, 'customers', 'All who wait'), txn },
      { ...makes.answer(idea.rowId, 'delight', 'Nobody waits'), txn },
      { entity: 'stageChange', kind: 'put', txn, patch: { ideaId: idea.rowId, fromStage: 'draft', toStage: 'submitted', reason: '', memberId: author.member.id, meetingId: null, createdAt: 0 } },
    ])
    expect(results.map(codeOf)).toEqual(['done', 'done', 'done', 'done'])
    return { id: idea.rowId, base: (results[0] as { ver: number }).ver, device }
  }

  describe('joining', () => {
    test('the one-time code makes the first admin, and no second one', async () => {
      const fresh = await openTestHub({ postgres: postgres() })
      try {
        const code = (await fresh.setupCode())!
        const typed = code.toLowerCase().replaceAll('-', ' ')
        const first = await ask<Joined>(fresh, 'POST', '/v1/join', { body: { code: typed, name: 'Ada', device: 'laptop' } })
        expect(first.body.member).toMatchObject({ name: 'Ada', role: 'admin' })
        expect(await fresh.setupCode()).toBeNull()
        const second = await ask(fresh, 'POST', '/v1/join', { body: { code, name: 'Eve', device: 'laptop' } })
        expect([second.status, second.body.error.code]).toEqual([403, 'bad-code'])
      } finally {
        await fresh.dispose()
      }
    })

    test('an invitation lets one person in, once, until it expires or is withdrawn', async () => {
      const invite = () => ask<{ id: string; code: string }>(hub, 'POST', '/v1/invitations', { token: ada.access, body: { role: 'lead', hours: 1 } })
      const use = (code: string) => ask<Joined>(hub, 'POST', '/v1/join', { body: { code, name: 'Bo', device: 'phone' } })
      const { code } = (await invite()).body
      expect((await use(code)).body.member.role).toBe('lead')
      expect((await use(code)).body.error.code).toBe('code-used')
      const withdrawn = (await invite()).body
      await ask(hub, 'DELETE', `/v1/invitations/${withdrawn.id}`, { token: ada.access })
      expect((await use(withdrawn.code)).body.error.code).toBe('bad-code')
      const late = (await invite()).body
      hub.clock.pass(HOUR)
      expect((await use(late.code)).body.error.code).toBe('code-expired')
    })

    test('two who use one code at the same moment: one is in', async () => {
      const { code } = (await ask<{ code: string }>(hub, 'POST', '/v1/invitations', { token: ada.access, body: {} })).body
      const both = await Promise.all(['Bo', 'Cy'].map((name) => ask<Joined>(hub, 'POST', '/v1/join', { body: { code, name, device: 'phone' } })))
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
    })

    test('a person who worked alone keeps their id, unless somebody has it', async () => {
      const id = uuid7()
      const invite = async () => (await ask<{ code: string }>(hub, 'POST', '/v1/invitations', { token: ada.access, body: {} })).body.code
      const bo = await ask<Joined>(hub, 'POST', '/v1/join', { body: { code: await invite(), name: 'Bo', device: 'phone', memberId: id } })
      expect(bo.body.member.id).toBe(id)
      const thief = await ask<Joined>(hub, 'POST', '/v1/join', { body: { code: await invite(), name: 'Eve', device: 'phone', memberId: id } })
      expect(thief.body.member.id).not.toBe(id)
      const device = await connected(bo.body)
      const [result] = await device.results([{ entity: 'member', kind: 'put', rowId: id, patch: { name: 'Bosse', role: 'admin', teamId: null, createdAt: 0 } }])
      expect(codeOf(result)).toBe('done')
      const rows = rowsOf(await (await connected(ada)).pull(0))
      expect(rows.find(([, rowId]) => rowId === id)?.[4]).toMatchObject({ name: 'Bosse', role: 'employee' })
    })

    test('another device of the same member joins by an invitation of its own', async () => {
      const bo = await other('employee')
      const again = await invited(hub, ada, 'employee', 'ignored', { memberId: bo.member.id })
      expect(again.member).toEqual(bo.member)
      expect(again.session).not.toBe(bo.session)
    })
  })

  describe('sessions', () => {
    const me = (token: string) => ask<{ id: string }>(hub, 'GET', '/v1/me', { token })
    const refresh = (token: string) => ask<Tokens>(hub, 'POST', '/v1/refresh', { body: { refresh: token } })

    test('an access token lasts a quarter of an hour, and is renewed with the refresh token', async () => {
      expect((await me(ada.access)).body.id).toBe(ada.member.id)
      hub.clock.pass(15 * MINUTE)
      expect([(await me(ada.access)).status, (await me(ada.access)).body.error.code]).toEqual([401, 'signed-out'])
      const renewed = (await refresh(ada.refresh)).body
      expect((await me(renewed.access)).status).toBe(200)
    })

    test('when the answer to a refresh is lost, the same token works again', async () => {
      await me(ada.access)
      const lost = (await refresh(ada.refresh)).body
      const again = (await refresh(ada.refresh)).body
      expect((await me(again.access)).status).toBe(200)
      expect((await me(lost.access)).status).toBe(401)
    })

    test('a refresh token that comes again after its successor was used ends the session', async () => {
      const device = await connected(ada)
      const renewed = (await refresh(ada.refresh)).body
      await me(renewed.access)
      expect((await refresh(ada.refresh)).body.error.code).toBe('token-copied')
      expect((await me(renewed.access)).body.error.code).toBe('revoked')
      expect((await refresh(renewed.refresh)).body.error.code).toBe('revoked')
      expect((await device.next('bye')).code).toBe('revoked')
      expect(device.closed).toBe(true)
    })

    test('a device that was lost is revoked at once, and only by its owner or an admin', async () => {
      const bo = await other('employee')
      const device = await connected(bo)
      const cy = await other('champion', 'Cy')
      expect((await ask(hub, 'DELETE', `/v1/sessions/${bo.session}`, { token: cy.access })).status).toBe(404)
      expect((await ask(hub, 'DELETE', `/v1/sessions/${bo.session}`, { token: ada.access })).status).toBe(200)
      expect((await device.next('bye')).code).toBe('revoked')
      const again = testDevice(hub, bo)
      again.say({ t: 'hello', protocol: 1, schema: 1, app: 'x', token: bo.access, dev: again.id, conn: again.conn })
      expect((await again.next('bye')).code).toBe('revoked')
    })

    test('the last admin stays, and a member who left is out everywhere', async () => {
      const change = (id: string, body: object, token = ada.access) => ask<{ role: string }>(hub, 'PATCH', `/v1/members/${id}`, { token, body })
      expect((await change(ada.member.id, { role: 'lead' })).body.error.code).toBe('last-admin')
      expect((await change(ada.member.id, { active: false })).body.error.code).toBe('last-admin')
      const bo = await other('employee')
      const device = await connected(bo)
      expect((await change(bo.member.id, { role: 'admin' }, bo.access)).body.error.code).toBe('admins-only')
      expect((await change(bo.member.id, { active: false })).status).toBe(200)
      expect((await device.next('bye')).code).toBe('revoked')
      expect((await me(bo.access)).body.error.code).toBe('revoked')
      const entries = (await ask<{ act: string; subject: string }[]>(hub, 'GET', '/v1/audit', { token: ada.access })).body
      expect(entries.some(({ act, subject }) => act === 'change-member' && subject === bo.member.id)).toBe(true)
    })

    test('the audit log is read page by page without losing what happened at one moment, and from any moment back', async () => {
      const note = (act: string) => hub.context.store.write(async (tx) => {
        for (let many = 0; many < 150; many++) await audit(tx, hub.context, { memberId: ada.member.id, address: '', act })
      })
      const acts = async (before?: number) => (await ask<{ act: string; at: number }[]>(hub, 'GET', `/v1/audit${before === undefined ? '' : `?before=${before}`}`, { token: ada.access })).body
      const began = hub.context.now()
      for (const act of ['one', 'two', 'three']) {
        hub.clock.pass(MINUTE)
        await note(act)
      }
      const newest = await acts()
      const older = await acts(newest.at(-1)!.at)
      expect([newest, older].map((page) => page.filter(({ act }) => ['one', 'two', 'three'].includes(act)).length)).toEqual([300, 150])
      expect((await acts(began + MINUTE + 1)).slice(0, 150).every(({ act }) => act === 'one')).toBe(true)
    })
  })

  describe('pushing and pulling', () => {
    test('an accepted operation reaches the others live, and a newcomer on the first pull', async () => {
      const [mine, theirs] = [await connected(ada, 0), await connected(await other('employee'), 0)]
      const [result] = await mine.results([makes.customer('Acme')])
      expect(codeOf(result)).toBe('done')
      const live = await theirs.next('rows')
      expect(live.rows.map(([entity, , , state, data]) => [entity, state, data['name']])).toEqual([['customer', 'living', 'Acme']])
      expect(rowsOf(await (await connected(ada)).pull(0)).some(([, , , , data]) => data['name'] === 'Acme')).toBe(true)
    })

    test('versions have no gaps, and every row of a page lies between its ends', async () => {
      const device = await connected(ada)
      const results = await device.results(Array.from({ length: 40 }, (_, at) => makes.customer(`Customer ${at}`)))
      const versions = results.map((result) => ('ver' in result ? result.ver : 0))
      expect(versions).toEqual(versions.map((_, at) => versions[0]! + at))
      const pages = await (await connected(ada)).pull(0)
      for (const { from, to, rows } of pages) for (const [, , ver] of rows) expect(ver > from && ver <= to).toBe(true)
    })

    test('what is sent twice is done once, with the same answer', async () => {
      const counted = { n: 0, last: null as string | null }
      const device = testDevice(hub, ada, undefined, counted)
      await device.hello()
      const ops = [{ ...makes.customer('Acme'), opId: uuid7() }, { ...makes.learning(ada.member.id), opId: uuid7() }, { ...makes.learning(uuid7()), opId: uuid7() }]
      const first = await device.push(ops)
      const again = await device.push(ops, { from: 1, prev: null })
      expect(again).toEqual(first)
      expect(first.t === 'ack' && first.results.map(codeOf)).toEqual(['done', 'done', 'as-another'])
    })

    test('what is sent again says from which version its row came only while nobody else has changed it since', async () => {
      const counted = { n: 0, last: null as string | null }
      const device = testDevice(hub, ada, undefined, counted)
      await device.hello()
      const ops = ['Kept', 'Changed', 'Deleted'].map((name) => ({ ...makes.customer(name), opId: uuid7() }))
      const [kept, changed, deleted] = ops as [(typeof ops)[0], (typeof ops)[0], (typeof ops)[0]]
      const first = await device.results(ops)
      expect(first.map((result) => 'from' in result)).toEqual([true, true, true])
      const base = (first[2] as { ver: number }).ver
      const theirs = await connected(await other('champion'))
      await theirs.results([{ entity: 'customer', kind: 'patch', rowId: changed.rowId, patch: { name: 'By another' }, base }, { entity: 'customer', kind: 'del', rowId: deleted.rowId, base }])
      // who believed that it holds the row would show what is no longer so, and bring back what is gone
      const again = await device.push(ops, { from: 1, prev: null })
      expect(again.t === 'ack' && again.results).toEqual(first.map((result, at) => (ops[at] === kept ? result : { n: at + 1, ver: (result as { ver: number }).ver })))
    })

    test('a row that is made and changed again and again in one long push is what the last of it said', async () => {
      const device = await connected(ada)
      const learnings = Array.from({ length: 120 }, () => makes.learning(ada.member.id))
      const edits = [1, 2].flatMap((time) => learnings.map(({ rowId }, at) => ({ entity: 'learning', kind: 'patch' as const, rowId, base: 0, patch: { text: `Text ${at}, the ${time}. time` } })))
      expect(new Set((await device.results([...learnings, ...edits])).map(codeOf))).toEqual(new Set(['done']))
      const rows = rowsOf(await (await connected(ada)).pull(0)).filter(([entity]) => entity === 'learning')
      expect(rows.map(([, , , , { text }]) => String(text)).sort()).toEqual(learnings.map((_, at) => `Text ${at}, the 2. time`).sort())
    })

    test('numbers that leave one out, or tell another story, are not taken', async () => {
      const device = await connected(ada)
      await device.results([makes.customer('A')])
      expect(await device.push([makes.customer('B')], { from: 5 })).toEqual({ t: 'gap', n: 2 })
      expect(await device.push([makes.customer('B')], { prev: uuid7() })).toEqual({ t: 'forked' })
      expect(await device.push([makes.customer('B')], { from: 1, prev: null })).toEqual({ t: 'forked' })
      expect((await device.results([makes.customer('B')])).map(codeOf)).toEqual(['done'])
    })

    test('a newer connection of the same device makes pushes of the older stale', async () => {
      const counted = { n: 0, last: null as string | null }
      const old = testDevice(hub, ada, undefined, counted)
      await old.hello()
      const young = testDevice(hub, ada, old.id, counted)
      await young.hello()
      expect(await old.next('bye')).toEqual({ t: 'bye', code: 'stale' })
      expect(await young.push([makes.customer('A')])).toMatchObject({ t: 'ack' })
    })

    test('a device that was copied under another identity sends its operations again without doubling them', async () => {
      const first = await connected(ada)
      const op = { ...makes.customer('Acme'), opId: uuid7() }
      const [before] = await first.results([op])
      const fork = await connected(ada)
      const [after, next] = await fork.results([op, makes.customer('Beta')])
      // without `from`: what another device made is never left out for this one
      expect({ ...after, from: undefined }).toEqual({ ...before, from: undefined })
      expect(codeOf(next)).toBe('done')
      expect(rowsOf(await (await connected(ada)).pull(0)).filter(([entity]) => entity === 'customer')).toHaveLength(2)
    })

    test('a device is not sent its own plain changes, except when it starts from nothing', async () => {
      const device = await connected(ada, 0)
      const customer = makes.customer('Acme')
      const results = await device.results([customer, { entity: 'customer', kind: 'patch', rowId: customer.rowId, patch: { name: 'Acme Ltd' }, base: 0 }])
      expect(results.every((result) => 'ver' in result && result.from !== undefined)).toBe(true)
      const page = await device.next('rows')
      expect([page.rows, page.to >= (results[1] as { ver: number }).ver, page.lastN]).toEqual([[], true, 2])
      expect(rowsOf(await device.pull(0)).find(([, id]) => id === customer.rowId)?.[4]).toMatchObject({ name: 'Acme Ltd' })
    })

    test('a device that missed another hand on the row is sent the row, though its own came last', async () => {
      const mine = await connected(ada, 0)
      const customer = makes.customer('Acme')
      const [made] = await mine.results([customer])
      const cursor = (made as { ver: number }).ver
      mine.close()
      const theirs = await connected(await other('champion'))
      await theirs.results([{ entity: 'customer', kind: 'patch', rowId: customer.rowId, patch: { segmentId: uuid7() }, base: cursor }])
      const again = testDevice(hub, ada, mine.id, { n: 1, last: null })
      const { lastOp } = await again.hello()
      await again.push([{ entity: 'customer', kind: 'patch', rowId: customer.rowId, patch: { name: 'Acme Ltd' }, base: cursor }], { prev: lastOp })
      expect(rowsOf(await again.pull(cursor)).map(([, id]) => id)).toContain(customer.rowId)
    })

    test('everything is still there after the hub was stopped and started', async () => {
      const device = await connected(ada)
      const op = { ...makes.customer('Acme'), opId: uuid7() }
      const before = await device.push([op])
      hub = await hub.reopen()
      const again = testDevice(hub, ada, device.id, { n: 1, last: op.opId })
      expect(await again.hello()).toMatchObject({ lastN: 1, lastOp: op.opId })
      expect(await again.push([op], { from: 1, prev: null })).toEqual(before)
    })

    test('who sends too fast is told to slow down, and nothing is taken', async () => {
      await hub.dispose()
      hub = await openTestHub({ postgres: postgres(), opsBurst: 5, opsPerSecond: 1 })
      ada = await joinFirst(hub)
      const device = await connected(ada)
      await device.results(Array.from({ length: 4 }, () => makes.customer('A')))
      expect(await device.push([makes.customer('A'), makes.customer('A')])).toMatchObject({ t: 'slow', ms: 1000 })
      hub.clock.pass(1000)
      expect(await device.push([makes.customer('A'), makes.customer('A')])).toMatchObject({ t: 'ack' })
    })

    test('operations that belong together are all done or all refused', async () => {
      const bo = await other('employee')
      const device = await connected(bo)
      const txn = uuid7()
      const learning = makes.learning(bo.member.id)
      const results = await device.results([
        { ...makes.customer('Acme'), txn },
        { ...learning, txn },
        { entity: 'metric', kind: 'put', txn, patch: { name: 'NPS', kind: 'nps', unit: '', higherIsBetter: true, target: null, createdAt: 0 } },
        { entity: 'learningTag', kind: 'put', rowId: once('learningTag', learning.rowId, 'queue'), patch: { learningId: learning.rowId, tag: 'queue' } },
      ])
      expect(results.map(codeOf)).toEqual(['together', 'together', 'leads-only', 'parent-missing'])
      expect(rowsOf(await (await connected(ada)).pull(0)).filter(([entity]) => entity !== 'member')).toEqual([])
    })

    test('an operation on a creation that was refused is refused with it', async () => {
      const device = await connected(await other('employee'))
      const bad = { ...makes.learning(uuid7()), opId: uuid7() }
      const results = await device.results([bad, { entity: 'learning', kind: 'patch', rowId: bad.rowId, patch: { text: 'x' }, dep: bad.opId }])
      expect(results.map(codeOf)).toEqual(['as-another', 'dependency'])
      expect((await device.results([{ entity: 'learning', kind: 'patch', rowId: bad.rowId, patch: { text: 'x' }, dep: bad.opId }])).map(codeOf)).toEqual(['dependency'])
    })
  })

  describe('two people', () => {
    test('changes of different fields both hold; of one field the later stands and the other is kept for both to see', async () => {
      const bo = await other('champion', 'Bo')
      const [mine, theirs] = [await connected(ada), await connected(bo)]
      const idea = makes.idea(ada.member.id)
      const [made] = await mine.results([idea])
      const base = (made as { ver: number }).ver
      const edit = (patch: Record<string, string>, hlc: number) => ({ entity: 'idea', kind: 'patch' as const, rowId: idea.rowId, patch, base, hlc: hub.clock.now * 1000 + hlc })
      await mine.results([edit({ title: 'Mine', effort: 'days' }, 5)])
      const [merged] = await theirs.results([edit({ title: 'Theirs', expectedBenefit: 'Fewer calls' }, 1)])
      expect(merged).not.toHaveProperty('from')
      const rows = rowsOf(await (await connected(ada)).pull(0))
      expect(rows.find(([, id]) => id === idea.rowId)?.[4]).toMatchObject({ title: 'Mine', effort: 'days', expectedBenefit: 'Fewer calls' })
      expect(rows.find(([entity]) => entity === 'conflict')?.[4]).toMatchObject({ entity: 'idea', rowId: idea.rowId, field: 'title', value: '"Theirs"', ofId: bo.member.id, againstId: ada.member.id, resolvedAt: null })
    })

    test('a clock that is a year ahead wins once, and not for a year', async () => {
      const mine = await connected(ada)
      const theirs = await connected(await other('champion'))
      const customer = makes.customer('A')
      const [made] = await mine.results([customer])
      const edit = (name: string, base: number, hlc: number) => ({ entity: 'customer', kind: 'patch' as const, rowId: customer.rowId, patch: { name }, base, hlc })
      const base = (made as { ver: number }).ver
      await mine.results([edit('From the future', base, (hub.clock.now + 365 * DAY) * 1000)])
      hub.clock.pass(MINUTE)
      await theirs.results([edit('Later in truth', base, hub.clock.now * 1000)])
      expect(rowsOf(await (await connected(ada)).pull(0)).find(([, id]) => id === customer.rowId)?.[4]).toMatchObject({ name: 'Later in truth' })
    })

    test('both hold the same digest', async () => {
      const device = await connected(ada)
      const learning = makes.learning(ada.member.id)
      await device.results([makes.customer('Å & Söner'), learning, makes.learning(ada.member.id), { entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { quote: 'Ж 中' } }])
      const sums: Record<string, { rows: number; sum: number }> = {}
      for (const [entity, id, ver, state, data] of rowsOf(await device.pull(0))) {
        if (state !== 'living') continue
        const table = (sums[entity] ??= { rows: 0, sum: 0 })
        table.rows += 1
        table.sum = addDigest(table.sum, rowDigest(id, ver, data))
      }
      device.say({ t: 'verify' })
      const { tables } = await device.next('digest')
      for (const entity of ['member', 'customer', 'learning']) expect(tables[entity]).toEqual({ rows: sums[entity]!.rows, digest: sums[entity]!.sum.toString(16) })
    })
  })

  describe('what is private', () => {
    test('a private learning and all that hangs on it reach only its author', async () => {
      const bo = await other('employee')
      const [author, stranger] = [await connected(bo), await connected(ada)]
      const learning = makes.learning(bo.member.id, { visibility: 'private' })
      await author.results([learning, { entity: 'learningTag', kind: 'put', rowId: once('learningTag', learning.rowId, 'secret'), patch: { learningId: learning.rowId, tag: 'secret' } }])
      expect(rowsOf(await stranger.pull(0)).filter(([entity]) => entity.startsWith('learning'))).toEqual([])
      expect(rowsOf(await author.pull(0)).filter(([entity]) => entity.startsWith('learning'))).toHaveLength(2)
      expect(await stranger.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { text: 'x' } }, makes.learning(ada.member.id, {}, learning.rowId)])).toMatchObject([{ code: 'missing', row: null }, { code: 'exists', row: null }])
    })

    test('made private later, it is gone from the others; made public again, it is back with what hangs on it', async () => {
      const bo = await other('employee')
      const [author, stranger] = [await connected(bo), await connected(ada)]
      const learning = makes.learning(bo.member.id)
      const tag = once('learningTag', learning.rowId, 'queue')
      await author.results([learning, { entity: 'learningTag', kind: 'put', rowId: tag, patch: { learningId: learning.rowId, tag: 'queue' } }])
      const show = (visibility: string) => author.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { visibility }, base: 99 }])
      const cursor = (await stranger.pull(0)).at(-1)!.to
      await show('private')
      const hiding = await stranger.next('rows')
      expect(hiding.from).toBe(cursor)
      expect(new Set(hiding.rows.map(([entity, id, , state, data]) => [entity, id, state, JSON.stringify(data)].join(' ')))).toEqual(new Set([`learning ${learning.rowId} gone {}`, `learningTag ${tag} gone {}`]))
      stranger.say({ t: 'seen', cursor: hiding.to })
      await show('everyone')
      expect(new Set((await stranger.next('rows')).rows.map(([entity, , , state]) => `${entity} ${state}`))).toEqual(new Set(['learning living', 'learningTag living']))
    })
  })

  describe('the pipeline', () => {
    test('an idea is handed in with its two answers, and not without', async () => {
      const bo = await other('employee')
      await submitted(bo)
      const device = await connected(bo)
      const idea = makes.idea(bo.member.id)
      await device.results([idea])
      expect((await device.results(makes.move(idea.rowId, bo.member.id, 'draft', 'submitted', { base: 99 }))).map(codeOf)).toEqual(['answers-missing', 'together'])
    })

    test('champions move ideas, with a reason where one is due; employees do not', async () => {
      const [bo, cy] = [await other('employee'), await other('champion')]
      const { id, base, device } = await submitted(bo)
      expect((await device.results(makes.move(id, bo.member.id, 'submitted', 'approved', { base }))).map(codeOf)).toEqual(['champions-only', 'together'])
      const champion = await connected(cy)
      expect((await champion.results(makes.move(id, cy.member.id, 'submitted', 'declined', { base }))).map(codeOf)).toEqual(['reason-missing', 'together'])
      expect((await champion.results(makes.move(id, cy.member.id, 'submitted', 'measured', { base }))).map(codeOf)).toEqual(['illegal-move', 'together'])
      expect((await champion.results(makes.move(id, cy.member.id, 'submitted', 'approved', { base }))).map(codeOf)).toEqual(['done', 'done'])
    })

    test('a move from where the idea no longer stands is stale, and says where it stands', async () => {
      const [cy, di] = [await other('champion', 'Cy'), await other('champion', 'Di')]
      const { id, base } = await submitted(ada)
      await (await connected(cy)).results(makes.move(id, cy.member.id, 'submitted', 'approved', { base }))
      expect((await (await connected(di)).results(makes.move(id, di.member.id, 'submitted', 'parked', { base })))[0]).toMatchObject({ code: 'stale', params: { stage: 'approved' }, row: { stage: 'approved' } })
    })

    test('the last mover takes a move back; nobody else moves against the pipeline', async () => {
      const [cy, di] = [await other('champion', 'Cy'), await other('champion', 'Di')]
      const { id, base } = await submitted(ada)
      const champion = await connected(cy)
      await champion.results(makes.move(id, cy.member.id, 'submitted', 'declined', { base, reason: 'Too dear' }))
      expect((await (await connected(di)).results(makes.move(id, di.member.id, 'declined', 'submitted', { base: 99 }))).map(codeOf)).toEqual(['illegal-move', 'together'])
      expect((await champion.results(makes.move(id, cy.member.id, 'declined', 'submitted', { base: 99 }))).map(codeOf)).toEqual(['done', 'done'])
    })

    test('a lead moves an idea when a meeting decided it', async () => {
      const lead = await other('lead')
      const { id, base } = await submitted(ada)
      const device = await connected(lead)
      expect((await device.results(makes.move(id, lead.member.id, 'submitted', 'approved', { base }))).map(codeOf)).toEqual(['champions-only', 'together'])
      const [series, meeting] = [uuid7(), uuid7()]
      await device.results([
        { entity: 'series', kind: 'put', rowId: series, patch: { name: 'Monday', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 30, teamId: null, createdAt: 0 } },
        { entity: 'meeting', kind: 'put', rowId: meeting, patch: { seriesId: series, startsAt: 0, minutes: 30, state: 'planned', heldAt: null, agenda: null } },
      ])
      expect((await device.results(makes.move(id, lead.member.id, 'submitted', 'approved', { base, meetingId: meeting }))).map(codeOf)).toEqual(['done', 'done'])
    })

    test('a role is looked at when the operation arrives, not when it was written', async () => {
      const cy = await other('champion')
      const { id, base } = await submitted(ada)
      const device = await connected(cy)
      await ask(hub, 'PATCH', `/v1/members/${cy.member.id}`, { token: ada.access, body: { role: 'employee' } })
      expect((await device.results(makes.move(id, cy.member.id, 'submitted', 'approved', { base }))).map(codeOf)).toEqual(['champions-only', 'together'])
    })

    test('a stage is never changed behind the history’s back', async () => {
      const { id, base, device } = await submitted(ada)
      const [patch, told] = makes.move(id, ada.member.id, 'submitted', 'approved', { base })
      expect((await device.results([patch!])).map(codeOf)).toEqual(['move-missing'])
      expect((await device.results([told!])).map(codeOf)).toEqual(['move-missing'])
      // whoever may not make the move hears that
      const bo = await other('employee')
      expect((await (await connected(bo)).results([makes.move(id, bo.member.id, 'submitted', 'approved', { base })[1]!])).map(codeOf)).toEqual(['champions-only'])
      expect((await device.results([{ ...patch!, patch: { mergedIntoId: uuid7() } }])).map(codeOf)).toEqual(['move-missing'])
    })

    test('an idea that comes with all its moves is taken from whoever may make each of them, from Draft to where it stands', async () => {
      const bring = async (who: Joined, stage: string, ...moves: [from: string, to: string][]) => {
        const [idea, txn] = [makes.idea(who.member.id, { stage, submittedAt: 0 }), uuid7()]
        const told = moves.map(([fromStage, toStage]) => ({ entity: 'stageChange', kind: 'put' as const, txn, patch: { ideaId: idea.rowId, fromStage, toStage, reason: '', memberId: who.member.id, meetingId: null, createdAt: 0 } }))
        return codeOf((await (await connected(who)).results([{ ...idea, txn }, { ...makes.answer(idea.rowId, 'customers', 'All'), txn }, { ...makes.answer(idea.rowId, 'delight', 'Joy'), txn }, ...told]))[0])
      }
      const handed: [string, string][] = [['draft', 'submitted'], ['submitted', 'draft'], ['draft', 'submitted']]
      const decided: [string, string][] = [...handed, ['submitted', 'approved'], ['approved', 'parked']]
      const [bo, cy] = [await other('employee'), await other('champion')]
      expect(await bring(bo, 'submitted', ...handed)).toBe('done')
      expect(await bring(bo, 'draft', ...handed.slice(0, 2))).toBe('done')
      expect(await bring(bo, 'parked', ...decided)).toBe('champions-only')
      expect(await bring(bo, 'submitted', ...decided, ['parked', 'submitted'])).toBe('champions-only')
      expect(await bring(bo, 'draft', ...decided, ['submitted', 'draft'])).toBe('champions-only')
      expect(await bring(cy, 'parked', ...decided)).toBe('done')
      expect(await bring(cy, 'approved', ...decided)).toBe('move-missing')
      expect(await bring(cy, 'parked', ...decided.slice(3))).toBe('move-missing')
    })

    test('support counts once for each person, however it is sent', async () => {
      const bo = await other('employee')
      const { id } = await submitted(ada)
      const device = await connected(bo)
      expect((await device.results([makes.support(id, bo.member.id), makes.support(id, bo.member.id), { ...makes.support(id, bo.member.id), rowId: uuid7() }, makes.support(id, ada.member.id)])).map(codeOf)).toEqual(['done', 'done', 'bad-id', 'as-another'])
      expect(rowsOf(await device.pull(0)).filter(([entity]) => entity === 'support')).toHaveLength(1)
    })
  })

  describe('what is old', () => {
    test('after 180 days deletions and answers are forgotten, and devices that were away are told to start over', async () => {
      const device = await connected(ada)
      const customer = makes.customer('Acme')
      await device.results([customer, makes.customer('Beta')])
      const [deleted] = await device.results([{ entity: 'customer', kind: 'del', rowId: customer.rowId, base: 99 }])
      hub.clock.pass(179 * DAY)
      expect(await tidy(hub.context)).toEqual({ rows: 0, ops: 0 })
      const kept = (await ask<Tokens>(hub, 'POST', '/v1/refresh', { body: { refresh: ada.refresh } })).body
      hub.clock.pass(2 * DAY)
      expect(await tidy(hub.context)).toEqual({ rows: 1, ops: 3 })
      const late = testDevice(hub, (await ask<Tokens>(hub, 'POST', '/v1/refresh', { body: { refresh: kept.refresh } })).body)
      expect((await late.hello()).floor).toBe((deleted as { ver: number }).ver)
      expect(rowsOf(await late.pull(0)).filter(([entity]) => entity === 'customer').map(([, , , , data]) => data['name'])).toEqual(['Beta'])
    })
  })
}
