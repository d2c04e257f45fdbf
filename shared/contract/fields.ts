// The fields that several nouns share: ids, dates and text that people type, with their limits.
import * as z from 'zod'

/** Longest text a person may write in one field, in UTF-16 units. Longer texts belong in an attachment. */
export const LONGEST_TEXT = 50_000
export const LONGEST_TITLE = 300
export const LONGEST_NAME = 200
/** First day a learning, reading or action may carry: older ones are typing mistakes. */
export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2200-12-31'
/** Most bytes of one attachment. */
export const LARGEST_ATTACHMENT = 25 * 1024 * 1024

// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Text of which every character may stay as it is; most is of this kind. */
const PLAIN = /^[\t\n\u0020-\u007e]*$/

/**
 * Text as it is stored: NFC, well-formed, line ends as `\n`, no control characters but tab and newline.
 * Nothing a reader could see is removed.
 */
export function cleanText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').toWellFormed().normalize('NFC')
}

const typed = (longest: number) => z.string().max(longest * 4, 'too-long').transform((text) => cleanText(text).trim()).pipe(z.string().max(longest, 'too-long'))

/** Long text; may be empty. */
export const text = typed(LONGEST_TEXT)
export const requiredText = text.pipe(z.string().min(1, 'required'))
/** One line. */
export const line = (longest: number) => typed(longest).transform((value) => value.replace(/\s+/g, ' '))
export const title = line(LONGEST_TITLE).pipe(z.string().min(1, 'required'))
export const name = line(LONGEST_NAME).pipe(z.string().min(1, 'required'))
export const tag = line(60).transform((value) => value.replace(/^#/, '').toLowerCase()).pipe(z.string().min(1, 'required'))

/** UUID, made on the device: version 7, or version 5 where a thing must be unique by what it joins (sync.md, 2). */
export const id = z.uuid('bad-id')
/** A row as it is named beside another. */
export const Named = z.object({ id, name: z.string() })
/** Calendar day, `YYYY-MM-DD`, no time zone. */
export const day = z.iso.date({ error: 'bad-date', abort: true }).refine((value) => value >= FIRST_DAY && value <= LAST_DAY, 'date-out-of-range')
/** Calendar month, `YYYY-MM`. */
export const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'bad-month')
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'bad-currency')
/** Instant, milliseconds since 1970 UTC. */
export const instant = z.number().int().min(0).max(8.64e15)
/** Wall-clock time, `HH:MM`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-time')
export const timeZone = z.string().max(64).refine((value) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}, 'bad-time-zone')
export const count = z.number().int().min(0)

/** Where a page of a list begins: opaque to the caller, made by the previous page. */
export const cursor = z.string().max(500)
export const pageSize = z.number().int().min(1).max(500)
/** Answer of an act that has nothing to tell. */
export const done = z.object({})
export const noInput = z.object({})
