// What a hub shows to some and not to others: ideas without a name, and what champions keep among themselves. Run on SQLite and on a real PostgreSQL.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { RecordRow } from '../../hub/sync/records.ts'
import { eventOf, payloadOf } from '../../hub/webhooks/events.ts'
import { CHAMPIONS, NAMELESS, type Role } from '../../shared/domain/rights.ts'
import { FEATURES, type PushResult, type RowPage, type WireRow } from '../../shared/protocol.ts'
import { addDigest, rowDigest } from '../../shared/sync/digest.ts'
import { ask, invited, joinFirst, makes, nameless, once, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'
import type { TestPostgres } from '../support/postgres.ts'
import { program } from '../support/programs.ts'

const codeOf = (result: PushResult) => ('code' in result ? result.code : 'done')
const rowsOf = (pages: readonly RowPage[]): WireRow[] => pages.flatMap(({ rows }) => rows)

const note = (ideaId: string, authorId: string, text = 'Ask the tills first.', rowId: string = uuid7()) => ({ entity: 'championNote', kind: 'put' as const, rowId, patch: { ideaId, authorId, text, createdAt: 1 } })

export function unseenAcceptance(postgres: () => TestPostgres | null): void {
  let hub: TestHub
  let ada: Joined
  let bo: Joined
  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres() })
    ada = await joinFirst(hub)
    bo = await invited(hub, ada, 'employee', 'Bo')
  })
  afterEach(() => hub.dispose())

  async function connected(who: Joined): Promise<TestDevice> {
    const device = testDevice(hub, who)
    await device.hello()
    return device
  }
  const setRole = (who: Joined, role: Role) => ask(hub, 'PATCH', `/v1/members/${who.member.id}`, { token: ada.access, body: { role } })

  /** What a new device of theirs holds when it has read everything has the digests that the hub says. */
  async function agrees(who: Joined): Promise<void> {
    const device = await connected(who)
    const held = new Map<string, { rows: number; sum: number }>()
    for (const [entity, id, ver, state, data] of rowsOf(await device.pull(0))) {
      if (state !== 'living') continue
      const { rows, sum } = held.get(entity) ?? { rows: 0, sum: 0 }
      held.set(entity, { rows: rows + 1, sum: addDigest(sum, rowDigest(id, ver, data)) })
    }
    device.say({ t: 'verify' })
    const { tables } = await device.next('digest')
    expect(Object.fromEntries(Object.entries(tables).filter(([, { rows }]) => rows > 0))).toEqual(Object.fromEntries([...held].map(([entity, { rows, sum }]) => [entity, { rows, digest: sum.toString(16) }])))
  }

  describe('an idea without a name', () => {
    test('is its author’s to change, hand in, take back and delete; nothing that others are sent says whose it is', async () => {
      const [cy, di] = [await invited(hub, ada, 'champion', 'Cy'), await invited(hub, ada, 'employee', 'Di')]
      const [author, stranger, champion] = [await connected(bo), await connected(di), await connected(cy)]
      const from = (await stranger.pull(0)).at(-1)!.to
      const id = uuid7()
      expect((await author.results(nameless(bo.member.id, id))).map(codeOf)).toEqual(['done', 'done', 'done', 'done'])
      const move = (member: string, before: string, to: string) => makes.move(id, member, before, to, { base: 999 })
      expect((await author.results([
        { entity: 'idea', kind: 'patch', rowId: id, patch: { title: 'Better' }, base: 999 },
        { entity: 'ideaAnswer', kind: 'patch', rowId: once('ideaAnswer', id, 'delight'), patch: { text: 'Because they smile.' }, base: 999 },
        ...move(NAMELESS, 'draft', 'submitted'), ...move(NAMELESS, 'submitted', 'draft'), ...move(NAMELESS, 'draft', 'submitted'),
        makes.comment(id, NAMELESS, 'I thought of mornings.'),
      ])).map(codeOf)).toEqual(Array.from({ length: 9 }, () => 'done'))
      // customers and segments that nobody had named before come with it
      const [txn, customer, segment] = [uuid7(), uuid7(), uuid7()]
      expect((await author.results([
        { ...makes.customer('Bageri Solros', customer), txn }, { entity: 'segment', kind: 'put', rowId: segment, patch: { name: 'Bakeries' }, txn },
        { entity: 'ideaCustomer', kind: 'put', rowId: once('ideaCustomer', id, customer), patch: { ideaId: id, customerId: customer }, txn },
        { entity: 'ideaSegment', kind: 'put', rowId: once('ideaSegment', id, segment), patch: { ideaId: id, segmentId: segment }, txn },
      ])).map(codeOf)).toEqual(['done', 'done', 'done', 'done'])
      // a champion asks, changes at the same time, and the two values meet
      expect((await champion.results([{ ...makes.comment(id, cy.member.id, 'Which tills?'), patch: { ...makes.comment(id, cy.member.id).patch, asks: true } }, { entity: 'idea', kind: 'patch', rowId: id, patch: { title: 'Best' }, base: 1 }])).map(codeOf)).toEqual(['done', 'done'])
      expect((await champion.results([{ entity: 'idea', kind: 'del', rowId: id, base: 1 }])).map(codeOf)).toEqual(['changed'])
      // all that came live, all that a newcomer reads, and every answer
      await stranger.pull(from)
      await stranger.pull(0)
      await champion.pull(0)
      for (const device of [stranger, champion]) {
        const told = JSON.stringify(device.heard.map((message) => (message.t === 'rows' ? { ...message, rows: message.rows.filter(([entity, row]) => entity !== 'member' || row !== bo.member.id) } : message)))
        expect(told).toContain(id)
        expect(told).toContain(NAMELESS)
        expect(told).not.toContain(bo.member.id)
      }
      expect(rowsOf(await champion.pull(0)).filter(([entity]) => entity === 'conflict').map(([, , , , data]) => new Set([data['ofId'], data['againstId']]))).toEqual([new Set([NAMELESS, cy.member.id])])
      expect(rowsOf(await author.pull(0)).filter(([entity]) => entity === 'authorship').map(([, , , , data]) => data)).toEqual([{ ideaId: id, memberId: bo.member.id }])
      for (const who of [bo, di, cy]) await agrees(who)
      expect((await author.results([{ entity: 'idea', kind: 'del', rowId: id, base: 999 }])).map(codeOf)).toEqual(['done'])
    })

    test('is made only together with who wrote it, and never another’s', async () => {
      const [author, thief] = [await connected(bo), await connected(await invited(hub, ada, 'champion', 'Cy'))]
      const id = uuid7()
      expect((await author.results([makes.idea(NAMELESS, {}, id)])).map(codeOf)).toEqual(['as-another'])
      expect((await author.results(nameless(ada.member.id, uuid7()))).map(codeOf)[0]).toBe('as-another')
      await author.results(nameless(bo.member.id, id))
      const { memberId } = { memberId: (await ask<{ id: string }>(hub, 'GET', '/v1/me', { token: bo.access })).body.id }
      expect(memberId).toBe(bo.member.id)
      const mine = { entity: 'authorship', kind: 'put' as const, rowId: once('authorship', id) }
      const plain = makes.idea(bo.member.id)
      await author.results([plain])
      const thiefs = (await invited(hub, ada, 'employee', 'Ed')).member.id
      expect((await thief.results([
        { ...mine, patch: { ideaId: id, memberId: thiefs } },
        { ...mine, rowId: uuid7(), patch: { ideaId: id, memberId: thiefs } },
        { entity: 'authorship', kind: 'patch', rowId: mine.rowId, patch: { memberId: thiefs } },
        { entity: 'authorship', kind: 'del', rowId: mine.rowId },
        makes.comment(id, NAMELESS, 'It was me.'),
        ...makes.move(id, NAMELESS, 'draft', 'submitted', { base: 999 }),
      ])).map(codeOf)).toEqual(['exists', 'bad-id', 'missing', 'missing', 'as-another', 'as-another', 'together'])
      // nor is an idea with a name made one's own afterwards
      expect((await author.results([{ ...mine, rowId: once('authorship', plain.rowId), patch: { ideaId: plain.rowId, memberId: bo.member.id } }])).map(codeOf)).toEqual(['not-yours'])
      expect((await author.results([{ entity: 'authorship', kind: 'del', rowId: mine.rowId, base: 999 }])).map(codeOf)).toEqual(['nobody-may'])
    })

    test('is no member: nobody joins under the id that stands for its author', async () => {
      const { body } = await ask<{ code: string }>(hub, 'POST', '/v1/invitations', { token: ada.access, body: {} })
      const joined = await ask<Joined>(hub, 'POST', '/v1/join', { body: { code: body.code, name: 'Nobody', device: 'laptop', memberId: NAMELESS } })
      expect(joined.status).toBe(200)
      expect(joined.body.member.id).not.toBe(NAMELESS)
    })

    test('of a champion is decided by them in their own name, not as its author', async () => {
      const cy = await invited(hub, ada, 'champion', 'Cy')
      const author = await connected(cy)
      const id = uuid7()
      await author.results(nameless(cy.member.id, id, { submit: true }))
      expect((await author.results(makes.move(id, NAMELESS, 'submitted', 'approved', { base: 999 }))).map(codeOf)).toEqual(['champions-only', 'together'])
      expect((await author.results(makes.move(id, cy.member.id, 'submitted', 'approved', { base: 999 }))).map(codeOf)).toEqual(['done', 'done'])
    })

    test('does not tell who it is by saying that they are looking at it', async () => {
      const id = uuid7()
      const [author, reader] = [testDevice(hub, bo), testDevice(hub, ada)]
      for (const device of [author, reader]) await device.hello({ features: [...FEATURES] })
      const named = makes.idea(bo.member.id)
      await author.results([...nameless(bo.member.id, id), named])
      const places = [id, named.rowId].map((one) => ({ at: `idea:${one}`, doing: 'writing' as const }))
      for (const device of [author, reader]) device.say({ t: 'here', places })
      expect(await reader.next('others')).toEqual({ t: 'others', at: places[1]!.at, people: [{ member: bo.member.id, doing: 'writing' }] })
      await new Promise((resolve) => setTimeout(resolve, 250)) // whatever was said has been dealt with
      expect(reader.heard.filter((message) => message.t === 'others' && message.at === places[0]!.at)).toEqual([])
    })

    test('has no author for programs and webhooks, and is its author’s program’s to change', async () => {
      const id = uuid7()
      const author = await connected(bo)
      await author.results([...nameless(bo.member.id, id, { submit: true }), makes.comment(id, NAMELESS, 'I thought of mornings.'), note(id, bo.member.id)])
      const [mine, theirs] = [await program(hub, bo), await program(hub, ada)]
      expect((await theirs.ask<{ author: unknown; title: string }>('GET', `/v1/ideas/${id}`)).body).toMatchObject({ author: null, title: 'Answer within the hour' })
      expect((await mine.ask('PATCH', `/v1/ideas/${id}`, { title: 'Answer at once' })).status).toBe(200)
      for (const to of ['draft', 'submitted']) expect((await mine.ask('POST', `/v1/ideas/${id}/moves`, { to })).status).toBe(200)
      await (await connected(ada)).results([note(id, ada.member.id, 'A secret of champions')])
      const answers = [await theirs.ask('GET', '/v1/ideas'), await theirs.ask('GET', `/v1/ideas/${id}`)].map(({ body }) => body)
      const events = []
      for (const record of await hub.context.store.read.all<RecordRow>('SELECT * FROM record ORDER BY ver')) {
        const event = eventOf(record, 0)
        if (event) events.push(await payloadOf(hub.context.store.read, event, record.id, 0))
      }
      expect(events.map((body) => (JSON.parse(body) as { type: string }).type).sort((a, b) => (a < b ? -1 : 1))).toEqual(['comment.added', 'idea.moved', 'idea.submitted', 'idea.submitted'])
      const told = JSON.stringify([answers, events])
      expect(told).toContain('Answer at once')
      for (const secret of [bo.member.id, 'A secret of champions']) expect(told).not.toContain(secret)
    })

    test('is in what its author exports, and not in what an admin exports of them or counts before an erasure', async () => {
      const [id, owned] = [uuid7(), uuid7()]
      const author = await connected(bo)
      const [first, ...rest] = nameless(bo.member.id, owned)
      await author.results([...nameless(bo.member.id, id), { ...first!, patch: { ...first!.patch, ownerId: bo.member.id } }, ...rest])
      const lines = async (path: string, who: Joined) => (await hub.api.request(path, { headers: { authorization: `Bearer ${who.access}` } }, { address: '10.0.0.3' })).text()
      expect(await lines('/v1/me/export', bo)).toContain(id)
      const exported = await lines(`/v1/members/${bo.member.id}/export`, ada)
      expect(exported).not.toContain(id)
      // of this one they are the owner, which everybody sees
      expect(exported.split('\n').filter((line) => line.includes(owned)).map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ kind: 'row', entity: 'idea', createdBy: NAMELESS })])
      const preview = await ask<{ tables: object }>(hub, 'POST', '/v1/erasures', { token: ada.access, body: { what: 'member', id: bo.member.id, texts: 'erase', dryRun: true } })
      expect(preview.body.tables).toEqual({ member: 1 })
    })

    test('only champions ask its author, and others about theirs', async () => {
      const [author, champion] = [await connected(bo), await connected(ada)]
      const [id, named] = [uuid7(), makes.idea(bo.member.id)]
      await author.results([...nameless(bo.member.id, id), named])
      const asks = (ideaId: string, by: string) => ({ ...makes.comment(ideaId, by), patch: { ...makes.comment(ideaId, by).patch, asks: true } })
      expect((await champion.results([asks(id, ada.member.id), asks(named.rowId, ada.member.id)])).map(codeOf)).toEqual(['done', 'done'])
      const stranger = await invited(hub, ada, 'lead', 'Di')
      expect((await (await connected(stranger)).results([asks(id, stranger.member.id)])).map(codeOf)).toEqual(['champions-only'])
    })
  })

  describe('a note of champions', () => {
    test('reaches champions and admins only, with the conflicts about it; others cannot even ask for it', async () => {
      const [cy, di] = [await invited(hub, ada, 'champion', 'Cy'), await invited(hub, ada, 'lead', 'Di')]
      const [admin, champion, lead] = [await connected(ada), await connected(cy), await connected(di)]
      const idea = makes.idea(ada.member.id)
      const mine = note(idea.rowId, cy.member.id)
      expect((await champion.results([{ entity: 'idea', kind: 'put', rowId: uuid7(), patch: {} }])).map(codeOf)).toEqual(['missing-field'])
      await admin.results([idea])
      expect((await champion.results([mine])).map(codeOf)).toEqual(['done'])
      const phone = await connected(cy)
      expect((await phone.results([{ entity: 'championNote', kind: 'patch', rowId: mine.rowId, patch: { text: 'Or the bakery.' }, base: 1 }])).map(codeOf)).toEqual(['done'])
      for (const device of [admin, champion]) expect(rowsOf(await device.pull(0)).filter(([entity]) => entity === 'championNote' || entity === 'conflict')).toHaveLength(2)
      // also when somebody has decided it
      const [, conflict] = rowsOf(await admin.pull(0)).find(([entity]) => entity === 'conflict')!
      expect((await phone.results([{ entity: 'conflict', kind: 'patch', rowId: conflict, patch: { resolvedAt: 5, resolvedById: cy.member.id }, base: 999 }])).map(codeOf)).toEqual(['done'])
      expect(rowsOf(await lead.pull(0)).filter(([entity]) => entity === 'championNote' || entity === 'conflict')).toEqual([])
      expect(await lead.results([{ entity: 'championNote', kind: 'patch', rowId: mine.rowId, patch: { text: 'x' } }, note(idea.rowId, di.member.id, 'x', mine.rowId), note(idea.rowId, di.member.id)])).toMatchObject([{ code: 'missing', row: null }, { code: 'exists', row: null }, { code: 'champions-only', row: null }])
      expect((await admin.results([{ entity: 'championNote', kind: 'patch', rowId: mine.rowId, patch: { text: 'x' }, base: 999 }, { entity: 'championNote', kind: 'del', rowId: mine.rowId, base: 999 }])).map(codeOf)).toEqual(['not-yours', 'done'])
      for (const who of [ada, cy, di]) await agrees(who)
    })

    test('comes to whoever becomes champion, and goes from whoever stops being one, also while their device is away', async () => {
      const cy = await invited(hub, ada, 'champion', 'Cy')
      const [champion, reader] = [await connected(cy), await connected(bo)]
      const idea = makes.idea(cy.member.id)
      const [kept, deleted] = [note(idea.rowId, cy.member.id), note(idea.rowId, cy.member.id, 'A slip.')]
      await champion.results([idea, kept, deleted, { entity: 'championNote', kind: 'del', rowId: deleted.rowId, base: 999 }])
      let cursor = (await reader.pull(0)).at(-1)!.to
      await setRole(bo, 'champion')
      const coming = await reader.next('rows')
      expect(coming.from).toBe(cursor)
      expect(coming.rows.filter(([entity]) => entity === 'championNote').map(([, id, , state]) => [id, state])).toEqual([[kept.rowId, 'living'], [deleted.rowId, 'deleted']])
      reader.say({ t: 'seen', cursor: coming.to })
      await agrees(bo)
      reader.close()
      cursor = coming.to
      await setRole(bo, 'lead')
      const again = await connected(bo)
      const going = rowsOf(await again.pull(cursor)).filter(([entity]) => entity === 'championNote')
      expect(going.map(([, id, , state, data]) => [id, state, data])).toEqual([[kept.rowId, 'gone', {}], [deleted.rowId, 'gone', {}]])
      await agrees(bo)
      // among those who may not see them, and among those who may, a change of role sends nothing again
      const head = async () => (await hub.context.store.read.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq
      const before = await head()
      await setRole(bo, 'employee')
      await setRole(cy, 'admin')
      expect(await head()).toBe(before + 2)
      // what is theirs and was written meanwhile on the old standing is refused, not taken
      expect((await again.results([note(idea.rowId, bo.member.id)])).map(codeOf)).toEqual(['champions-only'])
      await agrees(cy)
    })

    test('is kept under an audience of its own', async () => {
      const idea = makes.idea(ada.member.id)
      const mine = note(idea.rowId, ada.member.id)
      await (await connected(ada)).results([idea, mine])
      expect(await hub.context.store.read.get('SELECT audience FROM record WHERE id = ?', [mine.rowId])).toEqual({ audience: CHAMPIONS })
    })
  })
}
