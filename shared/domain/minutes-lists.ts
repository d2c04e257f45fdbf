// The fixed lists and numbers of what comes after a meeting.

/** As files. PDF is printed by the screen. */
export const MINUTES_FORMATS = ['markdown', 'text', 'docx', 'mail'] as const
export type MinutesFormat = (typeof MINUTES_FORMATS)[number]

/** "Was the customer heard today?", from not at all to all the time. */
export const PULSE_ANSWERS = [1, 2, 3, 4, 5] as const
/** "How likely is it that you would recommend working here?" Asked for the eNPS, at most so often, days. */
export const RECOMMEND_ANSWERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export const RECOMMEND_EVERY = 28
/** Fewer answers are never shown: in a small group counts tell who said what. */
export const PULSE_LEAST = 5
/** What is shown changes only when at least so many answers differ: one more answer alone would be its author's. */
export const PULSE_STEP = 3
/** Held meetings that statistics show. */
export const TREND_MEETINGS = 12
