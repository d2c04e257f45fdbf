// `learn` and `idea` in a real process: what is written, what is said, and how it ends.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCore, temporaryFolder } from '../support/core.ts'
import { runCli } from '../support/cli.ts'

let dataDir: string
beforeEach(() => {
  dataDir = path.join(temporaryFolder(), 'data')
})
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))

const run = (args: string[], stdin?: string) => runCli([...args, '--data', dataDir], stdin === undefined ? {} : { stdin })
const listed = async (noun: string) => (await run(['list', noun, '--json'])).json<Record<string, unknown>[]>()

describe('learn', () => {
  it('keeps everything that is said, and begins with the name that is given', async () => {
    const { code, out, err } = await run(['learn', 'They print every invoice twice', '--quote', 'Why?', '--customer', 'Nordvik AB', '--segment', 'Retail', '--channel', 'phone', '--sentiment', 'negative', '--episode', 'Paying', '--area', 'Billing', '--tag', 'print', '--tag', 'twice, #Paper', '--date', '2026-01-02', '--waits', '--wow', '--name', 'Ada'])
    expect({ code, out: out.replace(/[0-9a-f-]{36}/, 'ID') }).toEqual({ code: 0, out: 'Logged. Its id: ID\n' })
    expect(err).toBe(`Ada has begun in ${dataDir}.\n`)
    expect(await listed('learnings')).toMatchObject([{
      title: 'They print every invoice twice', text: 'They print every invoice twice', quote: 'Why?', customer: 'Nordvik AB', segment: 'Retail', channel: 'call', sentiment: 'bad', episode: 'Paying', area: 'Billing', tags: ['print', 'twice', 'paper'], date: '2026-01-02', waits: true, wow: true, author: 'Ada',
    }])
  })

  it('reads the text from stdin', async () => {
    const { code, json } = await runCli(['learn', '-', '--json', '--data', dataDir], { stdin: 'first line\nsecond — 客\n' })
    expect(code).toBe(0)
    expect(json()).toMatchObject({ text: 'first line\nsecond — 客' })
  })

  it('says in words and for programs what is refused, and writes nothing', async () => {
    const words = await run(['learn', 'x', '--sentiment', 'furious'])
    expect({ code: words.code, err: words.err, out: words.out }).toEqual({ code: 1, err: '--sentiment: This is not a sentiment. Known: good, bad, neutral, also + and -.\n', out: '' })
    const date = await run(['learn', 'x', '--date', '2026-02-30', '--json', '--name', 'Ada'])
    expect(date.code).toBe(1)
    expect(await run(['learn', 'x', '--date', 'tomorrow', '--name', 'Ada'])).toMatchObject({ code: 1, err: expect.not.stringContaining('plausible') as string })
    expect(date.json()).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('--date: This is not a date') as string, fields: [{ field: 'happenedOn', code: 'bad-date' }] } })
    expect(await run(['learn', '  '])).toMatchObject({ code: 1, err: 'TEXT: This is needed.\n' })
    expect(await run(['learn', '-'], 'x'.repeat(1_000_000))).toMatchObject({ code: 1, err: expect.stringContaining('too long') as string })
    expect(await listed('learnings')).toEqual([])
  })
})

describe('idea', () => {
  it('is submitted when it answers its two questions', async () => {
    const { code, json } = await run(['idea', 'One bill', '--customers', 'Nordvik AB, Lind', '--segments', 'Retail', '--delight', 'They see it at once', '--benefit', 'fewer calls', '--description', 'All on one page', '--json'])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ title: 'One bill', stage: 'submitted', answers: { delight: 'They see it at once' } })
    expect(await listed('ideas')).toMatchObject([{ title: 'One bill', text: 'All on one page', customers: ['Nordvik AB', 'Lind'], segments: ['Retail'], delight: 'They see it at once', benefit: 'fewer calls', stage: 'submitted' }])
  })

  it('waits as a draft until it does, and says what is missing', async () => {
    const { code, out, err } = await run(['idea', 'One bill', '--delight', 'They see it'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Kept as a draft\./)
    expect(err).toContain('To be submitted it still needs: --customers\n')
    expect(await run(['idea', 'Two', '--draft'])).toMatchObject({ code: 0, err: '' })
    expect((await listed('ideas')).map(({ title, stage }) => `${String(title)} ${String(stage)}`).toSorted()).toEqual(['One bill draft', 'Two draft'])
  })
})

describe('wrong usage ends with 2', () => {
  it.each([
    [['learn'], 'TEXT is missing.'],
    [['learn', 'a', 'b'], '"b" was not expected here.'],
    [['learn', 'a', '--colour', 'red'], '--colour is not a flag of Empty Chair.'],
    [['learn', 'a', '--quote'], '--quote needs a value'],
    [['frobnicate'], '“frobnicate” is not a command. Known: learn, idea, import, agenda, minutes, digest, statement, kpis, report, episodes, list, search, similar, join, sync, status, export, backup, check.'],
    [['list', 'people'], '“people” is not a command. Known: learnings, ideas, stages, categories.'],
    [['list', 'ideas', '--limit', 'many'], '--limit needs a number'],
    [['agenda', '--at', 'yesterday'], '--at needs a time'],
    [['agenda', '--format', 'pdf'], '--format takes one of md, json'],
    [['learn', 'a', '--data', ''], '--data needs a value'],
  ])('%j', async (args, said) => {
    const { code, out, err } = await runCli(args)
    expect(err).toContain(said)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('also for programs', async () => {
    const { code, json } = await runCli(['learn', '--json'])
    expect(code).toBe(2)
    expect(json()).toMatchObject({ error: { code: 'argument-missing', params: { argument: 'TEXT', command: 'learn' } } })
  })
})

describe('help', () => {
  it('is asked for by the whole name of a command, says a default once, and is no help for what is no command', async () => {
    expect(await runCli(['import', 'learnings'])).toMatchObject({ code: 2, err: expect.stringContaining('empty-chair import learnings --help') as string })
    expect((await runCli(['search', '--help'])).out.match(/default: 20/g)).toHaveLength(1)
    expect(await runCli(['frobnicate', '--help'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('“frobnicate” is not a command') as string })
  })

  it('explains every command, with examples, the same flags everywhere, and the exit codes', async () => {
    const main = await runCli(['--help'])
    expect(main.code).toBe(0)
    expect(main.out).toContain('Exit codes:')
    const commands = [['learn'], ['idea'], ['import', 'learnings'], ['import', 'ideas'], ['import', 'workspace'], ['agenda'], ['list', 'learnings'], ['list', 'ideas'], ['export'], ['backup'], ['check']]
    for (const { code, out } of await Promise.all(commands.map((command) => runCli([...command, '--help'])))) {
      expect(code).toBe(0)
      expect(out).toContain('Examples:\n  empty-chair ')
      expect(out).toContain('--data <dir>')
      expect(out).toContain('--json')
      expect(out).not.toMatch(/cli:|transfer:/)
    }
  })

  it('is what somebody gets who names no command, and ends with 2', async () => {
    for (const args of [[], ['list'], ['import']]) expect(await runCli(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: empty-chair') as string })
  })
})

describe('a workspace with names of its own', () => {
  it('sorts ideas by its categories, and lists and finds where they stand as it calls it', async () => {
    const core = await openTestCore({ dataDir, name: 'Ada' })
    await core.client.categories.create({ name: 'Speed' })
    await core.client.stages.rename({ key: 'in-review', name: 'Expert check' })
    const legal = core.context.newId()
    await core.client.stages.addStep({ id: legal, stage: 'in-review', name: 'Legal' })
    await core.close()
    const idea = (category: string) => run(['idea', 'One bill', '--customers', 'Lind', '--delight', 'They see it at once', '--category', category, '--json'])
    const { id, category } = (await idea('SPEED')).json<{ id: string; category: { name: string } }>()
    expect(category.name).toBe('Speed')
    expect((await idea('Price')).json()).toMatchObject({ error: { code: 'bad-input', fields: [{ field: 'category', code: 'no-such-category' }] } })
    const again = await openTestCore({ dataDir, name: 'Ada' })
    await again.client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: legal })
    await again.close()
    expect(await listed('ideas')).toMatchObject([{ stage: 'in-review', stageName: 'Expert check', step: 'Legal', category: 'Speed' }])
    expect((await run(['list', 'ideas'])).out).toMatch(/Expert check › Legal {2}One bill {2}\[Speed\]/)
    expect((await run(['search', 'stage:legal category:speed'])).out).toMatch(/One bill.*Expert check › Legal/)
  })
})

describe('a workspace that requires more', () => {
  it('keeps the idea as a draft and names what is missing; answers are given by the words of the question, or its key', async () => {
    const core = await openTestCore({ dataDir, name: 'Ada' })
    await core.client.questions.require({ key: 'who', required: true })
    const law = (await core.client.questions.add({ words: 'Law = what?' })).at(-1)!.key
    await core.client.questions.require({ key: law, required: true })
    await core.close()
    const idea = ['idea', 'One bill', '--customers', 'Lind', '--delight', 'They see it at once']
    expect((await run([...idea, '--answer', 'who=Small shops'])).err).toContain('it still needs: --answer "Law = what?=…"')
    const { code, json } = await run([...idea, '--answer', 'who=Small shops', '--answer', 'law = WHAT?=Bookkeeping act', '--json'])
    expect(code).toBe(0)
    expect(json()).toMatchObject({ stage: 'submitted', answers: { who: 'Small shops', [law]: 'Bookkeeping act' } })
    expect(await run([...idea, '--answer', 'why=Because'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No question begins so: why=Because') })
    expect(await listed('ideas')).toHaveLength(2)
  })
})
