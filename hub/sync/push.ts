// Taking a device's operations: in order, once each, all or nothing where they belong together (rules R2 to R5, R9, R11, R12 of docs/sync.md).
import { AppError } from '../../shared/app-error.ts'
import type { Person, Role } from '../../shared/domain/rights.ts'
import type { PushResult, WireOp } from '../../shared/protocol.ts'
import type { Op } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { groupsOf, inOrder, type Disorder, type Known } from './order.ts'
import { loadRecords } from './records.ts'
import { namedBy, startTaking, type PushContext } from './taking.ts'

export interface Pusher {
  readonly device: string
  readonly session: string
  readonly conn: string
}

export interface Push {
  readonly prev: string | null
  readonly ops: readonly WireOp[]
}

export type Pushed = { readonly t: 'ack'; readonly results: PushResult[]; readonly head: number } | Disorder | { readonly t: 'stale' }

interface Standing { seq: number; lastN: number | null; lastOp: string | null; conn: string | null; revokedAt: number | null; memberId: string | null; left: number | null; member: string | null }

/** `own`: versions that the device has by the answers to its own operations, so that nobody needs to send it their rows. */
export interface Taken { readonly answers: readonly Pushed[]; readonly own: readonly number[] }

/** Runs inside a write transaction. Throws `revoked` when the session or its member is no more. */
export async function takePush(tx: Sql, pusher: Pusher, { prev, ops }: Push, context: PushContext): Promise<Taken> {
  // asked at once: a database on another machine answers them in one turn
  const [standing, answered, stored] = await Promise.all([
    tx.get<Standing>(
      `SELECT w.seq, d."lastN", d."lastOp", d.conn, s."revokedAt", s."memberId", m.deleted AS "left", m.data AS member
       FROM workspace w LEFT JOIN device d ON d.id = ? LEFT JOIN session s ON s.id = ? LEFT JOIN record m ON m.id = s."memberId"`,
      [pusher.device, pusher.session],
    ),
    tx.all<Known>('SELECT "opId", ver, before, code, params FROM op WHERE "opId" = ANY(?)', [[...new Set(ops.flatMap((op) => (op.dep ? [op.opId, op.dep] : [op.opId])))]]),
    loadRecords(tx, namedBy(ops)),
  ])
  if (!standing || standing.revokedAt !== null || standing.memberId === null || standing.left !== 0) throw new AppError('revoked')
  if (standing.conn !== pusher.conn) return { answers: [{ t: 'stale' }], own: [] }
  const { lastN, lastOp } = { lastN: standing.lastN ?? 0, lastOp: standing.lastOp }

  const known = new Map(answered.map((op) => [op.opId, op]))
  const { groups, last, problem } = inOrder(groupsOf(ops), known, prev, { n: lastN, op: lastOp })
  if (groups.length === 0) return { answers: [problem!], own: [] }

  const person: Person = { id: standing.memberId, role: (JSON.parse(standing.member!) as { role: Role }).role }
  const taking = startTaking(tx, pusher.device, person, standing.seq, known, context)
  await taking.load(ops, stored)
  await taking.takeAll(groups)
  return { answers: [{ t: 'ack', results: taking.results.sort((a, b) => a.n - b.n), head: await taking.save(last) }, ...(problem ? [problem] : [])], own: taking.own }
}

/**
 * Operations of a program that acts for a member: judged as a device's are, and known again by their ids, but not numbered. All stand or fall together
 * when they carry one `txn`. `source` stands in the stamps where a device would. Runs inside a write transaction.
 */
export async function takeOps(tx: Sql, { source, person }: { source: string; person: Person }, ops: readonly Op[], context: PushContext): Promise<{ results: PushResult[]; head: number }> {
  const { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
  const known = new Map((await tx.all<Known>('SELECT "opId", ver, before, code, params FROM op WHERE "opId" = ANY(?)', [ops.map(({ opId }) => opId)])).map((op) => [op.opId, op]))
  const wired = ops.map((op, at): WireOp => ({ ...op, patch: { ...op.patch }, was: op.was && { ...op.was }, n: at + 1 }))
  const taking = startTaking(tx, source, person, seq, known, context)
  await taking.load(wired, await loadRecords(tx, namedBy(wired)))
  await taking.takeAll(groupsOf(wired))
  return { results: taking.results.sort((a, b) => a.n - b.n), head: await taking.save({ n: 0, op: null }) }
}
