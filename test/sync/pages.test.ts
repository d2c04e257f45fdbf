// Pages that do not fit what a device has. On one connection they do not come (histories of chance cannot bring them about), but nothing may hang on that.
import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import { silentLog } from '../../electron/core/log.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { createStore, type Store } from '../../electron/core/store/store.ts'
import { sendAgain } from '../../electron/core/sync/outbox.ts'
import { startOver, takePage } from '../../electron/core/sync/pages.ts'
import { getState } from '../../electron/core/sync/state.ts'
import type { WireRow } from '../../shared/protocol.ts'
import { START } from '../support/core.ts'

let store: Store
beforeEach(() => {
  const database = new Database(':memory:')
  for (const migration of MIGRATIONS) database.exec(migration)
  store = createStore({ database, dataDir: '', now: () => START, newId: uuid7, log: silentLog })
})

const page = (from: number, to: number, ...rows: WireRow[]) => store.write((write) => takePage(write, { t: 'rows', from, to, rows, lastN: 0, head: to, floor: 0 }, START))
const names = () => store.read.all<{ name: string }>('SELECT name FROM customer ORDER BY name').map(({ name }) => name)

test('a page that does not follow on what is here changes nothing', () => {
  page(0, 3, ['customer', uuid7(), 3, 'living', { name: 'Acme', segmentId: null }])
  expect(page(7, 9, ['customer', uuid7(), 9, 'living', { name: 'Too far', segmentId: null }])).toEqual({ how: 'apart', went: false })
  expect(page(0, 2, ['customer', uuid7(), 2, 'living', { name: 'Behind', segmentId: null }])).toEqual({ how: 'apart', went: false })
  expect([names(), getState(store.read).cursor]).toEqual([['Acme'], 3])
})

test('an older copy of a row does not replace a newer one', () => {
  const id = uuid7()
  page(0, 5, ['customer', id, 5, 'living', { name: 'Newer', segmentId: null }])
  expect(page(5, 6, ['customer', id, 4, 'living', { name: 'Older', segmentId: null }])).toEqual({ how: 'taken', went: false })
  expect([names(), getState(store.read).cursor]).toEqual([['Newer'], 6])
})

test('reading everything again, begun twice for a hub that was put back to its very beginning, still drops what the hub no longer names', () => {
  page(0, 5, ['customer', uuid7(), 5, 'living', { name: 'Gone with the backup', segmentId: null }])
  store.write((write) => {
    startOver(write)
    sendAgain(write, 0, START)
  })
  store.write(startOver)
  expect(names()).toEqual(['Gone with the backup'])
  page(0, 1, ['customer', uuid7(), 1, 'living', { name: 'There', segmentId: null }])
  expect(names()).toEqual(['There'])
})
