// When a promise is due, across daylight saving and time zones; and the state that follows from the times.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueTimes, FOLLOW_UP_MOVES, FOLLOW_UP_STATES, isOverdue, shareOf, stateBefore, stateOf } from '../../shared/domain/follow-ups.ts'
import { zoneOf } from '../../shared/domain/meetings.ts'
import { officeOf } from '../../shared/domain/working-hours.ts'

const HOUR = 60 * 60 * 1000
const stockholm = zoneOf('Europe/Stockholm')
const at = (day: string, time: string, zone = stockholm) => zone.instantOf(day, time)
const office = officeOf({ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', timeZone: 'Europe/Stockholm' }, [{ day: '2026-05-01', lastDay: '2026-05-01' }])

describe('when a promise is due', () => {
  it('is 24 hours of real time later, also on the days when clocks change', () => {
    // clocks go forward on 29 March 2026, and back on 25 October
    expect(dueTimes(at('2026-03-28', '15:00'), 24, null).answerBy).toBe(at('2026-03-29', '16:00'))
    expect(dueTimes(at('2026-10-24', '15:00'), 24, null).answerBy).toBe(at('2026-10-25', '14:00'))
    expect(dueTimes(at('2026-03-04', '15:00'), 24, null)).toEqual({ answerBy: at('2026-03-05', '15:00'), resolveBy: at('2026-03-08', '15:00') })
  })

  it('is the same instant wherever it was promised and is looked at', () => {
    const auckland = zoneOf('Pacific/Auckland')
    expect(dueTimes(at('2026-03-05', '01:00', auckland), 24, null)).toEqual(dueTimes(at('2026-03-04', '13:00'), 24, null))
  })

  it('counts only the hours in which the office is open, where the workspace says so', () => {
    // Thursday 15:00, eight working hours: over the 1st of May and the weekend to Monday
    expect(dueTimes(at('2026-04-30', '15:00'), 8, office)).toEqual({ answerBy: at('2026-05-04', '15:00'), resolveBy: at('2026-05-07', '15:00') })
    // the weekend in which clocks change takes no hour from the office
    expect(dueTimes(at('2026-03-27', '15:00'), 8, office).answerBy).toBe(at('2026-03-30', '15:00'))
    // told at night: from the next morning on
    expect(dueTimes(at('2026-03-04', '23:30'), 8, office).answerBy).toBe(at('2026-03-05', '17:00'))
  })

  it('is never due before it was made, nor all of it before its first answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2024-01-01', '00:00'), max: at('2028-01-01', '00:00') }), fc.integer({ min: 1, max: 240 }), fc.boolean(), (from, hours, inOffice) => {
        const { answerBy, resolveBy } = dueTimes(from, hours, inOffice ? office : null)
        expect(answerBy).toBeGreaterThan(from)
        expect(resolveBy).toBeGreaterThan(answerBy)
        expect(answerBy - from).toBeGreaterThanOrEqual(hours * HOUR)
      }),
    )
  })
})

describe('the state of a promise', () => {
  const times = fc.record({ acknowledgedAt: fc.option(fc.nat()), resolvedAt: fc.option(fc.nat()), sharedAt: fc.option(fc.nat()) })

  it('follows from whatever times two devices leave, and an answer is never undone by an acknowledgement', () => {
    fc.assert(
      fc.property(times, (row) => {
        const state = stateOf(row)
        expect(FOLLOW_UP_STATES).toContain(state)
        expect(state === 'resolved' || state === 'shared').toBe(row.resolvedAt !== null)
        expect(stateOf({ ...row, acknowledgedAt: 1 }) === 'acknowledged').toBe(row.resolvedAt === null)
      }),
    )
  })

  it('goes back one legal step at a time', () => {
    fc.assert(
      fc.property(times, (row) => {
        const before = stateBefore(row)
        expect(before === null ? stateOf(row) === 'open' : FOLLOW_UP_MOVES[stateOf(row)].includes(before)).toBe(true)
      }),
    )
    expect(FOLLOW_UP_MOVES.open).not.toContain('shared')
  })
})

it('is overdue only while it is owed', () => {
  expect(isOverdue({ dueAt: 10, resolvedAt: null }, 11)).toBe(true)
  expect(isOverdue({ dueAt: 10, resolvedAt: null }, 10)).toBe(false)
  expect(isOverdue({ dueAt: 10, resolvedAt: 30 }, 40)).toBe(false)
})

it('is no share of nothing', () => {
  expect(shareOf({ kept: 0, of: 0 })).toBeNull()
  expect(shareOf({ kept: 9, of: 10 })).toBe(0.9)
})
