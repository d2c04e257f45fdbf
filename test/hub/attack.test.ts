// Bad input and attack: refused with a named code, logged, nothing changed.
import { connect } from 'node:net'
import { zstdCompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { WebSocket } from 'ws'
import type { Joined } from '../../hub/auth/sessions.ts'
import { startServer, type HubServer } from '../../hub/server.ts'
import { LARGEST_FRAME, PROTOCOL, SYNC_PATH, type PushResult } from '../../shared/protocol.ts'
import { SHAPES } from '../../shared/sync/shapes.ts'
import { ask, invited, joinFirst, makes, openTestHub, testDevice, type TestHub } from '../support/hub.ts'

let hub: TestHub
let ada: Joined
let bo: Joined
beforeEach(async () => {
  hub = await openTestHub()
  ada = await joinFirst(hub)
  bo = await invited(hub, ada, 'employee', 'Bo')
})
afterEach(() => hub.dispose())

const codeOf = (result: PushResult | undefined): string => (result === undefined ? 'nothing' : 'code' in result ? result.code : 'done')
const everything = () => hub.context.store.read.all('SELECT * FROM record ORDER BY ver')
async function connected(who: Joined) {
  const device = testDevice(hub, who)
  await device.hello()
  return device
}

describe('forged operations', () => {
  test.each([
    ['an unknown table', { entity: 'session', kind: 'put' as const, patch: { role: 'admin' } }, 'unknown-entity'],
    ['a name of every object', { entity: 'constructor', kind: 'put' as const, patch: {} }, 'unknown-entity'],
    ['an unknown field', { entity: 'customer', kind: 'put' as const, patch: { name: 'A', segmentId: null, admin: true } }, 'unknown-field'],
    ['a field of every object', { entity: 'customer', kind: 'patch' as const, patch: { toString: 'x' } }, 'unknown-field'],
    ['a missing field', { entity: 'customer', kind: 'put' as const, patch: { name: 'A' } }, 'missing-field'],
    ['a value of another type', { entity: 'customer', kind: 'put' as const, patch: { name: 7, segmentId: null } }, 'bad-value'],
    ['a text beyond its limit', { entity: 'customer', kind: 'put' as const, patch: { name: 'x'.repeat(5000), segmentId: null } }, 'bad-value'],
    ['a byte that PostgreSQL refuses', { entity: 'customer', kind: 'put' as const, patch: { name: 'a\u0000b', segmentId: null } }, 'bad-value'],
    ['half a character', { entity: 'customer', kind: 'put' as const, patch: { name: 'a\ud800', segmentId: null } }, 'bad-value'],
    ['a path for an id', { entity: 'customer', kind: 'put' as const, patch: { name: 'A', segmentId: '../../etc/passwd' } }, 'bad-value'],
    ['an admin of one’s own making', { entity: 'member', kind: 'put' as const, patch: { name: 'Eve', role: 'admin', teamId: null, createdAt: 0 } }, 'nobody-may'],
    ['a conflict of one’s own making', { entity: 'conflict', kind: 'put' as const, patch: { entity: 'idea', rowId: uuid7(), field: 'title', value: '1', ofId: uuid7(), againstId: uuid7(), happenedAt: 0, resolvedAt: null, resolvedById: null } }, 'nobody-may'],
    ['a newer format', { ...makes.customer('A'), schema: 99 }, 'unknown-schema'],
    ['a row that is not there', { entity: 'customer', kind: 'del' as const, rowId: uuid7() }, 'missing'],
  ])('%s is refused', async (_what, op, code) => {
    const before = await everything()
    const device = await connected(bo)
    expect(codeOf((await device.results([op]))[0])).toBe(code)
    expect(await everything()).toEqual(before)
  })

  test('nobody makes themselves an admin', async () => {
    const device = await connected(bo)
    const results = await device.results([
      { entity: 'member', kind: 'patch', rowId: bo.member.id, patch: { role: 'admin' }, base: 99 },
      { entity: 'member', kind: 'patch', rowId: ada.member.id, patch: { name: 'Eve' }, base: 99 },
      { entity: 'member', kind: 'del', rowId: ada.member.id, base: 99 },
    ])
    expect(results.map(codeOf)).toEqual(['fixed-field', 'not-yours', 'nobody-may'])
    expect((await ask<{ role: string }>(hub, 'GET', '/v1/me', { token: bo.access })).body.role).toBe('employee')
  })

  test('SQL in any field is text', async () => {
    const device = await connected(bo)
    const name = `x'); DROP TABLE record; -- "`
    expect((await device.results([makes.customer(name)])).map(codeOf)).toEqual(['done'])
    expect((await device.pull(0)).flatMap(({ rows }) => rows).some(([, , , , data]) => data['name'] === name)).toBe(true)
  })

  test('what would change objects as a name is text like any other: nobody who types it is cut off', async () => {
    const device = await connected(bo)
    const names = ['__proto__', '"__proto__":', String.raw`\u005f_proto__`, 'constructor']
    expect((await device.results(names.map((name) => makes.customer(name)))).map(codeOf)).toEqual(['done', 'done', 'done', 'done'])
    const known = (await device.pull(0)).flatMap(({ rows }) => rows).map(([, , , , data]) => data['name'])
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })

  test('any operation at all is answered with a code or done, and the hub goes on', async () => {
    const device = await connected(bo)
    const anything = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('__proto__', 'constructor', uuid7(), '2026-03-04'))
    const operation = fc.record({ entity: fc.oneof(fc.constantFrom(...Object.keys(SHAPES)), fc.string({ minLength: 1, maxLength: 20 })), kind: fc.constantFrom('put' as const, 'patch' as const, 'del' as const, 'restore' as const), patch: fc.dictionary(fc.oneof(fc.constantFrom('name', 'stage', 'authorId', 'ideaId', 'text'), fc.string({ maxLength: 12 }).filter((field) => field !== '__proto__')), anything, { maxKeys: 6 }), rowId: fc.constantFrom(ada.member.id, bo.member.id, uuid7(), uuid7()) })
    const ops = fc.sample(operation, { numRuns: 1000, seed: 3 })
    for (let at = 0; at < ops.length; at += 250) for (const result of await device.results(ops.slice(at, at + 250))) expect('code' in result ? result.code : result.ver).toBeTruthy()
    expect(hub.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
    expect((await ask<{ role: string }>(hub, 'GET', '/v1/me', { token: bo.access })).body.role).toBe('employee')
  })
})

describe('hostile messages', () => {
  test.each([
    ['what is not JSON', '{"t":', 'bad-message'],
    ['an unknown message', '{"t":"drop"}', 'bad-message'],
    ['a number', '7', 'bad-message'],
    ['a key that changes objects', '{"t":"ping","__proto__":{"t":"pull"}}', 'bad-message'],
    ['the same, written otherwise', String.raw`{"t":"ping","\u005f_proto__":{"t":"pull"}}`, 'bad-message'],
    ['a message before hello', '{"t":"pull","cursor":0}', 'bad-message'],
    ['bytes that are not packed', new Uint8Array([1, 2, 3]), 'bad-message'],
    ['a small frame that unpacks to a huge one', zstdCompressSync(Buffer.alloc(LARGEST_FRAME + 1, 32)), 'too-large'],
    ['a device id that is a path', JSON.stringify({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'x', token: 'x', dev: '../x', conn: uuid7() }), 'bad-message'],
    ['a token that nobody has', JSON.stringify({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'x', token: 'x'.repeat(43), dev: uuid7(), conn: uuid7() }), 'signed-out'],
  ])('%s ends the connection with a code', async (_what, frame, code) => {
    const before = await everything()
    const device = testDevice(hub, bo)
    device.say(frame)
    expect((await device.next('bye')).code).toBe(code)
    expect(device.closed).toBe(true)
    expect(await everything()).toEqual(before)
  })

  test('a push that is too long is not taken, and one that skips numbers only as far as it does not', async () => {
    const device = await connected(bo)
    device.say(JSON.stringify({ t: 'push', conn: device.conn, prev: null, ops: Array.from({ length: 2000 }, (_, at) => ({ n: at + 1, opId: uuid7(), base: 0, hlc: 0, schema: 1, ...makes.customer('A') })) }))
    expect((await device.next('bye')).code).toBe('bad-message')
    const other = await connected(bo)
    other.say(JSON.stringify({ t: 'push', conn: other.conn, prev: null, ops: [1, 3].map((n) => ({ n, opId: uuid7(), base: 0, hlc: 0, schema: 1, ...makes.customer('A') })) }))
    expect([(await other.next('ack')).results.length, (await other.next('gap')).n]).toEqual([1, 2])
    expect((await everything()).length).toBe(3)
  })

  test('another member’s device id is refused', async () => {
    const mine = await connected(ada)
    const thief = testDevice(hub, bo, mine.id)
    thief.say({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'x', token: bo.access, dev: mine.id, conn: thief.conn })
    expect((await thief.next('bye')).code).toBe('foreign-device')
    expect(codeOf((await mine.results([makes.customer('A')]))[0])).toBe('done')
  })

  test('an older or newer program is told which of the two to bring up to date', async () => {
    const device = testDevice(hub, bo)
    device.say({ t: 'hello', protocol: PROTOCOL + 1, schema: 1, app: 'x', token: bo.access, dev: device.id, conn: device.conn })
    expect(await device.next('upgrade')).toEqual({ t: 'upgrade', what: 'hub' })
  })

  test('who says nothing is put out', async () => {
    const quick = await openTestHub({ helloMs: 50 })
    const device = testDevice(quick, ada)
    expect((await device.next('bye')).code).toBe('too-slow')
    await quick.dispose()
  })
})

describe('HTTP', () => {
  const post = (body: unknown, headers = {}) => ask(hub, 'POST', '/v1/join', { body, headers })

  test('what is not the right kind, size or shape is refused', async () => {
    expect((await post('{"code":"x"', {})).body.error.code).toBe('bad-input')
    expect((await post('{"code":"x","name":"y","device":"z","__proto__":{"role":"admin"}}')).body.error.code).toBe('bad-input')
    expect((await post(String.raw`{"code":"x","name":"y","device":"z","\u005f_proto__":{"role":"admin"}}`)).body.error.code).toBe('bad-input')
    expect((await post({ code: 'x', name: '__proto__', device: 'z' })).body.error.code).toBe('bad-code')
    expect((await post({ code: 'x', name: 'y', device: 'z', role: 'admin' })).body.error.code).toBe('bad-input')
    expect([(await post('x', { 'content-type': 'text/plain' })).status, (await post({ code: 'x'.repeat(100_000) })).status]).toEqual([415, 413])
    expect((await ask(hub, 'PATCH', '/v1/members/..%2F..%2Fx', { token: ada.access, body: {} })).status).toBe(404)
    expect((await ask(hub, 'GET', '/v1/nothing')).body.error.code).toBe('not-found')
  })

  test('a page of another site has no business here', async () => {
    expect((await ask(hub, 'GET', '/v1/members', { token: ada.access, headers: { origin: 'https://evil.example' } })).status).toBe(404)
  })

  test('who guesses codes is slowed down; others are not', async () => {
    const tries = []
    for (let at = 0; at < 30; at += 1) tries.push((await post({ code: 'x', name: 'y', device: 'z' })).body.error.code)
    expect(tries).toContain('too-many')
    expect((await ask(hub, 'POST', '/v1/join', { body: { code: 'x', name: 'y', device: 'z' }, address: '10.9.9.9' })).body.error.code).toBe('bad-code')
  })

  test('admins’ commands are closed to everybody else, also with a token that is no longer theirs', async () => {
    const commands = [['GET', '/v1/audit'], ['GET', '/v1/invitations'], ['POST', '/v1/invitations', {}], ['POST', '/v1/teams', { name: 'A' }], ['PATCH', `/v1/members/${bo.member.id}`, { role: 'admin' }], ['GET', '/v1/sessions?all=1']] as const
    for (const [method, path, body] of commands) {
      expect([path, (await ask(hub, method, path, { token: bo.access, ...(body && { body }) })).body.error.code]).toEqual([path, 'admins-only'])
      expect([path, (await ask(hub, method, path, { ...(body && { body }) })).body.error.code]).toEqual([path, 'signed-out'])
    }
    const cy = await invited(hub, ada, 'admin', 'Cy')
    await ask(hub, 'PATCH', `/v1/members/${cy.member.id}`, { token: ada.access, body: { role: 'employee' } })
    expect((await ask(hub, 'POST', '/v1/invitations', { token: cy.access, body: {} })).body.error.code).toBe('admins-only')
  })

  test('no answer tells how the hub is built, and no log tells a secret', async () => {
    await hub.context.store.write((tx) => tx.run('DROP TABLE invitation'))
    const { status, body } = await post({ code: 'AAAAA', name: 'y', device: 'z' })
    expect([status, body.error]).toEqual([500, { code: 'internal', message: 'Something went wrong in the hub. Try again later.', params: {}, fields: [] }])
    expect(hub.logged.some((line) => line.includes('no such table'))).toBe(true)
    for (const secret of [ada.access, ada.refresh, bo.access]) expect(hub.logged.some((line) => line.includes(secret))).toBe(false)
    const kept = JSON.stringify(await hub.context.store.read.all('SELECT * FROM session'))
    for (const secret of [ada.access, ada.refresh]) expect(kept.includes(secret)).toBe(false)
  })

  test('metrics are for this machine, or for whoever has the token', async () => {
    expect((await ask(hub, 'GET', '/metrics', { address: '10.0.0.9' })).status).toBe(404)
    const { body } = await ask<{ text: string }>(hub, 'GET', '/metrics', { address: '127.0.0.1' })
    expect(body.text).toMatch(/^# HELP hub_ops_total .*\n# TYPE hub_ops_total counter$/m)
  })
})

describe('on a real port', () => {
  let server: HubServer
  let port: number
  beforeEach(async () => {
    server = await startServer(hub, { host: '127.0.0.1', port: 0 })
    port = Number(new URL(server.url).port)
  })
  afterEach(() => server.close())

  const opened = (path: string, options: { origin?: string } = {}) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options)
      socket.on('open', () => {
        resolve(101)
        socket.close()
      })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!))
      socket.on('error', () => {})
    })

  test('a page of another site cannot open the sync connection, and there is no other', async () => {
    expect([await opened(SYNC_PATH), await opened(SYNC_PATH, { origin: 'https://evil.example' }), await opened('/v1/other')]).toEqual([101, 403, 404])
  })

  test('a frame that is too large ends the connection', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${SYNC_PATH}`)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.on('error', () => {})
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    socket.send('x'.repeat(LARGEST_FRAME + 1))
    expect([1006, 1009]).toContain(await closed)
  })

  test('a client that sends its head byte by byte is put out', async () => {
    const socket = connect(port, '127.0.0.1')
    const from = performance.now()
    const answer = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (data) => (text += data.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
    })
    const drip = setInterval(() => socket.write('x'), 500)
    socket.write('GET /v1/health HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    expect(await answer).toMatch(/408|^$/)
    clearInterval(drip)
    expect(performance.now() - from).toBeLessThan(16_000)
  })

  test('stopping says good-bye to devices and closes the port', async () => {
    const other = await openTestHub()
    const second = await startServer(other, { host: '127.0.0.1', port: 0 })
    const socket = new WebSocket(`${second.url.replace('http', 'ws')}${SYNC_PATH}`)
    const said: string[] = []
    socket.on('message', (data: Buffer) => said.push(data.toString()))
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await second.close()
    await closed
    expect(said).toEqual(['{"t":"bye","code":"stopping"}'])
    await expect(fetch(`${second.url}/v1/health`)).rejects.toThrow('fetch failed')
  })
})
