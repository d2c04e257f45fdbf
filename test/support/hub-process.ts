// A hub as a process of its own on a real port, and a device that writes to it as fast as it is answered, whatever breaks meanwhile.
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { v7 as uuid7 } from 'uuid'
import { WebSocket } from 'ws'
import type { Joined } from '../../hub/auth/sessions.ts'
import { PROTOCOL, SYNC_PATH, type ToDevice, type WireOp, type WireRow } from '../../shared/protocol.ts'
import { makes } from './hub.ts'

const HUB = path.join(import.meta.dirname, '../../hub/main.ts')
/** Operations that stand or fall together. */
export const PAIR = 2
const unpack = promisify(zstdDecompress)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface HubProcess { child: ChildProcess; url: string; code: string | null }

/** `port`: 0 for any free one. */
export function startHubProcess(args: readonly string[], port = 0): Promise<HubProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [HUB, ...args, '--port', String(port), '--log', 'error'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      const url = /http:\/\/\S+/.exec(out)?.[0]
      // the code comes after the address, on a first start
      if (url) setTimeout(() => resolve({ child, url, code: /once: (\S+)/.exec(out)?.[1] ?? null }), 100)
    })
    child.once('exit', () => reject(new Error(`the hub ended: ${errors}`)))
  })
}

/** Kill -9. */
export const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

export async function joinProcess({ url, code }: HubProcess): Promise<Joined> {
  const body = JSON.stringify({ code, name: 'Ada', device: 'laptop' })
  return (await (await fetch(`${url}/v1/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()) as Joined
}

/** Writes pairs of rows that belong together for as long as it may, and sends again what was not answered. */
export function writer(who: Joined, hub: () => string) {
  const dev = uuid7()
  const pending: WireOp[] = []
  const acknowledged: WireOp[] = []
  let n = 0
  let last: string | null = null
  const state = { stopped: false }

  function more(): void {
    const txn = uuid7()
    for (let at = 0; at < PAIR; at += 1) pending.push({ n: ++n, opId: uuid7(), txn, base: 0, hlc: Date.now() * 1000, schema: 1, ...makes.customer(`Customer ${n}`) })
  }

  /** One connection, until it breaks. */
  const connection = () =>
    new Promise<void>((resolve) => {
      const conn = uuid7()
      const socket = new WebSocket(`${hub().replace('http', 'ws')}${SYNC_PATH}`)
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      const say = (message: object) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message))
      const push = () => {
        if (state.stopped && pending.length === 0) return socket.close()
        if (!state.stopped) more()
        say({ t: 'push', conn, prev: last, ops: pending.slice(0, 200) })
      }
      socket.on('open', () => say({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'test', token: who.access, dev, conn }))
      socket.on('message', (data: Buffer, binary) => {
        void (async () => {
          const message = JSON.parse(binary ? (await unpack(data)).toString('utf8') : data.toString('utf8')) as ToDevice
          if (message.t === 'welcome') push()
          else if (message.t === 'ack') {
            for (const result of message.results) {
              if (!('ver' in result)) throw new Error(`refused: ${JSON.stringify(result)}`)
              const op = pending.shift()!
              if (op.n !== result.n) throw new Error(`answered ${result.n} for ${op.n}`)
              acknowledged.push(op)
              last = op.opId
            }
            push()
          } else if (message.t === 'gap' || message.t === 'forked') throw new Error(message.t)
        })()
      })
    })
  const running = (async () => {
    while (!state.stopped || pending.length > 0) {
      await connection()
      await pause(20)
    }
  })()
  return { acknowledged, stop: () => ((state.stopped = true), running) }
}

export async function everyRow(who: Joined, url: string): Promise<WireRow[]> {
  const rows: WireRow[] = []
  await new Promise<void>((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${SYNC_PATH}`)
    socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'test', token: who.access, dev: uuid7(), conn: uuid7() })))
    socket.on('close', () => resolve())
    socket.on('message', (data: Buffer, binary) => {
      void (async () => {
        const message = JSON.parse(binary ? (await unpack(data)).toString('utf8') : data.toString('utf8')) as ToDevice
        if (message.t === 'welcome') socket.send(JSON.stringify({ t: 'pull', cursor: 0 }))
        if (message.t !== 'rows') return
        rows.push(...message.rows)
        socket.send(JSON.stringify({ t: 'seen', cursor: message.to }))
        if (message.to >= message.head) socket.close()
      })()
    })
  })
  return rows
}

/** What was acknowledged is there, once; nothing else is; pairs are whole and their versions are neighbours. Gives what is wrong. */
export function disagreements(rows: readonly WireRow[], written: readonly (readonly WireOp[])[]): string[] {
  const customers = rows.filter(([entity]) => entity === 'customer')
  const versions = new Map(customers.map(([, id, ver]) => [id, ver]))
  const acknowledged = written.flat()
  const ids = new Set(acknowledged.map(({ rowId }) => rowId))
  return [
    ...acknowledged.filter(({ rowId }) => !versions.has(rowId)).map(({ rowId }) => `lost ${rowId}`),
    ...customers.filter(([, id]) => !ids.has(id)).map(([, id]) => `never acknowledged ${id}`),
    ...(customers.length === versions.size && ids.size === acknowledged.length ? [] : ['doubled']),
    ...written.flatMap((ops) => ops.filter((op, at) => at % PAIR === 0 && versions.get(ops[at + 1]!.rowId) !== versions.get(op.rowId)! + 1).map(({ rowId }) => `in part ${rowId}`)),
  ]
}
