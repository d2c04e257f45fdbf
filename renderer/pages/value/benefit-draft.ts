// What is typed about a benefit, and what of it is said to the core: of an entry only what changed, so that one from before the workspace changed its currency is reworded without being counted anew.
import { v7 as uuid7 } from 'uuid'
import type { Benefit } from '../../../shared/contract/benefits.ts'
import { benefitProblem, COUNTED_IN, type BenefitKind, type BenefitProblem, type BenefitState, type Gainer } from '../../../shared/domain/benefits.ts'
import { today } from '../../days.ts'

/** `id`: of a new entry, so that saving again after a lost answer enters it once. */
export interface BenefitDraft { id: string; gainer: Gainer; kind: BenefitKind; hard: boolean; low: number | string; high: number | string; currency: string; unit: string; cost: number | string; rate: number | string; proof: string; link: string; measuredOn: string | null }

export const numeric = (value: number | string): number | null => (typeof value === 'number' ? value : null)

export function blank(state: BenefitState, own: string): BenefitDraft {
  const kind: BenefitKind = state === 'none' ? 'other' : 'contacts-avoided'
  return { id: uuid7(), gainer: 'customer', kind, hard: false, low: '', high: '', currency: state === 'none' ? '' : own, unit: '', cost: '', rate: '', proof: '', link: '', measuredOn: today() }
}

export const draftOf = ({ id, gainer, kind, hard, low, high, currency, unit, cost, rate, proof, learningId, readingId, measuredOn }: Benefit, own: string): BenefitDraft => ({
  id, gainer, kind, hard, low, high, currency: currency ?? (COUNTED_IN[kind] === 'either' ? '' : own), unit, cost: cost === 0 ? '' : cost, rate: rate ?? '', proof, link: learningId ? `learning:${learningId}` : readingId ? `reading:${readingId}` : '', measuredOn,
})

/** What the draft says, as the core takes it. */
export function saidBy(draft: BenefitDraft, state: BenefitState, own: string) {
  const { gainer, kind, hard, unit, proof, link, measuredOn } = draft
  if (state === 'none') return { gainer, kind: 'other' as const, hard: false, low: 0, high: 0, currency: null, unit: '', cost: 0, rate: null, proof, learningId: null, readingId: null, measuredOn: measuredOn ?? today() }
  const currency = COUNTED_IN[kind] === 'count' ? null : draft.currency.trim().toUpperCase() || null
  const high = numeric(draft.high) ?? 0
  return {
    gainer, kind, hard, low: state === 'realised' ? high : (numeric(draft.low) ?? 0), high, currency, unit: currency === null && kind !== 'contacts-avoided' ? unit.trim() : '',
    cost: currency === null ? 0 : (numeric(draft.cost) ?? 0), rate: currency === null || currency === own ? null : numeric(draft.rate), proof,
    learningId: link.startsWith('learning:') ? link.slice(9) : null, readingId: link.startsWith('reading:') ? link.slice(8) : null, measuredOn: measuredOn ?? today(),
  }
}

/** What differs from what the entry says. */
export function changesOf(draft: BenefitDraft, state: BenefitState, own: string, entry: Benefit): Partial<ReturnType<typeof saidBy>> {
  const before: Readonly<Record<string, unknown>> = saidBy(draftOf(entry, own), state, own)
  return Object.fromEntries(Object.entries(saidBy(draft, state, own)).filter(([field, value]) => value !== before[field]))
}

/** What does not go together, as core and hub see it; an entry that keeps its money is held to the currency that it was counted in. */
export function problemIn(draft: BenefitDraft, state: BenefitState, own: string, entry: Benefit | null): BenefitProblem | null {
  const said = saidBy(draft, state, own)
  const linked = said.learningId !== null || said.readingId !== null
  const changes = entry && changesOf(draft, state, own, entry)
  if (!entry || !changes || 'currency' in changes || 'rate' in changes) return benefitProblem({ state, ...said, rateTo: said.rate === null ? null : own }, own, linked)
  const { currency, rate, rateTo } = entry
  return benefitProblem({ state, ...said, currency, rate, rateTo }, rateTo ?? currency ?? own, linked)
}
