// Importing tables through the contract, with files as the world writes them.
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImportMap, ImportProgress } from '../../shared/contract/settings.ts'
import type { ImportNoun } from '../../shared/domain/import.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()

async function uploaded(content: string | Uint8Array, name = 'table.csv'): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { token } = await core.client.settings.openUpload({ name })
  for (let at = 0; at < bytes.length; at += 1 << 20) await core.client.settings.upload({ token, bytes: bytes.slice(at, at + (1 << 20)) })
  return token
}

async function imported(content: string | Uint8Array, map?: ImportMap, noun: ImportNoun = 'learnings'): Promise<ImportProgress> {
  const token = await uploaded(content)
  const wanted = map ?? (await core.client.settings.previewImport({ token, noun })).map
  let last: ImportProgress | undefined
  for await (const progress of core.client.settings.watchImport({ token, noun, map: wanted })) last = progress
  return last!
}

const all = async () => (await core.client.learnings.list({ sort: 'oldest', limit: 500 })).rows
const texts = async () => (await all()).map(({ text }) => text)
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

describe('a table of learnings', () => {
  it('becomes learnings with customers, tags and promises', async () => {
    const result = await imported('text,customer,segment,channel,sentiment,episode,area,tags,date,waits,quote\n"Prints twice, again",Nordvik AB,Retail,Phone,negative,Paying,Billing,"print; #Twice",2026-03-01,yes,"""Why?"""\n')
    expect(result).toMatchObject({ state: 'done', read: 1, imported: 1, repeated: 0, refused: 0, share: 1, problems: [], refusedFile: null })
    expect((await all())[0]).toMatchObject({
      text: 'Prints twice, again', quote: '"Why?"', customer: { name: 'Nordvik AB' }, segment: { name: 'Retail' }, channel: 'call', sentiment: 'bad', episode: { name: 'Paying' }, area: { name: 'Billing' },
      tags: ['print', 'twice'], happenedOn: '2026-03-01', waits: true, author: { name: 'Ada' },
    })
    expect(await core.client.followUps.list({})).toMatchObject({ open: 1 })
  })

  it('is shown before it is imported', async () => {
    const token = await uploaded('text;kund\r\n"one\r\ntwo";A\r\n\r\nthree;B\r\n')
    expect(await core.client.settings.previewImport({ token, noun: 'learnings' })).toEqual({ columns: ['text', 'kund'], rows: [['one\r\ntwo', 'A'], ['three', 'B']], map: { text: 'text', kund: 'customer' }, lines: 2 })
  })

  it('uses the customers that are there, whatever their capitals', async () => {
    await core.client.learnings.log({ text: 'x', customer: { name: 'Nordvik AB' } })
    await imported('text,customer\na,NORDVIK AB\nb,New one\nc,new One\n')
    expect(await core.client.customers.suggest({ lookup: 'customer' })).toMatchObject([{ name: 'New one', learnings: 2 }, { name: 'Nordvik AB', learnings: 2 }])
  })

  it.each([
    ['UTF-8', new TextEncoder().encode('text\nŽarko å 客\n')],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufefftext\nŽarko å 客\n')],
    ['UTF-16, little end first', utf16('text\nŽarko å 客\n', false)],
    ['UTF-16, big end first', utf16('text\nŽarko å 客\n', true)],
  ])('may be %s', async (_name, bytes) => {
    expect(await imported(bytes)).toMatchObject({ imported: 1 })
    expect(await texts()).toEqual(['Žarko å 客'])
  })

  it('may be Windows-1252', async () => {
    await imported(new Uint8Array(Buffer.from('text\nsm\xf6rg\xe5s \x93quoted\x94 \x80 5\n', 'latin1')))
    expect(await texts()).toEqual(['smörgås “quoted” € 5'])
  })

  it('keeps emoji, right-to-left text and markup, and drops what nobody can see', async () => {
    await imported('text\n"👩‍🦽 מחכה <script>alert(1)</script>\u0000"\n')
    expect(await texts()).toEqual(['👩‍🦽 מחכה <script>alert(1)</script>'])
  })

  it('takes back the apostrophe that keeps a spreadsheet from running a cell', async () => {
    await imported("text\n'=1+1\n'quoted' word\n")
    expect((await texts()).toSorted()).toEqual(["'quoted' word", '=1+1'])
  })
})

describe('what is not a table', () => {
  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'not-text'],
    ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'not-text'],
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blank lines', new TextEncoder().encode('\n \n'), 'empty-file'],
    ['JSON', new TextEncoder().encode('[\n {"text": "x"}]'), 'not-a-table'],
    ['a web page', new TextEncoder().encode('<!DOCTYPE html><html><body>text</body></html>'), 'not-a-table'],
    ['one endless line', new TextEncoder().encode('x'.repeat(2_000_000)), 'not-a-table'],
  ])('is refused: %s', async (_name, bytes, code) => {
    const token = await uploaded(bytes, 'thing.csv')
    await expect(core.client.settings.previewImport({ token, noun: 'learnings' })).rejects.toMatchObject({ code, params: { name: 'thing.csv' } })
  })

  it('is told apart from a file that was never sent', async () => {
    const token = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'
    await expect(core.client.settings.previewImport({ token, noun: 'learnings' })).rejects.toMatchObject({ code: 'unknown-upload' })
    await expect(core.client.settings.upload({ token: '../../etc/passwd', bytes: new Uint8Array() })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('does not lose the file when the columns are mapped wrongly', async () => {
    const token = await uploaded('a,b\n1,2\n')
    await expect(core.client.settings.watchImport({ token, noun: 'learnings', map: { b: 'quote' } }).next()).rejects.toMatchObject({ code: 'field-not-mapped' })
    expect((await core.client.settings.watchImport({ token, noun: 'learnings', map: { b: 'text' } }).next()).value).toMatchObject({ imported: 1 })
  })
})

describe('lines that are refused', () => {
  const bad = [
    'text,date,sentiment,waits,channel', 'good,2026-03-01,+,no,call', ',2026-03-01,,,', 'b,tomorrow,,,', 'c,2026-03-09,,,', 'd,1066-10-14,,,', 'e,,furious,,', 'f,,,perhaps,', 'g,,,,pigeon', `"${'x'.repeat(300_000)}",,,,`, 'h,,,,call,surplus', '"open,,,,', 'fine,,,,',
  ].join('\n')

  it('do not stop the others, and are listed with line, column, code and value', async () => {
    const { problems, ...counts } = await imported(bad)
    expect(counts).toMatchObject({ read: 12, imported: 2, refused: 10 })
    expect(problems.map(({ line, field, code, value }) => `${line} ${field} ${code} ${value.slice(0, 10)}`)).toEqual([
      '3 text required ', '4 date bad-date tomorrow', '5 date date-in-future 2026-03-09', '6 date date-out-of-range 1066-10-14', '7 sentiment unknown-sentiment furious', '8 waits not-yes-or-no perhaps', '9 channel unknown-channel pigeon',
      '10 text too-long xxxxxxxxxx', '11  too-many-columns ', '12  quote-not-closed ',
    ])
    expect((await texts()).toSorted()).toEqual(['fine', 'good'])
  })

  it('are kept in a table that can be corrected and imported', async () => {
    const { refusedFile } = await imported('text,date\nkept,2026-03-01\n"late, again",someday\n')
    const kept = readFileSync(refusedFile!, 'utf8')
    expect(kept).toBe('\ufefftext,date,Line,What is wrong\r\n"late, again",someday,3,"date: This is not a date. Write it as year-month-day, for example 2026-03-04."\r\n')
    expect(await imported(kept.replace('someday', '2026-03-02'))).toMatchObject({ imported: 1, refused: 0 })
    expect((await texts()).toSorted()).toEqual(['kept', 'late, again'])
  })

  it('are listed up to fifty and counted all', async () => {
    const result = await imported(`text,date\n${'x,never\n'.repeat(120)}`)
    expect(result).toMatchObject({ refused: 120 })
    expect(result.problems).toHaveLength(50)
    expect(readFileSync(result.refusedFile!, 'utf8').split('\r\n')).toHaveLength(122)
  })
})

describe('days with slashes', () => {
  it('are read as the file writes them', async () => {
    await imported('text,date\na,03/02/2026\nb,25/02/2026\n')
    expect((await all()).map(({ happenedOn }) => happenedOn)).toEqual(['2026-02-03', '2026-02-25'])
    await imported('text,date\nc,02/03/2026\nd,02/25/2026\n')
    expect((await all()).map(({ happenedOn }) => happenedOn)).toEqual(['2026-02-03', '2026-02-03', '2026-02-25', '2026-02-25'])
  })

  it('are refused where nothing tells which is the month', async () => {
    expect((await imported('text,date\na,03/02/2026\nb,2026-02-01\n')).problems).toEqual([{ line: 2, field: 'date', code: 'date-ambiguous', value: '03/02/2026' }])
  })
})

describe('importing again', () => {
  const file = 'text,customer\nsame,A\nsame,A\nother,B\n'

  it('repeats nothing, and still takes equal lines of one file as often as they stand there', async () => {
    expect(await imported(file)).toMatchObject({ imported: 3, repeated: 0 })
    expect(await imported(file)).toMatchObject({ imported: 0, repeated: 3 })
    expect(await imported(`${file}same,A\nnew,C\n`)).toMatchObject({ imported: 2, repeated: 3 })
    expect(await imported(`${file}same,A\nnew,C\n`)).toMatchObject({ imported: 0, repeated: 5 })
    expect(await texts()).toHaveLength(5)
  })

  it('knows a line whose columns stand in another order', async () => {
    await imported(file)
    expect(await imported('customer;text\nB;other\n', { text: 'text', customer: 'customer' })).toMatchObject({ imported: 0, repeated: 1 })
  })

  it('goes on where a cancelled import stopped', async () => {
    const rows = Array.from({ length: 5000 }, (_row, n) => `learning number ${n},Customer ${n % 50}\n`).join('')
    const token = await uploaded(`text,customer\n${rows}`)
    const stop = new AbortController()
    const off = core.context.store.onChange(() => stop.abort())
    const left = []
    for await (const progress of core.client.settings.watchImport({ token, noun: 'learnings', map: { text: 'text', customer: 'customer' } }, { signal: stop.signal })) left.push(progress)
    off()
    expect(left.at(-1)).toMatchObject({ state: 'cancelled' })
    const done = left.at(-1)!.imported
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(5000)
    expect(await core.client.learnings.count({})).toMatchObject({ total: done })
    expect(await imported(`text,customer\n${rows}`)).toMatchObject({ imported: 5000 - done, repeated: done })
  })

  it('leaves each line its own group of operations', async () => {
    await imported('text,customer,tags\na,A,x y\nb,A,z\nc,,\n')
    const groups = core.context.store.read.all<{ txn: string | null; entities: string }>(`SELECT txn, group_concat(entity, ' ') AS entities FROM (SELECT * FROM outbox ORDER BY n) WHERE entity <> 'member' GROUP BY coalesce(txn, opId) ORDER BY min(n)`)
    expect(groups.map(({ txn, entities }) => `${txn === null ? 'alone' : 'group'}: ${entities}`)).toEqual(['group: customer learning learningTag', 'group: learning learningTag', 'alone: learning'])
  })
})

it('any bytes at all are read or refused by name, and what is read is imported or refused line by line', { timeout: 60_000 }, async () => {
  const chunk = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('text', 'date', ',', ';', '"', '\n', '\r\n', '\u0000', '\ufeff', '2026-01-02', '=1', '客', '-', '{').map((text) => new TextEncoder().encode(text)))
  /** What became of a file, in a word; `sound` when every line is accounted for. */
  const outcome = async (bytes: Uint8Array) => {
    const token = await uploaded(bytes)
    const preview = await core.client.settings.previewImport({ token, noun: 'learnings' }).catch((error: unknown) => (error as { code: string }).code)
    if (typeof preview === 'string') return preview
    if (!Object.values(preview.map).includes('text')) return 'sound'
    let last: ImportProgress | undefined
    for await (const progress of core.client.settings.watchImport({ token, noun: 'learnings', map: preview.map })) last = progress
    const { read, imported: taken, repeated, refused } = last!
    return read === preview.lines && taken + repeated + refused === read ? 'sound' : JSON.stringify({ ...last, lines: preview.lines })
  }
  await fc.assert(fc.asyncProperty(fc.array(chunk, { maxLength: 30 }), async (chunks) => {
    expect(['sound', 'empty-file', 'not-text', 'not-a-table']).toContain(await outcome(new Uint8Array(Buffer.concat(chunks))))
  }), { numRuns: 300 })
  expect(await core.client.settings.check({})).toMatchObject({ ok: true })
})

it('an import leaves the database to be tidied as seldom as before it', async () => {
  const pages = () => core.context.database.pragma('wal_autocheckpoint', { simple: true })
  const before = pages()
  await imported('text\none\ntwo\n')
  expect(pages()).toBe(before)
})

it('a table of ideas becomes ideas where they stand', async () => {
  const result = await imported('title,description,customers,delight,benefit,status,reason,created\nOne bill,All on one page,"A, B",They see it at once,fewer calls,approved,,2026-02-01\nBare,,,,,,,\nNo,,A,Because,,rejected,Too dear,\nWrong,,,,,approved,,\nSilent,,A,Because,,declined,,\n', undefined, 'ideas')
  expect(result).toMatchObject({ imported: 3, refused: 2 })
  expect(result.problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual(['5 customers answer-missing-customers', '6 reason reason-missing'])
  const { rows } = await core.client.ideas.list({})
  expect(rows.map(({ title, stage }) => `${title}: ${stage}`).toSorted()).toEqual(['Bare: draft', 'No: declined', 'One bill: approved'])
  const idea = await core.client.ideas.get({ id: rows.find(({ title }) => title === 'One bill')!.id })
  expect(idea).toMatchObject({ description: 'All on one page', answers: { delight: 'They see it at once' }, expectedBenefit: 'fewer calls', createdAt: Date.UTC(2026, 1, 1, 12) })
  expect(idea.affects.customers.map(({ name }) => name)).toEqual(['A', 'B'])
})

it('a table of ideas knows the workspace’s own stages, steps and categories, and says which line names one that is not there', async () => {
  await core.client.stages.rename({ key: 'in-review', name: 'Prüfung' })
  for (const name of ['Legal check', 'Costs?', 'Costs!', '🚀']) await core.client.stages.addStep({ stage: 'in-review', name })
  await core.client.stages.addStep({ stage: 'approved', name: 'Planned' })
  await core.client.categories.create({ name: 'Speed' })
  const rows = [
    ['a', 'Prüfung', 'Legal check', 'Speed'], ['b', 'prufung', '', 'SPEED'], ['c', 'legal check', '', ''], ['d', 'in-review', 'LEGAL CHECK', 'Loyalty'], ['e', '', 'Planned', ''], ['f', 'Prüfung', 'costs!', ''], ['g', 'Prüfung', 'Costs?', ''], ['h', 'approved', '', ''], ['r', '🚀', '', ''],
    ['i', 'approved', 'Legal check', ''], ['j', 'Prüfung', 'Nobody’s', ''], ['k', 'Nowhere', '', ''], ['l', 'Prüfung', '🎉', ''], ['m', 'Prüfung', 'Prüfung', ''], ['n', 'Prüfung', '', 'x'.repeat(300)],
  ]
  const result = await imported(`title,customers,delight,stage,step,category\n${rows.map(([title, stage, step, category]) => `${title},A,Because,${stage},${step},${category}\n`).join('')}`, undefined, 'ideas')
  expect(result.problems.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual(['11 step no-such-step', '12 step no-such-step', '13 stage unknown-stage', '14 step no-such-step', '15 step no-such-step', '16 category too-long'])
  const ideas = (await core.client.ideas.list({ limit: 50 })).rows
  const [categories, full] = [new Map((await core.client.categories.list({})).map(({ id, name }) => [id, name])), await Promise.all(ideas.map(({ id }) => core.client.ideas.get({ id })))]
  expect([...categories.values()].toSorted()).toEqual(['Loyalty', 'Speed'])
  expect(full.map(({ title, stage, step, category }) => [title, stage, step?.name, category?.name].join(' ').trim()).toSorted()).toEqual([
    'a in-review Legal check Speed', 'b in-review  Speed', 'c in-review Legal check', 'd in-review Legal check Loyalty', 'e approved Planned', 'f in-review Costs!', 'g in-review Costs?', 'h approved', 'r in-review 🚀',
  ])
})
