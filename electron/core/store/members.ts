// Members and teams in SQL, as this device knows them.
import type { Member, Team } from '../../../shared/contract/team.ts'
import type { Role } from '../../../shared/domain/rights.ts'
import type { Read } from './read.ts'

export interface MemberRow { readonly id: string; readonly name: string; readonly role: Role; readonly teamId: string | null; readonly teamName: string | null; readonly since: number }

/** By name; the examples' colleagues are nobody's. */
export function teamMembers(read: Read): readonly MemberRow[] {
  return read.all(`SELECT m.id, m.name, m.role, t.id AS teamId, t.name AS teamName, m.createdAt AS since FROM member m LEFT JOIN team t ON t.id = m.teamId AND t.deletedAt IS NULL WHERE m.deletedAt IS NULL AND m.example = 0 ORDER BY m.name COLLATE NOCASE, m.pk`)
}

export const toMember = ({ id, name, role, teamId, teamName, since }: MemberRow, me: string): Member => ({ id, name, role, team: teamId === null ? null : { id: teamId, name: teamName ?? '' }, me: id === me, since })

/** Counted in one pass: a large company has hundreds of teams. */
export function listTeams(read: Read): Team[] {
  return read.all(`SELECT t.id, t.name, coalesce(c.members, 0) AS members FROM team t LEFT JOIN (SELECT teamId, count(*) AS members FROM member WHERE deletedAt IS NULL AND example = 0 GROUP BY teamId) c ON c.teamId = t.id WHERE t.deletedAt IS NULL AND t.example = 0 ORDER BY t.name COLLATE NOCASE, t.pk`)
}

export interface PersonRow { readonly id: string; readonly name: string; readonly role: Role; readonly team: string | null }
const PERSON = 'SELECT m.id, m.name, m.role, t.name AS team FROM member m LEFT JOIN team t ON t.id = m.teamId AND t.deletedAt IS NULL'

/** Those who may own an idea or an action, in any order. */
export function livingMembers(read: Read): readonly PersonRow[] {
  return read.all(`${PERSON} WHERE m.deletedAt IS NULL`)
}

/** Also who left. */
export function membersOf(read: Read, ids: readonly string[]): PersonRow[] {
  return read.all(`${PERSON} WHERE m.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
}
