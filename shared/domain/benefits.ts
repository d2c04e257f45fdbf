// The benefit ledger: what an idea was expected to bring and what it brought, for customers, employees and the bottom line. Pure. Definitions: docs/pipeline.md.

/** The three columns, in their order. Source: practices.md 1c, "exactly three benefit columns". */
export const GAINERS = ['customer', 'employee', 'bottom-line'] as const
export type Gainer = (typeof GAINERS)[number]
/** `none`: somebody looked, and there was no benefit. */
export const BENEFIT_STATES = ['expected', 'realised', 'none'] as const
export type BenefitState = (typeof BENEFIT_STATES)[number]
/** Source: product.md, Vocabulary. */
export const BENEFIT_KINDS = ['revenue', 'cost-saved', 'contacts-avoided', 'retention', 'metric-points', 'other'] as const
export type BenefitKind = (typeof BENEFIT_KINDS)[number]
/** What a value is counted in: `money` always, `count` never in money; else as whoever enters it says. */
export const COUNTED_IN: Readonly<Record<BenefitKind, 'money' | 'count' | 'either'>> = { revenue: 'money', 'cost-saved': 'money', 'contacts-avoided': 'count', retention: 'either', 'metric-points': 'count', other: 'either' }
/** Largest value and cost of one entry, either way. */
export const LARGEST_BENEFIT = 1e9
/** Days after which the benefit of an implemented idea is to be measured. Source: practices.md 3, 11. */
export const MEASURE_AFTER_DAYS = 90

/** What is said of a benefit. Values are those of the first twelve months. */
export interface BenefitTerms {
  readonly state: BenefitState
  readonly gainer: Gainer
  readonly kind: BenefitKind
  /** Countable in the books; soft otherwise. The two are never added up. */
  readonly hard: boolean
  /** The least and the most; the same when it is one value. */
  readonly low: number
  readonly high: number
  /** ISO 4217; null: it is a number of `unit`. */
  readonly currency: string | null
  readonly unit: string
  /** What it costs to serve in the same time and currency; 0 where the value is no money. */
  readonly cost: number
  /** How much of `rateTo` one of `currency` is; null: it is in the workspace's own. */
  readonly rate: number | null
  readonly rateTo: string | null
  /** Why one believes it, or what one saw. */
  readonly proof: string
}

export type BenefitProblem = 'range-upside-down' | 'one-value' | 'currency-missing' | 'not-money' | 'unit-missing' | 'cost-without-money' | 'rate-missing' | 'rate-not-needed' | 'none-without-reason' | 'none-with-value' | 'proof-missing'

/** Fields that a confirmation is about: when one changes it falls away. */
export const CONFIRMED_FIELDS = ['state', 'gainer', 'kind', 'hard', 'low', 'high', 'currency', 'unit', 'cost', 'rate', 'rateTo'] as const satisfies readonly (keyof BenefitTerms)[]

/** The field that a problem is about. */
export const PROBLEM_FIELD: Readonly<Record<BenefitProblem, string>> = {
  'range-upside-down': 'high', 'one-value': 'high', 'currency-missing': 'currency', 'not-money': 'currency', 'unit-missing': 'unit', 'cost-without-money': 'cost', 'rate-missing': 'rate', 'rate-not-needed': 'rate', 'none-without-reason': 'proof', 'none-with-value': 'low', 'proof-missing': 'proof',
}

/** What does not go together, or null. `own`: the workspace's currency. `linked`: a learning or a reading is named as evidence. */
export function benefitProblem(terms: BenefitTerms, own: string, linked: boolean): BenefitProblem | null {
  const { state, kind, low, high, currency, unit, cost, proof } = terms
  if (state === 'none') return low !== 0 || high !== 0 || cost !== 0 || currency !== null ? 'none-with-value' : proof.trim() ? null : 'none-without-reason'
  if (low > high) return 'range-upside-down'
  if (state === 'realised' && low !== high) return 'one-value'
  if (COUNTED_IN[kind] === 'money' && currency === null) return 'currency-missing'
  if (COUNTED_IN[kind] === 'count' && currency !== null) return 'not-money'
  if (currency === null && COUNTED_IN[kind] === 'either' && !unit.trim()) return 'unit-missing'
  if (currency === null && cost !== 0) return 'cost-without-money'
  const rates = rateProblem(terms, own)
  if (rates) return rates
  return state === 'realised' && !proof.trim() && !linked ? 'proof-missing' : null
}

/** A foreign currency needs the rate it was counted with, to the workspace's own; its own needs none. */
export function rateProblem({ currency, rate, rateTo }: Pick<BenefitTerms, 'currency' | 'rate' | 'rateTo'>, own: string): 'rate-missing' | 'rate-not-needed' | null {
  if (currency === null || currency === own) return rate === null && rateTo === null ? null : 'rate-not-needed'
  return rate !== null && rateTo === own ? null : 'rate-missing'
}

/** What was confirmed, as text: it counts as long as the entry still says the same. */
export function termsText(terms: Pick<BenefitTerms, (typeof CONFIRMED_FIELDS)[number]>): string {
  return JSON.stringify(CONFIRMED_FIELDS.map((field) => terms[field]))
}

/** Codes of the catalogue: whoever entered an entry does not confirm it, and an expectation is not confirmed. */
export function confirmProblem(by: string, entry: { readonly enteredById: string; readonly state: BenefitState }): 'confirm-own' | 'confirm-expected' | null {
  if (entry.state === 'expected') return 'confirm-expected'
  return by === entry.enteredById ? 'confirm-own' : null
}

/** Whether what was looked at afterwards is said: a realised benefit, or an honest none. */
export const isProof = (state: unknown): boolean => state === 'realised' || state === 'none'

/** Of an honest none: something realised stands beside it, entered apart from it on another device. It counts for nothing then, until one of the two is deleted. */
export const isOutdone = (state: BenefitState, beside: readonly BenefitState[]): boolean => state === 'none' && beside.includes('realised')

/** Whether what hangs on an idea must stay because of where it stands. */
export const needsProof = (stage: string): boolean => stage === 'measured'

/** What is added up of an entry: all but its words. */
export interface LedgerEntry extends Omit<BenefitTerms, 'proof'> { readonly confirmed: boolean }

/** One line of the ledger: only what is alike is added up. */
export interface LedgerSum {
  readonly gainer: Gainer
  readonly hard: boolean
  /** ISO 4217 of money; null: a number of `unit`. */
  readonly currency: string | null
  /** The kind, where it is no money: contacts are not added to points. */
  readonly kind: BenefitKind | null
  readonly unit: string
  readonly entries: number
  readonly low: number
  readonly high: number
  readonly cost: number
  /** Of the value, net of cost, what somebody else confirmed. */
  readonly confirmed: number
}

const round = (value: number): number => Math.round(value * 100) / 100

/** An entry in the currency it counts in. */
export function inOwn({ low, high, cost, currency, rate, rateTo }: Omit<BenefitTerms, 'proof'>): { currency: string | null; low: number; high: number; cost: number } {
  return rate === null ? { currency, low, high, cost } : { currency: rateTo, low: round(low * rate), high: round(high * rate), cost: round(cost * rate) }
}

/**
 * Sums of entries in one state: by column, soft and hard apart, money by currency (different currencies are never added up), everything else by kind and unit.
 * Net is `low - cost` to `high - cost`. In the order of the columns, hard first, money first.
 */
export function ledgerSums(entries: readonly LedgerEntry[], state: BenefitState): LedgerSum[] {
  type Lines = Map<string, { -readonly [F in keyof LedgerSum]: LedgerSum[F] }>
  const columns = new Map<Gainer, { readonly hard: Lines; readonly soft: Lines }>()
  for (const entry of entries) {
    if (entry.state !== state) continue
    const { gainer, hard } = entry
    const { currency, low, high, cost } = inOwn(entry)
    let column = columns.get(gainer)
    if (!column) columns.set(gainer, (column = { hard: new Map(), soft: new Map() }))
    const lines = hard ? column.hard : column.soft
    // no currency has a space
    const line = currency ?? `${entry.kind} ${entry.unit}`
    let sum = lines.get(line)
    if (!sum) lines.set(line, (sum = { gainer, hard, currency, ...(currency === null ? { kind: entry.kind, unit: entry.unit } : { kind: null, unit: '' }), entries: 0, low: 0, high: 0, cost: 0, confirmed: 0 }))
    sum.entries += 1
    sum.low = round(sum.low + low)
    sum.high = round(sum.high + high)
    sum.cost = round(sum.cost + cost)
    if (entry.confirmed) sum.confirmed = round(sum.confirmed + (high - cost))
  }
  const sums = [...columns.values()].flatMap(({ hard, soft }) => [...hard.values(), ...soft.values()])
  const rank = ({ gainer, hard, currency }: LedgerSum) => GAINERS.indexOf(gainer) * 4 + (hard ? 0 : 2) + (currency === null ? 1 : 0)
  const name = ({ currency, kind, unit }: LedgerSum) => `${currency ?? kind} ${unit}`
  return sums.toSorted((a, b) => rank(a) - rank(b) || (name(a) < name(b) ? -1 : 1))
}
