// Rows that the hub itself writes: members, their roles, teams. They get versions and travel like any other row.
import { CHAMPIONS, hasRole, type Role } from '../shared/domain/rights.ts'
import type { Fields, Stamp } from '../shared/sync/change.ts'
import { STEPS } from '../shared/sync/clock.ts'
import type { Sql } from './store/store.ts'
import { fromRecord, toRecord, type RecordRow, type Stored } from './sync/records.ts'

/** The device named in the stamps of what the hub changed at an admin's command. */
const HUB = 'hub'

type OwnEntity = 'member' | 'team'

export interface OwnRow { id: string; deleted: boolean; data: Fields }

/** Inside a write transaction. Returns the workspace's newest version. */
export async function writeOwnRow(tx: Sql, entity: OwnEntity, id: string, change: { data?: Fields; deleted?: boolean }, by: string, now: number): Promise<number> {
  const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
  const ver = seq + 1
  const stamp: Stamp = [ver, HUB, now * STEPS, by]
  const record = await tx.get<RecordRow>('SELECT * FROM record WHERE id = ? AND entity = ?', [id, entity])
  const before = record ? fromRecord(record).row : null
  const deleted = change.deleted ?? before?.deleted ?? false
  const leaving = entity === 'member' && before !== null && deleted !== before.deleted ? { leftAt: deleted ? now : null } : {}
  const data = { ...before?.data, ...change.data, ...leaving }
  const stored: Stored = {
    id,
    entity,
    parent: null,
    audience: null,
    plainBy: null,
    row: {
      ver,
      from: before?.ver ?? 0,
      deleted,
      data,
      created: before?.created ?? stamp,
      changes: before ? { ...before.changes, ...Object.fromEntries(Object.keys({ ...change.data, ...leaving }).map((field) => [field, stamp])) } : {},
      life: before && before.deleted === deleted ? before.life : stamp,
    },
  }
  await tx.putMany('record', [toRecord(stored, now)], ['id'])
  const last = entity === 'member' && before && isChampion(before.data) !== isChampion(data) ? await sendChampionsRowsAgain(tx, ver) : ver
  await tx.run('UPDATE workspace SET seq = ?', [last])
  return last
}

const isChampion = (data: Fields): boolean => hasRole({ id: '', role: data['role'] as Role }, 'champion')

/** A member who becomes champion has read past what champions keep among themselves; one who was it still has it. The rows travel again, to come or to go. */
async function sendChampionsRowsAgain(tx: Sql, from: number): Promise<number> {
  const rows = (await tx.all<RecordRow>(`SELECT * FROM record WHERE audience = '${CHAMPIONS}' ORDER BY ver`)).map((record) => ({ ...fromRecord(record), changedAt: record.changedAt }))
  const again = rows.map((stored, at) => toRecord({ ...stored, row: { ...stored.row, ver: from + 1 + at, from: stored.row.ver }, plainBy: null }, stored.changedAt))
  if (again.length > 0) await tx.putMany('record', again, ['id'])
  return from + again.length
}

export async function ownRows(sql: Sql, entity: OwnEntity): Promise<OwnRow[]> {
  const rows = await sql.all<{ id: string; deleted: number; data: string }>(`SELECT id, deleted, data FROM record WHERE entity = '${entity}'`)
  return rows.map(({ id, deleted, data }) => ({ id, deleted: deleted === 1, data: JSON.parse(data) as Fields }))
}

export async function ownRow(sql: Sql, entity: OwnEntity, id: string): Promise<OwnRow | null> {
  const row = await sql.get<{ id: string; deleted: number; data: string }>('SELECT id, deleted, data FROM record WHERE id = ? AND entity = ?', [id, entity])
  return row ? { id, deleted: row.deleted === 1, data: JSON.parse(row.data) as Fields } : null
}
