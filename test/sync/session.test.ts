// What a device says on one connection, when a hub says to it exactly what a test wants.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore } from '../../electron/core/store/store.ts'
import { startSession, type SessionOptions } from '../../electron/core/sync/session.ts'
import { getState } from '../../electron/core/sync/state.ts'
import type { ToHub, WireRow } from '../../shared/protocol.ts'
import { DAY, START } from '../support/core.ts'

function device() {
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  const store = createStore({ database, dataDir: '', now: () => START, newId: uuid7, log: silentLog })
  const said: ToHub[] = []
  const pauses: { ms: number; act: () => void }[] = []
  const emptied: number[] = []
  const options: SessionOptions = {
    store, log: silentLog, app: 'test', token: 'token', now: () => START, newId: uuid7, send: (message) => said.push(message), end: () => {}, moved: () => {},
    emptyJournal: () => emptied.push(getState(store.read).cursor),
    after(ms, act) {
      pauses.push({ ms, act })
      return () => {}
    },
  }
  const epoch = uuid7()
  /** `now`: by the hub's clock. */
  const connect = (now: number) => {
    const { cursor, ackedN, ackedOp } = getState(store.read)
    const session = startSession(options)
    session.receive({ t: 'welcome', epoch, epochHead: 0, floor: 0, head: cursor, lastN: ackedN, lastOp: ackedOp, schemaMin: 1, schemaMax: 1, now, member: uuid7() })
    return session
  }
  const session = connect(START)
  return {
    session,
    connect,
    database,
    said,
    pauses,
    /** How far this device had read each time. */
    emptied,
    rows: (from: number, to: number, head: number, ...rows: WireRow[]) => session.receive({ t: 'rows', from, to, rows, lastN: 0, head, floor: 0 }),
    pushes: () => said.filter(({ t }) => t === 'push').length,
    write(name: string) {
      store.write((write) => write.put('area', uuid7(), { name }))
      session.nudge()
    },
  }
}

test('a hub that is asked for digests too often does not keep the device from sending', () => {
  const { session, pushes, write } = device()
  session.receive({ t: 'slow', what: 'verify', ms: 60_000 })
  write('Counter')
  expect(pushes()).toBe(1)
})

test('a device that sent too fast waits as long as the hub says, and then sends the same again', () => {
  const { session, said, pauses, pushes, write } = device()
  write('Counter')
  session.receive({ t: 'slow', what: 'push', ms: 60_000 })
  write('Phone')
  expect(pushes()).toBe(1)
  expect(pauses.map(({ ms }) => ms)).toEqual([60_000])
  pauses[0]!.act()
  const [first, second] = said.filter((message) => message.t === 'push')
  expect(second!.ops[0]).toEqual(first!.ops[0])
  expect(second!.ops).toHaveLength(2)
})

test('what comes while digests are compared does not end the comparing: it is asked again', async () => {
  const { session, said } = device()
  const page = (from: number, to: number) => session.receive({ t: 'rows', from, to, rows: [], lastN: 0, head: to, floor: 0 })
  const asked = () => said.filter(({ t }) => t === 'verify').length
  page(0, 0)
  session.verify()
  expect(asked()).toBe(1)
  session.receive({ t: 'digest', at: 0, tables: {} })
  page(0, 1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked()).toBe(2)
})

test('what was settled a month ago is forgotten at the next connection, also by whoever sends nothing any more', () => {
  const { session, database, connect, rows, write } = device()
  write('Counter')
  session.receive({ t: 'ack', results: [{ n: 1, ver: 1, from: 0 }], head: 1 })
  rows(0, 1, 1)
  const settled = () => database.prepare('SELECT patch FROM acked').pluck().all()
  session.close()
  connect(START + 30 * DAY)
  expect(settled()).toEqual([JSON.stringify({ name: 'Counter' })])
  connect(START + 30 * DAY + 1)
  expect(settled()).toEqual([])
})

const note = (id: string, ver: number): WireRow => ['championNote', id, ver, 'living', { ideaId: uuid7(), authorId: uuid7(), text: 'Ask first', createdAt: START }]
const gone = (entity: string, id: string, ver: number): WireRow => [entity, id, ver, 'gone', {}]

test('the journal is emptied once for all pages of a catching-up that took rows away, when the last is read', () => {
  const { emptied, rows } = device()
  const [one, other] = [uuid7(), uuid7()]
  rows(0, 2, 2, note(one, 1), note(other, 2))
  rows(2, 3, 5, gone('championNote', one, 3))
  rows(3, 4, 5, gone('championNote', other, 4))
  expect(emptied).toEqual([])
  rows(4, 5, 5)
  expect(emptied).toEqual([5])
  rows(5, 6, 6)
  expect(emptied).toEqual([5])
})

test('the journal is emptied at the end of a connection that took rows away and did not come to the last page', () => {
  const { session, emptied, rows } = device()
  const id = uuid7()
  rows(0, 1, 1, note(id, 1))
  rows(1, 2, 5, gone('championNote', id, 2))
  session.close()
  session.close()
  expect(emptied).toEqual([2])
})

test('the journal stays as it is where nothing that was here went: rows that this device never held, or that came', () => {
  const { emptied, rows } = device()
  rows(0, 2, 2, gone('championNote', uuid7(), 1), note(uuid7(), 2))
  rows(2, 3, 3, gone('championNote', uuid7(), 3))
  expect(emptied).toEqual([])
})

test('the journal is emptied of a conflict too that goes with what it is about: it holds the value', () => {
  const { emptied, rows } = device()
  const id = uuid7()
  rows(0, 1, 1, ['conflict', id, 1, 'living', { entity: 'championNote', rowId: uuid7(), field: 'text', value: '"Ask first"', ofId: uuid7(), againstId: uuid7(), happenedAt: START, resolvedAt: null, resolvedById: null }])
  rows(1, 2, 2, gone('conflict', id, 2))
  expect(emptied).toEqual([2])
})
