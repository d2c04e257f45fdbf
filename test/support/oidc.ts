// A real OpenID Connect provider on loopback (oidc-provider, a certified library), whose people sign in without a password; and a browser that only walks.
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT = 'empty-chair-hub'

export interface TestProvider {
  readonly issuer: string
  /** Who signs in from now on, by the `sub`; null: they press Cancel. */
  person: string | null
  /** Follows the redirects from the authorization page to where the answer goes, and gives that address. */
  walk(url: string): Promise<URL>
  close(): Promise<void>
}

export interface TestProviderOptions {
  /** The claims of each account by its `sub`. */
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  secret?: string
}

export async function openProvider({ people, secret }: TestProviderOptions): Promise<TestProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT, application_type: 'native', redirect_uris: ['http://127.0.0.1/signed-in'], response_types: ['code'], grant_types: ['authorization_code'], ...(secret ? { client_secret: secret } : { token_endpoint_auth_method: 'none' }) }],
    pkce: { required: () => true },
    cookies: { keys: ['a key of a test'] },
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' }] },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    // everybody has agreed already
    async loadExistingGrant({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string }; provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; addOIDCClaims(claims: string[]): void; save(): Promise<void> } } } }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      grant.addOIDCClaims(['groups'])
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return handle(request, response)
    void provider.interactionFinished(request, response, test.person === null ? { error: 'access_denied', error_description: 'They pressed Cancel.' } : { login: { accountId: test.person }, consent: {} })
  })
  const test: TestProvider = {
    issuer,
    person: Object.keys(people)[0] ?? null,
    async walk(start) {
      const jar = new Map<string, string>()
      let at = new URL(start)
      for (let steps = 0; steps < 10; steps += 1) {
        if (at.origin !== issuer) return at
        const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const cookie of response.headers.getSetCookie()) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
          jar.set(name!, value!)
        }
        const next = response.headers.get('location')
        if (next === null) throw new Error(`the provider answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
        at = new URL(next, at)
      }
      throw new Error('the provider sends in circles')
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return test
}
