// Taking erased words out of everything that this device holds: rows, what waits to be sent, what was sent and refused, the ledger, drafts. In the
// transaction that takes the hub's word of it, while the rows still hold what is to be looked for.
import type { Fields as Data } from '../../../../shared/sync/change.ts'
import { blankFields, redactorOf, SAID_FOR, WORDS, wordsOf, type ErasedRow, type Redactor, type Terms } from '../../../../shared/sync/erasure.ts'
import { redraw, tableOf } from './hub-copy.ts'
import { TABLES, type Fields, type Table, type Value } from '../tables.ts'
import { dataOf, toColumn, type Write } from '../write.ts'

type Row = Record<string, Value>
/** What a device knows of an erasure between its beginning and its end. */
interface Known { names: string[]; texts: string[]; rows: ErasedRow[] }
interface ErasingRow { erasureId: string; state: 'begun' | 'swept' | 'told'; terms: string | null; files: string }

export interface Unfinished { readonly erasureId: string; /** Hashes of attached files to remove. */ readonly files: readonly string[]; /** This device held something of it. */ readonly held: boolean }

/** A row of the table `erasure` has come. */
export function takeErasure(write: Write, data: Data, now: number): void {
  const id = String(data['erasureId'])
  const before = write.get<ErasingRow>('SELECT erasureId, state, terms, files FROM erasing WHERE erasureId = ?', [id])
  if (before && before.state !== 'begun') return // told again, because everything is read again
  const known: Known = before?.terms ? (JSON.parse(before.terms) as Known) : { names: [], texts: [], rows: [] }
  const files = new Set<string>(before ? (JSON.parse(before.files) as string[]) : [])
  if (data['step'] === 'begin') {
    const listed = JSON.parse(String(data['rows'])) as ErasedRow[]
    known.rows.push(...listed)
    learn(write, listed, known, files, data['mentions'] !== false)
  }
  sweep(write, known, now)
  const ended = data['step'] === 'end'
  const held = known.names.length + known.texts.length + files.size > 0
  write.run('INSERT INTO erasing (erasureId, state, terms, files, held) VALUES (?, ?, ?, ?, ?) ON CONFLICT (erasureId) DO UPDATE SET state = excluded.state, terms = excluded.terms, files = excluded.files, held = max(held, excluded.held)', [id, ended ? 'swept' : 'begun', ended ? null : JSON.stringify(known), JSON.stringify([...files]), held ? 1 : 0])
}

/** The words that this device knows of the listed rows: what it shows, what it has of the hub, and what was typed here. */
function learn(write: Write, listed: readonly ErasedRow[], known: Known, files: Set<string>, mentions: boolean): void {
  const take = (entity: string, data: Data, fields: readonly string[]) => {
    const { names, texts } = wordsOf(entity, data, fields)
    if (mentions) known.names.push(...names)
    known.texts.push(...texts)
    if (entity === 'attachment' && typeof data['sha256'] === 'string') files.add(data['sha256'])
  }
  for (const [entity, id, fields] of listed) {
    const table = tableOf(entity)
    const row = table && write.get<Row>(`SELECT * FROM ${table.name} WHERE id = ?`, [id])
    if (table && row) take(entity, dataOf(table, row), fields)
    for (const { data } of write.all<{ data: string }>('SELECT data FROM shadow WHERE entity = ? AND rowId = ?', [entity, id])) take(entity, JSON.parse(data) as Data, fields)
    for (const { patch, was } of write.all<{ patch: string; was: string | null }>('SELECT patch, was FROM outbox WHERE rowId = ?', [id])) for (const said of [patch, was]) if (said) take(entity, JSON.parse(said) as Data, fields)
  }
  known.names = [...new Set(known.names)]
  known.texts = [...new Set(known.texts)]
}

function sweep(write: Write, known: Known, now: number): void {
  const rows: Terms['rows'] = new Map(known.rows.map(([, id, fields]) => [id, new Set(fields)]))
  const redactor = redactorOf({ ...known, rows })
  for (const table of Object.values<Table>(TABLES)) if (table.name !== 'erasure') sweepTable(write, table, rows, redactor, now)
  for (const { entity, rowId } of sweepOps(write, 'outbox', rows, redactor)) redraw(write, entity, rowId, now)
  sweepOps(write, 'acked', rows, redactor)
  for (const { entity, rowId, data } of write.all<{ entity: string; rowId: string; data: string }>('SELECT entity, rowId, data FROM shadow')) {
    const out = JSON.stringify(erased(rowId, JSON.parse(data) as Data, rows, redactor))
    if (out !== data) write.run('UPDATE shadow SET data = ? WHERE entity = ? AND rowId = ?', [out, entity, rowId])
  }
  sweepTexts(write, 'rejected', 'opId', ['op'], (op) => erasedOp(op as Told, rows, redactor))
  // which row it is of stands in the operation; its words are those of the row
  sweepTexts(write, 'rejected', 'opId', ['hubRow'], (data, row) => erased((JSON.parse(String(row['op'])) as Told).rowId, data as Data, rows, redactor))
  sweepTexts(write, 'ledger', 'n', ['detail'], (detail, row) => erasedDetail(detail as Detail, String(row['rowId']), rows, redactor))
  sweepTexts(write, 'strange', 'rowId', ['data'], (data, row) => erased(String(row['rowId']), data as Data, rows, redactor))
  for (const { key } of write.all<{ key: string }>('SELECT key FROM draft')) if ([...rows.keys()].some((id) => key.includes(id))) write.run('DELETE FROM draft WHERE key = ?', [key])
  sweepTexts(write, 'draft', 'key', ['value'], (value) => redactor.deep(value))
}

function erased(id: string, data: Data, rows: Terms['rows'], redactor: Redactor): Data {
  const fields = rows.get(id)
  return redactor.fields(fields ? blankFields(data, [...fields]) : data)
}

/** Rows as the person sees them. The hub's come after, and are the same then, so that nothing is told as news. */
function sweepTable(write: Write, table: Table, rows: Terms['rows'], redactor: Redactor, now: number): void {
  const telling = ['meeting', 'discussion', 'agendaChoice', 'meetingRun', 'conflict'].includes(table.name)
  const changed: [string, Fields, Fields][] = []
  for (const row of write.iterate<Row>(`SELECT * FROM ${table.name} WHERE example = 0`)) {
    const id = String(row['id'])
    if (!rows.has(id) && !redactor.mayTouch(JSON.stringify(row), telling)) continue
    const data = dataOf(table, row)
    let out = erased(id, data, rows, redactor)
    if (table.name === 'conflict' && rows.get(String(data['rowId']))?.has(String(data['field']))) out = { ...out, value: JSON.stringify(blankFields({ value: JSON.parse(String(data['value'])) as Value }, ['value'])['value']) }
    if (Object.keys(out).some((field) => out[field] !== data[field])) changed.push([id, data, { ...out }])
  }
  for (const [id, before, out] of changed) {
    const columns: Row = { ...Object.fromEntries(table.fields.filter((field) => out[field] !== before[field]).map((field) => [field, out[field] ?? null])), ...table.derive(out) }
    const names = Object.keys(columns)
    write.run(`UPDATE ${table.name} SET ${names.map((name) => `${name} = ?`).join(', ')}, updatedAt = ? WHERE id = ?`, [...names.map((name) => toColumn(columns[name])), now, id])
  }
  if (changed.length > 0) write.changed(table.noun)
}

/** What waits to be sent goes without the words: the hub refuses what was made on erased words, and then nothing of them is left here either. Tells which changed. */
function sweepOps(write: Write, table: 'outbox' | 'acked', rows: Terms['rows'], redactor: Redactor): { entity: string; rowId: string }[] {
  const changed: { entity: string; rowId: string }[] = []
  for (const { n, entity, rowId, patch, was } of write.all<{ n: number; entity: string; rowId: string; patch: string; was: string | null }>(`SELECT n, entity, rowId, patch, was FROM ${table}`)) {
    const out = erasedOp({ entity, rowId, patch: JSON.parse(patch) as Data, was: was === null ? null : (JSON.parse(was) as Data) }, rows, redactor)
    const [nextPatch, nextWas] = [JSON.stringify(out.patch), out.was ? JSON.stringify(out.was) : null]
    if (nextPatch === patch && nextWas === was) continue
    write.run(`UPDATE ${table} SET patch = ?, was = ? WHERE n = ?`, [nextPatch, nextWas, n])
    changed.push({ entity, rowId })
  }
  return changed
}

interface Told { entity: string; rowId: string; patch: Data; was?: Data | null }

function erasedOp<Op extends Told>(op: Op, rows: Terms['rows'], redactor: Redactor): Op {
  // a new row of an erased customer, or on a learning that has lost its words
  const hangs = ['customerId', 'learningId', 'ofId'].some((field) => typeof op.patch[field] === 'string' && rows.has(op.patch[field]))
  const fields = new Set([...(rows.get(op.rowId) ?? []), ...(hangs ? (SAID_FOR[op.entity] ?? WORDS[op.entity] ?? []) : [])])
  const patch = redactor.fields(blankFields(op.patch, [...fields]))
  return { ...op, patch, ...(op.was && { was: redactor.fields(blankFields(op.was, [...fields])) }) }
}

interface Detail { changes?: { field: string; before: Value; after: Value }[] }

function erasedDetail(detail: Detail, rowId: string, rows: Terms['rows'], redactor: Redactor): unknown {
  const fields = rows.get(rowId)
  const changes = detail.changes?.map((change) => (fields?.has(change.field) ? { ...change, ...blankFields({ before: change.before, after: change.after }, ['before', 'after']) } : change))
  return redactor.deep(changes ? { ...detail, changes } : detail)
}

function sweepTexts(write: Write, table: string, key: string, columns: readonly string[], change: (value: unknown, row: Row) => unknown): void {
  for (const row of write.all<Row>(`SELECT * FROM ${table}`)) {
    for (const column of columns) {
      const raw = row[column]
      if (typeof raw !== 'string') continue
      const out = JSON.stringify(change(parsed(raw), row))
      if (out !== raw && out !== JSON.stringify(parsed(raw))) write.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [out, row[key]])
    }
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}

/** Erasures whose end has come: files and freed pages are still to be removed, or the hub has not heard of it. */
export function unfinishedErasures(read: Pick<Write, 'all'>): Unfinished[] {
  return read.all<{ erasureId: string; files: string; held: number }>(`SELECT erasureId, files, held FROM erasing WHERE state = 'swept'`).map(({ erasureId, files, held }) => ({ erasureId, files: JSON.parse(files) as string[], held: held === 1 }))
}

export function isErasing(read: Pick<Write, 'value'>): boolean {
  return read.value(`SELECT 1 FROM erasing WHERE state = 'begun' LIMIT 1`) !== undefined
}

/** The hub knows now. */
export function erasureTold(write: Write, erasureId: string): void {
  write.run(`UPDATE erasing SET state = 'told', files = '[]' WHERE erasureId = ? AND state = 'swept'`, [erasureId])
}

/** The hub no longer names an erasure that had begun: it was restored to before. */
export function forgetErasures(write: Write): void {
  write.run('DELETE FROM erasing WHERE erasureId NOT IN (SELECT erasureId FROM erasure)')
}
