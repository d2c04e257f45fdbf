// This device's account at the hub: short access tokens from a refresh token that changes with every use, and requests in its name.
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { ROLES } from '../../../shared/domain/rights.ts'
import { resumeText } from '../../../shared/sync/resume.ts'
import { dropCredentials, loadCredentials, saveCredentials, type Credentials, type Keychain } from './credentials.ts'
import { download } from './hub-download.ts'
import { askHub, type HubRequest } from './hub-http.ts'

/** A token lasts 15 minutes on the hub; it is renewed well before, because computers sleep and clocks differ. */
const FRESH_MS = 10 * 60_000

const token = z.string().min(20).max(4096)
const Tokens = z.object({ access: token, refresh: token })
const Signed = Tokens.extend({
  session: z.string(),
  member: z.object({ id: z.uuid(), name: z.string(), role: z.enum(ROLES) }),
  workspace: z.object({ id: z.uuid(), name: z.string() }),
})
export type Signed = Omit<z.output<typeof Signed>, 'access' | 'refresh'>

interface AccountOptions {
  readonly dataDir: string
  readonly keychain: Keychain
  readonly now: () => number
  /** Address of the hub; null while there is none. */
  readonly hub: () => string | null
  /** The hub answered a request: it can be reached. */
  readonly answered: () => void
}

export interface Account {
  /** Signs in with what the hub wants to know; `body` without the key, which is added. */
  signIn(hub: string, path: string, body: Readonly<Record<string, unknown>>): Promise<Signed>
  /** A valid access token. Throws an AppError `signed-out`, `revoked`, `wiped`, `token-copied` when the person has to sign in again. */
  token(): Promise<string>
  /** The hub did not take the last token: the next one is a new one. */
  refused(): void
  /** A request to the hub in this member's name. Throws what the hub refuses with, and the codes of `askHub` and `token`. */
  call(method: HubRequest['method'], path: string, body?: unknown): Promise<unknown>
  /** What the hub answers as a file. Returns its bytes. Throws as `call` does. */
  download(path: string, file: string): Promise<number>
  /** Ends the session on the hub, if it can be reached, and forgets it here. */
  signOut(): Promise<void>
  forget(): void
}

export function createAccount({ dataDir, keychain, now, hub, answered }: AccountOptions): Account {
  let access: { token: string; until: number } | null = null
  let renewing: Promise<string> | null = null

  const keep = (tokens: z.output<typeof Tokens>) => {
    access = { token: tokens.access, until: now() + FRESH_MS }
    return tokens.access
  }

  async function renew(): Promise<string> {
    const address = hub()
    const known = address === null ? null : await loadCredentials(dataDir, keychain)
    if (address === null || !known) throw new AppError('signed-out')
    let tokens: z.output<typeof Tokens>
    try {
      tokens = parsed(Tokens, await askHub(address, { method: 'POST', path: '/v1/refresh', body: { refresh: known.refresh } }), address)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'signed-out') throw error
      tokens = await resume(address, known) // the hub may have been restored from a backup that knows older tokens
    }
    await saveCredentials(dataDir, keychain, { ...known, refresh: tokens.refresh })
    return keep(tokens)
  }

  const account: Account = {
    async signIn(address, path, body) {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url')
      const { access: _access, refresh, ...signed } = parsed(Signed, await askHub(address, { method: 'POST', path, body: { ...body, key } }), address)
      await saveCredentials(dataDir, keychain, { session: signed.session, refresh, key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url') })
      keep({ access: _access, refresh })
      return signed
    },
    async token() {
      if (access && access.until > now()) return access.token
      renewing ??= renew().finally(() => {
        renewing = null
      })
      return renewing
    },
    refused() {
      access = null
    },
    async call(method, path, body) {
      const address = hub()
      if (address === null) throw new AppError('not-joined')
      const request = async () => {
        const answer = await askHub(address, { method, path, body, token: await account.token() })
        answered()
        return answer
      }
      try {
        return await request()
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'signed-out' || !access) throw error
        account.refused()
        return request()
      }
    },
    async download(path, file) {
      const address = hub()
      if (address === null) throw new AppError('not-joined')
      return download({ hub: address, token: await account.token(), path, file })
    },
    async signOut() {
      try {
        const known = await loadCredentials(dataDir, keychain)
        if (known) await account.call('DELETE', `/v1/sessions/${known.session}`)
      } catch {
        // away, or ended already: an admin can end it there; here it is over
      }
      account.forget()
    },
    forget() {
      access = null
      dropCredentials(dataDir)
    },
  }
  return account
}

/** Throws an AppError `not-a-hub` when the answer is not of the shape that a hub gives. */
function parsed<T>(schema: z.ZodType<T>, answer: unknown, address: string): T {
  const { data, success } = schema.safeParse(answer)
  if (!success) throw new AppError('not-a-hub', { address }, [{ field: 'address', code: 'not-a-hub' }])
  return data
}

/** New tokens for a device that proves by its key that it is the one that joined. */
async function resume(address: string, { session, key }: Credentials): Promise<z.output<typeof Tokens>> {
  const { challenge } = parsed(z.object({ challenge: z.string().max(200) }), await askHub(address, { method: 'POST', path: '/v1/resume', body: { session } }), address)
  const signature = sign(null, resumeText(session, challenge), createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' })).toString('base64url')
  return parsed(Tokens, await askHub(address, { method: 'POST', path: '/v1/resume', body: { session, signature } }), address)
}
