// Themes through the contract: what the app makes of learnings, and what people decide about it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinedId } from '../../electron/core/store/write.ts'
import { DAY, openTestCore, START, type TestCore } from '../support/core.ts'

const DOCKS = ['The docks at the station are full every morning', 'Full docks at the station again, he missed his train', 'All docks full at the station before eight']
const BILLS = ['Fakturan har elva rader och ingen förstår den', 'Nobody understands the rows of the invoice', 'Редови на рачуну (фактура) нису јасни, нико их не разуме']

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.dispose())

function log(text: string, more: Partial<Parameters<TestCore['client']['learnings']['log']>[0]> = {}) {
  core.clock.pass(1000)
  return core.client.learnings.log({ text, ...more })
}
async function logAll(texts: readonly string[], customers: readonly (string | null)[] = []): Promise<string[]> {
  const ids: string[] = []
  for (const [at, text] of texts.entries()) ids.push((await log(text, customers[at] ? { customer: { name: customers[at] } } : {})).id)
  return ids
}
async function listed(sort: 'customers' | 'rising' | 'learnings' | 'newest' = 'customers', of = core) {
  await of.client.themes.list({})
  await of.context.themes.settle()
  return of.client.themes.list({ sort })
}
const idsIn = async (id: string | null, of = core) => (await of.client.themes.learnings({ id })).rows.map((row) => row.id).sort()
async function themeWith(learningId: string, of = core): Promise<string> {
  for (const { id } of (await listed('customers', of)).themes) if ((await idsIn(id, of)).includes(learningId)) return id
  throw new Error('in no theme')
}

test('nothing yet, and what is logged next is grouped by itself', async () => {
  expect(await core.client.themes.list({})).toMatchObject({ state: 'making', themes: [] })
  expect(await listed()).toMatchObject({ state: 'ready', themes: [], loose: 0 })
  const ids = await logAll(DOCKS)
  const { themes } = await listed()
  expect(themes).toMatchObject([{ learnings: 3, name: '', edited: false, pinned: false }])
  expect(themes[0]!.words).toContain('docks')
  expect(await idsIn(themes[0]!.id)).toEqual(ids.sort())
})

test('a theme counts each customer once, and shows who said it and by which words', async () => {
  await logAll(DOCKS, ['Hanna Bergfalk', 'Hanna Bergfalk', null])
  const [theme] = (await listed()).themes
  expect(theme).toMatchObject({ customers: 1, learnings: 3 })
  const whole = await core.client.themes.get({ id: theme!.id })
  expect(whole.saidBy).toMatchObject([{ name: 'Hanna Bergfalk', learnings: 2 }])
  expect(whole.unnamed).toBe(1)
  expect(whole.makers.find(({ forms }) => forms.includes('docks'))).toMatchObject({ learnings: 3 })
  expect(whole.weekly.reduce((sum, week) => sum + week.learnings, 0)).toBe(3)
})

test('several languages and scripts make one theme where they mean the same', async () => {
  const ids = await logAll(BILLS)
  expect(await idsIn(await themeWith(ids[0]!))).toEqual(ids.sort())
})

test('a theme goes by words of one of its learnings, as they stand there, and not by what is said of anything', async () => {
  const texts = [...BILLS, 'She asked now about the rows of the invoice', 'He asked now: which rows has the invoice?']
  await logAll(texts)
  const [theme] = (await listed()).themes
  expect(theme!.learnings).toBe(texts.length)
  expect(texts.map((text) => theme!.words.every((word) => text.toLowerCase().includes(word)))).toContain(true)
  expect(theme!.words).toEqual(['rows', 'invoice'])
})

test('what one keeps to oneself is grouped and shapes nothing', async () => {
  const mine = await log('Docks at the station were full, I think', { visibility: 'private' })
  const others = await logAll(DOCKS.slice(0, 1))
  expect((await listed()).themes).toEqual([])
  await logAll(DOCKS.slice(1))
  const theme = await themeWith(others[0]!)
  expect(await idsIn(theme)).toContain(mine.id)
  // the same without it
  await core.client.learnings.delete({ id: mine.id })
  expect(await themeWith(others[0]!)).toBe(theme)
})

test('a learning that is deleted leaves its theme, and one that is edited goes where it belongs', async () => {
  const docks = await logAll([...DOCKS, 'Docks of the station are full in the morning'])
  const bills = await logAll([...BILLS, 'The rows of this invoice: nobody understands them'])
  const theme = await themeWith(docks[0]!)
  await core.client.learnings.delete({ id: docks[3]! })
  await listed()
  expect(await idsIn(theme)).toEqual(docks.slice(0, 3).sort())
  await core.client.learnings.edit({ id: bills[3]!, changes: { text: 'Station docks full, every morning' } })
  expect(await themeWith(bills[3]!)).toBe(await themeWith(docks[0]!))
})

test('the same learnings, written in another order and on another device, are the same themes', async () => {
  const texts = [...DOCKS, ...BILLS, 'A violin was found in the tram', 'The station docks: full', 'Invoice rows that nobody understands']
  const ids = await logAll(texts)
  core.clock.pass(3 * DAY)
  ids.push(...(await logAll(['Full docks, station, morning', 'Rows of the invoice again', 'Somebody found a violin', 'A violin lay in the tram'])))
  const rows = core.context.store.read.all<Record<string, string | number | null>>('SELECT * FROM learning ORDER BY pk')
  const other = await openTestCore({ name: 'Bo' })
  try {
    other.context.store.write((write) => {
      // the newest first
      for (const { pk: _pk, id, folded: _folded, ver: _ver, deletedAt: _deletedAt, updatedAt: _updatedAt, example: _example, extra: _extra, ofCustomerId: _of, waits, wow, ...fields } of rows.toReversed()) write.put('learning', String(id), { ...fields, waits: waits === 1, wow: wow === 1 })
    })
    const shapeOf = async (of: TestCore) => {
      const { themes, loose } = await listed('customers', of)
      return { loose, themes: await Promise.all(themes.map(async ({ id, words, learnings }) => ({ id, words, learnings, ids: await idsIn(id, of) }))) }
    }
    expect(await shapeOf(other)).toEqual(await shapeOf(core))
    expect((await listed()).themes.length).toBeGreaterThan(1)
  } finally {
    await other.dispose()
  }
})

test('tomorrow everybody is where they were, and what is logged late finds its place without moving others', async () => {
  const docks = await logAll(DOCKS)
  const bills = await logAll(BILLS)
  const [dockTheme, billTheme] = [await themeWith(docks[0]!), await themeWith(bills[0]!)]
  core.clock.pass(DAY)
  const later = await logAll(['Docks at the station: full', 'The invoice has rows that nobody understands', 'A dog ran beside the tram'])
  await listed()
  expect(await idsIn(dockTheme)).toEqual([...docks, later[0]!].sort())
  expect(await idsIn(billTheme)).toEqual([...bills, later[1]!].sort())
  // a colleague's, logged offline yesterday and here only now
  const late = joinedId('learning', 'late')
  core.context.store.write((write) => write.put('learning', late, { text: 'The docks of the station were full', quote: '', customerId: null, segmentId: null, channel: null, sentiment: null, episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: 'everyone', authorId: core.context.store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)!, teamId: null, createdAt: START + 1000 }))
  await listed()
  expect(await idsIn(dockTheme)).toEqual([...docks, later[0]!, late].sort())
  expect(await idsIn(billTheme)).toEqual([...bills, later[1]!].sort())
})

describe('what people decide', () => {
  let docks: string[]
  let bills: string[]
  let dockTheme: string
  let billTheme: string
  beforeEach(async () => {
    docks = await logAll(DOCKS)
    bills = await logAll(BILLS)
    dockTheme = await themeWith(docks[0]!)
    billTheme = await themeWith(bills[0]!)
  })
  const theme = async (id: string) => (await listed()).themes.find((one) => one.id === id)

  test('a name and a pin stay when everything is grouped anew', async () => {
    await core.client.themes.rename({ id: dockTheme, name: 'Docks are full' })
    await core.client.themes.pin({ id: billTheme, pinned: true })
    expect((await listed()).themes.map(({ name, pinned }) => [name, pinned])).toEqual([['', true], ['Docks are full', false]])
    core.context.themes.startOver()
    expect(await theme(dockTheme)).toMatchObject({ name: 'Docks are full', edited: true, learnings: 3 })
    core = await core.reopen()
    expect(await theme(dockTheme)).toMatchObject({ name: 'Docks are full' })
    await core.client.themes.rename({ id: dockTheme, name: '' })
    expect(await theme(dockTheme)).toMatchObject({ name: '' })
  })

  test('a theme that was named is known again when what it was born of has changed', async () => {
    await core.client.themes.rename({ id: dockTheme, name: 'Docks are full' })
    // the learning that it was known by is deleted
    await core.client.learnings.delete({ id: docks[0]! })
    await listed()
    const now = (await listed()).themes.find(({ name }) => name === 'Docks are full')
    expect(now).toBeDefined()
    expect(now!.id).toBe(dockTheme)
    expect(await idsIn(now!.id)).toEqual(docks.slice(1).sort())
  })

  test('a theme that somebody named stays, when nothing is in it any more', async () => {
    await core.client.themes.rename({ id: dockTheme, name: 'Docks are full' })
    for (const id of docks) await core.client.learnings.delete({ id })
    expect(await theme(dockTheme)).toMatchObject({ name: 'Docks are full', learnings: 0, trend: { kind: 'quiet' } })
  })

  test('a learning that was moved by hand stays where it was put, and can be put back', async () => {
    const { before } = await core.client.themes.move({ learningIds: [docks[0]!], themeId: billTheme })
    expect(await idsIn(billTheme)).toEqual([...bills, docks[0]!].sort())
    expect((await core.client.themes.learnings({ id: billTheme })).rows.filter(({ byHand }) => byHand).map(({ id }) => id)).toEqual([docks[0]])
    core.context.themes.startOver()
    await listed()
    expect(await idsIn(billTheme)).toContain(docks[0])
    await core.client.themes.putBack({ before })
    expect(await idsIn(dockTheme)).toEqual([...docks].sort())
    await core.client.themes.move({ learningIds: [docks[0]!, docks[1]!], themeId: null })
    expect(await idsIn(null)).toEqual([docks[0]!, docks[1]!].sort())
    await expect(core.client.themes.move({ learningIds: [joinedId('learning', 'x')], themeId: null })).rejects.toMatchObject({ code: 'unknown-learning' })
  })

  test('themes are merged, what comes later goes along, and they part again as they were', async () => {
    await core.client.themes.merge({ id: dockTheme, intoId: billTheme })
    expect((await listed()).themes).toMatchObject([{ id: billTheme, learnings: 6 }])
    const later = await log('The docks at the station are full')
    await listed()
    expect(await idsIn(billTheme)).toContain(later.id)
    const whole = await core.client.themes.get({ id: billTheme })
    expect(whole.merged.map(({ id }) => id)).toEqual([dockTheme])
    expect(whole.makers.some(({ forms }) => forms.includes('docks'))).toBe(true)
    // its old address still leads to it
    expect((await core.client.themes.get({ id: dockTheme })).id).toBe(billTheme)
    await core.client.themes.merge({ id: dockTheme, intoId: null })
    expect(await idsIn(billTheme)).toEqual([...bills].sort())
    expect(await idsIn(dockTheme)).toEqual([...docks, later.id].sort())
    await expect(core.client.themes.merge({ id: dockTheme, intoId: dockTheme })).rejects.toMatchObject({ code: 'theme-in-itself' })
  })

  test('two people who merged two themes into each other have one theme', async () => {
    await core.client.themes.merge({ id: dockTheme, intoId: billTheme })
    core.context.store.write((write) => void write.patch('theme', billTheme, { intoId: dockTheme }))
    const { themes } = await listed()
    expect(themes).toMatchObject([{ learnings: 6 }])
    expect([dockTheme, billTheme]).toContain(themes[0]!.id)
  })

  test('a theme is split by one of its words, also for what comes later, and put together again', async () => {
    const { makers } = await core.client.themes.get({ id: dockTheme })
    const word = makers.find(({ learnings }) => learnings > 0 && learnings < 3)!
    const { id } = await core.client.themes.split({ id: dockTheme, name: 'Of its own', unit: word.unit })
    const [split, rest] = [await idsIn(id), await idsIn(dockTheme)]
    expect(split).toHaveLength(word.learnings)
    expect([...split, ...rest].sort()).toEqual([...docks].sort())
    expect(await theme(id)).toMatchObject({ name: 'Of its own' })
    const later = await log(`Docks full at the station: ${word.forms[0]!}`)
    expect(await themeWith(later.id)).toBe(id)
    await core.client.themes.undoSplit({ id })
    await listed()
    expect(await idsIn(dockTheme)).toEqual([...docks, later.id].sort())
    const all = makers.find(({ learnings }) => learnings === 3)!
    await expect(core.client.themes.split({ id: dockTheme, name: 'x', unit: all.unit })).rejects.toMatchObject({ code: 'nothing-to-split' })
  })

  test('a theme is split by choosing learnings', async () => {
    const { id } = await core.client.themes.split({ id: dockTheme, name: 'Two of them', learningIds: docks.slice(0, 2) })
    expect(await idsIn(id)).toEqual(docks.slice(0, 2).sort())
    await core.client.themes.undoSplit({ id })
    expect(await idsIn(dockTheme)).toEqual([...docks].sort())
    await expect(core.client.themes.split({ id: dockTheme, name: 'None' })).rejects.toMatchObject({ code: 'nothing-to-split' })
  })

  test('a learning tells its theme, and an idea that it is evidence for is named by the theme', async () => {
    expect((await core.client.themes.of({ learningId: docks[0]! })).theme?.id).toBe(dockTheme)
    const idea = await core.client.ideas.create({ title: 'More docks', evidence: docks.slice(0, 2), submit: false })
    expect((await core.client.themes.get({ id: dockTheme })).ideas).toMatchObject([{ id: idea.id, learnings: 2 }])
    await expect(core.client.themes.get({ id: joinedId('theme', 'nowhere') })).rejects.toMatchObject({ code: 'unknown-theme' })
  })
})

test('examples are grouped apart, and their themes go with them', async () => {
  await core.client.session.addExample({})
  const ids = await logAll(DOCKS)
  const { themes } = await listed()
  const examples = themes.filter(({ example }) => example)
  expect(examples.length).toBeGreaterThan(1)
  const mine = await themeWith(ids[0]!)
  expect(await idsIn(mine)).toEqual(ids.sort())
  await core.client.themes.rename({ id: examples[0]!.id, name: 'Only for show' })
  expect(core.context.store.read.value(`SELECT count(*) FROM outbox WHERE entity = 'theme'`)).toBe(0)
  await core.client.session.removeExample({})
  expect((await listed()).themes.map(({ id }) => id)).toEqual([mine])
})

test('pages follow one another without gaps, the newest first', async () => {
  const texts = Array.from({ length: 25 }, (_, at) => `The docks at the station are full, case ${at}`)
  const ids = await logAll(texts)
  const theme = await themeWith(ids[0]!)
  const seen: string[] = []
  for (let cursor: string | null = null; ; ) {
    const { rows, next } = await core.client.themes.learnings({ id: theme, cursor, limit: 10 })
    seen.push(...rows.map(({ id }) => id))
    if (next === null) break
    cursor = next
  }
  expect(seen).toEqual(ids.toReversed())
})
