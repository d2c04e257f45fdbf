// The way to the hub as the device holds it: what comes at once is taken one by one, in order, and others get their turn between.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { connectToHub } from '../../electron/core/sync/hub-link.ts'
import type { ToDevice } from '../../shared/protocol.ts'

const PAGES = 20
let server: WebSocketServer
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
})
afterEach(() => server.close())

/** The hub says all of it at once, and closes; `take` is told each message. Resolves with the code of the end. */
function listen(messages: readonly ToDevice[], take: (message: ToDevice) => void): Promise<string> {
  server.once('connection', (socket: WebSocket) => {
    for (const message of messages) socket.send(JSON.stringify(message))
    socket.close()
  })
  return new Promise((resolve) => {
    connectToHub(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { open() {}, message: take, closed: resolve })
  })
}
const page = (at: number): ToDevice => ({ t: 'rows', from: at, to: at + 1, rows: [], lastN: 0, head: PAGES, floor: 0 })
const work = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('pages that came at once and take long leave others their turn, and all are taken in order before the end', async () => {
  let turns = 0
  let ended = false
  const count = () => {
    turns += 1
    if (!ended) setImmediate(count)
  }
  const taken: number[] = []
  const between: number[] = []
  setImmediate(count)
  const code = await listen([...Array.from({ length: PAGES }, (_, at) => page(at)), { t: 'bye', code: 'revoked' }], (message) => {
    between.push(turns)
    if (message.t === 'rows') {
      taken.push(message.from)
      work(12)
    }
  })
  ended = true
  expect(taken).toEqual(Array.from({ length: PAGES }, (_, at) => at))
  expect(between.slice(1).filter((seen, at) => seen === between[at])).toEqual([])
  expect(code).toBe('lost')
})

test('what is no message of a hub ends the connection, and nothing after it is taken', async () => {
  const taken: string[] = []
  const code = await listen([{ t: 'pong' }, { t: 'nonsense' } as unknown as ToDevice, { t: 'pong' }], ({ t }) => void taken.push(t))
  expect([taken, code]).toEqual([['pong'], 'bad-message'])
})
