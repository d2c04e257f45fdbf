// `minutes`, and the agenda as text, mail and calendar file, in a real process: what automation builds on.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Minutes } from '../../shared/contract/minutes.ts'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'
import { unzip } from '../support/unzip.ts'

let dataDir: string
beforeEach(() => {
  dataDir = path.join(temporaryFolder(), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))

const run = (...args: string[]) => runCli([...args, '--data', dataDir])
const inFolder = (name: string) => path.join(path.dirname(dataDir), name)

/** Two meetings of “Customer round”, on 4 and 11 March, and a series that was never held. */
async function fill(): Promise<void> {
  const core = await openTestCore({ dataDir })
  const { meetings, ideas } = core.client
  await meetings.createSeries({ name: 'Customer round', weekday: 3, time: '10:30', timeZone: 'Europe/Stockholm', minutes: 60 })
  const idea = await ideas.create({ title: 'One clear invoice', answers: { customers: 'All', delight: 'It saves a call' } })
  for (const decision of ['need-more', 'approve'] as const) {
    const { id, startsAt } = (await meetings.listSeries({}))[0]!.nextMeeting!
    core.clock.now = startsAt + 40 * 60_000
    await meetings.decide({ meetingId: id, subject: `idea:${idea.id}`, decision, reason: `Because: ${decision}` })
    await meetings.close({ meetingId: id })
  }
  await meetings.createSeries({ name: 'Never held', weekday: 5, time: '09:00', timeZone: 'UTC', minutes: 30 })
  await core.close()
}

describe('minutes', () => {
  it('are those of the last meeting, of a day, of a series, in every format', async () => {
    await fill()
    const last = await run('minutes')
    expect(last).toMatchObject({ code: 0, err: '' })
    expect(last.out).toMatch(/^# Customer round\n\n\*\*Minutes\*\* · Wednesday, 11 March 2026/)
    expect((await run('minutes', '--last', '--series', 'customer ROUND')).out).toBe(last.out)
    const first = await run('minutes', '--on', '2026-03-04', '--format', 'json')
    const minutes = first.json<Minutes & { segments: { heading: string }[] }>()
    expect(minutes.meeting).toMatchObject({ name: 'Customer round', minutes: 60, took: 40 })
    expect(minutes.segments).toMatchObject([{ key: 'ideas', heading: 'Ideas to decide', items: [{ title: 'One clear invoice', decisions: [{ kind: 'need-more', reason: 'Because: need-more' }] }] }])
    expect((await run('minutes', '--on', '2026-03-04', '--json')).out).toBe(first.out)
    expect((await run('minutes', '--format', 'text')).out).toMatch(/^Customer round\n=+\n/)
    const mail = await run('minutes', '--mail')
    expect(mail.out).toMatch(/^Subject: Minutes: Customer round, 11 March 2026\r\n/)
    expect(Buffer.from(mail.out.split('\r\n\r\n')[1]!, 'base64').toString()).toContain('Because: approve')
  })

  it('go to a file, and a Word file is one', async () => {
    await fill()
    const file = inFolder('minutes.docx')
    for (const _ of ['new', 'replaced']) {
      expect(await run('minutes', '--format', 'docx', '--out', file)).toMatchObject({ code: 0, out: '', err: `Written to ${file}\n` })
      expect(unzip(readFileSync(file)).get('word/document.xml')).toContain('Because: approve')
    }
    const nowhere = inFolder('not/there/minutes.md')
    const refused = await run('minutes', '--out', nowhere, '--json')
    expect([refused.code, refused.json()]).toMatchObject([1, { error: { code: 'folder-not-writable' } }])
    mkdirSync(inFolder('folder'))
    expect(await run('minutes', '--out', inFolder('folder'))).toMatchObject({ code: 1 })
    expect(existsSync(inFolder('folder'))).toBe(true)
  })

  it('say honestly when there are none, and when the flags mean nothing', async () => {
    expect(await run('minutes')).toMatchObject({ code: 1, out: '' })
    await fill()
    expect(await run('minutes', '--series', 'Never held')).toMatchObject({ code: 1, err: '“Never held” was not held yet, so there are no minutes of it.\n' })
    expect(await run('minutes', '--on', '2026-03-05')).toMatchObject({ code: 1, err: 'No meeting was held on 2026-03-05. The last one was on 2026-03-11.\n' })
    expect(await run('minutes', '--series', 'Nobody')).toMatchObject({ code: 1, err: 'There is no meeting series “Nobody”. Known: Customer round, Never held.\n' })
    for (const flags of [['--on', '2026-02-30'], ['--on', 'yesterday'], ['--on', '2026-03-04', '--last'], ['--format', 'pdf'], ['--mail', '--format', 'md'], ['--nothing']]) expect([flags, (await run('minutes', ...flags)).code]).toEqual([flags, 2])
    expect((await run('minutes', '--help')).out).toContain('empty-chair minutes --series "Customer round" --on 2026-03-04 --format docx --out minutes.docx')
  })
})

describe('agenda', () => {
  it('is text, a mail and an event for a calendar, too', async () => {
    await fill()
    const at = ['--series', 'Customer round', '--at', '2026-03-18T09:30Z']
    expect((await run('agenda', ...at, '--format', 'text')).out).toMatch(/^Customer round\n=+\n\nWednesday, 18 March 2026/)
    expect((await run('agenda', ...at, '--format', 'ics')).out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;TZID=Europe\/Stockholm:20260318T103000/)
    const mail = await run('agenda', ...at, '--mail')
    expect(mail.out).toMatch(/^Subject: Agenda: Customer round, 18 March 2026\r\n/)
    expect((await run('agenda', ...at, '--mail')).out).toBe(mail.out)
    const file = inFolder('agenda.md')
    expect(await run('agenda', ...at, '--out', file)).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(file, 'utf8')).toBe((await run('agenda', ...at)).out)
    expect(await run('agenda', '--format', 'pdf')).toMatchObject({ code: 2 })
  })
})
