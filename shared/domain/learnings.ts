// What a learning may be: the fixed lists and the rules that need no database.

export const CHANNELS = ['call', 'email', 'chat', 'visit', 'survey', 'social', 'sales', 'support', 'other'] as const
export const SENTIMENTS = ['good', 'bad', 'neutral'] as const
export const VISIBILITIES = ['everyone', 'private'] as const
export const LEARNING_SORTS = ['newest', 'oldest', 'logged'] as const
/** The lists a learning picks from. */
export const LOOKUPS = ['customer', 'segment', 'episode', 'area'] as const

/** The calendar day of an instant, `YYYY-MM-DD`: in a time zone, or where this computer is. */
export function dayOf(instant: number, timeZone?: string): string {
  const date = new Date(instant)
  // without Intl where it can be: a formatter takes 50 times as long to make as the day
  if (timeZone === 'UTC') return date.toISOString().slice(0, 10)
  if (timeZone === undefined) return `${String(date.getFullYear()).padStart(4, '0')}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
  // sv-SE writes dates as ISO does
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date)
}

/**
 * Whether a day lies in the future wherever the person may be: a colleague in Auckland logs on what is still yesterday in Stockholm,
 * so a day is future only when it has begun nowhere yet (UTC+14).
 */
export function isFutureDay(day: string, now: number): boolean {
  return day > dayOf(now + 14 * 60 * 60 * 1000, 'UTC')
}
