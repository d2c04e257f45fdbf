// News of the quieter steps of an idea in a team: support, evidence, owners, pilots, ledger, thanks, campaigns. Each is told to whom it concerns, on their screen and in their digest, and to nobody else.
import { expect, it } from 'vitest'
import { DAY, HOUR, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'

const [team, bo, cy] = teamOfEachTest(['Bo', 'champion'], ['Cy', 'employee'])
const answers = { customers: 'Nurses', delight: 'They sleep longer' }
const ideaOf = async (core: TestCore, more: object = {}) => {
  const idea = await core.client.ideas.create({ title: 'Evening slots', answers, ...more })
  await team.settle()
  return idea.id
}
const later = async () => {
  await team.settle()
  for (const { clock } of [team.hub, team.admin, bo, cy]) clock.pass(HOUR)
}
const items = async (core: TestCore) => (await core.client.home.news({})).groups.flatMap(({ items }) => items)
const told = async (core: TestCore) => (await items(core)).map(({ kind, by, text }) => [kind, by?.name, text])
const me = async (core: TestCore) => (await core.client.session.get({})).member!.id

it('support goes to the author and the owner, with the customers it is for; taken back it is told no more', async () => {
  const id = await ideaOf(cy)
  await team.admin.client.home.follow({ ideaId: id, follows: true })
  const customers = [{ name: 'Nordvik AB' }]
  await later()
  await bo.client.backing.supportFor({ id, customers })
  await later()
  expect(await told(cy)).toEqual([['supported', 'Bo', 'Nordvik AB']])
  expect(await told(team.admin)).toEqual([])
  expect((await cy.client.home.digestMail({ language: 'en' })).text).toContain('Bo supports it for Nordvik AB')
  await cy.client.home.setSwitch({ kind: 'supported', on: false })
  expect(await told(cy)).toEqual([])
  await cy.client.home.setSwitch({ kind: 'supported', on: true })
  await bo.client.ideas.support({ id, support: false })
  await team.settle()
  expect(await told(cy)).toEqual([])
})

it('new evidence, another owner, what a customer says who tries it, and entries in the ledger go to all who follow, while they stand', async () => {
  const id = await ideaOf(cy)
  await team.admin.client.home.follow({ ideaId: id, follows: true })
  const learning = await bo.client.learnings.log({ text: 'They sleep in shifts', customer: { name: 'Nordvik AB' } })
  await later()
  await bo.client.ideas.link({ id, learningId: learning.id, linked: true })
  await bo.client.ideas.move({ id, from: 'submitted', to: 'pilot' })
  await later()
  await bo.client.review.assign({ ids: [id], ownerId: await me(bo) })
  const { list: customers } = await bo.client.pilot.add({ ideaId: id, customers: [{ name: 'Nordvik AB' }] })
  await later()
  await bo.client.pilot.say({ id: customers[0]!.id, verdict: 'mixed', words: 'Not on Sundays', saidOn: '2026-03-02' })
  await bo.client.benefits.add({ ideaId: id, state: 'expected', gainer: 'customer', kind: 'contacts-avoided', low: 5, high: 9, proof: 'Counted in spring' })
  await later()
  const expected = [['entered', 'Bo', 'Counted in spring'], ['evidence', 'Bo', 'They sleep in shifts'], ['moved', 'Bo', ''], ['owner', 'Bo', 'Bo'], ['pilot', 'Bo', 'Nordvik AB']]
  for (const core of [team.admin, cy]) expect((await told(core)).toSorted(([a], [b]) => (a! < b! ? -1 : 1))).toEqual(expected)
  expect(await told(bo)).toEqual([])
  const { text } = await cy.client.home.digestMail({ language: 'en' })
  for (const sentence of ['Bo linked what a customer said: They sleep in shifts', 'Bo made Bo its owner', 'Bo noted the verdict of Nordvik AB: some of it works', 'Bo made an entry in its ledger: Counted in spring']) expect(text).toContain(sentence)
  // what does not stand any more is told no more; a private learning never
  await bo.client.ideas.link({ id, learningId: learning.id, linked: false })
  await bo.client.pilot.say({ id: customers[0]!.id, verdict: null, words: '', saidOn: '2026-03-02' })
  await team.settle()
  expect((await told(cy)).map(([kind]) => kind).toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual(['entered', 'moved', 'owner'])
})

it('a move to a step within a stage is told with its name, and no more when the idea stands there no longer', async () => {
  const id = await ideaOf(cy)
  await bo.client.ideas.move({ id, from: 'submitted', to: 'in-review' })
  const { steps } = (await team.admin.client.stages.addStep({ stage: 'in-review', name: 'Legal' })).find(({ key }) => key === 'in-review')!
  await later()
  await cy.client.home.see({})
  await later()
  await bo.client.ideas.move({ id, from: 'in-review', to: 'in-review', stepId: steps[0]!.id })
  await later()
  const unseen = (await items(cy)).filter(({ unseen }) => unseen)
  expect(unseen.map(({ kind, stage, step, text }) => [kind, stage, step, text])).toEqual([['moved', null, 'Legal', '']])
  expect((await cy.client.home.digestMail({ language: 'en' })).text).toContain('Bo moved it to Legal')
  await bo.client.ideas.move({ id, from: 'in-review', to: 'approved' })
  await team.settle()
  expect((await items(cy)).map(({ text, stage }) => stage ?? text)).toEqual(['approved', 'in-review'])
})

it('a move to a stage and a step of it at once is told once, with the name of the step and the reason', async () => {
  const id = await ideaOf(cy)
  const { steps } = (await team.admin.client.stages.addStep({ stage: 'in-review', name: 'Legal' })).find(({ key }) => key === 'in-review')!
  await later()
  await bo.client.ideas.move({ id, from: 'submitted', to: 'in-review', stepId: steps[0]!.id, reason: 'They must look at it' })
  await later()
  const [group] = (await cy.client.home.news({})).groups
  expect([group!.count, group!.unseen, group!.items.map(({ kind, stage, step, text }) => [kind, stage, step, text])]).toEqual([1, 1, [['moved', 'in-review', 'Legal', 'They must look at it']]])
  expect((await cy.client.home.digestMail({ language: 'en' })).text).toContain('Bo moved it to Legal: They must look at it')
  // it went on: where it had gone at first is told by the stage
  await bo.client.ideas.move({ id, from: 'in-review', to: 'approved' })
  await team.settle()
  expect((await items(cy)).map(({ stage, step, text }) => [stage, step, text])).toEqual([['approved', null, ''], ['in-review', null, 'They must look at it']])
})

it('thanks go to who is thanked and to nobody else, also for what they wrote without a name', async () => {
  const id = await ideaOf(cy, { nameless: true })
  const learning = await cy.client.learnings.log({ text: 'They sleep in shifts' })
  await team.settle()
  const commentId = (await bo.client.ideas.comment({ id, text: 'How many?' })).discussion[0]!.id
  await later()
  await bo.client.kudos.give({ ofNoun: 'idea', ofId: id, text: 'Whoever you are' })
  await bo.client.kudos.give({ ofNoun: 'learning', ofId: learning.id, text: 'Well heard' })
  await team.admin.client.kudos.give({ ofNoun: 'comment', ofId: commentId, text: 'Good question' })
  await later()
  const thanks = async (core: TestCore) => (await core.client.home.news({})).groups.flatMap(({ noun, title, items }) => items.filter(({ kind }) => kind === 'thanked').map(({ by, text }) => [noun, title, by!.name, text]))
  expect(new Set(await thanks(cy))).toEqual(new Set([['idea', 'Evening slots', 'Bo', 'Whoever you are'], ['learning', 'They sleep in shifts', 'Bo', 'Well heard']]))
  expect(await thanks(bo)).toEqual([['idea', 'Evening slots', 'Ada', 'Good question']])
  expect(await thanks(team.admin)).toEqual([])
  await cy.client.home.see({ about: `learning:${learning.id}` })
  expect((await cy.client.home.news({})).groups.find(({ noun }) => noun === 'learning')).toMatchObject({ unseen: 0 })
})

it('a campaign is told to whom it asks as it begins, to who has not answered a day before it ends, and its closing to all who took part', async () => {
  const { id: teamId } = await team.admin.client.team.createTeam({ name: 'North' })
  await team.admin.client.team.change({ id: await me(cy), teamId })
  await team.settle()
  const now = team.admin.clock.now
  const { id } = await team.admin.client.campaigns.create({ name: 'Storm', question: 'What now?', audience: 'teams', areaId: null, startsAt: now, endsAt: now + 3 * DAY, teams: [teamId] })
  await later()
  const campaign = async (core: TestCore) => (await items(core)).filter(({ kind }) => kind === 'campaign').map(({ task, text }) => [task, text])
  expect(await campaign(cy)).toEqual([['campaign-asks', 'What now?']])
  for (const core of [team.admin, bo]) expect(await campaign(core)).toEqual([])
  for (const core of [team.admin, bo, cy]) core.clock.pass(2 * DAY)
  expect((await campaign(cy)).map(([task]) => task)).toEqual(['campaign-ends', 'campaign-asks'])
  await cy.client.ideas.create({ title: 'Sandbags', answers, campaignId: id })
  await team.settle()
  expect((await campaign(cy)).map(([task]) => task)).toEqual(['campaign-asks'])
  await team.admin.client.campaigns.close({ id, note: 'Sandbags come tomorrow' })
  await later()
  // one that is over asks no more
  expect(await campaign(cy)).toEqual([['campaign-closed', 'Sandbags come tomorrow']])
  expect(await campaign(bo)).toEqual([])
})

it('what the author of an idea without a name does is told as theirs, without a name, and not to themselves', async () => {
  const id = await ideaOf(cy, { nameless: true, submit: false })
  await team.admin.client.home.follow({ ideaId: id, follows: true })
  const { id: learningId } = await bo.client.learnings.log({ text: 'They sleep in shifts', customer: { name: 'Nordvik AB' } })
  await later()
  await cy.client.ideas.move({ id, from: 'draft', to: 'submitted' })
  await cy.client.ideas.link({ id, learningId, linked: true })
  await cy.client.ideas.comment({ id, text: 'There are nine of us' })
  await cy.client.ideas.edit({ id, changes: { ownerId: await me(bo) } })
  await cy.client.benefits.add({ ideaId: id, state: 'expected', gainer: 'customer', kind: 'contacts-avoided', low: 5, high: 9, proof: 'Counted in spring' })
  await later()
  expect(new Set((await told(team.admin)).map(([kind, by]) => `${kind}:${by}`))).toEqual(new Set(['moved:', 'evidence:', 'commented:', 'owner:', 'entered:']))
  const { text } = await team.admin.client.home.digestMail({ language: 'en' })
  for (const sentence of ['The author linked what a customer said: They sleep in shifts', 'The author made Bo its owner', 'The author made an entry in its ledger: Counted in spring']) expect(text).toContain(sentence)
  const them = await me(cy)
  for (const core of [team.admin, bo]) {
    const all = JSON.stringify([await core.client.home.news({}), await core.client.home.digest({ period: 'weekly' })])
    expect([all.includes(them), all.includes('"Cy"')]).toEqual([false, false])
  }
  expect(await told(cy)).toEqual([])
  // who supports it is told to the author, and nothing tells that they were
  await team.admin.client.ideas.support({ id, support: true })
  await later()
  expect(await told(cy)).toEqual([['supported', 'Ada', '']])
})

it('a private note of champions is in nobody’s news, and nothing that only champions may see', async () => {
  const id = await ideaOf(cy)
  await bo.client.ideas.addNote({ id, text: 'The budget is gone' })
  await later()
  for (const core of [team.admin, bo, cy]) expect(await told(core)).toEqual([])
})
