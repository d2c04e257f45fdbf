// What must hold at the end of every history: the promises of docs/sync.md, checked against the stores of the devices and the hub's own tables.
import { partsOf } from '../../electron/core/store/merged.ts'
import { tableOf } from '../../electron/core/store/replica/hub-copy.ts'
import { TABLES, type Value } from '../../electron/core/store/tables.ts'
import { dataOf } from '../../electron/core/store/write.ts'
import { maySee, type Role } from '../../shared/domain/rights.ts'
import type { Stored } from '../../hub/sync/records.ts'
import { tokensOf } from './people.ts'
import type { Judged } from './world-hub.ts'
import type { Device, World } from './world.ts'

type Row = Record<string, Value>
const LOG = process.env['LOG'] !== undefined
/** A field that is null counts like one that is not there. */
const sorted = (value: object) => JSON.stringify(Object.entries(value).filter(([, one]) => one !== null).sort(([a], [b]) => (a < b ? -1 : 1)))

export async function check(world: World): Promise<void> {
  // the device would mend itself, but it must not come to that
  const error = world.errors[0] ?? world.hub.errors[0]
  if (error) throw new Error(`ERROR ${error}`)
  const rows = await world.hub.rows()
  const judged = await world.hub.judged()
  for (const device of world.devices) converged(device, rows)
  for (const device of world.devices) oneself(device, world)
  merged(rows, world)
  oneOutcome(world, judged)
  nothingLost(world, rows, judged)
}

/** 1. Every device shows the hub's rows, as far as its member may see them, and nothing else. */
function converged({ name, member, store }: Device, rows: readonly Stored[]): void {
  const person = { id: member, role: rows.find(({ id }) => id === member)!.row.data['role'] as Role }
  const sees = ({ audience }: Stored) => maySee(person, audience)
  const living = new Map(rows.filter((stored) => !stored.row.deleted && sees(stored)).map((stored) => [stored.id, stored]))
  let count = 0
  for (const table of Object.values(TABLES)) {
    for (const row of store.read.all<Row>(`SELECT * FROM ${table.name} WHERE deletedAt IS NULL`)) {
      const theirs = living.get(row['id'] as string)
      if (!theirs) throw new Error(`GHOST ${table.name} ${String(row['id'])} on ${name}`)
      if (theirs.row.ver !== row['ver'] || sorted(theirs.row.data) !== sorted(dataOf(table, row))) throw new Error(`DIVERGED ${table.name} on ${name}: ${JSON.stringify(row)} / ${JSON.stringify(theirs.row)}`)
      count++
    }
  }
  if (count !== living.size) throw new Error(`MISSING ${living.size - count} rows on ${name}`)
  for (const stored of rows) {
    const table = sees(stored) ? null : tableOf(stored.entity)
    for (const place of table ? [`${table.name} WHERE id`, 'shadow WHERE rowId'] : []) if (store.read.value(`SELECT 1 FROM ${place} = ?`, [stored.id]) !== undefined) throw new Error(`PRIVATE ${place} ${stored.id} on ${name}`)
  }
  for (const table of ['outbox', 'shadow', 'sweep']) if (store.read.value(`SELECT count(*) FROM ${table}`) !== 0) throw new Error(`LEFT OVER in ${table} of ${name}`)
  const counted = store.read.value(`SELECT count(*) FROM idea WHERE supporters <> (SELECT count(DISTINCT memberId) FROM support WHERE ideaId IN ${partsOf('idea.id')} AND deletedAt IS NULL)`)
  if (counted !== 0) throw new Error(`COUNTERS of ${name}`)
}

/** A merged idea names another, and nothing else does; no way through merges comes back to where it began; every device finds the same end of it. */
function merged(rows: readonly Stored[], { devices }: World): void {
  const ideas = new Map(rows.filter(({ entity }) => entity === 'idea').map(({ id, row }) => [id, row]))
  for (const [id, { deleted, data }] of ideas) {
    if (!deleted && (data['stage'] === 'merged') !== (typeof data['mergedIntoId'] === 'string')) throw new Error(`HALF MERGED ${id}: ${JSON.stringify(data)}`)
    const passed = [id]
    for (let next = data['mergedIntoId']; typeof next === 'string'; next = ideas.get(next)?.data['mergedIntoId'] ?? null) {
      if (passed.includes(next)) throw new Error(`CIRCLE ${passed.join(' ')} ${next}`)
      passed.push(next)
    }
    const root = passed.length === 1 ? null : passed.at(-1)
    // a device that holds no deleted ideas ends where they would be
    for (const { name, store } of devices) {
      const found = store.read.get<{ rootId: string | null }>('SELECT rootId FROM idea WHERE id = ? AND deletedAt IS NULL', [id])
      if (found && found.rootId !== root && !passed.some((one) => ideas.get(one)?.deleted ?? true)) throw new Error(`ROOT of ${id} on ${name}: ${found.rootId} instead of ${root}`)
    }
  }
}

/** A device goes on under another name only when it, or the hub, was put back to an older state. */
function oneself({ name, identities, restores }: Device, { hubRestores }: World): void {
  if (identities.size > 1 + restores + hubRestores) throw new Error(`IDENTITIES ${identities.size} of ${name}, which was put back ${restores} times, the hub ${hubRestores} times`)
}

/** 2. Every operation ends applied, or among the rejected; edits may have been folded into others before they were sent. Groups are whole. */
function oneOutcome({ devices, made, hubRestores }: World, judged: ReadonlyMap<string, Judged>): void {
  const restored = new Set(devices.filter(({ restores }) => restores > 0).map(({ name }) => name))
  const rejected = new Set(devices.flatMap(({ store }) => store.read.all<{ opId: string }>('SELECT opId FROM rejected').map(({ opId }) => opId)))
  const applied = (opId: string) => judged.get(opId)?.code === null
  for (const [opId, { device, kind }] of made) {
    if (restored.has(device)) continue
    if (!applied(opId) && !rejected.has(opId) && kind !== 'patch') throw new Error(`NO OUTCOME ${opId} ${kind} of ${device}`)
    if (applied(opId) && rejected.has(opId) && hubRestores === 0) throw new Error(`TWO OUTCOMES ${opId} of ${device}`)
    if (judged.has(opId) && !applied(opId) && !rejected.has(opId) && hubRestores === 0) throw new Error(`UNTOLD REFUSAL ${opId} of ${device}`)
  }
  if (hubRestores > 0) return
  for (const [key, ops] of Map.groupBy(made, ([, { txn, device }]) => (txn && !restored.has(device) ? `${device} ${txn}` : null))) {
    const outcomes = new Set(ops.filter(([opId]) => judged.has(opId)).map(([opId]) => applied(opId)))
    if (key !== null && outcomes.size > 1) throw new Error(`TORN APART ${key}`)
  }
}

/** 3. Each value ever written is in the rows, a conflict or the rejected, or whoever replaced it had it on the screen. */
function nothingLost({ devices, seen, gone }: World, rows: readonly Stored[], judged: ReadonlyMap<string, Judged>): void {
  const accounted = new Set(gone)
  for (const { row } of rows) for (const value of tokensOf(JSON.stringify(row.data))) accounted.add(value)
  const rejected = devices.flatMap(({ store }) => store.read.all<{ op: string }>('SELECT op FROM rejected').map(({ op }) => tokensOf(JSON.stringify((JSON.parse(op) as { patch: object }).patch)))).flat()
  for (const value of rejected) accounted.add(value)
  const applied = new Set([...judged.values()].filter(({ code }) => code === null).flatMap(({ patch }) => tokensOf(patch)))
  // what an applied value replaced with both on the screen, and what that had replaced
  replacedBy([...applied], seen, (value) => accounted.add(value))
  // edits folded into one that was refused: the author replaced them
  replacedBy(rejected, seen, (value) => !applied.has(value) && accounted.add(value))
  for (const [value, { by }] of seen) {
    if (accounted.has(value) || devices.find(({ name }) => name === by)!.restores > 0) continue
    const places = LOG ? devices.map(({ name, store }) => [name, ...['acked', 'rejected', 'outbox'].map((table) => store.read.all<Row>(`SELECT * FROM ${table}`).filter((row) => tokensOf(JSON.stringify(row)).includes(value)))]) : []
    throw new Error(`SILENT LOSS of ${value} by ${by} ${LOG ? JSON.stringify([places, seen.get(value), [...judged.values()].filter(({ patch }) => tokensOf(patch).includes(value))]) : ''}`)
  }
}

function replacedBy(values: readonly string[], seen: World['seen'], note: (value: string) => unknown): void {
  const follow = [...values]
  const followed = new Set(follow)
  for (let value = follow.pop(); value !== undefined; value = follow.pop()) {
    for (const over of seen.get(value)?.over ?? []) {
      note(over)
      if (!followed.has(over)) {
        followed.add(over)
        follow.push(over)
      }
    }
  }
}

// ---- for reading why a seed fails

/** What a device holds that matters when its digest differs from the hub's. */
export function difference({ store }: Device): unknown {
  return LOG ? Object.values(TABLES).flatMap((table) => store.read.all<Row>(`SELECT * FROM ${table.name}`).map((row) => [table.name, row['id'], row['ver'], row['deletedAt']])) : ''
}

const lastSeen = new Map<string, string>()
/** With WATCH=v17 in the environment: where that value is, whenever it moves. */
export function watch({ devices }: World, turn: number): void {
  const value = process.env['WATCH']
  if (value === undefined) return
  for (const { name, store } of devices) {
    const found = JSON.stringify(['outbox', 'acked', 'rejected', 'shadow', ...Object.keys(TABLES)].map((table) => [table, store.read.all<Row>(`SELECT * FROM ${table}`).filter((row) => tokensOf(JSON.stringify(row)).includes(value))]).filter(([, rows]) => rows!.length > 0))
    if (found !== (lastSeen.get(name) ?? '[]')) console.error(turn, name, found)
    lastSeen.set(name, found)
  }
}
