// Views of the ideas and their text: what is written is read the same, and whatever is typed is some view.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GAINERS } from '../../shared/domain/benefits.ts'
import { ageIn, isOver, LANES, ME, NONE, PLAIN_VIEW, quadrantOf, VIEW_KINDS, viewFrom, viewText, type IdeaView } from '../../shared/domain/idea-views.ts'
import { IDEA_SORTS, LENSES, STAGES } from '../../shared/domain/ideas.ts'

const id = fc.uuid()
const or = <T>(...of: fc.Arbitrary<T>[]) => fc.oneof(fc.constant(null), ...of)
const view: fc.Arbitrary<IdeaView> = fc.record({
  kind: fc.constantFrom(...VIEW_KINDS), lanes: or(fc.constantFrom(...LANES)), sort: fc.constantFrom(...IDEA_SORTS), text: fc.string({ unit: 'grapheme' }).map((text) => text.toWellFormed().trim()), stages: fc.subarray([...STAGES]), steps: fc.uniqueArray(id, { maxLength: 30 }).map((ids) => ids.toSorted()), mine: fc.boolean(),
  customerId: or(id), ownerId: or(id, fc.constantFrom(ME, NONE)), areaId: or(id, fc.constant(NONE)), gainer: or(fc.constantFrom(...GAINERS, NONE)), categoryId: or(id, fc.constant(NONE)), campaignId: or(id), leftOut: or(fc.constantFrom(...LENSES)),
})

describe('the text of a view', () => {
  test('says all of it, but lanes only of a board and the order only of a list', () => {
    fc.assert(fc.property(view, (one) => {
      expect(viewFrom(viewText(one))).toEqual({ ...one, lanes: one.kind === 'board' ? one.lanes : null, sort: one.kind === 'list' ? one.sort : 'newest' })
    }))
  })

  test('is the same for the same view, whatever the order in which its stages were chosen', () => {
    expect(viewText({ ...PLAIN_VIEW, stages: ['pilot', 'draft'] })).toBe(viewText({ ...PLAIN_VIEW, stages: ['draft', 'pilot'] }))
    expect(viewText(PLAIN_VIEW)).toBe('board')
  })

  test('can be anything: what is not understood is as usual, and it is a view again', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webQueryParameters().map((words) => `board/${words}`)), (text) => {
      const found = viewFrom(text)
      expect(viewFrom(viewText(found))).toEqual({ ...found, lanes: found.kind === 'board' ? found.lanes : null, sort: found.kind === 'list' ? found.sort : 'newest' })
    }))
    expect(viewFrom('▒▒▒')).toEqual(PLAIN_VIEW)
    expect(viewFrom('board/owner=<script>&stages=nowhere&lanes=mood&gainer=me')).toEqual(PLAIN_VIEW)
  })
})

const DAY = 24 * 60 * 60 * 1000

test.each([[0, 0], [6, 0], [7, 1], [29, 1], [30, 2], [89, 2], [90, 3], [4000, 3]])('after %d days an idea in review is of heat %d', (days, heat) => {
  expect(ageIn('in-review', 0, days * DAY)).toEqual({ days, heat })
})

test('an idea that rests is never hot, and one of the future is of today', () => {
  for (const stage of ['draft', 'measured', 'declined', 'parked', 'merged'] as const) expect(ageIn(stage, 0, 400 * DAY).heat).toBe(0)
  expect(ageIn('pilot', 10 * DAY, 0)).toEqual({ days: 0, heat: 0 })
})

test('a stage is over its limit with more than it should hold, not with as many', () => {
  expect([isOver({ total: 4, limit: 3 }), isOver({ total: 3, limit: 3 }), isOver({ total: 9, limit: null })]).toEqual([true, false, false])
})

test('much for little is a quick win; the lines between are of no quadrant', () => {
  expect([quadrantOf(5, 1), quadrantOf(4, 5), quadrantOf(2, 2), quadrantOf(1, 4), quadrantOf(3, 1), quadrantOf(5, 3)]).toEqual(['quick', 'big', 'fill', 'doubt', null, null])
})
