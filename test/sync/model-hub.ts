// The smallest hub that keeps every rule of docs/sync.md, in memory: the world's other side, and the measure for the real one.
import { PAGE_ROWS, type PushResult, type ToDevice, type ToHub, type WireOp, type WireRow, opOf } from '../../shared/protocol.ts'
import type { HubRow, Op } from '../../shared/sync/change.ts'
import { addDigest, rowDigest } from '../../shared/sync/digest.ts'
import { applyOp } from '../../shared/sync/merge.ts'
import { rulesOf, shapeOf, shapeProblem } from '../../shared/sync/shapes.ts'

interface Device { lastN: number; lastOp: string | null; conn: string | null }
interface Known { ver?: number; from?: number; code?: string }
interface Kept { readonly entity: string; readonly id: string; readonly row: HubRow; /** The device that has this row by the answers alone. */ readonly heldBy: string | null }

export interface HubState {
  epoch: string
  epochHead: number
  /** The epoch in which the backup was made. */
  previous: string | null
  floor: number
  seq: number
  rows: Map<string, Kept>
  devices: Map<string, Device>
  ops: Map<string, Known>
}

export interface Applied { readonly op: Op; readonly ver: number; readonly dev: string }

export interface ModelHub {
  state: HubState
  /** Every operation that was applied, in order, since the beginning: never forgotten by a restored backup. */
  readonly applied: Applied[]
  /** `member` is who signed in on that device. */
  connect(member: string, send: (message: ToDevice) => void, close: () => void): { receive(message: ToHub): void; closed(): void }
  /** Cuts every connection. */
  restart(): void
  backup(): HubState
  restore(backup: HubState): void
  living(): Map<string, Kept>
}

interface Options {
  readonly now: () => number
  readonly newId: () => string
  /** What the member may not do, by code; null when it is allowed. */
  readonly refuse?: (op: Op, row: HubRow | null, member: string) => string | null
  readonly pageRows?: number
}

export function modelHub({ now, newId, refuse = () => null, pageRows = PAGE_ROWS }: Options): ModelHub {
  const applied: Applied[] = []
  const feeds = new Set<{ feed(): void; close(): void }>()
  const hub: ModelHub = {
    state: { epoch: newId(), epochHead: 0, previous: null, floor: 0, seq: 0, rows: new Map(), devices: new Map(), ops: new Map() },
    applied,
    connect,
    restart() {
      for (const { close } of feeds) close()
      feeds.clear()
    },
    backup: () => structuredClone(hub.state),
    restore(backup) {
      const state = structuredClone(backup)
      hub.state = { ...state, epoch: newId(), epochHead: state.seq, previous: state.epoch }
      hub.restart()
    },
    living: () => new Map([...hub.state.rows].filter(([, { row }]) => !row.deleted)),
  }

  function connect(member: string, send: (message: ToDevice) => void, close: () => void) {
    let dev: string | null = null
    let cursor: number | null = null
    let toldOnce = false
    /** Rows up to here were there when a pull from 0 began: all of them are sent. */
    let fullTo = 0

    function feed(): void {
      const { state } = hub
      while (cursor !== null && (cursor < state.seq || !toldOnce)) {
        const from = cursor
        const rows = [...state.rows.values()].filter(({ row }) => row.ver > from).sort((a, b) => a.row.ver - b.row.ver).slice(0, pageRows)
        const to = rows.length === pageRows ? rows.at(-1)!.row.ver : state.seq
        const told = rows.filter(({ row, heldBy }) => (row.ver > fullTo ? heldBy !== dev : !row.deleted))
        toldOnce = true
        cursor = to
        const wire = told.map(({ entity, id, row }): WireRow => [entity, id, row.ver, row.deleted ? 'deleted' : 'living', structuredClone(row.data) as WireRow[4]])
        send({ t: 'rows', from, to, rows: wire, lastN: state.devices.get(dev!)?.lastN ?? 0, head: state.seq, floor: state.floor })
      }
    }

    function receive(message: ToHub): void {
      const { state } = hub
      if (message.t === 'hello') {
        dev = message.dev
        const device = state.devices.get(dev) ?? { lastN: 0, lastOp: null, conn: null }
        state.devices.set(dev, { ...device, conn: message.conn })
        send({ t: 'welcome', epoch: state.epoch, epochHead: message.epoch === state.previous ? state.epochHead : 0, floor: state.floor, head: state.seq, lastN: device.lastN, lastOp: device.lastOp, schemaMin: 1, schemaMax: 1, now: now(), member })
      } else if (dev === null) close()
      else if (message.t === 'pull') {
        fullTo = message.cursor === 0 ? state.seq : 0
        cursor = message.cursor
        toldOnce = false
        feed()
      } else if (message.t === 'push') push(message)
      else if (message.t === 'verify') send({ t: 'digest', at: state.seq, tables: digests() })
      else if (message.t === 'ping') send({ t: 'pong' })
    }

    function push({ conn, prev, ops }: Extract<ToHub, { t: 'push' }>): void {
      const device = hub.state.devices.get(dev!)!
      if (device.conn !== conn) return send({ t: 'stale' }) // R5
      const results: PushResult[] = []
      const fresh = new Set(ops.filter(({ opId }) => !hub.state.ops.has(opId)).map(({ n }) => n))
      const done = () => {
        if (results.length > 0) send({ t: 'ack', results, head: hub.state.seq })
      }
      let before = prev
      for (const group of groupsOf(ops)) {
        for (const op of group) {
          const next = op.n === device.lastN + 1
          if (fresh.has(op.n)) {
            if (op.n > device.lastN + 1) return done(), send({ t: 'gap', n: device.lastN + 1 }) // R4
            if (op.n <= device.lastN || before !== device.lastOp) return done(), send({ t: 'forked' }) // R5
          }
          if (next) Object.assign(device, { lastN: op.n, lastOp: op.opId }) // R3, also for what is known already
          before = op.opId
        }
        const untold = group.filter(({ opId }) => !hub.state.ops.has(opId))
        if (untold.length > 0) take(untold)
        for (const op of group) {
          const known = hub.state.ops.get(op.opId)!
          results.push(known.code === undefined ? { n: op.n, ver: known.ver!, ...(known.from !== undefined && (untold.includes(op) || hub.state.rows.get(op.rowId)?.heldBy === dev) && { from: known.from }) } : { n: op.n, code: known.code })
        }
      }
      done()
      for (const each of feeds) each.feed()
    }

    /** Operations that stand or fall together. */
    function take(group: readonly WireOp[]): void {
      const { state } = hub
      const [rows, seq] = [new Map(state.rows), state.seq]
      const answers = new Map<string, Known>()
      for (const wire of group) {
        const op = opOf(wire)
        const code = judge(op)
        if (code === null) {
          answers.set(op.opId, applyOne(op))
          if (answers.get(op.opId)!.code === undefined) continue
        }
        state.rows = rows
        state.seq = seq
        for (const each of group) state.ops.set(each.opId, { code: each === wire ? (code ?? answers.get(op.opId)!.code!) : 'together' })
        return
      }
      for (const wire of group) {
        state.ops.set(wire.opId, answers.get(wire.opId)!)
        applied.push({ op: opOf(wire), ver: answers.get(wire.opId)!.ver!, dev: dev! })
      }
    }

    function judge(op: Op): string | null {
      if (op.dep !== undefined && hub.state.ops.get(op.dep)?.code !== undefined) return 'dependency' // R9
      return shapeProblem(op)?.code ?? refuse(op, hub.state.rows.get(op.rowId)?.row ?? null, member)
    }

    function applyOne(op: Op): Known {
      const { state } = hub
      const before = state.rows.get(op.rowId)
      const outcome = applyOp(before?.row ?? null, op, rulesOf(shapeOf(op.entity)!, op.rowId), { ver: state.seq + 1, dev: dev!, by: member, now: now() })
      if (!outcome.done) return { code: outcome.code }
      if (!outcome.changed) return { ver: outcome.row.ver }
      state.seq = outcome.row.ver // R2
      const had = !before || before.heldBy === dev || op.base === before.row.ver
      state.rows.set(op.rowId, { entity: op.entity, id: op.rowId, row: outcome.row, heldBy: outcome.plain && had ? dev : null })
      for (const { field, value, of, against } of outcome.conflicts) {
        const ver = ++state.seq
        const stamp = [ver, dev!, op.hlc, member] as const
        const data = { entity: op.entity, rowId: op.rowId, field, value: JSON.stringify(value), ofId: of[3], againstId: against[3], happenedAt: now(), resolvedAt: null, resolvedById: null }
        const id = newId()
        state.rows.set(id, { entity: 'conflict', id, heldBy: null, row: { ver, from: 0, deleted: false, data, created: stamp, changes: {}, life: stamp } }) // R12
      }
      return { ver: outcome.row.ver, ...(outcome.plain && { from: outcome.row.from }) }
    }

    const connection = { feed, close }
    feeds.add(connection)
    return { receive, closed: () => void feeds.delete(connection) }
  }

  function digests(): Record<string, { rows: number; digest: string }> {
    const sums = new Map<string, { rows: number; sum: number }>()
    for (const { entity, id, row } of hub.living().values()) {
      const { rows, sum } = sums.get(entity) ?? { rows: 0, sum: 0 }
      sums.set(entity, { rows: rows + 1, sum: addDigest(sum, rowDigest(id, row.ver, row.data)) })
    }
    return Object.fromEntries([...sums].map(([entity, { rows, sum }]) => [entity, { rows, digest: sum.toString(16) }]))
  }

  return hub
}

function groupsOf(ops: readonly WireOp[]): WireOp[][] {
  const groups: WireOp[][] = []
  for (const op of ops) {
    const last = groups.at(-1)
    if (last && op.txn !== undefined && last[0]!.txn === op.txn) last.push(op)
    else groups.push([op])
  }
  return groups
}
