// Signing in with the company's account (OpenID Connect): authorization code with PKCE. The hub is the client; the device opens the system's browser
// and listens on loopback for the answer, as RFC 8252 has it. What the provider says is checked by openid-client, a certified library.
//
//   device                     hub                                     provider
//   begin(redirect, challenge) state, nonce, PKCE verifier: kept
//   browser  ------------------------------------------------------>   the person signs in
//   redirect?code&state&iss  <---------------------------------------
//   finish(query, proof)       code + verifier  ------------------->   ID token: signature, issuer, audience, time, nonce checked
//   tokens of a session  <---  member by issuer and sub
//
// A member who is signed in already does the same to connect their account: then `link` takes the place of `finish`.
import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { AppError } from '../../shared/app-error.ts'
import { cleanText, LONGEST_NAME } from '../../shared/contract/fields.ts'
import { NAMELESS, ROLES, type Role } from '../../shared/domain/rights.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow, writeOwnRow } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'
import { hashOf } from './secrets.ts'
import { openSession, type Joined } from './sessions.ts'

/** How long a person may take to sign in, milliseconds. */
const SIGN_IN_MS = 10 * 60_000
/** How long the provider may take to answer, seconds. */
const PROVIDER_SECONDS = 15
const SCOPE = 'openid profile email'

export interface OidcOptions {
  /** As the provider names itself; its description is at `<issuer>/.well-known/openid-configuration`. Plain http on loopback only. */
  readonly issuer: string
  readonly client: string
  /** Null: a public client, which PKCE alone protects. */
  readonly secret: string | null
  /** The claim that names the role of a new member, a word or a list of them; null: everybody begins as an employee. */
  readonly roleClaim: string | null
  /** Domains of the e-mail addresses that may sign in, in small letters; empty: every account of the provider may. */
  readonly domains: readonly string[]
}

export interface Begun { readonly url: string; readonly state: string }
interface Answer {
  readonly state: string
  /** What the provider's redirect brought, after the `?`. */
  readonly query: string
  /** What `challenge` at the beginning was the SHA-256 of. */
  readonly proof: string
}
export interface FinishInput extends Answer {
  readonly device: string
  readonly memberId?: string | undefined
  readonly key?: string | undefined
  readonly address: string
}

export interface Oidc {
  /** Throws `provider-unreachable`. */
  begin(input: { redirect: string; challenge: string }): Promise<Begun>
  /** Throws `sign-in-expired`, `sign-in-refused`, `sign-in-failed`, `provider-unreachable`, `email-not-allowed`, `no-admin-yet`, `member-gone`. */
  finish(input: FinishInput): Promise<Joined>
  /** From now on the account brings in the member who asks. Throws what `finish` does about the sign-in, and `account-taken`. */
  link(input: Answer, caller: Caller): Promise<void>
  /** Whether an account of the provider is connected with this member. */
  linked(memberId: string): Promise<boolean>
}

interface SignInRow { nonce: string; verifier: string; redirect: string; challenge: string; expiresAt: number }
interface Account { readonly sub: string; readonly name: string; readonly role: Role }

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')

export function createOidc(context: HubContext, options: OidcOptions): Oidc {
  const { store, log, now } = context
  let known: Promise<oidc.Configuration> | null = null

  /** The provider's description, asked for once; again after a failure. */
  function provider(): Promise<oidc.Configuration> {
    known ??= describe(options).catch((error: unknown) => {
      known = null
      log.error('the sign-in provider cannot be asked', { issuer: options.issuer, error: messageOf(error) })
      throw new AppError('provider-unreachable')
    })
    return known
  }

  async function begin({ redirect, challenge }: { redirect: string; challenge: string }): Promise<Begun> {
    const config = await provider()
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
    await store.write(async (tx) => {
      await tx.run('DELETE FROM "signIn" WHERE "expiresAt" < ?', [now()])
      await tx.putMany('signIn', [{ id: hashOf(state), nonce, verifier, redirect, challenge, expiresAt: now() + SIGN_IN_MS }])
    })
    const url = oidc.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: SCOPE, state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
    return { url: url.href, state }
  }

  /** The one that was begun by whoever holds the proof; it is over with this, whatever comes of it. */
  async function take(state: string, proof: string): Promise<SignInRow> {
    const row = await store.write(async (tx) => {
      const found = await tx.get<SignInRow>('SELECT * FROM "signIn" WHERE id = ?', [hashOf(state)])
      if (!found || found.expiresAt < now() || found.challenge !== sha256(proof)) return null
      await tx.run('DELETE FROM "signIn" WHERE id = ?', [hashOf(state)])
      return found
    })
    if (!row) throw new AppError('sign-in-expired')
    return row
  }

  async function accountOf({ redirect, nonce, verifier }: SignInRow, state: string, query: string): Promise<Account> {
    const config = await provider()
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirect}?${query}`), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
      const claims = { ...tokens.claims()! }
      const asksMore = (options.domains.length > 0 && claims['email'] === undefined) || claims['name'] === undefined
      if (asksMore && config.serverMetadata().userinfo_endpoint) Object.assign(claims, await oidc.fetchUserInfo(config, tokens.access_token, claims.sub))
      needDomain(claims, options.domains)
      return { sub: claims.sub, name: nameOf(claims), role: roleOf(options.roleClaim === null ? undefined : claims[options.roleClaim]) }
    } catch (error) {
      throw refusalOf(error)
    }
  }

  function refusalOf(error: unknown): AppError {
    if (error instanceof AppError) return error
    log.info('a sign-in was not completed', { error: messageOf(error) })
    if (error instanceof oidc.AuthorizationResponseError) return new AppError('sign-in-refused')
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    // fetch failed, or took too long: the provider is away; anything else is an answer that is not what it must be
    if (error instanceof TypeError || (cause instanceof Error && (cause.name === 'TimeoutError' || 'syscall' in cause))) return new AppError('provider-unreachable')
    return new AppError('sign-in-failed')
  }

  async function finish({ state, query, proof, device, memberId, key, address }: FinishInput): Promise<Joined> {
    const account = await accountOf(await take(state, proof), state, query)
    const { seq, answer } = await store.write((tx) => signIn(tx, context, options, account, { device, memberId, key, address }))
    store.moved(seq)
    return answer
  }

  async function link({ state, query, proof }: Answer, caller: Caller): Promise<void> {
    const account = await accountOf(await take(state, proof), state, query)
    await store.write((tx) => connect(tx, context, accountId(options, account), caller))
  }

  const linked = async (memberId: string): Promise<boolean> => (await store.read.get('SELECT 1 AS found FROM identity WHERE "memberId" = ? LIMIT 1', [memberId])) !== undefined

  return { begin, finish, link, linked }
}

const accountId = ({ issuer }: OidcOptions, { sub }: Account): string => hashOf(`${issuer}\n${sub}`)

/** Inside a transaction. An account whose member was let go is free: whoever holds it may be here as another. */
async function connect(tx: Sql, context: HubContext, id: string, { memberId, sessionId, address }: Caller): Promise<void> {
  const at = context.now()
  if ((await ownRow(tx, 'member', memberId))?.deleted !== false) throw new AppError('revoked')
  const identity = await tx.get<{ memberId: string }>('SELECT "memberId" FROM identity WHERE id = ?', [id])
  if (identity?.memberId === memberId) return
  if (identity && (await ownRow(tx, 'member', identity.memberId))?.deleted === false) throw new AppError('account-taken')
  await tx.putMany('identity', [{ id, memberId, createdAt: at, seenAt: at }], ['id'])
  await audit(tx, context, { memberId, sessionId, address, act: 'connect-account' })
}

function describe({ issuer, client, secret }: OidcOptions): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  return oidc.discovery(url, client, secret ?? undefined, secret === null ? oidc.None() : undefined, {
    timeout: PROVIDER_SECONDS,
    // plain http on loopback only: the flags refuse it elsewhere
    execute: [oidc.enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
  })
}

/** Inside a transaction: the member of this account, or a new one, and a session for their device. */
async function signIn(tx: Sql, context: HubContext, options: OidcOptions, account: Account, { device, memberId, key, address }: Pick<FinishInput, 'device' | 'memberId' | 'key' | 'address'>): Promise<{ seq: number; answer: Joined }> {
  const at = context.now()
  const id = accountId(options, account)
  const identity = await tx.get<{ memberId: string }>('SELECT "memberId" FROM identity WHERE id = ?', [id])
  const member = identity ? await ownRow(tx, 'member', identity.memberId) : null
  if (identity && (!member || member.deleted)) throw new AppError('member-gone')
  if (!identity && account.role !== 'admin' && !(await tx.get(`SELECT 1 AS found FROM record WHERE entity = 'member' LIMIT 1`))) throw new AppError('no-admin-yet')

  // a person who used the app alone keeps the id that everything they wrote names, unless somebody has it
  const free = memberId !== undefined && memberId !== NAMELESS && (await tx.get('SELECT 1 AS found FROM record WHERE id = ?', [memberId])) === undefined
  const own = member?.id ?? (free ? memberId : context.newId())
  const name = member ? String(member.data['name']) : account.name
  const role = member ? (member.data['role'] as Role) : account.role
  if (!member) await writeOwnRow(tx, 'member', own, { data: { name, role, teamId: null, createdAt: at } }, own, at)
  if (identity) await tx.run('UPDATE identity SET "seenAt" = ? WHERE id = ?', [at, id])
  else await tx.putMany('identity', [{ id, memberId: own, createdAt: at, seenAt: at }])
  const { session, tokens } = await openSession(tx, context, { memberId: own, device, key, at })
  await audit(tx, context, { memberId: own, sessionId: session, address, act: 'sign-in', detail: { device, role, first: !member } })
  const workspace = (await tx.get<{ uuid: string; name: string; epoch: string; seq: number }>('SELECT uuid, name, epoch, seq FROM workspace'))!
  return { seq: workspace.seq, answer: { ...tokens, session, member: { id: own, name, role }, workspace: { id: workspace.uuid, name: workspace.name, epoch: workspace.epoch } } }
}

type Claims = Readonly<Record<string, unknown>>

function needDomain(claims: Claims, domains: readonly string[]): void {
  if (domains.length === 0) return
  const email = typeof claims['email'] === 'string' && claims['email_verified'] !== false ? claims['email'] : ''
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (!email.includes('@') || !domains.includes(domain)) throw new AppError('email-not-allowed', { domains: domains.join(', ') })
}

function nameOf(claims: Claims): string {
  const email = typeof claims['email'] === 'string' ? claims['email'].split('@')[0] : undefined
  for (const name of [claims['name'], claims['preferred_username'], email, claims['sub']]) {
    const clean = typeof name === 'string' ? cleanText(name).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed() : ''
    if (clean !== '') return clean
  }
  return '?'
}

/** The highest role that the claim names; words that are no role say nothing. */
function roleOf(claim: unknown): Role {
  const named = (Array.isArray(claim) ? claim : [claim]).map((word) => String(word).toLowerCase())
  return ROLES.findLast((role) => named.includes(role)) ?? 'employee'
}

const messageOf = (error: unknown) => (error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}` : String(error))
