// Becoming a member of a hub's workspace: what was written alone is taken along, under the id that the hub knows the person by.
import type { Role } from '../../../shared/domain/rights.ts'
import { getMeta, setMeta } from '../store/session.ts'
import { SHAPES } from '../../../shared/sync/shapes.ts'
import { TABLES, type Fields, type TableName } from '../store/tables.ts'
import { joinedId, type Write } from '../store/write.ts'
import { gatherIdeas } from './brought-ideas.ts'
import { leaveBehind } from './left-behind.ts'
import { becomeNewDevice } from './outbox.ts'
import { getState, setState } from './state.ts'

/** Every field, of whatever table, that names a member. */
export const MEMBER_FIELDS: ReadonlySet<string> = new Set(['authorId', 'ownerId', 'memberId', 'resolvedById'])

interface Membership {
  readonly hub: string
  readonly workspace: { readonly id: string; readonly name: string }
  readonly member: { readonly id: string; readonly name: string; readonly role: Role }
  readonly now: number
  readonly newId: () => string
}

/** Inside a transaction, after the hub has taken the person in. */
export function takeMembership(write: Write, { hub, workspace, member, now, newId }: Membership): void {
  const before = getMeta(write, 'me')
  if (before !== null && before !== member.id) {
    renameMember(write, before, member.id)
    if (getState(write).dev !== null) becomeNewDevice(write, newId()) // the hub knows that device as the other member's
  }
  // members are the hub's own rows: what was said of oneself alone does not travel
  write.run(`DELETE FROM outbox WHERE entity = 'member' AND rowId = ? AND ver IS NULL`, [member.id])
  write.run('INSERT INTO member (id, name, role, teamId, createdAt, updatedAt) VALUES (?, ?, ?, NULL, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role', [member.id, member.name, member.role, now, now])
  gatherIdeas(write, newId)
  leaveBehind(write, member, now)
  setMeta(write, 'me', member.id)
  setState(write, { hub, workspace: workspace.id, workspaceName: workspace.name })
  for (const noun of ['session', 'members'] as const) write.changed(noun)
}

/** Rows that exist once by what they join, a member among it (a support, by idea and member): their id is made of that. */
const JOINING_MEMBERS = (Object.keys(TABLES) as TableName[]).filter((name) => SHAPES[name].joins?.includes('memberId'))

function renameJoined(write: Write, name: TableName, to: string): void {
  const joins = SHAPES[name].joins!
  for (const row of write.all<Record<string, string>>(`SELECT * FROM ${name} WHERE memberId = ? AND ver = 0`, [to])) {
    const renamed = joinedId(name, ...joins.map((field) => String(row[field])))
    if (write.value(`SELECT 1 FROM ${name} WHERE id = ?`, [renamed]) !== undefined) continue // the hub has one already
    write.run(`UPDATE ${name} SET id = ? WHERE id = ?`, [renamed, row['id']])
    write.run('UPDATE outbox SET rowId = ? WHERE entity = ? AND rowId = ?', [renamed, name, row['id']])
  }
}

/** In everything that no hub has taken yet, and in the examples, which stay on this device. */
function renameMember(write: Write, from: string, to: string): void {
  for (const table of Object.values(TABLES)) {
    const named = table.fields.filter((field) => MEMBER_FIELDS.has(field))
    for (const field of named) write.run(`UPDATE ${table.name} SET ${field} = ? WHERE ${field} = ? AND ver = 0`, [to, from])
    if (named.length > 0) write.changed(table.noun)
  }
  for (const { n, patch } of write.all<{ n: number; patch: string }>('SELECT n, patch FROM outbox WHERE ver IS NULL AND instr(patch, ?) > 0', [from])) {
    const renamed = Object.fromEntries(Object.entries(JSON.parse(patch) as Fields).map(([field, value]) => [field, MEMBER_FIELDS.has(field) && value === from ? to : value]))
    write.run('UPDATE outbox SET patch = ? WHERE n = ?', [JSON.stringify(renamed), n])
  }
  for (const name of JOINING_MEMBERS) renameJoined(write, name, to)
  write.run(`DELETE FROM outbox WHERE entity = 'member' AND rowId = ? AND ver IS NULL`, [from])
  write.run('DELETE FROM member WHERE id = ? AND ver = 0', [from])
}
