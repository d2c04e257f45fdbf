// Taking words out of the history, out of what the hub keeps of a member besides rows, and out of everything else piece by piece.
import type { Fields } from '../../shared/sync/change.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import { blankFields, type ErasedRow, type Redactor } from '../../shared/sync/erasure.ts'
import { revokeSessions } from '../auth/sessions.ts'
import { revokeTokensOf } from '../programs/tokens.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, toRecord, type RecordRow, type Stored } from '../sync/records.ts'
import { erasedRow, touched } from './rows.ts'

/** Rows and operations of one piece. */
const PIECE = 500

/** How far a sweep has come: the last row and the last operation that were looked at. */
export interface Place { record: string; op: string }

/** The operations on rows that lose words. */
export async function eraseHistory(tx: Sql, rows: readonly ErasedRow[]): Promise<void> {
  const fieldsOf = new Map(rows.map(([, id, fields]) => [id, fields]))
  const ids = [...fieldsOf.keys()]
  for (let place = 0; place < ids.length; place += PIECE) {
    for (const { opId, rowId, patch } of await tx.all<{ opId: string; rowId: string; patch: string }>('SELECT "opId", "rowId", patch FROM op WHERE "rowId" = ANY(?)', [ids.slice(place, place + PIECE)])) {
      const out = JSON.stringify(blankFields(JSON.parse(patch) as Fields, fieldsOf.get(rowId)!))
      if (out !== patch) await tx.run('UPDATE op SET patch = ? WHERE "opId" = ?', [out, opId])
    }
  }
}

/** What the hub keeps of a member besides rows. */
export async function eraseMember(tx: Sql, id: string, at: number): Promise<void> {
  await revokeSessions(tx, { member: id }, 'member-left', at)
  await revokeTokensOf(tx, id, at)
  await tx.run(`UPDATE session SET name = '', key = NULL WHERE "memberId" = ?`, [id])
  await tx.run(`UPDATE token SET name = '' WHERE "memberId" = ?`, [id])
  await tx.run(`UPDATE invitation SET note = '' WHERE "usedBy" = ? OR "memberId" = ?`, [id, id])
  await tx.run('DELETE FROM identity WHERE "memberId" = ?', [id])
  await tx.run(`UPDATE audit SET address = '', detail = '{}' WHERE "memberId" = ?`, [id])
  await forgetAuthorship(tx, id)
}

/**
 * Nothing says any more who wrote ideas without a name: not the rows that told, not the history, not the devices in the stamps. The rows that told stay,
 * so that nobody else can claim those ideas. No version changes: nobody may see these rows, and no device is sent stamps.
 */
async function forgetAuthorship(tx: Sql, id: string): Promise<void> {
  const ideas = (await tx.all<{ parent: string }>(`SELECT parent FROM record WHERE entity = 'authorship' AND audience = ?`, [id])).map(({ parent }) => parent)
  const devices = (await tx.all<{ id: string }>('SELECT id FROM device WHERE "memberId" = ?', [id])).map((device) => device.id)
  for (let place = 0; place < ideas.length; place += PIECE) {
    const slice = ideas.slice(place, place + PIECE)
    const records = await tx.all<Pick<RecordRow, 'id' | 'entity' | 'data' | 'stamps' | 'audience' | 'plainBy'>>('SELECT id, entity, data, stamps, audience, "plainBy" FROM record WHERE id = ANY(?) OR parent = ANY(?)', [slice, slice])
    for (const { id: rowId, entity, data, stamps, audience, plainBy } of records) {
      const tells = entity === 'authorship'
      const without = [...devices, ...(tells ? [id] : [])].reduce((text, known) => text.replaceAll(known, NAMELESS), stamps)
      await tx.run('UPDATE record SET data = ?, stamps = ?, audience = ?, "plainBy" = ? WHERE id = ?', [tells ? data.replaceAll(id, NAMELESS) : data, without, tells ? NAMELESS : audience, plainBy !== null && devices.includes(plainBy) ? null : plainBy, rowId])
    }
    const rows = records.map((record) => record.id)
    await tx.run(`UPDATE op SET patch = replace(patch, ?, ?) WHERE "rowId" = ANY(?) AND entity = 'authorship'`, [id, NAMELESS, rows])
    await tx.run(`UPDATE op SET "memberId" = ?, "deviceId" = '' WHERE "rowId" = ANY(?) AND "memberId" = ?`, [NAMELESS, rows, id])
  }
}

/** Returns how many rows it looked at; `place` moves on. */
export async function sweepRecords(tx: Sql, by: string, at: number, place: Place, redactor: Redactor): Promise<number> {
  const records = await tx.all<RecordRow>(`SELECT * FROM record WHERE id > ? ORDER BY id LIMIT ${PIECE}`, [place.record])
  if (records.length === 0) return 0
  place.record = records.at(-1)!.id
  const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
  let ver = seq
  const changed: Stored[] = []
  for (const record of records) {
    const data = record.entity === 'erasure' ? null : touched(redactor, record.entity, record.data)
    if (data) changed.push(erasedRow(fromRecord(record), data, { ver: (ver += 1), by, at, gone: false }))
  }
  if (changed.length > 0) {
    // when it was changed by people stays as it was: lists and reports go by it
    const changedAt = new Map(records.map((record) => [record.id, record.changedAt]))
    await tx.putMany('record', changed.map((stored) => toRecord(stored, changedAt.get(stored.id)!)), ['id'])
    await tx.run('UPDATE workspace SET seq = ?', [ver])
  }
  return records.length
}

export async function sweepHistory(tx: Sql, place: Place, redactor: Redactor): Promise<number> {
  const ops = await tx.all<{ opId: string; entity: string; patch: string }>(`SELECT "opId", entity, patch FROM op WHERE "opId" > ? ORDER BY "opId" LIMIT ${PIECE}`, [place.op])
  for (const { opId, entity, patch } of ops) {
    const data = touched(redactor, entity, patch)
    if (data) await tx.run('UPDATE op SET patch = ? WHERE "opId" = ?', [JSON.stringify(data), opId])
  }
  if (ops.length > 0) place.op = ops.at(-1)!.opId
  return ops.length
}
