// The benefit ledger of an idea: expected and realised, in three columns, with evidence and whoever confirmed it (docs/pipeline.md).
import * as z from 'zod'
import { BENEFIT_KINDS, BENEFIT_STATES, GAINERS, LARGEST_BENEFIT } from '../domain/benefits.ts'
import { count, currency, day, id, instant, line, Named, noInput, text } from './fields.ts'
import { call } from './procedure.ts'

const amount = z.number().min(-LARGEST_BENEFIT, 'too-large').max(LARGEST_BENEFIT, 'too-large')

const fields = z.object({
  gainer: z.enum(GAINERS),
  kind: z.enum(BENEFIT_KINDS),
  hard: z.boolean(),
  low: amount,
  high: amount,
  currency: currency.nullable(),
  unit: line(40),
  cost: z.number().min(0, 'negative').max(LARGEST_BENEFIT, 'too-large'),
  /** How much of the workspace's currency one of `currency` is. Only for another currency. */
  rate: z.number().positive('not-positive').max(1e6, 'too-large').nullable(),
  proof: text,
  learningId: id.nullable(),
  readingId: id.nullable(),
  measuredOn: day,
})
export const BenefitInput = fields.extend({
  state: z.enum(BENEFIT_STATES),
  hard: fields.shape.hard.default(false),
  currency: fields.shape.currency.default(null),
  unit: fields.shape.unit.default(''),
  cost: fields.shape.cost.default(0),
  rate: fields.shape.rate.default(null),
  proof: fields.shape.proof.default(''),
  learningId: id.nullable().default(null),
  readingId: id.nullable().default(null),
  measuredOn: day.optional(),
})

export const Benefit = fields.extend({
  id,
  ideaId: id,
  state: z.enum(BENEFIT_STATES),
  currency: z.string().nullable(),
  unit: z.string(),
  /** The currency that the rate leads to. */
  rateTo: z.string().nullable(),
  proof: z.string(),
  learning: z.object({ id, text: z.string() }).nullable(),
  reading: z.object({ id, metric: z.string(), metricId: id, value: z.number(), readOn: z.string() }).nullable(),
  enteredBy: Named,
  /** Somebody else stands by what it says now. */
  confirmedBy: Named.nullable(),
  confirmedAt: instant.nullable(),
  /** What was confirmed is not what it says any more. */
  changedSince: z.boolean(),
  /** Of a none: something realised stands beside it, which counts. */
  outdone: z.boolean(),
  mine: z.boolean(),
  example: z.boolean(),
})
/** Only what is alike is added up: see ledgerSums in shared/domain/benefits.ts. */
export const LedgerSum = z.object({ gainer: z.enum(GAINERS), hard: z.boolean(), currency: z.string().nullable(), kind: z.enum(BENEFIT_KINDS).nullable(), unit: z.string(), entries: count, low: z.number(), high: z.number(), cost: z.number(), confirmed: z.number() })
export const BenefitLedger = z.object({
  ideaId: id,
  /** The workspace's own currency. */
  currency: z.string(),
  entries: z.array(Benefit),
  expected: z.array(LedgerSum),
  realised: z.array(LedgerSum),
  /** When it is to be measured; null while it is not implemented, or has been. */
  measureBy: instant.nullable(),
})
export const ToMeasure = z.object({ ideaId: id, title: z.string(), implementedAt: instant, dueAt: instant, owner: Named.nullable() })

const PROBLEMS = ['range-upside-down', 'one-value', 'currency-missing', 'not-money', 'unit-missing', 'cost-without-money', 'rate-missing', 'rate-not-needed', 'none-without-reason', 'none-with-value', 'proof-missing', 'unknown-learning', 'unknown-reading', 'date-in-future'] as const

export const benefits = {
  of: call(z.object({ ideaId: id }), BenefitLedger, ['unknown-idea']),
  /** A realised benefit takes the place of a `none`. With an `id`, asking again after a lost answer adds nothing twice. */
  add: call(BenefitInput.extend({ ideaId: id, id: id.optional() }), BenefitLedger, ['unknown-idea', 'benefit-there', ...PROBLEMS]),
  edit: call(z.object({ id, changes: fields.partial() }), BenefitLedger, ['unknown-benefit', ...PROBLEMS]),
  /** The last one of a measured idea stays. */
  delete: call(z.object({ id }), BenefitLedger, ['unknown-benefit', 'benefit-needed']),
  restore: call(z.object({ id }), BenefitLedger, ['unknown-benefit']),
  /** A champion or admin who did not enter it stands by what it says, or takes that back. */
  confirm: call(z.object({ id, confirmed: z.boolean() }), BenefitLedger, ['unknown-benefit', 'confirm-own', 'confirm-expected']),
  /** Implemented ideas that are to be measured, the first 50, the oldest first: one's own; for champions also those without an owner. */
  reminders: call(noInput, z.object({ count, ideas: z.array(ToMeasure) })),
}

export type Benefit = z.output<typeof Benefit>
export type BenefitInput = z.input<typeof BenefitInput>
export type BenefitLedger = z.output<typeof BenefitLedger>
export type LedgerLine = z.output<typeof LedgerSum>
