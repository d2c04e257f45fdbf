// The rules of the pipeline, as tables of cases and as properties.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalMoves, missingAnswers, moveProblem, QUESTIONS, STAGES, type Question, type Stage } from '../../shared/domain/ideas.ts'

const ANSWERED = { answers: { customers: 'All who pay by invoice', delight: 'They are done in one minute' }, affected: 0 }
const OPEN = STAGES.filter((stage) => stage !== 'merged')

describe('the two required answers', () => {
  const cases: [string, { answers: Partial<Record<Question, string>>; affected: number }, Question[]][] = [
    ['nothing', { answers: {}, affected: 0 }, ['customers', 'delight']],
    ['blanks only', { answers: { customers: '  ', delight: '\n' }, affected: 0 }, ['customers', 'delight']],
    ['customers picked, no delight', { answers: {}, affected: 2 }, ['delight']],
    ['delight only', { answers: { delight: 'Because' }, affected: 0 }, ['customers']],
    ['customers in words', { answers: { customers: 'Everybody', delight: 'Because' }, affected: 0 }, []],
    ['the optional five only', { answers: { who: 'a', problem: 'b', benefit: 'c', evidence: 'd', experience: 'e' }, affected: 0 }, ['customers', 'delight']],
  ]
  it.each(cases)('with %s', (_, idea, missing) => expect(missingAnswers(idea)).toEqual(missing))

  it('are all that is required, whatever else is written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...QUESTIONS), fc.string()), fc.nat(3), (answers, affected) => {
        const missing = missingAnswers({ answers, affected })
        expect(missing.every((question) => question === 'customers' || question === 'delight')).toBe(true)
        expect(missingAnswers({ answers: { ...answers, customers: 'a', delight: 'b' }, affected })).toEqual([])
      }),
    )
  })
})

describe('moves', () => {
  it('lead from every open stage back to the pipeline, and nowhere out of merged', () => {
    const reach = (from: Stage) => {
      const seen = new Set<Stage>([from])
      for (const stage of seen) for (const next of legalMoves(stage)) seen.add(next)
      return seen
    }
    for (const stage of OPEN) expect([...reach(stage)]).toContain('measured')
    expect(legalMoves('merged')).toEqual([])
    expect(STAGES.filter((stage) => legalMoves(stage).includes('merged'))).toEqual([])
  })

  it('never stay where the idea is', () => {
    for (const stage of STAGES) expect(moveProblem(stage, stage, 'why not', ANSWERED)).toBe('illegal-move')
  })

  it('out of draft go to submitted only, and only with both answers', () => {
    expect(legalMoves('draft')).toEqual(['submitted'])
    expect(moveProblem('draft', 'submitted', '', { answers: { customers: 'All' }, affected: 1 })).toBe('answers-missing')
    expect(moveProblem('draft', 'submitted', '', ANSWERED)).toBeNull()
  })

  it('to declined need a reason from wherever they start', () => {
    const from = STAGES.filter((stage) => legalMoves(stage).includes('declined'))
    expect(from).toEqual(['submitted', 'in-review', 'approved', 'pilot', 'parked'])
    for (const stage of from) {
      expect(moveProblem(stage, 'declined', ' \n', ANSWERED)).toBe('reason-missing')
      expect(moveProblem(stage, 'declined', 'It would slow everybody down', ANSWERED)).toBeNull()
    }
  })

  it('are legal exactly when the table says so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...STAGES), fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''), (from, to, reason) => {
        expect(moveProblem(from, to, reason, { ...ANSWERED, proven: true }) === null).toBe(legalMoves(from).includes(to))
      }),
    )
  })
})
