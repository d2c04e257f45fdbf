// The polluter pays: contacts x unit cost, charged to the product area that caused them. Pure. Definitions and formulas: docs/closed-loop.md.
import { REMEDIES, REMOVABLE, type CauseTree, type Remedy } from './causes.ts'

/** Contacts that are alike in all that a statement asks for; '' where there is none. */
export interface Tally {
  readonly month: string
  readonly areaId: string
  readonly causeId: string
  /** The product area that the learning names, where no root cause names one. */
  readonly heardAreaId: string
  readonly channel: string
  readonly remedy: string
  readonly contacts: number
}

/** What one contact costs: of one area or (null) all, by one channel or (null) all, from the beginning of a month. */
export interface UnitCost {
  readonly areaId: string | null
  readonly channel: string | null
  readonly fromMonth: string
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

export interface Money { readonly currency: string; readonly amount: number }

export interface Charged extends Tally {
  /** Who pays; null: nobody is known to have caused it. */
  readonly ownerId: string | null
  /** No root cause says so: it is the area that the learning names. */
  readonly presumed: boolean
  /** What the root cause says, else its cause; null: nobody has said what would make it go away. */
  readonly taken: Remedy | null
  readonly removable: boolean | null
  /** Cost of one contact; null: none is set. */
  readonly unit: Money | null
}

/** The owner: what the root cause names; else the area of its cause or of one above it; else, presumed, the area of the learning. */
export function charge(tally: Tally, tree: CauseTree, costs: readonly UnitCost[]): Charged {
  const named = tally.areaId || (tally.causeId && tree.areaOf(tally.causeId)) || null
  const ownerId = named ?? (tally.heardAreaId || null)
  const remedy = tally.remedy || (tally.causeId && tree.remedyOf(tally.causeId)) || null
  return { ...tally, ownerId, presumed: named === null && ownerId !== null, taken: remedy as Remedy | null, removable: remedy === null ? null : REMOVABLE.has(remedy), unit: unitCost(costs, ownerId, tally.channel || null, tally.month) }
}

/** The cost that says most: of the area and the channel, of the area, of the channel, of all; of several the one that began last. */
export function unitCost(costs: readonly UnitCost[], areaId: string | null, channel: string | null, month: string): Money | null {
  let best: UnitCost | null = null
  const weight = (cost: UnitCost) => (cost.areaId === null ? 0 : 2) + (cost.channel === null ? 0 : 1)
  for (const cost of costs) {
    if (cost.fromMonth > month || (cost.areaId !== null && cost.areaId !== areaId) || (cost.channel !== null && cost.channel !== channel)) continue
    if (best === null || weight(cost) > weight(best) || (weight(cost) === weight(best) && cost.fromMonth > best.fromMonth)) best = cost
  }
  return best && { currency: best.currency, amount: best.amount }
}

export interface Sum {
  readonly contacts: number
  /** Of those, charged because the learning names the area, without a root cause. */
  readonly presumed: number
  /** One sum per currency, in order of the codes: different currencies are never added up. */
  readonly amounts: readonly Money[]
  /** Contacts without a cost. */
  readonly unpriced: number
  /** Contacts that need not be. */
  readonly removable: number
  readonly removableAmounts: readonly Money[]
  /** Contacts of which nobody has said what would make them go away. */
  readonly undecided: number
}

export function sumOf(charged: readonly Charged[]): Sum {
  const count = (fits: (one: Charged) => boolean) => charged.reduce((sum, one) => sum + (fits(one) ? one.contacts : 0), 0)
  return {
    contacts: count(() => true),
    presumed: count(({ presumed }) => presumed),
    amounts: amountsOf(charged),
    unpriced: count(({ unit }) => unit === null),
    removable: count(({ removable }) => removable === true),
    removableAmounts: amountsOf(charged.filter(({ removable }) => removable)),
    undecided: count(({ removable }) => removable === null),
  }
}

/** In hundredths while it is added up, so that binary fractions do not show. */
function amountsOf(charged: readonly Charged[]): Money[] {
  const sums = new Map<string, number>()
  for (const { unit, contacts } of charged) if (unit) sums.set(unit.currency, (sums.get(unit.currency) ?? 0) + contacts * unit.amount)
  return [...sums].map(([currency, amount]) => ({ currency, amount: Math.round(amount * 100) / 100 })).toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** By cost, when all cost is in one currency and none is missing; else by contacts. The largest first. */
export function byWeight<T extends { readonly sum: Sum; readonly name: string }>(lines: readonly T[]): T[] {
  const currencies = new Set(lines.flatMap(({ sum }) => sum.amounts.map(({ currency }) => currency)))
  const comparable = currencies.size === 1 && lines.every(({ sum }) => sum.unpriced === 0)
  const cost = ({ sum }: T) => (comparable ? (sum.amounts[0]?.amount ?? 0) : 0)
  return lines.toSorted((a, b) => cost(b) - cost(a) || b.sum.contacts - a.sum.contacts || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** What is to be done about most of them; null when nobody has said. */
export function remedyOfMost(charged: readonly Charged[]): Remedy | null {
  const contacts = (remedy: Remedy) => charged.reduce((sum, one) => sum + (one.taken === remedy ? one.contacts : 0), 0)
  const [most] = REMEDIES.map((remedy) => ({ remedy, contacts: contacts(remedy) })).toSorted((a, b) => b.contacts - a.contacts)
  return most && most.contacts > 0 ? most.remedy : null
}

/** Removable contacts as a share of those that were decided upon; null when none was. */
export function removableShare({ contacts, removable, undecided }: Sum): number | null {
  return contacts === undecided ? null : removable / (contacts - undecided)
}
