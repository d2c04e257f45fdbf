// What people said of a meeting is each one's own to see; the hub counts it, and tells the counts in a row of its own (docs/agenda.md, After the meeting).
import { NAMELESS } from '../../shared/domain/rights.ts'
import { countAnswers, countGroups, countsOf, countsText, countsToTell } from '../../shared/domain/pulse.ts'
import type { Stamp } from '../../shared/sync/change.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, type RecordRow, type Stored } from './records.ts'

/** Stands in the stamps where a device would: nothing says whose answer made the counts change. */
const COUNTER = 'pulse'

export const pulseCountId = (meetingId: string): string => idOfJoined('pulseCount', [meetingId])

/**
 * The row that tells the counts of a meeting, when it is to be written anew; else null. `changed`: rows as this transaction leaves them, which go before those
 * that are stored. `ver`: the version it gets.
 */
export async function countedAnew(tx: Sql, meetingId: string, changed: Iterable<Stored | null>, ver: number, at: number): Promise<Stored | null> {
  const rows = new Map((await tx.all<RecordRow>(`SELECT * FROM record WHERE parent = ? AND entity IN ('pulse', 'pulseCount')`, [meetingId])).map((record) => [record.id, fromRecord(record)]))
  for (const stored of changed) if (stored?.parent === meetingId && (stored.entity === 'pulse' || stored.entity === 'pulseCount')) rows.set(stored.id, stored)
  const id = pulseCountId(meetingId)
  const before = rows.get(id)
  const standing = before && !before.row.deleted ? before.row.data : {}
  const said = (field: 'heard' | 'recommend') => [...rows.values()].filter(({ entity, row }) => entity === 'pulse' && !row.deleted).map(({ row }) => row.data[field])
  const [told, toldGroups] = [countsOf(standing['counts']), countsOf(standing['recommends'], 3)]
  const [tell, groups] = [countsToTell(countAnswers(said('heard')), told), countsToTell(countGroups(said('recommend')), toldGroups)]
  if (tell === told && groups === toldGroups) return null
  const stamp: Stamp = [ver, COUNTER, at * STEPS, NAMELESS]
  return {
    id, entity: 'pulseCount', parent: meetingId, audience: null, plainBy: null,
    row: { ver, from: before?.row.ver ?? 0, deleted: tell === null && groups === null, data: { meetingId, counts: countsText(tell ?? [0, 0, 0, 0, 0]), recommends: groups && countsText(groups) }, created: before?.row.created ?? stamp, life: stamp, changes: { counts: stamp, recommends: stamp } },
  }
}
