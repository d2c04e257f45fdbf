// Five hundred devices that come online at once, after a holiday or when the hub is started again: all are served, none at the cost of the others.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore, type Store } from '../../electron/core/store/store.ts'
import { startLoop, type Loop } from '../../electron/core/sync/loop.ts'
import { setState } from '../../electron/core/sync/state.ts'
import { chanceOf } from './chance.ts'
import { flakyNetwork, manualTimers } from './network.ts'
import { worldHub, type WorldHub } from './world-hub.ts'

const DEVICES = Number(process.env['HERD'] ?? 500)
const START = Date.UTC(2026, 2, 4, 9)
const MB = 1024 * 1024
/** Devices whose person wrote much, and how much. */
const [BUSY, MUCH] = [5, 8]
/** Of the others, one in so many wrote a row. */
const QUIET = 10

test(`${DEVICES} devices come online at once, and again when the hub is back: all have everything, in bounded memory, and not in one second`, { timeout: 180_000 }, async () => {
  const chance = chanceOf(1)
  let hub: WorldHub | null = null
  const timers = manualTimers(START, () => hub!.settle())
  hub = await worldHub({ timers, chance: chanceOf(2), pageRows: 1000, unseenBytes: 4 * MB, opsBurst: 2, opsPerSecond: 1 })
  const network = flakyNetwork(() => hub, timers, chance)
  network.faults = { doubled: 0, late: 0, slowest: 50 }
  const { member, access } = await hub.join('admin', 'Ada')
  const attempts: number[] = []
  const slow = { told: 0, ignored: 0 }
  const template = new Database(':memory:')
  for (const migration of MIGRATIONS) template.exec(migration)
  const disk = template.serialize()

  const devices: { store: Store; loop: Loop; station: ReturnType<typeof network.station>; database: Database.Database }[] = []
  for (let at = 0; at < DEVICES; at += 1) {
    const database = new Database(disk)
    const store = createStore({ database, dataDir: '', now: () => timers.now, newId: chance.id, log: silentLog })
    store.write((write) => {
      setState(write, { hub: 'memory' })
      // what was written on holiday; by some more than may be sent at once
      for (let n = 0; n < (at < BUSY ? MUCH : at % QUIET === 0 ? 1 : 0); n += 1) {
        write.unit()
        write.put('customer', chance.id(), { name: `Customer ${at}-${n}`, segmentId: null })
      }
    })
    const station = network.station(member.id)
    station.online = false
    const loop = startLoop({
      store, log: silentLog, app: 'test', now: () => timers.now, newId: chance.id, random: chance.next, after: timers.after, token: async () => access, refused() {}, wiped() {},
      connect(address, handlers) {
        if (station.online) attempts.push(timers.now)
        let until = 0
        const link = station.connect(address, {
          ...handlers,
          message(message) {
            if (message.t === 'slow') {
              slow.told += 1
              until = timers.now + message.ms
            }
            handlers.message(message)
          },
        })
        return {
          close: link.close,
          send(message) {
            if (message.t === 'push' && timers.now < until) slow.ignored += 1
            link.send(message)
          },
        }
      },
    })
    devices.push({ database, store, loop, station })
  }
  const written = devices.reduce((sum, { store }) => sum + store.read.value<number>('SELECT count(*) FROM outbox')!, 0)
  const head = written + 1
  const done = () => devices.filter(({ loop }) => loop.status().waiting === 0 && loop.status().progress.cursor >= head).length
  async function untilDone(most: number): Promise<void> {
    for (let second = 0; second < most && done() < DEVICES; second += 1) await timers.advance(timers.now + 1000)
    expect(done()).toBe(DEVICES)
  }

  // everybody is back at the same moment
  const before = process.memoryUsage().rss
  for (const { station, loop } of devices) {
    station.online = true
    loop.hurry()
  }
  await untilDone(300)
  const grown = process.memoryUsage().rss - before
  expect(await hub.head()).toBe(head)
  // each device holds the team's rows by now; what the hub itself needs is a part of that
  expect(grown / DEVICES).toBeLessThan(4 * MB)
  for (const { store } of devices) expect(store.read.value('SELECT count(*) FROM customer')).toBe(written)
  expect(slow.told).toBeGreaterThan(BUSY)
  expect(slow.ignored).toBe(0)

  // the hub stops and starts: nobody comes back within the same second as all the others
  attempts.length = 0
  const stopped = timers.now
  await hub.restart(500)
  await timers.advance(stopped + 15_000)
  expect(devices.filter(({ loop }) => loop.status().state === 'up-to-date')).toHaveLength(DEVICES)
  const perSecond = Map.groupBy(attempts, (at) => Math.floor((at - stopped) / 1000))
  expect(perSecond.size).toBeGreaterThan(8)
  expect(Math.max(...[...perSecond.values()].map((each) => each.length))).toBeLessThan(DEVICES / 5)

  for (const { loop, database } of devices) {
    loop.stop()
    database.close()
  }
  await hub.close()
})
