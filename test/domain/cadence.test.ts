// On which days a series meets: every n weeks, by the weekday of the month, around free days and changes of the clocks.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cadenceDays, isCadenceDay, nextOccurrence, NTHS, occurrences, type Cadence, type FreeDays } from '../../shared/domain/cadence.ts'
import { addDays, weekdayOf, zoneOf } from '../../shared/domain/meetings.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | undefined) => new Date(instant!).toISOString()
const ZONES = ['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'UTC', 'Europe/Dublin']
const weekly: Cadence = { weekday: 3, time: '10:00', timeZone: 'Europe/Stockholm' }
const tuesdays: Cadence = { weekday: 2, time: '09:00', timeZone: 'Europe/Stockholm' }
const take = <T>(generator: Iterator<T>, count: number): T[] => Array.from({ length: count }, () => generator.next().value as T)
const daysOf = (cadence: Cadence, from: string, count: number) => take(cadenceDays(cadence, from), count)
const off = (day: string, lastDay = day, name = 'Holiday'): FreeDays => ({ day, lastDay, name })
const gap = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

const cadences = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  time: fc.constantFrom('00:00', '02:30', '03:00', '09:15', '23:59'),
  timeZone: fc.constantFrom(...ZONES),
  every: fc.option(fc.integer({ min: 1, max: 12 })),
  nth: fc.option(fc.constantFrom(...NTHS)),
  firstOn: fc.option(fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2012-01-01', days))),
})
const instants = fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2036, 0) })
const freeDays = fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 30 })).map(([first, length]) => off(addDays('2012-01-01', first), addDays('2012-01-01', first + length))), { maxLength: 40 })

describe('every week', () => {
  it('is today when its time has not come yet, and next week when it has begun', () => {
    expect(iso(nextOccurrence(weekly, at('2026-03-04T08:59:59Z'))?.startsAt)).toBe('2026-03-04T09:00:00.000Z')
    expect(iso(nextOccurrence(weekly, at('2026-03-04T09:00:00Z'))?.startsAt)).toBe('2026-03-11T09:00:00.000Z')
  })

  it('keeps its wall-clock time through the change of the clocks', () => {
    expect(iso(nextOccurrence(weekly, at('2026-03-26T00:00:00Z'))?.startsAt)).toBe('2026-04-01T08:00:00.000Z')
  })

  it('is told by the calendar of the place, not of Greenwich', () => {
    // Monday 8 o'clock in Auckland is still Sunday in Greenwich
    const auckland = { weekday: 1, time: '08:00', timeZone: 'Pacific/Auckland' }
    expect(nextOccurrence(auckland, at('2026-03-04T09:00:00Z'))).toMatchObject({ day: '2026-03-09', startsAt: at('2026-03-08T19:00:00Z') })
  })

  it('has one meeting on the day on which three in the morning does not exist or comes twice', () => {
    const nightly: Cadence = { weekday: 7, time: '03:00', timeZone: 'Europe/Stockholm' }
    expect(take(occurrences(nightly, '2026-03-22'), 3).map((one) => one && iso(one.startsAt))).toEqual(['2026-03-22T02:00:00.000Z', '2026-03-29T01:00:00.000Z', '2026-04-05T01:00:00.000Z'])
    const skipped = { ...nightly, time: '02:30' }
    expect(take(occurrences(skipped, '2026-03-29'), 2).map((one) => one && iso(one.startsAt))).toEqual(['2026-03-29T01:30:00.000Z', '2026-04-05T00:30:00.000Z'])
    expect(take(occurrences(skipped, '2026-10-25'), 2).map((one) => one && iso(one.startsAt))).toEqual(['2026-10-25T00:30:00.000Z', '2026-11-01T01:30:00.000Z'])
  })
})

describe('every second Tuesday', () => {
  it('is counted from the first Tuesday on or after its first day, over New Year and leap days', () => {
    expect(daysOf({ ...tuesdays, every: 2, firstOn: '2027-12-15' }, '2027-01-01', 7)).toEqual(['2027-12-21', '2028-01-04', '2028-01-18', '2028-02-01', '2028-02-15', '2028-02-29', '2028-03-14'])
  })

  it('is the same from whatever day one looks', () => {
    fc.assert(fc.property(cadences, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 400 }), (cadence, days, later) => {
      const from = addDays('2012-01-01', days)
      const all = daysOf(cadence, from, 80)
      const found = daysOf(cadence, addDays(from, later), 5)
      const first = all.indexOf(found[0]!)
      expect(first >= 0 ? all.slice(first, first + 5) : found.filter((day) => day > all.at(-1)!)).toEqual(first >= 0 ? found.slice(0, all.length - first) : found)
    }), { numRuns: 200 })
  })
})

describe('monthly by weekday', () => {
  const monthly = (nth: (typeof NTHS)[number], weekday = 2): Cadence => ({ ...tuesdays, nth, weekday })

  it('is the first, third or last such weekday of each month', () => {
    expect(daysOf(monthly(1), '2026-09-02', 4)).toEqual(['2026-10-06', '2026-11-03', '2026-12-01', '2027-01-05'])
    expect(daysOf(monthly(3), '2026-09-02', 2)).toEqual(['2026-09-15', '2026-10-20'])
    expect(daysOf(monthly(-1), '2026-09-02', 4)).toEqual(['2026-09-29', '2026-10-27', '2026-11-24', '2026-12-29'])
    expect(daysOf(monthly(-1, 4), '2028-02-01', 2)).toEqual(['2028-02-24', '2028-03-30'])
    expect(daysOf(monthly(-1, 2), '2028-02-01', 1)).toEqual(['2028-02-29'])
  })

  it('has one meeting in every month, on its weekday, in its week', () => {
    fc.assert(fc.property(fc.constantFrom(...NTHS), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 8000 }), (nth, weekday, days) => {
      const found = daysOf(monthly(nth, weekday), addDays('2012-01-01', days), 24)
      for (const day of found) {
        expect(weekdayOf(day)).toBe(weekday)
        expect(nth === -1 ? addDays(day, 7).slice(5, 7) !== day.slice(5, 7) : Math.ceil(Number(day.slice(8)) / 7) === nth).toBe(true)
      }
      for (const [index, day] of found.slice(1).entries()) expect(addDays(`${found[index]!.slice(0, 7)}-28`, 4).slice(0, 7)).toBe(day.slice(0, 7))
    }), { numRuns: 100 })
  })
})

describe('free days', () => {
  it('leave out a weekly meeting: the next is a week away', () => {
    const christmas = [off('2026-12-24', '2027-01-01', 'Christmas')]
    expect(take(occurrences(weekly, '2026-12-14', christmas), 3).map((one) => one?.on)).toEqual(['2026-12-16', '2026-12-23', '2027-01-06'])
  })

  it('move one that meets every second week to the next working day, but its day stays what it is known by', () => {
    const every2: Cadence = { ...tuesdays, every: 2, firstOn: '2026-12-01' }
    expect(take(occurrences(every2, '2026-12-01', [off('2026-12-15')]), 3)).toMatchObject([{ day: '2026-12-01', moved: null }, { day: '2026-12-15', on: '2026-12-16', moved: 'Holiday' }, { day: '2026-12-29', on: '2026-12-29' }])
    // Friday, and the Monday after is free as well
    const fridays: Cadence = { ...every2, weekday: 5, firstOn: '2026-12-04' }
    expect(take(occurrences(fridays, '2026-12-04', [off('2026-12-04'), off('2026-12-07')]), 1)).toMatchObject([{ day: '2026-12-04', on: '2026-12-08' }])
  })

  it('leave out one that would come half-way to the next or later', () => {
    const every2: Cadence = { ...tuesdays, every: 2, firstOn: '2026-12-22' }
    expect(take(occurrences(every2, '2026-12-22', [off('2026-12-21', '2026-12-28')]), 2)).toMatchObject([{ day: '2027-01-05' }, { day: '2027-01-19' }])
  })

  it('end a series only when nothing else is left', () => {
    expect(nextOccurrence(weekly, at('2026-03-01T00:00:00Z'), [off('2026-01-01', '2199-12-31')])).toBeUndefined()
  })
})

describe('whatever the cadence', () => {
  it('the next meeting is after now, on a cadence day or moved off a free one by less than half the way, never on a free day', () => {
    fc.assert(fc.property(cadences, instants, freeDays, (cadence, now, free) => {
      const one = nextOccurrence(cadence, now, free)
      if (!one) return
      expect(one.startsAt).toBeGreaterThan(now)
      expect(one.startsAt).toBe(zoneOf(cadence.timeZone).instantOf(one.on, cadence.time))
      expect(isCadenceDay(cadence, one.day)).toBe(true)
      expect(weekdayOf(one.day)).toBe(cadence.weekday)
      expect(!cadence.firstOn || one.day >= cadence.firstOn).toBe(true)
      expect(free.some(({ day, lastDay }) => day <= one.on && one.on <= lastDay)).toBe(false)
      const [, following] = daysOf(cadence, one.day, 2)
      expect(one.moved === null ? one.on === one.day : 2 * gap(one.day, one.on) < gap(one.day, following!)).toBe(true)
    }), { numRuns: 300 })
  })

  it('meetings stand in order, each day once, and free days only take some away', () => {
    fc.assert(fc.property(cadences, instants, freeDays, (cadence, now, free) => {
      const from = zoneOf(cadence.timeZone).dayOf(now)
      const found = take(occurrences(cadence, from, free), 12).filter((one) => one !== undefined)
      for (const [index, one] of found.slice(1).entries()) expect(one.startsAt).toBeGreaterThan(found[index]!.startsAt)
      const days = daysOf(cadence, from, 600)
      for (const { day } of found) expect(days.includes(day) || day > days.at(-1)!).toBe(true)
    }), { numRuns: 150 })
  })
})
