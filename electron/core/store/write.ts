// Writing: each change of a row that syncs is one row of its table and one operation of the outbox, in one transaction.
// What this person may not do is refused here, before it is written (rights.ts).
// The rules R1 (local write), R8 (base) and R9 (dependency) of docs/sync.md live here.
import type { Noun } from '../../../shared/contract/session.ts'
import { CREATOR_COUNTS } from '../../../shared/domain/rights.ts'
import type { Clock } from '../../../shared/sync/clock.ts'
import { idOfJoined } from '../../../shared/sync/joined.ts'
import { SCHEMA } from '../../../shared/sync/shapes.ts'
import type { Read, reading } from './read.ts'
import type { Rights } from './rights.ts'
import { TABLES, type Fields, type Table, type TableName, type Value } from './tables.ts'

export type Changes = Readonly<Record<string, Value | undefined>>

export interface Write extends Read {
  /** Adds a row. `fields` holds every field of the table. */
  put(table: TableName, id: string, fields: Fields, options?: { example?: boolean }): void
  /** Changes some fields; those that are undefined stay. False when there is no such living row, or nothing differs. */
  patch(table: TableName, id: string, changes: Changes): boolean
  /** Hides a row; it can be restored. False when there is no such living row. */
  remove(table: TableName, id: string): boolean
  restore(table: TableName, id: string): boolean
  /** A row that exists once by what it joins (a support, a tag, a link): added, brought back, or left as it is. */
  ensure(table: TableName, id: string, fields: Fields, options?: { example?: boolean }): void
  /** Makes a row of the example workspace a real one, which is made known like any other. False when it is none. */
  adopt(table: TableName, id: string): boolean
  /** For tables that do not sync (drafts, meta, the imported list) and for removing example rows. */
  run(sql: string, params?: readonly unknown[]): number
  changed(noun: Noun): void
  /** What follows stands or falls apart from what came before, though it is written in the same transaction: the rows of an import. */
  unit(): void
  /** What follows is the app's own tidying: it is not held against the person's rights. The hub judges it as always. */
  tidying(): void
}

/** Id of a row that must be unique by what it joins: the same on every device (docs/sync.md, Vocabulary). */
export function joinedId(table: TableName, ...parts: readonly string[]): string {
  return idOfJoined(table, parts)
}

/** What is kept in memory is of this table. */
const WRITES_META = /^(INSERT INTO|DELETE FROM|UPDATE) meta\b/

interface WriteContext {
  readonly read: ReturnType<typeof reading>
  readonly clock: Clock
  readonly now: () => number
  readonly newId: () => string
  readonly rights: Rights
}

interface Pending { opId: string; kind: string; base: number; patch: string; dep: string | null; ver: number | null }

export function writing({ read, clock, now, newId, rights }: WriteContext, changed: Set<Noun>): Write {
  let txn: string | null = null
  let lastOp: number | null = null
  const run = (sql: string, params: readonly unknown[] = []) => {
    if (WRITES_META.test(sql)) read.kept?.clear()
    return read.statement(sql).run(...params).changes
  }

  function log(table: Table, rowId: string, kind: 'put' | 'patch' | 'del' | 'restore', patch: Fields, base: number, dep: string | null, was: Fields | null = null): void {
    // the ops of one transaction stand or fall together, so all but a lone one carry its id
    if (lastOp !== null && txn === null) {
      txn = newId()
      run('UPDATE outbox SET txn = ? WHERE n = ?', [txn, lastOp])
    }
    lastOp = Number(
      read.statement('INSERT INTO outbox (opId, txn, entity, rowId, kind, patch, base, dep, hlc, schema, was) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(newId(), txn, table.name, rowId, kind, JSON.stringify(patch), base, dep, clock.tick(now()), SCHEMA, was && JSON.stringify(was)).lastInsertRowid,
    )
  }

  /** R8: the version of that row which the person saw, inherited through own pending edits of the same field. R9: the pending op that creates it. */
  function origin(row: { id: string; ver: number }, fields: readonly string[]): { base: number; dep: string | null } {
    // also those that the hub has accepted but whose row has not come back: the screen still shows their value, not what the hub made of it (mutant in test/sync)
    const pending = read.all<Pending>(
      'SELECT opId, kind, base, patch, dep, ver FROM outbox WHERE rowId = ? AND (ver IS NULL OR ver > ?) AND (sentN IS NULL OR sentN > coalesce((SELECT upTo FROM shadow WHERE shadow.rowId = outbox.rowId), 0)) ORDER BY n',
      [row.id, row.ver],
    )
    const creation = pending.find((op) => op.kind === 'put' && op.ver === null)
    const bases = pending.filter((op) => op.kind !== 'patch' || fields.length === 0 || fields.some((field) => Object.hasOwn(JSON.parse(op.patch) as object, field))).map((op) => op.base)
    return { base: Math.min(row.ver, ...bases), dep: creation?.opId ?? null }
  }

  /** The hub's copy of a row, kept while it has pending ops. */
  function keepShadow(table: Table, row: Record<string, Value>): void {
    if ((row['ver'] as number) > 0) {
      run('INSERT OR IGNORE INTO shadow (entity, rowId, ver, upTo, deleted, data) VALUES (?, ?, ?, 0, ?, ?)', [table.name, row['id'], row['ver'], row['deletedAt'] === null ? 0 : 1, JSON.stringify(dataOf(table, row))])
    }
  }

  const find = (table: Table, id: string) => read.get<Record<string, Value>>(`SELECT * FROM ${table.name} WHERE id = ?`, [id])

  function hangsOnExample(table: Table, fields: Fields): boolean {
    const parentId = table.parent && fields[table.parent.column]
    return Boolean(parentId) && read.value<number>(`SELECT example FROM ${table.parent!.table} WHERE id = ?`, [parentId]) === 1
  }

  function put(name: TableName, id: string, fields: Fields, options: { example?: boolean } = {}): void {
    const table: Table = TABLES[name]
    const example = options.example === true || hangsOnExample(table, fields)
    const row = { ...fields, ...table.derive(fields) }
    const columns = Object.keys(row)
    run(`INSERT INTO ${table.name} (id, ${columns.join(', ')}, updatedAt, example) VALUES (${'?, '.repeat(columns.length + 2)}?)`, [id, ...columns.map((column) => toColumn(row[column])), now(), example ? 1 : 0])
    if (!example) {
      if (CREATOR_COUNTS.has(name)) run('INSERT OR IGNORE INTO made (rowId) VALUES (?)', [id])
      rights.note(table, { entity: name, rowId: id, kind: 'put', patch: fields }, () => null)
      const parentId = table.parent && fields[table.parent.column]
      log(table, id, 'put', fields, 0, parentId ? creationOf(String(parentId)) : null)
    }
    changed.add(table.noun)
  }

  const creationOf = (rowId: string) => read.value<string>(`SELECT opId FROM outbox WHERE rowId = ? AND kind = 'put' AND ver IS NULL`, [rowId]) ?? null

  function patch(name: TableName, id: string, changes: Changes): boolean {
    const table: Table = TABLES[name]
    const row = find(table, id)
    if (!row || row['deletedAt'] !== null) return false
    const different: Fields = {}
    for (const [field, value] of Object.entries(changes)) if (value !== undefined && toColumn(value) !== row[field]) different[field] = value
    if (Object.keys(different).length === 0) return false
    if (row['example'] === 0) {
      rights.note(table, { entity: name, rowId: id, kind: 'patch', patch: different }, () => dataOf(table, row))
      keepShadow(table, row)
      const { base, dep } = origin({ id, ver: row['ver'] as number }, Object.keys(different))
      const was = Object.fromEntries(Object.keys(different).filter((field) => table.texts.has(field) && typeof row[field] === 'string').map((field) => [field, row[field]!]))
      log(table, id, 'patch', different, base, dep, Object.keys(was).length > 0 ? was : null)
    }
    const columns = { ...different, ...table.derive({ ...row, ...different }) }
    const names = Object.keys(columns)
    run(`UPDATE ${table.name} SET ${names.map((column) => `${column} = ?`).join(', ')}, updatedAt = ? WHERE id = ?`, [...names.map((column) => toColumn(columns[column])), now(), id])
    changed.add(table.noun)
    return true
  }

  function setDeleted(name: TableName, id: string, deleted: boolean): boolean {
    const table: Table = TABLES[name]
    const row = find(table, id)
    if (!row || (row['deletedAt'] !== null) === deleted) return false
    if (row['example'] === 0) {
      rights.note(table, { entity: name, rowId: id, kind: deleted ? 'del' : 'restore', patch: {} }, () => dataOf(table, row))
      keepShadow(table, row)
      const { base, dep } = origin({ id, ver: row['ver'] as number }, [])
      log(table, id, deleted ? 'del' : 'restore', {}, base, dep)
    }
    run(`UPDATE ${table.name} SET deletedAt = ?, updatedAt = ? WHERE id = ?`, [deleted ? now() : null, now(), id])
    changed.add(table.noun)
    return true
  }

  return {
    ...read,
    run,
    put,
    patch,
    changed: (noun) => void changed.add(noun),
    tidying: () => rights.waive(),
    unit() {
      rights.judge()
      txn = null
      lastOp = null
    },
    adopt(name, id) {
      const table: Table = TABLES[name]
      const row = find(table, id)
      if (!row || row['example'] !== 1) return false
      run(`UPDATE ${table.name} SET example = 0 WHERE id = ?`, [id])
      log(table, id, 'put', dataOf(table, row), 0, null)
      if (row['deletedAt'] !== null) log(table, id, 'del', {}, 0, creationOf(id))
      changed.add(table.noun)
      return true
    },
    remove: (name, id) => setDeleted(name, id, true),
    restore: (name, id) => setDeleted(name, id, false),
    ensure(name, id, fields, options) {
      const row = find(TABLES[name], id)
      if (!row) return put(name, id, fields, options)
      setDeleted(name, id, false)
      patch(name, id, fields)
    },
  }
}

/** What the hub knows of a row, from its columns: the fields, and those that only a newer version of the app understands. */
export function dataOf(table: Table, row: Readonly<Record<string, Value>>): Fields {
  const extra = typeof row['extra'] === 'string' ? (JSON.parse(row['extra']) as Fields) : {}
  return { ...extra, ...Object.fromEntries(table.fields.map((field) => [field, fromColumn(table, field, row[field]!)])) }
}

export function toColumn(value: Value | undefined): string | number | null {
  return value === undefined ? null : typeof value === 'boolean' ? Number(value) : value
}

export function fromColumn(table: Table, field: string, value: Value): Value {
  return table.booleans.has(field) && value !== null ? value === 1 : value
}
