// Causes: the tree that they form, who answers for each, and what would make them go away. Pure. Definitions: docs/closed-loop.md.
import { dayOf } from './learnings.ts'

/**
 * What to do about a cause: make it impossible; let customers do it themselves; keep the contact and serve it better; or make more of what delights.
 * After the value-irritant matrix (Price and Jaffe, The Best Service Is No Service, 2008).
 */
export const REMEDIES = ['eliminate', 'self-serve', 'serve-better', 'delight'] as const
export type Remedy = (typeof REMEDIES)[number]
/** Contacts that need not be. */
export const REMOVABLE: ReadonlySet<string> = new Set<Remedy>(['eliminate', 'self-serve'])
/** Toyota's five whys (Ohno, 1988). */
export const WHYS = ['why1', 'why2', 'why3', 'why4', 'why5'] as const

export interface CauseNode {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly areaId: string | null
  readonly remedy: Remedy | null
}

export interface CauseTree<C extends CauseNode = CauseNode> {
  readonly all: readonly C[]
  readonly get: (id: string) => C | undefined
  /** From the root down to the cause itself. Two devices may each have put one of two causes under the other: such a circle ends where it began. */
  readonly path: (id: string) => readonly C[]
  /** Its own, or that of the nearest cause above it. */
  readonly areaOf: (id: string) => string | null
  readonly remedyOf: (id: string) => Remedy | null
  /** The cause and all below it. */
  readonly below: (id: string) => readonly string[]
}

export function causeTree<C extends CauseNode>(causes: readonly C[]): CauseTree<C> {
  const byId = new Map(causes.map((cause) => [cause.id, cause]))
  const children = Map.groupBy(causes, ({ parentId }) => parentId)
  const path = (id: string): C[] => {
    const up: C[] = []
    for (let at = byId.get(id); at && !up.includes(at); at = at.parentId === null ? undefined : byId.get(at.parentId)) up.push(at)
    return up.toReversed()
  }
  const nearest = <K extends 'areaId' | 'remedy'>(id: string, field: K): C[K] | null => path(id).findLast((cause) => cause[field] !== null)?.[field] ?? null
  const below = (id: string): string[] => {
    const found = [id]
    for (const one of found) for (const child of children.get(one) ?? []) if (!found.includes(child.id)) found.push(child.id)
    return found
  }
  return { all: causes, get: (id) => byId.get(id), path, areaOf: (id) => nearest(id, 'areaId'), remedyOf: (id) => nearest(id, 'remedy'), below }
}

/** `YYYY-MM` so many months later; before, when negative. */
export function monthAfter(month: string, months: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The calendar month of an instant where this computer is. */
export function monthOf(instant: number): string {
  return dayOf(instant).slice(0, 7)
}
