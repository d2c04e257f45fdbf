// What the hub holds of a member or a customer, as JSON lines: for whoever asks what is known of them.
import { AppError } from '../../shared/app-error.ts'
import { hasRole } from '../../shared/domain/rights.ts'
import type { Fields } from '../../shared/sync/change.ts'
import { audit, type Caller, type HubContext } from '../context.ts'
import type { Snapshot } from '../store/store.ts'
import { fromRecord, type RecordRow } from '../sync/records.ts'
import type { What } from './find.ts'

type Put = (value: object) => Promise<void>

/** Exports at a time: each holds a snapshot of the database. */
const MOST_AT_ONCE = 2
/** Longest an export may take, milliseconds: a reader that dawdles must not hold a connection to the database. */
const LONGEST_MS = 5 * 60_000
const running = new WeakMap<object, number>()

/**
 * The head is the first line, and the last says how many lie between: an export that was cut has none. What is private is only in an export that its
 * author asks for. Throws `admins-only`, `unknown-member`, `unknown-customer`, `too-many`.
 */
export async function exportStream(context: HubContext, { memberId, sessionId, address, role }: Caller, what: What, id: string): Promise<ReadableStream<Uint8Array>> {
  const { store, now, log } = context
  const own = what === 'member' && id === memberId
  if (!own && !hasRole({ id: memberId, role }, 'admin')) throw new AppError('admins-only')
  const record = await store.read.get<{ entity: string }>('SELECT entity FROM record WHERE id = ?', [id])
  if (record?.entity !== what) throw new AppError(`unknown-${what}`)
  const others = running.get(store) ?? 0
  if (others >= MOST_AT_ONCE) throw new AppError('too-many', { seconds: 60 })
  running.set(store, others + 1)
  await store.write((tx) => audit(tx, context, { memberId, sessionId, address, act: `export-${what}`, subject: id }))
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const giveUp = setTimeout(() => void writer.abort(new AppError('too-slow')), LONGEST_MS)
  let many = 0
  const put: Put = (value) => writer.write(Buffer.from(`${JSON.stringify(value)}\n`))
  const counted: Put = (value) => {
    many += 1
    return put(value)
  }
  const at = now()
  void store.snapshot(async (snapshot) => {
    await put({ kind: 'export', format: 1, what, id, at })
    await read(snapshot, what, id, own, counted)
    await put({ kind: 'end', lines: many })
    await writer.close()
  }).catch(async (error: unknown) => {
    log.info('an export was not finished', { what, error: error instanceof Error ? error.message : String(error) })
    await writer.abort(error).catch(() => {}) // whoever read it has gone
  }).finally(() => {
    clearTimeout(giveUp)
    running.set(store, running.get(store)! - 1)
  })
  return readable
}

/** Parents before what hangs on them. */
const RECORDS = [`SELECT * FROM record WHERE entity IN ('customer', 'member', 'learning') ORDER BY id`, `SELECT * FROM record WHERE entity NOT IN ('customer', 'member', 'learning', 'erasure') ORDER BY id`]
const OF_MEMBER: Readonly<Record<string, string>> = {
  session: 'SELECT id, name, "createdAt", "seenAt", "revokedAt" FROM session WHERE "memberId" = ?',
  token: 'SELECT id, name, prefix, scopes, "createdAt", "expiresAt", "usedAt", "revokedAt" FROM token WHERE "memberId" = ?',
  invitation: 'SELECT id, role, note, "createdAt", "usedAt" FROM invitation WHERE "usedBy" = ?',
  identity: 'SELECT id, "createdAt", "seenAt" FROM identity WHERE "memberId" = ?',
  audit: 'SELECT at, address, act, subject, detail FROM audit WHERE "memberId" = ?',
}

async function read(snapshot: Snapshot, what: What, id: string, own: boolean, put: Put): Promise<void> {
  const ids = new Set<string>()
  // an admin gets nothing that tells who wrote an idea without a name
  const unseen = new Set<unknown>(own || what !== 'member' ? [] : (await snapshot.all<{ data: string }>(`SELECT data FROM record WHERE entity = 'authorship'`)).map(({ data }) => JSON.parse(data) as Fields).filter(({ memberId }) => memberId === id).map(({ ideaId }) => ideaId))
  const hanging = new Set<string>()
  const about = ({ id: rowId, audience, parent, data, stamps }: RecordRow): boolean => {
    if (audience !== null && !(own && audience === id)) return false
    return rowId === id || data.includes(id) || (what === 'customer' ? parent !== null && ids.has(parent) : stamps.includes(id))
  }
  for (const sql of RECORDS) {
    for await (const records of snapshot.pieces<RecordRow>(sql)) {
      for (const record of records) if (unseen.has(record.id) || unseen.has(record.parent)) hanging.add(record.id)
      for (const record of records.filter(about)) {
        ids.add(record.id)
        const { row, entity } = fromRecord(record)
        await put({ kind: 'row', entity, id: record.id, deleted: row.deleted, data: row.data, createdBy: row.created[3], changedAt: record.changedAt })
      }
    }
  }
  for await (const ops of snapshot.pieces<{ entity: string; rowId: string; kind: string; patch: string; memberId: string; at: number; code: string | null }>('SELECT entity, "rowId", kind, patch, "memberId", at, code FROM op ORDER BY at')) {
    for (const { kind, patch, memberId, ...op } of ops) {
      // a change of a row that is not in the export could tell who wrote an idea without a name
      const mine = what === 'customer' ? ids.has(op.rowId) : memberId === id && (own || (ids.has(op.rowId) && !hanging.has(op.rowId)))
      if (mine) await put({ kind: 'change', act: kind, ...op, memberId, patch: JSON.parse(patch) as object })
    }
  }
  if (what === 'member') for (const [kind, sql] of Object.entries(OF_MEMBER)) for (const row of await snapshot.all<object>(sql, [id])) await put({ kind, ...row })
}
