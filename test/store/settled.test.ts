// A database of before the outbox and what was settled had the same columns.
import { rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { silentLog } from '../../electron/core/log.ts'
import { DATABASE_FILE, openDatabase } from '../../electron/core/store/database.ts'
import { OUTBOX_COLUMNS, toOp, type OutboxRow } from '../../electron/core/store/replica/hub-copy.ts'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { settled } from '../../electron/core/store/migrations/011-settled.ts'
import { temporaryFolder } from '../support/core.ts'

const op = { opId: 'op', sentN: 3, txn: null, entity: 'learning', rowId: 'row', kind: 'patch', patch: { text: 'Now “so”', waits: true, customerId: null }, base: 7, dep: null, hlc: 1_790_000_000_000_123, schema: 1, was: { text: 'Then' }, ver: null } as const

function before(folder: string): Database.Database {
  const database = new Database(path.join(folder, DATABASE_FILE))
  const own = MIGRATIONS.slice(0, MIGRATIONS.indexOf(settled))
  for (const sql of own) database.exec(sql)
  database.pragma(`user_version = ${own.length}`)
  return database
}
const after = (folder: string) => openDatabase({ dataDir: folder, readOnly: false, afterCrash: false, now: () => 0, log: silentLog }).database

it('keeps what waits, what was settled, and the number of the last operation', () => {
  const folder = temporaryFolder()
  const old = before(folder)
  const add = old.prepare('INSERT INTO outbox (n, opId, sentN, entity, rowId, kind, patch, base, hlc, schema, was) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  add.run(8, op.opId, op.sentN, op.entity, op.rowId, op.kind, JSON.stringify(op.patch), op.base, op.hlc, op.schema, JSON.stringify(op.was))
  add.run(9, 'gone', 4, 'learning', 'other', 'put', '{}', 0, 1, 1, null)
  old.exec('DELETE FROM outbox WHERE n = 9')
  old.prepare('INSERT INTO acked (opId, op, ver, at) VALUES (?, ?, ?, ?)').run('done', JSON.stringify({ ...op, n: 5, opId: 'done' }), 12, 99)
  old.close()

  const database = after(folder)
  const read = (table: string) => database.prepare<[], OutboxRow>(`SELECT ${OUTBOX_COLUMNS} FROM ${table}`).all().map(toOp)
  expect(read('outbox')).toEqual([{ ...op, n: 8 }])
  expect(read('acked')).toEqual([{ ...op, n: 5, opId: 'done', ver: 12 }])
  expect(database.prepare('SELECT at FROM acked').pluck().get()).toBe(99)
  database.exec(`INSERT INTO outbox (opId, entity, rowId, kind, patch, base, hlc, schema) VALUES ('next', 'learning', 'row', 'del', '{}', 0, 2, 1)`)
  expect(database.prepare('SELECT max(n) FROM outbox').pluck().get()).toBe(10)
  database.close()
  rmSync(folder, { recursive: true, force: true })
})
