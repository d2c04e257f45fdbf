// Pages to a device: what happens when messages cross while a page is being read, and when a device does not take what it is sent.
import { expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { WebSocket } from 'ws'
import { createHub } from '../../hub/hub.ts'
import { startServer } from '../../hub/server.ts'
import { openSqlite } from '../../hub/store/sqlite.ts'
import type { Store } from '../../hub/store/store.ts'
import { LARGEST_FRAME, PAGE_BYTES, PROTOCOL, SYNC_PATH, UNSEEN_BYTES } from '../../shared/protocol.ts'
import { START, temporaryFolder } from '../support/core.ts'
import { joinFirst, makes, openTestHub, testDevice } from '../support/hub.ts'
import { until } from '../support/team.ts'

/** A store whose next reading of a page waits until it is let go. */
function gated(store: Store): { store: Store; hold(): void; letGo(): void } {
  let held: Promise<void> | null = null
  let letGo = () => {}
  return {
    store: {
      ...store,
      read: {
        ...store.read,
        async all<Row>(sql: string, params?: readonly unknown[]) {
          const rows = await store.read.all<Row>(sql, params)
          if (sql.includes('FROM record WHERE ver > ?')) await held
          return rows
        },
      },
    },
    hold: () => void (held = new Promise((resolve) => (letGo = resolve))),
    letGo: () => {
      held = null
      letGo()
    },
  }
}

test('a pull that comes while a page is being read is answered, though nothing is new', async () => {
  const { store, hold, letGo } = gated(openSqlite(temporaryFolder(), { durable: false, gatherMs: 0 }))
  const hub = await createHub({ store, now: () => START })
  const ada = await joinFirst(hub)
  const [mine, theirs] = [testDevice(hub, ada), testDevice(hub, ada)]
  await mine.hello()
  await theirs.hello()
  const { to } = (await theirs.pull(0)).at(-1)!
  hold()
  await mine.results([makes.customer('Acme')])
  // the hub begins to read the page that the new row makes; the device asks again meanwhile
  await new Promise((resolve) => setTimeout(resolve, 20))
  theirs.say({ t: 'pull', cursor: to + 1 })
  await new Promise((resolve) => setTimeout(resolve, 20))
  letGo()
  expect(await theirs.next('rows')).toMatchObject({ from: to + 1, to: to + 1, rows: [] })
  await hub.close()
})

test('a device that does not read is put out, costs the hub no more than a window of pages, and keeps nobody else waiting', async () => {
  const hub = await openTestHub()
  const server = await startServer(hub, { host: '127.0.0.1', port: 0, drainMs: 400 })
  const ada = await joinFirst(hub)
  const writer = testDevice(hub, ada)
  await writer.hello()
  // some 20 MB of rows that do not pack well
  for (let round = 0; round < 10; round += 1) await writer.results(Array.from({ length: 100 }, () => makes.learning(ada.member.id, { text: Array.from({ length: 550 }, () => uuid7()).join(' ') })))
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${SYNC_PATH}`)
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  const dev = uuid7()
  socket.send(JSON.stringify({ t: 'hello', protocol: PROTOCOL, schema: 1, app: 'test', token: ada.access, dev, conn: uuid7() }))
  await new Promise((resolve) => socket.once('message', resolve))
  // it says that it has everything, so the hub goes on sending; and reads nothing of it
  socket.pause()
  socket.send(JSON.stringify({ t: 'pull', cursor: 0 }))
  const lying = setInterval(() => socket.readyState === socket.OPEN && socket.send(JSON.stringify({ t: 'seen', cursor: 1e12 })), 20)
  const sent = () => Number(/^hub_bytes_sent_total (\d+)$/m.exec(hub.context.metrics.text())?.[1] ?? 0)
  const before = sent()
  await until('the hub to stop sending', async () => {
    const now = sent()
    await new Promise((resolve) => setTimeout(resolve, 60))
    return now > before && sent() === now
  })
  // its own window, and one more page
  expect(sent() - before).toBeLessThan(UNSEEN_BYTES + 2 * PAGE_BYTES)
  // the others are served meanwhile
  const other = testDevice(hub, ada)
  await other.hello()
  expect((await other.pull(0)).flatMap(({ rows }) => rows)).toHaveLength(1001)
  await until('the device to be put out', () => hub.context.metrics.text().includes('hub_refusals_total{code="too-slow"} 1'))
  clearInterval(lying)
  socket.resume()
  await closed
  expect((await writer.results([makes.customer('Acme')]))[0]).toMatchObject({ ver: 1002 })
  await server.close()
  await hub.dispose()
})

test('long rows make short pages: each fits into a frame, and together they are everything', async () => {
  const hub = await openTestHub()
  const ada = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const text = 'waits '.repeat(8000).trim()
  for (let round = 0; round < 5; round += 1) await device.results(Array.from({ length: 60 }, () => makes.learning(ada.member.id, { text, quote: text })))
  const pages = await device.pull(0)
  expect(pages.flatMap(({ rows }) => rows).filter(([entity]) => entity === 'learning')).toHaveLength(300)
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(LARGEST_FRAME / 4)
  expect(pages.slice(1).every(({ from }, at) => from === pages[at]!.to)).toBe(true)
  await hub.dispose()
})

test('an operation that cannot be judged is refused, logged, and keeps nothing behind it waiting', async () => {
  const hub = await openTestHub()
  const ada = await joinFirst(hub)
  const device = testDevice(hub, ada)
  await device.hello()
  const [good, damaged] = [makes.customer('Good'), makes.customer('Damaged')]
  await device.results([good, damaged])
  await hub.context.store.write((tx) => tx.run(`UPDATE record SET stamps = '{}' WHERE id = ?`, [damaged.rowId]))
  const rename = (rowId: string) => ({ entity: 'customer', kind: 'patch' as const, rowId, patch: { name: 'New' }, base: 99 })
  const results = await device.results([makes.customer('Before'), rename(damaged.rowId), rename(good.rowId)])
  expect(results.map((result) => ('code' in result ? result.code : 'done'))).toEqual(['done', 'internal', 'done'])
  expect(hub.logged.filter((line) => line.includes('an operation could not be judged'))).toHaveLength(1)
  await hub.dispose()
})
