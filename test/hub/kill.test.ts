// The hub killed (-9) at any moment, as a real process on a real port: everything it acknowledged is there, once; nothing is there in part.
// `HUB_KILLS=100 npx vitest run test/hub/kill.test.ts` kills more often.
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { WebSocket } from 'ws'
import type { Joined } from '../../hub/auth/sessions.ts'
import { PROTOCOL, SYNC_PATH, type ToDevice, type WireOp, type WireRow } from '../../shared/protocol.ts'
import { temporaryFolder } from '../support/core.ts'
import { makes } from '../support/hub.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'

const KILLS = Number(process.env['HUB_KILLS'] ?? 3)
const HUB = path.join(import.meta.dirname, '../../hub/main.ts')
const PAIR = 2
const bin = findPostgres()
const unpack = promisify(zstdDecompress)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
let server: TestPostgres | null = null
afterAll(() => server?.remove(), 30_000)

interface Running { child: ChildProcess; url: string; code: string | null }

function start(args: readonly string[]): Promise<Running> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [HUB, ...args, '--port', '0', '--log', 'error'], { stdio: ['ignore', 'pipe', 'pipe'] })
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

const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** Writes pairs of rows that belong together for as long as it may, and sends again what was not answered. */
function writer(who: Joined, hub: () => string) {
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

async function everyRow(who: Joined, url: string): Promise<WireRow[]> {
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

describe.each(['sqlite', ...(bin ? ['postgres'] : [])])('a hub on %s', (kind) => {
  test(`killed ${KILLS} times while two devices write loses nothing and doubles nothing`, async () => {
    if (kind === 'postgres') server = await startPostgres(bin!)
    const args = kind === 'postgres' ? ['--database', await server!.database()] : ['--data', temporaryFolder()]
    let hub = await start(args)
    const body = JSON.stringify({ code: hub.code, name: 'Ada', device: 'laptop' })
    const ada = (await (await fetch(`${hub.url}/v1/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()) as Joined
    const writers = [writer(ada, () => hub.url), writer(ada, () => hub.url)]
    for (let kills = 0; kills < KILLS; kills += 1) {
      await pause(100 + Math.random() * 400)
      await killed(hub.child)
      hub = await start(args)
    }
    await pause(300)
    await Promise.all(writers.map(({ stop }) => stop()))
    const rows = await everyRow(ada, hub.url)
    await killed(hub.child)

    const customers = rows.filter(([entity]) => entity === 'customer')
    const acknowledged = writers.flatMap((one) => one.acknowledged)
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10)
    expect(new Set(customers.map(([, id]) => id))).toEqual(new Set(acknowledged.map(({ rowId }) => rowId)))
    expect(customers.length).toBe(acknowledged.length)
    // pairs are whole, and their versions are neighbours
    const versions = new Map(customers.map(([, id, ver]) => [id, ver]))
    for (const one of writers) for (let at = 0; at < one.acknowledged.length; at += PAIR) expect(versions.get(one.acknowledged[at + 1]!.rowId)).toBe(versions.get(one.acknowledged[at]!.rowId)! + 1)
    process.stdout.write(`${kind}: ${KILLS} kills, ${acknowledged.length} operations acknowledged, 0 lost, 0 doubled, 0 in part\n`)
  }, 30_000 + KILLS * 5_000)
})
