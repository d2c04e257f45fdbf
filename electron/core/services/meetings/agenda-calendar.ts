// An agenda as a calendar file (.ics, RFC 5545): one event at the time on the wall where the meeting is, with the agenda as its description.
import type { Agenda } from '../../../../shared/contract/meetings.ts'
import type { AgendaWords } from './agenda-words.ts'
import { zonedTimes } from './calendar-zone.ts'

/** Longest line without its end, in bytes of UTF-8. Source: RFC 5545, 3.1. */
const LINE_BYTES = 75

/** Text as a value. Source: RFC 5545, 3.3.11; control characters are not allowed there. */
export function escapeValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are the characters to remove
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

/** A line in pieces of at most 75 bytes, never cut inside a character. */
export function foldLine(line: string): string {
  let folded = ''
  let bytes = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (bytes + size > LINE_BYTES) {
      folded += '\r\n '
      bytes = 1
    }
    folded += char
    bytes += size
  }
  return folded
}

/** Instant as `20260304T090000Z`. */
const utc = (instant: number) => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

export function agendaCalendar(agenda: Agenda, words: AgendaWords, now: number): string {
  const { id, startsAt, minutes, timeZone, state, plan } = agenda.meeting
  const cancelled = state === 'cancelled'
  const endsAt = startsAt + minutes * 60_000
  const { zone, at } = zonedTimes(timeZone, [startsAt, endsAt])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Empty Chair//Agenda//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...zone,
    'BEGIN:VEVENT',
    `UID:${id ?? `preview-${startsAt}`}@empty-chair`,
    `DTSTAMP:${utc(now)}`,
    at('DTSTART', startsAt),
    // an event must not end when it begins
    ...(minutes > 0 ? [at('DTEND', endsAt)] : []),
    // a calendar that has the event takes this one in its place: its UID stays, whenever it is moved to, and the number has grown
    ...(plan ? [`SEQUENCE:${plan.sequence}`] : []),
    `SUMMARY:${escapeValue(cancelled ? words.say('agenda:plan.cancelledTitle', { title: words.title(agenda) }) : words.title(agenda))}`,
    `DESCRIPTION:${escapeValue([[words.changed(agenda) ?? '', ...words.roles(agenda)].filter(Boolean).join('\n'), agendaText(agenda, words)].filter(Boolean).join('\n\n'))}`,
    ...(cancelled ? ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'] : ['STATUS:CONFIRMED']),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

/** The agenda as plain text: for a calendar's notes. */
export function agendaText({ segments }: Agenda, { say, reason }: AgendaWords): string {
  return segments
    .filter(({ items }) => items.length > 0)
    .map(({ key, title, items }) => [title || say(`agenda:segment.${key}`), ...items.map(({ title, minutes, reasons }) => `- ${title} (${[...(minutes > 0 ? [say('agenda:export.minutes', { count: minutes })] : []), ...reasons.slice(0, 1).map(reason)].join('; ')})`)].join('\n'))
    .join('\n\n')
}
