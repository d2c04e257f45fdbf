// Pages of rows from the hub: rows and cursor change in one transaction (R10). Starting over: rows that the hub no longer names go.
import type { RowPage } from '../../../shared/protocol.ts'
import { forgetErasures, takeErasure } from '../store/replica/erasure.ts'
import { arrive, dropHidden, forget, settleForgotten } from '../store/replica/hub-copy.ts'
import { startNotes } from '../store/replica/ledger.ts'
import { TABLES } from '../store/tables.ts'
import type { Write } from '../store/write.ts'
import { getState, setState } from './state.ts'

/** `went`: a row that was here went: out of this member's sight, or the hub no longer names it. */
export interface Taken { readonly how: 'taken' | 'apart' | 'holes'; readonly went: boolean }

/**
 * `apart`: the page does not follow on what is here; it belongs to an earlier request and changes nothing.
 * `holes`: deletions have been forgotten that this device has not read; everything must be read again.
 */
export function takePage(write: Write, page: RowPage, now: number): Taken {
  const state = getState(write)
  if (page.from !== state.cursor) return { how: 'apart', went: false }
  if (page.from === 0) setState(write, { readFloor: page.floor })
  else if (page.from < page.floor && page.floor !== state.readFloor) {
    startOver(write)
    return { how: 'holes', went: false }
  }
  const pending = write.value('SELECT 1 FROM outbox LIMIT 1') !== undefined
  const notes = startNotes()
  let went = false
  for (const [entity, id, ver, rowState, data, by] of page.rows) {
    if (entity === 'erasure' && rowState === 'living') takeErasure(write, data, now)
    const anew = state.sweeping && write.run('DELETE FROM sweep WHERE entity = ? AND rowId = ?', [entity, id]) > 0
    const hidden = arrive(write, { entity, id, ver, state: rowState, data, ...(by !== undefined && { by }) }, { lastN: page.lastN, now, anew, pending, notes })
    went ||= hidden
  }
  notes.keep(write, now)
  setState(write, { cursor: page.to })
  const level = page.to >= page.head
  // not before: a row that moved on while pages were read comes in a later one (seed 10383 of test/sync)
  if (pending && level) settleForgotten(write, page.to, now)
  if (level && state.sweeping && endSweep(write, now)) went = true
  return { how: 'taken', went }
}

/**
 * Reads everything again from the beginning; what is here stays visible meanwhile, and what waits in the outbox stays. What an earlier, unfinished reading
 * had not seen named stays in doubt: a hub restored as it was at the very beginning leaves those rows without a version (seed 20958 of test/sync).
 */
export function startOver(write: Write): void {
  write.run('DELETE FROM strange')
  dropHidden(write)
  for (const table of Object.values(TABLES)) write.run(`INSERT OR IGNORE INTO sweep (entity, rowId) SELECT '${table.name}', id FROM ${table.name} WHERE ver > 0`)
  setState(write, { cursor: 0, sweeping: true, verifiedAt: null })
}

/** True when a row was still in doubt: it goes. */
function endSweep(write: Write, now: number): boolean {
  for (const { entity, rowId } of write.all<{ entity: string; rowId: string }>('SELECT entity, rowId FROM sweep')) forget(write, entity, rowId, now)
  const went = write.run('DELETE FROM sweep') > 0
  forgetErasures(write)
  setState(write, { sweeping: false })
  return went
}
