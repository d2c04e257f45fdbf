// The whole workspace out and in again: the same rows, whatever they hold.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportWorkspace } from '../../electron/core/services/exports.ts'
import { readWorkspace } from '../../electron/core/services/imports/import-workspace.ts'
import { openTestCore, temporaryFolder, type TestCore } from '../support/core.ts'

let core: TestCore
let folder: string
const others: TestCore[] = []
beforeEach(async () => {
  core = await openTestCore()
  folder = temporaryFolder()
})
afterEach(async () => {
  for (const one of [core, ...others.splice(0)]) await one.dispose()
  rmSync(folder, { recursive: true, force: true })
})

const never = new AbortController().signal
const emptyCore = async () => {
  const other = await openTestCore({ name: null })
  others.push(other)
  return other
}
const exported = async (from: TestCore, name: string) => {
  const { folder: into } = await exportWorkspace(from.context, path.join(folder, name))
  return { into, lines: readFileSync(path.join(into, 'workspace.jsonl'), 'utf8').trimEnd().split('\n') }
}
const read = (into: TestCore, file: string) => readWorkspace(into.context, { file, name: path.basename(file) }, never)
type Refusal = { code: string; params: Record<string, string | number> }

/** A workspace with something of every kind, some of it deleted. */
async function fill(): Promise<void> {
  const { client } = core
  const attachment = await client.settings.putAttachment({ name: 'photo: one?.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) })
  const learning = await client.learnings.log({ text: '=cmd|x "quoted", and\nline', quote: 'Žarko 客 👩‍🦽', customer: { name: 'Lind, Berg & Co' }, segment: { name: 'Retail' }, episode: { name: 'Paying' }, area: { name: 'Billing' }, tags: ['a', 'b'], channel: 'call', sentiment: 'bad', waits: true, wow: true, attachments: [attachment] })
  const gone = await client.learnings.log({ text: 'deleted' })
  await client.learnings.delete({ id: gone.id })
  const idea = await client.ideas.create({ title: 'One bill', answers: { customers: 'everybody', delight: '-they see it' }, customers: [{ name: 'Lind, Berg & Co' }], evidence: [learning.id] })
  await client.ideas.comment({ id: idea.id, text: 'yes' })
  await client.ideas.support({ id: idea.id, support: true })
  const series = await client.meetings.createSeries({ name: 'Round', weekday: 3, time: '10:00', timeZone: 'Europe/Stockholm', minutes: 45, team: 'Care' })
  const meetingId = series.nextMeeting!.id
  await client.meetings.decide({ meetingId, subject: `idea:${idea.id}`, decision: 'approve', reason: 'good' })
  await client.meetings.act({ meetingId, subject: `idea:${idea.id}`, title: 'Do it', dueOn: '2026-03-20' })
  await client.meetings.close({ meetingId })
  const metric = await client.metrics.create({ name: 'NPS', kind: 'nps', target: 40 })
  await client.metrics.read({ metricId: metric.id, episode: { name: 'Paying' }, value: 12.5, readOn: '2026-03-01' })
}

describe('the round trip', () => {
  it('gives the same rows in an empty workspace, and the same person', async () => {
    await fill()
    const first = await exported(core, 'first')
    const other = await emptyCore()
    const { imported, repeated } = await read(other, path.join(first.into, 'workspace.jsonl'))
    expect({ imported, repeated }).toEqual({ imported: first.lines.length - 1, repeated: 0 })
    const second = await exported(other, 'second')
    expect(second.lines.slice(1)).toEqual(first.lines.slice(1))
    expect(await other.client.session.get({})).toMatchObject({ member: { name: 'Ada' } })

    const [learning] = (await other.client.learnings.list({})).rows
    const { attachments } = await other.client.learnings.get({ id: learning!.id })
    expect((await other.client.settings.getAttachment({ id: attachments[0]!.id })).bytes).toEqual(new Uint8Array([1, 2, 3]))
    expect(await other.client.ideas.list({})).toMatchObject({ rows: [{ title: 'One bill', stage: 'approved', supporters: 1, comments: 1, learnings: 1 }] })
    expect(await other.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })

  it('brings deleted rows along, so that they can still be brought back', async () => {
    await fill()
    const { into } = await exported(core, 'first')
    const other = await emptyCore()
    await read(other, path.join(into, 'workspace.jsonl'))
    const id = core.context.store.read.value<string>(`SELECT id FROM learning WHERE text = 'deleted'`)!
    await expect(other.client.learnings.get({ id })).rejects.toMatchObject({ code: 'unknown-learning' })
    expect(await other.client.learnings.restore({ id })).toMatchObject({ text: 'deleted' })
  })

  it('repeats nothing, and leaves what is there as it is', async () => {
    await fill()
    const { into, lines } = await exported(core, 'first')
    const [learning] = (await core.client.learnings.list({})).rows
    await core.client.learnings.edit({ id: learning!.id, changes: { text: 'newer' } })
    expect(await read(core, path.join(into, 'workspace.jsonl'))).toEqual({ imported: 0, repeated: lines.length - 1 })
    expect(await core.client.learnings.get({ id: learning!.id })).toMatchObject({ text: 'newer' })
  })

  it('leaves the example out, but not what real things use of it', async () => {
    await core.client.session.addExample({})
    const learning = await core.client.learnings.log({ text: 'real', customer: { name: 'Norrby Hospital' } })
    const example = (await core.client.learnings.list({})).rows.find((row) => row.example)!
    await core.client.ideas.create({ title: 'Real', answers: { customers: 'x', delight: 'y' }, evidence: [learning.id, example.id] })
    const { lines } = await exported(core, 'first')
    const tables = lines.slice(1).map((line) => (JSON.parse(line) as { table: string }).table)
    expect(tables.filter((table) => ['segment', 'customer', 'learning', 'idea', 'evidence'].includes(table))).toEqual(['segment', 'customer', 'learning', 'idea', 'evidence'])
    const other = await emptyCore()
    await read(other, path.join(folder, 'first/workspace.jsonl'))
    expect(await other.client.settings.check({})).toMatchObject({ ok: true })
    expect((await other.client.learnings.list({})).rows).toMatchObject([{ text: 'real', customer: { name: 'Norrby Hospital' }, segment: { name: 'Employers' }, example: false }])
  })

  it('stands still while others write', async () => {
    await core.client.learnings.log({ text: 'before' })
    const writing = exportWorkspace(core.context, path.join(folder, 'first'))
    await core.client.learnings.log({ text: 'during', customer: { name: 'New' } })
    await writing
    expect(readFileSync(path.join(folder, 'first/workspace.jsonl'), 'utf8')).not.toContain('during')
    expect((await core.client.learnings.list({})).rows).toHaveLength(2)
  })
})

describe('the tables', () => {
  it('can be read back without saying what is what, formulas and all', async () => {
    await fill()
    const { into } = await exported(core, 'first')
    expect(readFileSync(path.join(into, 'learnings.csv'), 'utf8')).toContain(`\n"'=cmd|x ""quoted"", and\nline",`)
    const other = await openTestCore()
    others.push(other)
    for (const noun of ['learnings', 'ideas'] as const) {
      const { token } = await other.client.settings.openUpload({ name: `${noun}.csv` })
      await other.client.settings.upload({ token, bytes: new Uint8Array(readFileSync(path.join(into, `${noun}.csv`))) })
      const { map } = await other.client.settings.previewImport({ token, noun })
      for await (const progress of other.client.settings.watchImport({ token, noun, map })) expect(progress).toMatchObject({ imported: 1, refused: 0 })
    }
    const strip = ({ id: _id, author: _author, createdAt: _at, customer, segment, episode, area, ...rest }: Awaited<ReturnType<typeof core.client.learnings.list>>['rows'][number]) => ({ ...rest, names: [customer, segment, episode, area].map((one) => one?.name) })
    expect((await other.client.learnings.list({})).rows.map(strip)).toEqual((await core.client.learnings.list({})).rows.map(strip))
    const idea = await other.client.ideas.get({ id: (await other.client.ideas.list({})).rows[0]!.id })
    expect(idea).toMatchObject({ title: 'One bill', stage: 'approved', answers: { customers: 'everybody', delight: '-they see it' }, affects: { customers: [{ name: 'Lind, Berg & Co' }] } })
  })

  it('say where ideas stand as the workspace calls it, and are read so by another that calls it the same', async () => {
    const setUp = async ({ client }: TestCore) => {
      await client.stages.rename({ key: 'approved', name: 'Beschlossen' })
      await client.stages.addStep({ stage: 'approved', name: 'Legal check, first' })
    }
    await fill()
    await setUp(core)
    const { id } = (await core.client.ideas.list({})).rows[0]!
    const step = (await core.client.stages.list({})).find(({ key }) => key === 'approved')!.steps[0]!.id
    await core.client.ideas.move({ id, from: 'approved', to: 'approved', stepId: step })
    await core.client.categories.create({ name: 'Speed' })
    await core.client.ideas.edit({ id, changes: { categoryId: (await core.client.categories.list({}))[0]!.id } })
    const { into } = await exported(core, 'first')
    const other = await openTestCore()
    others.push(other)
    await setUp(other)
    const { token } = await other.client.settings.openUpload({ name: 'ideas.csv' })
    await other.client.settings.upload({ token, bytes: new Uint8Array(readFileSync(path.join(into, 'ideas.csv'))) })
    const { columns, rows, map } = await other.client.settings.previewImport({ token, noun: 'ideas' })
    expect(columns.flatMap((column, n) => (['stage', 'step', 'category'].includes(column) ? [`${column}: ${rows[0]![n]}`] : []))).toEqual(['stage: Beschlossen', 'step: Legal check, first', 'category: Speed'])
    for await (const progress of other.client.settings.watchImport({ token, noun: 'ideas', map })) expect(progress).toMatchObject({ imported: 1, refused: 0 })
    expect(await other.client.ideas.get({ id: (await other.client.ideas.list({})).rows[0]!.id })).toMatchObject({ stage: 'approved', step: { name: 'Legal check, first' }, category: { name: 'Speed' } })
  })

  it('come with a note on what is what, and the attached files under their names', async () => {
    await fill()
    const { folder: into, files } = await core.client.settings.export({})
    expect(path.dirname(path.dirname(into))).toBe(core.dataDir)
    expect(files.slice(0, 3)).toEqual(['workspace.jsonl', 'learnings.csv', 'ideas.csv'])
    expect(readdirSync(path.join(into, 'attachments'))).toEqual([expect.stringMatching(/^[0-9a-f]{16} photo_ one_\.png$/)])
    expect(readFileSync(path.join(into, 'README.md'), 'utf8')).toContain('| learning | 1 |')
  })
})

describe('what is refused', () => {
  const refused = async (content: string, name = 'workspace.jsonl') => {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    const { code: found, params } = await read(core, file).then((): Refusal => ({ code: 'taken', params: {} }), (error: unknown) => error as Refusal)
    return [found, params['line'], params['table'], params['field']].filter((part) => part !== undefined).join(' ')
  }
  const header = '{"format":"empty-chair-workspace","version":1}\n'
  const team = '{"table":"team","id":"f47ac10b-58cc-4372-a567-0e02b2c3d479","fields":{"name":"Care"},"updatedAt":1}\n'

  it.each([
    ['another file', 'text,customer\na,b\n', 'not-a-workspace'],
    ['other JSON', '{"hello":1}\n', 'not-a-workspace'],
    ['rows without their first line', team, 'not-a-workspace'],
    ['a newer format', '{"format":"empty-chair-workspace","version":2}\n', 'newer-workspace'],
    ['a line without an end', `${header}{"table":"${'x'.repeat(9_000_000)}`, 'bad-workspace-line 2  '],
    ['a broken line', `${header}${team}{"table":`, 'bad-workspace-line 3  '],
    ['an unknown table', header + team.replace('"team"', '"secrets"'), 'bad-workspace-line 2 secrets '],
    ['a table by the name of something else', header + team.replace('"team"', '"constructor"'), 'bad-workspace-line 2 constructor '],
    ['an id that is none', header + team.replace('f47ac10b', 'x'), 'bad-workspace-line 2  id'],
    ['a field that is missing', header + team.replace('"name":"Care"', ''), 'bad-workspace-line 2 team name'],
    ['a value of the wrong kind', header + team.replace('"Care"', '7'), 'bad-workspace-line 2 team name'],
    ['a value that is no plain one', header + team.replace('"Care"', '"Care","more":{"a":1}'), 'bad-workspace-line 2 team more'],
  ])('%s', async (_name, content, expected) => {
    expect(await refused(content)).toBe(expected)
    expect(core.context.store.read.value('SELECT count(*) FROM team')).toBe(0)
  })

  it('nothing of a file whose last line is bad is taken', async () => {
    expect(await refused(`${header}${team}${team.replace('f47a', 'f47b').replace('"Care"', 'null')}`)).toBe('bad-workspace-line 3 team name')
    expect(core.context.store.read.value('SELECT count(*) FROM team')).toBe(0)
  })

  it('a field that only a newer version knows is kept for it, and goes out again', async () => {
    const file = path.join(folder, 'newer.jsonl')
    writeFileSync(file, header + team.replace('"Care"', '"Care","colour":"red"'))
    expect(await read(core, file)).toEqual({ imported: 1, repeated: 0 })
    expect((await exported(core, 'first')).lines.find((line) => line.includes('"team"') && !line.includes('format'))).toContain('"colour":"red"')
  })

  it('a JSON array of rows is taken too', async () => {
    const file = path.join(folder, 'rows.json')
    writeFileSync(file, `[${team}]`)
    expect(await read(core, file)).toEqual({ imported: 1, repeated: 0 })
  })

  it('a folder with something in it is left alone', async () => {
    mkdirSync(path.join(folder, 'full'))
    writeFileSync(path.join(folder, 'full', 'mine.txt'), 'x')
    await expect(exportWorkspace(core.context, path.join(folder, 'full'))).rejects.toMatchObject({ code: 'folder-not-empty' })
    expect(readdirSync(path.join(folder, 'full'))).toEqual(['mine.txt'])
  })

  it('a file in the place of the folder is named', async () => {
    writeFileSync(path.join(folder, 'file'), 'x')
    await expect(exportWorkspace(core.context, path.join(folder, 'file', 'out'))).rejects.toMatchObject({ code: 'folder-not-writable' })
    expect(existsSync(path.join(folder, 'file', 'out'))).toBe(false)
  })
})

it('a workspace comes through the contract as well', async () => {
  await fill()
  const { lines } = await exported(core, 'first')
  const other = await emptyCore()
  const { token } = await other.client.settings.openUpload({ name: 'workspace.jsonl' })
  await other.client.settings.upload({ token, bytes: new TextEncoder().encode(lines.join('\n')) })
  expect(await other.client.settings.importWorkspace({ token })).toEqual({ imported: lines.length - 1, repeated: 0 })
  await expect(other.client.settings.importWorkspace({ token })).rejects.toMatchObject({ code: 'unknown-upload' })
})
