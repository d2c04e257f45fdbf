// Promises in working hours: over nights, weekends, free days, daylight saving and time zones.
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, weekdayOf, zoneOf } from '../../shared/domain/meetings.ts'
import { HOUR_MS, isOffice, OFFICE_HOURS, officeOf, type OfficeHours } from '../../shared/domain/working-hours.ts'

const at = (zone: string, text: string) => zoneOf(zone).instantOf(text.slice(0, 10), text.slice(11))
const shown = (zone: string, instant: number) => new Date(instant + zoneOf(zone).offsetAt(instant)).toISOString().slice(0, 16).replace('T', ' ')
const usual = (timeZone: string): OfficeHours => ({ ...OFFICE_HOURS, timeZone })

describe('a promise of 24 working hours, nine to five', () => {
  const zone = 'Europe/Stockholm'
  const easter = [{ day: '2026-04-03', lastDay: '2026-04-06' }]
  test.each([
    ['of a Monday morning is due on Thursday morning', '2026-03-02 10:00', '2026-03-05 10:00'],
    ['of a Friday afternoon skips the weekend', '2026-03-06 16:00', '2026-03-11 16:00'],
    ['of a Saturday begins on Monday', '2026-03-07 12:00', '2026-03-11 17:00'],
    ['of the evening begins in the morning', '2026-03-02 20:00', '2026-03-05 17:00'],
    ['of the early morning begins when the office opens', '2026-03-02 06:00', '2026-03-04 17:00'],
    ['over Easter skips the four free days', '2026-04-02 09:00', '2026-04-08 17:00'],
    ['over the night that loses an hour loses none', '2026-03-27 10:00', '2026-04-01 10:00'],
    ['over the night that gains an hour gains none', '2026-10-23 10:00', '2026-10-28 10:00'],
  ])('%s', (_words, start, due) => {
    expect(shown(zone, officeOf(usual(zone), easter).dueAfter(at(zone, start), 24 * HOUR_MS))).toBe(due)
  })

  it('is another instant in another zone', () => {
    const start = Date.UTC(2026, 2, 2, 16)
    expect(new Date(officeOf(usual('America/Los_Angeles')).dueAfter(start, HOUR_MS)).toISOString()).toBe('2026-03-02T18:00:00.000Z')
    expect(new Date(officeOf(usual('Asia/Tokyo')).dueAfter(start, HOUR_MS)).toISOString()).toBe('2026-03-03T01:00:00.000Z')
  })
})

describe('an office that is open day and night', () => {
  const whole: OfficeHours = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', timeZone: 'Europe/Stockholm' }

  it('counts the 23 and the 25 hours of the days on which the clocks change', () => {
    const office = officeOf(whole)
    expect(office.between(at(whole.timeZone, '2026-03-29 00:00'), at(whole.timeZone, '2026-03-30 00:00'))).toBe(23 * HOUR_MS)
    expect(office.between(at(whole.timeZone, '2026-10-25 00:00'), at(whole.timeZone, '2026-10-26 00:00'))).toBe(25 * HOUR_MS)
    expect(office.dueAfter(Date.UTC(2026, 2, 28, 12), 24 * HOUR_MS)).toBe(Date.UTC(2026, 2, 29, 12))
  })

  it('has no hours on a day that its zone left out', () => {
    const samoa = officeOf({ ...whole, timeZone: 'Pacific/Apia' })
    expect(samoa.between(at('Pacific/Apia', '2011-12-29 00:00'), at('Pacific/Apia', '2012-01-01 00:00'))).toBe(48 * HOUR_MS)
  })
})

describe('a promise in days', () => {
  const zone = 'Europe/Stockholm'
  it('is due when the office closes on that day, or on the next that it is open', () => {
    const office = officeOf(usual(zone), [{ day: '2026-03-16', lastDay: '2026-03-16' }])
    expect(shown(zone, office.dueAfterDays(at(zone, '2026-03-03 08:00'), 14))).toBe('2026-03-17 17:00')
    expect(shown(zone, office.dueAfterDays(at(zone, '2026-03-01 23:30'), 14))).toBe('2026-03-17 17:00')
    expect(shown(zone, office.dueAfterDays(at(zone, '2026-02-28 12:00'), 14))).toBe('2026-03-17 17:00')
  })
})

describe('hours that are none', () => {
  it('are known as such', () => {
    expect(isOffice(usual('UTC'))).toBe(true)
    expect(isOffice({ ...usual('UTC'), weekdays: [] })).toBe(false)
    expect(isOffice({ ...usual('UTC'), from: '17:00', to: '09:00' })).toBe(false)
    expect(isOffice({ ...usual('UTC'), from: '09:00', to: '09:00' })).toBe(false)
    expect(isOffice({ ...usual('UTC'), from: '22:00', to: '00:00' })).toBe(true)
  })

  it('let the clock on the wall count: free for years, the promise still comes to an end', () => {
    const closed = officeOf(usual('UTC'), [{ day: '2020-01-01', lastDay: '2040-01-01' }])
    const start = Date.UTC(2026, 2, 2, 10)
    expect(closed.dueAfter(start, 24 * HOUR_MS)).toBe(start + 24 * HOUR_MS)
    expect(closed.between(start, start + 1e10)).toBe(0)
    expect(closed.dueAfterDays(start, 14)).toBe(Date.UTC(2026, 2, 17))
  })
})

const zones = fc.constantFrom('UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'America/Santiago')
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
const hours = fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: clock, to: clock, timeZone: zones }).filter(isOffice)
const free = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 12 })).map(([first, length]) => ({ day: addDays('2025-01-01', first), lastDay: addDays('2025-01-01', first + length) })), { maxLength: 6 })
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) })
const amounts = fc.integer({ min: 0, max: 60 * 60 }).map((minutes) => minutes * 60_000)

describe('for all offices', () => {
  it('the time between a start and what is due after it is the time that was asked for', () => {
    fc.assert(fc.property(hours, free, instants, amounts, (office, days, start, working) => {
      const made = officeOf(office, days)
      expect(made.between(start, made.dueAfter(start, working))).toBe(working)
    }))
  })

  it('what is due comes in the order of the starts, and of the amounts', () => {
    fc.assert(fc.property(hours, free, instants, fc.integer({ min: 0, max: 10 * 24 * HOUR_MS }), amounts, amounts, (office, days, start, later, working, more) => {
      const made = officeOf(office, days)
      expect(made.dueAfter(start + later, working)).toBeGreaterThanOrEqual(made.dueAfter(start, working))
      expect(made.dueAfter(start, working + more)).toBeGreaterThanOrEqual(made.dueAfter(start, working))
      expect(made.dueAfterDays(start + later, 14)).toBeGreaterThanOrEqual(made.dueAfterDays(start, 14))
    }))
  })

  it('time adds up, and is never more than what the wall shows', () => {
    fc.assert(fc.property(hours, free, instants, fc.nat(40 * 24 * HOUR_MS), fc.nat(40 * 24 * HOUR_MS), (office, days, start, first, second) => {
      const made = officeOf(office, days)
      const [middle, end] = [start + first, start + first + second]
      expect(made.between(start, middle) + made.between(middle, end)).toBe(made.between(start, end))
      expect(made.between(start, end)).toBeLessThanOrEqual(first + second)
    }))
  })

  it('nothing is due on a free day or on a day on which the office is closed', () => {
    fc.assert(fc.property(hours, free, instants, amounts, (office, days, start, working) => {
      const due = officeOf(office, days).dueAfter(start, working + 60_000)
      // the end of the day belongs to it
      const day = zoneOf(office.timeZone).dayOf(due - 1)
      expect(office.weekdays).toContain(weekdayOf(day))
      expect(days.some((one) => one.day <= day && day <= one.lastDay)).toBe(false)
    }))
  })
})
