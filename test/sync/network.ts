// A network in memory on a clock that the test moves: messages of one connection keep their order, connections break at any moment, and what was under way
// may still arrive at the hub long after. Every message is checked by the schemas, as on the real wire.
import { ToDevice, ToHub } from '../../shared/protocol.ts'
import type { Link, LinkHandlers } from '../../electron/core/sync/loop.ts'
import type { Chance } from './chance.ts'

export interface Timers {
  now: number
  after(ms: number, act: () => unknown): () => void
  /** Runs what is due, in order, up to that time. */
  advance(to: number): Promise<void>
  readonly size: number
}

/** `settle`: lets what an event began come to its end, before the next. */
export function manualTimers(start: number, settle: () => Promise<void>): Timers {
  const queue: { at: number; order: number; act: () => unknown }[] = []
  let order = 0
  const timers: Timers = {
    now: start,
    after(ms, act) {
      const entry = { at: timers.now + Math.max(0, Math.round(ms)), order: order++, act }
      queue.push(entry)
      return () => {
        const place = queue.indexOf(entry)
        if (place >= 0) queue.splice(place, 1)
      }
    },
    async advance(to) {
      for (;;) {
        const next = queue.reduce<(typeof queue)[number] | null>((first, entry) => (first === null || entry.at < first.at || (entry.at === first.at && entry.order < first.order) ? entry : first), null)
        if (!next || next.at > to) break
        queue.splice(queue.indexOf(next), 1)
        timers.now = Math.max(timers.now, next.at)
        await next.act()
        await settle()
      }
      timers.now = Math.max(timers.now, Math.round(to))
    },
    get size() {
      return queue.length
    },
  }
  return timers
}

export interface Hubside {
  connect(member: string, send: (message: ToDevice) => void, close: () => void): { receive(message: ToHub): void; closed(): void }
}

/** With TRACE in the environment: every message on one line, to read why a seed fails. */
function trace(member: string, message: ToDevice | ToHub): void {
  if (process.env['TRACE'] === undefined) return
  const short = message.t === 'rows' ? { ...message, rows: message.rows.map(([entity, id, ver, state]) => [entity, id.slice(0, 4), ver, state]) } : message.t === 'push' ? { ...message, ops: message.ops.map(({ n, kind, entity, rowId, base, patch }) => [n, kind, entity, rowId.slice(0, 4), base, (JSON.stringify(patch).match(/\bv\d+\b/g) ?? []).join(' ')]) } : message
  console.error(member.slice(0, 8), JSON.stringify(short))
}

export interface Faults {
  /** Shares of a hundred: a message doubled on its way to the hub, a cut connection whose messages still arrive. */
  doubled: number
  late: number
  /** Longest way of a message, milliseconds. */
  slowest: number
}

export interface Network {
  faults: Faults
  /** One device's way to the hub; `online` may change at any time. */
  station(member: string): { online: boolean; connect(address: string, handlers: LinkHandlers): Link; cut(): void }
}

export function flakyNetwork(hub: () => Hubside, timers: Timers, chance: Chance): Network {
  const network: Network = { faults: { doubled: 0, late: 0, slowest: 50 }, station }

  function station(member: string) {
    const cuts = new Set<() => void>()
    const here = {
      online: true,
      cut: () => {
        for (const cut of cuts) cut()
      },
      connect(_: string, handlers: LinkHandlers): Link {
        let [openHere, openThere] = [true, true]
        let [lastUp, lastDown] = [0, 0]
        const way = () => chance.next() * network.faults.slowest
        const up = (act: () => void) => {
          lastUp = Math.max(lastUp, timers.now + way())
          timers.after(lastUp - timers.now, act)
        }
        const down = (act: () => void) => {
          lastDown = Math.max(lastDown, timers.now + way())
          timers.after(lastDown - timers.now, act)
        }
        const closeHere = (code: string) => {
          if (!openHere) return
          openHere = false
          handlers.closed(code)
        }
        const cut = () => {
          cuts.delete(cut)
          const late = chance.percent(network.faults.late)
          if (!late) openThere = false
          timers.after(way(), () => closeHere('lost'))
          timers.after(late ? 20 * way() : way(), () => {
            openThere = false
            side?.closed()
          })
        }
        let side: ReturnType<Hubside['connect']> | null = null
        if (!here.online) timers.after(way(), () => closeHere('no-network'))
        else {
          cuts.add(cut)
          up(() => {
            if (!openThere) return
            side = hub().connect(
              member,
              (message) => {
                const checked = ToDevice.parse(JSON.parse(JSON.stringify(message)))
                trace(member, checked)
                down(() => openHere && openThere && handlers.message(checked))
              },
              // what the hub had said before is still heard
              () =>
                down(() => {
                  cuts.delete(cut)
                  openThere = false
                  closeHere('lost')
                }),
            )
            down(() => openHere && handlers.open())
          })
        }
        return {
          send(message) {
            const checked = ToHub.parse(JSON.parse(JSON.stringify(message)))
            trace(member, checked)
            const times = message.t === 'push' && chance.percent(network.faults.doubled) ? 2 : 1
            for (let time = 0; time < times; time++) up(() => openThere && side?.receive(structuredClone(checked)))
          },
          close: cut,
        }
      },
    }
    return here
  }

  return network
}
