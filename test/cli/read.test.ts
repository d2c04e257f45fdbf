// `list` and `agenda` in a real process: complete, repeatable, and also beside a shell that holds the folder.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Agenda } from '../../shared/contract/meetings.ts'
import { createCore } from '../../electron/core/core.ts'
import { DAY, openTestCore, temporaryFolder } from '../support/core.ts'
import { cliFile, runCli } from '../support/cli.ts'

let dataDir: string
beforeEach(() => {
  dataDir = path.join(temporaryFolder(), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))

const run = (...args: string[]) => runCli([...args, '--data', dataDir])

async function fill(count: number): Promise<void> {
  const core = await openTestCore({ dataDir })
  const { token } = await core.client.settings.openUpload({ name: 'x.csv' })
  const lines = Array.from({ length: count }, (_line, n) => `learning ${n},Customer ${n % 7},2026-02-${String(1 + (n % 28)).padStart(2, '0')}\n`)
  await core.client.settings.upload({ token, bytes: new TextEncoder().encode(`text,customer,date\n${lines.join('')}`) })
  for await (const _ of core.client.settings.watchImport({ token, noun: 'learnings', map: { text: 'text', customer: 'customer', date: 'date' } })) continue
  await core.close()
}

describe('list', () => {
  it('gives every learning once, newest first, also over many pages', async () => {
    await fill(1203)
    const { code, json } = await run('list', 'learnings', '--json')
    const items = json<{ id: string; date: string }[]>()
    expect(code).toBe(0)
    expect(new Set(items.map(({ id }) => id)).size).toBe(1203)
    expect(items.map(({ date }) => date)).toEqual(items.map(({ date }) => date).toSorted((a, b) => b.localeCompare(a)))
    expect((await run('list', 'learnings', '--json', '--limit', '501')).json()).toEqual(items.slice(0, 501))
    expect((await run('list', 'learnings', '--limit', '2')).out).toMatch(/^2026-02-28 {2}Customer \d {2}learning \d+\n2026-02-28 .*\n$/)
    expect((await run('list', 'learnings', '--json', '--limit', '0')).json()).toEqual([])
    expect(await run('list', 'learnings', '--limit', '0')).toMatchObject({ code: 0, out: '', err: '' })
  })

  it('is no failure when its reader has read enough', async () => {
    await fill(3000)
    const child = spawn(process.execPath, [await cliFile(), 'list', 'learnings', '--json', '--data', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('says that there is nothing, and makes nothing', async () => {
    expect(await run('list', 'ideas')).toMatchObject({ code: 0, out: '', err: `There is nothing in ${dataDir} yet.\nNothing there yet.\n` })
    expect((await run('list', 'ideas', '--json')).json()).toEqual([])
    expect(existsSync(dataDir)).toBe(false)
  })
})

describe('what ideas are sorted by', () => {
  it('is listed with the names that tables and searches take: stages with their steps, and categories', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.stages.rename({ key: 'approved', name: 'Yes' })
    await core.client.stages.show({ key: 'pilot', shown: false })
    const legal = (await core.client.stages.addStep({ stage: 'in-review', name: 'Legal check' })).find(({ key }) => key === 'in-review')!.steps[0]!
    const category = await core.client.categories.create({ name: 'Stores' })
    const { id } = await core.client.ideas.create({ title: 'Bell', answers: { customers: 'All', delight: 'They smile' }, categoryId: category.id })
    await core.client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: legal.id })
    await core.close()
    expect((await run('list', 'stages')).out.split('\n').slice(2, 7)).toEqual(['in-review  1', 'in-review › Legal check  1', 'approved  Yes  0', 'pilot  left out', 'implemented  0'])
    expect((await run('list', 'stages', '--json')).json()).toContainEqual(expect.objectContaining({ key: 'in-review', name: null, steps: [{ id: legal.id, name: 'Legal check', ideas: 1 }] }))
    expect(await run('list', 'categories')).toMatchObject({ code: 0, out: 'Stores  1\n' })
    expect((await run('list', 'categories', '--json')).json()).toEqual([{ id: category.id, name: 'Stores', ideas: 1, example: false }])
  })
})

describe('agenda', () => {
  it('has its segments in order, each item with reasons in words and codes, and its minutes', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.session.addExample({})
    await core.close()
    const { code, json } = await run('agenda', '--series', 'customer ROUND', '--minutes', '45', '--at', '2026-03-05T09:00Z', '--format', 'json')
    const agenda = json<Agenda & { title: string; segments: { heading: string; items: { reasons: { text: string }[] }[] }[] }>()
    expect(code).toBe(0)
    expect(agenda.title).toBe('Customer round')
    expect(agenda.meeting).toMatchObject({ minutes: 45, startsAt: Date.UTC(2026, 2, 5, 9) })
    expect(agenda.segments.map(({ key }) => key)).toEqual(['empty-chair', 'front-line', 'numbers', 'promises', 'ideas', 'prevent', 'wow', 'actions'])
    expect(agenda.segments[0]!.heading).toBe('The empty chair')
    const items = [...agenda.segments.flatMap((segment) => segment.items), ...agenda.parked]
    expect(items.length).toBeGreaterThan(15)
    for (const { reasons, minutes } of items) {
      expect(reasons.length).toBeGreaterThan(0)
      for (const { code, text } of reasons as unknown as { code: string; text: string }[]) expect(`${code}: ${text}`).toMatch(/^[a-z-]+: (?!agenda:)\S.*[^{}]$/)
      expect(Number.isInteger(minutes)).toBe(true)
    }
    expect(agenda.segments.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(agenda.minutesUsed)
  })

  it('is the same to the byte for the same data and time', async () => {
    await fill(300)
    const once = () => run('agenda', '--at', '2026-03-04T10:00Z', '--format', 'json')
    const [first, second] = [await once(), await once()]
    expect(first.out.length).toBeGreaterThan(1000)
    expect(second.out).toBe(first.out)
    expect((await run('agenda', '--at', '2026-03-04T10:00Z', '--json')).out).toBe(first.out)
  })

  it('is Markdown for people, and says what would fill an empty segment', async () => {
    const { code, out } = await run('agenda', '--minutes', '30')
    expect(code).toBe(0)
    expect(out).toMatch(/^# Customer-first agenda\n/)
    expect(out).toContain('## 3. Customer numbers\n\n*No numbers yet.')
  })

  it('is that of the meeting that comes next, with who speaks at it', async () => {
    const core = await openTestCore({ dataDir, now: Date.now })
    const weekday = (days: number) => new Date(Date.now() + days * DAY).getUTCDay() || 7
    await core.client.meetings.createSeries({ name: 'Made first', weekday: weekday(5), time: '09:00', timeZone: 'UTC', minutes: 30 })
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Meets first', weekday: weekday(2), time: '09:00', timeZone: 'UTC', minutes: 30 })
    await core.client.meetings.setRole({ meetingId: nextMeeting!.id, role: 'voice', memberId: (await core.client.session.people({}))[0]!.id })
    await core.close()
    const { out, err } = await run('agenda')
    expect(out).toMatch(/^# Meets first\n/)
    expect(out).toContain('Customer’s voice: Ada')
    expect(err).toContain('Made first')
  })

  it('says so when the clocks change while it lasts', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.meetings.createSeries({ name: 'Night shift', weekday: 7, time: '02:30', timeZone: 'Europe/Stockholm', minutes: 60 })
    await core.close()
    const at = async (time: string) => (await run('agenda', '--at', time)).out.split('\n')[2]
    expect(await at('2026-10-25T00:30Z')).toBe('Sunday, 25 October 2026, 02:30–02:30 (Europe/Stockholm); the clocks change meanwhile  ')
    expect(await at('2026-10-18T00:30Z')).toBe('Sunday, 18 October 2026, 02:30–03:30 (Europe/Stockholm)  ')
  })

  it('names the series it knows when it does not know one', async () => {
    const core = await openTestCore({ dataDir })
    await core.client.meetings.createSeries({ name: 'Monday round', weekday: 1, time: '09:00', timeZone: 'UTC', minutes: 30 })
    await core.close()
    expect(await run('agenda', '--series', 'Tuesday')).toMatchObject({ code: 1, err: 'There is no meeting series “Tuesday”. Known: Monday round.\n' })
  })
})

describe('beside a shell that holds the folder', () => {
  it('looks, but does not write', async () => {
    const core = createCore({ dataDir, shell: 'browser', version: '0.0.0' })
    await core.client.session.begin({ name: 'Ada', language: 'en' })
    await core.client.learnings.log({ text: 'written a moment ago' })
    try {
      expect((await run('list', 'learnings')).out).toContain('written a moment ago')
      expect(await run('agenda')).toMatchObject({ code: 0, err: '' })
      expect(await run('check')).toMatchObject({ code: 0, out: 'All is well: 2 rows.\n' })
      expect(await run('backup', `${dataDir}-copy.sqlite`)).toMatchObject({ code: 0 })
      expect(await run('export', `${dataDir}-export`)).toMatchObject({ code: 0 })
      const refused = await run('learn', 'x', '--json')
      expect(refused.code).toBe(75)
      expect(refused.json()).toMatchObject({ error: { code: 'data-folder-in-use', message: expect.stringContaining('runs in the browser') as string, params: { shell: 'browser', pid: process.pid } } })
    } finally {
      await core.close()
    }
    expect(await run('learn', 'x')).toMatchObject({ code: 0 })
  })
})
