// What many devices that have read equally far are sent alike: read from the database once, written once and packed once, not for each of them.
// At 500 devices every new row goes out 499 times.
import { zstdCompressSync } from 'node:zlib'
import { COMPRESS_FROM, endOfRows, PAGE_BYTES, type WireRow } from '../../shared/protocol.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { changedBy } from './feed.ts'

export interface Wave {
  readonly to: number
  readonly head: number
  readonly count: number
  /** How many of the rows the device has by the answers to its own operations. */
  held(device: string): number
  frame(lastN: number): string | Uint8Array
}

export interface Waves {
  /**
   * The rows after `cursor`, if they may be sent to everybody alike; null when they have to be looked at for each: some are not for everybody, or they are
   * many or long, which a device that keeps up does not meet.
   */
  after(cursor: number): Promise<Wave | null>
  /** There is something newer. */
  moved(): void
}

interface WaveRow { seq: number; floor: number; id: string | null; entity: string; ver: number; deleted: number; audience: string | null; data: string; plainBy: string | null; stamps: string }

/** Rows of one wave at most; who is further behind is fed alone. */
const MOST = 500
/** Waves that are kept: devices that are behind differ in how far. */
const KEPT = 50
/** One statement, so that rows and the newest version are of one moment. */
const WAVE = `SELECT w.seq, w.floor, r.id, r.entity, r.ver, r.deleted, r.audience, r.data, r."plainBy", r.stamps
  FROM workspace w LEFT JOIN (SELECT id, entity, ver, deleted, audience, data, "plainBy", stamps FROM record WHERE ver > ? ORDER BY ver LIMIT ?) r ON 1 = 1 ORDER BY r.ver`

/** `pageRows`, `packFrom`: for tests, as in connection.ts. */
export function createWaves(sql: Sql, { pageRows = MOST, packFrom = COMPRESS_FROM }: { pageRows?: number | undefined; packFrom?: number | undefined } = {}): Waves {
  const most = Math.min(MOST, pageRows)
  const made = new Map<number, Promise<Wave | null>>()

  async function make(cursor: number): Promise<Wave | null> {
    const found = await sql.all<WaveRow>(WAVE, [cursor, most + 1])
    const rows = found.filter(({ id }) => id !== null)
    if (rows.length > most || rows.some(({ audience }) => audience !== null) || rows.reduce((size, { data }) => size + data.length, 0) > PAGE_BYTES) return null
    const { seq, floor } = found[0]!
    const held = new Map<string, number>()
    for (const { plainBy } of rows) if (plainBy !== null) held.set(plainBy, (held.get(plainBy) ?? 0) + 1)
    const texts = rows.map(({ entity, id, ver, deleted, data, stamps }) => {
      const by = changedBy(stamps, cursor, null)
      const row: WireRow = [entity, id!, ver, deleted === 1 ? 'deleted' : 'living', JSON.parse(data) as Fields, ...(by === undefined ? ([] as const) : ([by] as const))]
      return JSON.stringify(row)
    })
    const body = `{"t":"rows","from":${cursor},"to":${seq},"head":${seq},"floor":${floor},"rows":[${texts.join()}]`
    let packed: Uint8Array | null = null
    return {
      to: seq,
      head: seq,
      count: rows.length,
      held: (device) => held.get(device) ?? 0,
      frame(lastN) {
        if (body.length < packFrom) return `${body},"lastN":${lastN}}`
        packed ??= zstdCompressSync(`${body}}`)
        return Buffer.concat([packed, endOfRows(lastN)])
      },
    }
  }

  return {
    after(cursor) {
      const found = made.get(cursor) ?? make(cursor)
      if (made.size >= KEPT) made.clear()
      made.set(cursor, found)
      found.catch(() => made.delete(cursor)) // whoever waits for it hears of it
      return found
    },
    moved: () => made.clear(),
  }
}
