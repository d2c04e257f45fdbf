// The evidence meter: what gives points, and what never does.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshnessOf, meterOf, MOST_EVIDENCE, STRENGTHS, type EvidenceFacts } from '../../shared/domain/evidence.ts'

const facts = (more: Partial<EvidenceFacts> = {}): EvidenceFacts => ({ learnings: 0, customers: 0, unnamed: false, quotes: 0, episodes: 0, readings: 0, ...more })
const some = fc.record({ learnings: fc.integer({ min: 1, max: 50 }), customers: fc.nat(30), unnamed: fc.boolean(), quotes: fc.nat(30), episodes: fc.nat(8), readings: fc.nat(8) })

describe('the evidence meter', () => {
  test.each<[string, Partial<EvidenceFacts>, number, string]>([
    ['nothing was heard', {}, 0, 'none'],
    ['numbers alone are no evidence for this idea', { readings: 4, episodes: 3 }, 0, 'none'],
    ['one voice', { learnings: 1, customers: 1 }, 1, 'thin'],
    ['many who gave no name are one voice', { learnings: 9, unnamed: true }, 1, 'thin'],
    ['one voice in their own words', { learnings: 1, customers: 1, quotes: 1, episodes: 1 }, 2, 'thin'],
    ['three customers', { learnings: 3, customers: 3 }, 3, 'some'],
    ['three customers, their words, a number that falls short', { learnings: 3, customers: 3, quotes: 3, readings: 1, episodes: 1 }, 6, 'strong'],
    ['six customers, their words, two episodes', { learnings: 6, customers: 6, quotes: 3, episodes: 2 }, 7, 'strong'],
    ['one customer is never more than some evidence, whatever the figures say', { learnings: 5, customers: 1, unnamed: true, quotes: 5, episodes: 3, readings: 4 }, 5, 'some'],
    ['everything', { learnings: 40, customers: 12, quotes: 3, episodes: 2, readings: 2 }, MOST_EVIDENCE, 'very-strong'],
  ])('%s', (_, more, points, strength) => {
    expect(meterOf(facts(more))).toEqual({ points, strength })
  })

  test('more of anything never makes it weaker, and it stays between 0 and 10', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('learnings' as const, 'customers' as const, 'quotes' as const, 'episodes' as const, 'readings' as const), (one, more) => {
        const [before, after] = [meterOf(one), meterOf({ ...one, [more]: one[more] + 1 })]
        expect(after.points).toBeGreaterThanOrEqual(before.points)
        expect(STRENGTHS.indexOf(after.strength)).toBeGreaterThanOrEqual(STRENGTHS.indexOf(before.strength))
        expect(after.points).toBeLessThanOrEqual(MOST_EVIDENCE)
      }),
    )
  })

  test('the same customer again is one voice, and their tenth quote no more than their third', () => {
    expect(meterOf(facts({ learnings: 10, customers: 1, quotes: 10 })).points).toBe(meterOf(facts({ learnings: 3, customers: 1, quotes: 3 })).points)
  })

  test.each([
    [null, null],
    ['2026-11-22', 'fresh'],
    ['2026-08-24', 'fresh'],
    ['2026-08-23', 'ageing'],
    ['2025-11-22', 'ageing'],
    ['2025-11-21', 'old'],
  ])('heard last on %s, it is %s', (newestOn, freshness) => {
    expect(freshnessOf(newestOn, '2026-11-22')).toBe(freshness)
  })
})
