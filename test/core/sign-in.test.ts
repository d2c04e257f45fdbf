// Signing in with the company's account from a device: a real provider, a real hub, and a browser that only walks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Joined } from '../../hub/auth/sessions.ts'
import { startServer, type HubServer } from '../../hub/server.ts'
import type { ConnectStep, SignInStep } from '../../shared/contract/sync.ts'
import { closedPort } from '../support/closed-port.ts'
import { CLIENT, openProvider, type TestProvider } from '../support/oidc.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { ask, joinFirst, openTestHub, type TestHub } from '../support/hub.ts'
import { until } from '../support/team.ts'

let provider: TestProvider
let hub: TestHub
let server: HubServer
let core: TestCore

beforeEach(async () => {
  provider = await openProvider({ people: { 'sub-berit': { name: 'Berit Ek' } } })
  hub = await openTestHub({ oidc: { issuer: provider.issuer, client: CLIENT, secret: null, roleClaim: null, domains: [] }, clock: { get now() { return Date.now() }, pass() {} } })
  server = await startServer(hub, { host: '127.0.0.1', port: 0 })
  core = await openTestCore({ name: 'Berit', now: Date.now })
})
afterEach(async () => {
  await core.dispose()
  await server.close()
  await hub.dispose()
  await provider.close()
})

/** The first step, and the rest to come. */
async function begin(address = server.url): Promise<{ url: URL; steps: AsyncIterator<SignInStep>; leave: () => void }> {
  const leaving = new AbortController()
  const steps = core.client.sync.watchSignIn({ address }, { signal: leaving.signal })[Symbol.asyncIterator]()
  const { value } = (await steps.next()) as { value: Extract<SignInStep, { step: 'open' }> }
  return { url: new URL(value.url), steps, leave: () => leaving.abort() }
}
const failing = (address: string) => begin(address).then(() => null, (error: { code: string; fields: unknown }) => error)

describe('a device', () => {
  let ada: Joined
  beforeEach(async () => {
    ada = await joinFirst(hub)
  })

  it('opens the provider’s page, takes the answer on loopback, and is a member, with all that was written alone', async () => {
    const { id } = await core.client.ideas.create({ title: 'Mine', answers: { customers: 'All', delight: 'Joy' } })
    const { url, steps } = await begin()
    expect(url.origin).toBe(provider.issuer)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ client_id: CLIENT, response_type: 'code', code_challenge_method: 'S256', scope: 'openid profile email' })
    const back = await provider.walk(url.href)
    expect(back.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in\?/)
    const page = await fetch(back)
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("default-src 'none'")])
    expect(await page.text()).toContain('You may close this window')
    expect((await steps.next()).value).toMatchObject({ step: 'joined', membership: { member: { name: 'Berit Ek', role: 'employee' }, workspace: 'Empty Chair' } })
    await until('the idea to be on the hub', async () => hub.context.store.read.get('SELECT 1 FROM record WHERE id = ?', [id]))
    expect((await core.client.session.get({})).member).toMatchObject({ name: 'Berit Ek' })
  })

  it('takes only the answer to what it asked, on that path, while it waits', async () => {
    const { url, steps, leave } = await begin()
    const redirect = url.searchParams.get('redirect_uri')!
    const state = url.searchParams.get('state')!
    expect((await fetch(`${redirect}?code=x&state=another`)).status).toBe(404)
    expect((await fetch(`${redirect.replace('/signed-in', '/')}?code=x&state=${state}`)).status).toBe(404)
    expect((await fetch(`${redirect}?code=x&state=${state}`, { method: 'POST' })).status).toBe(404)
    leave()
    await steps.next().catch(() => {})
    await until('the listener to be gone', async () => fetch(redirect).then(() => false, () => true))
    expect((await core.client.sync.status({})).state).toBe('alone')
  })

  it('is told when the person cancels, and may begin again', async () => {
    provider.person = null
    const first = await begin()
    await fetch(await provider.walk(first.url.href))
    await expect(first.steps.next()).rejects.toMatchObject({ code: 'sign-in-refused' })
    provider.person = 'sub-berit'
    const second = await begin()
    await fetch(await provider.walk(second.url.href))
    expect((await second.steps.next()).value).toMatchObject({ step: 'joined' })
  })

  it('connects the account of somebody who joined with a code, who then comes in by it as themselves elsewhere', async () => {
    const { body } = await ask<{ code: string }>(hub, 'POST', '/v1/invitations', { token: ada.access, body: { role: 'lead' } })
    const { member } = await core.client.sync.join({ address: server.url, code: body.code, name: 'Berit' })
    expect(await core.client.team.account({})).toBe('offered')
    const steps = core.client.sync.watchConnect({})[Symbol.asyncIterator]()
    const { value } = (await steps.next()) as { value: Extract<ConnectStep, { step: 'open' }> }
    await fetch(await provider.walk(value.url))
    expect((await steps.next()).value).toEqual({ step: 'connected' })
    expect(await core.client.team.account({})).toBe('connected')
    const elsewhere = await openTestCore({ name: null, now: Date.now })
    try {
      const again = elsewhere.client.sync.watchSignIn({ address: server.url })[Symbol.asyncIterator]()
      await fetch(await provider.walk(((await again.next()) as { value: { url: string } }).value.url))
      expect((await again.next()).value).toMatchObject({ step: 'joined', membership: { member } })
    } finally {
      await elsewhere.dispose()
    }
  })

  it('says at the address what is wrong with it', async () => {
    expect(await failing('http://hub.example.com')).toMatchObject({ code: 'hub-not-secure', fields: [{ field: 'address' }] })
    expect(await failing(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({ code: 'hub-refuses', fields: [{ field: 'address' }] })
  })
})

it('a hub without a provider, or without members, says so', async () => {
  const first = await begin()
  await fetch(await provider.walk(first.url.href))
  await expect(first.steps.next()).rejects.toMatchObject({ code: 'no-admin-yet' })
  const plain = await openTestHub()
  const other = await startServer(plain, { host: '127.0.0.1', port: 0 })
  expect(await failing(other.url)).toMatchObject({ code: 'no-company-sign-in' })
  await other.close()
  await plain.dispose()
})
