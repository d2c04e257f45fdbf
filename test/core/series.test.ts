// Series through the contract: cadence, free days, meetings moved and cancelled, participants and roles.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Series } from '../../shared/contract/meetings.ts'
import { DAY, HOUR, MINUTE, openTestCore, START, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

/** Wednesday 4 March 2026 at 10:30 in Stockholm: half an hour after the test begins. */
const WEEKLY = { name: 'Weekly', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 }
const FIRST = START + 30 * MINUTE
const newSeries = (more: object = {}) => core.client.meetings.createSeries({ ...WEEKLY, ...more })
const only = async () => (await core.client.meetings.listSeries({}))[0]!
const days = ({ coming }: Series) => coming.map(({ startsAt, cancelled }) => `${new Date(startsAt).toISOString().slice(0, 10)}${cancelled ? ' cancelled' : ''}`)
const agendaOf = (meetingId: string) => core.client.meetings.agenda({ meetingId })
const rolesAt = async (meetingId: string) => ((await agendaOf(meetingId)).meeting.roles ?? []).map(({ role, member }) => `${role} ${member.name}`)
const rows = (table: string) => core.context.store.read.value<number>(`SELECT count(*) FROM ${table} WHERE deletedAt IS NULL`)
const linesOf = async (meetingId: string) => (await core.client.meetings.export({ meetingId, format: 'ics', language: 'en' })).text.replaceAll('\r\n ', '').split('\r\n')

/** Colleagues of one who works alone are known as members of a team would be. */
function colleagues(...names: string[]): string[] {
  return core.context.store.write((write) => names.map((name, index) => {
    const id = `019cb8a0-0000-7000-8000-00000000000${index}`
    write.put('member', id, { name, role: 'lead', teamId: null, createdAt: START })
    return id
  }))
}

describe('coming meetings', () => {
  it('are the next four, and need no row until somebody does something with them', async () => {
    const series = await newSeries()
    expect(days(series)).toEqual(['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25'])
    expect(rows('meeting')).toBe(0)
    const third = series.coming[2]!.id
    await core.client.meetings.addItem({ meetingId: third, segment: 'wow', title: 'Cake for Mira' })
    expect(rows('meeting')).toBe(1)
    expect((await only()).coming.map(({ prepared }) => prepared)).toEqual([0, 0, 1, 0])
    const agenda = await agendaOf(third)
    expect(agenda.meeting).toMatchObject({ id: third, startsAt: FIRST + 14 * DAY, state: 'planned', plan: { later: true, moved: false } })
    expect(agenda.segments.find(({ key }) => key === 'wow')!.items.map(({ title }) => title)).toEqual(['Cake for Mira'])
    expect((await agendaOf(series.coming[0]!.id)).segments.find(({ key }) => key === 'wow')!.items).toEqual([])
  })

  it('have what was prepared for them when their turn comes', async () => {
    const series = await newSeries()
    await core.client.meetings.addItem({ meetingId: series.coming[1]!.id, segment: 'wow', title: 'Cake for Mira' })
    await core.client.meetings.close({ meetingId: series.coming[0]!.id })
    const next = (await only()).nextMeeting!
    expect(next.id).toBe(series.coming[1]!.id)
    expect((await agendaOf(next.id)).meeting.plan).toMatchObject({ later: false })
    expect(JSON.stringify(await agendaOf(next.id))).toContain('Cake for Mira')
  })

  it('are found by a link on a device that never showed them', async () => {
    const series = await newSeries({ every: 2 })
    core = await core.reopen()
    expect((await agendaOf(series.coming[3]!.id)).meeting).toMatchObject({ startsAt: Date.UTC(2026, 3, 15, 8, 30) })
    await expect(agendaOf('019cb8a0-0000-7000-8000-0000000000ff')).rejects.toMatchObject({ code: 'unknown-meeting' })
  })
})

describe('a cadence', () => {
  it('of every second week counts from its first meeting, and stays in step when other things change', async () => {
    const series = await newSeries({ every: 2 })
    expect(days(series)).toEqual(['2026-03-04', '2026-03-18', '2026-04-01', '2026-04-15'])
    core.clock.pass(8 * DAY)
    expect(days(await core.client.meetings.editSeries({ id: series.id, changes: { minutes: 45, name: 'Fortnightly' } }))).toEqual(['2026-03-18', '2026-04-01', '2026-04-15', '2026-04-29'])
  })

  it('can be monthly, and begin later', async () => {
    expect(days(await newSeries({ nth: -1, weekday: 2 }))).toEqual(['2026-03-31', '2026-04-28', '2026-05-26', '2026-06-30'])
    expect(days(await newSeries({ name: 'Later', firstOn: '2026-05-01' })).slice(0, 2)).toEqual(['2026-05-06', '2026-05-13'])
  })

  it('that changes takes along what was chosen for a meeting that is no more', async () => {
    const series = await newSeries()
    await core.client.meetings.addItem({ meetingId: series.coming[1]!.id, segment: 'wow', title: 'Cake for Mira' })
    const edited = await core.client.meetings.editSeries({ id: series.id, changes: { nth: 1, weekday: 4 } })
    expect(days(edited)[0]).toBe('2026-03-05')
    expect(JSON.stringify(await agendaOf(edited.nextMeeting!.id))).toContain('Cake for Mira')
    expect(rows('meeting')).toBe(1)
  })
})

describe('free days', () => {
  const christmas = { day: '2026-03-11', lastDay: '2026-03-12', name: 'Holiday' }

  it('leave out a weekly meeting and move one that is rarer, for all series or one', async () => {
    await newSeries()
    await newSeries({ name: 'Fortnightly', every: 2, firstOn: '2026-03-11' })
    await core.client.meetings.addFreeDays({ days: [christmas] })
    const [weekly, rare] = await core.client.meetings.listSeries({})
    expect(days(weekly!).slice(0, 2)).toEqual(['2026-03-04', '2026-03-18'])
    expect(rare!.coming[0]).toMatchObject({ startsAt: Date.UTC(2026, 2, 13, 9, 30), freeDays: 'Holiday' })
    expect((await agendaOf(rare!.coming[0]!.id)).meeting.plan).toMatchObject({ freeDays: 'Holiday', moved: false })
    const [free] = await core.client.meetings.listFreeDays({ from: '2026-03-12' })
    expect(free).toMatchObject({ ...christmas, series: null })
    await core.client.meetings.removeFreeDays({ id: free!.id })
    await core.client.meetings.addFreeDays({ seriesId: rare!.id, days: [christmas] })
    expect((await core.client.meetings.listSeries({})).map((series) => days(series)[1])).toEqual(['2026-03-11', '2026-03-25'])
    expect(await core.client.meetings.listFreeDays({ from: '2026-03-13' })).toEqual([])
    await core.client.meetings.restoreFreeDays({ id: free!.id })
    expect(days((await core.client.meetings.listSeries({}))[0]!)[1]).toBe('2026-03-18')
  })

  it('that come after something was prepared take it on to the next meeting', async () => {
    const series = await newSeries()
    await core.client.meetings.addItem({ meetingId: series.coming[1]!.id, segment: 'wow', title: 'Cake for Mira' })
    await core.client.meetings.addFreeDays({ days: [christmas] })
    const { coming } = await only()
    expect(coming.map(({ prepared }) => prepared)).toEqual([1, 0, 0, 0])
  })

  it('cannot end before they begin, and are all taken or none', async () => {
    await expect(core.client.meetings.addFreeDays({ days: [christmas, { ...christmas, day: '2026-04-01' }] })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'days.1.lastDay', code: 'free-days-out-of-range' }] })
    expect(await core.client.meetings.listFreeDays({ from: '2026-01-01' })).toEqual([])
  })
})

describe('one meeting', () => {
  it('is moved by the clock of its place, keeps its calendar’s event, and goes back', async () => {
    const series = await newSeries()
    const { id } = series.coming[1]!
    const before = await linesOf(id)
    core.clock.pass(HOUR)
    await core.client.meetings.moveMeeting({ meetingId: id, to: { day: '2026-03-13', time: '08:00', minutes: 30 } })
    expect((await only()).coming[1]).toMatchObject({ id, startsAt: Date.UTC(2026, 2, 13, 7), minutes: 30, moved: true })
    const moved = await linesOf(id)
    const uid = (lines: string[]) => lines.find((line) => line.startsWith('UID:'))
    const sequence = (lines: string[]) => Number(lines.find((line) => line.startsWith('SEQUENCE:'))!.slice(9))
    expect(uid(moved)).toBe(uid(before))
    expect(sequence(moved)).toBeGreaterThan(sequence(before))
    expect(moved).toEqual(expect.arrayContaining(['DTSTART;TZID=Europe/Stockholm:20260313T080000', 'DTEND;TZID=Europe/Stockholm:20260313T083000', 'STATUS:CONFIRMED']))
    core.clock.pass(HOUR)
    await core.client.meetings.moveMeeting({ meetingId: id, to: null })
    expect((await only()).coming[1]).toMatchObject({ startsAt: FIRST + 7 * DAY, minutes: 60, moved: false })
    expect(sequence(await linesOf(id))).toBeGreaterThan(sequence(moved))
  })

  it('stands in the order of its new time, also past the next one, and is held there', async () => {
    const series = await newSeries()
    const { id } = series.coming[0]!
    await core.client.meetings.moveMeeting({ meetingId: id, to: { day: '2026-03-12', time: '10:30' } })
    expect(days(await only())).toEqual(['2026-03-11', '2026-03-12', '2026-03-18', '2026-03-25'])
    core.clock.pass(8 * DAY)
    await core.client.meetings.close({ meetingId: id })
    expect(await core.client.meetings.history({})).toMatchObject([{ id, startsAt: Date.UTC(2026, 2, 12, 9, 30) }])
    await expect(core.client.meetings.moveMeeting({ meetingId: id, to: null })).rejects.toMatchObject({ code: 'meeting-held' })
  })

  it('is not moved into the past', async () => {
    const { coming } = await newSeries()
    await expect(core.client.meetings.moveMeeting({ meetingId: coming[0]!.id, to: { day: '2026-03-03', time: '08:00' } })).rejects.toMatchObject({ fields: [{ field: 'to.day', code: 'in-the-past' }] })
  })

  it('is cancelled, says so in calendars, and lends what was prepared to the next until it takes place after all', async () => {
    const series = await newSeries()
    const [first, second] = series.coming.map(({ id }) => id) as [string, string]
    await core.client.meetings.addItem({ meetingId: first, segment: 'wow', title: 'Cake for Mira' })
    await core.client.meetings.cancelMeeting({ meetingId: first, cancelled: true })
    expect(days(await only())).toEqual(['2026-03-04 cancelled', '2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01'])
    expect((await only()).nextMeeting!.id).toBe(second)
    expect(JSON.stringify(await agendaOf(second))).toContain('Cake for Mira')
    expect((await agendaOf(first)).meeting.state).toBe('cancelled')
    expect(await linesOf(first)).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'SUMMARY:Cancelled: Weekly']))
    await core.client.meetings.cancelMeeting({ meetingId: first, cancelled: false })
    expect((await only()).nextMeeting!.id).toBe(first)
    expect(JSON.stringify(await agendaOf(first))).toContain('Cake for Mira')
    expect(JSON.stringify(await agendaOf(second))).not.toContain('Cake for Mira')
  })
})

describe('participants and roles', () => {
  it('of a series that names nobody are everybody; somebody alone has no roles', async () => {
    const series = await newSeries()
    expect(series).toMatchObject({ participants: [], people: 1, roles: ['lead', 'scribe', 'voice', 'front'] })
    expect((await agendaOf(series.coming[0]!.id)).meeting.roles).toBeUndefined()
  })

  it('go round over held meetings, and skip who left', async () => {
    const [bo, cy, di] = colleagues('Bo', 'Cy', 'Di') as [string, string, string]
    const series = await newSeries({ participants: [bo, cy, di], roles: ['voice'] })
    expect(series.participants.map(({ name }) => name)).toEqual(['Bo', 'Cy', 'Di'])
    const told = await Promise.all(series.coming.map(({ id }) => rolesAt(id)))
    expect(told.flat()).toEqual(['voice Di', 'voice Bo', 'voice Cy', 'voice Di'])
    for (const meeting of series.coming.slice(0, 2)) {
      await core.client.meetings.close({ meetingId: meeting.id })
      core.clock.pass(7 * DAY)
    }
    expect(await rolesAt(series.coming[2]!.id)).toEqual(['voice Cy'])
    core.context.store.write((write) => void write.remove('member', cy))
    expect(await rolesAt(series.coming[2]!.id)).toEqual(['voice Di'])
    // what was is kept
    expect(await rolesAt(series.coming[0]!.id)).toEqual(['voice Di'])
  })

  it('are said by hand for one meeting, and stand in its exports', async () => {
    const [bo, cy] = colleagues('Bo', 'Cy') as [string, string]
    const series = await newSeries({ participants: [bo, cy], roles: ['lead', 'voice'] })
    const { id } = series.coming[0]!
    expect(await rolesAt(id)).toEqual(['lead Bo', 'voice Cy'])
    expect((await core.client.meetings.setRole({ meetingId: id, role: 'voice', memberId: bo })).roles).toMatchObject([{ role: 'lead', member: { name: 'Cy' } }, { role: 'voice', member: { name: 'Bo' }, byHand: true }])
    expect((await linesOf(id)).find((line) => line.startsWith('DESCRIPTION:'))).toContain('Lead: Cy\\nCustomer’s voice: Bo')
    expect((await core.client.meetings.export({ meetingId: id, format: 'markdown', language: 'en' })).text).toContain('Lead: Cy · Customer’s voice: Bo')
    await core.client.meetings.setRole({ meetingId: id, role: 'voice', memberId: null })
    expect(await rolesAt(id)).toEqual(['lead Bo'])
    await core.client.meetings.setRole({ meetingId: id, role: 'voice' })
    expect(await rolesAt(id)).toEqual(['lead Bo', 'voice Cy'])
  })

  it('are told days before to whoever has one', async () => {
    const me = (await core.client.session.get({})).member!.id
    const [bo] = colleagues('Bo') as [string]
    const series = await newSeries({ participants: [me, bo], roles: ['voice'], weekday: 2 })
    const mine = series.coming.findIndex(({ roles }) => roles.includes('voice'))
    const meeting = series.coming[mine]!
    core.clock.now = meeting.startsAt - 8 * DAY
    expect((await core.client.meetings.ownRoles({})).map(({ meetingId }) => meetingId)).not.toContain(meeting.id)
    core.clock.now = meeting.startsAt - 5 * DAY
    expect(await core.client.meetings.ownRoles({})).toEqual([{ meetingId: meeting.id, series: 'Weekly', startsAt: meeting.startsAt, timeZone: 'Europe/Stockholm', roles: ['voice'] }])
    await core.client.meetings.cancelMeeting({ meetingId: meeting.id, cancelled: true })
    expect((await core.client.meetings.ownRoles({})).map(({ meetingId }) => meetingId)).not.toContain(meeting.id)
  })
})

describe('bad input', () => {
  it('of minutes, weeks and people names the field', async () => {
    for (const minutes of [0, 600]) await expect(newSeries({ minutes })).rejects.toMatchObject({ code: 'bad-input', fields: [{ field: 'minutes', code: 'minutes-out-of-range' }] })
    await expect(newSeries({ every: 0 })).rejects.toMatchObject({ fields: [{ field: 'every', code: 'weeks-out-of-range' }] })
    await expect(newSeries({ participants: ['019cb8a0-0000-7000-8000-0000000000ff'] })).rejects.toMatchObject({ code: 'unknown-member', fields: [{ field: 'participants' }] })
    expect(await core.client.meetings.listSeries({})).toEqual([])
  })

  it('a time zone that this computer does not know shows UTC and can be mended', async () => {
    const series = await newSeries()
    core.context.store.write((write) => void write.run('UPDATE series SET timeZone = ? WHERE id = ?', ['Mars/Olympus', series.id]))
    const lost = await only()
    expect(lost).toMatchObject({ timeZone: 'Mars/Olympus', zoneLost: true, nextMeeting: { id: lost.coming[0]!.id, startsAt: Date.UTC(2026, 2, 4, 10, 30) } })
    expect((await agendaOf(lost.nextMeeting!.id)).meeting.timeZone).toBe('UTC')
    expect(await linesOf(lost.nextMeeting!.id)).toContain('DTSTART:20260304T103000Z')
    await expect(core.client.meetings.editSeries({ id: series.id, changes: { timeZone: 'Mars/Olympus' } })).rejects.toMatchObject({ fields: [{ field: 'changes.timeZone', code: 'bad-time-zone' }] })
    expect(await core.client.meetings.editSeries({ id: series.id, changes: { timeZone: 'Asia/Kolkata' } })).toMatchObject({ zoneLost: false })
  })
})
