// One group of operations, tried on copies of the rows: judged and laid on them one by one, until one is refused or all are done (rules R9, R11, R12 of docs/sync.md).
import { audienceOf, type Person } from '../../shared/domain/rights.ts'
import { opOf, type WireOp } from '../../shared/protocol.ts'
import type { Conflict, Op } from '../../shared/sync/change.ts'
import { applyOp } from '../../shared/sync/merge.ts'
import { rulesOf, shapeOf } from '../../shared/sync/shapes.ts'
import { upcast } from '../../shared/sync/upcast.ts'
import { carriesErased } from '../erasure/refuse.ts'
import type { Sql } from '../store/store.ts'
import { agreementsOf, asAgreed } from './agreement.ts'
import { askingIn, audienceProblem } from './campaigns.ts'
import { changeRows } from './changes.ts'
import { formProblem, ideaIdOf, judge, losersOf, lossProblem, movesOf, pipelineProblem, tornVerdict } from './judge.ts'
import { countedAnew } from './pulse.ts'
import { requiredOf } from './questions.ts'
import { loadChildren, parentIdOf, type Stored } from './records.ts'
import { isLeftOut, leaveOutProblem, leftOutBy } from './stages.ts'
import { stepsProblem } from './steps.ts'
import type { Verdict } from './verdict.ts'

export interface TrialContext {
  readonly tx: Sql
  readonly device: string
  readonly person: Person
  readonly at: number
  readonly newId: () => string
  /** Ids of operations that were refused: what is made on them is refused with them. */
  readonly refused: ReadonlySet<string>
}

export interface Refusal { readonly verdict: Verdict; readonly by?: string }

/** Applies a group to copies of the rows; nothing is kept unless all of it is taken. */
export function tryGroup({ tx, device, person, at, newId, refused }: TrialContext, base: ReadonlyMap<string, Stored | null>, start: number) {
  const changed = new Map<string, Stored>()
  const done: { op: WireOp; ver: number; before: number | null }[] = []
  let ver = start
  const view = { get: (id: string) => changed.get(id) ?? base.get(id) ?? null }

  async function run(group: readonly WireOp[]): Promise<(Refusal & { at: number }) | null> {
    const ops = group.map((wire) => adapted(upcast(opOf(wire)), view.get(wire.rowId), person))
    const agreed = agreementsOf(ops, view, device)
    for (const [index, op] of ops.entries()) {
      if (op.dep !== undefined && refused.has(op.dep)) return { at: index, verdict: { code: 'dependency' } }
      const malformed = formProblem(op, at)
      if (malformed) return { at: index, verdict: malformed }
      const { as, verdict } = judge(op, ops, view, person, agreed)
      if (verdict) return { at: index, verdict }
      if (carriesErased(op, view)) return { at: index, verdict: { code: 'erased' } }
      const refusal = await apply(group[index]!, asAgreed(op, agreed), as, ops)
      if (refusal) return { at: index, ...refusal }
    }
    for (const { op, stage } of leftOutBy(ops, base, view)) {
      const verdict = await leaveOutProblem(tx, stage, [...base.values(), ...changed.values()])
      if (verdict) return { at: ops.indexOf(op), verdict }
    }
    for (const op of ops) {
      const verdict = op.entity === 'step' ? await stepsProblem(tx, op, view, [...base.values(), ...changed.values()]) : null
      if (verdict) return { at: ops.indexOf(op), verdict }
    }
    for (const { op, id } of askingIn(ops, view)) {
      const verdict = await audienceProblem(tx, view.get(id), await childrenOf(id), [...base.values(), ...changed.values()])
      if (verdict) return { at: ops.indexOf(op), verdict }
    }
    for (const { op, told } of movesOf(ops)) {
      const verdict = pipelineProblem(op, told, await childrenOf(op.rowId), isLeftOut(view, String(told.patch['toStage'])), await requiredOf(tx, op, told, [...base.values(), ...changed.values()]))
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

  async function apply(wire: WireOp, op: Op, as: string, group: readonly Op[]): Promise<Refusal | null> {
    const stored = view.get(op.rowId)
    const outcome = applyOp(stored?.row ?? null, op, rulesOf(shapeOf(op.entity)!, op.rowId), { ver: ver + 1, dev: device, by: as, now: at })
    if (!outcome.done) return { verdict: { code: outcome.code }, ...(outcome.by !== undefined && { by: outcome.by }) }
    const torn = tornVerdict(op, outcome.row.data, view)
    if (torn) return { verdict: torn }
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

/** One's own member row was made by the hub when one joined: a device that brings its own says its name with it. */
function adapted(op: Op, stored: Stored | null, person: Person): Op {
  return op.entity === 'member' && op.kind === 'put' && op.rowId === person.id && stored ? { ...op, kind: 'patch', base: stored.row.ver, patch: { name: op.patch['name'] ?? stored.row.data['name'] ?? '' } } : op
}
