// What a device is sent: the rows after its cursor in their current state, in the order of their versions (rules R2, R6).
import { maySee, type Person, type Role } from '../../shared/domain/rights.ts'
import { PAGE_BYTES, PAGE_ROWS, type ToDevice, type WireRow } from '../../shared/protocol.ts'
import type { Fields, Stamp } from '../../shared/sync/change.ts'
import { addDigest, rowDigest } from '../../shared/sync/digest.ts'
import { SHAPES } from '../../shared/sync/shapes.ts'
import type { Sql, Store } from '../store/store.ts'

export interface Reader {
  readonly member: string
  readonly device: string
  /** Up to this version the device starts from nothing: it gets its own rows too, and hears nothing of what it may not see. */
  readonly fullTo: number
}

export interface Page {
  readonly to: number
  readonly head: number
  readonly lastN: number
  readonly floor: number
  /** It was closed before its number of rows was reached: they are long. */
  readonly cut: boolean
  readonly rows: readonly WireRow[]
}

interface PageRow { seq: number; floor: number; lastN: number | null; member: string | null; id: string | null; entity: string; ver: number; deleted: number; audience: string | null; data: string; plainBy: string | null; stamps: string | null }

/** One statement, so that rows, the newest version, the device's last operation and the member's role are of one moment. */
const page = (data: string, stamps: string) => `SELECT w.seq, w.floor, d."lastN", m.data AS member, r.id, r.entity, r.ver, r.deleted, r.audience, ${data} AS data, r."plainBy", ${stamps} AS stamps
  FROM workspace w LEFT JOIN device d ON d.id = ? LEFT JOIN record m ON m.id = ?
  LEFT JOIN (SELECT id, entity, ver, deleted, audience, data, "plainBy", stamps FROM record WHERE ver > ? ORDER BY ver LIMIT ?) r ON 1 = 1
  ORDER BY r.ver`
/** What a device has by the answers to its own operations is not sent, so it need not be read. */
const notOwn = (column: string) => `CASE WHEN r."plainBy" = d.id THEN '' ELSE ${column} END`
/** Who starts from nothing needs not know who changed what. */
const [PAGE, FULL_PAGE] = [page(notOwn('r.data'), notOwn('r.stamps')), page('r.data', 'NULL')]

/** The member as they are now: a role may have changed since they said hello. Somebody of whom nothing is known sees what everybody may. */
function personOf(id: string, data: string | null): Person {
  return { id, role: data === null ? 'employee' : (JSON.parse(data) as { role: Role }).role }
}

interface Stamps { created: Stamp; life: Stamp; changes: Record<string, Stamp> }

/** The one member who changed the row after `cursor` on another device than this; undefined when there are several, or none. */
export function changedBy(stamps: string | null, cursor: number, device: string | null): string | undefined {
  if (stamps === null) return undefined
  const { created, life, changes } = JSON.parse(stamps) as Stamps
  const people = new Set([created, life, ...Object.values(changes)].filter(([ver, dev]) => ver > cursor && dev !== device).map(([, , , by]) => by))
  return people.size === 1 ? [...people][0] : undefined
}

/** Who starts from nothing needs no deletions; but members who left are still named by what they wrote. */
export const toldAtFirst = (entity: string, deleted: boolean): boolean => !deleted || entity === 'member'

/** `most`: rows of one page. Long rows make a shorter page: a frame that is larger than agreed would never be taken. */
export async function readPage(sql: Sql, { member, device, fullTo }: Reader, cursor: number, most = PAGE_ROWS): Promise<Page> {
  const found = await sql.all<PageRow>(cursor >= fullTo ? PAGE : FULL_PAGE, [device, member, cursor, most])
  const { seq, floor, lastN } = found[0]!
  const person = personOf(member, found[0]!.member)
  const rows: WireRow[] = []
  let size = 0
  let cut = false
  let to = found.length === most && found[0]!.id !== null ? found.at(-1)!.ver : seq
  for (const { id, entity, ver, deleted, audience, data, plainBy, stamps } of found) {
    if (id === null) continue
    if (size > 0 && size + data.length > PAGE_BYTES) {
      to = ver - 1
      cut = true
      break
    }
    const full = ver <= fullTo
    if (!maySee(person, audience)) {
      if (!full) rows.push([entity, id, ver, 'gone', {}])
      continue
    }
    // its own operations made it so, on a version that it had: the answers to them are enough
    if (!full && plainBy === device) continue
    if (full && !toldAtFirst(entity, deleted === 1)) continue
    size += data.length
    const by = changedBy(stamps, cursor, device)
    rows.push([entity, id, ver, deleted === 1 ? 'deleted' : 'living', JSON.parse(data) as Fields, ...(by === undefined ? ([] as const) : ([by] as const))])
  }
  return { to, head: seq, lastN: lastN ?? 0, floor, cut, rows }
}

/** The digest of the living rows of every table as this member may see it, at one version. */
export async function readDigest(store: Store, member: string): Promise<Extract<ToDevice, { t: 'digest' }>> {
  return store.snapshot(async (snapshot) => {
    const [{ seq } = { seq: 0 }] = await snapshot.all<{ seq: number }>('SELECT seq FROM workspace')
    const [own] = await snapshot.all<{ data: string }>('SELECT data FROM record WHERE id = ?', [member])
    const person = personOf(member, own?.data ?? null)
    const tables = Object.fromEntries(Object.keys(SHAPES).map((entity) => [entity, { rows: 0, sum: 0 }]))
    for await (const piece of snapshot.pieces<PageRow & { id: string }>('SELECT id, entity, ver, audience, data FROM record WHERE deleted = 0')) {
      for (const { id, entity, ver, audience, data } of piece) {
        if (!maySee(person, audience)) continue
        const table = tables[entity]!
        table.rows += 1
        table.sum = addDigest(table.sum, rowDigest(id, ver, JSON.parse(data) as Fields))
      }
      await new Promise((resolve) => setImmediate(resolve)) // others get their turn
    }
    return { t: 'digest', at: seq, tables: Object.fromEntries(Object.entries(tables).map(([entity, { rows, sum }]) => [entity, { rows, digest: sum.toString(16) }])) }
  })
}
