// Taking groups of operations one after the other: reads what they hang on, tries each group, keeps its rows and answers, and hands them to the database.
import { hangsOnRole, maySee, NAMELESS, type Person } from '../../shared/domain/rights.ts'
import type { Log } from '../../shared/log.ts'
import type { PushResult, WireOp } from '../../shared/protocol.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Column, Sql } from '../store/store.ts'
import { RULES_ID } from './benefits.ts'
import { authorshipIdOf, hidden, ideaIdOf, mergedIntoOf } from './judge.ts'
import type { Known, Last } from './order.ts'
import { questionIdOf } from './questions.ts'
import { loadRecords, parentIdOf, toRecord, type Stored } from './records.ts'
import { stageIdOf } from './stages.ts'
import { stepOf } from './steps.ts'
import { tryGroup, type Refusal, type TrialContext } from './trial.ts'
import type { Verdict } from './verdict.ts'

export interface PushContext {
  readonly now: () => number
  readonly newId: () => string
  readonly log: Log
}

/** Operations of a push that are handed to the database together. */
const HANDED = 100

/** The rows that the operations are about, those they hang on, and the meetings that moves name. */
export function namedBy(ops: readonly WireOp[]): string[] {
  const ids = ops.flatMap((op) => [op.rowId, op.patch['customerId'], stepOf(op), parentIdOf(op.entity, op.patch), op.entity === 'stageChange' ? stageIdOf(op.patch['toStage']) : null, op.entity === 'stageChange' ? op.patch['meetingId'] : op.entity === 'benefit' ? RULES_ID : op.entity === 'ideaAnswer' ? questionIdOf(op.patch) : null])
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
}

export function startTaking(tx: Sql, device: string, person: Person, from: number, known: ReadonlyMap<string, Known>, { now, newId, log }: PushContext) {
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
  const context: TrialContext = { tx, device, person, at, newId, refused }
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
    const trial = tryGroup(context, rows, seq)
    let problem: (Refusal & { at: number }) | null
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
