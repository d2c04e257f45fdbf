// PostgreSQL fails under a hub while devices write: restarted again and again, and with the line cut at the moment of a commit, so that nobody knows its outcome.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { createHub } from '../../hub/hub.ts'
import { openPostgres } from '../../hub/store/postgres.ts'
import { silentLog } from '../../shared/log.ts'
import { joinFirst, makes, openTestHub, testDevice } from '../support/hub.ts'
import { disagreements, everyRow, joinProcess, killed, startHubProcess, writer } from '../support/hub-process.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'

const RESTARTS = Number(process.env['PG_RESTARTS'] ?? 2)
const bin = findPostgres()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A line to PostgreSQL that can be cut where a COMMIT passes. */
async function fragileLine(url: string): Promise<{ url: string; cut(where: 'before' | 'after'): void; cuts: number; close(): void }> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  let armed: 'before' | 'after' | null = null
  const line = { url: '', cuts: 0, cut: (where: 'before' | 'after') => void (armed = where), close: () => {} }
  const server = createServer((here) => {
    const there = connect(Number(port), hostname)
    for (const socket of [here, there]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    const end = () => {
      here.destroy()
      there.destroy()
    }
    here.on('close', end)
    there.on('close', end)
    here.on('data', (data) => {
      if (armed !== null && data.includes('COMMIT')) {
        const where = armed
        armed = null
        line.cuts += 1
        here.destroy() // no answer gets through
        if (where === 'before') there.destroy()
        else there.write(data, () => there.end())
        return
      }
      there.write(data)
    })
    there.on('data', (data) => {
      if (!here.destroyed) here.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = new URL(url)
  own.hostname = '127.0.0.1'
  own.port = String((server.address() as AddressInfo).port)
  line.url = own.href
  line.close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return line
}

describe.skipIf(!bin)('a hub on a PostgreSQL that fails', () => {
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres(bin!)
  }, 60_000)
  afterAll(() => server.remove(), 60_000)

  test(`restarted ${RESTARTS} times while two devices write: nothing is lost, doubled or there in part`, async () => {
    const hub = await startHubProcess(['--database', await server.database()])
    const ada = await joinProcess(hub)
    const writers = [writer(ada, () => hub.url), writer(ada, () => hub.url)]
    for (let restarts = 0; restarts < RESTARTS; restarts += 1) {
      await pause(150 + Math.random() * 300)
      await server.crash()
      await server.start()
    }
    await pause(500)
    await Promise.all(writers.map(({ stop }) => stop()))
    const rows = await everyRow(ada, hub.url)
    expect(hub.child.exitCode).toBeNull()
    await killed(hub.child)
    const written = writers.map((one) => one.acknowledged)
    expect(written.flat().length).toBeGreaterThan(RESTARTS * 10)
    expect(disagreements(rows, written)).toEqual([])
    process.stdout.write(`PostgreSQL: ${RESTARTS} restarts, ${written.flat().length} operations acknowledged, 0 lost, 0 doubled, 0 in part\n`)
  }, 60_000 + RESTARTS * 10_000)

  test.each([['before', 'rolled back'], ['after', 'committed']] as const)('the line is cut %s a COMMIT gets through: the device hears nothing, asks again, and it is there once (%s)', { timeout: 30_000 }, async (where, _outcome) => {
    const line = await fragileLine(await server.database())
    const store = await openPostgres(line.url, silentLog)
    const hub = await createHub({ store })
    const ada = await joinFirst(hub)
    const device = testDevice(hub, ada)
    await device.hello()
    const ops = [{ ...makes.customer('Acme'), opId: uuid7() }, { ...makes.customer('Beta'), opId: uuid7() }]
    line.cut(where)
    expect(await device.push(ops)).toMatchObject({ t: 'bye', code: 'internal' })
    expect(line.cuts).toBe(1)
    // what was sent to the server may still be under way there
    await pause(200)
    const again = testDevice(hub, ada, device.id)
    expect(await again.hello()).toMatchObject({ lastN: where === 'after' ? 2 : 0 })
    const answer = await again.push(ops, { from: 1, prev: null })
    const repeated = await again.push(ops, { from: 1, prev: null })
    expect(answer).toMatchObject({ t: 'ack', results: [{ n: 1, ver: 2 }, { n: 2, ver: 3 }] })
    expect(repeated).toEqual(answer)
    expect((await again.pull(0)).flatMap(({ rows }) => rows).map(([, , , , data]) => data['name'])).toEqual(['Ada', 'Acme', 'Beta'])
    await hub.close()
    line.close()
  })

  test('a device that came to another hub process has left the first: what it still sends there is stale', async () => {
    const url = await server.database()
    const one = await openTestHub({ postgres: server, url })
    const two = await openTestHub({ postgres: server, url, clock: one.clock })
    const ada = await joinFirst(one)
    const counted = { n: 0, last: null as string | null }
    const before = testDevice(one, ada, undefined, counted)
    await before.hello()
    const after = testDevice(two, ada, before.id, counted)
    await after.hello()
    expect(await before.push([makes.customer('Late')])).toEqual({ t: 'stale' })
    expect(await after.push([makes.customer('Acme')])).toMatchObject({ t: 'ack' })
    expect((await after.pull(0)).flatMap(({ rows }) => rows).map(([, , , , data]) => data['name'])).toEqual(['Ada', 'Acme'])
    await Promise.all([one, two].map((hub) => hub.dispose()))
  })
})
