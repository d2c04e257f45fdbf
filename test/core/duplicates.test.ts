// Likely pairs of ideas: found by themselves, best first, told apart once for the whole team.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { marksIn, whyAlike } from '../../electron/core/search/why.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { openTestTeam } from '../support/team.ts'

const ANSWERS = { customers: 'All', delight: 'Fast' }
const idea = async (core: TestCore, title: string, description = '') => (await core.client.ideas.create({ title, description, answers: ANSWERS })).id
const pairsOf = async (core: TestCore, limit = 50) => {
  await core.context.search.settle()
  await core.context.search.settlePairs()
  return core.client.duplicates.list({ limit })
}
const titles = async (core: TestCore) => (await pairsOf(core)).pairs.map(({ older, newer }) => [older.title, newer.title])

describe('likely pairs', () => {
  let core: TestCore
  beforeEach(async () => {
    core = await openTestCore()
  })
  afterEach(() => core.dispose())

  it('come best first, the older idea on the left, with the words that both have', async () => {
    await idea(core, 'Free parking for visitors')
    core.clock.pass(1000)
    await idea(core, 'Call back within one hour')
    core.clock.pass(1000)
    await idea(core, 'Free coffee for visitors')
    core.clock.pass(1000)
    await idea(core, 'Visitors should park for free')
    core.clock.pass(1000)
    await idea(core, 'Call back within the hour')
    const { pairs, more, left, of } = await pairsOf(core)
    expect({ more, left, of }).toEqual({ more: false, left: 0, of: 5 })
    expect(pairs.slice(0, 2).map(({ older, newer }) => [older.title, newer.title])).toEqual([['Call back within one hour', 'Call back within the hour'], ['Free parking for visitors', 'Visitors should park for free']])
    expect(pairs.map(({ score }) => score)).toEqual(pairs.map(({ score }) => score).toSorted((a, b) => b - a))
    const [, parking] = pairs
    expect(parking!.words).toContainEqual({ mine: 'parking', theirs: 'park' })
    expect(parking!.older.marks.map(([from, to]) => parking!.older.title.slice(from, to))).toEqual(['Free', 'parking', 'visitors'])
  })

  it('follow what changes: another title, a deletion, a decision on both, and the way back', async () => {
    const one = await idea(core, 'Free parking for visitors')
    const other = await idea(core, 'Visitors should park for free')
    expect(await titles(core)).toHaveLength(1)
    await core.client.ideas.edit({ id: other, changes: { title: 'A help line in Welsh' } })
    expect(await titles(core)).toEqual([])
    await core.client.ideas.edit({ id: other, changes: { title: 'Park for free as a visitor' } })
    expect(await titles(core)).toHaveLength(1)
    await core.client.ideas.delete({ id: one })
    expect(await titles(core)).toEqual([])
    await core.client.ideas.restore({ id: one })
    expect(await titles(core)).toHaveLength(1)
    await core.client.ideas.move({ id: one, from: 'submitted', to: 'declined', reason: 'No room' })
    expect(await titles(core)).toHaveLength(1)
    await core.client.ideas.move({ id: other, from: 'submitted', to: 'declined', reason: 'No room' })
    expect(await titles(core)).toEqual([])
  })

  it('of somebody’s drafts are nobody’s business', async () => {
    await idea(core, 'Free parking for visitors')
    await core.client.ideas.create({ title: 'Free parking for all visitors', submit: false })
    expect(await titles(core)).toEqual([])
  })

  it('that were told apart stay apart, in either order, until that is taken back', async () => {
    const one = await idea(core, 'Free parking for visitors')
    const other = await idea(core, 'Visitors should park for free')
    await core.client.duplicates.tellApart({ ideaId: other, otherId: one })
    expect(await pairsOf(core)).toMatchObject({ pairs: [], apart: 1 })
    await core.client.duplicates.tellApart({ ideaId: one, otherId: other })
    expect(await core.client.duplicates.listApart({})).toMatchObject([{ older: { id: one }, newer: { id: other } }])
    await core.client.duplicates.forgetApart({ ideaId: one, otherId: other })
    expect(await pairsOf(core)).toMatchObject({ pairs: [{ older: { id: one } }], apart: 0 })
    await expect(core.client.duplicates.tellApart({ ideaId: one, otherId: one })).rejects.toMatchObject({ code: 'same-idea' })
    await expect(core.client.duplicates.tellApart({ ideaId: one, otherId: '019cb8a0-0000-7000-8000-000000000001' })).rejects.toMatchObject({ code: 'unknown-idea' })
  })

  it('are found again when the index was thrown away, and are still there after a restart', async () => {
    await idea(core, 'Free parking for visitors')
    await idea(core, 'Visitors should park for free')
    expect(await titles(core)).toHaveLength(1)
    core.context.search.startOver()
    expect(await titles(core)).toHaveLength(1)
    core = await core.reopen()
    expect((await core.client.duplicates.list({})).pairs).toHaveLength(1)
  })

  it('with an idea of the example stay on this computer, and go with it', async () => {
    await core.client.session.addExample({})
    const example = (await core.client.ideas.list({ filters: { stages: ['submitted'] } })).rows[0]!
    const own = await idea(core, example.title)
    await core.client.duplicates.tellApart({ ideaId: own, otherId: example.id })
    const { read } = core.context.store
    expect(read.value(`SELECT count(*) FROM outbox WHERE entity = 'distinctPair'`)).toBe(0)
    await core.client.session.removeExample({})
    expect(read.value('SELECT count(*) FROM distinctPair')).toBe(0)
  })

  it('are handed out as many as were asked for, and say that there are more', async () => {
    for (let n = 0; n < 4; n++) await idea(core, 'Free parking for visitors')
    expect(await pairsOf(core, 2)).toMatchObject({ more: true, pairs: [{}, {}] })
    expect((await pairsOf(core, 6)).more).toBe(false)
  })
})

it('what a champion told apart is apart for everybody, nobody else may, and the undo is for everybody too', async () => {
  const team = await openTestTeam()
  const { admin } = team
  const bo = await team.add('Bo', 'champion')
  const cy = await team.add('Cy', 'lead')
  try {
    const ideaId = await idea(admin, 'Free parking for visitors')
    const otherId = await idea(bo, 'Visitors should park for free')
    await team.settle()
    for (const core of [admin, bo, cy]) expect(await titles(core)).toHaveLength(1)
    await expect(cy.client.duplicates.tellApart({ ideaId, otherId })).rejects.toMatchObject({ code: 'champions-only' })
    await bo.client.duplicates.tellApart({ ideaId, otherId })
    // said twice, apart from each other: one row
    await admin.client.duplicates.tellApart({ ideaId: otherId, otherId: ideaId })
    await team.settle()
    for (const core of [admin, bo, cy]) expect(await pairsOf(core)).toMatchObject({ pairs: [], apart: 1 })
    expect(await team.hub.context.store.read.all(`SELECT id FROM record WHERE entity = 'distinctPair'`)).toHaveLength(1)
    for (const core of [admin, bo]) expect((await core.client.ledger.rejections({ open: true })).rows).toEqual([])
    await admin.client.duplicates.forgetApart({ ideaId, otherId })
    await team.settle()
    for (const core of [admin, bo, cy]) expect(await titles(core)).toHaveLength(1)
  } finally {
    await team.dispose()
  }
})

describe('why two texts are called alike', () => {
  const why = (mine: string, theirs: string) => {
    const { words, theirs: met } = whyAlike(mine, theirs, 10)
    return { words: words.map((word) => `${word.mine}=${word.theirs}`), marked: marksIn(theirs, met).map(([from, to]) => theirs.slice(from, to)) }
  }
  it('is told in the words that stand there, in whatever language and script', () => {
    expect(why('Free parking', 'Gratis parkering för besökare')).toEqual({ words: ['Free=Gratis', 'parking=parkering'], marked: ['Gratis', 'parkering'] })
    expect(why('Fakture na srpskom', 'Пошаљите фактуре раније')).toEqual({ words: ['Fakture=фактуре'], marked: ['фактуре'] })
    expect(why('An E-Mail a week', 'One e-mail each week')).toMatchObject({ marked: ['e-mail', 'week'] })
    expect(why('免费停车', '给客人免费停车')).toMatchObject({ marked: ['免费', '停车'] })
  })
  it('is nothing for texts that share nothing', () => {
    expect(why('Free parking', '')).toEqual({ words: [], marked: [] })
    expect(why('!!! \ud800', 'the of and')).toEqual({ words: [], marked: [] })
  })
})
