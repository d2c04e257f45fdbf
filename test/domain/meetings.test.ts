// When the meetings of a series take place: across daylight-saving changes and time zones.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, nextOccurrence, occurrenceAfter, weekdayOf, zoneOf } from '../../shared/domain/meetings.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (instant: number) => new Date(instant).toISOString()
const ZONES = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'UTC', 'Europe/Dublin']

describe('a wall-clock time', () => {
  it('is the instant that the clock on that wall shows', () => {
    expect(iso(zoneOf('Europe/Stockholm').instantOf('2026-01-14', '10:00'))).toBe('2026-01-14T09:00:00.000Z')
    expect(iso(zoneOf('Europe/Stockholm').instantOf('2026-07-15', '10:00'))).toBe('2026-07-15T08:00:00.000Z')
    expect(iso(zoneOf('Asia/Kolkata').instantOf('2026-01-14', '10:00'))).toBe('2026-01-14T04:30:00.000Z')
    expect(iso(zoneOf('Pacific/Auckland').instantOf('2026-01-14', '08:00'))).toBe('2026-01-13T19:00:00.000Z')
  })

  it('that a change to summer time skips moves forward by what was skipped', () => {
    expect(iso(zoneOf('Europe/Stockholm').instantOf('2026-03-29', '02:30'))).toBe('2026-03-29T01:30:00.000Z') // 03:30 on the wall
    expect(iso(zoneOf('America/New_York').instantOf('2026-03-08', '02:15'))).toBe('2026-03-08T07:15:00.000Z') // 03:15
    expect(iso(zoneOf('Australia/Lord_Howe').instantOf('2026-10-04', '02:10'))).toBe('2026-10-03T15:40:00.000Z') // half an hour: 02:40
  })

  it('that comes twice is the first of the two', () => {
    expect(iso(zoneOf('Europe/Stockholm').instantOf('2026-10-25', '02:30'))).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(zoneOf('America/New_York').instantOf('2026-11-01', '01:30'))).toBe('2026-11-01T05:30:00.000Z')
  })

  it('reads back as the same day and time in every zone, or later where it is skipped', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 20_000 }), fc.nat(23), fc.nat(59), (name, days, hours, minutes) => {
      const day = addDays('1990-01-01', days % 18_000)
      const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
      const instant = zoneOf(name).instantOf(day, clock)
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' }).format(instant)
      expect(wall >= `${day} ${clock}`).toBe(true)
      // nothing skips more than a day: Samoa's 30 December 2011 did not exist
      expect(Date.parse(`${wall.replace(' ', 'T')}Z`) - Date.parse(`${day}T${clock}Z`)).toBeLessThanOrEqual(24 * 3_600_000)
    }), { numRuns: 300 })
  })
})

describe('the next meeting of a series', () => {
  const weekly = { weekday: 3, time: '10:00', timeZone: 'Europe/Stockholm' }

  it('is today when its time has not come yet, and next week when it has begun', () => {
    expect(iso(nextOccurrence(weekly, at('2026-03-04T08:59:59Z')).startsAt)).toBe('2026-03-04T09:00:00.000Z')
    expect(iso(nextOccurrence(weekly, at('2026-03-04T09:00:00Z')).startsAt)).toBe('2026-03-11T09:00:00.000Z')
  })

  it('keeps its wall-clock time through the change of the clocks', () => {
    expect(iso(nextOccurrence(weekly, at('2026-03-26T00:00:00Z')).startsAt)).toBe('2026-04-01T08:00:00.000Z')
    expect(occurrenceAfter(weekly, at('2026-03-25T09:00:00Z'))).toEqual({ day: '2026-04-01', startsAt: at('2026-04-01T08:00:00Z') })
  })

  it('is told by the calendar of the place, not of Greenwich', () => {
    // Monday 8 o'clock in Auckland is still Sunday in Greenwich
    const auckland = { weekday: 1, time: '08:00', timeZone: 'Pacific/Auckland' }
    expect(nextOccurrence(auckland, at('2026-03-04T09:00:00Z'))).toEqual({ day: '2026-03-09', startsAt: at('2026-03-08T19:00:00Z') })
  })

  it('skips days that are not free', () => {
    expect(nextOccurrence(weekly, at('2026-03-01T00:00:00Z'), (day) => day !== '2026-03-04').day).toBe('2026-03-11')
  })

  it('falls on its weekday, after now, and within a week and a day', () => {
    fc.assert(fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1, max: 7 }), fc.constantFrom('00:00', '02:30', '09:15', '23:59'), fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2040, 0) }), (timeZone, weekday, time, now) => {
      const { day, startsAt } = nextOccurrence({ weekday, time, timeZone }, now)
      expect(weekdayOf(day)).toBe(weekday)
      expect(startsAt).toBeGreaterThan(now)
      expect(startsAt - now).toBeLessThanOrEqual(8 * 86_400_000)
    }), { numRuns: 200 })
  })
})
