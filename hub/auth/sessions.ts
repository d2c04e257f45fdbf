// Signed-in devices: joining with a code, short access tokens, refresh tokens that change with every use, and their end.
import { createPublicKey, verify } from 'node:crypto'
import { AppError } from '../../shared/app-error.ts'
import { NAMELESS, type Role } from '../../shared/domain/rights.ts'
import { resumeText } from '../../shared/sync/resume.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow, writeOwnRow } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'
import { cleanCode, hashOf, newCode, newToken } from './secrets.ts'

const MINUTE = 60_000
export const ACCESS_MS = 15 * MINUTE
/** A device that was away longer has to join again; its outbox is kept and goes out then. */
export const IDLE_MS = 180 * 24 * 60 * MINUTE
/** Refresh tokens that were exchanged are remembered so long, to know a copy when it comes. */
const SPENT_MS = IDLE_MS

export interface Tokens { access: string; accessUntil: number; refresh: string }
export interface Joined extends Tokens {
  session: string
  member: { id: string; name: string; role: Role }
  workspace: { id: string; name: string; epoch: string }
}
export interface JoinInput { code: string; name: string; device: string; memberId?: string | undefined; key?: string | undefined; address: string }

/** How a session ended: by whom, and whether its member is still there. */
export interface Ended { revokedWhy: string | null; left: number }

/** What a device is told whose session is over. By the hub's policy, one that an admin put out removes its copy; a copied token never makes it. */
export function endedCode({ wipeRevoked }: Pick<HubContext, 'wipeRevoked'>, { revokedWhy, left }: Ended): 'revoked' | 'wiped' {
  return wipeRevoked && (left !== 0 || revokedWhy === 'revoked' || revokedWhy === 'member-left') ? 'wiped' : 'revoked'
}

interface SessionRow { id: string; memberId: string; name: string; access: string; accessUntil: number; refresh: string; previous: string | null; confirmed: number; seenAt: number; revokedAt: number | null; revokedWhy: string | null }
interface InvitationRow { id: string; role: Role; teamId: string | null; memberId: string | null; expiresAt: number; usedAt: number | null; revokedAt: number | null; createdBy: string }

/** Makes a new one-time code for the first admin, or returns null when there are members already. The last one made is the one that counts. */
export async function setupCode({ store }: HubContext): Promise<string | null> {
  return store.write(async (tx) => {
    if (await tx.get(`SELECT 1 AS found FROM record WHERE entity = 'member' LIMIT 1`)) return null
    const code = newCode()
    await tx.run('UPDATE workspace SET setup = ?', [hashOf(code)])
    return code
  })
}

/**
 * Signs a device in with an invitation's code, or with the one-time code of the first admin.
 * Throws `bad-code`, `code-used`, `code-expired`, `member-gone`.
 */
export async function join(context: HubContext, { code, name, device, memberId, key, address }: JoinInput): Promise<Joined> {
  const { store, now, newId } = context
  const hash = hashOf(cleanCode(code))
  const joined = await store.write(async (tx) => {
    const at = now()
    const workspace = (await tx.get<{ uuid: string; setup: string | null; name: string; epoch: string }>('SELECT uuid, setup, name, epoch FROM workspace'))!
    const first = workspace.setup === hash
    const invitation = first ? null : await useInvitation(tx, hash, at)
    const existing = invitation?.memberId ? await ownRow(tx, 'member', invitation.memberId) : null
    if (invitation?.memberId && (!existing || existing.deleted)) throw new AppError('member-gone')

    // a person who used the app alone keeps the id that everything they wrote names, unless somebody has it
    const free = memberId !== undefined && memberId !== NAMELESS && (await tx.get('SELECT 1 AS found FROM record WHERE id = ?', [memberId])) === undefined
    const id = existing?.id ?? (free ? memberId : newId())
    const role = existing ? (existing.data['role'] as Role) : first ? 'admin' : invitation!.role
    if (!existing) await writeOwnRow(tx, 'member', id, { data: { name, role, teamId: invitation?.teamId ?? null, createdAt: at } }, id, at)
    if (first) await tx.run('UPDATE workspace SET setup = NULL')
    if (invitation) await tx.run('UPDATE invitation SET "usedAt" = ?, "usedBy" = ? WHERE id = ?', [at, id, invitation.id])
    const { session, tokens } = await openSession(tx, context, { memberId: id, device, key, at })
    await audit(tx, context, { memberId: id, sessionId: session, address, act: first ? 'first-admin' : 'join', subject: invitation?.id ?? '', detail: { device, role } })
    const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    return { seq, answer: { ...tokens, session, member: { id, name: existing ? String(existing.data['name']) : name, role }, workspace: { id: workspace.uuid, name: workspace.name, epoch: workspace.epoch } } }
  })
  store.moved(joined.seq)
  return joined.answer
}

/** Inside a write transaction: signs a device of this member in. */
export async function openSession(tx: Sql, { newId }: Pick<HubContext, 'newId'>, { memberId, device, key, at }: { memberId: string; device: string; key?: string | undefined; at: number }): Promise<{ session: string; tokens: Tokens }> {
  const session = newId()
  const tokens = freshTokens(at)
  await tx.putMany('session', [{ id: session, memberId, name: device, access: hashOf(tokens.access), accessUntil: tokens.accessUntil, refresh: hashOf(tokens.refresh), previous: null, confirmed: 0, key: key ?? null, challenge: null, resumed: null, createdAt: at, seenAt: at, revokedAt: null, revokedWhy: null }])
  return { session, tokens }
}

async function useInvitation(tx: Sql, hash: string, at: number): Promise<InvitationRow> {
  const invitation = await tx.get<InvitationRow>('SELECT * FROM invitation WHERE hash = ?', [hash])
  if (!invitation || invitation.revokedAt !== null) throw new AppError('bad-code')
  if (invitation.usedAt !== null) throw new AppError('code-used')
  if (invitation.expiresAt <= at) throw new AppError('code-expired')
  return invitation
}

function freshTokens(at: number): Tokens {
  return { access: newToken(), accessUntil: at + ACCESS_MS, refresh: newToken() }
}

/** Who holds this access token. Throws `signed-out` (refresh it), `revoked`. */
export async function authenticate(context: HubContext, token: string, address: string): Promise<Caller> {
  const { store, now } = context
  const row = await store.read.get<SessionRow & { left: number; member: string }>(
    'SELECT s.*, m.deleted AS "left", m.data AS member FROM session s JOIN record m ON m.id = s."memberId" WHERE s.access = ?',
    [hashOf(token)],
  )
  if (!row) throw new AppError('signed-out')
  if (row.revokedAt !== null || row.left !== 0) throw new AppError(endedCode(context, row))
  const at = now()
  if (row.accessUntil <= at) throw new AppError('signed-out')
  if (row.confirmed === 0) await store.write((tx) => tx.run('UPDATE session SET confirmed = 1, "seenAt" = ? WHERE id = ? AND access = ?', [at, row.id, row.access]))
  const { name, role } = JSON.parse(row.member) as { name: string; role: Role }
  return { memberId: row.memberId, sessionId: row.id, name, role, address }
}

/**
 * Exchanges a refresh token for new tokens. One that was exchanged before and whose successor is in use was copied: the session ends.
 * Throws `signed-out`, `revoked`, `token-copied`.
 */
export async function refresh(context: HubContext, token: string, address: string): Promise<Tokens> {
  const { store, now } = context
  const hash = hashOf(token)
  const outcome = await store.write(async (tx) => {
    const at = now()
    const spent = await tx.get<{ sessionId: string }>('SELECT "sessionId" FROM spent WHERE hash = ?', [hash])
    const session = await tx.get<SessionRow & { left: number }>(
      `SELECT s.*, m.deleted AS "left" FROM session s JOIN record m ON m.id = s."memberId" WHERE ${spent ? 's.id' : 's.refresh'} = ?`,
      [spent?.sessionId ?? hash],
    )
    if (!session) return 'signed-out'
    if (session.revokedAt !== null || session.left !== 0) return endedCode(context, session)
    if (session.seenAt + IDLE_MS < at) return 'signed-out'
    // the answer to the last exchange may have been lost on its way
    if (spent && !(session.previous === hash && session.confirmed === 0)) {
      await tx.run('UPDATE session SET "revokedAt" = ?, "revokedWhy" = ? WHERE id = ?', [at, 'token-copied', session.id])
      await audit(tx, context, { memberId: session.memberId, sessionId: session.id, address, act: 'token-copied' })
      return 'token-copied'
    }
    const tokens = freshTokens(at)
    await tx.run('UPDATE session SET access = ?, "accessUntil" = ?, refresh = ?, previous = ?, confirmed = 0, "seenAt" = ? WHERE id = ?', [hashOf(tokens.access), tokens.accessUntil, hashOf(tokens.refresh), hash, at, session.id])
    await tx.putMany('spent', [{ hash: session.refresh, sessionId: session.id, at }], ['hash'])
    await tx.run('DELETE FROM spent WHERE at < ?', [at - SPENT_MS])
    return tokens
  })
  if (typeof outcome === 'string') throw new AppError(outcome)
  return outcome
}

/** How long after a restore devices may prove themselves by their key. */
const RESUME_MS = 30 * 24 * 60 * MINUTE

interface ResumeRow { id: string; memberId: string; key: string | null; challenge: string | null; resumed: string | null; revokedAt: number | null; revokedWhy: string | null; left: number; epoch: string; restoredAt: number | null }

/**
 * After a restore the hub knows no token that was exchanged since the backup, so every device would have to join again. Instead a device that gave
 * its public key (Ed25519, SPKI in base64url) when it joined asks for a challenge, signs it, and gets tokens: once for each restore, so that this is
 * no way round the detection of copied tokens.
 */
export async function resumeChallenge(context: HubContext, session: string): Promise<{ challenge: string }> {
  const { store, now } = context
  const challenge = newToken()
  await store.write(async (tx) => {
    await mayResume(tx, context, session, now())
    await tx.run('UPDATE session SET challenge = ? WHERE id = ?', [challenge, session])
  })
  return { challenge }
}

/** Throws `signed-out` when there is nothing to resume, or the signature (base64url) is not the device's. */
export async function resume(context: HubContext, session: string, signature: string, address: string): Promise<Tokens> {
  const { store, now } = context
  return store.write(async (tx) => {
    const at = now()
    const row = await mayResume(tx, context, session, at)
    if (row.challenge === null || !verify(null, resumeText(session, row.challenge), publicKey(row.key!), Buffer.from(signature, 'base64url'))) throw new AppError('signed-out')
    const tokens = freshTokens(at)
    await tx.run('UPDATE session SET access = ?, "accessUntil" = ?, refresh = ?, previous = NULL, confirmed = 0, challenge = NULL, resumed = ?, "seenAt" = ? WHERE id = ?', [hashOf(tokens.access), tokens.accessUntil, hashOf(tokens.refresh), row.epoch, at, session])
    await audit(tx, context, { memberId: row.memberId, sessionId: session, address, act: 'resume' })
    return tokens
  })
}

async function mayResume(tx: Sql, context: HubContext, session: string, at: number): Promise<ResumeRow> {
  const row = await tx.get<ResumeRow>('SELECT s.id, s."memberId", s.key, s.challenge, s.resumed, s."revokedAt", s."revokedWhy", m.deleted AS "left", w.epoch, w."restoredAt" FROM workspace w JOIN session s ON s.id = ? JOIN record m ON m.id = s."memberId"', [session])
  if (!row || row.key === null || row.restoredAt === null || row.restoredAt + RESUME_MS < at || row.resumed === row.epoch) throw new AppError('signed-out')
  if (row.revokedAt !== null || row.left !== 0) throw new AppError(endedCode(context, row))
  return row
}

/** Throws when it is not an Ed25519 key. */
export function publicKey(key: string): ReturnType<typeof createPublicKey> {
  const made = createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' })
  if (made.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return made
}

/** Ends sessions, inside a write transaction. */
export async function revokeSessions(tx: Sql, where: { session: string } | { member: string }, why: string, at: number): Promise<number> {
  return 'session' in where
    ? tx.run('UPDATE session SET "revokedAt" = ?, "revokedWhy" = ? WHERE id = ? AND "revokedAt" IS NULL', [at, why, where.session])
    : tx.run('UPDATE session SET "revokedAt" = ?, "revokedWhy" = ? WHERE "memberId" = ? AND "revokedAt" IS NULL', [at, why, where.member])
}
