// A world of devices and one hub: real stores, the real loop, the real hub; a flaky network, clocks that are wrong, chance from one seed.
// At the end the network heals, and then what docs/sync.md promises must hold (promises.ts).
import Database from 'better-sqlite3'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore, type Store } from '../../electron/core/store/store.ts'
import { startLoop, type Loop } from '../../electron/core/sync/loop.ts'
import { setState } from '../../electron/core/sync/state.ts'
import { ROLES, type Role } from '../../shared/domain/rights.ts'
import { chanceOf, type Chance } from './chance.ts'
import { flakyNetwork, manualTimers, type Network, type Timers } from './network.ts'
import { act, tokensOf, type Hot, type Seen } from './people.ts'
import { check, difference, watch } from './promises.ts'
import { worldHub, type WorldHub } from './world-hub.ts'

const START = Date.UTC(2026, 2, 4, 9)
const MINUTE = 60_000
const YEAR = 365 * 24 * 60 * MINUTE

export interface WorldOptions {
  readonly devices?: number
  readonly acts?: number
  /** The hub may be restored from a backup, devices too. */
  readonly restores?: boolean
  /** In a hundred acts: merges of ideas, and their taking back. */
  readonly merges?: number
}

export interface Report { operations: number; applied: number; conflicts: number; rejections: number; forks: number; reconnects: number; kills: number; merges: number; circles: number; values: number; virtualSeconds: number }

export interface Device {
  readonly name: string
  readonly member: string
  readonly access: string
  /** The names under which it spoke to the hub. */
  readonly identities: Set<string>
  /** How often it was put back to an older state. */
  restores: number
  database: Database.Database
  store: Store
  loop: Loop
  skew: number
  station: ReturnType<Network['station']>
  backup: Buffer | null
}

/** What is known of an operation when it is written. */
export interface Made { readonly device: string; readonly kind: string; readonly txn: string | null }

export interface World {
  readonly chance: Chance
  readonly timers: Timers
  readonly hub: WorldHub
  readonly devices: Device[]
  readonly seen: Seen
  readonly hot: Hot
  readonly made: Map<string, Made>
  /** Values of rows that were deleted for all to see and forgotten after their time, and those that somebody put aside by a decision. */
  readonly gone: Set<string>
  hubRestores: number
  reconnects: number
  kills: number
  /** In a hundred: how often somebody writes on at what the screen has just shown them. */
  quick: number
  /** Such acts that are still allowed: they would breed one another. */
  left: number
  /** Longest way of a message, milliseconds. */
  readonly slowest: number
  readonly merges: number
  /** What a device logged as an error: a message it could not take, rows that differ from the hub's. */
  readonly errors: string[]
}

/** Runs one history. Throws an Error that names the broken promise. */
export async function runWorld(seed: number, { devices = 2 + (seed % 4), acts = 120, restores = seed % 3 === 0, merges = 0 }: WorldOptions = {}): Promise<Report> {
  const chance = chanceOf(seed)
  let hub: WorldHub | null = null
  const timers = manualTimers(START, () => hub!.settle())
  const slow = chance.percent(30)
  hub = await worldHub({ timers, chance: chanceOf(seed + 0.5e9), pageRows: 2 + chance.below(6), unseenBytes: chance.pick([1, 4e6]), opsBurst: slow ? 10 : 50_000, opsPerSecond: slow ? 2 : 500 })
  const network = flakyNetwork(() => hub, timers, chance)
  network.faults = { doubled: 10, late: 40, slowest: chance.pick([20, 200, 2000]) }
  const world: World = { chance, timers, hub, devices: [], seen: new Map(), hot: { id: null, only: chance.percent(40) }, made: new Map(), gone: new Set(), hubRestores: 0, reconnects: 0, kills: 0, quick: chance.pick([0, 15, 40]), left: 0, slowest: network.faults.slowest, merges, errors: [] }
  try {
    for (let at = 0; at < devices; at++) world.devices.push(await newDevice(world, network, at))
    for (let turn = 0; turn < acts; turn++) {
      world.left = Math.min(world.left + 0.6, 10)
      await happen(world, restores)
      watch(world, turn)
      await timers.advance(timers.now + chance.next() * chance.pick([10, 200, 5000, MINUTE]))
    }
    network.faults = { doubled: 0, late: 0, slowest: 20 }
    world.quick = 0
    await heal(world)
    await check(world)
    const [rows, judged] = [await hub.rows(), await hub.judged()]
    const identities = new Set([...judged.values()].map(({ deviceId }) => deviceId)).size
    return {
      operations: world.made.size, applied: [...judged.values()].filter(({ code }) => code === null).length, conflicts: rows.filter(({ entity }) => entity === 'conflict').length,
      rejections: world.devices.reduce((sum, { store }) => sum + (store.read.value<number>('SELECT count(*) FROM rejected') ?? 0), 0),
      forks: Math.max(0, identities - devices), reconnects: world.reconnects, kills: world.kills, values: world.seen.size,
      merges: rows.filter(({ entity, row }) => entity === 'stageChange' && row.data['toStage'] === 'merged').length, circles: [...judged.values()].filter(({ code }) => code === 'merge-circle').length, virtualSeconds: Math.round((timers.now - START) / 1000),
    }
  } finally {
    for (const device of world.devices) {
      device.loop.stop()
      device.database.close()
    }
    await hub.close()
  }
}

async function happen(world: World, restores: boolean): Promise<void> {
  const { chance, hub, devices } = world
  const device = chance.pick(devices)
  const dice = chance.below(100)
  const away = chance.next() * chance.pick([50, 3000, MINUTE])
  if (dice < 60) write(world, device)
  else if (dice < 68) {
    device.station.online = !device.station.online
    if (!device.station.online) device.station.cut()
  } else if (dice < 75) device.station.cut()
  else if (dice < 79) crash(world, device, device.database)
  else if (dice < 81) device.skew = chance.pick([0, 0, -10 * YEAR, 10 * YEAR, -3_600_000, 3_600_000])
  else if (dice < 83) await hub.restart(away)
  else if (dice < 87) {
    world.kills++
    await hub.kill(chance.pick(['now', 'before-commit', 'after-commit', 'after-commit']), away)
  } else if (dice < 89) await hub.setRole(chance.pick(devices).member, chance.pick(ROLES))
  else if (dice < 91) for (const text of await hub.forget()) for (const value of tokensOf(text)) world.gone.add(value)
  else if (restores) {
    if (dice < 93) device.backup = device.database.serialize()
    else if (dice < 95 && device.backup) {
      device.restores++
      crash(world, device, new Database(device.backup))
    } else if (dice < 97) await hub.backup()
    else if (dice < 98 && (await hub.restore())) world.hubRestores++
  }
}

let empty: Buffer | null = null
/** The disk of a new device: its tables are made once for all. */
function emptyDisk(): Buffer {
  if (empty) return empty
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  empty = database.serialize()
  database.close()
  return empty
}

async function newDevice(world: World, network: Network, at: number): Promise<Device> {
  // two devices of one person now and then
  const role: Role = at === 0 ? 'admin' : world.hot.only ? 'champion' : world.chance.pick(ROLES)
  const { member, access } = await world.hub.join(role, `Member ${at}`, at === 3 ? world.devices[0]!.member : undefined)
  const database = new Database(emptyDisk())
  const device = { name: `device ${at}`, member: member.id, access, database, identities: new Set(), restores: 0, skew: 0, station: network.station(member.id), backup: null } as unknown as Device
  start(world, device)
  return device
}

function start(world: World, device: Device): void {
  const { chance, timers } = world
  const now = () => timers.now + device.skew
  device.store = createStore({ database: device.database, dataDir: '', now, newId: chance.id, log: silentLog })
  device.store.write((tx) => setState(tx, { hub: 'memory' }))
  const { store } = device
  store.onChange(() => {
    if (world.left < 1 || !chance.percent(world.quick)) return
    world.left--
    timers.after(chance.next() * chance.pick([2, world.slowest]), () => device.store === store && write(world, device))
  })
  device.loop = startLoop({
    store: device.store, app: 'test', now, newId: chance.id, random: chance.next, after: timers.after,
    log: { ...silentLog, error: (text, details) => void world.errors.push(`${device.name}: ${text} ${JSON.stringify(details)} ${JSON.stringify(difference(device))}`) },
    token: async () => device.access,
    refused() {},
    wiped() {},
    connect: (address, handlers) => {
      world.reconnects++
      const link = device.station.connect(address, handlers)
      return {
        close: link.close,
        send(message) {
          if (message.t === 'hello') device.identities.add(message.dev)
          link.send(message)
        },
      }
    },
  })
}

/** The app ends without a word, and starts on what its disk holds. */
function crash(world: World, device: Device, disk: Database.Database): void {
  device.loop.stop()
  device.station.cut()
  if (disk !== device.database) device.database.close()
  device.database = disk
  start(world, device)
}

function write(world: World, device: Device): void {
  const { store, member, name } = device
  act({ store, member, name, chance: world.chance, seen: world.seen, hot: world.hot, aside: world.gone, now: world.timers.now, merges: world.merges })
  for (const { opId, kind, txn } of store.read.all<{ opId: string; kind: string; txn: string | null }>('SELECT opId, kind, txn FROM outbox')) if (!world.made.has(opId)) world.made.set(opId, { device: name, kind, txn })
}

/** Everything goes well from now on; ends when nobody has anything more to say. */
async function heal(world: World): Promise<void> {
  const { timers, hub, devices } = world
  for (const device of devices) device.station.online = true
  const quiet = (device: Device, head: number) => {
    const { state, verifiedAt, waiting, progress } = device.loop.status()
    return (state === 'up-to-date' || state === 'needs-you') && waiting === 0 && device.store.read.value('SELECT count(*) FROM outbox') === 0 && verifiedAt !== null && progress.cursor === head
  }
  let asked = false
  for (let step = 0; step < 3000; step++) {
    await timers.advance(timers.now + 1000)
    if (step % 60 === 0) for (const device of devices) device.loop.hurry()
    const head = await hub.head()
    const behind = devices.filter((device) => !quiet(device, head))
    if (behind.length > 0) {
      if (step % 20 === 19) for (const device of behind) device.loop.verify()
      continue
    }
    if (asked) return
    // everything is still: ask for one more proof that nothing hides
    asked = true
    for (const device of devices) {
      device.store.write((tx) => setState(tx, { verifiedAt: null }))
      device.loop.verify()
    }
  }
  throw new Error(`STUCK ${JSON.stringify(devices.map((device) => [device.name, device.loop.status(), device.store.read.value('SELECT count(*) FROM outbox')]))} ${world.errors[0] ?? hub.errors[0] ?? ''}`)
}
