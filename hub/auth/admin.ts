// What admins do: invite, give roles and teams, let people go, end devices' sessions, read the audit log.
import { AppError } from '../../shared/app-error.ts'
import { hasRole, type Role } from '../../shared/domain/rights.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow, ownRows, writeOwnRow } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'
import { hashOf, newCode } from './secrets.ts'
import { revokeSessions } from './sessions.ts'

const HOUR = 60 * 60 * 1000

export interface Invitation { id: string; code: string; role: Role; expiresAt: number }
export interface MemberRow { id: string; name: string; role: Role; teamId: string | null; active: boolean; createdAt: number }
export interface SessionInfo { id: string; memberId: string; name: string; createdAt: number; seenAt: number; revokedAt: number | null; revokedWhy: string | null }

function needAdmin(caller: Caller): void {
  if (!hasRole({ id: caller.memberId, role: caller.role }, 'admin')) throw new AppError('admins-only')
}

async function needTeam(tx: Sql, id: string | null): Promise<void> {
  if (id === null) return
  const team = await ownRow(tx, 'team', id)
  if (!team || team.deleted) throw new AppError('unknown-team')
}

/** Runs `act` in a write transaction after looking at the caller's role inside it, and tells devices of what it wrote. */
async function command<T>(context: HubContext, caller: Caller, act: (tx: Sql, at: number) => Promise<T>): Promise<T> {
  needAdmin(caller)
  const { store, now } = context
  const { seq, value } = await store.write(async (tx) => {
    const own = await ownRow(tx, 'member', caller.memberId)
    if (!own || own.deleted || own.data['role'] !== 'admin') throw new AppError('admins-only')
    const value = await act(tx, now())
    return { value, seq: (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq }
  })
  store.moved(seq)
  return value
}

const event = ({ memberId, sessionId, address }: Caller, act: string, subject: string, detail = {}) => ({ memberId, sessionId, address, act, subject, detail })

export interface InviteInput { role: Role; teamId: string | null; memberId: string | null; note: string; hours: number }

/** The code is told once. With `memberId` it brings another device of that member in. */
export function invite(context: HubContext, caller: Caller, { role, teamId, memberId, note, hours }: InviteInput): Promise<Invitation> {
  return command(context, caller, async (tx, at) => {
    await needTeam(tx, teamId)
    if (memberId !== null && (await ownRow(tx, 'member', memberId))?.deleted !== false) throw new AppError('unknown-member')
    const code = newCode()
    const id = context.newId()
    const expiresAt = at + hours * HOUR
    await tx.putMany('invitation', [{ id, hash: hashOf(code), role, teamId, memberId, note, createdBy: caller.memberId, createdAt: at, expiresAt, usedAt: null, usedBy: null, revokedAt: null }])
    await audit(tx, context, event(caller, 'invite', id, { role }))
    return { id, code, role, expiresAt }
  })
}

export function withdrawInvitation(context: HubContext, caller: Caller, id: string): Promise<void> {
  return command(context, caller, async (tx, at) => {
    if ((await tx.run('UPDATE invitation SET "revokedAt" = ? WHERE id = ? AND "usedAt" IS NULL AND "revokedAt" IS NULL', [at, id])) === 0) throw new AppError('unknown-invitation')
    await audit(tx, context, event(caller, 'withdraw-invitation', id))
  })
}

export async function listInvitations({ store }: HubContext, caller: Caller): Promise<unknown[]> {
  needAdmin(caller)
  return store.read.all('SELECT id, role, "teamId", "memberId", note, "createdBy", "createdAt", "expiresAt", "usedAt", "usedBy", "revokedAt" FROM invitation ORDER BY "createdAt" DESC, id DESC LIMIT 500')
}

export async function listMembers({ store }: HubContext): Promise<MemberRow[]> {
  return (await ownRows(store.read, 'member')).map(({ id, deleted, data }) => ({ id, name: String(data['name']), role: data['role'] as Role, teamId: data['teamId'] as string | null, active: !deleted, createdAt: Number(data['createdAt']) }))
}

export interface MemberChanges { name?: string | undefined; role?: Role | undefined; teamId?: string | null | undefined; active?: boolean | undefined }

/** Throws `unknown-member`, `unknown-team`, `last-admin`. A member who is no longer active is signed out everywhere. */
export function changeMember(context: HubContext, caller: Caller, id: string, changes: MemberChanges): Promise<MemberRow> {
  return command(context, caller, async (tx, at) => {
    const member = await ownRow(tx, 'member', id)
    if (!member) throw new AppError('unknown-member')
    const { active = !member.deleted, ...given } = changes
    const data = Object.fromEntries(Object.entries(given).filter(([field, value]) => value !== undefined && value !== member.data[field])) as Record<string, string | null>
    if (data['teamId'] !== undefined) await needTeam(tx, data['teamId'])
    const stays = active && (data['role'] ?? member.data['role']) === 'admin'
    if (!member.deleted && member.data['role'] === 'admin' && !stays) {
      const others = (await ownRows(tx, 'member')).filter((other) => other.id !== id && !other.deleted && other.data['role'] === 'admin')
      if (others.length === 0) throw new AppError('last-admin')
    }
    if (active === member.deleted || Object.keys(data).length > 0) await writeOwnRow(tx, 'member', id, { data, deleted: !active }, caller.memberId, at)
    if (!active) await revokeSessions(tx, { member: id }, 'member-left', at)
    await audit(tx, context, event(caller, 'change-member', id, { ...(data['role'] !== undefined && { role: data['role'] }), ...(data['teamId'] !== undefined && { teamId: data['teamId'] }), active }))
    const now = { ...member.data, ...data }
    return { id, name: String(now['name']), role: now['role'] as Role, teamId: now['teamId'] as string | null, active, createdAt: Number(now['createdAt']) }
  })
}

export function putTeam(context: HubContext, caller: Caller, id: string | null, { name, deleted }: { name?: string | undefined; deleted?: boolean | undefined }): Promise<{ id: string }> {
  return command(context, caller, async (tx, at) => {
    const team = id === null ? null : await ownRow(tx, 'team', id)
    if (id !== null && !team) throw new AppError('unknown-team')
    if (!team && name === undefined) throw new AppError('bad-input')
    const of = id ?? context.newId()
    await writeOwnRow(tx, 'team', of, { ...(name !== undefined && { data: { name } }), ...(deleted !== undefined && { deleted }) }, caller.memberId, at)
    await audit(tx, context, event(caller, 'change-team', of))
    return { id: of }
  })
}

/** One's own; an admin sees everybody's. */
export async function listSessions({ store }: HubContext, caller: Caller, all: boolean): Promise<SessionInfo[]> {
  if (all) needAdmin(caller)
  const columns = 'id, "memberId", name, "createdAt", "seenAt", "revokedAt", "revokedWhy"'
  return all ? store.read.all(`SELECT ${columns} FROM session ORDER BY "createdAt" DESC LIMIT 5000`) : store.read.all(`SELECT ${columns} FROM session WHERE "memberId" = ? ORDER BY "createdAt" DESC`, [caller.memberId])
}

/** Ends a device's session: one's own, or as an admin anybody's. Throws `unknown-session`. */
export async function endSession(context: HubContext, caller: Caller, id: string): Promise<void> {
  await context.store.write(async (tx) => {
    const session = await tx.get<{ memberId: string }>('SELECT "memberId" FROM session WHERE id = ?', [id])
    const own = session?.memberId === caller.memberId
    if (!session || (!own && (await ownRow(tx, 'member', caller.memberId))?.data['role'] !== 'admin')) throw new AppError('unknown-session')
    await revokeSessions(tx, { session: id }, own ? 'signed-out' : 'revoked', context.now())
    await audit(tx, context, event(caller, own ? 'sign-out' : 'revoke-session', id))
  })
}

/** Newest first, `limit` or a few more: those of one moment are never parted, since the next page begins before that moment. */
export async function readAudit({ store }: HubContext, caller: Caller, before: number, limit: number): Promise<unknown[]> {
  needAdmin(caller)
  const page = await store.read.all<{ id: string; at: number }>('SELECT * FROM audit WHERE at < ? ORDER BY at DESC, id DESC LIMIT ?', [before, limit])
  const last = page.at(-1)
  if (!last || page.length < limit) return page
  return [...page, ...(await store.read.all('SELECT * FROM audit WHERE at = ? AND id < ? ORDER BY id DESC LIMIT 5000', [last.at, last.id]))]
}
