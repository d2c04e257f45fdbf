// Erasing a customer's or a member's personal data, everywhere on the hub (docs/hub.md, Erasure).
//
//   begin: one transaction tells devices what goes, and takes it from the rows, their conflicts and their history
//   sweep: the name, wherever others wrote it, piece by piece, so that nobody waits
//   end:   one transaction forgets what was looked for, and tells devices; then the database overwrites what it freed
import { v5 as uuid5 } from 'uuid'
import { AppError } from '../../shared/app-error.ts'
import type { Fields, Stamp } from '../../shared/sync/change.ts'
import { STEPS } from '../../shared/sync/clock.ts'
import { blankFields, ERASER, redactorOf, type ErasedRow, type Redactor } from '../../shared/sync/erasure.ts'
import { JOINED } from '../../shared/sync/joined.ts'
import { revokeSessions } from '../auth/sessions.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow, ownRows } from '../own-rows.ts'
import { revokeTokensOf } from '../programs/tokens.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, toRecord, type RecordRow, type Stored } from '../sync/records.ts'
import { conflictsOf, findRows, listOf, type Found, type Texts, type What } from './find.ts'

/** Rows that one message to devices lists, and rows and operations of one piece of the sweep. */
const LISTED = 2000
const PIECE = 500
const LEASE_MS = 60_000
/** Tables that tell of other rows by their ids. */
const TELLING = new Set(['meeting', 'discussion', 'agendaChoice', 'conflict'])

export interface ErasureInput { what: What; id: string; texts: Texts; mentions: boolean }
export interface ErasureRow { id: string; what: What; subject: string; texts: Texts; mentions: number; by: string; at: number; state: 'running' | 'done'; terms: string | null; leaseUntil: number; doneAt: number | null; ver: number | null; rows: number }
interface Kept { names: readonly string[]; texts: readonly string[]; rows: readonly ErasedRow[]; files: readonly string[]; after: { record: string; op: string } }

export interface Erasures {
  /** Throws `unknown-customer`, `unknown-member`, `last-admin`, `cannot-erase-oneself`. */
  begin(caller: Caller, input: ErasureInput): Promise<string>
  preview(caller: Caller, input: ErasureInput): Promise<{ rows: number; mentions: number; attachments: number; tables: Record<string, number> }>
  /** Goes on with what was begun; resolves when all is done. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface ErasureOptions {
  /** Removes attached files that nothing names any more. */
  readonly dropFiles: (hashes: readonly string[]) => Promise<void>
  /** Sessions may have ended. */
  readonly sessionsEnded: () => void
}

const needAdmin = async (tx: Sql, { memberId }: Caller): Promise<void> => {
  const own = await ownRow(tx, 'member', memberId)
  if (!own || own.deleted || own.data['role'] !== 'admin') throw new AppError('admins-only')
}

async function needSubject(tx: Sql, { memberId }: Caller, { what, id }: ErasureInput): Promise<void> {
  const record = await tx.get<{ entity: string }>('SELECT entity FROM record WHERE id = ?', [id])
  if (record?.entity !== what) throw new AppError(`unknown-${what}`)
  if (what === 'customer') return
  if (id === memberId) throw new AppError('cannot-erase-oneself')
  const admins = (await ownRows(tx, 'member')).filter((member) => !member.deleted && member.data['role'] === 'admin' && member.id !== id)
  if (admins.length === 0) throw new AppError('last-admin')
}

const redactorFor = ({ names, texts, rows }: Pick<Kept, 'names' | 'texts' | 'rows'>): Redactor => redactorOf({ names, texts, rows: new Map(rows.map(([, id, fields]) => [id, new Set(fields)])) })

/** A row after the words were taken out, as a new version. */
function erasedRow(stored: Stored, data: Fields, { ver, by, at, gone }: { ver: number; by: string; at: number; gone: boolean }): Stored {
  const stamp: Stamp = [ver, ERASER, at * STEPS, by]
  const changed = Object.keys(data).filter((field) => data[field] !== stored.row.data[field])
  return {
    ...stored,
    plainBy: null,
    row: { ...stored.row, ver, from: stored.row.ver, data, deleted: stored.row.deleted || gone, life: gone ? stamp : stored.row.life, changes: { ...stored.row.changes, ...Object.fromEntries(changed.map((field) => [field, stamp])) } },
  }
}

export function startErasures(context: HubContext, { dropFiles, sessionsEnded }: ErasureOptions): Erasures {
  const { store, now, newId, log } = context
  let running: Promise<void> | null = null
  let stopped = false

  async function begin(caller: Caller, input: ErasureInput): Promise<string> {
    const { id, seq } = await store.write(async (tx) => {
      await needAdmin(tx, caller)
      await needSubject(tx, caller, input)
      const at = now()
      const found = await findRows(tx, input.what, input.id, input.texts)
      const rows = listOf(found.rows)
      const erasure = newId()
      const { seq: from } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
      const changed: Stored[] = []
      let ver = from
      // first what devices are to look for, while they still hold the words
      for (let place = 0; place === 0 || place < rows.length; place += LISTED) changed.push(tellingRow(erasure, 'begin', rows.slice(place, place + LISTED), input.mentions, { ver: (ver += 1), by: caller.memberId, at, place }))
      for (const { stored, fields, gone } of found.rows) changed.push(erasedRow(stored, blankFields(stored.row.data, fields), { ver: (ver += 1), by: caller.memberId, at, gone }))
      const redactor = redactorFor({ names: input.mentions ? found.names : [], texts: found.texts, rows })
      for (const conflict of await conflictsOf(tx, rows.map(([, row]) => row))) changed.push(erasedRow(conflict, conflictData(conflict.row.data, found, redactor), { ver: (ver += 1), by: caller.memberId, at, gone: false }))
      await tx.putMany('record', changed.map((stored) => toRecord(stored, at)), ['id'])
      await tx.run('UPDATE workspace SET seq = ?', [ver])
      await eraseHistory(tx, rows)
      if (input.what === 'member') await eraseMember(tx, input.id, at)
      const kept: Kept = { names: input.mentions ? found.names : [], texts: found.texts, rows, files: found.files, after: { record: '', op: '' } }
      await tx.putMany('erasure', [{ id: erasure, what: input.what, subject: input.id, texts: input.texts, mentions: input.mentions ? 1 : 0, by: caller.memberId, at, state: 'running', terms: JSON.stringify(kept), leaseUntil: 0, doneAt: null, ver, rows: rows.length }])
      await audit(tx, context, { memberId: caller.memberId, sessionId: caller.sessionId, address: caller.address, act: `erase-${input.what}`, subject: input.id, detail: { erasure, texts: input.texts, mentions: input.mentions } })
      return { id: erasure, seq: ver }
    })
    store.moved(seq)
    if (input.what === 'member') sessionsEnded()
    log.info('an erasure has begun', { erasure: id, what: input.what })
    void work()
    return id
  }

  async function eraseHistory(tx: Sql, rows: readonly ErasedRow[]): Promise<void> {
    const fieldsOf = new Map(rows.map(([, id, fields]) => [id, fields]))
    const ids = [...fieldsOf.keys()]
    for (let place = 0; place < ids.length; place += PIECE) {
      for (const { opId, rowId, patch } of await tx.all<{ opId: string; rowId: string; patch: string }>('SELECT "opId", "rowId", patch FROM op WHERE "rowId" = ANY(?)', [ids.slice(place, place + PIECE)])) {
        const out = JSON.stringify(blankFields(JSON.parse(patch) as Fields, fieldsOf.get(rowId)!))
        if (out !== patch) await tx.run('UPDATE op SET patch = ? WHERE "opId" = ?', [out, opId])
      }
    }
  }

  /** What the hub keeps of a member besides rows. */
  async function eraseMember(tx: Sql, id: string, at: number): Promise<void> {
    await revokeSessions(tx, { member: id }, 'member-left', at)
    await revokeTokensOf(tx, id, at)
    await tx.run(`UPDATE session SET name = '', key = NULL WHERE "memberId" = ?`, [id])
    await tx.run(`UPDATE token SET name = '' WHERE "memberId" = ?`, [id])
    await tx.run(`UPDATE invitation SET note = '' WHERE "usedBy" = ? OR "memberId" = ?`, [id, id])
    await tx.run(`UPDATE audit SET address = '', detail = '{}' WHERE "memberId" = ?`, [id])
  }

  async function preview(caller: Caller, input: ErasureInput): Promise<{ rows: number; mentions: number; attachments: number; tables: Record<string, number> }> {
    await needAdmin(store.read, caller)
    await needSubject(store.read, caller, input)
    // who only looks must not learn by counting who wrote an idea without a name
    const found = await findRows(store.read, input.what, input.id, input.texts, false)
    const tables: Record<string, number> = {}
    for (const { stored } of found.rows) tables[stored.entity] = (tables[stored.entity] ?? 0) + 1
    const rows = listOf(found.rows)
    const redactor = redactorFor({ names: input.mentions ? found.names : [], texts: found.texts, rows })
    const listed = new Set(rows.map(([, id]) => id))
    let mentions = 0
    await store.snapshot(async (snapshot) => {
      for await (const piece of snapshot.pieces<Pick<RecordRow, 'id' | 'entity' | 'data'>>('SELECT id, entity, data FROM record')) {
        for (const { id, entity, data } of piece) if (!listed.has(id) && touched(redactor, entity, data) !== null) mentions += 1
        await new Promise((resolve) => setImmediate(resolve))
      }
    })
    return { rows: rows.length, mentions, attachments: found.files.length, tables }
  }

  function work(): Promise<void> {
    running ??= goOn().catch((error: unknown) => log.error('an erasure failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })).finally(() => (running = null))
    return running
  }

  async function goOn(): Promise<void> {
    for (;;) {
      const next = stopped ? undefined : await store.read.get<ErasureRow>(`SELECT * FROM erasure WHERE state = 'running' AND "leaseUntil" <= ? ORDER BY at LIMIT 1`, [now()])
      if (!next) return
      if ((await store.write((tx) => tx.run(`UPDATE erasure SET "leaseUntil" = ? WHERE id = ? AND state = 'running' AND "leaseUntil" <= ?`, [now() + LEASE_MS, next.id, now()]))) === 0) continue
      await finish(next)
    }
  }

  async function finish({ id, mentions, by, terms }: ErasureRow): Promise<void> {
    const kept = JSON.parse(terms!) as Kept
    const redactor = redactorFor(kept)
    for (const table of ['record', 'op'] as const) while (!stopped && (await sweep(table, id, by, kept, redactor)) > 0);
    if (stopped) return void (await store.write((tx) => tx.run('UPDATE erasure SET "leaseUntil" = 0 WHERE id = ?', [id])))
    await dropFiles(kept.files)
    const seq = await store.write(async (tx) => {
      const at = now()
      const ver = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!.seq + 1
      await tx.putMany('record', [toRecord(tellingRow(id, 'end', [], mentions === 1, { ver, by, at, place: 0 }), at)], ['id'])
      await tx.run('UPDATE workspace SET seq = ?', [ver])
      await tx.run(`UPDATE erasure SET state = 'done', "doneAt" = ?, ver = ?, terms = NULL, "leaseUntil" = 0 WHERE id = ?`, [at, ver, id])
      await audit(tx, context, { memberId: by, address: '', act: 'erased', subject: id })
      return ver
    })
    await store.scrub()
    store.moved(seq)
    log.info('an erasure is done', { erasure: id })
  }

  /** One piece of a table. Returns how many rows it looked at. */
  function sweep(table: 'record' | 'op', id: string, by: string, kept: Kept, redactor: Redactor): Promise<number> {
    return store.write(async (tx) => {
      const at = now()
      const looked = table === 'record' ? await sweepRecords(tx, by, at, kept, redactor) : await sweepHistory(tx, kept, redactor)
      await tx.run('UPDATE erasure SET terms = ?, "leaseUntil" = ? WHERE id = ?', [JSON.stringify(kept), at + LEASE_MS, id])
      return looked
    }).then((looked) => new Promise((resolve) => setImmediate(() => resolve(looked))))
  }

  async function sweepRecords(tx: Sql, by: string, at: number, kept: Kept, redactor: Redactor): Promise<number> {
    const records = await tx.all<RecordRow>(`SELECT * FROM record WHERE id > ? ORDER BY id LIMIT ${PIECE}`, [kept.after.record])
    if (records.length === 0) return 0
    kept.after.record = records.at(-1)!.id
    const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    let ver = seq
    const changed: Stored[] = []
    for (const record of records) {
      const data = record.entity === 'erasure' ? null : touched(redactor, record.entity, record.data)
      if (data) changed.push(erasedRow(fromRecord(record), data, { ver: (ver += 1), by, at, gone: false }))
    }
    if (changed.length > 0) {
      // when it was changed by people stays as it was: lists and reports go by it
      const changedAt = new Map(records.map((record) => [record.id, record.changedAt]))
      await tx.putMany('record', changed.map((stored) => toRecord(stored, changedAt.get(stored.id)!)), ['id'])
      await tx.run('UPDATE workspace SET seq = ?', [ver])
    }
    return records.length
  }

  async function sweepHistory(tx: Sql, kept: Kept, redactor: Redactor): Promise<number> {
    const ops = await tx.all<{ opId: string; entity: string; patch: string }>(`SELECT "opId", entity, patch FROM op WHERE "opId" > ? ORDER BY "opId" LIMIT ${PIECE}`, [kept.after.op])
    for (const { opId, entity, patch } of ops) {
      const data = touched(redactor, entity, patch)
      if (data) await tx.run('UPDATE op SET patch = ? WHERE "opId" = ?', [JSON.stringify(data), opId])
    }
    if (ops.length > 0) kept.after.op = ops.at(-1)!.opId
    return ops.length
  }

  return {
    begin,
    preview,
    settle: work,
    async close() {
      stopped = true
      await running
    },
  }
}

/** The fields without the words, or null when there were none. */
function touched(redactor: Redactor, entity: string, raw: string): Fields | null {
  if (!redactor.mayTouch(raw, TELLING.has(entity))) return null
  const data = JSON.parse(raw) as Fields
  const out = redactor.fields(data)
  return out === data ? null : out
}

function conflictData(data: Fields, found: Found, redactor: Redactor): Fields {
  const fields = found.rows.find(({ stored }) => stored.id === data['rowId'])?.fields ?? []
  const field = String(data['field'])
  if (!fields.includes(field)) return redactor.fields(data)
  const blanked = blankFields({ [field]: JSON.parse(String(data['value'])) as string }, [field])[field]!
  return { ...data, value: JSON.stringify(blanked) }
}

/** The row that tells devices. Its id is made of what it tells, so that telling again changes nothing. */
function tellingRow(erasure: string, step: 'begin' | 'end', rows: readonly ErasedRow[], mentions: boolean, { ver, by, at, place }: { ver: number; by: string; at: number; place: number }): Stored {
  const stamp: Stamp = [ver, ERASER, at * STEPS, by]
  const id = uuid5(`erasure\n${erasure}\n${step}\n${place}`, JOINED)
  const data: Fields = { erasureId: erasure, step, rows: JSON.stringify(rows), mentions, at }
  return { id, entity: 'erasure', parent: null, audience: null, plainBy: null, row: { ver, from: 0, deleted: false, data, created: stamp, life: stamp, changes: {} } }
}
