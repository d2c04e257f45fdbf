// Personal access tokens: a program acts as the member who made its token, within the token's scopes and never beyond what the member may.
import { AppError } from '../../shared/app-error.ts'
import type { Role } from '../../shared/domain/rights.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { hashOf, newToken } from '../auth/secrets.ts'
import { ownRow } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'

export const SCOPES = ['learnings:read', 'learnings:write', 'ideas:read', 'ideas:write', 'readings:read', 'readings:write'] as const
export type Scope = (typeof SCOPES)[number]

/** Says what kind of secret it is, so that scanners of code find one that was published. */
const PREFIX = 'ec_'
/** Letters of a token that are kept to know it again by. */
const SHOWN = 8
const MOST_TOKENS = 50
const DAY = 24 * 60 * 60 * 1000
/** How exactly it is known when a token was last used. */
const USED_MS = 5 * 60 * 1000

export interface TokenInfo { id: string; memberId: string; name: string; prefix: string; scopes: Scope[]; createdAt: number; expiresAt: number; usedAt: number | null; revokedAt: number | null }
interface TokenRow extends Omit<TokenInfo, 'scopes'> { scopes: string }

/** Who asks through the interface for programs. */
export interface Program {
  readonly tokenId: string
  readonly memberId: string
  readonly scopes: ReadonlySet<Scope>
  readonly address: string
}

/** The token is told once. Throws `too-many-tokens`. */
export async function createToken(context: HubContext, { memberId, sessionId, address }: Caller, { name, scopes, days }: { name: string; scopes: readonly Scope[]; days: number }): Promise<{ id: string; token: string; name: string; prefix: string; scopes: Scope[]; expiresAt: number }> {
  const { store, now, newId } = context
  const token = PREFIX + newToken()
  return store.write(async (tx) => {
    const at = now()
    const { living } = (await tx.get<{ living: number }>('SELECT count(*) AS living FROM token WHERE "memberId" = ? AND "revokedAt" IS NULL AND "expiresAt" > ?', [memberId, at]))!
    if (living >= MOST_TOKENS) throw new AppError('too-many-tokens', { most: MOST_TOKENS })
    const made = { id: newId(), name, prefix: token.slice(0, SHOWN), scopes: [...new Set(scopes)], expiresAt: at + days * DAY }
    await tx.putMany('token', [{ ...made, scopes: JSON.stringify(made.scopes), memberId, hash: hashOf(token), createdAt: at, usedAt: null, revokedAt: null }])
    await audit(tx, context, { memberId, sessionId, address, act: 'create-token', subject: made.id, detail: { scopes: made.scopes.join(' ') } })
    return { ...made, token }
  })
}

/** One's own, or everybody's for an admin; newest first. */
export async function listTokens({ store }: HubContext, { memberId, role }: Caller, all: boolean): Promise<TokenInfo[]> {
  if (all && role !== 'admin') throw new AppError('admins-only')
  const columns = 'id, "memberId", name, prefix, scopes, "createdAt", "expiresAt", "usedAt", "revokedAt"'
  const rows = all ? await store.read.all<TokenRow>(`SELECT ${columns} FROM token ORDER BY "createdAt" DESC, id DESC LIMIT 5000`) : await store.read.all<TokenRow>(`SELECT ${columns} FROM token WHERE "memberId" = ? ORDER BY "createdAt" DESC, id DESC LIMIT 500`, [memberId])
  return rows.map((row) => ({ ...row, scopes: JSON.parse(row.scopes) as Scope[] }))
}

/** One's own, or as an admin anybody's. Throws `unknown-token`. */
export async function revokeToken(context: HubContext, { memberId, sessionId, address }: Caller, id: string): Promise<void> {
  await context.store.write(async (tx) => {
    const token = await tx.get<{ memberId: string }>('SELECT "memberId" FROM token WHERE id = ?', [id])
    if (!token || (token.memberId !== memberId && (await ownRow(tx, 'member', memberId))?.data['role'] !== 'admin')) throw new AppError('unknown-token')
    const changed = await tx.run('UPDATE token SET "revokedAt" = ? WHERE id = ? AND "revokedAt" IS NULL', [context.now(), id])
    if (changed > 0) await audit(tx, context, { memberId, sessionId, address, act: 'revoke-token', subject: id })
  })
}

/** Throws `token-missing`, `token-unknown`, `token-expired`, `token-revoked`. */
export async function authenticateToken({ store, now }: HubContext, header: string | undefined, address: string): Promise<Program> {
  const token = /^Bearer (ec_[\w-]{20,100})$/.exec(header ?? '')?.[1]
  if (!token) throw new AppError(header === undefined ? 'token-missing' : 'token-unknown')
  const row = await store.read.get<TokenRow & { left: number }>('SELECT t.*, m.deleted AS "left" FROM token t JOIN record m ON m.id = t."memberId" WHERE t.hash = ?', [hashOf(token)])
  if (!row) throw new AppError('token-unknown')
  if (row.revokedAt !== null || row.left !== 0) throw new AppError('token-revoked')
  const at = now()
  if (row.expiresAt <= at) throw new AppError('token-expired')
  if ((row.usedAt ?? 0) + USED_MS <= at) await store.write((tx) => tx.run('UPDATE token SET "usedAt" = ? WHERE id = ?', [at, row.id]))
  return { tokenId: row.id, memberId: row.memberId, scopes: new Set(JSON.parse(row.scopes) as Scope[]), address }
}

/** Inside a write transaction: the member as they are now. Throws `token-revoked` when token or member has ended since. */
export async function actingMember(tx: Sql, { tokenId }: Program): Promise<{ id: string; role: Role; teamId: string | null }> {
  const row = await tx.get<{ revokedAt: number | null; left: number; id: string; data: string }>('SELECT t."revokedAt", m.deleted AS "left", m.id, m.data FROM token t JOIN record m ON m.id = t."memberId" WHERE t.id = ?', [tokenId])
  if (!row || row.revokedAt !== null || row.left !== 0) throw new AppError('token-revoked')
  const { role, teamId } = JSON.parse(row.data) as { role: Role; teamId: string | null }
  return { id: row.id, role, teamId }
}

/** Ends every token of a member, inside a write transaction. */
export async function revokeTokensOf(tx: Sql, memberId: string, at: number): Promise<void> {
  await tx.run('UPDATE token SET "revokedAt" = ? WHERE "memberId" = ? AND "revokedAt" IS NULL', [at, memberId])
}
