// The order of promises, and what is overdue; and scores, which explain themselves.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueOf, overdueBefore, promisesOf } from '../../shared/domain/review.ts'
import { judgedBy, reasonsOf, scoreOf } from '../../shared/domain/scoring.ts'
import { HOUR_MS, OFFICE_HOURS, officeOf } from '../../shared/domain/working-hours.ts'
import { CRITERIA, SCORINGS, USUAL_RULES, weightsOf, weightsText, type Weights } from '../../shared/domain/workspace-rules.ts'

const rules = { answerHours: 24, decisionDays: 14 }
const office = officeOf({ ...OFFICE_HOURS, timeZone: 'Europe/Stockholm' }, [{ day: '2026-04-03', lastDay: '2026-04-06' }])
const awaited = ['answer', 'decision'] as const

describe('promises', () => {
  it('are the first answer until there is one, and then the decision', () => {
    const submittedAt = Date.UTC(2026, 2, 2, 9)
    expect(promisesOf(office, rules, { submittedAt, answeredAt: null })).toEqual({ awaits: 'answer', dueAt: Date.UTC(2026, 2, 5, 9), answerDueAt: Date.UTC(2026, 2, 5, 9), decisionDueAt: Date.UTC(2026, 2, 16, 16) })
    expect(promisesOf(office, rules, { submittedAt, answeredAt: submittedAt })).toMatchObject({ awaits: 'decision', dueAt: Date.UTC(2026, 2, 16, 16) })
  })

  it('are overdue for exactly what was handed in before one instant', () => {
    fc.assert(fc.property(fc.constantFrom(...awaited), fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }), fc.integer({ min: -40 * 24 * HOUR_MS, max: 0 }), (awaits, now, before) => {
      const edge = overdueBefore(awaits, office, rules, now)
      for (const submittedAt of [edge - 1, edge, now + before]) expect(dueOf(awaits, office, rules, submittedAt) < now).toBe(submittedAt < edge)
    }))
  })
})

const point = fc.integer({ min: 1, max: 5 })
const points = fc.record({ impact: point, reach: point, confidence: point, effort: point })
const weights = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).filter((all) => all.some((one) => one > 0)).map(([impact, reach, confidence, effort]): Weights => ({ impact, reach, confidence, effort }))

describe('a score', () => {
  it('is the weighted mean, RICE or ICE, from 0 to 100', () => {
    const best = { impact: 5, reach: 5, confidence: 5, effort: 1 }
    const worst = { impact: 1, reach: 1, confidence: 1, effort: 5 }
    expect(SCORINGS.map((scoring) => scoreOf(best, scoring, USUAL_RULES.weights))).toEqual([1000, 1000, 1000])
    expect(SCORINGS.map((scoring) => scoreOf(worst, scoring, USUAL_RULES.weights))).toEqual([0, 2, 8])
    const middling = { impact: 4, reach: 3, confidence: 2, effort: 3 }
    // (3 × 3 + 2 × 2 + 2 × 1 + 2 × 2) / (4 × 9); 3 × 4 × 2 / 3 / 125; 4 × 2 × 3 / 125
    expect(SCORINGS.map((scoring) => scoreOf(middling, scoring, USUAL_RULES.weights))).toEqual([528, 64, 192])
  })

  it('never falls when an idea gets better, and stays within its bounds', () => {
    fc.assert(fc.property(points, fc.constantFrom(...CRITERIA), fc.constantFrom(...SCORINGS), weights, (one, criterion, scoring, weight) => {
      const better = { ...one, [criterion]: criterion === 'effort' ? Math.max(1, one.effort - 1) : Math.min(5, one[criterion] + 1) }
      const [before, after] = [scoreOf(one, scoring, weight), scoreOf(better, scoring, weight)]
      expect(after).toBeGreaterThanOrEqual(before)
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBeLessThanOrEqual(1000)
    }))
  })

  it('tells where reviewers disagree, and what speaks for the idea', () => {
    const judged = judgedBy([{ impact: 5, reach: 3, confidence: 4, effort: 1 }, { impact: 4, reach: 3, confidence: 2, effort: 5 }])!
    expect(judged).toMatchObject({ reviews: 2, means: { impact: 4.5, reach: 3, confidence: 3, effort: 3 }, apart: ['effort', 'confidence'], ranges: { effort: [1, 5] } })
    expect(reasonsOf(judged.means, 'ice', USUAL_RULES.weights).map(({ criterion }) => criterion)).toEqual(['impact', 'confidence', 'effort'])
    expect(reasonsOf(judged.means, 'criteria', { impact: 1, reach: 0, confidence: 1, effort: 1 }).map(({ criterion }) => criterion)).toEqual(['impact', 'confidence', 'effort'])
    expect(judgedBy([])).toBeNull()
  })

  it('has weights that are stored as text and come back', () => {
    fc.assert(fc.property(weights, (weight) => {
      expect(weightsOf(weightsText(weight))).toEqual(weight)
    }))
  })
})
