// Days as people type them, turned into `YYYY-MM-DD`.

const iso = (year: number, month: number, day: number): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Today where the person is. */
export function today(now = new Date()): string {
  return iso(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const wordsIn = (text: string): string[] => text.toLocaleLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []

/** What the months are called where days are shown, January first; empty where they are numbers. `write`: a day `YYYY-MM-DD` as it is shown. */
export function monthNames(write: (day: string) => string): string[] {
  const written = Array.from({ length: 12 }, (_, at) => wordsIn(write(iso(2026, at + 1, 15))))
  const names = written.flatMap((words) => words.find((word) => !written.every((others) => others.includes(word))) ?? [])
  return names.length === 12 ? names : []
}

/** "Nov 21, 2026", "21 November 2026": the month by its name, or how that begins. */
function namedDay(text: string, names: readonly string[]): string | null {
  const words = wordsIn(text)
  const months = names.flatMap((name, at) => (words.some((word) => word.startsWith(name) || (word.length >= 3 && name.startsWith(word))) ? [at + 1] : []))
  const [first, second, more] = text.match(/\d+/g) ?? []
  // a few small words may stand between them, as in Spanish
  if (months.length !== 1 || words.length > 3 || first === undefined || second === undefined || more !== undefined) return null
  const [year, day] = first.length >= 3 ? [first, second] : [second, first]
  const fullYear = year.length <= 2 ? 2000 + Number(year) : Number(year)
  return exists(fullYear, months[0]!, Number(day)) ? iso(fullYear, months[0]!, Number(day)) : null
}

/**
 * `YYYY-MM-DD`, or null when the text is no day. Knows 2026-11-21, 21.11.2026, 21/11/2026 and 21 11 26; where month and day could be
 * either, `monthFirst` decides (English of the United States); with dots the day always comes first, as wherever dots are used.
 * `names` (`monthNames`): months by name are read as well, so that what is shown can be edited.
 */
export function parseDay(text: string, monthFirst = false, names: readonly string[] = []): string | null {
  const numbers = /^\s*(\d{1,4})\s*[-./\s年]\s*(\d{1,2})\s*[-./\s月]\s*(\d{1,4})\s*[日.]?\s*$/.exec(text)
  if (!numbers) return namedDay(text, names)
  const [a, b, c] = [numbers[1]!, numbers[2]!, numbers[3]!]
  const yearFirst = a.length >= 3
  const yearText = yearFirst ? a : c
  const year = yearText.length <= 2 ? 2000 + Number(yearText) : Number(yearText)
  const [first, second] = yearFirst ? [Number(b), Number(c)] : [Number(a), Number(b)]
  const monthLeads = yearFirst || (monthFirst && !text.includes('.') ? first <= 12 : second > 12)
  const [month, day] = monthLeads ? [first, second] : [second, first]
  if (!exists(year, month, day)) return null
  return iso(year, month, day)
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
