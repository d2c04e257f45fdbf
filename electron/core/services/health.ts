// The health of the data: is the database whole, do its rows keep the rules, are the attached files there. In slices, beside the work.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/contract/session.ts'
import { NAMELESS } from '../../../shared/domain/rights.ts'
import { indexFaults } from '../search/check-index.ts'
import { backupFolder, listBackups as backupsIn, type Backup } from '../store/data-folder.ts'
import { backupTo, stampOf } from '../store/database.ts'
import { partsOf } from '../store/merged.ts'
import type { Read } from '../store/read.ts'
import { REFERENCES } from '../store/references.ts'
import { getMeta } from '../store/session.ts'
import { openSnapshot } from '../store/replica/snapshot.ts'
import { TABLES, type Fields, type Table, type TableName, type Value } from '../store/tables.ts'
import { misfits, rowCount, TABLE_NAMES } from '../store/replica/transfer.ts'
import { fromColumn } from '../store/write.ts'
import { integrityFaults } from '../store/wholeness.ts'
import { wordsFor } from '../words.ts'
import { attachmentFile } from './attachments.ts'
import type { Context } from './context.ts'

/** Rows looked at before others get their turn: some 10 ms. */
const SLICE = 500
/** Problems of one kind that are told one by one. */
const TOLD = 20

const turn = () => new Promise((resolve) => setImmediate(resolve))

export async function backup({ database, dataDir, now }: Context): Promise<{ file: string; bytes: number }> {
  return backupTo(database, path.join(backupFolder(dataDir), `by-hand-${stampOf(now())}.sqlite`))
}

export function listBackups({ dataDir }: Context): Backup[] {
  return backupsIn(dataDir)
}

interface Found { readonly kind: string; readonly params: Readonly<Record<string, string | number>> }

export async function check({ dataDir, log, connection }: Context, _input: Record<string, never>, signal?: AbortSignal): Promise<{ ok: boolean; problems: string[]; rows: Record<string, number> }> {
  const snapshot = openSnapshot(dataDir, log)
  try {
    const { read } = snapshot
    const t = await wordsFor((getMeta(read, 'language') ?? 'en') as Language)
    const found = new Map<string, Found[]>()
    const allProblems = async function* () {
      yield* problemsOf(read, dataDir, connection.status().hub !== null)
      yield* indexFaults(dataDir, log)
    }
    for await (const problem of allProblems()) {
      signal?.throwIfAborted()
      if (problem) found.set(problem.kind, [...(found.get(problem.kind) ?? []), problem])
      else await turn()
    }
    return { ok: found.size === 0, problems: [...found.values()].flatMap((some) => inWords(t, some)), rows: await countsOf(read) }
  } finally {
    snapshot.close()
  }
}

async function countsOf(read: Read): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of TABLE_NAMES) {
    counts[table] = rowCount(read, table)
    await turn()
  }
  return counts
}

function inWords(t: TFunction, found: readonly Found[]): string[] {
  const say = t as (key: string, params: object) => string
  const told = found.slice(0, TOLD).map(({ kind, params }) => say(`transfer:check.${kind}`, params))
  return found.length > TOLD ? [...told, say('transfer:check.more', { count: found.length - TOLD })] : told
}

/** Null: a good moment to let others have their turn. `fetched`: files that others attached come when somebody opens them. */
async function* problemsOf(read: Read, dataDir: string, fetched: boolean): AsyncGenerator<Found | null> {
  for (const verdict of await integrityFaults(dataDir)) yield { kind: 'damaged', params: { verdict } }
  for (const name of TABLE_NAMES) {
    yield* rowsOf(read, name)
    yield* danglingOf(read, name)
    yield* unknownToSync(read, name)
  }
  yield* countersOf(read)
  yield* attachmentsOf(read, dataDir, fetched)
}

/** Fields within their limits, and the columns computed from them as they would be computed now. */
function* rowsOf(read: Read, name: TableName): Generator<Found | null> {
  const table: Table = TABLES[name]
  for (let after = 0; ; ) {
    const rows = read.all<Record<string, Value>>(`SELECT * FROM ${name} WHERE pk > ? ORDER BY pk LIMIT ?`, [after, SLICE])
    if (rows.length === 0) return
    after = rows.at(-1)!['pk'] as number
    for (const row of rows) {
      const fields: Fields = Object.fromEntries(table.fields.map((field) => [field, fromColumn(table, field, row[field]!)]))
      const id = String(row['id'])
      for (const field of misfits(name, fields)) yield { kind: 'bad-value', params: { table: name, id, field } }
      for (const [column, value] of Object.entries(table.derive(fields))) if (row[column] !== value) yield { kind: 'stale', params: { table: name, id, field: column } }
    }
    yield null
  }
}

/** Rows that name another that is not there. */
function* danglingOf(read: Read, name: TableName): Generator<Found | null> {
  const last = read.value<number | null>(`SELECT max(pk) FROM ${name}`) ?? 0
  for (const { column, target } of REFERENCES.filter(({ table }) => table === name)) {
    for (let from = 0; from < last; from += SLICE * 10) {
      for (const { id } of read.all<{ id: string }>(`SELECT id FROM ${name} x WHERE pk > ? AND pk <= ? AND ${column} IS NOT NULL AND ${column} <> '${NAMELESS}' AND NOT EXISTS (SELECT 1 FROM ${target} WHERE id = x.${column})`, [from, from + SLICE * 10])) {
        yield { kind: 'dangling', params: { table: name, id, field: column, target } }
      }
      yield null
    }
  }
}

/** A row that is neither an example nor known to a hub must wait in the outbox to be made known. */
function* unknownToSync(read: Read, name: TableName): Generator<Found | null> {
  const last = read.value<number | null>(`SELECT max(pk) FROM ${name}`) ?? 0
  for (let from = 0; from < last; from += SLICE * 10) {
    for (const { id } of read.all<{ id: string }>(`SELECT id FROM ${name} x WHERE pk > ? AND pk <= ? AND example = 0 AND ver = 0 AND NOT EXISTS (SELECT 1 FROM outbox WHERE rowId = x.id AND kind = 'put')`, [from, from + SLICE * 10])) {
      yield { kind: 'unsynced', params: { table: name, id } }
    }
    yield null
  }
}

function* countersOf(read: Read): Generator<Found | null> {
  const last = read.value<number | null>('SELECT max(pk) FROM idea') ?? 0
  for (const [column, table, counted] of [['supporters', 'support', 'DISTINCT memberId'], ['comments', 'comment', '*'], ['learnings', 'evidence', 'DISTINCT learningId'], ['affected', 'ideaCustomer', 'DISTINCT ofCustomerId']] as const) {
    for (let from = 0; from < last; from += SLICE * 10) {
      for (const { id } of read.all<{ id: string }>(`SELECT id FROM idea x WHERE pk > ? AND pk <= ? AND ${column} <> (SELECT count(${counted}) FROM ${table} WHERE ideaId IN ${partsOf('x.id')} AND deletedAt IS NULL)`, [from, from + SLICE * 10])) {
        yield { kind: 'miscounted', params: { table: 'idea', id, field: column } }
      }
      yield null
    }
  }
}

async function* attachmentsOf(read: Read, dataDir: string, fetched: boolean): AsyncGenerator<Found | null> {
  for (const { id } of read.all<{ id: string }>(`SELECT id FROM attachment a WHERE NOT EXISTS (SELECT 1 FROM learning WHERE id = a.ofId AND a.ofNoun = 'learning') AND NOT EXISTS (SELECT 1 FROM idea WHERE id = a.ofId AND a.ofNoun = 'idea')`)) {
    yield { kind: 'dangling', params: { table: 'attachment', id, field: 'ofId', target: 'learning, idea' } }
  }
  for (const { name, sha256, known } of read.all<{ name: string; sha256: string; known: number }>('SELECT name, sha256, max(ver > 0) AS known FROM attachment GROUP BY sha256')) {
    if (fetched && known === 1 && !existsSync(attachmentFile(dataDir, sha256))) continue
    const hash = createHash('sha256')
    try {
      for await (const chunk of createReadStream(attachmentFile(dataDir, sha256))) hash.update(chunk as Buffer)
      if (hash.digest('hex') !== sha256) yield { kind: 'file-changed', params: { name } }
    } catch {
      yield { kind: 'file-missing', params: { name } }
    }
    yield null
  }
}
