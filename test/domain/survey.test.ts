// Scores of surveys: by hand, and by their definitions.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFew, marginOf, scoreOf, SCORINGS } from '../../shared/domain/survey.ts'

describe('NPS', () => {
  test('is the share of promoters less the share of detractors', () => {
    // 5 promoters, 3 passives, 2 detractors of 10
    expect(scoreOf('nps', [9, 9, 10, 10, 9, 7, 8, 7, 0, 6])).toEqual({ value: 30, sampleSize: 10, variance: 6100 })
    expect(scoreOf('enps', [10, 0])).toMatchObject({ value: 0 })
    expect(scoreOf('nps', [8])).toEqual({ value: 0, sampleSize: 1, variance: 0 })
  })

  test('has the variance that theory gives: p + d - (p - d)²', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 200 }), (answers) => {
        const p = answers.filter((answer) => answer >= 9).length / answers.length
        const d = answers.filter((answer) => answer <= 6).length / answers.length
        const { value, variance } = scoreOf('nps', answers)
        expect(value).toBeCloseTo(100 * (p - d), 1)
        expect(variance).toBeCloseTo(10_000 * (p + d - (p - d) ** 2), 2)
      }),
    )
  })
})

test('CSAT is the share of fours and fives, CES the mean', () => {
  expect(scoreOf('csat', [5, 4, 3, 1])).toMatchObject({ value: 50, variance: 2500 })
  expect(scoreOf('ces', [7, 6, 6])).toMatchObject({ value: 6.33 })
})

test('the margin shrinks with the root of the answers', () => {
  expect(marginOf(6100, 10)).toBe(48.4)
  expect(marginOf(6100, 1000)).toBe(4.8)
  expect(marginOf(null, 1000)).toBeNull()
  expect(marginOf(6100, null)).toBeNull()
})

test('fewer than thirty answers are few', () => {
  expect([29, 30, null].map(isFew)).toEqual([true, false, false])
})

test('kinds that are not asked for have no scoring', () => {
  expect(Object.keys(SCORINGS).sort()).toEqual(['ces', 'csat', 'enps', 'nps'])
})
