// Days as people type them, turned into `YYYY-MM-DD`.

/** Today where the person is. */
export function today(now = new Date()): string {
  return `${String(now.getFullYear()).padStart(4, '0')}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * `YYYY-MM-DD`, or null when the text is no day. Knows 2026-11-21, 21.11.2026, 21/11/2026 and 21 11 26; where month and day could be
 * either, `monthFirst` decides (English of the United States); with dots the day always comes first, as wherever dots are used.
 */
export function parseDay(text: string, monthFirst = false): string | null {
  const numbers = /^\s*(\d{1,4})\s*[-./\s年]\s*(\d{1,2})\s*[-./\s月]\s*(\d{1,4})\s*[日.]?\s*$/.exec(text)
  if (!numbers) return null
  const [a, b, c] = [numbers[1]!, numbers[2]!, numbers[3]!]
  const yearFirst = a.length >= 3
  const yearText = yearFirst ? a : c
  const year = yearText.length <= 2 ? 2000 + Number(yearText) : Number(yearText)
  const [first, second] = yearFirst ? [Number(b), Number(c)] : [Number(a), Number(b)]
  const monthLeads = yearFirst || (monthFirst && !text.includes('.') ? first <= 12 : second > 12)
  const [month, day] = monthLeads ? [first, second] : [second, first]
  if (!exists(year, month, day)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}
