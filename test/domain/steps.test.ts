// Where an idea may go, with steps within the stages: what leads on comes first, as whoever opens a menu and presses Enter expects.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalMoves, STAGES } from '../../shared/domain/ideas.ts'
import { nextStep, placeKey, STEPPED_STAGES, waysFrom, type Place } from '../../shared/domain/steps.ts'

const STEPS: Readonly<Record<string, readonly string[]>> = { 'in-review': ['technical', 'legal'], approved: ['planned'] }
const ALL: readonly Place[] = STAGES.flatMap((stage) => [null, ...(STEPS[stage] ?? [])].map((stepId) => ({ stage, stepId })))
const ways = (here: Place) => waysFrom(here, ALL, legalMoves(here.stage)).map(placeKey)

describe('the ways from where an idea stands', () => {
  test('are those of the pipeline, each stage before its steps, back to Draft last', () => {
    expect(ways({ stage: 'submitted', stepId: null })).toEqual(['in-review', 'in-review:technical', 'in-review:legal', 'approved', 'approved:planned', 'pilot', 'parked', 'declined', 'draft'])
  })

  test('begin with what comes next in the same stage, then what it has passed there', () => {
    const on = ['approved', 'approved:planned', 'pilot', 'parked', 'declined', 'submitted']
    expect(ways({ stage: 'in-review', stepId: null })).toEqual(['in-review:technical', 'in-review:legal', ...on])
    expect(ways({ stage: 'in-review', stepId: 'technical' })).toEqual(['in-review:legal', 'in-review', ...on])
    expect(ways({ stage: 'in-review', stepId: 'legal' })).toEqual(['in-review', 'in-review:technical', ...on])
  })

  test('never lead to where it stands, nor anywhere twice, nor to a stage that has no way there', () => {
    fc.assert(fc.property(fc.constantFrom(...ALL), (here) => {
      const found = waysFrom(here, ALL, legalMoves(here.stage))
      expect(found.map(placeKey)).not.toContain(placeKey(here))
      expect(new Set(found.map(placeKey)).size).toBe(found.length)
      for (const { stage } of found) expect([here.stage, ...legalMoves(here.stage)]).toContain(stage)
    }))
  })
})

test('the next step is the first of the stage, then one after the other, and none behind the last', () => {
  expect([null, 'a', 'b', 'c'].map((stepId) => nextStep(['a', 'b', 'c'], stepId))).toEqual(['a', 'b', 'c', null])
  expect(nextStep([], null)).toBeNull()
})

test('what is only begun, declined or merged has no steps', () => {
  expect(STAGES.filter((stage) => !STEPPED_STAGES.includes(stage))).toEqual(['draft', 'declined', 'merged'])
})
