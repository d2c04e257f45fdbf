// The benefit ledger's rules: what goes together in an entry, what is added up and what never is.
import { describe, expect, it, test } from 'vitest'
import * as fc from 'fast-check'
import { BENEFIT_KINDS, benefitProblem, confirmProblem, CONFIRMED_FIELDS, GAINERS, inOwn, ledgerSums, termsText, type BenefitTerms, type LedgerEntry } from '../../shared/domain/benefits.ts'
import { moveProblem } from '../../shared/domain/ideas.ts'

const terms = (more: Partial<BenefitTerms> = {}): BenefitTerms => ({ state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 100, high: 100, currency: 'EUR', unit: '', cost: 0, rate: null, rateTo: null, proof: 'The invoices of May', ...more })
const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({ ...terms(), confirmed: false, ...more })

describe('an entry', () => {
  test.each<[string, Partial<BenefitTerms>, string | null]>([
    ['saved cost with its evidence', {}, null],
    ['an expected range without evidence', { state: 'expected', low: 10, high: 90, proof: '' }, null],
    ['an expected range upside down', { state: 'expected', low: 90, high: 10 }, 'range-upside-down'],
    ['a realised range', { low: 1, high: 2 }, 'one-value'],
    ['revenue without a currency', { kind: 'revenue', currency: null }, 'currency-missing'],
    ['contacts in money', { kind: 'contacts-avoided' }, 'not-money'],
    ['contacts counted', { kind: 'contacts-avoided', currency: null }, null],
    ['points counted', { kind: 'metric-points', currency: null, unit: 'NPS' }, null],
    ['something else, without saying what', { kind: 'other', currency: null }, 'unit-missing'],
    ['hours', { kind: 'other', currency: null, unit: 'hours' }, null],
    ['hours with a cost', { kind: 'other', currency: null, unit: 'hours', cost: 5 }, 'cost-without-money'],
    ['a loss: it costs more to serve than it brings', { low: 5, high: 5, cost: 10 }, null],
    ['a foreign currency without a rate', { currency: 'SEK' }, 'rate-missing'],
    ['a foreign currency with a rate to another', { currency: 'SEK', rate: 0.09, rateTo: 'USD' }, 'rate-missing'],
    ['a foreign currency with its rate', { currency: 'SEK', rate: 0.09, rateTo: 'EUR' }, null],
    ['its own currency with a rate', { rate: 2, rateTo: 'EUR' }, 'rate-not-needed'],
    ['a rate of something that is no money', { kind: 'other', unit: 'hours', currency: null, rate: 2, rateTo: 'EUR' }, 'rate-not-needed'],
    ['no evidence', { proof: ' ' }, 'proof-missing'],
    ['an honest none', { state: 'none', kind: 'other', low: 0, high: 0, currency: null, proof: 'Nobody used it' }, null],
    ['a none without a reason', { state: 'none', kind: 'other', low: 0, high: 0, currency: null, proof: '' }, 'none-without-reason'],
    ['a none with a value', { state: 'none', kind: 'other', low: 3, high: 3, currency: null, proof: 'Nobody used it' }, 'none-with-value'],
  ])('%s', (_, more, problem) => {
    expect(benefitProblem(terms(more), 'EUR', false)).toBe(problem)
  })

  it('needs no sentence when a learning or a reading shows it', () => {
    expect(benefitProblem(terms({ proof: '' }), 'EUR', true)).toBeNull()
  })

  it('counts in the workspace’s currency by the rate that is stated with it', () => {
    expect(inOwn(terms({ currency: 'SEK', low: 1000, high: 2000, cost: 100, rate: 0.0901, rateTo: 'EUR' }))).toEqual({ currency: 'EUR', low: 90.1, high: 180.2, cost: 9.01 })
  })
})

describe('a confirmation', () => {
  it('is somebody else’s, and of what was looked at afterwards', () => {
    expect(confirmProblem('ada', { enteredById: 'bo', state: 'realised' })).toBeNull()
    expect(confirmProblem('ada', { enteredById: 'bo', state: 'none' })).toBeNull()
    expect(confirmProblem('bo', { enteredById: 'bo', state: 'realised' })).toBe('confirm-own')
    expect(confirmProblem('ada', { enteredById: 'bo', state: 'expected' })).toBe('confirm-expected')
  })

  it('is of everything that is counted: any of it changed says something else', () => {
    const other: Partial<BenefitTerms> = { state: 'expected', gainer: 'customer', kind: 'revenue', hard: false, low: 1, high: 2, currency: 'SEK', unit: 'h', cost: 1, rate: 2, rateTo: 'SEK' }
    for (const field of CONFIRMED_FIELDS) expect(termsText({ ...terms(), [field]: other[field] })).not.toBe(termsText(terms()))
    expect(termsText(terms({ proof: 'Told in other words' }))).toBe(termsText(terms()))
  })
})

describe('what is added up', () => {
  it('is net of what it costs to serve, and what is confirmed is told apart', () => {
    expect(ledgerSums([entry({ cost: 30, confirmed: true }), entry({ low: 5, high: 5, cost: 10 })], 'realised')).toEqual([{ gainer: 'bottom-line', hard: true, currency: 'EUR', kind: null, unit: '', entries: 2, low: 105, high: 105, cost: 40, confirmed: 70 }])
  })

  it('never mixes hard and soft, columns, currencies, kinds or units', () => {
    const different = [entry(), entry({ hard: false }), entry({ gainer: 'customer' }), entry({ currency: 'SEK' }), entry({ kind: 'contacts-avoided', currency: null }), entry({ kind: 'metric-points', currency: null, unit: 'NPS' }), entry({ kind: 'metric-points', currency: null, unit: 'CSAT' })]
    const sums = ledgerSums(different, 'realised')
    expect(sums).toHaveLength(different.length)
    expect(sums.every(({ entries }) => entries === 1)).toBe(true)
    expect(ledgerSums(different, 'expected')).toEqual([])
  })

  it('is the same in whatever order it was entered, and loses nothing', () => {
    const anyEntry = fc.record({ gainer: fc.constantFrom(...GAINERS), kind: fc.constantFrom(...BENEFIT_KINDS), hard: fc.boolean(), currency: fc.constantFrom(null, 'EUR', 'SEK'), unit: fc.constantFrom('', 'hours'), cents: fc.integer({ min: -1e6, max: 1e6 }) })
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 30 }), (drawn) => {
        const entries = drawn.map(({ cents, ...more }) => entry({ ...more, low: cents / 100, high: cents / 100 }))
        const sums = ledgerSums(entries, 'realised')
        expect(ledgerSums(entries.toReversed(), 'realised')).toEqual(sums)
        expect(sums.reduce((total, { entries: n }) => total + n, 0)).toBe(entries.length)
        expect(Math.round(sums.reduce((total, { high }) => total + high * 100, 0))).toBe(drawn.reduce((total, { cents }) => total + cents, 0))
      }),
    )
  })
})

it('an idea becomes Measured only with what was measured', () => {
  const answered = { answers: {}, affected: 1 }
  expect(moveProblem('implemented', 'measured', '', answered)).toBe('benefit-missing')
  expect(moveProblem('implemented', 'measured', '', { ...answered, proven: true })).toBeNull()
  expect(moveProblem('approved', 'measured', '', { ...answered, proven: true })).toBe('illegal-move')
})
