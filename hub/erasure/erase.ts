// Erasing a customer's or a member's personal data, everywhere on the hub (docs/hub.md, Erasure).
//
//   begin: one transaction tells devices what goes, and takes it from the rows, their conflicts and their history
//   sweep: the name, wherever others wrote it, piece by piece, so that nobody waits
//   end:   one transaction forgets what was looked for, and tells devices; then the database overwrites what it freed
import { AppError } from '../../shared/app-error.ts'
import { blankFields, redactorOf, type ErasedRow, type Redactor } from '../../shared/sync/erasure.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import { ownRow, ownRows } from '../own-rows.ts'
import type { Sql } from '../store/store.ts'
import { toRecord, type RecordRow, type Stored } from '../sync/records.ts'
import { conflictsOf, findRows, listOf, type Texts, type What } from './find.ts'
import { conflictData, erasedRow, tellingRow, touched } from './rows.ts'
import { eraseHistory, eraseMember, sweepHistory, sweepRecords, type Place } from './sweep.ts'

/** Rows that one message to devices lists. */
const LISTED = 2000
const LEASE_MS = 60_000

export interface ErasureInput { what: What; id: string; texts: Texts; mentions: boolean }
export interface ErasureRow { id: string; what: What; subject: string; texts: Texts; mentions: number; by: string; at: number; state: 'again' | 'running' | 'done'; terms: string | null; leaseUntil: number; doneAt: number | null; ver: number | null; rows: number }
interface Kept { names: readonly string[]; texts: readonly string[]; rows: readonly ErasedRow[]; files: readonly string[]; after: Place }

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

export function startErasures(context: HubContext, { dropFiles, sessionsEnded }: ErasureOptions): Erasures {
  const { store, now, newId, log } = context
  let running: Promise<void> | null = null
  const stopping = new AbortController()

  async function begin(caller: Caller, input: ErasureInput): Promise<string> {
    const { id, seq } = await store.write(async (tx) => {
      await needAdmin(tx, caller)
      await needSubject(tx, caller, input)
      return beginIn(tx, caller, input)
    })
    begun(id, seq, input)
    void work()
    return id
  }

  /** One that was done before a restore, on rows that have the words again. What is not there has nothing to lose. */
  async function again({ id: before, what, subject, texts, mentions, by }: ErasureRow): Promise<void> {
    const input: ErasureInput = { what, id: subject, texts, mentions: mentions === 1 }
    const done = await store.write(async (tx) => {
      if ((await tx.run(`DELETE FROM erasure WHERE id = ? AND state = 'again'`, [before])) === 0) return null
      const record = await tx.get<{ entity: string }>('SELECT entity FROM record WHERE id = ?', [subject])
      return record?.entity === what ? beginIn(tx, { memberId: by, sessionId: null, address: '' }, input) : null
    })
    if (done) begun(done.id, done.seq, input)
  }

  function begun(id: string, seq: number, { what }: ErasureInput): void {
    store.moved(seq)
    if (what === 'member') sessionsEnded()
    log.info('an erasure has begun', { erasure: id, what })
  }

  async function beginIn(tx: Sql, caller: Pick<Caller, 'memberId' | 'address'> & { sessionId: string | null }, input: ErasureInput): Promise<{ id: string; seq: number }> {
    const at = now()
    const found = await findRows(tx, input.what, input.id, input.texts)
    const rows = listOf(found.rows)
    const erasure = newId()
    const { seq: from } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    const changed: Stored[] = []
    let ver = from
    // first what devices are to look for, while they still hold the words
    for (let place = 0; place === 0 || place < rows.length; place += LISTED) changed.push(tellingRow(erasure, 'begin', rows.slice(place, place + LISTED), input.mentions, { ver: (ver += 1), by: caller.memberId, at, place }))
    const redactor = redactorFor({ names: input.mentions ? found.names : [], texts: found.texts, rows })
    // what else such a row says of them goes at once: devices have swept it, and would take it for news
    for (const { stored, fields, gone } of found.rows) changed.push(erasedRow(stored, redactor.fields(blankFields(stored.row.data, fields)), { ver: (ver += 1), by: caller.memberId, at, gone }))
    for (const conflict of await conflictsOf(tx, rows.map(([, row]) => row))) changed.push(erasedRow(conflict, conflictData(conflict.row.data, found, redactor), { ver: (ver += 1), by: caller.memberId, at, gone: false }))
    await tx.putMany('record', changed.map((stored) => toRecord(stored, at)), ['id'])
    await tx.run('UPDATE workspace SET seq = ?', [ver])
    await eraseHistory(tx, rows)
    if (input.what === 'member') await eraseMember(tx, input.id, at)
    const kept: Kept = { names: input.mentions ? found.names : [], texts: found.texts, rows, files: found.files, after: { record: '', op: '' } }
    await tx.putMany('erasure', [{ id: erasure, what: input.what, subject: input.id, texts: input.texts, mentions: input.mentions ? 1 : 0, by: caller.memberId, at, state: 'running', terms: JSON.stringify(kept), leaseUntil: 0, doneAt: null, ver, rows: rows.length }])
    await audit(tx, context, { memberId: caller.memberId, sessionId: caller.sessionId, address: caller.address, act: `erase-${input.what}`, subject: input.id, detail: { erasure, texts: input.texts, mentions: input.mentions } })
    return { id: erasure, seq: ver }
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
    for (const erasure of await store.read.all<ErasureRow>(`SELECT * FROM erasure WHERE state = 'again' ORDER BY at`)) await again(erasure)
    for (;;) {
      const next = stopping.signal.aborted ? undefined : await store.read.get<ErasureRow>(`SELECT * FROM erasure WHERE state = 'running' AND "leaseUntil" <= ? ORDER BY at LIMIT 1`, [now()])
      if (!next) return
      if ((await store.write((tx) => tx.run(`UPDATE erasure SET "leaseUntil" = ? WHERE id = ? AND state = 'running' AND "leaseUntil" <= ?`, [now() + LEASE_MS, next.id, now()]))) === 0) continue
      await finish(next)
    }
  }

  async function finish({ id, mentions, by, terms }: ErasureRow): Promise<void> {
    const kept = JSON.parse(terms!) as Kept
    const redactor = redactorFor(kept)
    for (const table of ['record', 'op'] as const) while (!stopping.signal.aborted && (await sweep(table, id, by, kept, redactor)) > 0);
    if (stopping.signal.aborted) return void (await store.write((tx) => tx.run('UPDATE erasure SET "leaseUntil" = 0 WHERE id = ?', [id])))
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
      const looked = table === 'record' ? await sweepRecords(tx, by, at, kept.after, redactor) : await sweepHistory(tx, kept.after, redactor)
      await tx.run('UPDATE erasure SET terms = ?, "leaseUntil" = ? WHERE id = ?', [JSON.stringify(kept), at + LEASE_MS, id])
      return looked
    }).then((looked) => new Promise((resolve) => setImmediate(() => resolve(looked))))
  }

  return {
    begin,
    preview,
    settle: work,
    async close() {
      stopping.abort()
      await running
    },
  }
}

