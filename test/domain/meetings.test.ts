// Wall-clock times across daylight-saving changes and time zones.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, knownZone, zoneOf } from '../../shared/domain/meetings.ts'

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

describe('a time zone that this computer does not know', () => {
  it('is read as UTC, as on every other computer that does not know it', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC')
    expect(knownZone('Asia/Kolkata')).toBe('Asia/Kolkata')
  })
})
