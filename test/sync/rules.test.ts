// The device's rules of docs/sync.md one by one, where the moment that matters is too short for histories of chance to meet it often.
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore, type Store } from '../../electron/core/store/store.ts'
import { becomeNewDevice, nextPush, takeResults, type Push } from '../../electron/core/sync/outbox.ts'
import { startOver, takePage } from '../../electron/core/sync/pages.ts'
import { startSession, type End } from '../../electron/core/sync/session.ts'
import { getState, setState } from '../../electron/core/sync/state.ts'
import type { PushResult, ToHub, WireRow } from '../../shared/protocol.ts'
import { START } from '../support/core.ts'

const ID = '019cb8a0-0000-7000-8000-000000000002'
const customer = (name: string, ver: number, state: 'living' | 'deleted' | 'gone' = 'living'): WireRow => ['customer', ID, ver, state, state === 'gone' ? {} : { name, segmentId: null }]

let store: Store
beforeEach(() => {
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  store = createStore({ database, dataDir: '', now: () => START, newId: uuid7, log: silentLog })
})

const page = (from: number, to: number, rows: WireRow[], more: { lastN?: number; head?: number; floor?: number } = {}) => store.write((write) => takePage(write, { t: 'rows', from, to, rows, lastN: 0, head: to, floor: 0, ...more }, START))
const rename = (name: string) => store.write((write) => write.patch('customer', ID, { name }))
const push = (after = 0): Push | null => store.write((write) => nextPush(write, after))
const answer = (results: PushResult[], head: number) => store.write((write) => takeResults(write, results, head, START))
const outbox = () => store.read.all<{ opId: string; base: number; ver: number | null; patch: string }>('SELECT opId, base, ver, patch FROM outbox ORDER BY n')
const shown = () => store.read.value<string>('SELECT name FROM customer WHERE id = ? AND deletedAt IS NULL', [ID])
const rejected = () => store.read.all<{ code: string }>('SELECT code FROM rejected').map(({ code }) => code)

test('the base covers accepted operations too, until their row is back (R8)', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  push()
  // the hub made something of both, which has not come back: the screen still shows the own value, over a newer row
  page(5, 7, [customer('Theirs', 7)], { head: 9 })
  answer([{ n: 1, ver: 9 }], 9)
  expect(shown()).toBe('B')
  rename('C')
  expect(outbox().map(({ base }) => base)).toEqual([5, 5])
})

test('what a row contains already is not drawn over it, though its answer is still on the way (R6)', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  push()
  page(5, 12, [customer('Theirs', 12)], { lastN: 1 })
  expect(shown()).toBe('Theirs')
  rename('C')
  expect(outbox().map(({ base }) => base)).toEqual([5, 12])
})

test('what was written on a row that went out of sight is judged by the hub: taken, or kept with its text (R11)', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  push()
  page(5, 7, [customer('', 7, 'gone')], { lastN: 1 })
  expect([shown(), outbox().length, rejected()]).toEqual([undefined, 1, []])
  answer([{ n: 1, ver: 6 }], 7)
  expect([shown(), outbox().length, rejected()]).toEqual([undefined, 0, []])
})

test('what the hub refuses of it says that it is out of sight', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  push()
  page(5, 7, [customer('', 7, 'gone')])
  answer([{ n: 1, code: 'missing', row: null }], 7)
  expect([shown(), outbox().length, rejected()]).toEqual([undefined, 0, ['no-access']])
  expect(store.read.value('SELECT count(*) FROM shadow')).toBe(0)
})

test('nothing folds into what was ever sent, not even under a new identity', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  const first = push()!.ops[0]!
  store.write((write) => becomeNewDevice(write, uuid7()))
  page(0, 5, [customer('A', 5)])
  rename('C')
  expect(push()!.ops.map(({ opId, patch }) => [opId === first.opId, patch])).toEqual([[true, { name: 'B' }], [false, { name: 'C' }]])
})

test('deletions that were forgotten while pages come make it start over', () => {
  page(0, 5, [customer('A', 5)], { head: 20 })
  expect(page(5, 9, [], { head: 20, floor: 8 }).how).toBe('holes')
  expect(getState(store.read)).toMatchObject({ cursor: 0, sweeping: true })
})

test('starting over: own operations on a row that the hub no longer names claim no version of it, and go to be judged', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  store.write(startOver)
  page(0, 8, [])
  expect(outbox().map(({ base }) => base)).toEqual([0])
  expect(shown()).toBeUndefined()
})

test('starting over: of what went with a role no words stay, neither in the ledger nor of a conflict', () => {
  const [me, other, note] = [uuid7(), uuid7(), uuid7()]
  store.write((write) => {
    write.run(`INSERT INTO meta (key, value) VALUES ('me', ?)`, [me])
    setState(write, { hub: 'https://hub.test' })
  })
  const member = (role: string, ver: number): WireRow => ['member', me, ver, 'living', { name: 'Cy', role, teamId: null, createdAt: START }]
  const written = (text: string, ver: number): WireRow => ['championNote', note, ver, 'living', { ideaId: uuid7(), authorId: other, text, createdAt: START }]
  page(0, 2, [member('champion', 1), written('Ask Zebrafink first', 2)])
  page(2, 4, [written('Ask first', 3), ['conflict', uuid7(), 4, 'living', { entity: 'championNote', rowId: note, field: 'text', value: '"Ask Zebrafink in May"', ofId: other, againstId: other, happenedAt: START, resolvedAt: null, resolvedById: null }]])
  const kept = () => JSON.stringify(['ledger', 'rejected', 'conflict', 'championNote'].map((table) => store.read.all(`SELECT * FROM ${table}`)))
  expect(kept()).toContain('Zebrafink first')
  store.write(startOver)
  page(0, 8, [member('employee', 8)])
  expect(kept()).not.toContain('Zebrafink')
})

test('starting over: a conflict that the hub no longer knows is kept among the rejected', () => {
  page(0, 5, [customer('A', 4), ['conflict', uuid7(), 5, 'living', { entity: 'customer', rowId: ID, field: 'name', value: '"Mine"', ofId: uuid7(), againstId: uuid7(), happenedAt: START, resolvedAt: null, resolvedById: null }]])
  store.write(startOver)
  page(0, 8, [customer('A', 4)])
  expect(rejected()).toEqual(['conflict-forgotten'])
})

test('an accepted edit stays on the screen when its row moved on while pages were read', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  push()
  answer([{ n: 1, ver: 9 }], 12)
  page(5, 10, [], { lastN: 1, head: 12 })
  expect([shown(), outbox().length]).toEqual(['B', 1])
  page(10, 12, [customer('Merged', 12)], { lastN: 1 })
  expect([shown(), outbox().length]).toEqual(['Merged', 0])
})

function session() {
  const said: ToHub[] = []
  const ends: End[] = []
  const one = startSession({ store, log: silentLog, app: 'test', token: 'token', now: () => START, newId: uuid7, after: () => () => {}, send: (message) => said.push(message), end: (end) => ends.push(end), moved: () => {} })
  const welcome = (more: { lastN?: number; lastOp?: string | null; head?: number; floor?: number } = {}) => one.receive({ t: 'welcome', epoch: '019cb8a0-0000-7000-8000-00000000000e', epochHead: 0, floor: 0, head: 5, lastN: 0, lastOp: null, schemaMin: 1, schemaMax: 1, now: START, member: uuid7(), ...more })
  return { one, said, ends, welcome, pushes: () => said.filter(({ t }) => t === 'push').length }
}

test('a device whose last operation is not the one that the hub knows goes on under a new name (R5)', () => {
  page(0, 5, [customer('A', 5)])
  store.write((write) => setState(write, { dev: uuid7(), epoch: '019cb8a0-0000-7000-8000-00000000000e', ackedN: 3, ackedOp: uuid7(), sentN: 3 }))
  const { dev } = getState(store.read)
  const { ends, welcome } = session()
  welcome({ lastN: 3, lastOp: uuid7() })
  expect(ends).toEqual([{ how: 'again', code: 'new-device' }])
  expect(getState(store.read).dev).not.toBe(dev)
})

test('while everything is read again nothing is sent', () => {
  page(0, 5, [customer('A', 5)])
  rename('B')
  store.write((write) => {
    startOver(write)
    setState(write, { epoch: '019cb8a0-0000-7000-8000-00000000000e' })
  })
  const { one, welcome, pushes } = session()
  welcome()
  one.nudge()
  expect(pushes()).toBe(0)
  one.receive({ t: 'rows', from: 0, to: 5, rows: [customer('A', 5)], lastN: 0, head: 5, floor: 0 })
  expect(pushes()).toBe(1)
})

test('what is written while everything is read again from a restored hub claims no version that it has lost', () => {
  page(0, 52, [customer('A', 52)])
  store.write((write) => setState(write, { epoch: uuid7() }))
  const { ends, welcome } = session()
  welcome({ head: 10 })
  expect(ends).toEqual([{ how: 'again', code: 'restored' }])
  rename('B')
  expect(outbox().map(({ base }) => base)).toEqual([0])
})
