// The people of a team, as its hub knows them: members, invitations, teams, devices, and the log of what admins should know.
// Lists of members are read from this device; everything else is asked of the hub, and fails with the codes of not reaching it.
import * as z from 'zod'
import { ROLES } from '../domain/rights.ts'
import { count, done, id, instant, line, name, Named, noInput, pageSize } from './fields.ts'
import { call } from './procedure.ts'

const Role = z.enum(ROLES)

export const Member = z.object({ id, name: z.string(), role: Role, team: Named.nullable(), me: z.boolean(), since: instant })
export const Team = z.object({ id, name: z.string(), members: count })
export const INVITATION_STATES = ['open', 'used', 'expired', 'withdrawn'] as const
export const Invitation = z.object({
  id,
  role: Role,
  team: Named.nullable(),
  /** Whose further device it brings in; null: a new member. */
  member: Named.nullable(),
  note: z.string(),
  by: Named,
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(INVITATION_STATES),
  usedBy: Named.nullable(),
})
export const Device = z.object({
  id,
  name: z.string(),
  member: Named,
  /** The device that asks. */
  here: z.boolean(),
  createdAt: instant,
  seenAt: instant,
  endedAt: instant.nullable(),
  /** Why it ended: words in `team:ended.<code>`. */
  endedWhy: z.string().nullable(),
})
export const AuditEntry = z.object({
  id,
  at: instant,
  by: Named.nullable(),
  /** Words in `team:act.<act>`. */
  act: z.string(),
  /** What it was about: a member's or a team's name, where the hub knows one. */
  about: z.string(),
  address: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** Longest an invitation may wait, hours. */
export const LONGEST_INVITATION = 30 * 24

/** What every call to the hub may fail with. */
const HUB = ['not-joined', 'signed-out', 'revoked', 'wiped', 'token-copied', 'sealed-elsewhere', 'no-network', 'hub-refuses', 'hub-not-found', 'hub-not-trusted', 'hub-unreachable', 'not-a-hub', 'too-many'] as const
const ADMIN = [...HUB, 'admins-only'] as const

export const team = {
  /** The first of those whose name or team holds the text, by name; `found`: how many these are, `count`: how many members there are. */
  members: call(z.object({ text: z.string().max(200).default(''), limit: pageSize.default(200) }), z.object({ members: z.array(Member), found: count, count, teams: z.array(Team) })),
  /** By name. */
  teams: call(noInput, z.array(Team)),
  /** Members who were let go. */
  former: call(noInput, z.array(Member), HUB),
  change: call(z.object({ id, role: Role.optional(), teamId: id.nullable().optional(), active: z.boolean().optional() }), done, [...ADMIN, 'unknown-member', 'unknown-team', 'last-admin']),
  /** The code is told once. With `memberId` for a further device of that member. */
  invite: call(
    z.object({ role: Role.default('employee'), teamId: id.nullable().default(null), memberId: id.nullable().default(null), note: line(200).default(''), hours: count.min(1, 'out-of-range').max(LONGEST_INVITATION, 'out-of-range').default(72) }),
    z.object({ code: z.string(), link: z.string(), expiresAt: instant }),
    [...ADMIN, 'unknown-team', 'unknown-member'],
  ),
  /** Newest first. */
  invitations: call(noInput, z.array(Invitation), ADMIN),
  withdraw: call(z.object({ id }), done, [...ADMIN, 'unknown-invitation']),
  createTeam: call(z.object({ name }), Named, [...ADMIN, 'name-taken']),
  renameTeam: call(z.object({ id, name }), done, [...ADMIN, 'unknown-team', 'name-taken']),
  /** Its members stay, in no team. */
  removeTeam: call(z.object({ id }), done, [...ADMIN, 'unknown-team']),
  /** One's own; with `all` everybody's, for admins. Those that are signed in first. */
  devices: call(z.object({ all: z.boolean().default(false) }), z.array(Device), ADMIN),
  /** Signs a device out. */
  revoke: call(z.object({ id }), done, [...ADMIN, 'unknown-session']),
  /** The company's account: this hub knows of none, it is not connected with this member yet, or it is. */
  account: call(noInput, z.enum(['none', 'offered', 'connected']), HUB),
  /** Newest first, a page at a time; `before`: the `at` where the page before ended. For admins. */
  audit: call(z.object({ before: instant.optional() }), z.object({ entries: z.array(AuditEntry), more: z.boolean() }), ADMIN),
}

export type Member = z.output<typeof Member>
export type Team = z.output<typeof Team>
export type Invitation = z.output<typeof Invitation>
export type Device = z.output<typeof Device>
export type AuditEntry = z.output<typeof AuditEntry>
