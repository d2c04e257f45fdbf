// The event of a calendar file is the meeting, in every time zone and on the days on which clocks change: read back as RFC 5545 says, by rules of this test's own.
import { expect, it } from 'vitest'
import { agendaCalendar } from '../../electron/core/services/meetings/agenda-calendar.ts'
import { agendaWords } from '../../electron/core/services/meetings/agenda-words.ts'
import { agendaOf, HOUR } from '../support/agenda.ts'

const MINUTE = 60_000
const ZONES = ['UTC', 'Europe/Stockholm', 'Europe/London', 'Europe/Dublin', 'Europe/Belgrade', 'America/New_York', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Australia/Adelaide', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Africa/Casablanca', 'America/Santiago']
/** Around the changes of 2026 in Europe, America, Australia and Chile, and ordinary days. */
const DAYS = ['2026-01-15', '2026-02-15', '2026-03-08', '2026-03-22', '2026-03-29', '2026-04-04', '2026-04-05', '2026-07-01', '2026-09-05', '2026-09-06', '2026-09-27', '2026-10-04', '2026-10-25', '2026-11-01', '2027-03-28']

interface Change { onset: number; from: number; to: number }

const wallTime = (stamp: string) => Date.UTC(Number(stamp.slice(0, 4)), Number(stamp.slice(4, 6)) - 1, Number(stamp.slice(6, 8)), Number(stamp.slice(9, 11)), Number(stamp.slice(11, 13)), Number(stamp.slice(13, 15)))
const offsetOf = (text: string) => (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))) * MINUTE

/** The zone's changes in a file, and its properties by name. */
function read(file: string): { changes: Change[]; property: (name: string) => { value: string; zone: string | null } } {
  const lines = file.replaceAll('\r\n ', '').split('\r\n')
  const changes: Change[] = []
  for (const [index, line] of lines.entries()) {
    if (line !== 'BEGIN:STANDARD' && line !== 'BEGIN:DAYLIGHT') continue
    const [start, from, to] = [1, 2, 3].map((next) => lines[index + next]!.split(':')[1]!)
    changes.push({ onset: wallTime(start!) - offsetOf(from!), from: offsetOf(from!), to: offsetOf(to!) })
  }
  const event = lines.slice(lines.indexOf('BEGIN:VEVENT'))
  return {
    changes,
    property(name) {
      const [head, value] = event.find((line) => new RegExp(`^${name}[:;]`).test(line))!.split(/:(.*)/)
      return { value: value!, zone: head!.split(';TZID=')[1] ?? null }
    },
  }
}

/** The instant of a time on the wall: what the latest change before it says; of a time that comes twice the first (3.3.5). */
function instantOf(stamp: string, changes: readonly Change[]): number {
  if (stamp.endsWith('Z')) return wallTime(stamp)
  const wall = wallTime(stamp)
  const found = changes.map(({ to }) => wall - to).filter((instant) => {
    const last = changes.filter(({ onset }) => onset <= instant).at(-1)
    return last !== undefined && last.to === wall - instant
  })
  return Math.min(...found)
}

it('begins and ends when the meeting does', async () => {
  const words = await agendaWords('en')
  const empty = agendaOf({})
  const apart: string[] = []
  let local = 0
  for (const timeZone of ZONES) {
    for (const day of DAYS) {
      for (let hour = 0; hour < 24; hour++) {
        const startsAt = Date.parse(`${day}T00:00:00Z`) + hour * HOUR + 30 * MINUTE * (hour % 2)
        const { changes, property } = read(agendaCalendar({ ...empty, meeting: { ...empty.meeting, timeZone, startsAt, minutes: 45 } }, words, startsAt))
        const [start, end] = [property('DTSTART'), property('DTEND')]
        if (start.zone !== null) local++
        if (instantOf(start.value, changes) !== startsAt || instantOf(end.value, changes) !== startsAt + 45 * MINUTE) apart.push(`${timeZone} ${new Date(startsAt).toISOString()}: ${start.value} to ${end.value}`)
      }
    }
  }
  expect(apart).toEqual([])
  // in UTC only where the wall would not say which instant is meant
  expect(local).toBeGreaterThan(ZONES.length * DAYS.length * 24 * 0.9)
}, 60_000)

it('says the time on the wall as the system does, also of a zone without summer time', async () => {
  const startsAt = Date.UTC(2026, 6, 1, 4)
  const { property, changes } = read(agendaCalendar(agendaOf({ meeting: { timeZone: 'Asia/Kathmandu', startsAt } }), await agendaWords('en'), startsAt))
  expect(property('DTSTART')).toEqual({ value: '20260701T094500', zone: 'Asia/Kathmandu' })
  expect(changes).toHaveLength(1)
})

it('of a meeting of no minutes has no end, because an event must not end when it begins', async () => {
  const file = agendaCalendar(agendaOf({ meeting: { minutes: 0 } }), await agendaWords('en'), 0)
  expect(file).not.toContain('DTEND')
})
