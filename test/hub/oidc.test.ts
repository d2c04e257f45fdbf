// Signing in with the company's account: against a real provider, and against one that lies.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { OidcOptions } from '../../hub/auth/oidc.ts'
import type { Joined } from '../../hub/auth/sessions.ts'
import { parseHubFlags } from '../../hub/flags.ts'
import { CLIENT, openProvider, type TestProvider } from '../support/oidc.ts'
import { ask, invited, joinFirst, openTestHub, type TestHub } from '../support/hub.ts'

const PEOPLE = {
  'sub-berit': { name: 'Berit Ek', email: 'berit@solros.example', email_verified: true, groups: ['sales', 'Lead'] },
  'sub-cleo': { name: 'Cleo', email: 'cleo@elsewhere.example', email_verified: true, groups: 'admin' },
  'sub-dan': { preferred_username: 'dan', groups: [] },
}
const REDIRECT = 'http://127.0.0.1:54321/signed-in'

let provider: TestProvider
let hub: TestHub
let ada: Joined

const options = (more: Partial<OidcOptions> = {}): OidcOptions => ({ issuer: provider.issuer, client: CLIENT, secret: null, roleClaim: null, domains: [], ...more })
async function start(more: Partial<OidcOptions> = {}): Promise<void> {
  hub = await openTestHub({ oidc: options(more), clock: { get now() { return Date.now() + late }, pass: (ms) => void (late += ms) } })
  ada = await joinFirst(hub)
}
let late = 0

beforeEach(async () => {
  late = 0
  provider = await openProvider({ people: PEOPLE })
})
afterEach(async () => {
  await hub.dispose()
  await provider.close()
})

interface Begun { url: string; state: string; proof: string }
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

async function begin(): Promise<Begun> {
  const proof = randomBytes(32).toString('base64url')
  const { body } = await ask<{ url: string; state: string }>(hub, 'POST', '/v1/oidc/begin', { body: { redirect: REDIRECT, challenge: sha256(proof) } })
  return { ...body, proof }
}
const queryOf = async ({ url }: Begun) => (await provider.walk(url)).search.slice(1)
const finish = ({ state, proof }: Begun, query: string, more = {}) => ask<Joined>(hub, 'POST', '/v1/oidc/finish', { body: { state, proof, query, device: 'laptop', ...more } })
async function signInAs(person: keyof typeof PEOPLE, more = {}) {
  provider.person = person
  const begun = await begin()
  return finish(begun, await queryOf(begun), more)
}

async function link(who: Joined, person: keyof typeof PEOPLE) {
  provider.person = person
  const begun = await begin()
  return ask(hub, 'POST', '/v1/oidc/link', { token: who.access, body: { state: begun.state, proof: begun.proof, query: await queryOf(begun) } })
}

describe('signing in', () => {
  it('makes a member at the first time, and finds them again by what the provider never changes', async () => {
    await start()
    const first = await signInAs('sub-berit')
    expect(first.status).toBe(200)
    expect(first.body.member).toMatchObject({ name: 'Berit Ek', role: 'employee' })
    const second = await signInAs('sub-berit')
    expect(second.body.member).toEqual(first.body.member)
    expect(second.body.session).not.toBe(first.body.session)
    expect((await signInAs('sub-dan')).body.member).toMatchObject({ name: 'dan' })
    const { body } = await ask<{ name: string }[]>(hub, 'GET', '/v1/members', { token: second.body.access })
    expect(body.map(({ name }) => name).sort()).toEqual(['Ada', 'Berit Ek', 'dan'])
  })

  it('keeps the id under which somebody wrote alone, unless it is taken', async () => {
    await start()
    const memberId = hub.context.newId()
    expect((await signInAs('sub-berit', { memberId })).body.member.id).toBe(memberId)
    expect((await signInAs('sub-dan', { memberId })).body.member.id).not.toBe(memberId)
  })

  it('works with a client that has a secret, and is refused with a wrong one', async () => {
    await provider.close()
    provider = await openProvider({ people: PEOPLE, secret: 'a long secret of this hub' })
    await start({ secret: 'a long secret of this hub' })
    expect((await signInAs('sub-berit')).status).toBe(200)
    await hub.dispose()
    await start({ secret: 'another secret' })
    expect((await signInAs('sub-berit')).body.error.code).toBe('sign-in-failed')
  })

  it('gives new members the role that the claim names, the highest of a list, and no other', async () => {
    await start({ roleClaim: 'groups' })
    expect((await signInAs('sub-berit')).body.member.role).toBe('lead')
    expect((await signInAs('sub-cleo')).body.member.role).toBe('admin')
    expect((await signInAs('sub-dan')).body.member.role).toBe('employee')
  })

  it('takes only the e-mail domains that it was told', async () => {
    await start({ domains: ['solros.example'] })
    expect((await signInAs('sub-berit')).status).toBe(200)
    expect((await signInAs('sub-cleo')).body.error).toMatchObject({ code: 'email-not-allowed', params: { domains: 'solros.example' } })
    expect((await signInAs('sub-dan')).body.error.code).toBe('email-not-allowed')
  })

  it('refuses members who were let go', async () => {
    await start()
    const { body } = await signInAs('sub-berit')
    const admin = (await signInAs('sub-dan')).body
    await hub.context.store.write((tx) => tx.run(`UPDATE record SET data = replace(data, '"employee"', '"admin"') WHERE id = ?`, [admin.member.id]))
    await ask(hub, 'PATCH', `/v1/members/${body.member.id}`, { token: admin.access, body: { active: false } })
    expect((await signInAs('sub-berit')).body.error.code).toBe('member-gone')
  })

  it('lets nobody but an admin be the first', async () => {
    hub = await openTestHub({ oidc: options({ roleClaim: 'groups' }), clock: { get now() { return Date.now() }, pass() {} } })
    expect((await signInAs('sub-berit')).body.error.code).toBe('no-admin-yet')
    expect((await signInAs('sub-cleo')).body.member.role).toBe('admin')
    expect((await signInAs('sub-berit')).status).toBe(200)
  })

  it('is in the audit log, and nothing of it in the logs', async () => {
    await start()
    const { body } = await signInAs('sub-berit')
    const { act, detail } = (await hub.context.store.read.get<{ act: string; detail: string }>(`SELECT act, detail FROM audit WHERE "memberId" = ?`, [body.member.id]))!
    expect([act, JSON.parse(detail)]).toEqual(['sign-in', { device: 'laptop', role: 'employee', first: true }])
    expect(hub.logged.join('\n')).not.toContain('solros')
  })
})

describe('connecting the account of somebody who joined with a code', () => {
  beforeEach(() => start())
  const joined = async (name: string) => invited(hub, ada, 'lead', name)
  const accountOf = async (who: Joined) => (await ask<{ account: string }>(hub, 'GET', '/v1/me', { token: who.access })).body.account

  it('brings them in as themselves from then on, on every device', async () => {
    const berit = await joined('Berit')
    expect(await accountOf(berit)).toBe('offered')
    expect((await link(berit, 'sub-berit')).status).toBe(200)
    expect(await accountOf(berit)).toBe('connected')
    expect((await signInAs('sub-berit')).body.member).toEqual(berit.member)
    expect((await link(berit, 'sub-berit')).status).toBe(200)
    const { act } = (await hub.context.store.read.get<{ act: string }>(`SELECT act FROM audit WHERE "memberId" = ? AND act = 'connect-account'`, [berit.member.id]))!
    expect(act).toBe('connect-account')
  })

  it('is refused while the account is another member here, and free once that one was let go', async () => {
    const berit = await joined('Berit')
    const second = (await signInAs('sub-berit')).body
    expect(second.member.id).not.toBe(berit.member.id)
    expect(await link(berit, 'sub-berit')).toMatchObject({ status: 409, body: { error: { code: 'account-taken' } } })
    expect((await signInAs('sub-berit')).body.member).toEqual(second.member)
    await ask(hub, 'PATCH', `/v1/members/${second.member.id}`, { token: ada.access, body: { active: false } })
    expect((await link(berit, 'sub-berit')).status).toBe(200)
    expect((await signInAs('sub-berit')).body.member).toEqual(berit.member)
  })

  it('needs a session, and the sign-in that its own device began', async () => {
    const berit = await joined('Berit')
    const begun = await begin()
    const body = { state: begun.state, proof: begun.proof, query: await queryOf(begun) }
    expect((await ask(hub, 'POST', '/v1/oidc/link', { body })).body.error.code).toBe('signed-out')
    expect((await ask(hub, 'POST', '/v1/oidc/link', { token: berit.access, body: { ...body, proof: randomBytes(32).toString('base64url') } })).body.error.code).toBe('sign-in-expired')
    expect(await accountOf(berit)).toBe('offered')
    expect((await ask(hub, 'POST', '/v1/oidc/link', { token: berit.access, body })).status).toBe(200)
  })
})

describe('what is refused', () => {
  beforeEach(() => start())
  const code = async (answer: Promise<{ body: { error: { code: string } } }>) => (await answer).body.error.code

  it('an answer that comes again', async () => {
    const begun = await begin()
    const query = await queryOf(begun)
    expect((await finish(begun, query)).status).toBe(200)
    expect(await code(finish(begun, query))).toBe('sign-in-expired')
  })

  it('a code that was used, in a sign-in of its own', async () => {
    const first = await begin()
    const query = new URLSearchParams(await queryOf(first))
    await finish(first, query.toString())
    const second = await begin()
    query.set('state', second.state)
    expect(await code(finish(second, query.toString()))).toBe('sign-in-failed')
  })

  it('another person’s code, put into one’s own sign-in', async () => {
    const victim = new URLSearchParams(await queryOf(await begin()))
    const own = await begin()
    victim.set('state', own.state)
    expect(await code(finish(own, victim.toString()))).toBe('sign-in-failed')
  })

  it('who has not begun it: the proof is another, and the sign-in stays good for its device', async () => {
    const begun = await begin()
    const query = await queryOf(begun)
    expect(await code(finish({ ...begun, proof: randomBytes(32).toString('base64url') }, query))).toBe('sign-in-expired')
    expect((await finish(begun, query)).status).toBe(200)
  })

  it('a state that is none, or not the one of the answer', async () => {
    const begun = await begin()
    const query = new URLSearchParams(await queryOf(begun))
    expect(await code(finish({ ...begun, state: randomBytes(32).toString('base64url') }, query.toString()))).toBe('sign-in-expired')
    query.set('state', 'another')
    expect(await code(finish(begun, query.toString()))).toBe('sign-in-failed')
  })

  it('an answer in another provider’s name', async () => {
    const begun = await begin()
    const query = new URLSearchParams(await queryOf(begun))
    query.set('iss', 'https://other.example')
    expect(await code(finish(begun, query.toString()))).toBe('sign-in-failed')
    const again = await begin()
    const without = new URLSearchParams(await queryOf(again))
    without.delete('iss')
    expect(await code(finish(again, without.toString()))).toBe('sign-in-failed')
  })

  it('one that took too long', async () => {
    const begun = await begin()
    const query = await queryOf(begun)
    hub.clock.pass(11 * 60_000)
    expect(await code(finish(begun, query))).toBe('sign-in-expired')
  })

  it('a person who pressed Cancel', async () => {
    provider.person = null
    const begun = await begin()
    expect(await code(finish(begun, await queryOf(begun)))).toBe('sign-in-refused')
  })

  it.each(['https://evil.example/signed-in', 'http://127.0.0.1:80/other', 'http://localhost:1234/signed-in', 'http://127.0.0.1/signed-in', 'http://127.0.0.1:1234/signed-in?x', 'http://127.0.0.1:1234@evil.example/signed-in'])('the code going to %s', async (redirect) => {
    expect(await ask(hub, 'POST', '/v1/oidc/begin', { body: { redirect, challenge: sha256('x') } })).toMatchObject({ status: 400, body: { error: { code: 'bad-input' } } })
  })

  it('a hub without a provider says so, and one whose provider is away', async () => {
    const without = await openTestHub()
    expect(await ask(without, 'POST', '/v1/oidc/begin', { body: { redirect: REDIRECT, challenge: sha256('x') } })).toMatchObject({ status: 404, body: { error: { code: 'no-company-sign-in' } } })
    await without.dispose()
    const away = await openTestHub({ oidc: options({ issuer: 'http://127.0.0.1:9' }) })
    expect(await ask(away, 'POST', '/v1/oidc/begin', { body: { redirect: REDIRECT, challenge: sha256('x') } })).toMatchObject({ status: 502, body: { error: { code: 'provider-unreachable' } } })
    await away.dispose()
  })

  it('too many tries from one address', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask(hub, 'POST', '/v1/oidc/begin', { body: { redirect: REDIRECT, challenge: sha256('x') } })))
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })
})

describe('a provider that lies', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const without = (claims: Record<string, unknown>, name: string) => Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name))
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  /** Answers as a provider does; `lie` changes what its ID token says and how it is signed. */
  async function lying(lie: (claims: Record<string, unknown>) => { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: typeof keys }) {
    let nonce = ''
    const server = createServer((request, response) => {
      const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const say = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
      if (request.url!.startsWith('/.well-known/')) return say({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] })
      if (request.url === '/jwks') return say({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: '1' }] })
      const now = Math.floor(Date.now() / 1000)
      const honest = { iss: issuer, aud: CLIENT, sub: 'sub-x', name: 'X', iat: now, exp: now + 300, nonce }
      const { claims = honest, header = { alg: 'RS256', kid: '1' }, key = keys } = lie(honest)
      const text = `${encoded(header)}.${encoded(claims)}`
      const signature = header['alg'] === 'none' ? '' : sign('sha256', Buffer.from(text), key.privateKey).toString('base64url')
      return say({ access_token: 'a', token_type: 'Bearer', id_token: `${text}.${signature}` })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    hub = await openTestHub({ oidc: options({ issuer }), clock: { get now() { return Date.now() }, pass() {} } })
    await joinFirst(hub)
    const begun = await begin()
    nonce = new URL(begun.url).searchParams.get('nonce')!
    const answer = await finish(begun, new URLSearchParams({ code: 'c', state: begun.state }).toString())
    server.close()
    server.closeAllConnections()
    return answer
  }

  it('is believed while it says the truth', async () => {
    expect((await lying((claims) => ({ claims }))).status).toBe(200)
  })

  test.each<[string, Parameters<typeof lying>[0]]>([
    ['of another audience', (claims) => ({ claims: { ...claims, aud: 'another-program' } })],
    ['of another issuer', (claims) => ({ claims: { ...claims, iss: 'https://other.example' } })],
    ['that is over', (claims) => ({ claims: { ...claims, exp: Number(claims['exp']) - 10_000, iat: Number(claims['iat']) - 10_000 } })],
    ['without an end', (claims) => ({ claims: without(claims, 'exp') })],
    ['with another nonce', (claims) => ({ claims: { ...claims, nonce: 'another' } })],
    ['without a nonce', (claims) => ({ claims: without(claims, 'nonce') })],
    ['without a person', (claims) => ({ claims: without(claims, 'sub') })],
    ['signed with no algorithm', (claims) => ({ claims, header: { alg: 'none' } })],
    ['signed with another algorithm', (claims) => ({ claims, header: { alg: 'HS256', kid: '1' } })],
  ])('is refused with a token %s', async (_name, lie) => {
    expect((await lying(lie)).body.error.code).toBe('sign-in-failed')
  })

  it('is refused with a token that it did not sign, though it came from it', async () => {
    expect((await lying((claims) => ({ claims, key: strangers }))).body.error.code).toBe('sign-in-failed')
  })
})

describe('the flags', () => {
  const oidc = (args: string[], env = {}) => parseHubFlags(args, env).oidc
  it('name the provider; the secret is in the environment only', () => {
    expect(oidc([])).toBeNull()
    expect(oidc(['--oidc-issuer', 'https://id.example', '--oidc-client', 'hub', '--oidc-role-claim', 'roles', '--oidc-domain', '@Solros.example', '--oidc-domain', 'b.example'], { EMPTY_CHAIR_HUB_OIDC_SECRET: 's' })).toEqual({ issuer: 'https://id.example', client: 'hub', secret: 's', roleClaim: 'roles', domains: ['solros.example', 'b.example'] })
    expect(oidc([], { EMPTY_CHAIR_HUB_OIDC_ISSUER: 'https://id.example', EMPTY_CHAIR_HUB_OIDC_CLIENT: 'hub', EMPTY_CHAIR_HUB_OIDC_DOMAIN: 'a.example, b.example' })).toMatchObject({ domains: ['a.example', 'b.example'], secret: null })
  })
  it.each([[['--oidc-issuer', 'https://id.example']], [['--oidc-client', 'hub']], [['--oidc-issuer', 'http://id.example', '--oidc-client', 'hub']], [['--oidc-issuer', 'id.example', '--oidc-client', 'hub']]])('%j is refused', (args) => {
    expect(() => oidc(args)).toThrow('bad-flag')
  })
})
