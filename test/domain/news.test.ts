// When something was seen: by the hub's count where there is one, by the time elsewhere. And what is told once.
import { expect, it } from 'vitest'
import { isSeen, LATE_MS, movesAtOnce } from '../../shared/domain/news.ts'

const at = 1_000_000_000_000
const mark = { seenAt: at, upTo: 50, ver: 60 }

it('goes by the hub’s version: what came later is new, though it was written before', () => {
  expect(isSeen({ at: at - 1000, ver: 50 }, mark)).toBe(true)
  expect(isSeen({ at: at - 1000, ver: 51 }, mark)).toBe(false)
  expect(isSeen({ at: at + 1000, ver: 49 }, mark)).toBe(true)
})

it('takes what was changed long afterwards for seen', () => {
  expect(isSeen({ at: at - LATE_MS, ver: 99 }, mark)).toBe(true)
  expect(isSeen({ at: at - LATE_MS + 1, ver: 99 }, mark)).toBe(false)
})

it('goes by the time where the hub has counted neither, or its history is another', () => {
  for (const one of [{ ...mark, upTo: 0 }, { ...mark, upTo: null }, { ...mark, ver: 40 }]) {
    expect(isSeen({ at, ver: 99 }, one)).toBe(true)
    expect(isSeen({ at: at + 1, ver: 1 }, one)).toBe(false)
  }
  expect(isSeen({ at, ver: 0 }, mark)).toBe(true)
  expect(isSeen({ at: at + 1, ver: 0 }, mark)).toBe(false)
  expect(isSeen({ at: 0, ver: 1 }, { seenAt: null, upTo: null, ver: 0 })).toBe(false)
})

it('tells a move to a stage and a step at once as one, and what is not one act as it is', () => {
  const step = { id: 'step', ver: 11, about: 'idea:1', byId: 'bo', step: { name: 'Legal', stage: 'in-review' } } as const
  const move = { id: 'move', ver: 12, about: 'idea:1', byId: 'bo', stage: 'in-review' } as const
  expect(movesAtOnce([move, step])).toEqual([{ ...move, step: step.step }])
  // a conflict about the step was counted between them
  expect(movesAtOnce([step, { ...move, ver: 13 }])).toEqual([{ ...move, ver: 13, step: step.step }])
  for (const other of [{ ...move, ver: 14 }, { ...move, ver: 10 }, { ...move, about: 'idea:2' }, { ...move, byId: 'cy' }, { ...move, partId: 'x' }, { ...move, stage: 'approved' as const }]) expect(movesAtOnce([other, step])).toEqual([other, step])
})
