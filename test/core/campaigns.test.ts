// Campaigns and categories of ideas on one device: what is asked, what is refused, who took part, and what the filters find.
import { describe, expect, it } from 'vitest'
import { campaignStanding } from '../../shared/domain/campaigns.ts'
import { DAY, HOUR, MINUTE, START } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const codesOf = (promise: Promise<unknown>) => promise.then(() => [], (error: { code: string; fields: { field: string; code: string }[] }) => [error.code, ...error.fields.map(({ field, code }) => `${field}: ${code}`)])
const storm = (more: object = {}) => core.client.campaigns.create({ name: 'Storm', question: 'What do customers in the north need today?', startsAt: START - HOUR, endsAt: START + DAY, ...more })
const answers = { customers: 'All in the north', delight: 'They hear from us first' }
const idea = (title: string, more: object = {}) => core.client.ideas.create({ title, answers, ...more })

describe('a campaign', () => {
  it('that ends before it begins is refused at the field, when it is made and when it is changed', async () => {
    expect(await codesOf(storm({ endsAt: START - 2 * HOUR }))).toEqual(['ends-before-start', 'endsAt: ends-before-start'])
    const { id } = await storm()
    expect(await codesOf(core.client.campaigns.edit({ id, changes: { startsAt: START + 2 * DAY } }))).toEqual(['ends-before-start', 'changes.endsAt: ends-before-start'])
    expect(await codesOf(core.client.campaigns.reopen({ id, endsAt: START - DAY }))).toEqual(['ends-before-start', 'endsAt: ends-before-start'])
    expect((await core.client.campaigns.get({ id })).endsAt).toBe(START + DAY)
  })

  it('about a segment asks whoever learned something of such customers', async () => {
    await core.client.learnings.log({ text: 'The shop opened late', customer: { name: 'Bageri Solros' }, segment: { name: 'Bakeries' } })
    const [bakeries] = await core.client.customers.suggest({ lookup: 'segment' })
    expect(await codesOf(storm({ audience: 'segment' }))).toEqual(['segment-missing', 'segmentId: segment-missing'])
    expect(await codesOf(storm({ audience: 'segment', segmentId: core.context.newId() }))).toEqual(['unknown-segment', 'segmentId: unknown-segment'])
    const { id } = await storm({ audience: 'segment', segmentId: bakeries!.id })
    expect((await core.client.campaigns.mine({})).asked).toMatchObject([{ id, asked: true, segment: { name: 'Bakeries' }, area: null }])
    await core.client.learnings.delete({ id: (await core.client.learnings.list({})).rows[0]!.id })
    expect((await core.client.campaigns.mine({})).asked).toEqual([])
    await core.client.campaigns.edit({ id, changes: { audience: 'everybody', segmentId: null } })
    expect(await codesOf(core.client.campaigns.edit({ id, changes: { audience: 'segment', segmentId: bakeries!.id } }))).toEqual(['nobody-knows', 'changes.segmentId: nobody-knows'])
  })

  it('needs its teams, or its area', async () => {
    expect(await codesOf(storm({ audience: 'teams' }))).toEqual(['teams-missing', 'teams: teams-missing'])
    expect(await codesOf(storm({ audience: 'area' }))).toEqual(['area-missing', 'areaId: area-missing'])
    expect(await codesOf(storm({ audience: 'area', areaId: core.context.newId() }))).toEqual(['unknown-area', 'areaId: unknown-area'])
  })

  it('needs a name and a question', async () => {
    expect(await codesOf(storm({ question: ' \n ' }))).toEqual(['bad-input', 'question: required'])
    expect(await codesOf(storm({ name: '' }))).toEqual(['bad-input', 'name: required'])
    const { id } = await storm()
    expect(await codesOf(core.client.campaigns.edit({ id, changes: { question: '' } }))).toEqual(['bad-input', 'changes.question: required'])
  })

  it('that would ask nobody is refused at the field, when it is made and when whom it asks is changed; one whose team was left since stays as it is', async () => {
    const team = core.context.newId()
    core.context.store.write((write) => write.put('team', team, { name: 'North' }))
    expect(await codesOf(storm({ audience: 'teams', teams: [team] }))).toEqual(['teams-empty', 'teams: teams-empty'])
    const { customer } = await core.client.learnings.log({ text: 'The van was late', customer: { name: 'Nordvik AB' }, area: { name: 'Delivery' }, visibility: 'private' })
    expect(customer!.name).toBe('Nordvik AB')
    const [delivery] = await core.client.customers.suggest({ lookup: 'area' })
    // what nobody else may read asks nobody
    expect(await codesOf(storm({ audience: 'area', areaId: delivery!.id }))).toEqual(['nobody-knows', 'areaId: nobody-knows'])
    expect(await core.client.campaigns.list({})).toEqual([])
    const { id } = await storm()
    expect(await codesOf(core.client.campaigns.edit({ id, changes: { audience: 'teams', teams: [team] } }))).toEqual(['teams-empty', 'changes.teams: teams-empty'])
    const me = (await core.client.session.get({})).member!.id
    core.context.store.write((write) => void write.run('UPDATE member SET teamId = ? WHERE id = ?', [team, me]))
    await core.client.campaigns.edit({ id, changes: { audience: 'teams', teams: [team] } })
    core.context.store.write((write) => void write.run('UPDATE member SET teamId = NULL WHERE id = ?', [me]))
    await core.client.campaigns.edit({ id, changes: { name: 'Storm in the north', audience: 'teams', teams: [team] } })
    expect(await core.client.campaigns.get({ id })).toMatchObject({ name: 'Storm in the north', askedCount: 0 })
  })

  it('asks everybody while it runs, and only then', async () => {
    await storm({ startsAt: START + HOUR })
    expect((await core.client.campaigns.mine({})).asked).toEqual([])
    core.clock.now = START + 2 * HOUR
    expect((await core.client.campaigns.mine({})).asked).toMatchObject([{ name: 'Storm', asked: true, tookPart: false }])
    core.clock.now = START + DAY
    expect((await core.client.campaigns.mine({})).asked).toEqual([])
  })

  it('about an area asks whoever learned something about it', async () => {
    await core.client.learnings.log({ text: 'The invoice came late', area: { name: 'Billing' } })
    const [billing] = await core.client.customers.suggest({ lookup: 'area' })
    await storm({ audience: 'area', areaId: billing!.id })
    const { asked } = await core.client.campaigns.mine({})
    expect(asked).toMatchObject([{ asked: true, area: { name: 'Billing' } }])
    await core.client.learnings.log({ text: 'The van was late', area: { name: 'Delivery' } })
    const delivery = (await core.client.customers.suggest({ lookup: 'area', text: 'Deli' }))[0]!
    await core.client.campaigns.edit({ id: asked[0]!.id, changes: { areaId: delivery.id } })
    await core.client.learnings.delete({ id: (await core.client.learnings.list({ filters: { areaId: delivery.id } })).rows[0]!.id })
    expect((await core.client.campaigns.mine({})).asked).toEqual([])
  })

  it('knows its ideas and who took part, and tells them what came of it when it is closed', async () => {
    const { id } = await storm()
    const sandbags = await idea('Sandbags at the door', { campaignId: id })
    await idea('A hotline', { campaignId: id, submit: false })
    await idea('Something else')
    expect(sandbags.campaign).toEqual({ id, name: 'Storm' })
    expect(await core.client.campaigns.get({ id })).toMatchObject({ ideas: 1, authors: 1, askedCount: 1, askedAuthors: 1, participants: 1, tookPart: true, stages: [{ stage: 'submitted', count: 1 }] })
    expect((await core.client.ideas.list({ filters: { campaignId: id } })).rows.map(({ title }) => title)).toEqual(['A hotline', 'Sandbags at the door'])
    const closed = await core.client.campaigns.close({ id, note: 'We bring sandbags tomorrow.' })
    expect(closed).toMatchObject({ closing: 'We bring sandbags tomorrow.', closedAt: START, endsAt: START })
    expect((await core.client.campaigns.mine({})).closed).toMatchObject([{ id }])
    core.clock.now = START + 31 * DAY
    expect((await core.client.campaigns.mine({})).closed).toEqual([])
  })

  it('that was closed by a clock that is ahead asks nobody any more, on its page, above pages and in the news', async () => {
    const { id } = await storm()
    core.context.store.write((write) => write.run('DELETE FROM made')) // somebody else asks
    const told = async () => [(await core.client.campaigns.mine({})).asked.length, (await core.client.home.news({})).groups.flatMap(({ items }) => items.map(({ task }) => task))]
    expect(await told()).toEqual([1, ['campaign-asks']])
    const ahead = START + 5 * MINUTE
    core.context.store.write((write) => write.patch('campaign', id, { closing: 'Thank you', closedAt: ahead, endsAt: ahead }))
    expect(campaignStanding(await core.client.campaigns.get({ id }), core.clock.now)).toBe('over')
    expect(await told()).toEqual([0, []])
  })

  it('that has not begun is not closed', async () => {
    const { id } = await storm({ startsAt: START + HOUR })
    expect(await codesOf(core.client.campaigns.close({ id, note: 'Never mind' }))).toEqual(['campaign-not-begun'])
  })

  it('is deleted without its ideas, and whole again when it is brought back', async () => {
    const { id } = await storm()
    const { id: ideaId } = await idea('Sandbags', { campaignId: id })
    await core.client.campaigns.delete({ id })
    expect((await core.client.ideas.get({ id: ideaId })).campaign).toBeNull()
    await core.client.campaigns.restore({ id })
    expect((await core.client.ideas.get({ id: ideaId })).campaign).toMatchObject({ id })
  })
})

describe('categories', () => {
  it('have one name each, sort ideas, and while ideas name one it goes only when another takes its place', async () => {
    const loyalty = await core.client.categories.create({ name: 'Loyalty' })
    expect(await codesOf(core.client.categories.create({ name: 'loyalty' }))).toEqual(['name-taken', 'name: name-taken'])
    const self = await core.client.categories.create({ name: 'Self-service' })
    const stamps = await idea('Stamps', { categoryId: loyalty.id })
    expect((await core.client.ideas.list({ filters: { categoryId: loyalty.id } })).rows.map(({ title }) => title)).toEqual(['Stamps'])
    expect(await core.client.ideas.count({ filters: { categoryId: loyalty.id } })).toEqual({ count: 1, total: 1 })
    expect(await codesOf(core.client.categories.delete({ id: loyalty.id }))).toEqual(['in-use'])
    expect(await core.client.categories.delete({ id: loyalty.id, moveTo: self.id })).toEqual({ moved: 1 })
    expect((await core.client.ideas.get({ id: stamps.id })).category).toEqual({ id: self.id, name: 'Self-service' })
    expect(await codesOf(core.client.ideas.edit({ id: stamps.id, changes: { categoryId: loyalty.id } }))).toEqual(['unknown-category', 'categoryId: unknown-category'])
  })
})

describe('who is left out', () => {
  it('is a question of each idea, and the filter tells who said it from who has not', async () => {
    await idea('Voice for cheques', { answers: { ...answers, leftOut: 'Customers who cannot see the screen' } })
    await idea('Smaller type')
    const found = async (leftOut: 'said' | 'open') => (await core.client.ideas.list({ filters: { leftOut } })).rows.map(({ title }) => title)
    expect([await found('said'), await found('open')]).toEqual([['Voice for cheques'], ['Smaller type']])
    expect(await core.client.ideas.count({ filters: { leftOut: 'said' } })).toEqual({ count: 1, total: 2 })
  })
})
