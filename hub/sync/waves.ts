// What many devices that have read equally far are sent alike: read from the database once, written once and packed once, not for each of them.
// At 500 devices every new row goes out 499 times, and after a holiday all of them ask for the same pages.
import { zstdCompressSync } from 'node:zlib'
import { hangsOnRole } from '../../shared/domain/rights.ts'
import { COMPRESS_FROM, endOfRows, PAGE_BYTES, PAGE_ROWS, type WireRow } from '../../shared/protocol.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { changedBy, toldAtFirst } from './feed.ts'

export interface Wave {
  readonly to: number
  readonly head: number
  readonly count: number
  /** How many of the rows the device has by the answers to its own operations. */
  held(device: string): number
  /** Whether some of the rows are for this member and not for everybody: their devices are fed by themselves. */
  concerns(member: string): boolean
  frame(lastN: number): string | Uint8Array
}

export interface Waves {
  /**
   * The page after `cursor`, if it may be sent to almost everybody alike; null when it has to be made for each: some of the rows hang on people's roles.
   * `fullTo`: as of a `Reader`; such a page ends there at the latest.
   */
  after(cursor: number, fullTo?: number): Promise<Wave | null>
  /** There is something newer. */
  moved(): void
}

interface WaveRow { seq: number; floor: number; id: string | null; entity: string; ver: number; deleted: number; audience: string | null; data: string; plainBy: string | null; stamps: string }

/** Waves that are kept: devices that are behind differ in how far. */
const KEPT = 50
/** One statement, so that rows and the newest version are of one moment. */
const WAVE = `SELECT w.seq, w.floor, r.id, r.entity, r.ver, r.deleted, r.audience, r.data, r."plainBy", r.stamps
  FROM workspace w LEFT JOIN (SELECT id, entity, ver, deleted, audience, data, "plainBy", stamps FROM record WHERE ver > ? AND ver <= ? ORDER BY ver LIMIT ?) r ON 1 = 1 ORDER BY r.ver`

/** `pageRows`, `packFrom`: for tests, as in connection.ts. */
export function createWaves(sql: Sql, { pageRows = PAGE_ROWS, packFrom = COMPRESS_FROM }: { pageRows?: number | undefined; packFrom?: number | undefined } = {}): Waves {
  const made = new Map<string, Promise<Wave | null>>()

  async function make(cursor: number, fullTo: number): Promise<Wave | null> {
    const full = cursor < fullTo
    const found = await sql.all<WaveRow>(WAVE, [cursor, full ? fullTo : Number.MAX_SAFE_INTEGER, pageRows])
    const { seq, floor } = found[0]!
    const read = found.filter(({ id }) => id !== null)
    const rows = upToSize(read)
    const to = rows.length < read.length ? read[rows.length]!.ver - 1 : read.length === pageRows ? read.at(-1)!.ver : full ? fullTo : seq
    if (rows.some(({ audience }) => hangsOnRole(audience))) return null
    const held = new Map<string, number>()
    for (const { plainBy } of rows) if (plainBy !== null) held.set(plainBy, (held.get(plainBy) ?? 0) + 1)
    const concerned = new Set(rows.flatMap(({ audience }) => audience ?? []))
    const told = full ? rows.filter(({ audience, deleted, entity }) => audience === null && toldAtFirst(entity, deleted === 1)) : rows
    return {
      to,
      head: seq,
      count: told.length,
      held: (device) => (full ? 0 : (held.get(device) ?? 0)),
      concerns: (member) => concerned.has(member),
      frame: framed(`"from":${cursor},"to":${to},"head":${seq},"floor":${floor}`, told, full ? null : cursor),
    }
  }

  /** Written when somebody is sent it, and the text let go when it is packed. */
  function framed(head: string, rows: readonly WaveRow[], since: number | null): Wave['frame'] {
    let left: readonly WaveRow[] | null = rows
    let text = ''
    let packed: Uint8Array | null = null
    let last: { lastN: number; frame: Uint8Array } | null = null
    return (lastN) => {
      if (left) text = `{"t":"rows",${head},"rows":[${left.map((row) => JSON.stringify(wireRow(row, since))).join()}]`
      left = null
      if (packed === null && text.length < packFrom) return `${text},"lastN":${lastN}}`
      packed ??= zstdCompressSync(`${text}}`)
      text = ''
      if (last?.lastN !== lastN) last = { lastN, frame: Buffer.concat([packed, endOfRows(lastN)]) }
      return last.frame
    }
  }

  return {
    after(cursor, fullTo = 0) {
      const key = cursor < fullTo ? `${cursor} ${fullTo}` : String(cursor)
      const found = made.get(key) ?? make(cursor, fullTo)
      if (made.size >= KEPT) made.clear()
      made.set(key, found)
      found.catch(() => made.delete(key)) // whoever waits for it hears of it
      return found
    },
    moved: () => made.clear(),
  }
}

/** Rows up to the size of a page, one at least. */
function upToSize(rows: readonly WaveRow[]): readonly WaveRow[] {
  let size = 0
  const end = rows.findIndex(({ data }, at) => {
    size += data.length
    return at > 0 && size > PAGE_BYTES
  })
  return end < 0 ? rows : rows.slice(0, end)
}

/** As almost everybody sees it: what is for one member is out of sight. `since`: null for who starts from nothing, and needs not know who changed what. */
function wireRow({ entity, id, ver, deleted, audience, data, stamps }: WaveRow, since: number | null): WireRow {
  if (audience !== null) return [entity, id!, ver, 'gone', {}]
  const by = since === null ? undefined : changedBy(stamps, since, null)
  return [entity, id!, ver, deleted === 1 ? 'deleted' : 'living', JSON.parse(data) as Fields, ...(by === undefined ? ([] as const) : ([by] as const))]
}
