// Campaigns in a team: whom they ask on each device, who took part, and what the hub takes.
import { beforeEach, expect, test } from 'vitest'
import { START, HOUR, DAY, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until } from '../support/team.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'champion'], ['Cy', 'employee'])
beforeEach(() => team.settle())

const asked = async (core: TestCore) => (await core.client.campaigns.mine({})).asked.map(({ name }) => name)
const storm = { name: 'Storm', question: 'What do customers in the north need?', startsAt: START - HOUR, endsAt: START + DAY }
const answers = { customers: 'All in the north', delight: 'They hear from us first' }

test('a team’s campaign asks its members; who answers is counted on every device, and everybody who took part gets the closing note', async () => {
  const { id: teamId } = await team.admin.client.team.createTeam({ name: 'North' })
  const { members } = await team.admin.client.team.members({})
  await team.admin.client.team.change({ id: members.find(({ name }) => name === 'Cy')!.id, teamId })
  await team.settle()
  const { id } = await bo.client.campaigns.create({ ...storm, audience: 'teams', teams: [teamId] })
  await team.settle()
  expect([await asked(cy), await asked(bo), await asked(team.admin)]).toEqual([['Storm'], [], []])
  await cy.client.ideas.create({ title: 'Sandbags', answers, campaignId: id })
  await cy.client.ideas.create({ title: 'Boats', answers, campaignId: id, nameless: true })
  await team.settle()
  for (const core of [bo, cy, team.admin]) expect(await core.client.campaigns.get({ id })).toMatchObject({ ideas: 2, authors: 1, nameless: 1, askedCount: 1, askedAuthors: 1, participants: 1 })
  await bo.client.campaigns.close({ id, note: 'Sandbags come tomorrow.' })
  await team.settle()
  expect((await cy.client.campaigns.mine({})).closed).toMatchObject([{ closing: 'Sandbags come tomorrow.' }])
  expect((await team.admin.client.campaigns.mine({})).closed).toEqual([])
  await expect(cy.client.ideas.create({ title: 'Too late', answers, campaignId: id })).rejects.toMatchObject({ code: 'campaign-not-running' })
})

test('only champions ask; two who move the beginning and the end past each other apart: the hub takes the first and gives the second back', async () => {
  await expect(cy.client.campaigns.create(storm)).rejects.toMatchObject({ code: 'champions-only' })
  const { id } = await bo.client.campaigns.create(storm)
  await team.settle()
  await team.goOffline()
  await bo.client.campaigns.edit({ id, changes: { endsAt: START + HOUR } })
  await team.admin.client.campaigns.edit({ id, changes: { startsAt: START + 2 * HOUR } })
  await team.goOnline()
  const refused = (core: TestCore) => core.context.store.read.all<{ code: string }>(`SELECT code FROM rejected WHERE op ->> 'entity' = 'campaign'`).map(({ code }) => code)
  await until('one to be refused', () => refused(bo).length + refused(team.admin).length === 1)
  await team.settle()
  expect([...refused(bo), ...refused(team.admin)]).toEqual(['ends-before-start'])
  const [one, other] = [await bo.client.campaigns.get({ id }), await team.admin.client.campaigns.get({ id })]
  expect([one.startsAt, one.endsAt]).toEqual([other.startsAt, other.endsAt])
  expect(one.endsAt).toBeGreaterThan(one.startsAt)
})

test('two champions who each take away another team apart: the hub takes the first, and the second is told what would be left', async () => {
  const teams = [(await team.admin.client.team.createTeam({ name: 'North' })).id, (await team.admin.client.team.createTeam({ name: 'South' })).id]
  const idOf = async (core: TestCore) => (await core.client.session.get({})).member!.id
  await team.admin.client.team.change({ id: await idOf(cy), teamId: teams[0]! })
  await team.admin.client.team.change({ id: await idOf(bo), teamId: teams[1]! })
  await team.settle()
  const { id } = await bo.client.campaigns.create({ ...storm, audience: 'teams', teams })
  await team.settle()
  await team.goOffline()
  await bo.client.campaigns.edit({ id, changes: { teams: [teams[0]!] } })
  await team.admin.client.campaigns.edit({ id, changes: { teams: [teams[1]!] } })
  await team.goOnline()
  const refusals = async () => (await Promise.all([bo, team.admin].map((core) => core.client.ledger.rejections({ open: true })))).flatMap(({ rows }) => rows)
  await until('one to be refused', async () => (await refusals()).length === 1)
  await team.settle()
  expect(await refusals()).toMatchObject([{ code: 'teams-missing', entity: 'campaignTeam', act: 'deleted', resendable: true }])
  const asks = async (core: TestCore) => (await core.client.campaigns.get({ id })).teams
  expect(await asks(bo)).toHaveLength(1)
  expect(await asks(team.admin)).toEqual(await asks(bo))
})

test('categories reach everybody, and only champions set them', async () => {
  await expect(cy.client.categories.create({ name: 'Loyalty' })).rejects.toMatchObject({ code: 'champions-only' })
  const { id } = await bo.client.categories.create({ name: 'Loyalty' })
  await team.settle()
  const stamps = await cy.client.ideas.create({ title: 'Stamps', answers, categoryId: id })
  await team.settle()
  expect((await bo.client.ideas.get({ id: stamps.id })).category).toMatchObject({ name: 'Loyalty' })
})
