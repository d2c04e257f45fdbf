// Members and teams in SQL, as this device knows them.
import type { Member, Team } from '../../../shared/contract/team.ts'
import type { Role } from '../../../shared/domain/rights.ts'
import type { Read } from './read.ts'

interface MemberRow { id: string; name: string; role: Role; teamId: string | null; teamName: string | null; since: number }

/** By name; the examples' colleagues are nobody's. */
export function listTeamMembers(read: Read, me: string): Member[] {
  return read
    .all<MemberRow>(`SELECT m.id, m.name, m.role, t.id AS teamId, t.name AS teamName, m.createdAt AS since FROM member m LEFT JOIN team t ON t.id = m.teamId AND t.deletedAt IS NULL WHERE m.deletedAt IS NULL AND m.example = 0 ORDER BY m.name COLLATE NOCASE, m.pk`)
    .map(({ teamId, teamName, ...row }) => ({ ...row, team: teamId === null ? null : { id: teamId, name: teamName ?? '' }, me: row.id === me }))
}

export function listTeams(read: Read): Team[] {
  return read.all(`SELECT id, name, (SELECT count(*) FROM member WHERE teamId = team.id AND deletedAt IS NULL AND example = 0) AS members FROM team WHERE deletedAt IS NULL AND example = 0 ORDER BY name COLLATE NOCASE, pk`)
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
