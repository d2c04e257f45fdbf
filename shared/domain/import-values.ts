// Reading the values of foreign tables: days, yes and no, lists.
import { plainWord, VALUE_WORDS } from './import-words.ts'

/** How a file writes `03/04/2026`: the third of April, or the fourth of March. */
export type DateOrder = 'dmy' | 'mdy'

const YEAR_FIRST = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:[T\s].*)?$/
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?(?:\s.*)?$/
const SLASHED = /^(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4})(?:[,\s].*)?$/

/** A calendar day, or why it is none. Numbers alone (a spreadsheet's serial days) are refused: which day they mean depends on the program. */
export function readDay(value: string, order: DateOrder | null): { day: string } | { code: 'bad-date' | 'date-ambiguous' } {
  const text = value.trim()
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return calendarDay(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  const dotted = DOTTED.exec(text)
  if (dotted) return calendarDay(dotted[3]!, dotted[2]!, dotted[1]!)
  const slashed = SLASHED.exec(text)
  if (!slashed) return { code: 'bad-date' }
  const [, first, second, year] = slashed as unknown as [string, string, string, string]
  if (Number(first) === Number(second)) return calendarDay(year, first, second)
  if (order === null) return { code: 'date-ambiguous' }
  return order === 'dmy' ? calendarDay(year, second, first) : calendarDay(year, first, second)
}

function calendarDay(year: string, month: string, day: string): { day: string } | { code: 'bad-date' } {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? { code: 'bad-date' } : { day: text }
}

/** What one value tells of its file's order: `decided` when only one reading is a day, `open` when both are, null when it says nothing. */
export function orderSpoken(value: string): DateOrder | 'open' | null {
  const slashed = SLASHED.exec(value.trim())
  if (!slashed) return null
  const first = Number(slashed[1])
  const second = Number(slashed[2])
  if (first > 12 && second <= 12) return 'dmy'
  if (second > 12 && first <= 12) return 'mdy'
  return first <= 12 && second <= 12 && first !== second ? 'open' : null
}

export function readYesNo(value: string): boolean | null {
  const found = VALUE_WORDS.yesNo.get(plainWord(value))
  return found === undefined ? null : found === 'yes'
}

/** Tags: split by commas, semicolons, bars and line breaks. */
export function readTags(value: string): string[] {
  return value.split(/[,;|\n]/).map((tag) => tag.trim()).filter((tag) => tag !== '' && tag !== '#')
}

/** Names: split by semicolons, bars and line breaks where there are any (a name may hold a comma: "Lind, Berg & Co;"), else by commas. */
export function readNames(value: string): string[] {
  return value.split(/[;|\n]/.test(value) ? /[;|\n]/ : ',').map((name) => name.trim()).filter(Boolean)
}
