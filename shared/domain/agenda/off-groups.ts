// What is not on, told once for many: items of one segment that the same rule keeps out stand together, and what they have in common is said above them.
import type { Reason } from '../../contract/meetings.ts'
import type { AgendaSegmentKey } from '../agenda-lists.ts'

/** So many of a group are named on paper; the others are counted. */
export const PARKED_ON_PAPER = 12

interface Off { readonly segment: AgendaSegmentKey; readonly reasons: readonly Reason[] }

export interface OffGroup<T extends Off> {
  readonly segment: AgendaSegmentKey
  /** What is true of all: first the rule that keeps them out. */
  readonly shared: readonly Reason[]
  /** In their order, each with what is true of it alone. */
  readonly items: readonly T[]
}

const keyOf = (reason: Reason | undefined) => JSON.stringify(reason ?? null)

/** Groups in the order of their first items. Of an item that stands alone, the first reason is the group's, the others are its own. */
export function offGroups<T extends Off>(items: readonly T[]): OffGroup<T>[] {
  return [...Map.groupBy(items, ({ segment, reasons }) => `${segment} ${keyOf(reasons[0])}`).values()].map((group) => {
    const [first] = group
    const others = group.slice(1).map(({ reasons }) => new Set(reasons.map(keyOf)))
    const shared = first!.reasons.filter((reason, index) => index === 0 || (others.length > 0 && others.every((own) => own.has(keyOf(reason)))))
    const told = new Set(shared.map(keyOf))
    return { segment: first!.segment, shared, items: group.map((item) => ({ ...item, reasons: item.reasons.filter((reason) => !told.has(keyOf(reason))) })) }
  })
}
