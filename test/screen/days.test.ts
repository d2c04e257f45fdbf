// Days as people type them.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthNames, parseDay, today } from '../../renderer/days.ts'

test.each([
  ['2026-11-21', '2026-11-21'],
  ['21.11.2026', '2026-11-21'],
  [' 21. 11. 2026. ', '2026-11-21'],
  ['21/11/2026', '2026-11-21'],
  ['3 4 26', '2026-04-03'],
  ['2026年11月21日', '2026-11-21'],
  ['2026/1/2', '2026-01-02'],
  ['29.2.2028', '2028-02-29'],
  ['0000-01-01', '0000-01-01'],
  ['9999-12-31', '9999-12-31'],
])('"%s" is %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day)
})

test.each(['', 'yesterday', '31.2.2026', '29.2.2026', '2026-13-01', '0.1.2026', '2026-11-21T10:00', '1-2', '21.11.2026 or so', '１'])('"%s" is no day', (typed) => {
  expect(parseDay(typed)).toBeNull()
})

test('where day and month could be either, the language decides; where not, the numbers do', () => {
  expect(parseDay('3/4/2026')).toBe('2026-04-03')
  expect(parseDay('3/4/2026', true)).toBe('2026-03-04')
  expect(parseDay('3.4.2026', true)).toBe('2026-04-03')
  expect(parseDay('21/4/2026', true)).toBe('2026-04-21')
  expect(parseDay('4/21/2026')).toBe('2026-04-21')
})

const writes = (language: string, month: 'short' | 'long') => {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
  return (day: string) => format.format(Date.parse(`${day}T12:00:00Z`))
}

test.each(['en-US', 'en-GB', 'sv', 'de', 'es', 'pt', 'sr-Cyrl', 'zh-CN', 'ar-EG-u-nu-latn', 'cy'])('every day is read back from how %s shows it', (language) => {
  const shown = writes(language, 'short')
  const names = monthNames(shown)
  for (let at = Date.parse('2027-12-25'); at < Date.parse('2029-01-05'); at += 24 * 60 * 60 * 1000) {
    const day = new Date(at).toISOString().slice(0, 10)
    expect({ shown: shown(day), day: parseDay(shown(day), false, names) }).toEqual({ shown: shown(day), day })
  }
})

test.each(['en-US', 'en-GB', 'sv', 'de', 'es'])('and from the month in full, in %s', (language) => {
  expect(parseDay(writes(language, 'long')('2028-11-05'), false, monthNames(writes(language, 'short')))).toBe('2028-11-05')
})

test('a month by its name needs a day that exists, and one month', () => {
  const names = monthNames(writes('en-US', 'short'))
  expect(parseDay('november 5 26', true, names)).toBe('2026-11-05')
  for (const text of ['Feb 30, 2026', 'Nov 2026', 'Nov 5 or Dec 6', 'No 5, 2026', 'Nov', '5, 2026']) expect(parseDay(text, true, names)).toBeNull()
})

test('every day is read back from how it is written', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }), (date) => {
    const day = today(date)
    const [year, month, dayOfMonth] = day.split('-').map(Number)
    expect(parseDay(day)).toBe(day)
    expect(parseDay(`${dayOfMonth}.${month}.${year}`)).toBe(day)
  }))
})
