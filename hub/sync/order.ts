// Which groups of a push may be taken: in order, without gaps, each operation once (rules R3 to R5 of docs/sync.md).
import type { WireOp } from '../../shared/protocol.ts'

/** An operation that was answered. `before`: the version on which it was laid; `code`: why it was refused. */
export interface Known { opId: string; ver: number | null; before: number | null; code: string | null; params: string | null }

export interface Last { readonly n: number; readonly op: string | null }

export type Disorder = { readonly t: 'gap'; readonly n: number } | { readonly t: 'forked' }

/**
 * The groups that may be taken. A new operation must be the next by its number and follow the last one by its id (R4, R5); one that is known is
 * answered again whatever its number, and counts when it is the next (R3).
 */
export function inOrder(groups: readonly WireOp[][], known: ReadonlyMap<string, Known>, prev: string | null, from: Last): { groups: WireOp[][]; last: Last; problem: Disorder | null } {
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
export function groupsOf(ops: readonly WireOp[]): WireOp[][] {
  const groups: WireOp[][] = []
  for (const op of ops) {
    const last = groups.at(-1)
    if (last && op.txn !== undefined && last[0]!.txn === op.txn) last.push(op)
    else groups.push([op])
  }
  return groups
}
