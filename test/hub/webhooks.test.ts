// Webhooks: what is sent, how it is signed, and what becomes of it when the receiver, the hub or the address is not what it should be.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { checkAddress, isInside } from '../../hub/webhooks/addresses.ts'
import { onBoth } from '../support/both.ts'
import { DAY, HOUR } from '../support/core.ts'
import { ask, invited, joinFirst, makes, openTestHub, testDevice, type TestHub } from '../support/hub.ts'

interface Got { type: string; data: Record<string, unknown>; id: string; headers: IncomingHttpHeaders; body: string }
interface Receiver { url: string; got: Got[]; types(): string[]; answer: (response: ServerResponse, got: Got) => void; close(): Promise<void> }

async function receiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += String(piece)))
    request.on('end', () => {
      const { type, data } = JSON.parse(body) as Got
      const got = { type, data, id: String(request.headers['webhook-id']), headers: request.headers, body }
      here.got.push(got)
      here.answer(response, got)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const here: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got: [],
    types: () => here.got.map(({ type }) => type),
    answer: (response) => void response.writeHead(204).end(),
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
  return here
}

interface Delivery { id: string; event: string; state: string; attempts: number; status: number | null; error: string | null; nextAt: number }
interface Hook { id: string; state: string; waiting: number; failingSince: number | null; secret?: string }

describe('addresses', () => {
  test.each(['http://example.com/', 'ftp://example.com', 'https://user:pass@example.com', 'javascript:alert(1)', 'not an address', 'https://'])('%s is none for a webhook', (address) => {
    expect(() => checkAddress(address, true)).toThrow('bad-webhook-address')
  })
  test.each(['https://127.0.0.1', 'https://0x7f.1', 'https://2130706433', 'https://10.1.2.3', 'https://172.20.0.1', 'https://192.168.1.1', 'https://169.254.169.254/latest/meta-data', 'https://100.100.0.1', 'https://[::1]', 'https://[fd00::1]', 'https://[fe80::1]', 'https://[::ffff:10.0.0.1]', 'https://[64:ff9b::a00:1]', 'https://localhost', 'https://db.localhost', 'http://127.0.0.1:4310', 'https://0.0.0.0'])('%s lies inside, and is taken only when allowed', (address) => {
    expect(() => checkAddress(address, false)).toThrow('inside-address')
    expect(checkAddress(address, true).href).toBeTruthy()
  })
  test('of the open internet are taken', () => {
    expect(checkAddress('https://example.com:8443/a?b', false).href).toBe('https://example.com:8443/a?b')
    expect(['1.1.1.1', '93.184.216.34', '2606:4700::1111'].map(isInside)).toEqual([false, false, false])
  })
})

onBoth('webhooks', (postgres) => {
  let hub: TestHub
  let ada: Joined
  let here: Receiver
  beforeEach(async () => {
    hub = await openTestHub({ postgres: postgres(), webhooksInside: true, webhookMs: 500, clock: { now: Date.now(), pass(ms) { this.now += ms } } })
    ada = await joinFirst(hub)
    here = await receiver()
  })
  afterEach(async () => {
    await hub.dispose()
    await here.close()
  })

  const register = async (events: readonly string[] = ['*'], url = here.url) => (await ask<Hook & { secret: string }>(hub, 'POST', '/v1/webhooks', { token: ada.access, body: { url, events } })).body
  const deliveries = async ({ id }: { id: string }) => (await ask<Delivery[]>(hub, 'GET', `/v1/webhooks/${id}/deliveries`, { token: await access() })).body
  const state = async ({ id }: { id: string }) => (await ask<Hook[]>(hub, 'GET', '/v1/webhooks', { token: await access() })).body.find((hook) => hook.id === id)!
  let refreshed: Joined | null = null
  beforeEach(() => (refreshed = null))
  /** A token that has not expired, whatever the clock says. */
  async function access(): Promise<string> {
    const answer = await ask(hub, 'GET', '/v1/me', { token: (refreshed ?? ada).access })
    if (answer.status === 401) refreshed = { ...ada, ...(await ask<Joined>(hub, 'POST', '/v1/refresh', { body: { refresh: (refreshed ?? ada).refresh } })).body }
    return (refreshed ?? ada).access
  }
  async function deviceOf(who: Joined = ada) {
    const device = testDevice(hub, who)
    await device.hello()
    return device
  }

  test('tell what happened, in order, signed so that the receiver’s library knows it', async () => {
    const { secret } = await register()
    const device = await deviceOf()
    const learning = makes.learning(ada.member.id, { text: 'Waited' })
    await device.results([learning])
    const idea = makes.idea(ada.member.id, { stage: 'submitted', submittedAt: 0 })
    const txn = uuid7()
    const [made] = await device.results([{ ...idea, txn }, { ...makes.answer(idea.rowId, 'customers', 'All'), txn }, { ...makes.answer(idea.rowId, 'delight', 'Joy'), txn }, { entity: 'stageChange', kind: 'put', txn, patch: { ideaId: idea.rowId, fromStage: 'draft', toStage: 'submitted', reason: '', memberId: ada.member.id, meetingId: null, createdAt: 0 } }])
    await hub.dispatch.settle()
    await device.results(makes.move(idea.rowId, ada.member.id, 'submitted', 'approved', { base: (made as { ver: number }).ver }))
    await device.results([{ entity: 'learning', kind: 'patch', rowId: learning.rowId, patch: { wow: true }, base: 99 }, makes.comment(idea.rowId, ada.member.id)])
    await hub.dispatch.settle()
    await device.results([{ entity: 'learning', kind: 'del', rowId: learning.rowId, base: 99 }])
    await hub.dispatch.settle()

    expect(here.types()).toEqual(['learning.created', 'idea.submitted', 'idea.moved', 'learning.changed', 'comment.added', 'learning.deleted'])
    expect(here.got[0]!.data).toMatchObject({ id: learning.rowId, text: 'Waited', author: { name: 'Ada' } })
    expect(here.got[2]!.data).toMatchObject({ from: 'submitted', to: 'approved', by: { name: 'Ada' }, idea: { id: idea.rowId, stage: 'approved' } })
    expect(here.got[5]!.data).toEqual({ id: learning.rowId, gone: true })
    expect(new Set(here.got.map(({ id }) => id)).size).toBe(6)
    const library = new Webhook(secret)
    for (const { body, headers } of here.got) expect(library.verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body))
    expect(() => library.verify(here.got[0]!.body.replace('Waited', 'waited'), here.got[0]!.headers as Record<string, string>)).toThrow('No matching signature found')
    expect(here.got.every(({ body }) => !body.includes(secret))).toBe(true)
  })

  test('tell of a step with the move that leads there, and by itself when only the step changed', async () => {
    await register(['idea.moved', 'idea.changed'])
    const device = await deviceOf()
    const [legal, costs] = [uuid7(), uuid7()]
    const idea = makes.idea(ada.member.id)
    await device.results([
      { entity: 'step', kind: 'put', rowId: legal, patch: { stage: 'in-review', name: 'Legal check', position: 1 } },
      { entity: 'step', kind: 'put', rowId: costs, patch: { stage: 'in-review', name: 'What it costs', position: 2 } },
      idea, makes.answer(idea.rowId, 'customers', 'All'), makes.answer(idea.rowId, 'delight', 'Joy'),
    ])
    await device.results(makes.move(idea.rowId, ada.member.id, 'draft', 'submitted', { base: 99 }))
    await hub.dispatch.settle()
    const [moved, ...change] = makes.move(idea.rowId, ada.member.id, 'submitted', 'in-review', { base: 99 })
    await device.results([{ ...moved!, patch: { ...moved!.patch, stepId: legal } }, ...change])
    await hub.dispatch.settle()
    await device.results([{ entity: 'idea', kind: 'patch', rowId: idea.rowId, patch: { stepId: costs }, base: 99 }])
    await hub.dispatch.settle()
    expect(here.got.map(({ type, data }) => [type, data['idea'] ?? data])).toMatchObject([
      ['idea.moved', { stage: 'in-review', step: { id: legal, name: 'Legal check' } }],
      ['idea.changed', { stage: 'in-review', step: { id: costs, name: 'What it costs' } }],
    ])
  })

  test('tell only what was asked for, never what is private, and a change of many as one', async () => {
    const hook = await register(['learning.created', 'learning.deleted'])
    const device = await deviceOf()
    const [open, secret] = [makes.learning(ada.member.id), makes.learning(ada.member.id, { visibility: 'private', text: 'Between us' })]
    await device.results([open, secret, { entity: 'learning', kind: 'patch', rowId: open.rowId, patch: { text: 'Edited' }, base: 99 }, { entity: 'learning', kind: 'patch', rowId: secret.rowId, patch: { text: 'Still between us' }, base: 99 }, makes.idea(ada.member.id)])
    await hub.dispatch.settle()
    expect(here.got.map(({ type, data }) => [type, data['text']])).toEqual([['learning.created', 'Edited']])
    await device.results([{ entity: 'learning', kind: 'patch', rowId: open.rowId, patch: { visibility: 'private' }, base: 99 }])
    await hub.dispatch.settle()
    expect(here.got[1]).toMatchObject({ type: 'learning.deleted', data: { id: open.rowId, gone: true } })
    expect(JSON.stringify(here.got)).not.toContain('etween us')
    expect((await deliveries(hook)).every(({ event }) => event.startsWith('learning.'))).toBe(true)
  })

  test('are for admins only; the secret is shown once, and renewed on demand', async () => {
    const bo = await invited(hub, ada, 'champion', 'Bo')
    const { id, secret } = await register()
    for (const [method, path, body] of [['GET', '/v1/webhooks'], ['POST', '/v1/webhooks', { url: here.url }], ['PATCH', `/v1/webhooks/${id}`, { active: false }], ['DELETE', `/v1/webhooks/${id}`], ['POST', `/v1/webhooks/${id}/secret`], ['POST', `/v1/webhooks/${id}/test`], ['GET', `/v1/webhooks/${id}/deliveries`]] as const) {
      expect([method, path, (await ask(hub, method, path, { token: bo.access, ...(body && { body }) })).body.error.code]).toEqual([method, path, 'admins-only'])
    }
    expect(JSON.stringify((await ask(hub, 'GET', '/v1/webhooks', { token: ada.access })).body)).not.toContain(secret)
    const renewed = (await ask<{ secret: string }>(hub, 'POST', `/v1/webhooks/${id}/secret`, { token: ada.access })).body.secret
    expect(renewed).not.toBe(secret)
    await ask(hub, 'POST', `/v1/webhooks/${id}/test`, { token: ada.access })
    await hub.dispatch.settle()
    expect(here.types()).toEqual(['ping'])
    expect(() => new Webhook(secret).verify(here.got[0]!.body, here.got[0]!.headers as Record<string, string>)).toThrow('No matching signature found')
    expect(new Webhook(renewed).verify(here.got[0]!.body, here.got[0]!.headers as Record<string, string>)).toMatchObject({ type: 'ping' })
    await ask(hub, 'DELETE', `/v1/webhooks/${id}`, { token: ada.access })
    expect((await ask(hub, 'DELETE', `/v1/webhooks/${id}`, { token: ada.access })).body.error.code).toBe('unknown-webhook')
    const acts = (await ask<{ act: string }[]>(hub, 'GET', '/v1/audit', { token: ada.access })).body.map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['add-webhook', 'renew-webhook-secret', 'test-webhook', 'remove-webhook']))
    for (const url of ['http://example.com', 'https://a:b@example.com', 'x'.repeat(3000)]) expect((await ask(hub, 'POST', '/v1/webhooks', { token: ada.access, body: { url } })).status).toBe(400)
    expect((await ask(hub, 'POST', '/v1/webhooks', { token: ada.access, body: { url: here.url, events: ['constructor'] } })).body.error.code).toBe('bad-input')
  })

  test('that fail are tried again later and later, in order, then are dead; woken, they lose nothing', async () => {
    const hook = await register(['learning.created'])
    here.answer = (response) => void response.writeHead(500).end()
    const device = await deviceOf()
    await device.results([makes.learning(ada.member.id, { text: 'First' })])
    await hub.dispatch.settle()
    await device.results([makes.learning(ada.member.id, { text: 'Second' })])
    const tries: number[] = []
    for (let hours = 0; hours < 4 * 24; hours += 1) {
      await hub.dispatch.settle()
      tries.push(here.got.length)
      hub.clock.pass(HOUR)
    }
    expect(new Set(here.got.map(({ data }) => data['text']))).toEqual(new Set(['First']))
    expect(new Set(here.got.map(({ id }) => id)).size).toBe(1)
    expect(tries.at(-1)).toBe(10)
    expect(await state(hook)).toMatchObject({ state: 'dead' })
    expect((await deliveries(hook)).map(({ state: of, status, error, attempts }) => [of, status, error, attempts])).toEqual([['dead', 500, 'refused', 10]])
    expect(hub.logged.some((line) => line.includes('a webhook is dead'))).toBe(true)

    here.answer = (response) => void response.writeHead(200).end()
    await ask(hub, 'PATCH', `/v1/webhooks/${hook.id}`, { token: await access(), body: { active: true } })
    await hub.dispatch.settle()
    expect(here.got.slice(10).map(({ data }) => data['text'])).toEqual(['First', 'Second'])
    expect(await state(hook)).toMatchObject({ state: 'active', waiting: 0, failingSince: null })
  })

  test('whose receiver says that it is gone are dead at once; paused ones go on where they were', async () => {
    const hook = await register(['learning.created'])
    const device = await deviceOf()
    await ask(hub, 'PATCH', `/v1/webhooks/${hook.id}`, { token: ada.access, body: { active: false } })
    await device.results([makes.learning(ada.member.id)])
    await hub.dispatch.settle()
    expect(here.got).toEqual([])
    here.answer = (response) => void response.writeHead(410).end()
    await ask(hub, 'PATCH', `/v1/webhooks/${hook.id}`, { token: ada.access, body: { active: true } })
    await hub.dispatch.settle()
    expect([here.got.length, (await state(hook)).state]).toEqual([1, 'dead'])
  })

  test('do not follow redirects, do not wait for ever, and read no more of an answer than its status', async () => {
    const device = await deviceOf()
    const elsewhere = await receiver()
    const answers: [string, Receiver['answer']][] = [
      ['redirected', (response) => void response.writeHead(302, { location: elsewhere.url }).end()],
      ['too-slow', () => {}],
      ['unreachable', (response) => void response.destroy()],
    ]
    for (const [error, answer] of answers) {
      here.answer = answer
      const hook = await register(['learning.created'])
      await device.results([makes.learning(ada.member.id)])
      await hub.dispatch.settle()
      expect((await deliveries(hook))[0]).toMatchObject({ state: 'waiting', error })
      await ask(hub, 'DELETE', `/v1/webhooks/${hook.id}`, { token: ada.access })
    }
    let written = 0
    here.answer = (response) => {
      response.writeHead(200)
      const pour = () => {
        let room = true
        while (room && !response.destroyed && written < 64 * 1024 * 1024) {
          written += 65_536
          room = response.write(Buffer.alloc(65_536))
        }
        if (!room) response.once('drain', pour)
      }
      response.on('error', () => {})
      pour()
    }
    const endless = await register(['learning.created'])
    await device.results([makes.learning(ada.member.id)])
    await hub.dispatch.settle()
    expect((await deliveries(endless))[0]).toMatchObject({ state: 'delivered', status: 200 })
    expect(written).toBeLessThan(16 * 1024 * 1024)
    expect(elsewhere.got).toEqual([])
    await elsewhere.close()
  })

  test('that fail or dawdle hold up nobody: others are told, and devices are served', async () => {
    const slow = await receiver()
    slow.answer = () => {}
    await register(['*'], slow.url)
    await register(['*'])
    const device = await deviceOf()
    const settled = device.results([makes.learning(ada.member.id)]).then(() => hub.dispatch.settle())
    while (here.got.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    expect((await device.results([makes.customer('Acme')]))[0]).toHaveProperty('ver')
    await settled
    expect([here.types(), slow.types()]).toEqual([['learning.created'], ['learning.created']])
    await slow.close()
  })

  test('miss nothing when the hub stops and starts, however much happened, and tell of a new row as new though it changed since', async () => {
    const hook = await register(['learning.created', 'learning.changed'])
    const device = await deviceOf()
    await ask(hub, 'PATCH', `/v1/webhooks/${hook.id}`, { token: ada.access, body: { active: false } })
    const learnings = Array.from({ length: 700 }, (_, at) => makes.learning(ada.member.id, { text: `Learning ${at}` }))
    await device.results(learnings)
    await device.results([{ entity: 'learning', kind: 'patch', rowId: learnings[0]!.rowId, patch: { text: 'Edited' }, base: 9999 }])
    hub = await hub.reopen()
    await ask(hub, 'PATCH', `/v1/webhooks/${hook.id}`, { token: ada.access, body: { active: true } })
    await hub.dispatch.settle()
    expect(here.got).toHaveLength(700)
    expect(new Set(here.types())).toEqual(new Set(['learning.created']))
    expect(here.got.at(-1)!.data['text']).toBe('Edited')
  })

  test('cannot be used to look inside the hub’s network', async () => {
    const outside = await openTestHub({ postgres: postgres() })
    const admin = await joinFirst(outside)
    for (const url of [here.url, 'https://169.254.169.254/', 'https://[::ffff:127.0.0.1]/']) expect((await ask(outside, 'POST', '/v1/webhooks', { token: admin.access, body: { url } })).body.error.code).toBe('inside-address')
    // an address that was allowed before, and a name that leads inside: looked at again when it is sent
    const port = new URL(here.url).port
    for (const url of [here.url, `http://localhost:${port}/`, `https://localtest.invalid:${port}/`]) await outside.context.store.write((tx) => tx.putMany('webhook', [{ id: uuid7(), url, events: '["*"]', note: '', secret: 'whsec_x', state: 'active', createdBy: admin.member.id, createdAt: 0, cursor: 0, failingSince: null, lease: null, leaseUntil: 0 }]))
    const device = testDevice(outside, admin)
    await device.hello()
    await device.results([makes.learning(admin.member.id)])
    await outside.dispatch.settle()
    expect(here.got).toEqual([])
    expect((await outside.context.store.read.all<{ error: string }>('SELECT DISTINCT error FROM delivery')).map(({ error }) => error)).toContain('inside-address')
    await outside.dispose()
  })

  test('forget what was delivered after 30 days', async () => {
    const hook = await register(['learning.created'])
    const device = await deviceOf()
    await device.results([makes.learning(ada.member.id)])
    await hub.dispatch.settle()
    hub.clock.pass(31 * DAY)
    await device.results([makes.learning(ada.member.id)])
    await hub.dispatch.settle()
    expect(await deliveries(hook)).toHaveLength(1)
  })

  test('of several hub processes are sent once, by one of them', async () => {
    const server = postgres()
    if (!server) return // SQLite is held by one process
    const url = await server.database()
    const one = await openTestHub({ postgres: server, url, webhooksInside: true })
    const two = await openTestHub({ postgres: server, url, webhooksInside: true, clock: one.clock })
    const admin = await joinFirst(one)
    await ask(one, 'POST', '/v1/webhooks', { token: admin.access, body: { url: here.url, events: ['learning.created'] } })
    const device = testDevice(one, admin)
    await device.hello()
    for (let round = 0; round < 5; round += 1) {
      await device.results(Array.from({ length: 20 }, () => makes.learning(admin.member.id)))
      await Promise.all([one.dispatch.settle(), two.dispatch.settle()])
    }
    await one.dispatch.settle()
    expect([here.got.length, new Set(here.got.map(({ id }) => id)).size]).toEqual([100, 100])
    await Promise.all([one.dispose(), two.dispose()])
  })
})
