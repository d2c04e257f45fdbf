// An older app beside a newer hub, and the reverse: nothing that the other wrote is lost, and what the other cannot understand is not sent to it.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore } from '../../electron/core/store/store.ts'
import { takeIn } from '../../electron/core/store/replica/strange.ts'
import { nextPush } from '../../electron/core/sync/outbox.ts'
import { takePage } from '../../electron/core/sync/pages.ts'
import { startSession, type End } from '../../electron/core/sync/session.ts'
import { digestTables } from '../../electron/core/sync/verify.ts'
import type { ToHub, WireRow } from '../../shared/protocol.ts'
import { addDigest, rowDigest } from '../../shared/sync/digest.ts'
import { SCHEMA } from '../../shared/sync/shapes.ts'
import { STEPS, upcast, type Step } from '../../shared/sync/upcast.ts'
import { START } from '../support/core.ts'

function device() {
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  const store = createStore({ database, dataDir: '', now: () => START, newId: uuid7, log: silentLog })
  let cursor = 0
  return {
    store,
    page(...rows: WireRow[]) {
      const from = cursor
      cursor = Math.max(...rows.map(([, , ver]) => ver))
      return store.write((write) => takePage(write, { t: 'rows', from, to: cursor, rows, lastN: 0, head: cursor, floor: 0 }, START))
    },
  }
}

test('fields that only a newer app knows stay with their row, through own changes and in the digest', async () => {
  const { store, page } = device()
  const id = uuid7()
  const data = { name: 'Acme', segmentId: null, industry: 'Rail', employees: 900 }
  page(['customer', id, 1, 'living', data])
  store.write((write) => write.patch('customer', id, { name: 'Acme Ltd' }))
  // what is sent names the one field that was changed: nothing can be erased by it
  expect(store.write((write) => nextPush(write, 0))!.ops.map(({ patch }) => patch)).toEqual([{ name: 'Acme Ltd' }])
  page(['customer', id, 2, 'living', { ...data, name: 'Acme Ltd', employees: 1000 }])
  expect(store.read.get('SELECT name, extra FROM customer WHERE id = ?', [id])).toEqual({ name: 'Acme Ltd', extra: JSON.stringify({ industry: 'Rail', employees: 1000 }) })
  const { customer } = (await digestTables(store.read, () => true))!
  expect(customer).toEqual({ rows: 1, digest: addDigest(0, rowDigest(id, 2, { ...data, name: 'Acme Ltd', employees: 1000 })).toString(16) })
})

test('after an update, what was kept for later is where it belongs, without reading anything again', () => {
  const { store, page } = device()
  const [known, unknown, segment] = [uuid7(), uuid7(), uuid7()]
  page(['customer', known, 1, 'living', { name: 'Acme', segmentId: null }], ['machine', unknown, 2, 'living', { name: 'Lathe' }])
  expect(store.read.all('SELECT entity, rowId, ver FROM strange')).toEqual([{ entity: 'machine', rowId: unknown, ver: 2 }])
  // as an older app would have kept what this one knows: a table, and a field of a table
  const later = uuid7()
  store.write((write) => {
    write.run(`INSERT INTO strange (entity, rowId, ver, state, data) VALUES ('area', ?, 3, 'living', '{"name":"Counter"}'), ('area', ?, 4, 'deleted', '{"name":"Lift"}')`, [later, uuid7()])
    write.run('UPDATE customer SET extra = ? WHERE id = ?', [JSON.stringify({ segmentId: segment, mood: 'calm' }), known])
  })
  expect(store.write((write) => takeIn(write, START))).toEqual({ rows: 2, fields: 1 })
  expect(store.read.all('SELECT name, ver, deletedAt IS NULL AS living, folded FROM area ORDER BY ver')).toEqual([{ name: 'Counter', ver: 3, living: 1, folded: 'counter' }, { name: 'Lift', ver: 4, living: 0, folded: 'lift' }])
  expect(store.read.get('SELECT segmentId, extra FROM customer')).toEqual({ segmentId: segment, extra: '{"mood":"calm"}' })
  expect(store.read.all('SELECT entity FROM strange')).toEqual([{ entity: 'machine' }])
  expect(store.read.value('SELECT count(*) FROM outbox')).toBe(0)
})

test.each([
  ['a hub that does not know this format yet', { schemaMin: 0, schemaMax: SCHEMA - 1 }, 'upgrade-hub'],
  ['a hub that no longer knows it', { schemaMin: SCHEMA + 1, schemaMax: SCHEMA + 3 }, 'upgrade-app'],
])('to %s nothing is sent, and what was written is kept', (_what, range, code) => {
  const { store } = device()
  store.write((write) => write.put('area', uuid7(), { name: 'Counter' }))
  const said: ToHub[] = []
  const ends: End[] = []
  const session = startSession({ store, log: silentLog, app: 'test', token: 'token', now: () => START, newId: uuid7, after: () => () => {}, send: (message) => said.push(message), end: (end) => ends.push(end), moved: () => {} })
  session.receive({ t: 'welcome', epoch: uuid7(), epochHead: 0, floor: 0, head: 0, lastN: 0, lastOp: null, now: START, member: uuid7(), ...range })
  expect(ends).toEqual([{ how: 'stop', code }])
  expect(said.map(({ t }) => t)).toEqual(['hello'])
  expect(store.read.value('SELECT count(*) FROM outbox WHERE ver IS NULL')).toBe(1)
  expect(store.read.value('SELECT count(*) FROM rejected')).toBe(0)
})

test('operations of an older format are read step by step as the newest would have written them', () => {
  const steps: Step[] = [
    (op) => ({ ...op, patch: { ...op.patch, title: op.patch['name'] ?? '' } }),
    (op) => (op.kind === 'put' ? { ...op, patch: { ...op.patch, effort: null } } : op),
  ]
  const op = { opId: uuid7(), entity: 'idea', rowId: uuid7(), kind: 'put' as const, patch: { name: 'A' }, base: 0, hlc: 1, schema: 1 }
  expect(upcast(op, steps)).toEqual({ ...op, schema: 3, patch: { name: 'A', title: 'A', effort: null } })
  expect(upcast({ ...op, schema: 2 }, steps)).toEqual({ ...op, schema: 3, patch: { name: 'A', effort: null } })
  expect(upcast({ ...op, schema: 9 }, steps)).toEqual({ ...op, schema: 9 })
  expect(STEPS).toHaveLength(SCHEMA - 1)
})
