// The people of a team: lists from this device, commands and everything that only the hub knows by its HTTP interface (docs/hub.md).
import * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import { id, instant } from '../../../../shared/contract/fields.ts'
import type { AuditEntry, Device, Invitation, Member, team as contract } from '../../../../shared/contract/team.ts'
import { invitationLink } from '../../../../shared/domain/invitation.ts'
import { ROLES } from '../../../../shared/domain/rights.ts'
import { ask, HubMembers, namesOf, Nothing } from './hub-answers.ts'
import { listTeams, teamMembers, toMember } from '../../store/members.ts'
import { rememberedRead } from '../../store/remembered.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Entries of one page of the audit log, as the hub gives them; a few more when they are of one moment. */
const AUDIT_PAGE = 200

// what the hub answers: it may be another program, or another version

const role = z.enum(ROLES)
const HubInvitations = z.array(z.object({ id, role, teamId: id.nullable(), memberId: id.nullable(), note: z.string(), createdBy: z.string(), createdAt: instant, expiresAt: instant, usedAt: instant.nullable(), usedBy: z.string().nullable(), revokedAt: instant.nullable() }))
const HubSessions = z.array(z.object({ id, memberId: z.string(), name: z.string(), createdAt: instant, seenAt: instant, revokedAt: instant.nullable(), revokedWhy: z.string().nullable() }))
const HubAudit = z.array(z.object({ id, at: instant, memberId: z.string().nullable(), act: z.string(), subject: z.string(), address: z.string(), detail: z.string() }))

const teamOf = ({ store }: Context) => {
  const teams = new Map(listTeams(store.read).map(({ id, name }) => [id, name]))
  return (id: string | null) => (id !== null && teams.has(id) ? { id, name: teams.get(id)! } : null)
}

export function members(context: Context, { text, limit }: Input<'members'>): Output<'members'> {
  const read = rememberedRead(context.store)
  const all = teamMembers(read)
  const sought = text.trim().toLowerCase()
  const fitting = all.filter(({ name, teamName }) => name.toLowerCase().includes(sought) || (teamName?.toLowerCase().includes(sought) ?? false))
  return { members: fitting.slice(0, limit).map((row) => toMember(row, me(context))), found: fitting.length, count: all.length, teams: listTeams(read) }
}

export function teams({ store }: Context): Output<'teams'> {
  return listTeams(store.read)
}

export async function former(context: Context): Promise<Member[]> {
  const team = teamOf(context)
  const everybody = await ask(context, HubMembers, 'GET', '/v1/members')
  return everybody.filter(({ active }) => !active).map(({ id, name, role, teamId, createdAt }) => ({ id, name, role, team: team(teamId), me: false, since: createdAt })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

export async function change(context: Context, { id, ...changes }: Input<'change'>): Promise<Record<string, never>> {
  await ask(context, Nothing, 'PATCH', `/v1/members/${id}`, changes)
  return {}
}

export async function invite(context: Context, input: Input<'invite'>): Promise<Output<'invite'>> {
  const { code, expiresAt } = await ask(context, z.object({ code: z.string(), expiresAt: instant }), 'POST', '/v1/invitations', input)
  return { code, expiresAt, link: invitationLink({ hub: context.connection.status().hub ?? '', code }) }
}

export async function invitations(context: Context): Promise<Invitation[]> {
  const names = await namesOf(context)
  const team = teamOf(context)
  const now = context.now()
  return (await ask(context, HubInvitations, 'GET', '/v1/invitations')).map(({ id, role, teamId, memberId, note, createdBy, createdAt, expiresAt, usedAt, usedBy, revokedAt }) => ({
    id, role, note, createdAt, expiresAt,
    team: team(teamId),
    member: memberId === null ? null : names.of(memberId),
    by: names.of(createdBy),
    usedBy: usedBy === null ? null : names.of(usedBy),
    state: usedAt !== null ? 'used' : revokedAt !== null ? 'withdrawn' : expiresAt <= now ? 'expired' : 'open',
  }))
}

export async function withdraw(context: Context, { id }: Input<'withdraw'>): Promise<Record<string, never>> {
  await ask(context, Nothing, 'DELETE', `/v1/invitations/${id}`)
  return {}
}

function needFreeName({ store }: Context, name: string, id: string | null): void {
  const taken = listTeams(store.read).some((team) => team.id !== id && team.name.toLowerCase() === name.toLowerCase())
  if (taken) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

export async function createTeam(context: Context, { name }: Input<'createTeam'>): Promise<Output<'createTeam'>> {
  needFreeName(context, name, null)
  const made = await ask(context, z.object({ id }), 'POST', '/v1/teams', { name })
  return { ...made, name }
}

export async function renameTeam(context: Context, { id, name }: Input<'renameTeam'>): Promise<Record<string, never>> {
  needFreeName(context, name, id)
  await ask(context, Nothing, 'PATCH', `/v1/teams/${id}`, { name })
  return {}
}

export async function removeTeam(context: Context, { id }: Input<'removeTeam'>): Promise<Record<string, never>> {
  await ask(context, Nothing, 'PATCH', `/v1/teams/${id}`, { deleted: true })
  return {}
}

export async function devices(context: Context, { all }: Input<'devices'>): Promise<Device[]> {
  const [names, { session }, sessions] = await Promise.all([
    namesOf(context),
    ask(context, z.object({ session: z.string() }), 'GET', '/v1/me'),
    ask(context, HubSessions, 'GET', all ? '/v1/sessions?all=1' : '/v1/sessions'),
  ])
  return sessions
    .map(({ id, memberId, name, createdAt, seenAt, revokedAt, revokedWhy }) => ({ id, name, member: names.of(memberId), here: id === session, createdAt, seenAt, endedAt: revokedAt, endedWhy: revokedWhy }))
    .sort((a, b) => Number(b.here) - Number(a.here) || Number(a.endedAt !== null) - Number(b.endedAt !== null) || b.seenAt - a.seenAt)
}

export async function revoke(context: Context, { id }: Input<'revoke'>): Promise<Record<string, never>> {
  await ask(context, Nothing, 'DELETE', `/v1/sessions/${id}`)
  return {}
}

export async function account(context: Context): Promise<Output<'account'>> {
  // a hub of before knows nothing of connecting
  return (await ask(context, z.object({ account: z.enum(['none', 'offered', 'connected']).default('none') }), 'GET', '/v1/me')).account
}

export async function audit(context: Context, { before }: Input<'audit'>): Promise<Output<'audit'>> {
  const names = await namesOf(context)
  const team = teamOf(context)
  const entries = await ask(context, HubAudit, 'GET', before === undefined ? '/v1/audit' : `/v1/audit?before=${before}`)
  return {
    more: entries.length >= AUDIT_PAGE,
    entries: entries.map(({ id, at, memberId, act, subject, address, detail }): AuditEntry => ({ id, at, act, address, by: memberId === null ? null : names.of(memberId), about: names.of(subject).name || (team(subject)?.name ?? ''), detail: detailOf(detail) })),
  }
}

function detailOf(json: string): AuditEntry['detail'] {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(json) as Record<string, unknown>).filter((entry): entry is [string, string | number | boolean | null] => typeof entry[1] !== 'object' || entry[1] === null))
  } catch {
    return {}
  }
}
