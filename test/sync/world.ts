// A world of devices and one hub: real stores and the real loop, a flaky network, clocks that are wrong, chance from one seed.
// At the end the network heals, and then what docs/sync.md promises must hold.
import Database from 'better-sqlite3'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore, type Store } from '../../electron/core/store/store.ts'
import { TABLES } from '../../electron/core/store/tables.ts'
import { dataOf, joinedId, type Write } from '../../electron/core/store/write.ts'
import { startLoop, type Loop } from '../../electron/core/sync/loop.ts'
import { setState } from '../../electron/core/sync/state.ts'
import { chanceOf, type Chance } from './chance.ts'
import { modelHub, type HubState, type ModelHub } from './model-hub.ts'
import { flakyNetwork, manualTimers, type Network, type Timers } from './network.ts'

/** A value to follow through the stores, to read why a seed fails. */
const WATCH = process.env['WATCH']
const LOG = process.env['LOG'] !== undefined
const START = Date.UTC(2026, 2, 4, 9)
const YEAR = 365 * 24 * 60 * 60 * 1000
const STAGES = ['draft', 'submitted', 'in-review', 'approved', 'pilot', 'parked'] as const
const TOKEN = /\bv\d+\b/g
const LEARNINGS = [1, 2, 3].map((n) => `019cb8a0-0000-7000-8000-00000000000${n}`)

export interface WorldOptions {
  readonly devices?: number
  readonly acts?: number
  /** The hub may be restored from a backup, devices too. */
  readonly restores?: boolean
}

export interface Report { operations: number; applied: number; conflicts: number; rejections: number; forks: number; reconnects: number; values: number; virtualSeconds: number }

interface Device {
  readonly name: string
  readonly member: string
  database: Database.Database
  store: Store
  loop: Loop
  skew: number
  station: ReturnType<Network['station']>
  backup: Buffer | null
  restored: boolean
}

/** What was on the screen when a value was written: those it replaced. */
type Seen = Map<string, { by: string; over: string[] }>

interface World {
  readonly chance: Chance
  readonly timers: Timers
  readonly hub: ModelHub
  readonly devices: Device[]
  readonly seen: Seen
  readonly made: Map<string, { device: string; kind: string; txn: string | null }>
  /** Values of rows that were deleted for all to see, and forgotten after their time. */
  readonly forgotten: Set<string>
  hubRestored: boolean
  reconnects: number
  /** What a device logged as an error: a message it could not take, rows that differ from the hub's. */
  readonly errors: string[]
}

/** Runs one history. Throws an Error that names the broken promise. */
export async function runWorld(seed: number, { devices = 2 + (seed % 4), acts = 150, restores = seed % 3 === 0 }: WorldOptions = {}): Promise<Report> {
  const chance = chanceOf(seed)
  const timers = manualTimers(START)
  // nobody but the first two may move an idea
  const hub = modelHub({ now: () => timers.now, newId: chance.id, pageRows: 2 + chance.below(6), refuse: (op, _, member) => (op.kind === 'patch' && 'stage' in op.patch && member[7]! > '1' ? 'forbidden' : null) })
  const network = flakyNetwork(() => hub, timers, chance)
  network.faults = { doubled: 10, late: 40, slowest: chance.pick([20, 200, 2000]) }
  const world: World = { chance, timers, hub, devices: [], seen: new Map(), made: new Map(), forgotten: new Set(), hubRestored: false, reconnects: 0, errors: [] }
  for (let at = 0; at < devices; at++) world.devices.push(await newDevice(world, network, at))
  let kept: HubState | null = null

  for (let act = 0; act < acts; act++) {
    const device = chance.pick(world.devices)
    const dice = chance.below(100)
    if (dice < 62) write(world, device)
    else if (dice < 70) {
      device.station.online = !device.station.online
      if (!device.station.online) device.station.cut()
    }
    else if (dice < 78) device.station.cut()
    else if (dice < 82) await crash(world, device)
    else if (dice < 84) device.skew = chance.pick([0, 0, -10 * YEAR, 10 * YEAR, -3_600_000, 3_600_000])
    else if (dice < 86) hub.restart()
    else if (dice < 87 && restores) device.backup = device.database.serialize()
    else if (dice < 88 && restores && device.backup) await restoreDevice(world, device)
    else if (dice < 89 && restores) kept = hub.backup()
    else if (dice < 90 && restores && kept) {
      hub.restore(kept)
      world.hubRestored = true
      kept = null
    } else if (dice < 91) purge(world)
    if (WATCH) watch(world, act)
    await timers.advance(timers.now + chance.next() * chance.pick([10, 200, 5000, 60_000]))
  }

  network.faults = { doubled: 0, late: 0, slowest: 20 }
  await heal(world)
  check(world)
  const report: Report = {
    operations: world.made.size, applied: hub.applied.length, conflicts: [...hub.state.rows.values()].filter(({ entity }) => entity === 'conflict').length,
    rejections: world.devices.reduce((sum, { store }) => sum + (store.read.value<number>('SELECT count(*) FROM rejected') ?? 0), 0),
    forks: Math.max(0, hub.state.devices.size - devices), reconnects: world.reconnects, values: world.seen.size, virtualSeconds: Math.round((timers.now - START) / 1000),
  }
  for (const device of world.devices) {
    device.loop.stop()
    device.database.close()
  }
  return report
}

/** Deleted rows are forgotten for good; whoever has not read that far must start over. */
function purge({ hub, forgotten }: World): void {
  for (const [id, { row }] of hub.state.rows) {
    if (!row.deleted) continue
    for (const value of JSON.stringify(row.data).match(TOKEN) ?? []) forgotten.add(value)
    hub.state.rows.delete(id)
  }
  hub.state.floor = hub.state.seq
}

async function newDevice(world: World, network: Network, at: number): Promise<Device> {
  // two devices of one person now and then
  const member = `0000000${at === 3 ? 0 : at}-0000-7000-8000-000000000000`
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  const device = { name: `device ${at}`, member, database, skew: 0, station: network.station(member), backup: null, restored: false } as unknown as Device
  start(world, device)
  return device
}

function start(world: World, device: Device): void {
  const { chance, timers } = world
  const now = () => timers.now + device.skew
  device.store = createStore({ database: device.database, dataDir: '', now, newId: chance.id, log: silentLog })
  device.store.write((write) => setState(write, { hub: 'memory' }))
  device.loop = startLoop({
    store: device.store, log: { ...silentLog, error: (text, details) => void world.errors.push(`${device.name}: ${text} ${JSON.stringify(details)} ${LOG ? difference(world, device) : ''}`) }, app: 'test', now, newId: chance.id, random: chance.next, after: timers.after,
    token: async () => device.member,
    connect: (address, handlers) => {
      world.reconnects++
      return device.station.connect(address, handlers)
    },
  })
}

async function crash(world: World, device: Device): Promise<void> {
  device.loop.stop()
  device.station.cut()
  start(world, device)
}

async function restoreDevice(world: World, device: Device): Promise<void> {
  device.loop.stop()
  device.station.cut()
  device.database.close()
  device.database = new Database(device.backup!)
  device.restored = true
  start(world, device)
}

/** For reading why a seed fails: rows that differ. */
function difference({ hub }: World, { store }: Device): string {
  const found: unknown[] = []
  const here = new Set<unknown>()
  for (const table of Object.values(TABLES)) {
    for (const row of store.read.all<Record<string, string | number | null>>(`SELECT * FROM ${table.name}`)) {
      const theirs = hub.state.rows.get(row['id'] as string)?.row
      here.add(row['id'])
      if (theirs?.ver !== row['ver'] || theirs?.deleted !== (row['deletedAt'] !== null)) found.push([table.name, row, theirs])
    }
  }
  for (const [id, { row }] of hub.living()) if (!here.has(id)) found.push(['missing', id, row])
  return JSON.stringify(found)
}

const lastSeen = new Map<string, string>()
function watch({ devices, hub }: World, act: number): void {
  const holds = (value: unknown) => JSON.stringify(value).match(TOKEN)?.includes(WATCH!) ?? false
  for (const { name, store } of devices) {
    const found = JSON.stringify(['outbox', 'acked', 'rejected', 'shadow', 'idea', 'comment', 'ideaAnswer'].map((table) => [table, store.read.all<Record<string, unknown>>(`SELECT * FROM ${table}`).filter(holds)]).filter(([, rows]) => rows!.length > 0))
    if (found !== (lastSeen.get(name) ?? '[]')) console.error(act, name, found)
    lastSeen.set(name, found)
  }
  const found = JSON.stringify([...hub.state.rows.values()].filter(holds))
  if (found !== (lastSeen.get('hub') ?? '[]')) console.error(act, 'hub', found)
  lastSeen.set('hub', found)
}

// ---- what people do

function write(world: World, device: Device): void {
  const { chance, seen, made } = world
  const { store, member, name } = device
  const fresh = (over: readonly string[] = []): string => {
    const value = `v${seen.size + 1}`
    seen.set(value, { by: name, over: [...over] })
    return value
  }
  const tokens = (text: string | undefined) => text?.match(TOKEN) ?? []
  const ideas = store.read.all<{ id: string; title: string; description: string; stage: string }>('SELECT id, title, description, stage FROM idea WHERE deletedAt IS NULL ORDER BY id')
  const idea = ideas.length > 0 ? chance.pick(ideas) : null
  const at = world.timers.now
  const act = chance.below(100)

  /** Adds a sentence, or puts one in the place of another. */
  const rewritten = (text: string): string => {
    const parts = text.split(' ').filter(Boolean)
    if (parts.length === 0 || chance.percent(40)) parts.splice(chance.below(parts.length + 1), 0, `${fresh()}.`)
    else {
      const place = chance.below(parts.length)
      parts[place] = `${fresh(tokens(parts[place]))}.`
    }
    return parts.join(' ')
  }

  store.write((write: Write) => {
    if (!idea || act < 12) {
      const id = chance.id()
      write.put('idea', id, { title: fresh(), description: `${fresh()}. ${fresh()}. ${fresh()}.`, stage: 'draft', authorId: member, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: at, submittedAt: null, stageAt: at })
      if (chance.percent(40)) write.put('comment', chance.id(), { ideaId: id, authorId: member, text: `${fresh()}.`, createdAt: at })
    } else if (act < 37) write.patch('idea', idea.id, { title: fresh(tokens(idea.title)), ...(chance.percent(20) && { effort: chance.pick(['days', 'weeks', 'months']) }) })
    else if (act < 55) write.patch('idea', idea.id, { description: rewritten(idea.description) })
    else if (act < 63) {
      const to = chance.pick(STAGES)
      if (to !== idea.stage) {
        write.patch('idea', idea.id, { stage: to, stageAt: at })
        write.put('stageChange', chance.id(), { ideaId: idea.id, fromStage: idea.stage, toStage: to, reason: fresh(), memberId: member, meetingId: null, createdAt: at })
      }
    } else if (act < 71) {
      const id = joinedId('support', idea.id, member)
      if (!write.remove('support', id)) write.ensure('support', id, { ideaId: idea.id, memberId: member, createdAt: at })
    } else if (act < 78) {
      const learningId = chance.pick(LEARNINGS)
      const id = joinedId('evidence', idea.id, learningId)
      if (!write.remove('evidence', id)) write.ensure('evidence', id, { ideaId: idea.id, learningId })
    } else if (act < 86) {
      const id = joinedId('ideaAnswer', idea.id, 'delight')
      const old = write.value<string>('SELECT text FROM ideaAnswer WHERE id = ? AND deletedAt IS NULL', [id])
      write.ensure('ideaAnswer', id, { ideaId: idea.id, question: 'delight', text: rewritten(old ?? '') })
    } else if (act < 92) write.put('comment', chance.id(), { ideaId: idea.id, authorId: member, text: `${fresh()}.`, createdAt: at })
    else if (act < 96) write.remove('idea', idea.id)
    else {
      const gone = write.all<{ id: string }>('SELECT id FROM idea WHERE deletedAt IS NOT NULL ORDER BY id')
      if (gone.length > 0) write.restore('idea', chance.pick(gone).id)
    }
  })
  for (const op of store.read.all<{ opId: string; kind: string; txn: string | null }>('SELECT opId, kind, txn FROM outbox')) if (!made.has(op.opId)) made.set(op.opId, { device: name, kind: op.kind, txn: op.txn })
}

// ---- the end

async function heal(world: World): Promise<void> {
  const { timers, hub, devices } = world
  for (const device of devices) device.station.online = true
  const quiet = (device: Device) => {
    const { state, verifiedAt, waiting } = device.loop.status()
    return (state === 'up-to-date' || state === 'needs-you') && waiting === 0 && device.store.read.value('SELECT count(*) FROM outbox') === 0 && (verifiedAt ?? 0) > 0
  }
  let asked = false
  for (let step = 0; step < 3000; step++) {
    await timers.advance(timers.now + 1000)
    await new Promise((resolve) => setImmediate(resolve))
    if (step % 60 === 0) for (const device of devices) device.loop.hurry()
    const behind = devices.filter((device) => !quiet(device) || device.loop.status().progress.cursor !== hub.state.seq)
    if (behind.length > 0) {
      if (step % 20 === 19) for (const device of behind) device.loop.verify()
      continue
    }
    // everything is still: ask for one more proof that nothing hides
    if (!asked) {
      for (const device of devices) {
        device.store.write((write) => setState(write, { verifiedAt: null }))
        device.loop.verify()
      }
      asked = true
    } else return
  }
  if (LOG) for (const { name, store } of devices) for (const op of store.read.all<{ rowId: string; entity: string }>('SELECT * FROM outbox')) console.error(name, op, store.read.get(`SELECT * FROM ${op.entity} WHERE id = ?`, [op.rowId]), store.read.get('SELECT * FROM shadow WHERE rowId = ?', [op.rowId]), JSON.stringify(hub.state.rows.get(op.rowId)), hub.state.floor)
  throw new Error(`STUCK ${JSON.stringify(devices.map((device) => [device.name, device.loop.status(), device.store.read.value('SELECT count(*) FROM outbox'), hub.state.seq]))}`)
}

function check({ hub, devices, made, seen, hubRestored, errors, forgotten }: World): void {
  // the device would mend itself, but it must not come to that
  if (errors.length > 0) throw new Error(`ERROR ${errors[0]}`)
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  // 1. all devices converge to the hub's rows
  const living = hub.living()
  for (const { name, store } of devices) {
    let count = 0
    for (const table of Object.values(TABLES)) {
      for (const row of store.read.all<Record<string, string | number | null>>(`SELECT * FROM ${table.name} WHERE deletedAt IS NULL`)) {
        const theirs = living.get(row['id'] as string)
        if (!theirs) throw new Error(`GHOST ${table.name} ${String(row['id'])} on ${name}`)
        if (theirs.row.ver !== row['ver'] || sorted(theirs.row.data) !== sorted(dataOf(table, row))) throw new Error(`DIVERGED ${table.name} on ${name}: ${JSON.stringify(row)} / ${JSON.stringify(theirs.row)}`)
        count++
      }
    }
    if (count !== living.size) throw new Error(`MISSING ${living.size - count} rows on ${name}`)
    for (const table of ['outbox', 'shadow', 'sweep']) if (store.read.value(`SELECT count(*) FROM ${table}`) !== 0) throw new Error(`LEFT OVER in ${table} of ${name}`)
    const counted = store.read.value('SELECT count(*) FROM idea WHERE supporters <> (SELECT count(*) FROM support WHERE ideaId = idea.id AND deletedAt IS NULL)')
    if (counted !== 0) throw new Error(`COUNTERS of ${name}`)
  }

  // 2. every operation ends applied once, or among the rejected; edits may have been folded into others before they were sent
  const times = new Map<string, number>()
  for (const { op } of hub.applied) times.set(op.opId, (times.get(op.opId) ?? 0) + 1)
  if (!hubRestored) for (const [opId, count] of times) if (count > 1) throw new Error(`APPLIED TWICE ${opId}`)
  const rejected = new Map(devices.flatMap(({ store }) => store.read.all<{ opId: string; op: string }>('SELECT opId, op FROM rejected').map(({ opId, op }) => [opId, op] as const)))
  for (const [opId, { device, kind }] of made) {
    const lostWithDisk = devices.find(({ name }) => name === device)!.restored
    if (!times.has(opId) && !rejected.has(opId) && kind !== 'patch' && !lostWithDisk) throw new Error(`NO OUTCOME ${opId} ${kind} of ${device}`)
    if (times.has(opId) && rejected.has(opId) && !hubRestored && !lostWithDisk) throw new Error(`TWO OUTCOMES ${opId}`)
  }
  for (const group of Map.groupBy(made, ([, { txn, device }]) => (txn ? `${device} ${txn}` : null))) {
    const [key, ops] = group
    if (key === null || hubRestored || devices.find(({ name }) => key.startsWith(name))!.restored) continue
    const outcomes = new Set(ops.filter(([opId]) => times.has(opId) || rejected.has(opId)).map(([opId]) => times.has(opId)))
    if (outcomes.size > 1) throw new Error(`TORN APART ${key}`)
  }

  // 3. nothing is lost silently: each value ever written is in the rows, a conflict or the rejected, or whoever replaced it had it on screen
  const accounted = new Set(forgotten)
  const note = (text: string) => {
    for (const value of text.match(TOKEN) ?? []) accounted.add(value)
  }
  for (const { row } of hub.state.rows.values()) note(JSON.stringify(row.data))
  for (const op of rejected.values()) note((JSON.parse(op) as { patch: object }).patch ? JSON.stringify((JSON.parse(op) as { patch: object }).patch) : '')
  const follow = [...new Set(hub.applied.flatMap(({ op }) => JSON.stringify(op.patch).match(TOKEN) ?? []))]
  const followed = new Set(follow)
  const applied = new Set(follow)
  for (let value = follow.pop(); value !== undefined; value = follow.pop()) {
    for (const over of seen.get(value)?.over ?? []) {
      accounted.add(over)
      if (!followed.has(over)) {
        followed.add(over)
        follow.push(over)
      }
    }
  }
  // edits folded into one that was refused: the author replaced them
  for (const op of rejected.values()) for (const value of op.match(TOKEN) ?? []) for (let over = seen.get(value)?.over ?? []; over.length > 0; over = over.flatMap((each) => seen.get(each)?.over ?? [])) for (const each of over) if (!applied.has(each)) accounted.add(each)
  for (const [value, { by }] of seen) {
    if (accounted.has(value) || devices.find(({ name }) => name === by)!.restored) continue
    const traces = LOG ? devices.map(({ name, store }) => [name, ...['acked', 'rejected', 'outbox'].map((table) => store.read.all<{ op?: string; patch?: string }>(`SELECT * FROM ${table}`).filter((row) => JSON.stringify(row).includes(`${value}.`) || JSON.stringify(row).includes(`${value}\\`)))]) : ''
    throw new Error(`SILENT LOSS of ${value} by ${by}${JSON.stringify(traces)} ${LOG ? JSON.stringify(seen.get(value)) : ''}`)
  }
}
