// What programs may do through the hub's interface, and what they may not. Each answer is checked against the OpenAPI document (test/support/programs.ts).
import { Validator } from '@seriousme/openapi-schema-validator'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { ENDPOINTS } from '../../hub/programs/endpoints.ts'
import { openApiDocument } from '../../hub/programs/openapi.ts'
import { LARGEST_BODY } from '../../hub/programs/serve.ts'
import { STATUS_OF } from '../../hub/programs/status.ts'
import type { TokenInfo } from '../../hub/programs/tokens.ts'
import api from '../../shared/locales/en/api.json' with { type: 'json' }
import { onBoth } from '../support/both.ts'
import { DAY } from '../support/core.ts'
import { ask, invited, joinFirst, makes, once, openTestHub, testDevice, type TestHub } from '../support/hub.ts'
import { program, programOf } from '../support/programs.ts'

interface Learning { id: string; version: number; text: string; quote: string; customer: { id: string; name: string } | null; segment: { name: string } | null; tags: string[]; author: { id: string }; waits: boolean; happenedOn: string }
interface Idea { id: string; version: number; title: string; stage: string; reason: string; answers: Record<string, string>; customers: { name: string }[]; supporters: number; submittedAt: string | null }
interface Page<T> { items: T[]; next: string | null; end: string }

const both = { customers: 'All who wait', delight: 'Nobody waits' }

describe('the document', () => {
  test('is a valid OpenAPI 3.1 document, and the committed copy is the newest', async () => {
    const document = openApiDocument()
    const validator = new Validator()
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)))
  })

  test('has words for every request, parameter and code', () => {
    expect(ENDPOINTS.filter(({ name }) => !Object.hasOwn(api.operation, name))).toEqual([])
    const parameters = ENDPOINTS.flatMap(({ query }) => Object.keys(query.shape))
    expect(parameters.filter((name) => !Object.hasOwn(api.parameter, name))).toEqual([])
    expect(Object.keys(STATUS_OF).filter((code) => !Object.hasOwn(api.error, code))).toEqual([])
  })
})

onBoth('the interface for programs', (postgres) => {
  let hub: TestHub
  let ada: Joined
  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres() })
    ada = await joinFirst(hub)
  })
  afterEach(() => hub.dispose())
  const records = () => hub.context.store.read.all('SELECT * FROM record ORDER BY ver')

  describe('tokens', () => {
    test('are shown once, kept as a hash, listed, and end when they are revoked, expire, or their member leaves', async () => {
      const bo = await invited(hub, ada, 'employee', 'Bo')
      const script = await program(hub, bo, ['learnings:read'], 1)
      expect(script.token).toMatch(/^ec_[\w-]{43}$/)
      expect((await script.ask('GET', '/v1/learnings')).status).toBe(200)
      const kept = JSON.stringify(await hub.context.store.read.all('SELECT * FROM token'))
      expect(kept).not.toContain(script.token)
      const [info] = (await ask<TokenInfo[]>(hub, 'GET', '/v1/tokens', { token: bo.access })).body
      expect(info).toMatchObject({ name: 'a script', prefix: script.token.slice(0, 8), scopes: ['learnings:read'], revokedAt: null, usedAt: hub.clock.now })
      expect((await ask<TokenInfo[]>(hub, 'GET', '/v1/tokens', { token: ada.access })).body).toEqual([])
      expect((await ask<TokenInfo[]>(hub, 'GET', '/v1/tokens?all=1', { token: ada.access })).body).toHaveLength(1)
      expect((await ask(hub, 'GET', '/v1/tokens?all=1', { token: bo.access })).body.error.code).toBe('admins-only')

      hub.clock.pass(DAY)
      expect((await script.ask('GET', '/v1/learnings')).body.error.code).toBe('token-expired')
      const second = await program(hub, (await ask<Joined>(hub, 'POST', '/v1/refresh', { body: { refresh: bo.refresh } })).body, ['learnings:read'])
      const admin = (await ask<Joined>(hub, 'POST', '/v1/refresh', { body: { refresh: ada.refresh } })).body.access
      const third = await program(hub, { ...bo, access: admin }, ['learnings:read'])
      expect((await ask(hub, 'DELETE', `/v1/tokens/${third.id}`, { token: admin })).status).toBe(200)
      expect((await third.ask('GET', '/v1/learnings')).body.error.code).toBe('token-revoked')
      await ask(hub, 'PATCH', `/v1/members/${bo.member.id}`, { token: admin, body: { active: false } })
      expect((await second.ask('GET', '/v1/learnings')).body.error.code).toBe('token-revoked')
      expect((await ask<{ act: string }[]>(hub, 'GET', '/v1/audit', { token: admin })).body.map(({ act }) => act)).toEqual(expect.arrayContaining(['create-token', 'revoke-token']))
    })

    test('of others cannot be revoked, and open nothing but this interface', async () => {
      const bo = await invited(hub, ada, 'employee', 'Bo')
      const [mine, theirs] = [await program(hub, ada), await program(hub, bo)]
      expect((await ask(hub, 'DELETE', `/v1/tokens/${mine.id}`, { token: bo.access })).body.error.code).toBe('unknown-token')
      for (const path of ['/v1/me', '/v1/members', '/v1/tokens', '/v1/audit', '/v1/invitations', '/v1/webhooks', '/v1/erasures']) expect([path, (await mine.ask('GET', path)).status]).toEqual([path, 401])
      expect((await ask(hub, 'GET', '/v1/learnings', { token: ada.access })).body.error.code).toBe('token-unknown')
      expect((await ask(hub, 'GET', '/v1/learnings')).body.error.code).toBe('token-missing')
      expect((await programOf(hub, `${theirs.token.slice(0, -1)}x`).ask('GET', '/v1/learnings')).status).toBe(401)
      expect((await theirs.ask('GET', '/v1/learnings', undefined, { origin: 'https://evil.example' })).body.error.code).toBe('not-found')
    })

    test('may do what their scopes say, and nothing else', async () => {
      const scripts = { 'learnings:read': await program(hub, ada, ['learnings:read']), 'ideas:write': await program(hub, ada, ['ideas:write']), 'readings:read': await program(hub, ada, ['readings:read']) } as const
      for (const [scope, script] of Object.entries(scripts)) {
        for (const endpoint of ENDPOINTS) {
          const { status, body } = await script.ask(endpoint.method.toUpperCase(), endpoint.path.replace('{id}', uuid7()), endpoint.body ? {} : undefined)
          expect([scope, endpoint.name, status === 403 && body.error.code === 'scope-missing']).toEqual([scope, endpoint.name, endpoint.scope !== scope])
        }
      }
    })
  })

  describe('learnings', () => {
    test('are logged with customer, tags and promise as in the app, and reach devices', async () => {
      const script = await program(hub, ada)
      const device = testDevice(hub, ada)
      await device.hello()
      const made = await script.ask<Learning>('POST', '/v1/learnings', { text: ' Waited twenty minutes. ', quote: 'Never again', customer: { name: 'Acme' }, tags: ['#Queue', 'queue'], waits: true, channel: 'call', sentiment: 'bad' })
      expect(made.status).toBe(201)
      expect(made.body).toMatchObject({ text: 'Waited twenty minutes.', customer: { name: 'Acme' }, tags: ['queue'], author: { id: ada.member.id, name: 'Ada' }, happenedOn: '2026-03-04', waits: true })
      expect(made.headers.get('location')).toBe(`/v1/learnings/${made.body.id}`)
      const rows = (await device.pull(0)).flatMap((page) => page.rows)
      expect(rows.map(([entity]) => entity).sort()).toEqual(['customer', 'followUp', 'learning', 'learningTag', 'member'])
      const again = await script.ask<Learning>('POST', '/v1/learnings', { text: 'Still waits', customer: { name: 'ACME' } })
      expect(again.body.customer).toEqual(made.body.customer)
    })

    test('make promises that are due by the rules of the workspace, free days left out', async () => {
      const script = await program(hub, ada)
      const due = async () => {
        await script.ask('POST', '/v1/learnings', { text: 'Waits', waits: true })
        const rows = await hub.context.store.read.all<{ data: string }>(`SELECT data FROM record WHERE entity = 'followUp' ORDER BY ver`)
        const { createdAt, answerBy, resolveBy, dueAt } = JSON.parse(rows.at(-1)!.data) as Record<'createdAt' | 'answerBy' | 'resolveBy' | 'dueAt', number>
        expect(dueAt).toBe(answerBy)
        return [answerBy - createdAt, resolveBy - createdAt].map((ms) => ms / 3_600_000)
      }
      expect(await due()).toEqual([24, 96])
      const device = testDevice(hub, ada)
      await device.hello()
      await device.results([
        { entity: 'workspaceRules', kind: 'put', rowId: once('workspaceRules', 'workspace'), patch: { key: 'workspace', followUpHours: 12, followUpInOffice: true, timeZone: 'UTC' } },
        { entity: 'freeDay', kind: 'put', rowId: once('freeDay', 'null', '2026-03-05'), patch: { seriesId: null, day: '2026-03-05', lastDay: '2026-03-06', name: 'Stock-taking', createdAt: 1 } },
      ])
      // Wednesday at nine; Thursday and Friday are free: twelve working hours end on Monday at one, forty-eight on the Friday after
      expect(await due()).toEqual([124, 224])
    })

    test('are changed and deleted with what hangs on them', async () => {
      const script = await program(hub, ada)
      const { id } = (await script.ask<Learning>('POST', '/v1/learnings', { text: 'Waited', waits: true, tags: ['a', 'b'] })).body
      const changed = (await script.ask<Learning>('PATCH', `/v1/learnings/${id}`, { text: 'Waited long', waits: false, tags: ['b', 'c'], segment: { name: 'Regulars' } })).body
      expect(changed).toMatchObject({ text: 'Waited long', waits: false, segment: { name: 'Regulars' } })
      expect([...changed.tags].sort()).toEqual(['b', 'c'])
      expect(await hub.context.store.read.get(`SELECT deleted FROM record WHERE entity = 'followUp'`)).toEqual({ deleted: 1 })
      expect((await script.ask('DELETE', `/v1/learnings/${id}`)).status).toBe(204)
      expect((await script.ask('GET', `/v1/learnings/${id}`)).body.error.code).toBe('not-found')
      expect((await script.ask('PATCH', `/v1/learnings/${id}`, { text: 'x' })).body.error.code).toBe('not-found')
    })

    test('come in pages that lose none while others write, by keyset, with filters', async () => {
      const script = await program(hub, ada)
      const ids: string[] = []
      for (let at = 0; at < 7; at += 1) ids.push((await script.ask<Learning>('POST', '/v1/learnings', { text: `Learning ${at}`, customer: { name: at % 2 ? 'Odd' : 'Even' }, happenedOn: `2026-03-0${1 + (at % 3)}` })).body.id)
      const first = (await script.ask<Page<Learning>>('GET', '/v1/learnings?limit=3')).body
      expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 3))
      await script.ask('PATCH', `/v1/learnings/${ids[0]}`, { text: 'Changed' })
      const rest: Learning[] = []
      for (let next = first.next; next !== null; ) {
        const page = (await script.ask<Page<Learning>>('GET', `/v1/learnings?limit=3&cursor=${next}`)).body
        rest.push(...page.items)
        next = page.next
      }
      expect(rest.map(({ id }) => id)).toEqual([...ids.slice(3), ids[0]])
      const odd = first.items[1]!.customer!.id
      expect((await script.ask<Page<Learning>>('GET', `/v1/learnings?customer=${odd}`)).body.items).toHaveLength(3)
      expect((await script.ask<Page<Learning>>('GET', '/v1/learnings?from=2026-03-03&order=newest')).body.items.map(({ id }) => id)).toEqual([ids[5], ids[2]])
      const { end } = (await script.ask<Page<Learning>>('GET', '/v1/learnings')).body
      expect((await script.ask<Page<Learning>>('GET', `/v1/learnings?cursor=${end}`)).body.items).toEqual([])
      hub.clock.pass(1000)
      const since = new Date(hub.clock.now).toISOString()
      await script.ask('PATCH', `/v1/learnings/${ids[4]}`, { wow: true })
      expect((await script.ask<Page<Learning>>('GET', `/v1/learnings?since=${since}`)).body.items.map(({ id }) => id)).toEqual([ids[4]])
      expect((await script.ask<Page<Learning>>('GET', `/v1/learnings?cursor=${end}`)).body.items.map(({ id }) => id)).toEqual([ids[4]])
    })

    test('that are private are read and changed by nobody else, not even admins', async () => {
      const bo = await invited(hub, ada, 'employee', 'Bo')
      const [own, admin] = [await program(hub, bo), await program(hub, ada)]
      const { id } = (await own.ask<Learning>('POST', '/v1/learnings', { text: 'Between us', visibility: 'private' })).body
      expect((await own.ask<Page<Learning>>('GET', '/v1/learnings')).body.items).toHaveLength(1)
      expect((await admin.ask<Page<Learning>>('GET', '/v1/learnings')).body.items).toEqual([])
      for (const [method, body] of [['GET'], ['PATCH', { text: 'x' }], ['DELETE']] as const) expect((await admin.ask(method, `/v1/learnings/${id}`, body)).body.error.code).toBe('not-found')
      expect((await admin.ask('POST', '/v1/ideas', { title: 'x', answers: both, learnings: [id] })).body.error.code).toBe('unknown-learning')
    })
  })

  describe('ideas', () => {
    test('are submitted with both questions answered, and not without', async () => {
      const script = await program(hub, ada)
      const before = await records()
      const refused = await script.ask('POST', '/v1/ideas', { title: 'Answer within the hour', answers: { customers: 'All' } })
      expect([refused.status, refused.body.error.code, refused.body.error.message]).toEqual([400, 'answers-missing', api.error['answers-missing']])
      expect(await records()).toEqual(before)
      const { body, status } = await script.ask<Idea>('POST', '/v1/ideas', { title: 'Answer within the hour', answers: both, customers: [{ name: 'Acme' }, { name: 'Beta' }, { name: 'acme' }] })
      expect(status).toBe(201)
      expect(body).toMatchObject({ stage: 'submitted', answers: { ...both, who: '' }, customers: [{ name: 'Acme' }, { name: 'Beta' }] })
      const draft = (await script.ask<Idea>('POST', '/v1/ideas', { title: 'Later', submit: false })).body
      expect(draft).toMatchObject({ stage: 'draft', submittedAt: null })
      expect((await script.ask<Page<Idea>>('GET', '/v1/ideas?stage=draft')).body.items.map(({ id }) => id)).toEqual([draft.id])
    })

    test('are moved by those who may, with a reason where one is needed', async () => {
      const bo = await invited(hub, ada, 'employee', 'Bo')
      const [own, champion] = [await program(hub, bo), await program(hub, ada)]
      const { id, version } = (await own.ask<Idea>('POST', '/v1/ideas', { title: 'Faster', answers: both })).body
      expect((await own.ask('POST', `/v1/ideas/${id}/moves`, { to: 'approved' })).body.error.code).toBe('champions-only')
      expect((await champion.ask('POST', `/v1/ideas/${id}/moves`, { to: 'declined' })).body.error.code).toBe('reason-missing')
      expect((await champion.ask('POST', `/v1/ideas/${id}/moves`, { to: 'measured' })).body.error.code).toBe('illegal-move')
      expect((await champion.ask<Idea>('POST', `/v1/ideas/${id}/moves`, { to: 'parked', reason: 'Not now' })).body).toMatchObject({ stage: 'parked', reason: 'Not now' })
      const late = await champion.ask('POST', `/v1/ideas/${id}/moves`, { to: 'approved', version })
      expect([late.status, late.body.error.code]).toEqual([409, 'stale'])
      expect((await own.ask<Idea>('PATCH', `/v1/ideas/${id}`, { title: 'Much faster', answers: { delight: 'Joy' } })).body).toMatchObject({ title: 'Much faster', answers: { customers: 'All who wait', delight: 'Joy' } })
    })
  })

  test('readings are added by leads to the metrics that are there, on their scale', async () => {
    const device = testDevice(hub, ada)
    await device.hello()
    const metric = uuid7()
    await device.results([{ entity: 'metric', kind: 'put', rowId: metric, patch: { name: 'NPS', kind: 'nps', unit: '', higherIsBetter: true, target: 50, createdAt: 0 } }])
    const lead = await program(hub, ada)
    const bo = await program(hub, await invited(hub, ada, 'employee', 'Bo'))
    expect((await lead.ask<Page<{ id: string }>>('GET', '/v1/metrics')).body.items.map(({ id }) => id)).toEqual([metric])
    expect((await bo.ask('POST', '/v1/readings', { metric: { name: 'nps' }, value: 40 })).body.error.code).toBe('leads-only')
    expect((await lead.ask('POST', '/v1/readings', { metric: { name: 'nps' }, value: 400 })).body.error.code).toBe('out-of-scale')
    expect((await lead.ask('POST', '/v1/readings', { metric: { name: 'none' }, value: 4 })).body.error.code).toBe('unknown-metric')
    const made = await lead.ask<{ id: string }>('POST', '/v1/readings', { metric: { name: 'nps' }, value: 41.5, episode: { name: 'Checkout' }, readOn: '2026-03-01' })
    expect(made.body).toMatchObject({ metric: { id: metric, name: 'NPS' }, value: 41.5, episode: { name: 'Checkout' } })
    expect((await bo.ask<Page<unknown>>('GET', `/v1/readings?metric=${metric}&from=2026-03-01`)).body.items).toEqual([made.body])
    expect((await lead.ask('DELETE', `/v1/readings/${made.body.id}`)).status).toBe(204)
  })

  test('readings say of which segment and team they are, are found by both, and make segments but no teams', async () => {
    const device = testDevice(hub, ada)
    await device.hello()
    const [metric, care] = [uuid7(), uuid7()]
    await device.results([
      { entity: 'metric', kind: 'put', rowId: metric, patch: { name: 'Effort', kind: 'ces', unit: '', higherIsBetter: true, target: null, createdAt: 0 } },
      { entity: 'team', kind: 'put', rowId: care, patch: { name: 'Care' } },
    ])
    const lead = await program(hub, ada)
    interface Reading { id: string; segment: { id: string; name: string } | null; team: { id: string; name: string } | null }
    const add = (more: object) => lead.ask<Reading>('POST', '/v1/readings', { metric: { id: metric }, value: 5, readOn: '2026-03-01', ...more })
    const plain = (await add({})).body
    expect(plain).toMatchObject({ segment: null, team: null })
    const both = (await add({ segment: { name: 'Commuters' }, team: { name: 'care' } })).body
    expect(both).toMatchObject({ segment: { name: 'Commuters' }, team: { id: care, name: 'Care' } })
    const again = (await add({ segment: { id: both.segment!.id }, team: { id: care } })).body
    expect([again.segment, again.team]).toEqual([both.segment, both.team])
    expect((await add({ team: { name: 'Sales' } })).body).toMatchObject({ error: { code: 'unknown-team' } })
    expect((await add({ team: { id: metric } })).body).toMatchObject({ error: { code: 'unknown-team' } })
    const found = async (query: string) => (await lead.ask<Page<Reading>>('GET', `/v1/readings?metric=${metric}&${query}`)).body.items.map(({ id }) => id)
    expect(await found(`team=${care}`)).toEqual([both.id, again.id])
    expect(await found(`segment=${both.segment!.id}`)).toEqual([both.id, again.id])
    expect(await found(`team=${metric}`)).toEqual([])
    expect(await found('')).toEqual([plain.id, both.id, again.id])
  })

  describe('a retry', () => {
    test('by key or by id is done once and answered the same; with another body it is refused', async () => {
      const script = await program(hub, ada)
      const send = (body: object, key?: string) => script.ask<Learning>('POST', '/v1/learnings', body, key ? { 'idempotency-key': key } : {})
      const one = await send({ text: 'Once' }, 'abc')
      const two = await send({ text: 'Once' }, 'abc')
      expect([two.status, two.body, two.headers.get('idempotent-replayed'), one.headers.get('idempotent-replayed')]).toEqual([201, one.body, 'true', null])
      const other = await send({ text: 'Twice' }, 'abc')
      expect([other.status, other.body.error.code]).toEqual([422, 'key-reused'])
      const id = uuid7()
      await send({ id, text: 'Mine' })
      expect((await send({ id, text: 'Mine' })).headers.get('idempotent-replayed')).toBe('true')
      expect((await send({ id, text: 'Other' })).body.error.code).toBe('exists')
      expect((await script.ask<Page<Learning>>('GET', '/v1/learnings')).body.items).toHaveLength(2)
      // another token's keys are its own
      const second = await program(hub, ada)
      expect((await second.ask<Learning>('POST', '/v1/learnings', { text: 'Once' }, { 'idempotency-key': 'abc' })).body.id).not.toBe(one.body.id)
      expect((await second.ask('POST', '/v1/learnings', { id, text: 'Mine' })).body.error.code).toBe('exists')
    })

    test('at the same moment is done once', async () => {
      const script = await program(hub, ada)
      const all = await Promise.all(Array.from({ length: 5 }, () => script.ask<Learning>('POST', '/v1/learnings', { text: 'Once' }, { 'idempotency-key': 'abc' })))
      expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
      expect((await script.ask<Page<Learning>>('GET', '/v1/learnings')).body.items).toHaveLength(1)
    })

    test('after a refusal is judged anew', async () => {
      const script = await program(hub, ada)
      const send = (answers: object) => script.ask<Idea>('POST', '/v1/ideas', { title: 'x', answers }, { 'idempotency-key': 'k' })
      expect((await send({})).body.error.code).toBe('answers-missing')
      expect((await send(both)).status).toBe(201)
    })
  })

  test('requests beyond the limit are told when to come again, for each token by itself', async () => {
    const limited = await openTestHub({ postgres: postgres(), programs: { burst: 3, perSecond: 1 } })
    const first = await joinFirst(limited)
    const [one, two] = [await program(limited, first), await program(limited, first)]
    const answers = [await one.ask('GET', '/v1/ideas'), await one.ask('GET', '/v1/ideas'), await one.ask('GET', '/v1/ideas'), await one.ask('GET', '/v1/ideas')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers.map(({ headers }) => ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`)))).toEqual([['3', '2', '1'], ['3', '1', '2'], ['3', '0', '3'], ['3', '0', '3']])
    expect([answers[3]!.headers.get('retry-after'), answers[3]!.body.error.code]).toEqual(['1', 'too-many'])
    expect((await two.ask('GET', '/v1/ideas')).status).toBe(200)
    limited.clock.pass(1000)
    expect((await one.ask('GET', '/v1/ideas')).status).toBe(200)
    await limited.dispose()
  })

  test.each([
    ['an unknown field', { text: 'x', admin: true }, 400, 'bad-input'],
    ['a missing field', { quote: 'x' }, 400, 'bad-input'],
    ['an empty text', { text: '  ' }, 400, 'bad-input'],
    ['another author', { text: 'x', authorId: uuid7() }, 400, 'bad-input'],
    ['a key that changes objects', '{"text":"x","__proto__":{"admin":true}}', 400, 'bad-input'],
    ['the same, written otherwise', String.raw`{"text":"x","\u005f_proto__":{"admin":true}}`, 400, 'bad-input'],
    ['that key as a text', { text: '__proto__', tags: ['__proto__'] }, 201, undefined],
    ['a field of every object', '{"text":"x","constructor":{"prototype":{}}}', 400, 'bad-input'],
    ['what is not JSON', '{"text":', 400, 'bad-input'],
    ['a list', '[]', 400, 'bad-input'],
    ['half a character', '{"text":"\\ud800 \\u0000"}', 201, undefined],
    ['a text beyond its limit', { text: 'x'.repeat(50_001) }, 400, 'bad-input'],
    ['too much of everything', { text: 'x'.repeat(LARGEST_BODY) }, 413, 'too-large'],
    ['an id that is a path', { id: '../../etc/passwd', text: 'x' }, 400, 'bad-input'],
    ['a customer who is not there', { text: 'x', customer: { id: '01980000-0000-7000-8000-000000000000' } }, 400, 'unknown-customer'],
    ['an id that is taken', { text: 'x', id: 'TAKEN' }, 409, 'exists'],
    ['a day to come', { text: 'x', happenedOn: '2027-01-01' }, 400, 'date-in-future'],
    ['SQL', { text: `'); DROP TABLE record; -- "`, customer: { name: `x' OR 1=1; --` }, tags: [`'; DELETE FROM token`] }, 201, undefined],
  ])('%s: answered with a code, or taken as text', async (_what, given, status, code) => {
    const script = await program(hub, ada)
    const before = await records()
    const body = typeof given === 'object' && 'id' in given && given.id === 'TAKEN' ? { ...given, id: ada.member.id } : given
    const answer = await script.ask<Learning>('POST', '/v1/learnings', body)
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
    const kept = status === 201 ? [(await script.ask<Learning>('GET', `/v1/learnings/${answer.body.id}`)).body, answer.body] : [await records(), before]
    expect(kept[0]).toEqual(kept[1])
  })

  test('hostile queries, paths, types and keys are refused by name', async () => {
    const script = await program(hub, ada)
    for (const path of ['/v1/learnings?limit=1000', '/v1/learnings?limit=1&limit=2', `/v1/learnings?cursor=${encodeURIComponent("1' OR 1=1")}`, '/v1/learnings?constructor=1', '/v1/learnings?since=yesterday', '/v1/ideas?stage=constructor', '/v1/learnings?customer=1']) {
      expect([path, (await script.ask('GET', path)).body.error.code]).toEqual([path, 'bad-input'])
    }
    for (const path of ['/v1/learnings/1', '/v1/learnings/..%2f..%2fetc', `/v1/ideas/${ada.member.id}`, `/v1/learnings/${uuid7()}`]) expect([path, (await script.ask('GET', path)).body.error.code]).toEqual([path, 'not-found'])
    expect((await script.ask('POST', '/v1/learnings', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' })).body.error.code).toBe('wrong-type')
    expect((await script.ask('POST', '/v1/learnings', { text: 'x' }, { 'idempotency-key': 'with space' })).body.error.code).toBe('bad-idempotency-key')
    expect((await script.ask('GET', '/v1/learnings?cursor=zzzzzzzzzzzzzzzzzzzz')).body.error.code).toBe('bad-cursor')
  })

  test('programs, too, are refused what is not theirs by the rules that judge devices', async () => {
    const [bo, cy] = [await invited(hub, ada, 'employee', 'Bo'), await invited(hub, ada, 'employee', 'Cy')]
    const device = testDevice(hub, bo)
    await device.hello()
    const learning = makes.learning(bo.member.id)
    await device.results([learning])
    const script = await program(hub, cy)
    expect((await script.ask('PATCH', `/v1/learnings/${learning.rowId}`, { text: 'Mine now' })).body.error.code).toBe('not-yours')
    expect((await script.ask('DELETE', `/v1/learnings/${learning.rowId}`)).body.error.code).toBe('not-yours')
    // a role that was taken away counts at once
    await ask(hub, 'PATCH', `/v1/members/${cy.member.id}`, { token: ada.access, body: { role: 'champion' } })
    expect((await script.ask<Learning>('PATCH', `/v1/learnings/${learning.rowId}`, { text: 'Put right' })).body.text).toBe('Put right')
    await ask(hub, 'PATCH', `/v1/members/${cy.member.id}`, { token: ada.access, body: { role: 'employee' } })
    expect((await script.ask('PATCH', `/v1/learnings/${learning.rowId}`, { text: 'Again' })).body.error.code).toBe('not-yours')
  })
})
