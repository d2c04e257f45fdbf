// Search through the contract: what was just written is found, what is gone is not, results show the original text, and no input leaks syntax.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INDEX_FILE, mirrored } from '../../electron/core/search/index-file.ts'
import type { SearchHit } from '../../shared/contract/search.ts'
import { DAY, openTestCore, type TestCore } from '../support/core.ts'
import { fillWorkspace } from '../support/large-workspace.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

const find = async (text: string, limit = 20): Promise<SearchHit[]> => (await core.client.search.find({ text, limit })).hits
const titles = async (text: string) => (await find(text)).map(({ title }) => title.text)
const settle = () => core.context.search.settle()
const log = (text: string, more: object = {}) => core.client.learnings.log({ text, ...more })
const marked = ({ title }: SearchHit) => title.marks.map(([from, to]) => title.text.slice(from, to))

describe('what was just written', () => {
  it('is found before it is indexed, by a beginning and without its accents', async () => {
    await settle()
    await log('Räntan på avbetalningen var otydlig')
    expect(await titles('avbet')).toEqual(['Räntan på avbetalningen var otydlig'])
    expect(await titles('rantan')).toHaveLength(1)
  })

  it('is found by its new words and no longer by its old ones, before and after it is indexed', async () => {
    const { id } = await log('The printer is broken')
    await settle()
    await core.client.learnings.edit({ id, changes: { text: 'The scanner is broken' } })
    const check = async () => expect([await titles('printer'), await titles('scanner')]).toEqual([[], ['The scanner is broken']])
    await check()
    await settle()
    await check()
  })

  it('is gone when it is deleted, and back when it is brought back', async () => {
    const { id } = await core.client.ideas.create({ title: 'Lend umbrellas', submit: false })
    await settle()
    await core.client.ideas.delete({ id })
    expect(await find('umbrellas')).toEqual([])
    await settle()
    expect(await find('umbrellas')).toEqual([])
    await core.client.ideas.restore({ id })
    expect(await titles('umbrella')).toEqual(['Lend umbrellas'])
    await settle()
    expect(await titles('umbrella')).toEqual(['Lend umbrellas'])
  })

  it('is found by a new name of its customer', async () => {
    const learning = await log('Wants the old colour back', { customer: { name: 'Nordvik AB' } })
    await settle()
    await core.client.customers.rename({ lookup: 'customer', id: learning.customer!.id, name: 'Sydvik AB' })
    await settle()
    expect((await find('sydvik colour')).map(({ id }) => id)).toEqual([learning.id])
    expect(await find('nordvik')).toEqual([])
  })

  it('is found by what hangs on it: tags, answers, notes of a meeting, a promised answer', async () => {
    await log('Asks for something', { tags: ['tandems'], waits: true, customer: { name: 'Lind' } })
    await core.client.ideas.create({ title: 'Something new', answers: { delight: 'They can juggle' }, submit: false })
    await settle()
    expect(await titles('tandems')).toEqual(['Asks for something'])
    expect(await titles('juggle')).toEqual(['Something new'])
    expect((await find('in:followUps lind')).map(({ noun }) => noun)).toEqual(['followUp'])
  })
})

describe('erasing', () => {
  it('takes the words off the disk as well', async () => {
    const { store } = core.context
    await log('Kept sentence about gloves')
    const { id } = await log('Zbigniewski lost his wallet')
    await settle()
    expect(readFileSync(path.join(core.dataDir, INDEX_FILE)).includes('zbigniewski') || readFileSync(path.join(core.dataDir, `${INDEX_FILE}-wal`)).includes('zbigniewski')).toBe(true)
    store.write((write) => void write.run('DELETE FROM learning WHERE id = ?', [id]))
    await settle()
    await core.close()
    const holding = ['', '-wal'].map((end) => path.join(core.dataDir, INDEX_FILE + end)).filter((file) => existsSync(file) && readFileSync(file).includes('zbigniewski'))
    expect(holding).toEqual([])
    core = await openTestCore({ dataDir: core.dataDir })
    expect(await titles('gloves')).toEqual(['Kept sentence about gloves'])
    expect(await find('zbigniewski')).toEqual([])
  })
})

describe('results', () => {
  it('show the original text with what was found marked in it', async () => {
    await log('Kunden i Göteborg väntar på fakturan')
    await log('Купац тражи ђачку карту')
    await log('客户投诉发票金额不对')
    await log('ﬁle “Straße” İstanbul 👩‍🦽 Åre')
    await settle()
    expect(marked((await find('goteborg faktura'))[0]!)).toEqual(['Göteborg', 'fakturan'])
    expect(marked((await find('djačku kartu'))[0]!)).toContain('карту')
    expect(marked((await find('发票'))[0]!)).toEqual(['发票'])
    expect(marked((await find('file strasse istanbul are'))[0]!)).toEqual(['ﬁle', 'Straße', 'İstanbul', 'Åre'])
  })

  it('show the tag or the area that they were found by', async () => {
    await log('Wants it sooner', { tags: ['tandems', 'spring'], area: { name: 'Delivery' } })
    await settle()
    const [hit] = await find('tandem')
    expect(hit!.snippet).toEqual({ text: 'Delivery · #tandems #spring', marks: [[12, 19]] })
    expect((await find('sooner'))[0]!.snippet).toBeNull()
  })

  it('cut a long text around what was found and never through a character', async () => {
    await log(`${'😀 word '.repeat(200)}needle ${'😀 tail '.repeat(200)}`)
    await settle()
    const [hit] = await find('needle')
    expect(marked(hit!)).toEqual(['needle'])
    expect(hit!.title.text.length).toBeLessThan(200)
    expect(hit!.title.text.isWellFormed()).toBe(true)
  })

  it('have whole words before beginnings, and those before what is only nearly meant', async () => {
    for (const text of ['pricelist of the shop', 'the prince visited', 'a fair price', 'prices rose']) await log(text)
    await settle()
    expect((await titles('price'))[0]).toBe('a fair price')
    const matches = (await find('price')).map(({ match }) => match)
    expect(matches).toEqual(matches.toSorted((a, b) => ['exact', 'form', 'near', 'some'].indexOf(a) - ['exact', 'form', 'near', 'some'].indexOf(b)))
  })

  it('put what is newer first among equals', async () => {
    await log('Asked about the loyalty card once')
    core.clock.pass(200 * DAY)
    await log('Asked about the loyalty card again')
    await settle()
    expect((await titles('loyalty card'))[0]).toContain('again')
  })

  it('keep a place for a customer among many learnings, and count each noun', async () => {
    for (let at = 0; at < 30; at++) await log(`Nordvik asked again, time ${at}`, { customer: { name: 'Nordvik AB' } })
    await settle()
    const { hits, groups } = await core.client.search.find({ text: 'nordvik', limit: 5 })
    expect(hits.map(({ noun }) => noun)).toContain('customer')
    expect(groups).toContainEqual({ noun: 'learning', found: 30, many: false })
  })
})

describe('tokens', () => {
  beforeEach(async () => {
    await log('Late invoice', { channel: 'sales', customer: { name: 'Nordvik AB' }, happenedOn: '2025-11-03' })
    await log('Late invoice again', { channel: 'call', customer: { name: 'Lind' }, happenedOn: '2026-02-03' })
    const { id } = await core.client.ideas.create({ title: 'Late invoices are free', answers: { customers: 'All', delight: 'No anger' } })
    await core.client.ideas.move({ id, from: 'submitted', to: 'approved' })
  })

  it.each([
    ['invoice from:sales', ['Late invoice']],
    ['invoice customer:"Nordvik AB"', ['Late invoice']],
    ['customer:lind', ['Late invoice again', 'Lind']],
    ['stage:approved', ['Late invoices are free']],
    ['stage:declined invoice', []],
    ['invoice in:ideas', ['Late invoices are free']],
    ['invoice before:2026-01-01', ['Late invoice']],
    ['invoice after:2026-02-03 in:learnings', ['Late invoice again']],
    ['invoice after:2026-02-04 in:learnings', []],
    ['invoice on:2025-11', ['Late invoice']],
    ['invoice customer:nobody', []],
    ['invoice colour:blue', []],
    ['before:someday', []],
  ])('%s', async (text, expected) => {
    expect((await titles(text)).toSorted()).toEqual(expected.toSorted())
    await settle()
    expect((await titles(text)).toSorted()).toEqual(expected.toSorted())
  })
})

describe('where ideas stand', () => {
  const both = async (text: string, expected: string[]) => {
    expect([text, (await titles(text)).toSorted()]).toEqual([text, expected])
    await settle()
    expect([text, (await titles(text)).toSorted()]).toEqual([text, expected])
  }
  const steps = async () => (await core.client.stages.list({})).flatMap(({ steps: own }) => own)
  const idea = (title: string, more: object = {}) => core.client.ideas.create({ title, answers: { customers: 'All', delight: 'No anger' }, ...more })

  it('is searched for by what the workspace calls its stages and steps, by codes, and in our languages', async () => {
    await core.client.stages.rename({ key: 'in-review', name: 'Expert check' })
    for (const name of ['Legal: check', 'Kosten prüfen', '🚀']) await core.client.stages.addStep({ stage: 'in-review', name })
    const [legal, costs, rocket] = (await steps()).map(({ id }) => id)
    for (const [title, stepId] of [['A', legal], ['B', costs], ['C', null], ['D', rocket]] as const) {
      const { id } = await idea(title)
      await core.client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: stepId ?? null })
    }
    const done = await idea('Gone on')
    await core.client.ideas.move({ id: done.id, from: 'submitted', to: 'declined', reason: 'Too dear' })
    await both('stage:"Expert check"', ['A', 'B', 'C', 'D'])
    await both('stage:in-review', ['A', 'B', 'C', 'D'])
    await both('stage:"legal check"', ['A'])
    expect(await find('stage:"legal check"')).toMatchObject([{ stage: 'in-review', step: 'Legal: check' }])
    await both('stage:"Kosten prufen"', ['B'])
    await both('stage:🚀', ['D'])
    await both('stage:odbijeno', ['Gone on'])
    await both('stage:nowhere', [])
    // what it is called now, and where it stands now
    await core.client.stages.renameStep({ id: legal!, name: 'Juristen' })
    const a = (await find('stage:juristen'))[0]!
    await both('stage:"legal check"', [])
    await core.client.ideas.move({ id: a.id, from: 'in-review', to: 'in-review', stepId: costs! })
    await both('stage:juristen', [])
    await both('stage:"Kosten prüfen"', ['A', 'B'])
    await core.client.ideas.move({ id: a.id, from: 'in-review', to: 'approved' })
    await both('stage:"Kosten prüfen"', ['B'])
    expect(await core.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })

  it('is narrowed by category, through all that happens to it', async () => {
    const [{ id: speed }, { id: price }] = [await core.client.categories.create({ name: 'Speed of answers' }), await core.client.categories.create({ name: 'Price' })]
    const { id } = await idea('Umbrellas', { categoryId: speed })
    await idea('Raincoats', { categoryId: price })
    await both('category:speed', ['Umbrellas'])
    await both('category:"speed of answers" umbrella', ['Umbrellas'])
    await both('category:nothing', [])
    await core.client.ideas.edit({ id, changes: { categoryId: price } })
    await both('category:speed', [])
    await both('category:price', ['Raincoats', 'Umbrellas'])
    await core.client.ideas.edit({ id, changes: { categoryId: null } })
    await both('category:price', ['Raincoats'])
    expect(await core.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })
})

describe('bad input', () => {
  it.each([
    ['nothing', ''], ['spaces', '   '], ['punctuation', '!?.,;:()[]{}<>|&%$#@*^~`\'"\\/'], ['a quote that is not closed', '"late inv'], ['operators', 'late AND NOT (invoice OR) NEAR(a b, 2) ^x {title}: y*'], ['a column', 'title:late'], ['SQL', "'; DROP TABLE learning; --"],
    ['control characters', '\u0000late\u0001\u0007 invoice\u001b[0m'], ['lone surrogates', 'late\ud800 \udfff'], ['10,000 letters', 'late'.repeat(2500)], ['10,000 characters of words', 'late invoice '.repeat(770)], ['10,000 Chinese characters', '发票金额'.repeat(2500)], ['tokens without values', 'stage: from: customer:"" before:'], ['combining marks alone', '\u0301\u0302'],
  ])('of %s answers', async (_name, text) => {
    await log('Late invoice')
    await settle()
    const answer = await core.client.search.find({ text })
    expect(Array.isArray(answer.hits)).toBe(true)
    expect((await titles('late'))).toEqual(['Late invoice'])
  })

  it('of any kind answers', async () => {
    await log('Late invoice')
    await settle()
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.array(fc.constantFrom('"', '*', 'AND', 'late', 'stage:', ':', '(', '票', 'đ', '-', '^', 'NEAR', "'")).map((parts) => parts.join(' '))), async (text) => {
      const { hits } = await core.client.search.find({ text })
      for (const { title } of hits) for (const [from, to] of title.marks) expect(from < to && to <= title.text.length).toBe(true)
    }), { numRuns: 300 })
  })
})

describe('the index', () => {
  it('tells how much can be found while it is first made, and nothing of it later', async () => {
    for (let at = 0; at < 40; at++) await log(`gloves number ${at}`)
    expect((await core.client.search.find({ text: 'gloves' })).built).toBeLessThan(1)
    await settle()
    expect((await core.client.search.find({ text: 'gloves' })).built).toBeNull()
  })

  it('goes on where it stopped', async () => {
    for (let at = 0; at < 40; at++) await log(`gloves number ${at}`)
    const settling = settle()
    core = await core.reopen()
    await settling
    await settle()
    expect((await core.client.search.find({ text: 'gloves' })).groups).toEqual([{ noun: 'learning', found: 40, many: false }])
    expect(await core.client.settings.check({})).toMatchObject({ ok: true, problems: [] })
  })

  it('is made anew on demand, tells how far it is, and can be searched meanwhile', async () => {
    await fillWorkspace(core, { learnings: 900, ideas: 20, seed: 5 })
    await log('gloves')
    await settle()
    const seen: { done: number; of: number }[] = []
    let found: string[] = []
    for await (const step of core.client.search.watchRebuild({})) {
      if (seen.push(step) === 1) found = await titles('gloves')
    }
    expect(found[0]).toBe('gloves')
    expect(seen.at(-1)).toMatchObject({ done: seen[0]!.of, of: seen[0]!.of })
    expect(seen.length).toBeGreaterThan(1)
    expect((await titles('gloves'))[0]).toBe('gloves')
    expect(await core.client.settings.check({})).toMatchObject({ ok: true })
  })

  it('is written in large parts, not in one for each row', async () => {
    await fillWorkspace(core, { learnings: 300, ideas: 300, seed: 5 })
    await log('gloves')
    await settle()
    const index = new Database(path.join(core.dataDir, INDEX_FILE), { readonly: true })
    const parts = ['learning', 'idea'].map((noun) => index.prepare(`SELECT max(segid) FROM words_${noun}_idx`).pluck().get() as number)
    index.close()
    expect(Math.max(...parts)).toBeLessThan(12)
    expect((await titles('gloves'))[0]).toBe('gloves')
  })

  it.each([
    ['is damaged', (file: string) => writeFileSync(file, Buffer.alloc(8192, 7))],
    ['is missing', (file: string) => rmSync(file)],
    ['is empty', (file: string) => writeFileSync(file, '')],
  ])('is made anew when it %s', async (_what, harm) => {
    await log('gloves')
    await settle()
    await core.close()
    for (const end of ['-wal', '-shm']) rmSync(path.join(core.dataDir, INDEX_FILE + end), { force: true })
    harm(path.join(core.dataDir, INDEX_FILE))
    core = await openTestCore({ dataDir: core.dataDir })
    expect(await titles('gloves')).toEqual(['gloves'])
    await settle()
    expect(await titles('gloves')).toEqual(['gloves'])
  })

  it('that does not agree with the rows is told by the check, and mended by starting over', async () => {
    await log('gloves')
    await log('scarves')
    await settle()
    const index = new Database(path.join(core.dataDir, INDEX_FILE))
    index.exec(`DELETE FROM words_learning WHERE rowid = ${mirrored(1)}; UPDATE doc_learning SET hash = 5 WHERE row = ${mirrored(2)}; INSERT INTO doc_idea (row, hash) VALUES (${mirrored(77)}, 1)`)
    index.close()
    const { problems } = await core.client.settings.check({})
    expect(problems).toHaveLength(3)
    core.context.search.startOver()
    await settle()
    expect(await core.client.settings.check({})).toMatchObject({ ok: true })
  })

  it('is not that of a database put back from a backup', async () => {
    await log('gloves')
    await settle()
    const { file } = await core.client.settings.backup({})
    await log('scarves')
    await settle()
    await core.close()
    for (const end of ['-wal', '-shm']) rmSync(path.join(core.dataDir, `empty-chair.sqlite${end}`), { force: true })
    writeFileSync(path.join(core.dataDir, 'empty-chair.sqlite'), readFileSync(file))
    core = await openTestCore({ dataDir: core.dataDir })
    await settle()
    expect(await titles('scarves')).toEqual([])
    await log('mittens')
    await settle()
    expect(await titles('mittens')).toEqual(['mittens'])
    expect(await core.client.settings.check({})).toMatchObject({ ok: true })
  })
})
