// Taking a device's operations: in order, once each, all or nothing where they belong together (rules R2 to R5, R9, R11, R12 of docs/sync.md).
import { AppError } from '../../shared/app-error.ts'
import { audienceOf, hangsOnRole, maySee, NAMELESS, type Person, type Role } from '../../shared/domain/rights.ts'
import type { Log } from '../../shared/log.ts'
import { opOf, type PushResult, type WireOp } from '../../shared/protocol.ts'
import type { Conflict, Fields, Op } from '../../shared/sync/change.ts'
import { applyOp } from '../../shared/sync/merge.ts'
import { rulesOf, shapeOf } from '../../shared/sync/shapes.ts'
import { upcast } from '../../shared/sync/upcast.ts'
import { carriesErased } from '../erasure/refuse.ts'
import type { Column, Sql } from '../store/store.ts'
import { RULES_ID } from './benefits.ts'
import { changeRows } from './changes.ts'
import { authorshipIdOf, formProblem, hidden, ideaIdOf, judge, losersOf, lossProblem, mergedIntoOf, movesOf, pipelineProblem } from './judge.ts'
import { countedAnew } from './pulse.ts'
import { questionIdOf } from './questions.ts'
import { loadChildren, loadRecords, parentIdOf, toRecord, type Stored } from './records.ts'
import { isLeftOut, leaveOutProblem, leftOutBy, stageIdOf } from './stages.ts'
import { stepOf, stepsProblem } from './steps.ts'
import type { Verdict } from './verdict.ts'

export interface Pusher {
  readonly device: string
  readonly session: string
  readonly conn: string
}

export interface Push {
  readonly prev: string | null
  readonly ops: readonly WireOp[]
}

export type Pushed = { readonly t: 'ack'; readonly results: PushResult[]; readonly head: number } | { readonly t: 'gap'; readonly n: number } | { readonly t: 'forked' } | { readonly t: 'stale' }

export interface PushContext {
  readonly now: () => number
  readonly newId: () => string
  readonly log: Log
}

/** Operations of a push that are handed to the database together. */
const HANDED = 100

interface Standing { seq: number; lastN: number | null; lastOp: string | null; conn: string | null; revokedAt: number | null; memberId: string | null; left: number | null; member: string | null }
interface Known { opId: string; ver: number | null; before: number | null; code: string | null; params: string | null }

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
  const taking = startTaking(tx, pusher, person, standing.seq, known, context)
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
  const taking = startTaking(tx, { device: source, session: source, conn: source }, person, seq, known, context)
  await taking.load(wired, await loadRecords(tx, namedBy(wired)))
  await taking.takeAll(groupsOf(wired))
  return { results: taking.results.sort((a, b) => a.n - b.n), head: await taking.save({ n: 0, op: null }) }
}

/** The rows that the operations are about, those they hang on, and the meetings that moves name. */
function namedBy(ops: readonly WireOp[]): string[] {
  const ids = ops.flatMap((op) => [op.rowId, op.patch['customerId'], stepOf(op), parentIdOf(op.entity, op.patch), op.entity === 'stageChange' ? stageIdOf(op.patch['toStage']) : null, op.entity === 'stageChange' ? op.patch['meetingId'] : op.entity === 'benefit' ? RULES_ID : op.entity === 'ideaAnswer' ? questionIdOf(op.patch) : null])
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
}

interface Last { readonly n: number; readonly op: string | null }

/**
 * The groups that may be taken. A new operation must be the next by its number and follow the last one by its id (R4, R5); one that is known is
 * answered again whatever its number, and counts when it is the next (R3).
 */
function inOrder(groups: readonly WireOp[][], known: ReadonlyMap<string, Known>, prev: string | null, from: Last): { groups: WireOp[][]; last: Last; problem: Pushed | null } {
  const taken: WireOp[][] = []
  let last = from
  let before = prev
  for (const group of groups) {
    let after = last
    for (const op of group) {
      if (!known.has(op.opId)) {
        if (op.n > after.n + 1) return { groups: taken, last, problem: { t: 'gap', n: last.n + 1 } }
        if (op.n <= after.n || before !== after.op) return { groups: taken, last, problem: { t: 'forked' } }
      }
      if (op.n === after.n + 1) after = { n: op.n, op: op.opId }
      before = op.opId
    }
    last = after
    taken.push(group)
  }
  return { groups: taken, last, problem: null }
}

/** Operations that follow each other and carry the same `txn`. */
function groupsOf(ops: readonly WireOp[]): WireOp[][] {
  const groups: WireOp[][] = []
  for (const op of ops) {
    const last = groups.at(-1)
    if (last && op.txn !== undefined && last[0]!.txn === op.txn) last.push(op)
    else groups.push([op])
  }
  return groups
}

function startTaking(tx: Sql, { device }: Pusher, person: Person, from: number, known: Map<string, Known>, { now, newId, log }: PushContext) {
  const at = now()
  const rows = new Map<string, Stored | null>()
  /** Changed rows, and among them those that the database has not got. */
  const dirty = new Set<string>()
  const made = new Set<string>()
  const results: PushResult[] = []
  const own: number[] = []
  let outcomes: Record<string, Column>[] = []
  const saving: Promise<unknown>[] = []
  const refused = new Set([...known.values()].filter((op) => op.code !== null).map((op) => op.opId))
  let seq = from

  function keep(ids: Iterable<string>, found: readonly Stored[]): void {
    for (const id of ids) rows.set(id, null)
    for (const stored of found) rows.set(stored.id, stored)
  }

  async function loadMissing(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !rows.has(id))
    keep(missing, await loadRecords(tx, missing))
  }

  /** `named`: the rows that the operations name. Reads what those hang on. */
  async function load(ops: readonly WireOp[], named: readonly Stored[]): Promise<void> {
    keep(namedBy(ops), named)
    await loadMissing(ops.flatMap((op) => {
      const stored = rows.get(op.rowId)
      const id = stored ? (parentIdOf(stored.entity, stored.row.data) ?? (stored.entity === 'conflict' ? stored.parent : null)) : null
      return id ? [id] : []
    }))
    // the ideas and customers that others are merged into, and what those are merged into
    const followed = new Set<string>()
    for (let into = ops.flatMap((op) => mergedIntoOf(op, rows.get(op.rowId) ?? null) ?? []); into.length > 0; ) {
      await loadMissing(into)
      for (const id of into) followed.add(id)
      into = into.flatMap((id) => {
        const next = rows.get(id)?.row.data['mergedIntoId']
        return typeof next === 'string' && !followed.has(next) ? [next] : []
      })
    }
    // who wrote an idea without a name
    await loadMissing(ops.flatMap((op) => {
      const id = ideaIdOf(op, rows.get(op.rowId) ?? null)
      return id !== null && (rows.get(id)?.row.data['authorId'] ?? op.patch['authorId']) === NAMELESS ? [authorshipIdOf(id)] : []
    }))
  }

  function refuse(op: WireOp, { code, params }: Verdict, by?: string): void {
    const stored = rows.get(op.rowId) ?? null
    refused.add(op.opId)
    results.push({ n: op.n, code, ...(params && { params }), ...(by !== undefined && { by }), row: stored && stored.entity === op.entity && !hidden(stored, person) ? { ...stored.row.data } : null })
    // that it was refused is kept; of what was erased not what it said
    const erased = code === 'erased' || params?.['code'] === 'erased'
    outcomes.push(outcomeOf(erased ? { ...op, patch: {} } : op, { ver: null, before: null, code, params: params ? JSON.stringify(params) : null }))
  }

  /** Of a new row the fields are written twice: as the row, and as what its operation said. */
  const texts = new Map<Fields, string>()
  function textOf(fields: Fields): string {
    let text = texts.get(fields)
    if (text === undefined) texts.set(fields, (text = JSON.stringify(fields)))
    return text
  }

  const outcomeOf = ({ opId, n, entity, rowId, kind, patch }: WireOp, result: { ver: number | null; before: number | null; code: string | null; params: string | null }): Record<string, Column> =>
    ({ opId, deviceId: device, n, ...result, memberId: person.id, entity, rowId, kind, patch: textOf(patch), at })

  /** The first answer again (R3). */
  function repeat(op: WireOp, { ver, before, code, params }: Known): void {
    if (code === null) results.push({ n: op.n, ver: ver!, ...(before !== null && rows.get(op.rowId)?.plainBy === device && { from: before }) })
    else {
      const stored = rows.get(op.rowId) ?? null
      results.push({ n: op.n, code, ...(params && { params: JSON.parse(params) as Record<string, string | number> }), row: stored && stored.entity === op.entity && !hidden(stored, person) ? { ...stored.row.data } : null })
    }
  }

  async function take(group: readonly WireOp[]): Promise<void> {
    const fresh = group.filter((op) => !known.has(op.opId))
    for (const op of group) {
      const before = known.get(op.opId)
      if (before) repeat(op, before)
    }
    if (fresh.length === 0) return
    const trial = tryGroup(rows, seq)
    let problem: { at: number; verdict: Verdict; by?: string } | null
    try {
      problem = await trial.run(fresh)
    } catch (error) {
      log.error('an operation could not be judged', { op: fresh[0]!.opId, entity: fresh[0]!.entity, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      problem = { at: 0, verdict: { code: 'internal' } }
    }
    if (problem) {
      const { at: place, verdict, by } = problem
      for (const [index, op] of fresh.entries()) {
        if (index === place) refuse(op, verdict, by)
        else refuse(op, { code: 'together', params: { n: fresh[place]!.n, code: verdict.code } })
      }
      return
    }
    seq = trial.seq()
    for (const [id, stored] of trial.changed()) {
      if (rows.get(id) === null) made.add(id)
      rows.set(id, stored)
      dirty.add(id)
    }
    for (const { op, ver, before } of trial.done()) {
      results.push({ n: op.n, ver, ...(before !== null && { from: before }) })
      const stored = rows.get(op.rowId)!
      // laid on a version that it had, with nothing else laid on it, and in its sight whatever its role will be
      if (before !== null && stored.plainBy === device && maySee(person, stored.audience) && !hangsOnRole(stored.audience)) own.push(ver)
      outcomes.push(outcomeOf(op, { ver, before, code: null, params: null }))
    }
  }

  /** Applies a group to copies of the rows; nothing is kept unless all of it is taken. */
  function tryGroup(base: ReadonlyMap<string, Stored | null>, start: number) {
    const changed = new Map<string, Stored>()
    const done: { op: WireOp; ver: number; before: number | null }[] = []
    let ver = start
    const view = { get: (id: string) => changed.get(id) ?? base.get(id) ?? null }

    async function run(group: readonly WireOp[]): Promise<{ at: number; verdict: Verdict; by?: string } | null> {
      const ops = group.map((wire) => adapted(upcast(opOf(wire)), view.get(wire.rowId), person))
      for (const [index, op] of ops.entries()) {
        if (op.dep !== undefined && refused.has(op.dep)) return { at: index, verdict: { code: 'dependency' } }
        const malformed = formProblem(op)
        if (malformed) return { at: index, verdict: malformed }
        const { as, verdict } = judge(op, ops, view, person)
        if (verdict) return { at: index, verdict }
        if (carriesErased(op, view)) return { at: index, verdict: { code: 'erased' } }
        const refusal = await apply(group[index]!, op, as, ops)
        if (refusal) return { at: index, ...refusal }
      }
      for (const { op, stage } of leftOutBy(ops, view)) {
        const verdict = await leaveOutProblem(tx, stage, [...base.values(), ...changed.values()])
        if (verdict) return { at: ops.indexOf(op), verdict }
      }
      for (const op of ops) {
        const verdict = op.entity === 'step' ? await stepsProblem(tx, op, view, [...base.values(), ...changed.values()]) : null
        if (verdict) return { at: ops.indexOf(op), verdict }
      }
      for (const { op, told } of movesOf(ops)) {
        const verdict = pipelineProblem(op, told, await childrenOf(op.rowId), isLeftOut(view, String(told.patch['toStage'])))
        if (verdict) return { at: ops.indexOf(op), verdict }
      }
      for (const { op, ideaId } of losersOf(ops, view)) {
        const verdict = lossProblem(view.get(ideaId), await childrenOf(ideaId))
        if (verdict) return { at: ops.indexOf(op), verdict }
      }
      await countPulse()
      return null
    }

    /** What hangs on a row, as it is by now. */
    async function childrenOf(parent: string): Promise<Stored[]> {
      const children = new Map((await loadChildren(tx, parent)).map((stored) => [stored.id, stored]))
      for (const stored of [...base.values(), ...changed.values()]) if (stored?.parent === parent) children.set(stored.id, stored)
      return [...children.values()]
    }

    /** Answers about meetings came: what the hub tells of them may change. */
    async function countPulse(): Promise<void> {
      const meetings = new Set([...changed.values()].flatMap(({ entity, parent }) => (entity === 'pulse' && parent !== null ? [parent] : [])))
      for (const meeting of meetings) {
        const counted = await countedAnew(tx, meeting, [...base.values(), ...changed.values()], ver + 1, at)
        if (!counted) continue
        ver += 1
        changed.set(counted.id, counted)
      }
    }

    async function apply(wire: WireOp, op: Op, as: string, group: readonly Op[]): Promise<{ verdict: Verdict; by?: string } | null> {
      const stored = view.get(op.rowId)
      const outcome = applyOp(stored?.row ?? null, op, rulesOf(shapeOf(op.entity)!, op.rowId), { ver: ver + 1, dev: device, by: as, now: at })
      if (!outcome.done) return { verdict: { code: outcome.code }, ...(outcome.by !== undefined && { by: outcome.by }) }
      if (!outcome.changed) {
        done.push({ op: wire, ver: outcome.row.ver, before: null })
        return null
      }
      ver = outcome.row.ver
      // a conflict stays with those who may see what it is about
      const kept = op.entity === 'conflict' ? stored : null
      const parent = kept ? kept.parent : parentIdOf(op.entity, outcome.row.data)
      const audience = kept ? kept.audience : audienceOf(op.entity, outcome.row.data, (parent && view.get(parent)?.row.data) || null)
      // a device's own chain of plain operations: it holds this row if the first of them was made on the version before
      const plain = outcome.plain && op.kind === wire.kind && op.patch === wire.patch
      const held = !stored || stored.plainBy === device || op.base === stored.row.ver
      changed.set(op.rowId, { id: op.rowId, entity: op.entity, row: outcome.row, parent, audience, plainBy: plain && held ? device : null })
      done.push({ op: wire, ver, before: plain ? outcome.row.from : null })
      for (const told of changeRows({ op, before: stored?.row ?? null, after: outcome.row, ideaId: ideaIdOf(op, stored), audience, device, as, now: at }, group, () => (ver += 1))) changed.set(told.id, told)
      for (const conflict of outcome.conflicts) keepConflict(op, conflict, audience, parent, as)
      if (stored && stored.audience !== audience) await passOn(op.rowId, audience)
      return null
    }

    /** R12: the value that lost is a row of its own. */
    function keepConflict(op: Op, { field, value, of, against }: Conflict, audience: string | null, parent: string | null, as: string): void {
      ver += 1
      const id = newId()
      const stamp = [ver, device, op.hlc, as] as const
      const data = { entity: op.entity, rowId: op.rowId, field, value: JSON.stringify(value), ofId: of[3], againstId: against[3], happenedAt: at, resolvedAt: null, resolvedById: null }
      changed.set(id, { id, entity: 'conflict', row: { ver, from: 0, deleted: false, data, created: stamp, changes: {}, life: stamp }, parent: parent ?? op.rowId, audience, plainBy: null })
    }

    /** Who may see a learning may see what hangs on it: those rows travel again. */
    async function passOn(parent: string, audience: string | null): Promise<void> {
      for (const child of await childrenOf(parent)) {
        if (child.audience === audience) continue
        ver += 1
        changed.set(child.id, { ...child, row: { ...child.row, ver, from: child.row.ver }, audience, plainBy: null })
      }
    }

    return { run, seq: () => ver, changed: () => changed, done: () => done }
  }

  const recordsOf = (ids: readonly string[]) => ids.map((id) => toRecord(rows.get(id)!, at, textOf))

  /** Hands over what was taken so far: a database on its own processor stores it while the rest is judged. */
  function hand(): void {
    // that a row is not there yet is known, since nobody else writes: not to ask again is a quarter of the work
    const [fresh, known] = [[...dirty].filter((id) => made.has(id)), [...dirty].filter((id) => !made.has(id))]
    const writes = [tx.putMany('record', recordsOf(fresh)), tx.putMany('record', recordsOf(known), ['id']), tx.putMany('op', outcomes)]
    for (const write of writes) write.catch(() => {}) // told by `save`
    saving.push(...writes)
    dirty.clear()
    made.clear()
    outcomes = []
  }

  async function takeAll(groups: readonly (readonly WireOp[])[]): Promise<void> {
    for (const group of groups) {
      await take(group)
      if (outcomes.length >= HANDED) hand()
    }
  }

  async function save(last: Last): Promise<number> {
    hand()
    await Promise.all([
      ...saving,
      tx.run('UPDATE device SET "lastN" = ?, "lastOp" = ?, "seenAt" = ? WHERE id = ?', [last.n, last.op, at, device]),
      ...(seq > from ? [tx.run('UPDATE workspace SET seq = ?', [seq])] : []),
    ])
    return seq
  }

  return { results, own, load, takeAll, save }
}

/** One's own member row was made by the hub when one joined: a device that brings its own says its name with it. */
function adapted(op: Op, stored: Stored | null, person: Person): Op {
  return op.entity === 'member' && op.kind === 'put' && op.rowId === person.id && stored ? { ...op, kind: 'patch', base: stored.row.ver, patch: { name: op.patch['name'] ?? stored.row.data['name'] ?? '' } } : op
}

